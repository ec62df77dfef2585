"""Logistic regression with an L2 penalty, by Newton's method: the same weights every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarize.learned.logistic import Logistic, Vector

STEPS = 50
CLOSE = 1e-8
"""Greatest change of a weight at which the fit has come to rest."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Labelled rows of one story.

    Attributes:
        features: One column for each feature.
        truth: 1 or 0 for each row.
        weight: What each row weighs in the fit.
    """

    features: Mapping[str, Vector]
    truth: Vector
    weight: Vector

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.truth)


def fitted(samples: Sequence[Sample], names: Sequence[str], penalty: float) -> Logistic:
    """Return the model that fits some samples best; the penalty is for standardised features."""
    rows = np.vstack([np.column_stack([s.features[n] for n in names]) for s in samples])
    truth = np.concatenate([s.truth for s in samples])
    weight = np.concatenate([s.weight for s in samples])
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    found = _newton(design, truth, weight, penalty)
    weights = found[1:] / spread
    bias = float(found[0] - weights @ mean)
    return Logistic(
        {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}, round(bias, 4)
    )


def _newton(design: Vector, truth: Vector, weight: Vector, penalty: float) -> Vector:
    ridge = np.full(design.shape[1], penalty)
    ridge[0] = 1e-6
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (chance - truth)) + ridge * found
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < CLOSE:
            break
    return found


def folds(groups: Sequence[str], number: int) -> list[set[str]]:
    """Return the groups dealt out into folds, each group in one."""
    ordered = sorted(set(groups))
    return [set(ordered[k::number]) for k in range(number)]
