"""Which pairs of statements of different articles are worth comparing, without looking at all.

TF-IDF over posting lists: a statement meets only those that share a word with it. Two things make
up a pair's score: the cosine of their words, and the cosine of their neighbourhoods (a statement
that is worded otherwise is still near the same others). The best pairs of the whole folder are
offered, not the best of each statement: what all accounts tell has many partners, an aside none.
Recall on pairs nobody tuned on, and the seconds for ten thousand statements: docs/quality.md.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.learned.words import Indexes, Sets, Vector, Words, words_of

PER_STATEMENT = 25
"""Pairs offered for each statement on average, at most: docs/quality.md has the recall at each."""

GUARANTEED = 2
"""Best partners of each statement that are offered whatever the rest of the folder holds."""

KEPT = 64
"""Nearest statements of other articles that are looked at for each: bounds time and memory."""

LINKS = 12
"""Nearest ones that make up a statement's neighbourhood."""

LONGEST_POSTING = 500
"""A word in more statements than this forms no pair by itself; it still counts in the cosine."""

_DIGITS = 9
"""Decimals of scores: sums differ beyond them with the order of addition."""


class Statement(NamedTuple):
    """A statement of an article.

    Attributes:
        article: The article's id.
        text: Its words; what stands in square brackets counts as said.
    """

    article: str
    text: str


class Candidates(NamedTuple):
    """Pairs of statements that may tell one event, with what the search learned of them.

    Attributes:
        first: Indexes into the statements, each below its `second`.
        second: Likewise.
        cosine: Cosine of their words, by TF-IDF of the folder.
        nearness: Cosine of their neighbourhoods.
        forth: One over the rank of the second among its article's, seen from the first; 0 if far.
        back: The same the other way round.
    """

    first: Indexes
    second: Indexes
    cosine: Vector
    nearness: Vector
    forth: Vector
    back: Vector

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of indexes, ascending."""
        return list(zip(self.first.tolist(), self.second.tolist(), strict=True))

    def take(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> Candidates:
        """Return some of the pairs."""
        return Candidates(
            self.first[places],
            self.second[places],
            self.cosine[places],
            self.nearness[places],
            self.forth[places],
            self.back[places],
        )


class Folder:
    """The statements of a folder, as words and as vectors of unit length."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Read the words of the statements and weigh them by their rarity among them."""
        self.statements = statements
        self.words: list[Words] = [words_of(s.text) for s in statements]
        self.terms = Sets([w.stems for w in self.words])
        ids = {a: i for i, a in enumerate(sorted({s.article for s in statements}))}
        self.articles: Indexes = np.array([ids[s.article] for s in statements], dtype=np.int64)
        self.weights: Vector = self._weigh()

    def _weigh(self) -> Vector:
        """Return the weight of each term of each statement, in the order of `terms.indexes`."""
        counts: list[float] = []
        for i, words in enumerate(self.words):
            counted = Counter(words.stems)
            held = self.terms.indexes[self.terms.starts[i] : self.terms.starts[i + 1]]
            counts += [1 + math.log(counted[self.terms.terms[t]]) for t in held]
        weights = np.array(counts) * self.terms.rarity[self.terms.indexes]
        owners = np.repeat(np.arange(len(self.words)), self.terms.sizes)
        norms = np.sqrt(np.bincount(owners, weights**2, minlength=len(self.words)))
        return np.asarray(weights / norms[owners]) if len(weights) else weights


def offered(statements: Sequence[Statement], per_statement: int = PER_STATEMENT) -> Candidates:
    """Return the pairs worth comparing; the order of the statements does not matter.

    Args:
        statements: Of all articles.
        per_statement: Pairs for each statement on average, at most.
    """
    return offered_in(Folder(statements), per_statement)


def offered_in(folder: Folder, per_statement: int = PER_STATEMENT) -> Candidates:
    """Return the pairs worth comparing in a folder whose words are read."""
    return _best(_Search(folder).nearest(), len(folder.statements), per_statement)


# --- the nearest of each ----------------------------------------------------------------------


class _Near(NamedTuple):
    """The nearest statements of other articles, row by row, best first.

    Attributes:
        owner: Whose neighbour it is.
        other: The neighbour.
        cosine: Of their words.
        nearness: Of their neighbourhoods.
        rank: One over its rank among its own article's statements.
    """

    owner: Indexes
    other: Indexes
    cosine: Vector
    nearness: Vector
    rank: Vector


