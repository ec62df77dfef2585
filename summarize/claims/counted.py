"""What a number counts, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number quantifies, and what is said to happen to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import (
    STATES,
    WEAK_VERBS,
    Context,
    Counted,
    act_of,
    of_noun,
    past,
)
from summarize.claims.boarding import aboard
from summarize.claims.elided import elliptical, has_own_predicate
from summarize.claims.governing import sized_by
from summarize.claims.heads import act_behind, antecedent, is_apposed, noun_of, top_of
from summarize.claims.lasting import of_duration
from summarize.claims.measured import of_measure
from summarize.claims.nouns import (
    GENERIC,
    NAMED,
    NOUNS,
    SUMS,
    is_human,
    object_of,
    phrase,
    whole,
)
from summarize.claims.sums import of_sum, sum_above
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
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
    if near.apposed is not None and is_apposed(text_of(doc), mention):
        return near.apposed
    if mention.kind == "measure" and mention.unit in TIME_UNITS:
        return of_duration(top, mention)
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
    if (held := aboard(top, noun, mention)) is not None:
        return held
    if (are := _who_are(top, noun, near.before)) is not None:
        return are
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


def _who_are(top: Token, noun: Token | None, before: Counted | None) -> Counted | None:
    """Read "Six of the dead are pupils" as six pupils killed."""
    token = noun if noun is not None and noun.head.lemma_ == "be" else top
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    roles = (c for c in token.head.children if c.dep_ == "attr" and c.tag_ in ("NNS", "NNPS"))
    role = next((c for c in roles if is_human(c) and not any(x.like_num for x in c.lefts)), None)
    if role is None or (noun is not None and noun != top and noun.lower_ not in STATES):
        return None
    whole_ = of_noun(noun) if noun is not None else before
    act = whole_.act if whole_ is not None and whole_.human else None
    return Counted(phrase(role), act if act in TOLLS else None, human=True)


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


_QUANTA = frozenset(
    {
        "peak",
        "high",
        "low",
        "record",
        "average",
        "maximum",
        "minimum",
        "out",
        "side",
        "number",
        "case",
        "matter",
        "event",
        "end",
        "start",
        "age",
    }
)


_TOLL_BEFORE = re.compile(
    r"\btoll\b[^.;:,\d]{0,40}\s(?:now|at|to|is|reache[sd]|hits|passes|passed)\s+\Z", re.IGNORECASE
)
