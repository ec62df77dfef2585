"""What a number counts or measures, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number belongs to, and what is said to happen to it. A number
without a noun counts what its sentence or the number before it does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import act_of, of_noun
from summarize.claims.nouns import (
    CHANGES,
    GENERIC,
    MEASURING,
    MODIFIERS,
    NAMED,
    NOUNS,
    SIZING,
    STATES,
    SUMS,
    Counted,
    change_by,
    is_human,
    is_unit,
    noun_of,
    phrase,
    subject_of,
    top_of,
    upward,
    whole,
)
from summarize.claims.roles import object_of
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.saying import stance_of, strip_titles
from summarize.text.units import CURRENCY_PREFIXES, LENGTHS, SPEEDS, TIME_UNITS
from summarize.text.words import PEOPLE, TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOOK_BACK = 60
"""Characters in front of a number among which words stand that say what it counts."""

_CONVERTED = re.compile(
    r"(?:\d|million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|miles|feet)[^.()]{0,24}"
    r"\(\s?\Z|\((?=[^()\d]*\d)[^()]*[;,/]\s?\Z"
)
"""In front of a number that stands in brackets behind another: "two million euros ($2.6m)"."""


def counted(
    doc: Doc, mention: NumberMention, last: Counted | None, before: Counted | None
) -> Counted:
    """Return what a number of a parsed text counts.

    The number before it in its sentence may count or measure the same (`last`), or the last plain
    count in this sentence or the one before it (`before`).
    """
    top = top_of(doc, mention)
    if top is None or (mention.kind == "measure" and mention.unit in TIME_UNITS):
        return Counted(None)
    in_front = text_of(doc)[max(0, mention.start - LOOK_BACK) : mention.start]
    if last is not None and _CONVERTED.search(in_front):
        return last
    if mention.kind == "count":
        return _of_count(top, mention, before)
    return _of_measure(doc, top, mention)


# --- counts

_JOINED = re.compile(r"[-\u2010\u2011](?P<word>[a-z]+)")
_TOLL_BEFORE = re.compile(
    r"\btoll\b[^.;:,\d]{0,40}\s(?:now|at|to|is|reache[sd]|hits|passe[sd])\s+\Z", re.IGNORECASE
)


def _of_count(top: Token, mention: NumberMention, before: Counted | None) -> Counted:
    text = text_of(top.doc)
    if _TOLL_BEFORE.search(text[max(0, mention.start - LOOK_BACK) : mention.start]):
        return Counted("people", "killed", human=True)
    joined = _JOINED.match(text, mention.end)
    if joined is not None and joined["word"].removesuffix("s") not in PEOPLE | {"strong"}:
        return Counted(None)  # "a two-way race"
    noun = noun_of(top, mention)
    if joined is not None and noun is not None and noun.lower_ == joined["word"]:
        noun = noun.head if noun.head.pos_ in NOUNS else noun
    holder = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else noun
    if holder is not None and holder.lemma_.lower() in SUMS:
        return _of_sum(holder, before)
    if noun is None or {noun.lower_, noun.lemma_.lower()} & GENERIC:
        return _elliptical(noun or top, before)
    return of_noun(noun)


def _elliptical(top: Token, before: Counted | None) -> Counted:
    """Return what a number without a noun counts: "killing at least one", "another 200 left"."""
    act, agent = act_of(top)
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    named = top.i > 0 and top.nbor(-1).lower_ in ("the", "these", "those")
    if named or top.lower_ == "one" or top.pos_ == "ADV":  # "the two met", "robbed twice"
        return Counted(None)
    people = _people_in_front(top)
    like = of_noun(people) if people is not None else before
    if like is None:
        return Counted("people", act, agent=True, human=True) if agent else Counted(None)
    own = top.dep_ in ("nsubj", "nsubjpass", "attr") or top.head.lemma_ == "have"
    return like._replace(act=act, agent=agent) if act is not None or own else like


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, but those who only tell the number."""
    for token in top.doc[top.sent.start : top.i]:
        relays = token.dep_ == "nsubj" and stance_of(token.head.lemma_) is not None
        if token.tag_ in ("NNS", "NNPS") and is_human(token) and not relays:
            return token
    return None


def _of_sum(total: Token, before: Counted | None) -> Counted:
    """Return what a total is of: its own words say so, or the count before it."""
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    those = object_of(total, "of")
    if those is None:
        return before or Counted(phrase(total))
    own = of_noun(those)
    told = own.act in TOLLS or own.act in STATES
    told = told or any(c.dep_ in ("acl", "relcl") for c in those.children)
    # That the number of them rose is nothing that befell them.
    return own if told else own._replace(act=None, agent=False)


# --- who is how old

