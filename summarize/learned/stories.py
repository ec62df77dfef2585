"""Which articles of a folder tell one story, and which tell unrelated ones.

Two articles of one story share names and rare words near their top, whatever their length. How much
speaks for one story is a logistic regression over how much they share; articles are then joined by
average linkage, strongest first. A folder about one event must practically never be split, so two
groups stay apart only where the average of all pairs between them speaks against one story, and no
pair clearly for it; what cannot be judged (a few words, another language) joins what is most like
it. Fitted by `python -m benchmarks.grouping`; how often it is right on stories left out:
docs/quality.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.domain import Article
from summarize.learned.logistic import Frequencies, Logistic, shipped_frequencies, shipped_model
from summarize.learned.words import Names, Sets, Vector, Words, stem_of, words_of
from summarize.text.dates import MONTHS, WEEKDAYS

WEIGHTS = "stories.json"

TOP = 150
"""Words of content at the top of an article that are compared; 100 and 250 do no better."""

LEAD = 80
"""Words of content of its headline and first paragraphs."""

CHARACTERS = 6_000
"""Characters read of an article, at most: more than `TOP` words of content."""

FEWEST = 10
"""Words of content of an article that can be judged."""

LITTLE = 0.02
"""Cosine below which it does not matter how little two articles share."""

SMOOTHING = 3.0
"""Weight of about half a rare word, added where a share of a few words would jump."""

_PLACE = re.compile(r"\b(?:in|at|near|off|outside) (?:the )?([A-Z]\w+(?: [A-Z]\w+){0,2})")
_DAYS = frozenset(stem_of(d) for d in (*MONTHS, *WEEKDAYS))


class Text(NamedTuple):
    """What is compared of an article."""

    id: str
    text: str
    language: str = "en"


def stories_of(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the articles, those of one story together.

    The largest group comes first, then as the articles come; so do the ids of a group.
    """
    return grouped([Text(a.id, a.text, a.language) for a in articles])


