"""How values of one thing differ, computed from the words: rounding, unit, scope, update.

A type is given only where the words show it; a difference that nothing explains has none.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from statistics import median
from typing import NamedTuple

from summarize.domain import ONE_TIME, Accounts, FindingType
from summarize.gate.weighing.values import Standing
from summarize.text.dates import Days
from summarize.text.numbers import ZONE
from summarize.text.units import convert, is_currency

ROUNDED = 0.1
"""How far from the exact number its rounding lies at most, relative to it: one digit kept of two
that begin with a nine (9 and 10), the farthest that anybody rounds."""

LEAST_ROUNDED = 100
"""Below it a number without a hedge is meant as it stands: 12 people are not "10"."""

SAME_MEASURE = 0.07
"""How far two measures lie apart that were converted and rounded: 10 km are 6 miles (3 % off),
30 miles 48 km, 15 miles 24 km (under 1 %)."""

SAME_MONEY = 0.12
"""Likewise amounts in two currencies, where each is rounded and the rate moves: £88m, €103m and
$136m in three accounts lie 1 to 3 % apart, "€2m ($2.6m)" and "$2.5m" 4 %."""


class Moment(NamedTuple):
    """When something was printed: the day, and the time of day where it is known."""

    day: dt.date
    time: dt.time | None = None

    @property
    def words(self) -> str:
        """It as an ISO date, or date and time."""
        if self.time is None:
            return self.day.isoformat()
        return dt.datetime.combine(self.day, self.time).isoformat()

    def before(self, other: Moment) -> bool:
        """Whether it is known to be the earlier: by the day, on one day by times of one zone."""
        mine, theirs = self.time, other.time
        if mine is None or theirs is None or (mine.tzinfo is None) != (theirs.tzinfo is None):
            return self.day < other.day
        return dt.datetime.combine(self.day, mine) < dt.datetime.combine(other.day, theirs)


class Difference(NamedTuple):
    """How values differ."""

    type: FindingType | None = None  # None where nothing tells why they differ
    because: tuple[str, ...] = ()  # what it rests on, in words of the articles or as ISO dates


@dataclass(frozen=True)
class Amount:
    """What one position says."""

    standings: tuple[Standing, ...]  # its value, as it stands in each of its claims
    as_of: dt.date | None = None  # the day for which it is said, where that is known
    printed: tuple[Moment, ...] = ()  # of a toll, where its articles all say it
    days: frozenset[dt.date] = frozenset()  # single days that its claims name
    spans: frozenset[Days] = frozenset()  # stretches of time that its claims say it counts over
    part: str = ""  # where its claims say that it counts ("in the town of Lenk")
    whole: str = ""  # the same, where that is told to be all of a place ("across the province")

    @property
    def first(self) -> Standing:
        """Its value where it stands most exactly."""
        return min(self.standings, key=lambda s: (s.hedged, s.text))


Rates = Callable[[float, str, str], float | None]
"""Converts money at the rates that the articles give: value, from, to."""

BESIDE = re.compile(
    r"\s*[(\[,/]\s*(?:or\s+)?(?:about|around|some|nearly|roughly)?\s*", re.IGNORECASE
)
"""What stands between an amount and the same in another currency: "two million euros ($2.6m)"."""


def rates_of(accounts: Accounts) -> Rates:
    """Return what converts money between currencies that an article sets side by side.

    By way of a third one if need be; None where the articles imply no rate.
    """
    seen: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for article in accounts.articles:
        found = {(f.start, f.end): f for c in accounts.claims if c.article == article.id
                 for f in c.figures if is_currency(f.unit) and f.value}  # fmt: skip
        for one, other in pairwise(found[k] for k in sorted(found)):
            beside = BESIDE.fullmatch(article.text[one.end : other.start])
            if beside and one.value and other.value and one.unit != other.unit:
                seen[one.unit or "", other.unit or ""].append(other.value / one.value)
                seen[other.unit or "", one.unit or ""].append(one.value / other.value)
    rates = {pair: median(rates) for pair, rates in seen.items()}

    def convert(value: float, unit: str, to: str) -> float | None:
        thirds = (
            first * rates[middle, to]
            for (source, middle), first in sorted(rates.items())
            if source == unit and (middle, to) in rates
        )
        rate = 1.0 if unit == to else rates.get((unit, to)) or next(thirds, None)
        return None if rate is None else value * rate

    return convert


def difference(
    amounts: Sequence[Amount], rates: Rates, proposed: FindingType | None = None
) -> Difference:
    """Say how two or more amounts given for one thing differ.

    What an engine proposes is taken where the values bear it and their words show no other type.
    """
    return (
        _unit(amounts, rates)
        or _rounding(amounts)
        or _scope(amounts)
        or _place(amounts)
        or _update(amounts, rates)
        or _lasting(amounts, proposed)
        or _bounds(amounts, rates)
        or _contradiction(amounts)
        or (_exclusion(amounts) if proposed == "contradiction" else None)
        or Difference()
    )


def _unit(amounts: Sequence[Amount], rates: Rates) -> Difference | None:
    """One amount in several units, or one time of day in several zones.

    Each amount comes to one in another unit, or is one of these rounded or a bound of it: 136 days
    are four and a half months, and "more than four years" beside them is no matter of units.
    """
    units = sorted({a.first.unit or "" for a in amounts})
    if len(units) < 2 or not all(units):
        return _zones(amounts)
    pairs = [(a.first, b.first) for a, b in combinations(amounts, 2)]
    if all(converts(a, b, rates) for a, b in pairs):
        return Difference("unit", tuple(units))
    same = [(a, b) for a, b in pairs if a.unit != b.unit and converts(a, b, rates)]
    met = {s for pair in same for s in pair}
    if all(a.first in met or any(_may_be(a.first, m) for m in met) for a in amounts):
        return Difference("unit", tuple(s.text for s in same[0]))
    return None


def _may_be(one: Standing, other: Standing) -> bool:
    """Whether a value in the unit of another is that one, rounded, or a bound that it meets."""
    low, high = _ends(one)
    meets = low < high and low <= other.value <= high
    return one.unit == other.unit and (meets or rounds(one, other))


_ZONE = re.compile(rf"(?<![A-Za-z]){ZONE}")

_SLACK = 0.09
"""Hours by which two times of one moment are told apart at most: five minutes and what rounding
leaves."""


def _zones(amounts: Sequence[Amount]) -> Difference | None:
    """Two times of day in two zones, whole hours apart."""
    if len(amounts) != 2 or any(a.first.sort != "time of day" for a in amounts):
        return None
    one, other = (a.first for a in amounts)
    apart = abs(one.value - other.value)
    if zones(one) == zones(other) or round(apart) < 1 or abs(apart - round(apart)) > _SLACK:
        return None
    return Difference("unit", (one.text, other.text))


def zones(value: Standing) -> list[str]:
    """Return the zones in which a time of day is given; empty where its words name none."""
    return _ZONE.findall(value.text)


def converts(one: Standing, other: Standing, rates: Rates | None = None) -> bool:
    """Whether one value is the other in its unit, each rounded; money at the rates given."""
    if one.unit == other.unit or one.unit is None or other.unit is None:
        return rounds(one, other)
    money = one.sort == "money"
    if money and rates is None:
        return True
    value = _in_unit(one.value, one.unit, other.unit, rates)
    if value is None:
        return False
    return abs(value - other.value) <= (SAME_MONEY if money else SAME_MEASURE) * abs(other.value)


def _in_unit(value: float, unit: str | None, to: str | None, rates: Rates | None) -> float | None:
    if unit == to:
        return value
    if unit is None or to is None:
        return None
    return (rates if rates and is_currency(unit) else convert)(value, unit, to)


def _rounding(amounts: Sequence[Amount]) -> Difference | None:
    one_unit = len({a.first.unit for a in amounts}) == 1
    if not one_unit or not all(rounds(a.first, b.first) for a, b in combinations(amounts, 2)):
        return None
    times = all(a.first.sort == "time of day" for a in amounts)
    return Difference("rounding", (ONE_TIME,) if times else ())


def rounds(one: Standing, other: Standing) -> bool:
    """Whether one value is what the other comes to at the precision that it is given in.

    "More than 8,000" is 8,432 at a precision of thousands; 3,000 and 4,000, "about 400" and
    "about 500" are no rounding of one another, nor are 10 and 12, which are meant as they stand.
    """
    if one.value == other.value:
        return True
    if one.sort == other.sort == "time of day":
        return _is_round_time(one.value, other.value)
    if one.sort not in ("count", "money", "share") and not one.sort.startswith("["):
        return False
    if all((s.low is None) != (s.high is None) for s in (one, other)):
        return False  # both are bounds
    exact, rough = sorted((one, other), key=lambda s: precision(s.value))
    may_be_rough = rough.hedged or abs(rough.value) >= LEAST_ROUNDED or rough.sort != "count"
    return may_be_rough and comes_to(exact.value, rough.value)


ROUND = 5
"""Minutes of which a time is a multiple that may be told roughly: 8:40 for 8:39. By reading."""


def _is_round_time(one: float, other: float) -> bool:
    """Whether of two times of day, in hours, one is told to the nearest five minutes."""
    minutes = [round(60 * t) for t in (one, other)]
    rough = [m % ROUND == 0 for m in minutes]
    return rough.count(True) == 1 and abs(minutes[0] - minutes[1]) < ROUND / 2


def comes_to(exact: float, rough: float) -> bool:
    """Whether a number rounded to the precision of another, a coarser one, is that other."""
    step = precision(rough)
    over = abs(exact) - abs(rough)
    near = abs(over) <= ROUNDED * max(abs(exact), abs(rough))
    rounded = -step / 2 <= over < step / 2  # 85 comes to 90, not to 80
    return step > precision(exact) and near and rounded


def precision(value: float) -> float:
    """Return the size of the last digit that is not zero: 100 of 8,400, 0.1 of 2.5."""
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return float(10.0 ** int(exponent))


def _scope(amounts: Sequence[Amount]) -> Difference | None:
    """Different stretches of time, where each says its own."""
    shared = any(a.spans & b.spans for a, b in combinations(amounts, 2))
    if shared or not all(a.spans for a in amounts):
        return None
    return Difference("scope", tuple("/".join(map(str, min(a.spans))) for a in amounts))


def _place(amounts: Sequence[Amount]) -> Difference | None:
    """A part of a place and all of it: the largest value is said of the whole."""
    *parts, whole = sorted(amounts, key=lambda a: a.first.value)
    places = {a.part for a in parts}
    apart = whole.first.value > parts[-1].first.value and len(places) == len(parts)
    if not (whole.whole and all(places) and apart and not any(a.whole for a in parts)):
        return None
    return Difference("scope", (*(a.part for a in parts), whole.whole))


def of_times(times: Sequence[Days | None]) -> Difference:
    """Say how times given for one thing differ.

    A day and the month that it lies in are one time, told more and less exactly; stretches that
    only meet may be one, as may those of which a day is not known.
    """
    known = sorted({t for t in times if t is not None}, key=lambda t: (t[0] - t[1], t))
    if known and max(a for a, _ in known) > min(b for _, b in known):
        return Difference()
    within = all(a[0] <= b[0] and b[1] <= a[1] for a, b in pairwise(known))
    type_: FindingType | None = "rounding" if within and None not in times else None
    return Difference(type_, (ONE_TIME,))


BOUNDS = "bounds"
"""What it rests on that values do not exclude one another."""

IN_WORDS = "in_words"
"""Likewise, where some are told in words that are no number."""


def _bounds(amounts: Sequence[Amount], rates: Rates) -> Difference | None:
    """Values of which some are bounds, so that one number can be all of them, in one unit."""
    first = [a.first for a in amounts]
    ends = [[_in_unit(e, s.unit, first[0].unit, rates) for e in _ends(s)] for s in first]
    known = [[e for e in pair if e is not None] for pair in ends]
    if known != ends or any(s.value < 0 for s in first):
        return None
    meet = max(low for low, _ in known) <= min(high for _, high in known)
    return Difference(None, (BOUNDS,)) if meet else None


def _ends(value: Standing) -> tuple[float, float]:
    """Return the least and the most that the words of a value allow, in its unit."""
    if value.low is value.high is None:
        return value.value, value.value
    low, high = value.low, value.high
    return -math.inf if low is None else low, math.inf if high is None else high


def _update(amounts: Sequence[Amount], rates: Rates) -> Difference | None:
    """A count made anew: all values go one way with their known times, of one time all can be."""
    units, sorts = {a.first.unit for a in amounts}, {a.first.sort for a in amounts}
    if len(units) > 1 or not sorts <= RENEWED | {"age"}:
        return None
    times = _in_time(amounts) if all(map(_times, amounts)) else []
    pairs = (pair for t in times for pair in combinations(t, 2))
    if len(times) < 2 or not all(_rounding(pair) or _bounds(pair, rates) for pair in pairs):
        return None
    ordered = [a for t in times for a in t]
    if "age" in sorts and not _grown_older(ordered[0], ordered[-1]):
        return None
    values = [[a.first.value for a in t] for t in times]
    rises = all(max(a) <= min(b) for a, b in pairwise(values))
    falls = all(min(a) >= max(b) for a, b in pairwise(values))
    if not rises and not falls:
        return None
    return Difference("update", tuple(_times(a)[0].words for a in (ordered[0], ordered[-1])))


def _grown_older(first: Amount, last: Amount) -> bool:
    """Whether ages go up with the years between the days for which they are said."""
    years = (_times(last)[0].day - _times(first)[0].day).days / 365.25
    return abs(last.first.value - first.first.value - years) <= 1


def _lasting(amounts: Sequence[Amount], proposed: FindingType | None) -> Difference | None:
    """A stretch of time that goes on: told later it is longer, since one and the same day.

    Where the articles have no day, how long it has lasted is itself the time of telling.
    """
    begun = []
    for amount in amounts:
        days = _in_unit(amount.first.value, amount.first.unit, "day", None)
        if amount.first.sort != "[time]" or days is None:
            return None
        begun += [m.day - dt.timedelta(days=round(days)) for m in _times(amount)]
    told = sorted(m.day for a in amounts for m in _times(a))
    if not told and proposed == "update":
        return Difference("update", tuple(a.first.text for a in amounts))
    if not all(map(_times, amounts)) or max(begun) - min(begun) > WHOLE_DAYS or told[0] == told[-1]:
        return None
    return Difference("update", (told[0].isoformat(), told[-1].isoformat()))


WHOLE_DAYS = dt.timedelta(days=2)
"""How far apart the days lie at most that are reckoned back from stretches in whole days: each
counts the first day or not."""


def _in_time(amounts: Sequence[Amount]) -> list[list[Amount]]:
    """Return amounts in order of their times, together those that are not known to be apart."""
    ordered: list[list[Amount]] = []
    for amount in sorted(amounts, key=lambda a: _times(a)[0].words):
        before = [m for a in ordered[-1] for m in _times(a)] if ordered else []
        if ordered and not all(m.before(n) for m in before for n in _times(amount)):
            ordered[-1].append(amount)
        else:
            ordered.append([amount])
    return ordered


def _times(amount: Amount) -> tuple[Moment, ...]:
    return (Moment(amount.as_of),) if amount.as_of is not None else amount.printed


RENEWED = frozenset({"count", "money", "share"})
"""Sorts of quantity that are counted anew as time goes on; a length or an age is not."""


def _exclusion(amounts: Sequence[Amount]) -> Difference | None:
    """Values of which two are exact and no rounding of one another: one at most can be right."""
    for one, other in combinations((a.first for a in amounts), 2):
        alike = (one.sort, one.unit) == (other.sort, other.unit)
        if alike and not one.hedged and not other.hedged and not rounds(one, other):
            return Difference("contradiction", (one.text, other.text))
    return None


def _contradiction(amounts: Sequence[Amount]) -> Difference | None:
    """Exact values of one day, no two of which can be one: they cannot both be right.

    On the day of printing a count may have gone on between two accounts. Nobody tells a time of day
    to the minute, whatever the words.
    """
    for one, other in combinations(amounts, 2):
        mine, theirs = one.first, other.first
        alike = (mine.sort, mine.unit) == (theirs.sort, theirs.unit) and mine.sort != "time of day"
        exact = not mine.hedged and not theirs.hedged
        running = {m.day for a in (one, other) for m in a.printed if mine.sort in RENEWED}
        days = one.days - running
        if alike and exact and days and one.days == other.days and not rounds(mine, theirs):
            return Difference("contradiction", (min(days).isoformat(),))
    return None