_NAME = r"(?:[A-Z](?:[\w'\u2019\-]*|\.(?:[A-Z]\.)*)\s+){0,5}[A-Z][\w'\u2019\-]+"
_NAME_BEFORE = re.compile(
    rf"(?<![\w'\u2019.-])(?P<name>{_NAME})(?:,\s+(?:now\s+|aged\s+)?|\s+\(|(?:,\s+who)?\s+(?:is|turned)\s+)\Z"
)
_NAME_AFTER = re.compile(r"\s+(?P<name>(?:[A-Z][\w'\u2019\-]+\s+){1,5}[A-Z][\w'\u2019\-]+)")
_STEPS = 4
"""Links from an age up to the person; "X, a 40-year-old unarmed man" takes three."""
_BESIDE = frozenset({"appos", "amod", "nummod", "compound", "nmod", "npadvmod", "acl", "advmod"})
"""Links from what is said of a noun up to that noun."""


def of_age(doc: Doc, mention: NumberMention) -> str:
    """Return whose age a number is: "age of Jane Doe", "age of the girl"; "age" if not told."""
    text = text_of(doc)
    line = text[max(0, mention.start - 80) : mention.start].rpartition("\n")[2]
    named = _NAME_BEFORE.search(line) or _NAME_AFTER.match(text, mention.end)
    if named is not None:
        return f"age of {strip_titles(named['name'])}"
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    bearers: list[Token] = []
    for token in upward(span.root, _STEPS) if span else ():
        bearers.append(token)
        if token.dep_ not in _BESIDE:
            break
    people = (e.text for n in bearers for e in doc.ents if e.label_ == "PERSON" and n in e)
    if (name := next(people, None)) is not None:
        return f"age of {strip_titles(name)}"
    nouns = (n.lower_ for n in bearers if n.pos_ == "NOUN" and is_human(n))
    return f"age of the {noun}" if (noun := next(nouns, None)) else "age"


# --- what an amount of money, a share or a measure is of: "depth", "offer", "eastern part"

_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
_WAY = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off"
    r"|from|beneath|below|away|offshore|inland|upstream|downstream|underground)\b"
    r"(?:\s+(?:of|from)\b)?)(?:(?:\s+(?!(?:where|when|which|who|and|to|that|as|said|after|before|on|in|at)\b)[a-z]+){0,4}?"
    r"\s+(?P<place>[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2}))?"
)


def _of_measure(doc: Doc, top: Token, mention: NumberMention) -> Counted:
    if mention.unit in LENGTHS and (way := _of_distance(doc, mention)) is not None:
        return Counted(way)
    if mention.unit == "magnitude":
        return Counted("quake")
    if mention.unit in SPEEDS:
        return Counted("speed")
    noun = _measured(top, mention)
    if noun is not None and noun.lemma_.lower() in SUMS | {"amount", "range"}:
        noun = object_of(noun, "of", "in", "for")
    if noun is None or noun.like_num or is_unit(noun) or noun.text in CURRENCY_PREFIXES:
        return Counted(None)  # "the same day cost it $5 million"
    if noun.pos_ not in NOUNS or noun.lemma_.lower() in GENERIC:
        return Counted(None)
    found = Counted(phrase(noun, mention))
    way = change_by(top) if mention.kind == "percent" else None
    if way is not None and noun.lemma_.lower() not in CHANGES:
        return Counted(f"{way} in {found.noun}")
    return found


def _of_distance(doc: Doc, mention: NumberMention) -> str | None:
    """Return what a length is by the words behind it: "distance from Oslo", "height"."""
    extent = _EXTENTS.get(re.split(r"[\s\-]", mention.text)[-1].lower())
    found = _WAY.match(text_of(doc), mention.end)
    if extent is not None or found is None:
        return extent
    way = " ".join(found["way"].split())
    if way in ("beneath", "below", "underground"):
        return "depth"
    place = found["place"] or ""
    return f"distance {way} {place}" if place else f"distance {way.removesuffix(' of')}"


def _measured(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that has a measure: "6 % of sales", "a 5m grant", "the fine was 5m"."""
    found, head = object_of(top, "of"), top.head
    if found is not None and not found.like_num:
        return found
    if top.pos_ in NOUNS and top.idx >= mention.end:
        return whole(top)
    if top.dep_ in MODIFIERS and (head.lower_ == "worth" or head.pos_ in NOUNS):
        return head.nbor(-1) if head.lower_ == "worth" and head.i else whole(head)
    if top.dep_ == "pobj" and head.lower_ != "with":
        return _having(head.head)
    if top.dep_ in ("attr", "acomp", "oprd") or head.lemma_ in MEASURING | CHANGES:
        return _having(head)
    return None


def _having(above: Token) -> Token | None:
    """Return what has a size: a noun, or what a verb says of it; nobody who only does something."""
    if above.pos_ in NOUNS:
        return None if above.ent_type_ in NAMED else above
    subject = subject_of(above) if above.pos_ in ("VERB", "AUX") else None
    acts = subject is not None and (is_human(subject) or subject.ent_type_ in NAMED)
    return None if acts and above.lemma_ not in SIZING else subject
