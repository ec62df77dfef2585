"""How fast something moves, and how deep it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.claims.governing import subject_of
from summarize.claims.nouns import NOUNS, definite
from summarize.text.numbers import NumberMention
from summarize.text.units import LENGTHS, SPEEDS

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_motion(top: Token, mention: NumberMention) -> str | None:
    """Return "speed" or "fall of the bus" where a measure is of something that moves.

    Args:
        top: The highest word of the number and its unit.
        mention: The measure.
    """
    if mention.unit in SPEEDS:
        return _speed(top, mention)
    return _fall(top) if mention.unit in LENGTHS else None


def _speed(top: Token, mention: NumberMention) -> str | None:
    """Name what moves so fast "speed"; a speed limit and winds have names of their own."""
    above = top.head.head if top.dep_ == "pobj" else top.head
    if above.pos_ in NOUNS or (top.pos_ in NOUNS and top.idx >= mention.end):
        return None
    subject = subject_of(above) if above.pos_ in ("VERB", "AUX") else None
    return None if subject is not None and subject.lemma_.lower() in _FLOWING else "speed"


_FLOWING = frozenset({"wind", "gust", "speed", "limit", "current", "storm", "hurricane", "typhoon"})
"""Subjects that keep their own names: their speed is what is known of them."""


def _fall(top: Token) -> str | None:
    """Read "The bus plunged 20 metres" as the depth of a fall."""
    if top.dep_ not in ("dobj", "npadvmod") or top.head.lemma_ not in _FALLING:
        return None
    subject = next((c for c in top.head.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in NOUNS:
        return None
    return f"fall of {definite(subject)}"


_FALLING = frozenset({"fall", "drop", "plunge", "tumble", "plummet"})
