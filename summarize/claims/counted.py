"""What a number counts, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number quantifies, and what is said to happen to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.amounts import of_measure
from summarize.claims.nouns import (
    GENERIC,
    NAMED,
    NOUNS,
    SPEECH_VERBS,
    STATES,
    SUMS,
    WEAK_VERBS,
    Context,
    Counted,
    act_behind,
    act_of,
    antecedent,
    is_apposed,
    is_human,
    noun_of,
    object_of,
    of_noun,
    past,
    phrase,
    sized_by,
    top_of,
    topic_before,
    upward,
    whole,
)
from summarize.languages import word_set
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.units import TIME_UNITS
from summarize.text.words import PEOPLE, TOLL_OF, TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- numbers without a noun: "another 4,000 made it out", "two others missing"


REPORTING_VERBS = NEUTRAL_VERBS | FACTIVE_VERBS | {"claim", "estimate", "count", "believe"}


def elliptical(top: Token, near: Context) -> Counted:
    """Return what a number without a noun counts: "killing at least one", "two others missing".

    Args:
        top: The number, or the word that stands for what was counted before.
        near: What the numbers around it count.
    """
    act, agent = act_behind(top) or act_of(top)
    before = near.before
    if before is not None and act is not None and before.act == act:
        return before
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    if _stands_for_others(top):
        return Counted(None)
    topic = topic_before(top)
    if topic is not None:
        own = of_noun(topic)
        return own if act is None else own._replace(act=act, agent=agent)
    here = near.apposed if near.apposed is not None and near.apposed.human else None
    subject = _people_in_front(top) if here is None else None
    if subject is not None:
        return _likewise(top, of_noun(subject), act, agent=agent)
    before = here or before
    if before is None:
        told = act and (agent or (top.dep_ == "dobj" and top.head.lemma_ in _DONE_TO_PEOPLE))
        return Counted("people", act, agent=agent, human=True) if told else Counted(None)
    return _likewise(top, before, act, agent=agent)


_DONE_TO_PEOPLE = frozenset(
    {"employ", "hire", "recruit", "arrest", "detain", "jail", "rescue", "evacuate", "hospitalise",
     "hospitalize"}
)  # fmt: skip
"""Verbs whose object, where it is a bare number, is people: "the plant employs about 600"."""


def _stands_for_others(top: Token) -> bool:
    """Whether a bare number names somebody or is an age: "the two met", "who is 70"."""
    before = top.nbor(-1) if top.i else None
    if before is not None and before.lower_ in ("the", "these", "those"):
        return not any(c.dep_ in ("relcl", "acl", "prep") for c in top.children)
    listed = before is not None and before.is_punct and top.i + 1 < len(top.doc)
    if top.lower_ == "one":
        return True
    if listed and top.nbor().text == "," and top.dep_ not in ("nsubj", "nsubjpass"):
        return True
    return top.dep_ in ("attr", "acomp") and any(
        c.dep_ == "nsubj" and c.lower_ in ("who", "he", "she", "i") for c in top.head.children
    )


def _likewise(top: Token, other: Counted, act: str | None, *, agent: bool) -> Counted:
    """Count the same as another number does, with this one's own fate where it has one."""
    if act is not None:
        return other._replace(act=act, agent=agent)
    own = has_own_predicate(top) or _is_had(top)
    return other._replace(act=None, agent=False) if own else other


