"""Words that may stand for a word when one fact is told twice."""

from __future__ import annotations

import functools

from summarize.text.families import ACTS, NOUNS
from summarize.text.meaning import stem
from summarize.text.synonyms import synonyms

APART = frozenset(
    {
        "leaving", "seizing people", "the military campaign", "those who move", "those accused",
        "the protest", "the crash", "the illness", "the fighting",
    }
)  # fmt: skip
"""Families whose words name different facts, though a writer chooses among them: to flee is not to
be deported, nor is a riot a rally."""

DIRECTIONS = ("fall drop decline slip lower", "rise climb gain increase higher")
"""Prices fall, or they close lower."""


@functools.cache
def kin(term: str) -> frozenset[str]:
    """Return the stems that may stand for a stem: synonyms, other words for the same thing."""
    return synonyms(term).union(*(f for f in _families() if term in f))


@functools.cache
def _families() -> tuple[frozenset[str], ...]:
    named = (words for name, words in (NOUNS | ACTS).items() if name not in APART)
    return tuple(frozenset(map(stem, words.split())) for words in (*named, *DIRECTIONS))