class _Search:
    """Looks for each statement's neighbours, by words first, then by common neighbours too."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._size = len(folder.statements)
        self._postings = _postings(folder)
        articles = range(int(folder.articles.max(initial=-1)) + 1)
        self._same_article = [np.flatnonzero(folder.articles == a) for a in articles]
        # Ties go by what the statements say, so that their order in the list does not matter.
        order = sorted(range(self._size), key=folder.statements.__getitem__)
        self._place: Indexes = np.empty(self._size, dtype=np.int64)
        self._place[order] = np.arange(self._size)

    def nearest(self) -> _Near:
        """Return up to `KEPT` neighbours of each statement."""
        self._links = self._neighbourhoods()
        self._norms = np.array([np.sqrt((weights**2).sum()) for _, weights in self._links])
        rows = [self._neighbours(i) for i in range(self._size)]
        if not rows:
            none = np.zeros(0, dtype=np.int64)
            return _Near(none, none, np.zeros(0), np.zeros(0), np.zeros(0))
        return _Near(
            np.concatenate([r.owner for r in rows]),
            np.concatenate([r.other for r in rows]),
            np.concatenate([r.cosine for r in rows]),
            np.concatenate([r.nearness for r in rows]),
            np.concatenate([r.rank for r in rows]),
        )

    def _neighbours(self, i: int) -> _Near:
        """Return the neighbours of one statement."""
        cosines, nearness = self._cosines(i), self._nearness(i)
        best = self._first_of(cosines + nearness, KEPT)
        return _Near(
            np.full(len(best), i),
            best,
            cosines[best],
            nearness[best],
            _ranks(self._folder.articles[best]),
        )

    def _cosines(self, i: int) -> Vector:
        """Return the cosine of one statement with each of the other articles, else zero."""
        terms = self._folder.terms
        own = slice(terms.starts[i], terms.starts[i + 1])
        found = [self._postings[t] for t in terms.indexes[own].tolist()]
        if not found:
            return np.zeros(self._size)
        weights = [w * own for (_, w), own in zip(found, self._folder.weights[own], strict=True)]
        return np.round(self._sums(i, [held for held, _ in found], weights), _DIGITS)

    def _nearness(self, i: int) -> Vector:
        """Return the cosine of one neighbourhood with each other's, of other articles."""
        members, weights = self._links[i]
        reached = [self._links[k][0] for k in members.tolist()]
        shares = [self._links[k][1] * w for k, w in zip(members.tolist(), weights, strict=True)]
        cosines = self._sums(i, reached, shares) / (self._norms[i] * self._norms)
        return np.asarray(np.round(cosines, _DIGITS))

    def _sums(self, i: int, reached: Sequence[Indexes], shares: Sequence[Vector]) -> Vector:
        """Add up what reaches each statement, those of the same article left out."""
        sums = np.bincount(np.concatenate(reached), np.concatenate(shares), self._size)
        sums[self._same_article[self._folder.articles[i]]] = 0.0
        return np.asarray(sums)

    def _first_of(self, scores: Vector, most: int) -> Indexes:
        """Return the statements of the highest scores above zero, best first."""
        found = np.flatnonzero(scores)
        if len(found) > 4 * most:
            least = np.partition(scores[found], -most)[-most]
            found = found[scores[found] >= least]
        return found[np.lexsort((self._place[found], -scores[found]))][:most]

    def _neighbourhoods(self) -> list[tuple[Indexes, Vector]]:
        """Return each statement's neighbours by words, and itself, with their cosines."""
        links: list[dict[int, float]] = [{i: 1.0} for i in range(self._size)]
        for i in range(self._size):
            cosines = self._cosines(i)
            for j in self._first_of(cosines, LINKS).tolist():
                links[i][j] = links[j][i] = float(cosines[j])
        return [self._in_order(link) for link in links]

    def _in_order(self, link: dict[int, float]) -> tuple[Indexes, Vector]:
        members = np.array(sorted(link, key=self._place.__getitem__), dtype=np.int64)
        return members, np.array([link[k] for k in members.tolist()])


def _postings(folder: Folder) -> list[tuple[Indexes, Vector]]:
    """Return, for each term, the statements that hold it with their weights; none if too many."""
    terms = folder.terms
    owners = np.repeat(np.arange(len(terms.sizes)), terms.sizes)
    by_term = np.argsort(terms.indexes, kind="stable")
    ends = np.cumsum(terms.frequency).tolist()
    cuts = [
        by_term[end - size : end if size <= LONGEST_POSTING else end - size]
        for end, size in zip(ends, terms.frequency.tolist(), strict=True)
    ]
    return [(owners[cut], folder.weights[cut]) for cut in cuts]


def _ranks(articles: Indexes) -> Vector:
    """Return one over the rank of each within its article; given best first."""
    seen: Counter[int] = Counter()
    ranks = np.empty(len(articles))
    for k, article in enumerate(articles.tolist()):
        seen[article] += 1
        ranks[k] = 1 / seen[article]
    return ranks


# --- the best of all --------------------------------------------------------------------------


def _best(near: _Near, size: int, per_statement: int) -> Candidates:
    """Return the best pairs of all, and the best few of each statement."""
    found = _united(near, size)
    scores = np.round(found.cosine + found.nearness, _DIGITS)
    # Cut at a score, not at a count: pairs of equal score are offered together or not at all.
    most = per_statement * size
    cut = -np.inf if len(scores) <= most else np.partition(scores, -most - 1)[-most - 1]
    return found.take((scores > cut) | _among_best(found, scores, size))


def _united(near: _Near, size: int) -> Candidates:
    """Return the neighbours as pairs, each once, with the ranks of both views."""
    low, high = np.minimum(near.owner, near.other), np.maximum(near.owner, near.other)
    keys, at = np.unique(low * max(size, 1) + high, return_inverse=True)
    found = Candidates(keys // max(size, 1), keys % max(size, 1), *np.zeros((4, len(keys))))
    from_low = near.owner == low
    found.forth[at[from_low]] = near.rank[from_low]
    found.back[at[~from_low]] = near.rank[~from_low]
    found.cosine[at] = near.cosine
    found.nearness[at] = near.nearness
    return found


def _among_best(found: Candidates, scores: Vector, size: int) -> NDArray[np.bool_]:
    """Whether a pair is among the `GUARANTEED` best of one of its statements, ties included."""
    ends = np.concatenate([found.first, found.second])
    both = np.concatenate([scores, scores])
    best_first = np.lexsort((-both, ends))
    starts = np.searchsorted(ends[best_first], np.arange(size))
    least = np.full(size, -np.inf)
    many = np.bincount(ends, minlength=size) >= GUARANTEED
    least[many] = both[best_first[starts[many] + GUARANTEED - 1]]
    return np.asarray((scores >= least[found.first]) | (scores >= least[found.second]))
