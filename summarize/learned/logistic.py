"""Logistic models as data: named features, their weights, a bias; read from JSON, never pickled."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Log-odds as a weighted sum of features."""

    weights: Mapping[str, float]  # by feature
    bias: float  # log-odds where every feature is zero
    # named log-odds at which the model was measured ("precise": .90 precision)
    points: Mapping[str, float] = field(default_factory=dict)

    def log_odds(self, features: Mapping[str, Vector]) -> Vector:
        """Return the log-odds of rows given as one column for each feature.

        Raises:
            KeyError: When a feature that has a weight is missing.
        """
        columns = [weight * features[name] for name, weight in self.weights.items()]
        total: Vector = np.sum(columns, axis=0) + self.bias
        return total


def _shipped(file: str) -> Any:
    return json.loads(files("summarize.learned").joinpath(file).read_text(encoding="utf-8"))


@cache
def shipped_model(file: str) -> Logistic:
    """Return the model in a JSON file of this package."""
    return Logistic(**_shipped(file))


# --- in how many unrelated news stories a word stands: what two articles share by chance

FILE = "frequencies.json"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of stems."""

    stories: int  # how many were counted
    counts: Mapping[str, int]  # in how many of them a stem stands; absent for a rare one

    def rarity(self, stem: str) -> float:
        """Return the logarithm of how rare a stem is, above zero."""
        return math.log((self.stories + 1) / (self.counts.get(stem, 0) + 0.5))


@cache
def shipped_frequencies() -> Frequencies:
    """Return the counts that ship."""
    return Frequencies(**_shipped(FILE))
