"""How figures of one thing differ: rounding, unit, scope, definition, update, contradiction."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.entries import POINTING, Entry, split_of
from summarize.comparison.quantities import Rates, is_hedged, overlap, same_amount
from summarize.domain import FindingType
from summarize.text.meaning import rounds_to, stem
from summarize.text.measures import dimension
from summarize.text.tolls import TOLLS

MAGNITUDE_STEP = 0.35
"""Magnitudes are measured anew by several networks: so far apart they are one quake's."""

Amounts = Sequence[Sequence[Entry]]


PRICES = frozenset({stem(w) for w in ("share", "price", "stock", "bond", "rate")})


class Difference(NamedTuple):
    """The type of a difference and why it is that."""

    type: FindingType
    reason: str


def difference(amounts: Amounts, rates: Rates, origins: Mapping[str, str]) -> Difference | None:
    """Say how the amounts given for one thing differ.

    Args:
        amounts: The entries of each amount; two amounts or more, in order of time.
        rates: The rates of exchange that the articles imply.
        origins: Names of origins.

    Returns:
        None where nothing can be said with confidence: it is then left apart.
    """
    heads = [a[0] for a in amounts]
    if heads[0].dimension.startswith("[") and all(
        same_amount(a, b, rates) for a, b in combinations(heads, 2)
    ):
        return None
    if heads[0].dimension.startswith("money") and heads[0].noun in PRICES:
        return None  # a price moves through the day: each figure has its hour
    if heads[0].dimension == "share" and any(e.noun in PRICES for e in heads):
        return _as_hours(amounts)
    for reading in (_as_unit, _as_rounding, _as_definition, _as_scope, _as_update):
        found = reading(amounts, rates)
        if found is not None:
            return found
    return _as_contradiction(amounts, origins)


def _all(amounts: Amounts) -> list[Entry]:
    return [e for a in amounts for e in a]


def _as_unit(amounts: Amounts, rates: Rates) -> Difference | None:
    units = sorted({e.figure.unit or "" for e in _all(amounts)})
    if len(units) < 2 or amounts[0][0].dimension == "share":
        return None
    for first, second in combinations([a[0] for a in amounts], 2):
        if not same_amount(first, second, rates):
            return None
    what = "currencies" if amounts[0][0].dimension == "money" else "units"
    rate = ", at the rate that the articles themselves give" if what == "currencies" else ""
    return Difference("unit", f"The same amount in several {what} ({', '.join(units)}){rate}.")


def _as_rounding(amounts: Amounts, rates: Rates) -> Difference | None:
    _ = rates
    heads = [a[0] for a in amounts]
    if any(e.figure.value is None for e in heads) or len({e.figure.unit for e in heads}) > 1:
        return None
    if not all(_is_rounded(a, b) for a, b in combinations(heads, 2)):
        return None
    return Difference("rounding", "Each figure is what another comes to when rounded.")


def _is_rounded(first: Entry, second: Entry) -> bool:
    """Whether one is the other rounded: hedged, or short of digits and no count that is renewed."""
    if overlap(first.figure, second.figure) and (
        is_hedged(first.figure) | is_hedged(second.figure)
    ):
        return True
    exact, rounded = sorted((first.value, second.value), key=_digits, reverse=True)
    if first.act in TOLLS or first.act in _MOVING or _digits(rounded) < ROUNDED_DIGITS:
        return False
    return _digits(exact) > _digits(rounded) and rounds_to(exact, rounded)


ROUNDED_DIGITS = 2
"""Digits that an unhedged number keeps to pass for another's rounding: 1.2 and 1.21 billion."""


def _digits(value: float) -> int:
    return len(f"{abs(value):.10g}".replace(".", "").strip("0"))


def _as_definition(amounts: Amounts, rates: Rates) -> Difference | None:
    _ = rates
    entries = _all(amounts)
    if entries[0].dimension == "magnitude":
        values = [e.value for e in entries]
        if max(values) - min(values) <= MAGNITUDE_STEP:
            reason = "Magnitudes are measured anew by different networks; a step or two is usual."
            return Difference("definition", reason)
        return None
    if entries[0].noun == "ground":
        wholes = sorted({split_of(e.figure.of)[0] for e in entries if e.figure.of} - POINTING)
        if len(wholes) > 1:
            return Difference("scope", f"The wholes differ: the {', the '.join(wholes)}.")
    return None


