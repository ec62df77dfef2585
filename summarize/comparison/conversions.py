"""Conversions printed in an article: "10 kilometres (6 miles)" holds, some others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarize.domain import Article
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.units import TIME_UNITS, convert, dimension, is_currency

TOLERANCE = 0.12
"""How far a printed conversion may be off: "10 km (6 miles)" is 3 % off, "55 km (34 miles)" 1 %,
"three feet (one metre)" 9 %."""

_RESTATED = re.compile(
    r"\s*\(\s*(?:or\s+)?|,?\s+or\s+|,\s+(?:equivalent\s+to|equal\s+to)\s+|\s*/\s*"
)
_UNITS = {"meter ** 2": "square metres", "mile ** 2": "square miles", "kilometer ** 2": "square km"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A measure given twice, in two units, that are not the same measure.

    Attributes:
        first: The measure as first given.
        second: As restated.
        computed: The first in the unit of the second.
    """

    first: NumberMention
    second: NumberMention
    computed: float

    @property
    def words(self) -> str:
        """What the first measure is in the unit of the second."""
        places = 3 - len(str(int(self.computed)))
        amount = f"{self.computed:,.2g}" if places > 1 else f"{round(self.computed, places):,.0f}"
        unit = self.second.unit or ""
        named = _UNITS.get(unit, unit.replace(" ** 2", " squared") + "s")
        return f"{amount} {named}"


def wrong_conversions(article: Article) -> Iterator[Conversion]:
    """Yield the restated measures of an article that are off by more than rounding."""
    for first, second in pairwise(find_numbers(article.text)):
        if first.value is None or second.value is None or first.unit == second.unit:
            continue
        if first.kind != "measure" or second.kind != "measure" or _is_other(first, second):
            continue
        if not _RESTATED.fullmatch(article.text[first.end : second.start]):
            continue
        computed = convert(first.value, first.unit or "", second.unit or "")
        if computed is not None and not _holds(first, second, computed):
            yield Conversion(first, second, computed)


def _is_other(first: NumberMention, second: NumberMention) -> bool:
    units = (first.unit or "", second.unit or "")
    if any(u in TIME_UNITS or is_currency(u) or u in ("magnitude", "") for u in units):
        return True
    return dimension(units[0]) != dimension(units[1])


def _holds(first: NumberMention, second: NumberMention, computed: float) -> bool:
    value, given = first.value or 0.0, second.value or 0.0
    if abs(computed - given) <= TOLERANCE * max(abs(computed), abs(given)):
        return True
    # Each was rounded to its last digit: "1 mile (2 km)".
    slack = _half_digit(second) + _half_digit(first) * (computed / value if value else 0.0)
    return abs(computed - given) <= slack


def _half_digit(mention: NumberMention) -> float:
    """Return half of the place that a number is rounded to."""
    value = mention.value or 0.0
    if value != int(value):
        return 0.05
    step = 1.0
    while step < value and value % (step * 10) == 0:
        step *= 10
    return step / 2