def _is_had(top: Token) -> bool:
    """Whether a number is what somebody has, or is put beside a thing: "the clinic has 25".

    Such a number shares nobody's fate; one that is said or counted may ("the ministry gave 31").
    """
    verb = top.head
    if top.dep_ == "appos":
        return verb.pos_ == "NOUN" and not is_human(verb) and verb.lemma_.lower() not in SUMS
    relayed = SPEECH_VERBS | REPORTING_VERBS
    return top.dep_ == "dobj" and verb.lemma_ in WEAK_VERBS and verb.lemma_ not in relayed


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, where they stand before the number."""
    for token in top.sent:
        if token.i >= top.i:
            return None
        plural = token.lower_.endswith(("s", "people", "men", "children"))
        if plural and token.pos_ in NOUNS and is_human(token) and not _relays(token):
            return token
    return None


def _relays(token: Token) -> bool:
    """Whether people only tell the number: "police said 800"."""
    return token.dep_ == "nsubj" and token.head.lemma_ in SPEECH_VERBS | REPORTING_VERBS


def has_own_predicate(top: Token) -> bool:
    """Whether a number is itself what its clause is about, so that it shares no other's fate."""
    verb = top.head
    finite = verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.children)
    return top.dep_ in ("nsubj", "nsubjpass", "attr") and verb.pos_ in ("VERB", "AUX") and finite


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
    if near.apposed is not None and is_apposed(text_of(doc), mention):
        return near.apposed
    if mention.kind == "measure" and mention.unit in TIME_UNITS:
        return Counted(None)
    if mention.kind != "count":
        return of_measure(doc, top, mention, near)
    if near.apposed is not None and (
        _EXACTLY.match(text_of(doc), mention.end) or _is_compared(doc, top, mention)
    ):
        return near.apposed
    part = _part(doc, top, mention, near)
    return part if part is not None else _of_count(top, mention, near)


def _is_compared(doc: Doc, top: Token, mention: NumberMention) -> bool:
    """Whether a bare number is what the one before it was: "to 78 planes from 92"."""
    behind = text_of(doc)[max(0, mention.start - LOOK_BACK) : mention.start]
    return _COMPARED.search(behind) is not None and noun_of(top, mention) is None


_EXACTLY = re.compile(r",?\s+to\s+be\s+(?:exact|precise)\b")
_COMPARED = re.compile(
    r"\d[^.;:\d]{0,24}?,?\s(?:(?:up|down)\s)?(?:from|against|compared\s+(?:with|to)|versus)\s+\Z"
    r"|\d\s(?:votes?|points?|seats?)\sto\s\Z"
)


# --- parts --------------------------------------------------------------------------------------


def _wider(near: Context, mention: NumberMention) -> Counted | None:
    """Return the last count that a number can be a part of: none of a smaller number is."""
    value = mention.value or mention.low or 0.0
    return next((c for v, c in near.wholes if v > value and c.noun), None)


def _part(doc: Doc, top: Token, mention: NumberMention, near: Context) -> Counted | None:
    """Read a part by its whole: "384 civilians, including 45 children, were killed"."""
    text = text_of(doc)
    behind = text[max(0, mention.start - LOOK_BACK) : mention.start].lower()
    whole_ = _wider(near, mention)
    if (front := _OF_FRONT.search(behind)) is not None and front["toll"] in TOLL_OF:
        return Counted("people", TOLL_OF[front["toll"]], human=True)
    if (made := _made_up(top)) is not None:
        return made
    if _OF_US.match(text, mention.end):
        return _pointed(top, Counted("people", human=True))
    whole_ = _meant(doc, mention) or whole_
    if whole_ is None:
        return None
    if named := _OF_THEM.match(text, mention.end):
        return whole_._replace(noun=named["noun"])
    if _OF_THESE.match(text, mention.end) or _OF_WHICH.search(behind):
        return _pointed(top, whole_)
    noun = noun_of(top, mention)
    cued = _PART_CUE.search(behind) or _AMONG_THEM.match(text, mention.end)
    if noun is None or not cued:
        return None
    own = of_noun(noun)
    if own.act is not None and own.act not in (whole_.act, None) and own.act in TOLLS:
        return own
    return whole_._replace(noun=phrase(noun), human=own.human)


def _made_up(top: Token) -> Counted | None:
    """Read the part that a sentence begins with: "children made up 290 of those brought out"."""
    if top.dep_ != "dobj" or top.head.lemma_ not in ("make", "constitute", "comprise", "form"):
        return None
    part = next((c for c in top.head.children if c.dep_ == "nsubj" and c.tag_ == "NNS"), None)
    those = object_of(top, "of")
    if part is None or those is None:
        return None
    told = any(c.dep_ in ("acl", "relcl") for c in those.children)
    act, agent = act_of(those) if told else (None, False)
    return Counted(phrase(part), act, agent=agent, human=is_human(part))


