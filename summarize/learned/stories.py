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

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from summarize.domain import Article
from summarize.learned.logistic import (
    Frequencies,
    Logistic,
    Vector,
    shipped_frequencies,
    shipped_model,
)
from summarize.learned.words import Names, stem_of, words_of
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

DIGITS = 9
"""Decimals of what two texts share: sums differ beyond them with the order of addition."""

_PLACE = re.compile(r"\b(?:in|at|near|off|outside) (?:the )?([A-Z]\w+(?: [A-Z]\w+){0,2})")
_DAYS = frozenset(stem_of(d) for d in (*MONTHS, *WEEKDAYS))


class Text(NamedTuple):
    """What is compared of an article."""

    id: str
    text: str
    language: str = "en"


def stories_of(articles: Sequence[Article | Text]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the articles, those of one story together.

    The largest group comes first, then as the articles come; so do the ids of a group.
    """
    if not articles:
        return ()
    model = shipped_model(WEIGHTS)
    compared = Compared(articles, shipped_frequencies())
    groups = joined(compared.log_odds(model), compared.can_be_judged, model.points)
    groups.sort(key=lambda g: (-len(g), g[0]))
    return tuple(tuple(articles[i].id for i in group) for group in groups)


# --- how much two articles share


class Compared:
    """Texts compared pair by pair: each feature is a matrix, text by text."""

    def __init__(self, texts: Sequence[Article | Text], frequencies: Frequencies) -> None:
        words = [words_of(t.text[:CHARACTERS]) for t in texts]
        main = Counter(t.language for t in texts).most_common(1)[0][0]
        calendars = [{stem_of(d) for d in w.days} for w in words]
        tops = [
            [s for s in w.stems if s not in w.numbers and s not in days][:TOP]
            for w, days in zip(words, calendars, strict=True)
        ]
        self.can_be_judged = [
            t.language == main and len(top) >= FEWEST for t, top in zip(texts, tops, strict=True)
        ]
        self._rarity = frequencies.rarity
        known = Names(words)
        named = [[s for s in top if s in known.of(w)] for top, w in zip(tops, words, strict=True)]
        sizes = np.log1p([len(t) for t in tops])
        top, names = self._cosines(tops), self._cosines(named)
        held = np.array([len(set(n)) for n in named])
        numbers = _matrix([{n: 1.0 for n in w.numbers if len(n) > 1} for w in words])
        places = [_places(t.text[:CHARACTERS]) for t in texts]
        self.features: Mapping[str, Vector] = {
            "top": top,
            "little shared": np.log(top + LITTLE),
            "lead": self._cosines([t[:LEAD] for t in tops]),
            "names": names,
            "other places": _elsewhere(places, [frozenset(w.stems) for w in words]),
            "other names": (names == 0) * np.log1p(np.minimum.outer(held, held)),
            "share of names": np.minimum(self._contained(named), 1.0),
            "share of words": self._contained(tops),
            "numbers": np.log1p(numbers @ numbers.T),
            "shorter": np.minimum.outer(sizes, sizes),
            "longer": np.maximum.outer(sizes, sizes),
        }

    def log_odds(self, model: Logistic) -> Vector:
        """Return what speaks for one story, text by text.

        Much is taken off where two texts share no name, and each names places that the other does
        not: 25 of 13,000 pairs of one story are so, and what they share are the words of every
        disaster or vote.
        """
        strangers = self.features["other places"] * (self.features["names"] == 0)
        odds: Vector = model.log_odds(self.features) - model.points["strangers"] * strangers
        return odds

    def _cosines(self, bags: Sequence[Sequence[str]]) -> Vector:
        """Return the cosine of each two bags of words, by TF-IDF of news at large."""
        counts = [Counter(b) for b in bags]
        weights = _matrix(
            [{t: self._rarity(t) * (1 + math.log(n)) for t, n in c.items()} for c in counts]
        )
        weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
        return np.round(weights @ weights.T, DIGITS)

    def _contained(self, bags: Sequence[Sequence[str]]) -> Vector:
        """Return what each two share by weight, as a share of what the smaller one has."""
        weights = _matrix([{t: math.sqrt(self._rarity(t)) for t in bag} for bag in bags])
        shared = weights @ weights.T
        own = np.diag(shared)
        return np.round(shared / (np.minimum.outer(own, own) + SMOOTHING), DIGITS)


def _matrix(bags: Sequence[Mapping[str, float]]) -> Vector:
    """Return weights of terms as one row for each text and one column for each term."""
    terms = {t: k for k, t in enumerate(sorted({t for bag in bags for t in bag}))}
    found = np.zeros((len(bags), len(terms)))
    for row, bag in zip(found, bags, strict=True):
        row[[terms[t] for t in bag]] = list(bag.values())
    return found


def _elsewhere(places: Sequence[frozenset[str]], told: Sequence[frozenset[str]]) -> Vector:
    """Return where two texts each name places, and neither a word of the other's places."""
    apart = np.zeros((len(places), len(places)))
    for i, j in combinations(range(len(places)), 2):
        one, other = places[i], places[j]
        if one and other and not one & told[j] and not other & told[i]:
            apart[i, j] = apart[j, i] = 1.0
    return apart


def _places(text: str) -> frozenset[str]:
    """Return the stems of the words with a capital that follow "in", "at" or "near"."""
    words = (w for m in _PLACE.finditer(text) for w in m[1].lower().split())
    return frozenset(stem_of(w) for w in words) - _DAYS


# --- groups


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
    others = [i for i, able in enumerate(can_be_judged) if not able]
    homes = {i: max(groups, key=lambda g: (odds[i, g].mean(), -g[0])) for i in others}
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
