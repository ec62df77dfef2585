"""What a metric saw, one value for one thing looked at; and what many of them amount to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from summarize.domain import Record


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing looked at."""

    metric: str  # `stage.what`
    case: str
    item: str
    value: float  # from 0 (wrong) to 1 (right); for an F1 the item's precision
    recall: float | None = None  # for an F1 the item's recall
    miss: str = ""  # what went wrong, with the words concerned; empty where nothing did
    labelled: bool = True  # whether the item comes from the labels: the same in every run

    @property
    def lost(self) -> float:
        """How far it is from perfect, as the metric's value sees it."""
        return 1 - (self.value if self.recall is None else f1(self.value, self.recall))


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- from observations to numbers: a mean or an F1, how many it rests on, and how sure it is

SEED = 1828
"""Any number does; a fixed one makes two runs print the same interval."""
RESAMPLES = 2000
"""Percentile ends of a 95 % interval move by under half a point between seeds at this number."""
CONFIDENCE = 0.95


class Score(Record):
    """A mean, or the F1 of means, of so many things looked at, with its 95 % interval.

    Its ends equal the value where nothing can be said.
    """

    value: float
    low: float
    high: float
    n: int


def estimate(observations: Sequence[Observation]) -> Score | None:
    """Estimate one metric; None ("not scored") where nothing was looked at.

    The interval is the percentile bootstrap over the things looked at. Where all are right, or
    all wrong, resampling shows no spread although the next one may differ: Wilson's interval
    for a share is taken instead.
    """
    if not observations:
        return None
    data: tuple[Any, ...] = (np.array([o.value for o in observations], float),)
    statistic: Any = np.mean
    if any(o.recall is not None for o in observations):
        data = (*data, np.array([o.recall or 0.0 for o in observations], float))
        statistic = _f1
    value, n = float(statistic(*data, axis=-1)), len(observations)
    if n > 1 and any(np.ptp(d) > 0 for d in data):
        low, high = resampled(data, statistic)
    elif n > 1 and value in (0.0, 1.0):
        wilson = stats.binomtest(int(value) * n, n).proportion_ci(CONFIDENCE, "wilson")
        low, high = min(wilson.low, value), max(wilson.high, value)
    else:
        low, high = value, value
    return Score(value=value, low=low, high=high, n=n)


def resampled(
    data: tuple[Any, ...], statistic: Any, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the ends of the percentile bootstrap's interval of a statistic."""
    found = stats.bootstrap(
        data,
        statistic,
        n_resamples=RESAMPLES,
        paired=True,
        vectorized=True,
        confidence_level=confidence,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _f1(precisions: Any, recalls: Any, axis: int) -> Any:
    p, r = np.mean(precisions, axis=axis), np.mean(recalls, axis=axis)
    return np.where(p + r > 0, 2 * p * r / np.where(p + r > 0, p + r, 1), 0.0)
