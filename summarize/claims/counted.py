"""What a number counts, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number quantifies, and what is said to happen to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import act_behind, act_of, of_noun
from summarize.claims.amounts import of_measure
from summarize.claims.nouns import (
    GENERIC,
    NAMED,
    NOUNS,
    STATES,
    SUMS,
    Context,
    Counted,
    holder_of,
    is_human,
    noun_of,
    phrase,
    top_of,
)
from summarize.claims.roles import object_of
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.saying import stance_of
from summarize.text.units import TIME_UNITS
from summarize.text.words import PEOPLE, TOLL_OF, TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def counted(doc: Doc, mention: NumberMention, near: Context) -> Counted:
    """Return what a number of a parsed text counts.

    Args:
        doc: The parse.
        mention: The number.
        near: What the numbers around it count.
    """
    top = top_of(doc, mention)
    if top is None:
        return Counted(None)
    before = text_of(doc)[max(0, mention.start - LOOK_BACK) : mention.start]
    if near.apposed is not None and _CONVERTED.search(before):
        return near.apposed
    if mention.kind == "measure" and mention.unit in TIME_UNITS:
        return Counted(None)
    if mention.kind != "count":
        return of_measure(doc, top, mention, near)
    part = _part(doc, top, mention, near)
    return part if part is not None else _of_count(top, mention, near)


LOOK_BACK = 60
"""Characters in front of a number that can hold "of which there have been some"."""

_CONVERTED = re.compile(
    r"(?:\d|million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|miles|feet)[^.()]{0,24}"
    r"\(\s?\Z|\((?=[^()\d]*\d)[^()]*[;,/]\s?\Z"
)
"""In front of a number that stands in brackets behind another: "two million euros ($2.6m)"."""

# --- parts


_OF_THEM = re.compile(
    r"\s+of\s+(?:them|which|whom|(?:those|these)(?=[.,;)]))(?:\s+(?P<who>[a-z]+))?"
)
_AMONG_THEM = re.compile(r"\s+[a-z]+\s+among\s+(?:them|these)\b")
_PART_CUE = re.compile(
    r"(?:\bincluding(?:\s+at\s+least)?|\bamong\s+(?:them|these)(?:\s+were)?,?)\s+\Z"
)


def _part(doc: Doc, top: Token, mention: NumberMention, near: Context) -> Counted | None:
    """Read a part by its whole: "384 civilians, including 45 children, were killed"."""
    value = mention.value or mention.low or 0.0
    whole = next((c for v, c in near.wholes if v > value and c.noun), None)
    if whole is None:
        return None
    text = text_of(doc)
    behind = text[max(0, mention.start - LOOK_BACK) : mention.start].lower()
    of_them = _OF_THEM.match(text, mention.end)
    who = doc.char_span(*of_them.span("who")) if of_them and of_them["who"] else None
    if who is not None and is_human(who[0]):  # "11 of them children"
        return whole._replace(noun=who.text, human=True)
    if of_them:
        return _likewise(top, whole)
    noun = noun_of(top, mention)
    cued = _PART_CUE.search(behind) or _AMONG_THEM.match(text, mention.end)
    if noun is None or not cued:
        return None
    own = of_noun(noun)
    if own.act in TOLLS and own.act != whole.act:
        return own
    return whole._replace(noun=phrase(noun), human=own.human)


def _likewise(top: Token, other: Counted) -> Counted:
    """Count the same as another number does, with this one's own fate where it has one."""
    act, agent = act_behind(top) or act_of(top)
    if act is not None or _has_own_predicate(top):
        return other._replace(act=act, agent=agent)
    return other


def _has_own_predicate(top: Token) -> bool:
    """Whether a number is itself what its clause is about, or what somebody has."""
    verb = top.head
    subject = top.dep_ in ("nsubj", "nsubjpass", "attr") and verb.pos_ in ("VERB", "AUX")
    return subject or verb.lemma_ == "have"


# --- plain counts


_JOINED = re.compile(r"[-\u2010\u2011](?P<word>[a-z]+)")


