"""What an amount of money, a share or a measure is of: "depth", "offer", "eastern part"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import GENERIC, WEAK_VERBS, Counted, past, phrase
from summarize.text.amounts import NumberMention
from summarize.text.parsing import text_of
from summarize.text.units import LENGTHS, TIME_UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def of_measure(doc: Doc, top: Token, mention: NumberMention) -> Counted:
    """Return what a measure of a parsed text is of; `top` is the highest word of it."""
    way = _DIRECTION.match(text_of(doc), mention.end) if mention.unit in LENGTHS else None
    if way is not None:
        return Counted(f"distance {way['way']}")
    noun = _valued(doc, mention) or _measured(top, mention)
    if noun is None and mention.kind == "percent":
        noun = _fronted(top)
    if noun is None and mention.unit != "magnitude":
        return _by_dimension(top, mention)
    if noun is not None and (noun.lemma_.lower() in GENERIC or noun.pos_ == "PRON"):
        return Counted(None)
    if mention.unit == "magnitude":
        return Counted(noun.lower_ if noun is not None and noun.lower_ in _TREMORS else "quake")
    if noun is None:
        return Counted(None)
    act = _act_of_share(top) if mention.kind == "percent" else None
    rate = _RATE.match(text_of(doc), mention.end)
    return Counted(phrase(noun, mention) + (rate.group() if rate else ""), act)


_RATE = re.compile(
    r"\s+(?:per|an?)\s+(?:year|season|month|week|day|hour|share|head|household|person)\b"
)
_WORTH = re.compile(r"\b(?:worth|valued\s+at|estimated\s+at|estimated\s+to\s+be\s+worth)\s+\Z")


def _valued(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the goods right in front of "worth" or "valued at" and an amount."""
    since = max(0, mention.start - 40)
    found = _WORTH.search(text_of(doc)[since : mention.start])
    if not found:
        return None
    last = since + len(text_of(doc)[since : mention.start].rstrip())
    span = doc.char_span(since + found.start(), last, alignment_mode="expand")
    if span is None or not span.start or doc[span.start - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    return doc[span.start - 1]


_TREMORS = frozenset({"quake", "earthquake", "aftershock", "aftershocks", "tremor", "temblor"})
_DIRECTION = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off|from"
    r"|beneath|below|above)\b(?:\s+(?:of|from))?(?:\s+the\s+[a-z]+(?:\s+of)?)?"
    r"(?:\s+[A-Z][\w\u2019'-]+){0,3})"
)


def _act_of_share(top: Token) -> str | None:
    """Return what is done to a share: "reclaimed 85 percent of the valley"."""
    if top.dep_ != "dobj" or top.head.lemma_.lower() in WEAK_VERBS:
        return None
    return past(top.head, agent=False)


def _by_dimension(top: Token, mention: NumberMention) -> Counted:
    """Name what a bare measure is by its unit and what is done: "area cleared"."""
    unit = mention.unit or ""
    area = unit.endswith("** 2") or unit in ("hectare", "acre")
    noun = "area" if area else "part" if mention.kind == "percent" else None
    if top.dep_ == "dobj" and top.head.pos_ == "VERB" and top.head.lemma_.lower() not in WEAK_VERBS:
        act = past(top.head, agent=False)
        return Counted(noun or ("amount" if mention.kind == "money" else "distance"), act)
    return Counted(noun if mention.kind != "percent" else None)


def _fronted(top: Token) -> Token | None:
    """Read the whole in front: "Of the harvest, 80 percent is lost"."""
    for token in reversed(list(top.sent)):
        opens = token.i == top.sent.start or token.nbor(-1).text in (":", ";", "\u2013", "\u2014")
        if token.i < top.i and token.lower_ == "of" and opens:
            return next((c for c in token.children if c.dep_ == "pobj"), None)
    return None


def _measured(top: Token, mention: NumberMention) -> Token | None:
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in") and child.i > top.i:
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return _skip_worth(found)
    if top.pos_ in ("NOUN", "PROPN") and top.idx >= mention.end:
        return top
    if top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss"):
        head = top.head
        if head.lower_ == "worth":
            return _worth(head)
        if head.pos_ in ("NOUN", "PROPN"):
            return _skip_worth(head)
    return None if mention.unit in TIME_UNITS else _governor(top)


def _skip_worth(noun: Token) -> Token:
    """Step from "worth" to the goods: "€2 million worth of loot"."""
    if noun.lower_ != "worth":
        return noun
    found = [g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return found[0] if found else noun


def _worth(token: Token) -> Token | None:
    below = _skip_worth(token)
    if below != token:
        return below
    if token.i and token.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return token.nbor(-1)
    return token.head if token.head.pos_ in ("NOUN", "PROPN") else _subject(token.head)


def _governor(top: Token) -> Token | None:
    """Return what has this measure: "a depth of 10 km", "the fine was 5 million"."""
    if top.dep_ == "pobj":
        above = top.head.head
        if above.pos_ in ("NOUN", "PROPN"):
            return above
        return _worth(above) if above.lower_ == "worth" else _subject(above)
    if top.dep_ in ("attr", "dobj", "acomp", "oprd", "advcl", "npadvmod", "appos", "dep"):
        head = top.head
        if head.pos_ in ("NOUN", "PROPN"):
            return head
        if top.dep_ == "dobj" and head.lemma_ not in MEASURING:
            return None
        return _subject(head)
    return None


MEASURING = frozenset(
    {
        "be",
        "reach",
        "cost",
        "total",
        "measure",
        "weigh",
        "span",
        "cover",
        "hit",
        "exceed",
        "top",
        "near",
    }
)
"""Verbs whose object is a measure of their subject."""


_ROLES = ("nsubjpass", "dobj", "nsubj")


def _subject(verb: Token) -> Token | None:
    if verb.pos_ in ("NOUN", "PROPN"):
        return verb
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    for dependency in ("nsubjpass", "nsubj") if verb.lemma_ in MEASURING else _ROLES:
        for child in verb.children:
            if child.dep_ == dependency and child.pos_ in ("NOUN", "PROPN"):
                return child
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl") and verb.head != verb:
        return _subject(verb.head)
    return None
