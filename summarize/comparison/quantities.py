"""Comparing quantities: what a figure can mean, and amounts in other units and currencies."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from summarize.comparison.entries import Entry
from summarize.domain import Figure
from summarize.text.measures import convert
from summarize.text.units import is_currency

APPROXIMATE = 0.05
"""How far a hedged number ("some 8,400") may lie off, where its own digits say no more."""

SAME_MONEY = 0.12
"""How far two currencies' amounts may lie apart and still be one amount: each is rounded, and the
rate moves. "2m euros (£1.7m; $2.6m)" against "$2.5 million": 4 %; £88m, €103m, $136M: 1 to 3 %."""

SAME_MEASURE = 0.07
"""Likewise for measures converted and rounded: 10 km are 6 miles (3 % off)."""


def span_of(figure: Figure) -> tuple[float, float]:
    """Return the least and the most that a figure can mean."""
    value = figure.value
    if value is None:
        low = figure.low if figure.low is not None else 0.0
        return low, figure.high if figure.high is not None else math.inf
    slack = max(last_digit(value) / 2, abs(value) * APPROXIMATE) if figure.approximate else 0.0
    low, high = value - slack, value + slack
    if figure.low is not None:
        low, high = value, value + min(last_digit(value), value * MOST_BEYOND)
    if figure.high is not None:
        low, high = value - min(last_digit(value), value * MOST_SHORT), value
    return low, high


MOST_BEYOND = 0.25
"""How far above its bound "more than 8,000" is still that number: up to the next number that is as
round, and no more than this share; beyond it, 10,000 is said."""

MOST_SHORT = 0.2
"""How far below its bound "up to 50" is still that number, likewise."""


def last_digit(value: float) -> float:
    """Return the size of the last digit that is not zero: 8,400 is exact to the hundred."""
    if not value:
        return 1.0
    behind = f"{abs(value):.10g}".partition(".")[2]
    if behind:
        return 10.0 ** -len(behind)
    size = 1.0
    while value % (size * 10) == 0 and size < value:
        size *= 10
    return size


def overlap(first: Figure, second: Figure) -> bool:
    """Whether two figures in one unit can mean the same number."""
    low, high = span_of(first)
    other_low, other_high = span_of(second)
    return low <= other_high and other_low <= high


def is_hedged(figure: Figure) -> bool:
    """Whether the words give a bound or an approximation and no exact number."""
    return (
        figure.approximate
        or figure.value is None
        or None not in (figure.low, figure.high)
        or (figure.low is not None or figure.high is not None)
    )


class Rates:
    """Rates of exchange as the articles themselves imply them: "two million euros ($2.6m)"."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        seen: dict[tuple[str, str], list[float]] = defaultdict(list)
        for first, second in _apposed(entries):
            a, b = first.figure, second.figure
            if a.unit and b.unit and a.value and b.value:
                seen[a.unit, b.unit].append(b.value / a.value)
                seen[b.unit, a.unit].append(a.value / b.value)
        self._rates = {pair: median(rates) for pair, rates in seen.items()}

    def convert(self, value: float, unit: str, to: str) -> float | None:
        """Return an amount in another currency, by way of a third one if need be."""
        if unit == to:
            return value
        if (rate := self._rates.get((unit, to))) is not None:
            return value * rate
        for (source, middle), rate in sorted(self._rates.items()):
            if source == unit and (second := self._rates.get((middle, to))) is not None:
                return value * rate * second
        return None


def _apposed(entries: Iterable[Entry]) -> list[tuple[Entry, Entry]]:
    """Return pairs of amounts in two currencies, one in brackets behind the other."""
    by_article: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if is_currency(entry.figure.unit):
            by_article[entry.article.id].append(entry)
    pairs = []
    for found in by_article.values():
        found.sort(key=lambda e: e.figure.start)
        for i, first in enumerate(found):
            for second in found[i + 1 : i + 3]:
                between = first.article.text[first.figure.end : second.figure.start]
                if _BRACKET.fullmatch(between) and first.figure.unit != second.figure.unit:
                    pairs.append((first, second))
    return pairs


_BRACKET = re.compile(
    r"\s*\([^()]{0,24}|\s*\([^()]{1,40}[;,/]\s*|\s*(?:,|\u2013|\u2014)\s*(?:or\s+)?|\s+or\s+"
)


def in_base_unit(figure: Figure) -> float | None:
    """Return a measure in the base unit of its dimension; shares as parts of a hundred."""
    if figure.value is None:
        return None
    if figure.unit == "fraction":
        return figure.value * 100
    if figure.unit in (None, "percent", "percentage_point", "magnitude"):
        return figure.value
    return convert(figure.value, figure.unit or "")


def same_amount(first: Entry, second: Entry, rates: Rates) -> bool:
    """Whether two figures of one dimension are one amount, written in whatever unit."""
    a, b = first.figure, second.figure
    if a.unit == b.unit and (a.value is None or b.value is None or first.dimension == "count"):
        return (a.value, a.low, a.high) == (b.value, b.low, b.high) or (
            a.value is not None and a.value == b.value
        )
    if a.value is None or b.value is None:
        return False
    if first.dimension == "money":
        there = rates.convert(a.value, a.unit or "", b.unit or "")
        return there is not None and _near(there, b.value, SAME_MONEY)
    one, other = in_base_unit(a), in_base_unit(b)
    return one is not None and other is not None and _near(one, other, SAME_MEASURE)


def near(first: Entry, second: Entry) -> bool:
    """Whether two amounts in one unit are one within the rounding of converted money."""
    one, other = first.value, second.value
    return first.dimension == "money" and _near(one, other, SAME_MONEY)


def _near(one: float, other: float, tolerance: float) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def distinct(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Sort entries into those that give one amount each, in the order met."""
    amounts: list[list[Entry]] = []
    for entry in entries:
        home = next((a for a in amounts if _written_alike(a[0], entry)), None)
        if home is None:
            amounts.append([entry])
        else:
            home.append(entry)
    return amounts


def _written_alike(first: Entry, second: Entry) -> bool:
    a, b = first.figure, second.figure
    if a.unit != b.unit:
        return False
    if a.value is not None and b.value is not None:
        return a.value == b.value
    return (a.value, a.low, a.high) == (b.value, b.low, b.high)
