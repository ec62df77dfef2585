"""In how many unrelated news stories a word stands: what two articles share by chance.

A folder cannot tell that itself: where five articles tell of one ferry, "ferry" is as common
as "the".
Counted over the texts of ECB+ and the teasers of NeuS (English, 2005 to 2021) by
`python -m benchmarks.grouping --fit`; counts of stems only, those of three stories or more.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "frequencies.json"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of stems.

    Attributes:
        stories: How many were counted.
        counts: In how many of them a stem stands; absent for a rare one.
    """

    stories: int
    counts: Mapping[str, int]

    def rarity(self, stem: str) -> float:
        """Return the logarithm of how rare a stem is, above zero."""
        return math.log((self.stories + 1) / (self.counts.get(stem, 0) + 0.5))


@cache
def shipped_frequencies() -> Frequencies:
    """Return the counts that ship."""
    text = files("summarize.learned").joinpath(FILE).read_text(encoding="utf-8")
    data = json.loads(text)
    return Frequencies(data["stories"], data["counts"])
