"""What a metric saw: one value for one thing looked at, with the text that explains a miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing looked at.

    Attributes:
        metric: The metric's name, `stage.what`.
        case: The story.
        item: What was looked at; the same in every run where it comes from the labels, so that
            two engines can be compared item by item.
        value: From 0 (wrong) to 1 (right); for an F1 the item's precision.
        recall: For an F1 the item's recall.
        miss: What went wrong, with the words concerned; empty where nothing did.
        weight: How much a miss matters to a reader; sorts the misses, nothing else.
        labelled: Whether `item` comes from the labels.
    """

    metric: str
    case: str
    item: str
    value: float
    recall: float | None = None
    miss: str = ""
    weight: float = 1.0
    labelled: bool = True

    @property
    def lost(self) -> float:
        """How far it is from perfect, as the metric's value sees it."""
        return 1 - (self.value if self.recall is None else f1(self.value, self.recall))


class Item(NamedTuple):
    """A thing looked at: see `Observation`."""

    case: str
    name: str
    weight: float = 1.0
    labelled: bool = True


def judged(metric: str, item: Item, miss: str) -> Observation:
    """Return what was seen of a thing that is either right or wrong: wrong if there is a miss."""
    value = 0.0 if miss else 1.0
    return Observation(
        metric, item.case, item.name, value, miss=miss, weight=item.weight, labelled=item.labelled
    )


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
