"""What a length is: how far from where, how deep, how long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.nouns import NOUNS, definite
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
_WAY = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off|from"
    r"|beneath|below|above|under|away|offshore|inland|out|apart|upstream|downstream|upriver|down|underground|inside)\b"
    r"(?:\s+(?:of|from|to\s+sea)\b)?)(?P<the>\s+(?:the|its|their|his|her)\b)?"
)
_PLACE = re.compile(
    r"(?:\s+(?!(?:where|when|which|who|and|to|that|as|said|after|before|on|in|at)\b)[a-z]+){0,4}?\s+"
    r"(?P<place>[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2})"
)
_SURFACE = re.compile(r"\s+(?:surface|ground|seabed|sea|water|earth)\b")
_DEPTHS = frozenset({"beneath", "below", "under"})


def of_distance(doc: Doc, top: Token, mention: NumberMention) -> str | None:
    """Return what a length is by the words behind it: "distance from Oslo", "height of tower".

    Args:
        doc: The parse.
        top: The highest word of the number and its unit.
        mention: The length.
    """
    extent = _EXTENTS.get(re.split(r"[\s\-]", mention.text)[-1].lower())
    if extent is not None:
        noun = _extended(top)
        return f"{extent} of {definite(noun, mention)}" if noun is not None else extent
    found = _WAY.match(text_of(doc), mention.end)
    if found is None:
        return "distance" if top.dep_ == "pobj" and top.head.lower_ == "within" else None
    return _way(doc, found)


def _way(doc: Doc, found: re.Match[str]) -> str | None:
    text, way = text_of(doc), " ".join(found["way"].split())
    if way in ("down", "underground"):
        return "depth"
    if way in _DEPTHS:
        return "depth" if _SURFACE.match(text, found.end()) else None
    if found["way"] == "inside" and found["the"]:
        return None  # "two metres inside the tunnel"
    place = _PLACE.match(text, found.end())
    if place is not None and (thing := _of_nation(doc, place)) is not None:
        return f"distance {way} the {thing}"
    if place is not None:
        return f"distance {way} {place['place']}"
    if found["the"]:
        article = doc.char_span(found.start("the") + 1, found.end("the"))
        noun = article[0].head if article is not None else None
        return f"distance {way} the {noun.lower_}" if noun is not None else None
    return f"distance {way}"


def _of_nation(doc: Doc, place: re.Match[str]) -> str | None:
    """Return "Sudanese border" where only the nation of a border or a coast is a name."""
    span = doc.char_span(place.start("place"), place.end("place"))
    if span is None or span[-1].tag_ != "JJ":
        return None
    noun = span[-1].head
    return f"{place['place']} {noun.lower_}" if noun.pos_ in NOUNS and noun.i > span[-1].i else None


def _extended(top: Token) -> Token | None:
    """Return what is so long: "the tunnel, 30 metres long," or "the tower is 70 m high"."""
    for token in (top, top.head):
        head = token.head
        if head.pos_ in NOUNS and token.dep_ in (
            "amod",
            "appos",
            "acl",
            "compound",
            "nmod",
            "advmod",
        ):
            return head
        if head.pos_ in ("VERB", "AUX"):
            subject = (c for c in head.children if c.dep_ == "nsubj" and c.pos_ in NOUNS)
            return next(subject, None)
    return None
