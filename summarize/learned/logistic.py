"""Logistic models as data: named features, their weights, a bias; read from JSON, never pickled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Log-odds as a weighted sum of features.

    Attributes:
        weights: By feature.
        bias: Log-odds where every feature is zero.
        points: Named log-odds at which the model was measured ("precise": .93 precision).
    """

    weights: Mapping[str, float]
    bias: float
    points: Mapping[str, float] = field(default_factory=dict)

    def log_odds(self, features: Mapping[str, Vector]) -> Vector:
        """Return the log-odds of rows given as one column for each feature.

        Raises:
            KeyError: When a feature that has a weight is missing.
        """
        columns = [weight * features[name] for name, weight in self.weights.items()]
        total: Vector = np.sum(columns, axis=0) + self.bias
        return total


def probability(log_odds: Vector) -> Vector:
    """Return the probabilities of some log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -500, 500))))


@cache
def shipped_model(file: str) -> Logistic:
    """Return the model in a JSON file of this package."""
    text = files("summarize.learned").joinpath(file).read_text(encoding="utf-8")
    data = json.loads(text)
    return Logistic(data["weights"], data["bias"], data["points"])
