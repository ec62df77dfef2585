"""Whether statements tell the same: repeat each other, open alike, differ in a particular."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from summarize.languages import word_set
from summarize.text.dates import find_dates
from summarize.text.names import find_names
from summarize.text.numbers import find_numbers
from summarize.text.words import (
    Signature,
    Weights,
    content_words,
    is_kin,
    stem,
    stems,
    synonyms,
    verbatim,
)

ROUNDING = 1e-9
"""Slack for sums of weights taken in another order."""
FEW_TERMS = 2
"""One word in common repeats nothing, unless the whole of a statement is that word."""


class Retold:
    """Statements that were told, to know whether another repeats one of them.

    It does when the overlap by `weights` is `least` or more, or when the longer of the two holds a
    share of `within` of the shorter.
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
        if both and self._weights.overlap(one, other) >= self._least:
            return True
        few = len(both) < FEW_TERMS and both not in (one.terms, other.terms)
        shorter = min(self._weights.sum(one.terms), self._weights.sum(other.terms))
        told = self._weights.sum(both) >= self._within * shorter - ROUNDING
        return bool(both) and not few and told


# --- whether what two statements share stands together

SCATTERED = 3
"""Words of a stretch for each of them that is shared: more apart they tell other things ("shot in
the side" is not told by "the other side of the room was full of ... both of whom were shot")."""


def is_scattered(places: Iterable[tuple[int, str]]) -> bool:
    """Whether words, given with their places in order, stand far apart wherever one begins."""
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
NEARLY_ALL = 0.8
"""The same among agreements, which share their deed: with .6 half of the new facts fell out
("escaped in another car" behind "set fire to the car"). Not swept."""
LEAST_WORDS = 4
"""Words of a sentence that stands alone."""
SPEAKER = re.compile(r"^[^“”\"]{2,60}? (?:said|says)(?: that)? |^[^:“”]{2,60}: (?=“)")
"""Who says it adds nothing to what is said."""
VAGUE = word_set("words", "vague")
"""How many and how much, where no number is given: another word for it is no other fact."""


class Told(NamedTuple):
    """What of a statement is compared."""

    terms: frozenset[str]  # stems of its words, or of the first of their synonyms
    numbers: frozenset[float]  # the values of its numbers
    plain: frozenset[str] = frozenset()  # its terms that are no part of a name


@functools.lru_cache(maxsize=4096)
def told_by(statement: str) -> Told:
    """Return what a statement tells, its speaker and its day aside."""
    words = SPEAKER.sub("", statement)
    for day in reversed(find_dates(words)):
        words = words[: day.start] + words[day.end :]
    numbers = frozenset(n.value for n in find_numbers(words) if n.value is not None)
    # A single word that opens a statement is no sure name: any has a capital there.
    sure = (n for n in find_names(words) if not n.initial or len(n.words) > 1)
    named = {stem(w.casefold()) for n in sure for w in n.words}
    found = {stem(w) for w in content_words(words) if w not in VAGUE}
    first = {s: min({s, *synonyms(s)}) for s in found}
    plain = frozenset(first[s] for s in found - named)
    return Told(frozenset(first.values()), numbers, plain)


def is_scrap(statement: str) -> bool:
    """Whether a statement is too short to tell anything, its speaker aside."""
    return len(SPEAKER.sub("", statement).split()) < LEAST_WORDS


def repeats(statement: str, told: Iterable[str], share: float = ENOUGH) -> bool:
    """Whether one of the statements read tells a share of another, and all its numbers."""
    mine = told_by(statement)
    most = share * len(mine.terms)
    held = (
        len(mine.terms & t.terms) >= most for t in map(told_by, told) if mine.numbers <= t.numbers
    )
    return bool(mine.terms) and any(held)


def retold(statement: str, told: Iterable[str]) -> bool:
    """Whether one of the statements told tells nearly all of one, its names less fully.

    Names alone tell nothing: "Ann Reed was in the crosswalk" is not told by "Ann Reed was hit".
    """
    mine = told_by(statement)
    names = mine.terms - mine.plain
    return bool(mine.terms) and any(
        mine.numbers <= theirs.numbers
        and len(mine.plain & theirs.terms) >= NEARLY_ALL * len(mine.plain)
        and len(names & theirs.terms) >= ENOUGH * len(names)
        for theirs in map(told_by, told)
    )


# --- what accounts of one event open with, to see which words of each tell the same

LENGTH = 100
"""Words of a text that open it: its first paragraphs."""


class Openings:
    """The words of content with which accounts open, by name, each with its headline in front."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._opened = {name: " ".join(t.split()[:LENGTH]) for name, t in texts.items()}
        self._told = {name: stems(opened) for name, opened in self._opened.items()}

    def shared(self, words: str, name: str) -> float:
        """Return how much of some words the others open with, from 0 to 1: the mean of cosines."""
        mine = stems(words)
        others = [stems for other, stems in self._told.items() if other != name and stems]
        if not mine or not others:
            return 0.0
        found = (len(mine & o) / sqrt(len(mine) * len(o)) for o in others)
        return sum(found) / len(others)

    def knows(self, word: str, name: str) -> bool:
        """Whether half of the others open with a word of one: its bearer needs no introduction."""
        others = [told for other, told in self._told.items() if other != name]
        holding = sum(stems(word) <= told for told in others)
        return holding > 0 and 2 * holding >= len(others)

    def prints(self, words: str, name: str) -> bool:
        """Whether half of the others open with the very words: a number, a quotation."""
        others = [opened for other, opened in self._opened.items() if other != name]
        if not words.strip():
            return False
        pattern, first = verbatim(words), words.split(maxsplit=1)[0]  # most have not even that
        holding = sum(first in o and pattern.search(o) is not None for o in others)
        return holding > 0 and 2 * holding >= len(others)


# --- particulars that tell two things apart: the score of a vote, a multiple, a cause


def other_particulars(one: str, other: str) -> bool:
    """Whether two texts give scores, multiples or causes of which none is the same.

    Whose number of a score stands first is not asked: one side wins 3-1 where the other loses 1-3.
    """
    given = [(_given(one, kind), _given(other, kind)) for kind in ("score", "multiple")]
    mine, theirs = causes_of(one), causes_of(other)
    other_cause = bool(mine and theirs) and not any(is_kin(cause, theirs) for cause in mine)
    return other_cause or any(a and b and not a & b for a, b in given)


def _given(text: str, kind: str) -> set[frozenset[float | None]]:
    found = (m for m in find_numbers(text) if m.kind == kind)
    return {frozenset((m.value, m.low, m.high)) for m in found}


_CAUSE = re.compile(
    r"\b(?:(?:caused|triggered|sparked|started|set off|brought about)(?: probably| likely)? by"
    r"|because of|owing to|as a result of|resulted from|blamed on"
    r"|cause (?:of [^,.;:]{1,80} )?(?:was|is|were|had been))\s(?P<cause>[^,.;:]{3,80})",
    re.IGNORECASE,
)
"""PDTB 2.0's explicit connectives of cause, and verbs and the noun that say the same; not "due to",
which tells as often what is to come ("due to appear in court")."""
_NO_CAUSE = re.compile(
    r"\b(?:not|n['\u2019]t|never|unknown|unclear|investigat\w+|sought|determined)\b", re.IGNORECASE
)


def causes_of(text: str) -> frozenset[str]:
    """Return the stems of the words for the causes that a text gives; none where it gives none."""
    told = _CAUSE.finditer(text)
    causes = (m["cause"] for m in told if not _NO_CAUSE.search(m.group()))
    return frozenset(stem(w) for cause in causes for w in content_words(cause))
