"""Whether statements repeat each other, and whether what they share stands together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from summarize.text.dates import find_dates
from summarize.text.numbers import find_numbers
from summarize.text.words import Signature, Weights, content_words, stem, synonyms

ROUNDING = 1e-9
"""Slack for sums of weights taken in another order."""


FEW_TERMS = 2
"""One word in common repeats nothing, unless the whole of a statement is that word."""


class Retold:
    """Statements that were told, to know whether another repeats one of them.

    Args:
        weights: Rarity of terms; decides the overlap.
        within: Share of the shorter of two statements that the longer one holds when it tells it.
        least: Overlap from which two statements repeat each other, whatever their length.
    """

    def __init__(self, weights: Weights, within: float, least: float) -> None:
        self._weights = weights
        self._within = within
        self._least = least
        self._told: list[Signature] = []

    def add(self, signature: Signature) -> None:
        """Take in a statement that is told."""
        self._told.append(signature)

    def holds(self, signature: Signature) -> bool:
        """Whether a statement, or most of it, was told, or it tells most of one again."""
        return any(self._repeats(signature, told) for told in self._told)

    def _repeats(self, one: Signature, other: Signature) -> bool:
        both = one.terms & other.terms
        if not both:
            return False
        if self._weights.overlap(one, other) >= self._least:
            return True
        if len(both) < FEW_TERMS and both not in (one.terms, other.terms):
            return False
        shorter = min(self._weights.sum(one.terms), self._weights.sum(other.terms))
        return self._weights.sum(both) >= self._within * shorter - ROUNDING


# --- whether what two statements share stands together


SCATTERED = 3
"""Words of a stretch for each of them that is shared: more apart they tell other things ("shot in
the side" is not told by "the other side of the room was full of ... both of whom were shot")."""


def is_scattered(places: Iterable[tuple[int, str]]) -> bool:
    """Whether words stand far apart, wherever one begins to read.

    Args:
        places: Which of the words stands where, in order.
    """
    every = list(places)
    wanted = len({word for _, word in every})
    last: dict[str, int] = {}
    stretches = []
    for place, word in every:
        last[word] = place
        if len(last) == wanted:
            stretches.append(place - min(last.values()) + 1)
    return bool(stretches) and min(stretches) > SCATTERED * wanted


# --- whether a reader who has read some statements learns anything from one more


ENOUGH = 0.6
"""Share of a statement's words that the reader has read in one other, from which it repeats it:
with .5 other facts about the same people fell out ("the men fled in a car", "the men burnt the
car"), with .75 half of the repetitions on three pages of 11 to 14 articles stayed."""

LEAST_WORDS = 4
"""Words of a sentence that stands alone."""

SPEAKER = re.compile(r"^[^“”\"]{2,60}? (?:said|says)(?: that)? |^[^:“”]{2,60}: (?=“)")
"""Who says it adds nothing to what is said."""

_VAGUE = """
    people person number many several dozens hundreds thousands scores figure strong powerful
    large
"""
VAGUE = frozenset(_VAGUE.split())
"""How many and how much, where no number is given: another word for it is no other fact."""


class Told(NamedTuple):
    """What of a statement is compared.

    Attributes:
        terms: Stems of its words, synonyms levelled ("injure", "wound").
        numbers: The values of its numbers.
    """

    terms: frozenset[str]
    numbers: frozenset[float]


@functools.lru_cache(maxsize=4096)
def told_by(statement: str) -> Told:
    """Return what a statement tells, its speaker and its day aside."""
    words = SPEAKER.sub("", statement)
    for day in reversed(find_dates(words)):
        words = words[: day.start] + words[day.end :]
    numbers = frozenset(n.value for n in find_numbers(words) if n.value is not None)
    terms = frozenset(_levelled(w) for w in content_words(words) if w not in VAGUE)
    return Told(terms, numbers)


def is_scrap(statement: str) -> bool:
    """Whether a statement is too short to tell anything, its speaker aside."""
    return len(SPEAKER.sub("", statement).split()) < LEAST_WORDS


def repeats(statement: str, told: Iterable[str]) -> bool:
    """Whether one of the statements read tells nearly all that another one does.

    A number that was not read before is always news.
    """
    mine = told_by(statement)
    return any(_holds(theirs, mine) for theirs in map(told_by, told))


def _holds(theirs: Told, mine: Told) -> bool:
    if not mine.numbers <= theirs.numbers or not mine.terms:
        return False
    return len(mine.terms & theirs.terms) >= ENOUGH * len(mine.terms)


@functools.cache
def _levelled(word: str) -> str:
    """Return what a word is compared as: its stem, or the first of its synonyms."""
    return min({stem(word), *synonyms(stem(word))})
