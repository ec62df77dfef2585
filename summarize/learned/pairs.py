"""Which statements of different articles are worth comparing, and how likely two tell one thing.

One thing is what a reader of several accounts puts side by side: the same statement, or two answers
to the same question. A logistic regression over lexical features (as in Cybulska and Vossen,
"Translating Granularity of Event Slots into Features for Event Coreference Resolution", 2015, but
without a parse), fitted by `python -m benchmarks.pairs`; how often it is right, on stories left out
and on ECB+, which it was not fitted on, and the recall and speed of the choice before it:
docs/quality.md.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from summarize.learned.logistic import Logistic, Vector, shipped_model
from summarize.learned.words import Names, words_of
from summarize.text.words import SMALL_NUMBER

# --- which pairs are worth comparing, without looking at all

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
        self.words = [words_of(s.text) for s in statements]
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


def offered_in(folder: Folder, per_statement: int = PER_STATEMENT) -> list[Candidate]:
    """Return the pairs of all articles worth comparing; the order of statements does not matter.

    TF-IDF over posting lists: a statement meets only those that share a word with it. The best
    pairs of the whole folder are offered, not the best of each statement: what all accounts tell
    has many partners, an aside none.
    """
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
    held: defaultdict[str, list[int]] = defaultdict(list)
    for one, vector in enumerate(vectors):
        for term in vector:
            if folder.frequency[term] <= LONGEST_POSTING:
                held[term].append(one)
    postings = {
        t: (np.array(who), np.array([vectors[i][t] for i in who])) for t, who in held.items()
    }
    ids = {a: n for n, a in enumerate(sorted({s.article for s in folder.statements}))}
    articles = np.array([ids[s.article] for s in folder.statements])
    # Ties go by what the statements say, so that their order in the list does not matter.
    place = np.argsort(sorted(range(size), key=folder.statements.__getitem__))
    found = []
    for one, vector in enumerate(vectors):
        cosines = np.zeros(size)
        for term, weight in vector.items():
            if term in postings:
                who, weights = postings[term]
                cosines[who] += weight * weights
        cosines = np.round(cosines, _DIGITS)
        cosines[articles == articles[one]] = 0.0
        able = np.flatnonzero(cosines)
        best = able[np.lexsort((place[able], -cosines[able]))][:KEPT]
        found.append(list(zip(best.tolist(), cosines[best].tolist(), strict=True)))
    return found


# --- how likely the two of a pair tell one thing

WEIGHTS = "pairs.json"


def model() -> Logistic:
    """Return the model that ships."""
    return shipped_model(WEIGHTS)


def log_odds(folder: Folder, candidates: Sequence[Candidate]) -> Vector:
    """Return what speaks for it that the two of each pair of a folder tell one thing."""
    return model().log_odds(features(folder, candidates))


def features(folder: Folder, candidates: Sequence[Candidate]) -> Mapping[str, Vector]:
    """Return what speaks for and against each pair, by name."""
    stems = [frozenset(w.stems) for w in folder.words]
    phrases = [frozenset(pairwise(w.stems)) for w in folder.words]
    numbers = [w.numbers for w in folder.words]
    telling = [frozenset(filter(_is_telling, n)) for n in numbers]
    days = [w.days for w in folder.words]
    of_all = Names(folder.words)
    names = [of_all.of(w) for w in folder.words]
    rarity = {t: folder.rarity(t) for t in folder.frequency}
    most = math.log(len(folder.words) + 1)
    rows = []
    for i, j, cosine in candidates:
        shared = [rarity[t] for t in stems[i] & stems[j]]
        length = math.log1p(min(len(stems[i]), len(stems[j])))
        other_numbers = _apart(numbers[i], numbers[j])
        row = {
            "cosine": cosine,
            "shared words": math.fsum(shared) / most,
            "rarest shared word": max(shared) / most,
            "shared phrases": math.log1p(len(phrases[i] & phrases[j])),
            "length": length,
            "cosine and length": cosine * length,
            "other names": _apart(names[i], names[j]),
            "no names": not (names[i] and names[j]),
            "other numbers": other_numbers,
            "cosine and other numbers": cosine * other_numbers,
            "same number": bool(numbers[i] & numbers[j]),
            "same telling number": bool(telling[i] & telling[j]),
            "numbers in one only": bool(numbers[i]) != bool(numbers[j]),
            "same day": bool(days[i] & days[j]),
            "other days": _apart(days[i], days[j]),
        }
        rows.append(row)
    named = rows[0] if rows else model().weights
    return {n: np.array([r[n] for r in rows], dtype=float) for n in named}


def _apart(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether both have some, and none in common."""
    return bool(one and other) and not one & other


def _is_telling(number: str) -> bool:
    """Whether a number is beyond a dozen, or has more than one dot: a date, a version."""
    try:
        return float(number) > SMALL_NUMBER
    except ValueError:
        return True
