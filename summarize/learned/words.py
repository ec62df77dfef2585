"""The words of a text as the scorers compare them: stems, names, numbers and days, without a parse.

Stems are Porter's second ("Snowball") for English. A word is a name where the texts at hand write
it with a capital more often than without, inside sentences; headlines that capitalise every word
say nothing of that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from summarize.text.dates import MONTHS, SMALL_NUMBERS, WEEKDAYS
from summarize.text.words import FUNCTION_WORDS

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d(?:[\d,.]*\d)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENS = re.compile(r"(?:^|[.!?:\n])[\s\"'“”‘’(\[]{0,6}$|[\"“‘]$")

TITLE_CASE = 0.6
"""Share of capitals from which a line is set in capitals as a headline is: no sign of a name."""

LONGEST = 60
"""Letters of a word, at most; longer runs are no words."""

_LOOK_BACK = 6
"""Characters before a word in which it is seen whether it opens a sentence."""

_STEMMER = snowballstemmer.stemmer("english")


class Words(NamedTuple):
    """The words of one text, in order.

    Attributes:
        stems: Stems of its words of content, and its numbers.
        capitals: Stems written with a capital inside a sentence, none of them a day or a month.
        opening: Stems written with a capital where any word has one.
        small: Stems written without a capital.
        numbers: Its numbers, digits and small number words alike, as digits.
        days: Its weekdays and months.
    """

    stems: tuple[str, ...]
    capitals: tuple[str, ...]
    opening: tuple[str, ...]
    small: tuple[str, ...]
    numbers: frozenset[str]
    days: frozenset[str]


def words_of(text: str) -> Words:
    """Return the words of a text."""
    stems: list[str] = []
    cased: dict[str, list[str]] = {"capitals": [], "opening": [], "small": []}
    numbers: set[str] = set()
    days: set[str] = set()
    in_capitals = _is_in_capitals(text)
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match.group().lower())
        number = number_of(word)
        if number:
            numbers.add(number)
            stems.append(number)
            continue
        if word in _CALENDAR and match.group()[0].isupper():
            days.add(word)
        if word in FUNCTION_WORDS or len(word) < 2:
            continue
        stem = stem_of(word)
        stems.append(stem)
        if word not in _CALENDAR:
            cased[_case(text, match, in_capitals=in_capitals)].append(stem)
    return Words(
        tuple(stems),
        **{case: tuple(found) for case, found in cased.items()},
        numbers=frozenset(numbers),
        days=frozenset(days),
    )


class Names:
    """Which words are names in some texts."""

    def __init__(self, texts: Iterable[Words]) -> None:
        """Count the capitals of all texts together."""
        self._balance: Counter[str] = Counter()
        for words in texts:
            self._balance.update(words.capitals)
            self._balance.subtract(words.small)

    def of(self, words: Words) -> frozenset[str]:
        """Return the names in a text: what stands there with a capital and mostly does."""
        capital = {*words.capitals, *words.opening}
        return frozenset(s for s in capital if self._balance[s] > 0)


def number_of(word: str) -> str:
    """Return a lower-case word as digits where it is a number, else an empty string."""
    if word[0].isdigit():
        return word.replace(",", "")
    value = SMALL_NUMBERS.get(word)
    return str(value) if value is not None and value > 1 else ""


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return the stem of a lower-case word."""
    stem: str = _STEMMER.stemWord(word[:LONGEST])
    return stem


_CALENDAR = frozenset([*WEEKDAYS, *MONTHS])


def _case(text: str, match: re.Match[str], *, in_capitals: bool) -> str:
    if not match.group()[0].isupper():
        return "small"
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    return "opening" if in_capitals or _OPENS.search(before) else "capitals"


def _is_in_capitals(text: str) -> bool:
    words = [m.group() for m in _TOKEN.finditer(text[:400]) if m.group()[0].isalpha()]
    return sum(w[0].isupper() for w in words) > TITLE_CASE * len(words)


def pairs_in_order(stems: Sequence[str]) -> frozenset[str]:
    """Return the neighbours among some stems, as one string each."""
    return frozenset(f"{a} {b}" for a, b in pairwise(stems))


# --- sets of terms as sorted arrays, so that many pairs of sets are compared at once


Indexes = NDArray[np.int64]
Vector = NDArray[np.float64]

CHUNK = 50_000
"""Pairs compared at a time: some 30 MB for statements of twenty words."""


class Sets:
    """The term sets of some texts.

    Attributes:
        terms: All terms, sorted.
        starts: Where the terms of each text begin in `indexes`; one more than texts.
        indexes: Indexes into `terms`, ascending within a text.
        frequency: In how many of the texts each term stands.
    """

    def __init__(self, texts: Sequence[Collection[str]]) -> None:
        """Index the terms of texts."""
        self.terms = sorted({t for text in texts for t in text})
        place = {term: i for i, term in enumerate(self.terms)}
        rows = [sorted(place[t] for t in set(text)) for text in texts]
        self.sizes: Indexes = np.array([len(r) for r in rows], dtype=np.int64)
        self.starts: Indexes = np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.int64)
        self.indexes: Indexes = np.array([i for row in rows for i in row], dtype=np.int64)
        self.frequency: Indexes = np.bincount(self.indexes, minlength=len(self.terms))
        owners = np.repeat(np.arange(len(rows)), self.sizes)
        # One number for "this text has this term": ascending, so that it can be looked up.
        self._held = owners * max(len(self.terms), 1) + self.indexes

    @property
    def rarity(self) -> Vector:
        """How rare each term is: inverse document frequency, above zero."""
        return np.asarray(np.log((len(self.sizes) + 1) / (self.frequency + 0.5)))

    def shared(self, first: Indexes, second: Indexes, weights: Vector | None = None) -> Vector:
        """Return, for pairs of texts, the weight of the terms that both hold; else their number."""
        found = np.zeros(len(first))
        for begin in range(0, len(first), CHUNK):
            part = slice(begin, begin + CHUNK)
            owner, term = self._common(first[part], second[part])
            weight = None if weights is None else weights[term]
            size = len(first[part])
            found[part] = np.bincount(owner, weight, minlength=size)
        return found

    def heaviest(self, first: Indexes, second: Indexes, weights: Vector) -> Vector:
        """Return, for pairs of texts, the greatest weight of a term that both hold, or zero."""
        found = np.zeros(len(first))
        for begin in range(0, len(first), CHUNK):
            part = slice(begin, begin + CHUNK)
            owner, term = self._common(first[part], second[part])
            np.maximum.at(found[part], owner, weights[term])
        return found

    def _common(self, first: Indexes, second: Indexes) -> tuple[Indexes, Indexes]:
        """Return the shared terms of pairs, each with the place of its pair."""
        sizes = self.sizes[second]
        owner = np.repeat(np.arange(len(second)), sizes)
        offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        term = self.indexes[np.repeat(self.starts[second], sizes) + offset]
        wanted = first[owner] * max(len(self.terms), 1) + term
        at = np.searchsorted(self._held, wanted)
        at[at == len(self._held)] = 0
        held = self._held[at] == wanted if len(self._held) else np.zeros(len(wanted), dtype=bool)
        return owner[held], term[held]
