"""How likely two statements of different articles tell one thing: a fitted model of a pair.

One thing is what a reader of several accounts puts side by side: the same statement, or two answers
to the same question. A logistic regression over lexical features (as in Cybulska and Vossen,
"Translating Granularity of Event Slots into Features for Event Coreference Resolution", 2015, but
without a parse), fitted by `python -m benchmarks.pairs`; how often it is right, on stories left out
and on ECB+, which it was not fitted on: docs/quality.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import numpy as np

from summarize.learned.blocking import Candidate, Folder
from summarize.learned.logistic import Logistic, Vector, shipped_model
from summarize.learned.words import Names
from summarize.text.words import SMALL_NUMBER

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
