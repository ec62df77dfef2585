"""Which pairs of statements of different articles are worth comparing, without looking at all.

TF-IDF over posting lists: a statement meets only those that share a word with it. The best pairs of
the whole folder are offered, not the best of each statement: what all accounts tell has many
partners, an aside none. Recall on pairs nobody tuned on, and the seconds for ten thousand
statements: docs/quality.md.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.learned.words import Words, words_of

PER_STATEMENT = 25
"""Pairs offered for each statement on average, at most: docs/quality.md has the recall at each."""

GUARANTEED = 2
"""Best partners of each statement that are offered whatever the rest of the folder holds."""

KEPT = 64
"""Nearest statements of other articles that are looked at for each: bounds time and memory."""

LONGEST_POSTING = 500
"""A word in more statements than this forms no pair, and adds to the cosine's denominator only."""

_DIGITS = 9
"""Decimals of cosines: sums differ beyond them with the order of addition."""


class Statement(NamedTuple):
    """A statement of an article."""

    article: str  # the article's id
    text: str  # its words; what stands in square brackets counts as said


class Candidate(NamedTuple):
    """Two statements that may tell one event."""

    first: int  # index of a statement, below `second`
    second: int  # index of the other one
    cosine: float  # cosine of their words, by TF-IDF of the folder


class Folder:
    """The statements of a folder, and how rare each word is among them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self.words: list[Words] = [words_of(s.text) for s in statements]
        self.frequency = Counter(t for w in self.words for t in set(w.stems))

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is: inverse document frequency, above zero."""
        return math.log((len(self.words) + 1) / (self.frequency[stem] + 0.5))

    def vectors(self) -> list[dict[str, float]]:
        """Return the weight of each stem of each statement, as vectors of unit length."""
        found = []
        for words in self.words:
            counted = Counter(words.stems)
            vector = {t: (1 + math.log(n)) * self.rarity(t) for t, n in counted.items()}
            norm = math.sqrt(math.fsum(w * w for w in vector.values()))
            found.append({t: w / norm for t, w in vector.items()})
        return found


def offered(statements: Sequence[Statement], per_statement: int = PER_STATEMENT) -> list[Candidate]:
    """Return the pairs of all articles worth comparing; the order of statements does not matter."""
    return offered_in(Folder(statements), per_statement)


def offered_in(folder: Folder, per_statement: int = PER_STATEMENT) -> list[Candidate]:
    """Return the pairs worth comparing in a folder whose words are read, ascending."""
    cosines: dict[tuple[int, int], float] = {}
    sure: set[tuple[int, int]] = set()
    for one, near in enumerate(_nearest(folder)):
        pairs = {(min(one, other), max(one, other)): cosine for other, cosine in near}
        cosines |= pairs
        sure.update(list(pairs)[:GUARANTEED])
    # Cut at a cosine, not at a count: pairs of one cosine are offered together or not at all.
    ranked = sorted(cosines.values(), reverse=True)
    most = per_statement * len(folder.statements)
    cut = ranked[most] if len(ranked) > most else 0.0
    return [Candidate(*p, c) for p, c in sorted(cosines.items()) if c > cut or p in sure]


def _nearest(folder: Folder) -> list[list[tuple[int, float]]]:
    """Return up to `KEPT` statements of other articles for each, with their cosines, best first."""
    size = len(folder.statements)
    vectors = folder.vectors()
    postings = _postings(folder, vectors)
    ids = {a: n for n, a in enumerate(sorted({s.article for s in folder.statements}))}
    articles = np.array([ids[s.article] for s in folder.statements])
    # Ties go by what the statements say, so that their order in the list does not matter.
    place = np.argsort(sorted(range(size), key=folder.statements.__getitem__))
    found = []
    for one, vector in enumerate(vectors):
        cosines = np.zeros(size)
        for term, weight in vector.items():
            if term in postings:
                held, weights = postings[term]
                cosines[held] += weight * weights
        cosines = np.round(cosines, _DIGITS)
        cosines[articles == articles[one]] = 0.0
        able = np.flatnonzero(cosines)
        best = able[np.lexsort((place[able], -cosines[able]))][:KEPT]
        found.append(list(zip(best.tolist(), cosines[best].tolist(), strict=True)))
    return found


Posting = tuple[NDArray[np.int64], NDArray[np.float64]]


def _postings(folder: Folder, vectors: Sequence[dict[str, float]]) -> dict[str, Posting]:
    """Return, for each stem, the statements that hold it with their weights; none if too many."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for one, vector in enumerate(vectors):
        for term in vector:
            if folder.frequency[term] <= LONGEST_POSTING:
                held[term].append(one)
    return {t: (np.array(h), np.array([vectors[i][t] for i in h])) for t, h in held.items()}