def _as_scope(amounts: Amounts, rates: Rates) -> Difference | None:
    _ = rates
    entries = _all(amounts)
    if entries[0].era is not None and entries[0].act in TOLLS:
        return Difference("scope", "Older figures, given for different places or extents.")
    spans = {e.whole_span for e in entries}
    if len(spans) > 1:
        return Difference("scope", "Some count since the beginning, others one day or stretch.")
    if entries[0].noun == "child" and entries[0].act not in (None, *TOLLS):
        return Difference("scope", "They are parts of totals that differ in time or extent.")
    return None


_HOUR = re.compile(
    r"\b(?:clos(?:ed?|ing)|opening|midday|noon|morning|afternoon|evening|early|late|trading)\b",
    re.IGNORECASE,
)


def _as_hours(amounts: Amounts) -> Difference | None:
    """Read the movements of a price at several hours, where the words tell the hours."""
    told = [any(_HOUR.search(e.claim.text) for e in a) for a in amounts]
    if sum(told) * 2 < len(told):
        return None
    return Difference("update", "A price moves: each figure is of another hour.")


def _as_update(amounts: Amounts, rates: Rates) -> Difference | None:
    """Read a figure that is counted anew as time goes on."""
    _ = rates
    entries = _all(amounts)
    if entries[0].dimension != "count" or entries[0].era is not None:
        return None
    toll = entries[0].act in TOLLS
    moving = toll or entries[0].act in _MOVING
    times = {(e.order[0], e.order[1]) for e in entries}
    if not moving or (len(times) < 2 and not toll):
        return None
    if not toll and not _rises(amounts):
        return None
    days = sorted(e.as_of for e in entries if e.as_of)
    when = ""
    if days:
        same = days[0] == days[-1]
        when = f", on {_day(days[0])}" if same else f", from {_day(days[0])} to {_day(days[-1])}"
    return Difference("update", f"The count was renewed as the news went on{when}.")


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


_MOVING = frozenset({"left", "arrested", "rescued", "trapped", "damaged", "destroyed"})


def _rises(amounts: Amounts) -> bool:
    """Whether later figures are on the whole no smaller: rank agreement of day and value."""
    hours = all(e.article.published.time for a in amounts for e in a)
    heads = [((e.order[0], e.order[1] if hours else ""), e.value) for a in amounts for e in a[:1]]
    pairs = [(a, b) for a, b in combinations(sorted(heads), 2) if a[0] != b[0]]
    return bool(pairs) and sum(b[1] >= a[1] for a, b in pairs) >= 2 * len(pairs) / 3


def _as_contradiction(amounts: Amounts, origins: Mapping[str, str]) -> Difference | None:
    """Two origins give figures for one day that cannot both be right."""
    for one, other in combinations(amounts, 2):
        for first in one:
            for second in other:
                if _clash(first, second):
                    names = [origins.get(e.claim.origin, "") for e in (first, second)]
                    said = " and ".join(n for n in names if n)
                    day = f" for {_day(first.as_of)}" if first.as_of else ""
                    return Difference(
                        "contradiction", f"{said} give figures{day} that cannot both be right."
                    )
    return _across_days(amounts, origins)


def _across_days(amounts: Amounts, origins: Mapping[str, str]) -> Difference | None:
    """Read figures of different days: an update from one source, else its contradiction.

    Two sources by name that speak of one past thing contradict each other whatever the day.
    """
    clashing = [
        (a[0], b[0]) for a, b in combinations(amounts, 2) if _clash(a[0], b[0], same_day=False)
    ]
    known = amounts[0][0].act is not None or amounts[0][0].dimension != "count"
    if not clashing or not known:
        return None
    if amounts[0][0].dimension == dimension("hectare") and _rises(amounts):
        return Difference("update", "The area grew from one day of printing to the next.")
    for first, second in clashing:
        names = [origins.get(e.claim.origin, "") for e in (first, second)]
        if all(e.claim.speaker for e in (first, second)) and not first.renewed | second.renewed:
            return Difference(
                "contradiction", f"{' and '.join(n for n in names if n)} give different figures,"
                " and nothing says that the figure changed."
            )  # fmt: skip
    return Difference("update", "The figures were printed on different days.")


def _clash(first: Entry, second: Entry, *, same_day: bool = True) -> bool:
    acts = {split_of(e.figure.of or "")[1] for e in (first, second)}
    if first.act == "surrendered" and len(acts) > 1:
        return False  # "surrendered" and "were amnestied" need not count the same people
    if first.claim.origin == second.claim.origin or overlap(first.figure, second.figure):
        return False
    if not same_day:
        return True
    days: set[dt.date | None] = {first.as_of, second.as_of}
    return len(days) == 1