def _meant(doc: Doc, mention: NumberMention) -> Counted | None:
    """Return what "of which there have been 160" is about: the plural right in front of it."""
    since = max(0, mention.start - LOOK_BACK)
    behind = _OF_WHICH.search(text_of(doc)[since : mention.start].lower())
    if behind is None or not behind["relative"]:
        return None
    span = doc.char_span(since + behind.start("relative"), since + behind.end("relative"))
    if span is None:
        return None
    before = doc[max(0, span.start - 4) : span.start]
    plural = next((t for t in reversed(list(before)) if t.tag_ in ("NNS", "NNPS")), None)
    noun = plural or antecedent(span[0])
    return Counted(phrase(noun), human=is_human(noun)) if noun is not None else None


LOOK_BACK = 40
"""Characters in front of a number that can hold "of which there have been some"."""


def _pointed(top: Token, whole_: Counted) -> Counted:
    """Return what a part of a whole counts: "410 of them (the houses) beyond repair"."""
    act, agent = act_behind(top) or act_of(top)
    if act is None and has_own_predicate(top):
        return whole_._replace(act=None, agent=False)
    return whole_ if act is None else whole_._replace(act=act, agent=agent)


_OF_FRONT = re.compile(r"\bof\s+(?:the|those)\s+(?P<toll>[a-z]+)[^.;:,\d]{0,12},\s+\Z")
_OF_US = re.compile(r"\s+of\s+(?:us|you)\b")
_OF_THESE = re.compile(r"\s+of\s+(?:them|those|these|which|whom)\b(?!\s+(?:[a-z]+s|who)\b)")
_OF_WHICH = re.compile(
    r"\bof\s+(?:(?P<relative>which|whom)|these|those|them)\b[^.;:,\d]{0,24}\Z", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|these|those),?\s+(?:were\s+)?(?P<noun>children|women|men|civilians|minors|soldiers)\b"
)
_AMONG_THEM = re.compile(r"\s+[a-z]+\s+among\s+(?:them|these)\b")
_PART_CUE = re.compile(
    r"(?:\bincluding(?:\s+at\s+least)?|\bamong\s+(?:them|these)(?:\s+were)?,?)\s+\Z"
)


# --- plain counts ---------------------------------------------------------------------------


def _of_count(top: Token, mention: NumberMention, near: Context) -> Counted:
    if _TOLL_BEFORE.search(text_of(top.doc)[max(0, mention.start - 60) : mention.start]):
        return Counted("people", "killed", human=True)
    if mention.text.lower() in _TIMES:
        return _of_times(top.head)
    if (joined := _JOINED.match(text_of(top.doc), mention.end)) is not None:
        return _of_joined(top, joined["word"])
    if _JOINED_TO.search(text_of(top.doc)[max(0, mention.start - 4) : mention.start]):
        return Counted(None)
    if (total := sum_above(top)) is not None:
        return of_sum(total, near.before)
    noun = noun_of(top, mention)
    if noun is None and (had := _had_by(top, mention)) is not None:
        return had
    if noun is None:
        return elliptical(top, near)
    if noun.lemma_.lower() in GENERIC or noun.lower_ in GENERIC:
        return elliptical(noun, near)
    return _of_times(noun.head) if noun.lower_ == "times" else _of_whole(top, of_noun(noun))


def _of_whole(top: Token, own: Counted) -> Counted:
    """Read what a part does, where its whole has a number: "60 of its 220 residents left"."""
    whole_ = object_of(top, "of")
    if own.act is not None or whole_ is None or not any(c.like_num for c in whole_.children):
        return own
    act, agent = act_of(top)
    return own._replace(act=act, agent=agent)


_TIMES = frozenset({"twice", "thrice"})
_PARENTS = frozenset({"father", "mother", "parent", "dad", "mum", "mom"})


_JOINED = re.compile(r"[-\u2010\u2011](?P<word>[a-z]+)")
_JOINED_TO = re.compile(r"[a-z][-\u2010\u2011]\Z")


