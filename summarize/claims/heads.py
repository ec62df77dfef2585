"""The words that a number hangs on: its noun, and what is said right behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import STATES, WEAK_VERBS, past, upward
from summarize.claims.nouns import GENERIC, NOUNS, whole
from summarize.text.numbers import NumberMention
from summarize.text.units import UNIT_WORDS
from summarize.text.words import TOLL_OF

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def top_of(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the highest word of the number and its unit."""
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inside = {t.i for t in span}
    token = span[0]
    while token.head.i in inside and token.head != token:
        token = token.head
    return token


def is_apposed(text: str, mention: NumberMention) -> bool:
    """Whether the number stands in brackets behind another: "two million euros ($2.6m)"."""
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(
        re.search(
            r"\d[^.()]{0,24}\s?\(\s?\Z|(?:million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|kilomet(?:re|er)s|miles|feet)[\s\-\w]{0,12}\s?\(\s?\Z|\((?=[^()\d]*\d)[^()]*[;,/]\s?\Z",
            before,
        )
    )


def noun_of(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that a number quantifies."""
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PRON" and found.lower_ in ("whom", "which"):
                return antecedent(found)
            return None if found is not None and found.like_num else found
    if top.pos_ in NOUNS and top.idx >= mention.core_end:
        return whole(top)
    head = top.head
    if head.i < top.i and head.lower_ in _HOURS:  # "until Monday noon 104 had signed"
        return None
    if any(t.text == "," for t in top.doc[top.i + 1 : head.i]):  # "is 450, full stop"
        return None
    if top.dep_ == "quantmod" and head.like_num and head.dep_ == "nummod":
        head = head.head  # "five of 40 samples"
    if top.dep_ in ("nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "poss", "det"):
        if head.pos_ in NOUNS and head.lower_.rstrip("s") not in UNIT_WORDS:
            return whole(head)
        if head.lower_ in STATES or head.lower_ in GENERIC:
            return head
        if head.pos_ in ("VERB", "ADJ") and head.tag_ in ("VBN", "JJ") and head.i == top.i + 1:
            return head
    return None


_HOURS = frozenset(
    {"noon", "midday", "midnight", "dawn", "dusk", "nightfall", "morning", "afternoon", "evening",
     "night", "today", "yesterday", "tomorrow"}
)  # fmt: skip
"""Nouns of the time of day, which nothing right behind them counts."""


def antecedent(token: Token) -> Token | None:
    """Return the noun that "whom" or "which" stands for."""
    for above in upward(token, 6):
        if above.dep_ == "relcl" and above.head.pos_ in ("NOUN", "PROPN"):
            return above.head
    return None


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
