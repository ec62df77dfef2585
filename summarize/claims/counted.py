"""What a number counts, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number quantifies, and what is said to happen to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import (
    GENERIC,
    STATES,
    SUMS,
    WEAK_VERBS,
    Counted,
    act_of,
    is_human,
    of_noun,
    past,
    phrase,
    upward,
)
from summarize.claims.measured import of_measure
from summarize.text.amounts import NumberMention
from summarize.text.parsing import text_of
from summarize.text.tolls import TOLL_OF, TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def counted(
    doc: Doc, mention: NumberMention, apposed: Counted | None = None, before: Counted | None = None
) -> Counted:
    """Return what a number of a parsed text counts.

    Args:
        doc: The parse.
        mention: The number.
        apposed: What the number just before it measures, for amounts in brackets.
        before: What the last plain count before it counts, for "another 4,000" and "the total".
    """
    top = _top(doc, mention)
    if top is None:
        return Counted(None)
    if apposed is not None and _is_apposed(text_of(doc), mention):
        return apposed
    if mention.kind == "count" and (part := _part(doc, top, mention, before)) is not None:
        return part
    if mention.kind == "count":
        return _of_count(top, mention, before)
    return of_measure(doc, top, mention)


# --- where the number stands ----------------------------------------------------------------


def _top(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the highest word of the number and its unit."""
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inside = {t.i for t in span}
    token = span[0]
    while token.head.i in inside and token.head != token:
        token = token.head
    return token


def _is_apposed(text: str, mention: NumberMention) -> bool:
    """Whether the number stands in brackets behind another: "two million euros ($2.6m)"."""
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(
        re.search(
            r"\d[^.()]{0,24}\s?\(\s?\Z|(?:million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|kilomet(?:re|er)s|miles|feet)[\s\-\w]{0,12}\s?\(\s?\Z|\([^()]*\d[^()]*[;,/]\s?\Z",
            before,
        )
    )


def _part(doc: Doc, top: Token, mention: NumberMention, before: Counted | None) -> Counted | None:
    """Read a part by its whole: "384 civilians, including 45 children, were killed"."""
    behind = text_of(doc)[max(0, mention.start - 24) : mention.start].lower()
    if before is None:
        return None
    if named := _OF_THEM.match(text_of(doc), mention.end):
        return before._replace(noun=named["noun"])
    noun = _noun_of(top, mention)
    cued = _PART_CUE.search(behind) or _AMONG_THEM.match(text_of(doc), mention.end)
    if noun is None or not cued:
        return None
    own = of_noun(noun)
    if own.act is not None and own.act not in (before.act, None) and own.act in TOLLS:
        return own
    return before._replace(noun=phrase(noun), human=own.human)


_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|these|those),?\s+(?:were\s+)?(?P<noun>children|women|men|civilians|minors|soldiers)\b"
)
_AMONG_THEM = re.compile(r"\s+[a-z]+,?\s+among\s+(?:them|these)\b")
_PART_CUE = re.compile(
    r"(?:\bincluding(?:\s+at\s+least)?|\bamong\s+(?:them|these)(?:\s+were)?,?)\s+\Z"
)


# --- plain counts ---------------------------------------------------------------------------


def _of_count(top: Token, mention: NumberMention, before: Counted | None) -> Counted:
    if _TOLL_BEFORE.search(text_of(top.doc)[max(0, mention.start - 60) : mention.start]):
        return Counted("people", "killed", human=True)
    if (total := _sum_above(top)) is not None:
        return _of_sum(total, before)
    noun = _noun_of(top, mention)
    if noun is None:
        return _elliptical(top, before)
    if noun.lemma_.lower() in GENERIC or noun.lower_ in GENERIC:
        return _elliptical(noun, before)
    return of_noun(noun)


_TOLL_BEFORE = re.compile(
    r"\btoll\b[^.;:,\d]{0,40}\s(?:now|at|to|is|reache[sd]|hits|passes|passed)\s+\Z", re.IGNORECASE
)


def _noun_of(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that a number quantifies."""
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PRON" and found.lower_ in ("whom", "which"):
                return _antecedent(found)
            return found
    if top.pos_ in ("NOUN", "PROPN") and top.idx >= mention.core_end:
        return top
    head = top.head
    if top.dep_ in ("nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "poss", "det"):
        if head.pos_ in ("NOUN", "PROPN") or head.lower_ in STATES or head.lower_ in GENERIC:
            return head
        if head.pos_ in ("VERB", "ADJ") and head.tag_ in ("VBN", "JJ") and head.i == top.i + 1:
            return head
    return None


def _antecedent(token: Token) -> Token | None:
    """Return the noun that "whom" or "which" stands for."""
    for above in upward(token, 6):
        if above.dep_ == "relcl" and above.head.pos_ in ("NOUN", "PROPN"):
            return above.head
    return None


def _elliptical(top: Token, before: Counted | None) -> Counted:
    """Read "another 4,000 made it out", "killing at least one", "two others missing"."""
    act, agent = act_behind(top) or act_of(top)
    subject = _people_in_front(top)
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    if subject is not None:
        whole = of_noun(subject)
        return whole if act is None else whole._replace(act=act, agent=agent)
    if before is None:
        return Counted("people", act, agent=agent, human=True) if act and agent else Counted(None)
    return before if act is None else before._replace(act=act, agent=agent)


def act_behind(top: Token) -> tuple[str, bool] | None:
    """Read what follows a number without a noun: "3,000 more surrendered", "14 others trapped"."""
    for token in top.doc[top.i + 1 : top.i + 3]:
        if token.lower_ in STATES:
            return TOLL_OF.get(token.lemma_.lower(), token.lower_), False
        if token.tag_ == "VBD" and token.lemma_ not in WEAK_VERBS:
            act = past(token, agent=True)
            return TOLL_OF.get(token.lemma_.lower(), act), token.lemma_.lower() not in TOLL_OF
        if token.lower_ not in GENERIC and token.lower_ not in ("others", "people"):
            return None
    return None


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, where they stand before the number."""
    for token in top.sent:
        if token.i >= top.i:
            return None
        plural = token.lower_.endswith(("s", "people", "men", "children"))
        if plural and token.pos_ in ("NOUN", "PROPN") and is_human(token):
            return token
    return None


def _sum_above(top: Token) -> Token | None:
    """Return the "total" or "toll" that a number is the value of: "bringing the total to 9"."""
    verb = None
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "at", "of", "from"):
        verb = top.head.head
    elif top.dep_ in ("attr", "dobj", "npadvmod", "nummod", "acomp", "dep", "oprd"):
        verb = top.head
    if verb is None:
        return None
    while verb.pos_ in ("ADP", "ADV") and verb.head != verb:  # "has gone up to 58"
        verb = verb.head
    for above in upward(verb, 4):
        if above.lemma_.lower() in SUMS:
            return above
        if above.dep_ not in ("acl", "pobj", "prep"):
            break
    names = ("nsubj", "nsubjpass", "dobj", "appos")
    return next((c for c in verb.children if c.dep_ in names and c.lemma_.lower() in SUMS), None)


def _of_sum(total: Token, before: Counted | None) -> Counted:
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    for child in total.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return of_noun(found)
    return before if before is not None else Counted(phrase(total))