def _of_joined(top: Token, word: str) -> Counted:
    """Read "a 22-man crew", "a ten-strong team".

    "A two-way race" and "a 40-page report" count
    nothing that is told of.
    """
    if word == "seat":
        return Counted("seats")
    if word not in _HEADS and word.removesuffix("s") not in PEOPLE:
        return Counted(None)
    noun = whole(top) if top.pos_ in NOUNS else top.head
    if noun.lower_ == word or noun.pos_ not in NOUNS:
        noun = noun.head
    return of_noun(noun) if noun.pos_ in NOUNS else Counted(None)


_HEADS = frozenset({"strong", "odd", "plus"})


def _of_times(verb: Token) -> Counted:
    """Count how often something is done: "times shot"."""
    done_to = any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    if verb.pos_ != "VERB" or verb.lemma_ in WEAK_VERBS or not done_to:
        return Counted("times")
    return Counted("times", past(verb, agent=False))


def _had_by(top: Token, mention: NumberMention) -> Counted | None:
    """Read what has a size or a number: "a crew of 22", "put the crowd at 800"."""
    doc = top.doc
    start = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    first = start.start if start is not None else top.i
    last = start.end if start is not None else top.i + 1
    if last < len(doc) and doc[last].pos_ in ("ADJ", *NOUNS):
        return None
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].pos_ == "NOUN":
        holder = doc[first - 2]
        if holder.lemma_ in _PARENTS:
            return Counted("children", human=True)
        return None if holder.lemma_.lower() in GENERIC | _QUANTA else of_noun(holder)
    holder_ = sized_by(top)
    if holder_ is None or holder_.ent_type_ in NAMED or holder_.lemma_.lower() in SUMS:
        return None
    if TOLL_OF.get(holder_.lemma_.lower()) or TOLL_OF.get(holder_.lower_):
        return of_noun(holder_)  # "puts the dead at eleven"
    if is_human(holder_) and holder_.lower_ != "crowd":  # "the pilot was 29"
        return Counted(None)
    return Counted(phrase(holder_), human=is_human(holder_))


_QUANTA = word_set("counting", "quanta")


_TOLL_BEFORE = re.compile(
    r"\btoll\b[^.;:,\d]{0,40}\s(?:now|at|to|is|reache[sd]|hits|passes|passed)\s+\Z", re.IGNORECASE
)


# --- what a total or a toll is of: "bringing the total to 9", "the number of dead rose to 58"


def sum_above(top: Token) -> Token | None:
    """Return the "total" or "toll" that a number is the value of: "bringing the total to 9"."""
    verb = None
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "at", "of", "from"):
        verb = top.head.head
    elif top.dep_ in ("attr", "dobj", "npadvmod", "nummod", "acomp", "dep", "oprd"):
        verb = top.head
    if verb is None:
        return None
    if top.dep_ == "nummod" and verb.dep_ == "attr" and verb.head.lemma_ == "be":
        verb = verb.head  # "the number is 450, full stop"
    while verb.pos_ in ("ADP", "ADV") and verb.head != verb:  # "has gone up to 58"
        verb = verb.head
    for above in upward(verb, 4):
        if above.lemma_.lower() in SUMS:
            return above
        if above.dep_ not in ("acl", "pobj", "prep"):
            break
    names = ("nsubj", "nsubjpass", "dobj", "appos")
    return next((c for c in verb.children if c.dep_ in names and c.lemma_.lower() in SUMS), None)


def of_sum(total: Token, before: Counted | None) -> Counted:
    """Return what a total is of: its own words say so, or the count before it."""
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    for child in total.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return _as_counted(found)
    for child in total.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in STATES and child.i > total.i:
            return Counted("people", TOLL_OF.get(child.lower_, child.lower_), human=True)
    if before is not None:
        return before
    topic = topic_before(total)
    return of_noun(topic) if topic is not None else Counted(phrase(total))


def _as_counted(noun: Token) -> Counted:
    """Return what "the number of" is of; that the number rose is nothing that befell it."""
    own = of_noun(noun)
    told = any(c.dep_ in ("acl", "relcl") for c in noun.children)
    return (
        own
        if told or own.act in TOLLS or own.act in STATES
        else own._replace(act=None, agent=False)
    )
