"""Rates of exchange as the articles themselves imply them: "two million euros ($2.6m)"."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median

from summarize.domain import Accounts, Figure
from summarize.text.units import is_currency

BESIDE = re.compile(
    r"\s*[(\[,/]\s*(?:or\s+)?(?:about|around|some|nearly|roughly)?\s*", re.IGNORECASE
)
"""What stands between an amount and the same in another currency."""


class Rates:
    """Converts amounts of money between currencies that an article sets side by side.

    Args:
        accounts: The articles with their claims.
    """

    def __init__(self, accounts: Accounts) -> None:
        seen: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for article in accounts.articles:
            found = {(f.start, f.end): f for c in accounts.claims if c.article == article.id
                     for f in c.figures if is_currency(f.unit) and f.value}  # fmt: skip
            for one, other in pairwise(found[k] for k in sorted(found)):
                if one.unit != other.unit and BESIDE.fullmatch(article.text[one.end : other.start]):
                    _enter(seen, one, other)
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


def _enter(seen: dict[tuple[str, str], list[float]], one: Figure, other: Figure) -> None:
    if one.value and other.value and one.unit and other.unit:
        seen[one.unit, other.unit].append(other.value / one.value)
        seen[other.unit, one.unit].append(one.value / other.value)
