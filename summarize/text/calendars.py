"""What an expression of time is, and which days it names on a given day of printing.

The conventions are those of English newspapers: a bare weekday is the latest one up to the day
of printing, unless the words before it speak of the future; "last week" is the calendar week
before, Monday to Sunday; a month without a year is the latest such month; summer is June to
August.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

DateKind = Literal[
    "date", "month", "year", "weekday", "day-word", "span", "ago", "calendar", "season", "decade"
]
Precision = Literal["day", "week", "month", "season", "year", "decade"]
Side = Literal["past", "future", "last", "next", "this", "plain"]
Edge = Literal["since", "until", "in"]

SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""First and last month, northern hemisphere: the convention of the wires."""
UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time as written.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: Its words.
        kind: What sort of expression it is.
        precision: The size of what it names.
        year: The year, where stated.
        month: The month, where stated.
        day: The day of the month, where stated.
        weekday: Monday is 0; also set where a weekday stands beside a date.
        shift: Whole units away from the day of printing (negative: before).
        unit: Unit of `shift` ("day", "week", "month", "year", "hour", ...).
        side: Which way from the day of printing.
        edge: Whether the expression opens or closes a stretch ("since 2012").
        ambiguous: A numeric date that reads both day first and month first.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    unit: str = "day"
    side: Side = "plain"
    edge: Edge = "in"
    ambiguous: bool = False

    def swapped(self) -> DateMention:
        """Return a numeric date read the other way round."""
        return replace(self, month=self.day, day=self.month)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether such a day exists."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def resolve(mention: DateMention, anchor: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that a mention names, both inclusive.

    Args:
        mention: What was found.
        anchor: The day of printing.

    Returns:
        None where the words name no day or stretch of days.
    """
    try:
        days = _RESOLVERS[mention.kind](mention, anchor)
    except (OverflowError, ValueError):
        return None
    if days is not None and mention.edge == "since" and days[0] <= anchor:
        return days[0], anchor
    return days


Days = tuple[dt.date, dt.date]


def _resolve_date(mention: DateMention, anchor: dt.date) -> Days | None:
    if mention.month is None or mention.day is None:
        return None
    if mention.ambiguous:
        return _settled(mention, anchor)
    years = [mention.year] if mention.year else [anchor.year, anchor.year - 1, anchor.year + 1]
    days = [
        dt.date(year, mention.month, mention.day)
        for year in years
        if is_day(year, mention.month, mention.day)
    ]
    if not days:
        return None
    day = min(days, key=lambda day: _distance(day, anchor, mention.side))
    return day, day


def _settled(mention: DateMention, anchor: dt.date) -> Days | None:
    """Read a numeric date the way that falls near the day of printing; none where both do.

    Most days that news names lie within a week of it, and nearly all within a month.
    """
    read = [replace(m, ambiguous=False) for m in (mention, mention.swapped())]
    days = [d for d in (_resolve_date(m, anchor) for m in read) if d]
    for reach in (7, SOON):
        near = [d for d in days if abs((d[0] - anchor).days) <= reach]
        if near:
            return near[0] if len(near) == 1 else None
    return None


SOON = 31
"""Days ahead within which a date without a year is a coming one whatever the tense."""


def _distance(day: dt.date, anchor: dt.date, side: Side) -> int:
    """Return how far a candidate lies, with the unlikely direction sent to the back."""
    ahead = (day - anchor).days
    unlikely = ahead < 0 if side == "future" else ahead > SOON
    return abs(ahead) + (1000 if unlikely else 0)


def _resolve_month(mention: DateMention, anchor: dt.date) -> Days | None:
    if mention.month is None:
        return None
    if mention.year:
        return _month(mention.year, mention.month)
    if mention.unit == "year":
        shift = {"last": -1, "next": 1}.get(mention.side, 0)
        return _month(anchor.year + shift, mention.month)
    ahead = mention.side in ("next", "future")
    return _month(_year_of_month(mention.month, anchor, mention.side, ahead=ahead), mention.month)


def _year_of_month(month: int, anchor: dt.date, side: Side, *, ahead: bool) -> int:
    if ahead:
        passed = month < anchor.month or (month == anchor.month and side == "next")
        return anchor.year + passed
    coming = month > anchor.month or (month == anchor.month and side == "last")
    return anchor.year - coming


def _resolve_year(mention: DateMention, _: dt.date) -> Days | None:
    return _years(mention.year, mention.year) if mention.year else None


def _resolve_decade(mention: DateMention, _: dt.date) -> Days | None:
    return _years(mention.year, mention.year + 9) if mention.year else None


def _resolve_weekday(mention: DateMention, anchor: dt.date) -> Days | None:
    if mention.weekday is None:
        return None
    if mention.side in ("next", "future"):
        ahead = (mention.weekday - anchor.weekday()) % 7
        day = anchor + dt.timedelta(days=ahead or (7 if mention.side == "next" else 0))
    else:
        back = (anchor.weekday() - mention.weekday) % 7
        day = anchor - dt.timedelta(days=back or (7 if mention.side == "last" else 0))
    return day, day


def _resolve_day_word(mention: DateMention, anchor: dt.date) -> Days:
    day = anchor + dt.timedelta(days=mention.shift)
    return day, day


def _resolve_span(mention: DateMention, anchor: dt.date) -> Days:
    if mention.unit == "hour":
        shift = -1 if mention.shift < 0 else 1
        far = anchor + dt.timedelta(days=shift * max(1, abs(mention.shift) // 24))
    else:
        far = _shifted(anchor, mention.shift, mention.unit)
    return (far, anchor) if far <= anchor else (anchor, far)


def _resolve_ago(mention: DateMention, anchor: dt.date) -> Days:
    if mention.unit == "hour":
        far = anchor + dt.timedelta(days=round(mention.shift / 24))
        return (far, anchor) if far <= anchor else (anchor, far)
    day = _shifted(anchor, mention.shift, mention.unit)
    return _around(day, mention.unit)


def _resolve_calendar(mention: DateMention, anchor: dt.date) -> Days | None:
    if mention.unit == "weekend":
        saturday = _week(anchor)[0] + dt.timedelta(days=5 + 7 * mention.shift)
        return saturday, saturday + dt.timedelta(days=1)
    if mention.unit == "century":
        return None
    return _around(_shifted(anchor, mention.shift, mention.unit), mention.unit)


def _resolve_season(mention: DateMention, anchor: dt.date) -> Days | None:
    first, last = next(months for months in SEASONS.values() if months[0] == mention.month)
    if mention.year:
        year = mention.year
    elif mention.side == "next":
        year = anchor.year + (first <= anchor.month)
    else:
        passed = first > anchor.month or (mention.side == "last" and first <= anchor.month <= last)
        year = anchor.year - passed
    start = dt.date(year, first, 1)
    end_year = year + (last < first)
    return start, _month(end_year, last)[1]


_RESOLVERS: dict[str, Callable[[DateMention, dt.date], Days | None]] = {
    "date": _resolve_date,
    "month": _resolve_month,
    "year": _resolve_year,
    "decade": _resolve_decade,
    "weekday": _resolve_weekday,
    "day-word": _resolve_day_word,
    "span": _resolve_span,
    "ago": _resolve_ago,
    "calendar": _resolve_calendar,
    "season": _resolve_season,
}


def _shifted(anchor: dt.date, shift: int, unit: str) -> dt.date:
    if unit in UNIT_DAYS:
        return anchor + dt.timedelta(days=shift * UNIT_DAYS[unit])
    months = shift * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    day = min(anchor.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)


def _around(day: dt.date, unit: str) -> Days:
    """Return the calendar week, month, year or decade that a day falls in."""
    if unit in ("week", "fortnight"):
        return _week(day)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "year":
        return _years(day.year, day.year)
    if unit == "decade":
        return _years(day.year // 10 * 10, day.year // 10 * 10 + 9)
    return day, day


def _week(day: dt.date) -> Days:
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def _month(year: int, month: int) -> Days:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _years(first: int, last: int) -> Days:
    return dt.date(first, 1, 1), dt.date(last, 12, 31)