_TOLL_BEFORE = re.compile(
    r"\btoll\b[^.;:,\d]{0,40}\s(?:now|at|to|is|reache[sd]|hits|passe[sd])\s+\Z", re.IGNORECASE
)


def _of_count(top: Token, mention: NumberMention, near: Context) -> Counted:
    text = text_of(top.doc)
    if _TOLL_BEFORE.search(text[max(0, mention.start - LOOK_BACK) : mention.start]):
        return Counted("people", "killed", human=True)
    joined = _JOINED.match(text, mention.end)
    if joined is not None and joined["word"].removesuffix("s") not in PEOPLE | {"strong"}:
        return Counted(None)  # "a two-way race"
    noun = noun_of(top, mention)
    if joined is not None and noun is not None and noun.lower_ == joined["word"]:
        noun = noun.head if noun.head.pos_ in NOUNS else noun
    if noun is not None and noun.lemma_.lower() in SUMS:
        return _of_sum(noun, near.before)
    if noun is None and (holder := holder_of(top)) is not None:
        return _of_holder(holder, mention, near)
    if noun is None or noun.lemma_.lower() in GENERIC or noun.lower_ in GENERIC:
        return _elliptical(noun or top, near)
    return of_noun(noun)


DOZEN = 12
"""What one person has so many of is told of nobody; more are the years of his age."""


def _of_holder(holder: Token, mention: NumberMention, near: Context) -> Counted:
    """Read what has a size or a number: "a crew of 22", "put the crowd at 800", "the toll"."""
    if holder.lemma_.lower() in SUMS:
        return _of_sum(holder, near.before)
    if holder.lemma_.lower() in TOLL_OF or holder.lower_ in TOLL_OF:
        return of_noun(holder)  # "puts the dead at eleven"
    if is_human(holder) and holder.tag_ == "NN":  # "the pilot was 29", but "a mother of four"
        return Counted(f"age of the {holder.lower_}" if (mention.value or 0) > DOZEN else None)
    return Counted(None) if holder.ent_type_ in NAMED else Counted(phrase(holder))


def _of_sum(total: Token, before: Counted | None) -> Counted:
    """Return what a total is of: its own words say so, or the count before it."""
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    those = object_of(total, "of")
    if those is not None:
        own = of_noun(those)
        told = own.act in TOLLS or own.act in STATES
        told = told or any(c.dep_ in ("acl", "relcl") for c in those.children)
        # That the number of them rose is nothing that befell them.
        return own if told else own._replace(act=None, agent=False)
    return before or Counted(phrase(total))


# --- numbers without a noun: "another 4,000 made it out", "two others missing"


def _elliptical(top: Token, near: Context) -> Counted:
    """Return what a number without a noun counts: "killing at least one", "two others missing".

    Args:
        top: The number, or the word that stands for what was counted before.
        near: What the numbers around it count.
    """
    act, agent = act_behind(top) or act_of(top)
    before = near.before
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    if _stands_for_others(top) or top.pos_ == "ADV":  # "robbed twice"
        return Counted(None)
    here = near.apposed if near.apposed is not None and near.apposed.human else None
    if here is None and (people := _people_in_front(top)) is not None:
        here = of_noun(people)
    here = here or before
    if here is None:
        return Counted("people", act, agent=True, human=True) if agent else Counted(None)
    return _likewise(top, here)


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, but those who only tell the number."""
    for token in top.doc[top.sent.start : top.i]:
        relays = token.dep_ == "nsubj" and stance_of(token.head.lemma_) is not None
        if token.tag_ in ("NNS", "NNPS") and is_human(token) and not relays:
            return token
    return None


def _stands_for_others(top: Token) -> bool:
    """Whether a bare number names somebody or is an age: "the two met", "who is 70"."""
    before = top.nbor(-1) if top.i else None
    if top.lower_ == "one":
        return True
    if before is not None and before.lower_ in ("the", "these", "those"):
        return not any(c.dep_ in ("relcl", "acl", "prep") for c in top.children)
    return top.dep_ in ("attr", "acomp") and any(
        c.dep_ == "nsubj" and c.lower_ in ("who", "he", "she", "i") for c in top.head.children
    )
