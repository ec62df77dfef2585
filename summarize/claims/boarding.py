"""Who is aboard, and how many may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.acts import Counted, act_of
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.words import PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

ABOARD = Counted("people", "were aboard", agent=True, human=True)
"""What "the number aboard" counts, in the words of all who are."""

LOOK_BACK = 48
"""Characters in front of a number that can hold "was licensed to carry"."""

_BEHIND = re.compile(
    r"(?:\s+(?!(?:and|or|but|as|when)\b)[a-z]+){0,2}?(?:\s+and\s+crew)?"
    r"(?:\s+(?:who|that|is|are|was|were|had|have|has|be|been|believed|thought|known|to))*"
    r"\s+(?:aboard|on\s+board)\b"
)
_CARRIED = re.compile(r"\b(?:carrying|carried)\s+\Z")
_HOME = re.compile(r"\bhome\s+to\s+\Z")
_ALLOWED = re.compile(
    r"\b(?:licen[sc]ed|permitted|allowed|authori[sz]ed|certified|cleared|designed|built)\s+(?:only\s+)?"
    r"(?:to\s+(?:carry|hold|seat|take|accommodate|transport)|for)\s+\Z"
)


def aboard(top: Token, noun: Token | None, mention: NumberMention) -> Counted | None:
    """Read "90 people were on board", "92 believed to have been aboard", "licensed to carry 80".

    Those aboard of whom more is told ("all 90 aboard were rescued") are left to what is told.

    Args:
        top: The highest word of the number.
        noun: What it quantifies, if it has a noun.
        mention: The number.
    """
    text = text_of(top.doc)
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    people = noun is not None and noun.lemma_.lower() in ("people", "person")
    if people and _HOME.search(before):
        return Counted("residents", human=True)
    human = noun is None or noun.lemma_.lower() in PEOPLE or noun.lower_ == "people"
    if human and _ALLOWED.search(before):
        return Counted("capacity")
    carried = noun is not None and _CARRIED.search(before)
    if not human or not (carried or _BEHIND.match(text, mention.end)):
        return None
    act, _ = act_of(noun if noun is not None else top)
    return ABOARD if act is None or act.startswith(("was ", "were ", "carried")) else None