def grouped(
    texts: Sequence[Text],
    model: Logistic | None = None,
    frequencies: Frequencies | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of texts by story.

    Args:
        texts: Of one folder.
        model: By default the one that ships.
        frequencies: Likewise.
    """
    if not texts:
        return ()
    model = model or shipped_model(WEIGHTS)
    compared = Compared(texts, frequencies or shipped_frequencies())
    groups = joined(compared.log_odds(model), compared.can_be_judged, model.points)
    groups.sort(key=lambda g: (-len(g), g[0]))
    return tuple(tuple(texts[i].id for i in group) for group in groups)


# --- how much two articles share ----------------------------------------------------------------


class Compared:
    """Texts compared pair by pair: each feature is a matrix, text by text."""

    def __init__(self, texts: Sequence[Text], frequencies: Frequencies) -> None:
        """Read the words of the texts and compare them."""
        words = [words_of(t.text[:CHARACTERS]) for t in texts]
        names = Names(words)
        self._frequencies = frequencies
        self._tops = [_content(w)[:TOP] for w in words]
        self._names = [names.of(w) for w in words]
        self._numbers = [{n for n in w.numbers if len(n) > 1} for w in words]
        self._places = [_places(t.text[:CHARACTERS]) for t in texts]
        self._told = [frozenset(w.stems) for w in words]
        main = Counter(t.language for t in texts).most_common(1)[0][0] if texts else ""
        self.can_be_judged = [
            t.language == main and len(top) >= FEWEST
            for t, top in zip(texts, self._tops, strict=True)
        ]
        self.features: Mapping[str, Vector] = self._compare()

    def log_odds(self, model: Logistic) -> Vector:
        """Return what speaks for one story, text by text.

        Much is taken off where two texts share no name, and each names places that the other does
        not: 25 of 13,000 pairs of one story are so, and what they share are the words of every
        disaster or vote.
        """
        strangers = self.features["other places"] * (self.features["names"] == 0)
        odds: Vector = model.log_odds(self.features) - model.points["strangers"] * strangers
        return odds

    def _compare(self) -> dict[str, Vector]:
        tops = self._tops
        named = [[s for s in t if s in n] for t, n in zip(tops, self._names, strict=True)]
        sizes = np.log1p([len(t) for t in tops])
        top = self._cosines(tops)
        names = self._cosines(named)
        held = np.array([len(set(n)) for n in named])
        return {
            "top": top,
            "little shared": np.log(top + LITTLE),
            "lead": self._cosines([t[:LEAD] for t in tops]),
            "names": names,
            "other places": self._elsewhere(),
            "other names": (names == 0) * np.log1p(np.minimum.outer(held, held)),
            "share of names": np.minimum(self._contained(named), 1.0),
            "share of words": self._contained(tops),
            "numbers": np.log1p(_products(*_weighed(self._numbers))),
            "shorter": np.minimum.outer(sizes, sizes),
            "longer": np.maximum.outer(sizes, sizes),
        }

    def _cosines(self, bags: Sequence[Sequence[str]]) -> Vector:
        """Return the cosine of each two bags of words, by TF-IDF of news at large."""
        counts = [Counter(b) for b in bags]
        sets = Sets(counts)
        weights = self._rarities(sets) * (1 + np.log(_counts_in(sets, counts)))
        products = _products(sets, weights)
        norms = np.sqrt(np.maximum(np.diag(products), 1e-9))
        return np.asarray(products / np.outer(norms, norms))

    def _contained(self, bags: Sequence[Sequence[str]]) -> Vector:
        """Return what each two share by weight, as a share of what the smaller one has."""
        sets = Sets([set(b) for b in bags])
        shared = _products(sets, np.sqrt(self._rarities(sets)))
        own = np.diag(shared)
        return np.asarray(shared / (np.minimum.outer(own, own) + SMOOTHING))

    def _elsewhere(self) -> Vector:
        """Return where two texts each name places, and neither a word of the other's places."""
        size = len(self._places)
        apart = np.zeros((size, size))
        for i, j in combinations(range(size), 2):
            one, other = self._places[i], self._places[j]
            if one and other and not one & self._told[j] and not other & self._told[i]:
                apart[i, j] = apart[j, i] = 1.0
        return apart

    def _rarities(self, sets: Sets) -> Vector:
        rarities = np.array([self._frequencies.rarity(t) for t in sets.terms])
        return rarities[sets.indexes] if len(sets.terms) else np.zeros(0)


def _places(text: str) -> frozenset[str]:
    """Return the stems of the words with a capital that follow "in", "at" or "near"."""
    words = (w for m in _PLACE.finditer(text) for w in m[1].lower().split())
    return frozenset(stem_of(w) for w in words) - _DAYS


def _content(words: Words) -> list[str]:
    """Return the stems of a text without numbers, days and months."""
    days = {stem_of(d) for d in words.days}
    return [s for s in words.stems if s not in words.numbers and s not in days]


def _weighed(texts: Sequence[Collection[str]]) -> tuple[Sets, Vector]:
    sets = Sets(texts)
    return sets, np.ones(len(sets.indexes))


def _counts_in(sets: Sets, counts: Sequence[Counter[str]]) -> Vector:
    found = [
        counted[sets.terms[t]]
        for i, counted in enumerate(counts)
        for t in sets.indexes[sets.starts[i] : sets.starts[i + 1]].tolist()
    ]
    return np.array(found, dtype=np.float64)


def _products(sets: Sets, weights: Vector) -> Vector:
    """Return the inner product of each two texts, given the weight of each of their terms."""
    size = len(sets.sizes)
    products = np.zeros((size, size))
    owners = np.repeat(np.arange(size), sets.sizes)
    for held, own in zip(_split(sets, owners), _split(sets, weights), strict=True):
        products[np.ix_(held, held)] += np.outer(own, own)
    return products


def _split(sets: Sets, column: NDArray[Any]) -> Sequence[NDArray[Any]]:
    """Return a column of `sets.indexes` term by term."""
    if not len(sets.indexes):
        return []
    by_term = np.argsort(sets.indexes, kind="stable")
    return np.split(column[by_term], np.cumsum(sets.frequency)[:-1])


# --- groups -------------------------------------------------------------------------------------


def joined(
    odds: Vector, can_be_judged: Sequence[bool], points: Mapping[str, float]
) -> list[list[int]]:
    """Return groups of indexes, by average linkage.

    Args:
        odds: Log-odds that two articles are of one story.
        can_be_judged: Whether an article may stand apart from all others.
        points: "apart", the average log-odds below which two groups stay apart; "near", the
            log-odds of one pair from which they do not: a fan's column shares the players' names
            with the one report that gives them all.
    """
    judged = [i for i, able in enumerate(can_be_judged) if able]
    groups = _average_linkage(odds, judged, points)
    if not groups:
        return [list(range(len(can_be_judged)))]
    homes = {
        i: max(groups, key=lambda g: (odds[i, g].mean(), -g[0]))
        for i, able in enumerate(can_be_judged)
        if not able
    }
    return [sorted([*g, *(i for i, home in homes.items() if home is g)]) for g in groups]


def _average_linkage(
    odds: Vector, members: Sequence[int], points: Mapping[str, float]
) -> list[list[int]]:
    groups = [[i] for i in members]
    sums = odds[np.ix_(members, members)].copy()
    nearest = sums.copy()
    sizes = np.ones(len(groups))
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        scores = np.where(nearest >= points["near"], np.maximum(means, points["apart"]), means)
        np.fill_diagonal(scores, -np.inf)
        one, other = sorted(divmod(int(np.argmax(scores)), len(groups)))
        if scores[one, other] < points["apart"]:
            break
        sums = _merged(sums, one, other, np.add)
        nearest = _merged(nearest, one, other, np.maximum)
        sizes[one] += sizes[other]
        sizes = np.delete(sizes, other)
        groups[one] += groups.pop(other)
    return [sorted(g) for g in groups]


def _merged(between: Vector, one: int, other: int, combine: np.ufunc) -> Vector:
    """Return what stands between groups once two of them are one."""
    between[one] = combine(between[one], between[other])
    between[:, one] = combine(between[:, one], between[:, other])
    return np.delete(np.delete(between, other, 0), other, 1)
