"""How likely two statements of different articles tell one thing: a fitted model of a pair.

One thing is what a reader of several accounts puts side by side: the same statement, or two answers
to the same question. A logistic regression over lexical features (as in Cybulska and Vossen,
"Translating Granularity of Event Slots into Features for Event Coreference Resolution", 2015, but
without a parse), fitted by `python -m benchmarks.pairs`; how often it is right, on stories left out
and on ECB+, which it was not fitted on: docs/quality.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from summarize.learned.blocking import Candidates, Folder
from summarize.learned.logistic import Logistic, probability, shipped_model
from summarize.learned.words import Indexes, Names, Sets, Vector, pairs_in_order

WEIGHTS = "pairs.json"

DOZEN = 12.0
"""Up to a dozen, numbers are met by chance."""


def probabilities(folder: Folder, candidates: Candidates) -> Vector:
    """Return, for each pair, how likely the two tell one thing.

    Args:
        folder: The statements.
        candidates: The pairs, as `blocking.offered_in` gives them for this folder.
    """
    return probability(model().log_odds(features(folder, candidates)))


def precise(folder: Folder, candidates: Candidates) -> NDArray[np.bool_]:
    """Whether each pair is at the measured operating point of high precision."""
    return model().log_odds(features(folder, candidates)) >= model().points["precise"]


def model() -> Logistic:
    """Return the model that ships."""
    return shipped_model(WEIGHTS)


def features(folder: Folder, candidates: Candidates) -> Mapping[str, Vector]:
    """Return what speaks for and against each pair, by name."""
    first, second = candidates.first, candidates.second
    cosine = candidates.cosine
    found = {
        "cosine": cosine,
        "nearness": candidates.nearness,
        "best of its article, both ways": np.minimum(candidates.forth, candidates.back),
        "best of its article, one way": np.maximum(candidates.forth, candidates.back),
    }
    found |= _of_words(folder, first, second)
    found |= _of_names(folder, first, second)
    found |= _of_numbers(folder, first, second)
    found |= _of_days(folder, first, second)
    for name in ("length", "other numbers", "same number"):
        found[f"cosine and {name}"] = cosine * found[name]
    return found


def _of_words(folder: Folder, first: Indexes, second: Indexes) -> dict[str, Vector]:
    terms = folder.terms
    rarity = terms.rarity
    in_order = Sets([pairs_in_order(w.stems) for w in folder.words])
    sizes = np.log1p(terms.sizes.astype(float))
    most = np.log(len(terms.sizes) + 1)
    return {
        "shared words": terms.shared(first, second, rarity) / most,
        "rarest shared word": terms.heaviest(first, second, rarity) / most,
        "shared phrases": np.log1p(in_order.shared(first, second)),
        "length": np.minimum(sizes[first], sizes[second]),
    }


def _of_names(folder: Folder, first: Indexes, second: Indexes) -> dict[str, Vector]:
    names = Names(folder.words)
    sets = Sets([names.of(w) for w in folder.words])
    both, shared = _compared(sets, first, second)
    return {"no names": 1.0 - both, "other names": both * (shared == 0)}


def _of_numbers(folder: Folder, first: Indexes, second: Indexes) -> dict[str, Vector]:
    numbers = Sets([w.numbers for w in folder.words])
    both, shared = _compared(numbers, first, second)
    given = numbers.sizes > 0
    telling = Sets([[n for n in w.numbers if _is_telling(n)] for w in folder.words])
    return {
        "same number": both * (shared > 0),
        "same telling number": 1.0 * (telling.shared(first, second) > 0),
        "other numbers": both * (shared == 0),
        "numbers in one only": 1.0 * (given[first] != given[second]),
    }


def _of_days(folder: Folder, first: Indexes, second: Indexes) -> dict[str, Vector]:
    both, shared = _compared(Sets([w.days for w in folder.words]), first, second)
    return {"same day": both * (shared > 0), "other days": both * (shared == 0)}


def _compared(sets: Sets, first: Indexes, second: Indexes) -> tuple[Vector, Vector]:
    """Return whether both of each pair have any, and how many they share."""
    both = np.asarray((sets.sizes[first] > 0) & (sets.sizes[second] > 0), dtype=np.float64)
    return both, sets.shared(first, second)


def _is_telling(number: str) -> bool:
    """Whether a number is beyond a dozen, or has more than one dot: a date, a version."""
    try:
        return float(number) > DOZEN
    except ValueError:
        return True
