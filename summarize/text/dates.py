"""Expressions of time in plain text: dates, weekdays, "last week", "since 2012".

Numeric dates are read day first unless only month first is possible; one that reads both ways
is read as the others of its text are, and marked `ambiguous` where these do not tell.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from babel import Locale

from summarize.text.units import one_of, plain

# --- what an expression of time is

DateKind = Literal[
    "date", "month", "year", "weekday", "day-word", "span", "ago", "calendar", "season", "decade"
]
Side = Literal["past", "future", "last", "next", "this", "plain"]
Edge = Literal["since", "until", "in"]
Days = tuple[dt.date, dt.date]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of three, northern hemisphere: the convention of the wires."""
UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time as written."""

    start: int  # offset of its first character
    end: int  # offset behind its last
    text: str  # its words
    kind: DateKind  # what sort of expression it is
    year: int | None = None  # where stated
    month: int | None = None  # where stated; the first of a season
    day: int | None = None  # of the month, where stated
    weekday: int | None = None  # Monday is 0; also set where a weekday stands beside a date
    shift: int = 0  # whole units away from the day of printing (negative: before)
    unit: str = "day"  # of `shift`: "day", "week", "month", "year", "hour", ...
    side: Side = "plain"  # which way from the day of printing
    edge: Edge = "in"  # whether it opens or closes a stretch ("since 2012")
    ambiguous: bool = False  # a numeric date that reads both day first and month first

    @property
    def precision(self) -> str:
        """The size of what it names: "day", "week", "month", "season", "year" or "decade"."""
        if self.kind in ("month", "season", "year", "decade"):
            return self.kind
        return self.unit if self.kind in ("ago", "calendar") else "day"

    def swapped(self) -> DateMention:
        """Return a numeric date read the other way round."""
        return replace(self, month=self.day, day=self.month)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether such a day exists."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def day_words(day: dt.date) -> str:
    """Return "9 December 2016"."""
    return f"{day.day} {day:%B %Y}"


# --- which days it names on a given day of printing


def resolve(mention: DateMention, anchor: dt.date) -> Days | None:
    """Return the first and last day that a mention names on a day of printing; None for no day."""
    try:
        days = _RESOLVERS[mention.kind](mention, anchor)
    except (OverflowError, ValueError):
        return None
    if days is not None and mention.edge == "since" and days[0] <= anchor:
        return days[0], anchor
    return days


SOON = 31
"""Days ahead within which a date without a year is a coming one whatever the tense."""
THIS_YEAR = 92
"""The same for a date of the year of printing: beyond a quarter it is as likely one of the last."""


def _resolve_date(mention: DateMention, anchor: dt.date) -> Days | None:
    if mention.ambiguous:  # most days that news names lie within a month of it
        read = (replace(m, ambiguous=False) for m in (mention, mention.swapped()))
        found = [d for d in (_resolve_date(m, anchor) for m in read) if d]
        near = [d for d in found if abs((d[0] - anchor).days) <= SOON]
        return min(near, key=lambda d: abs(d[0] - anchor), default=None)
    years = [mention.year] if mention.year else [anchor.year, anchor.year - 1, anchor.year + 1]
    of_year = (mention.month or 0, mention.day or 0)
    days = [dt.date(year, *of_year) for year in years if is_day(year, *of_year)]
    day = min(days, key=lambda day: _distance(day, anchor, mention.side))
    return day, day


def _distance(day: dt.date, anchor: dt.date, side: Side) -> int:
    """Return how far a candidate lies, with the unlikely direction sent to the back.

    News leaves out the year of a day in the year of printing (AP Stylebook, "years").
    """
    ahead = (day - anchor).days
    coming = THIS_YEAR if day.year == anchor.year else SOON
    unlikely = ahead < 0 if side == "future" else ahead > coming
    return abs(ahead) + (1000 if unlikely else 0)


def _resolve_month(mention: DateMention, anchor: dt.date) -> Days:
    """Resolve a month or a season; without a year the nearest of its side."""
    year, month = mention.year, mention.month or 0
    if year is None and mention.unit == "year":  # "in April last year"
        year = anchor.year + {"last": -1, "next": 1}.get(mention.side, 0)
    elif year is None:
        ahead, here = mention.side in ("next", "future"), month == anchor.month
        passed = month < anchor.month or (here and mention.side == "next")
        coming = month > anchor.month or (here and mention.side == "last")
        year = anchor.year + (passed if ahead else -coming)
    return _months(year, month, 3 if mention.kind == "season" else 1)


def _resolve_year(mention: DateMention, _: dt.date) -> Days:
    return _months(mention.year or 0, 1, UNIT_MONTHS[mention.kind])


def _resolve_weekday(mention: DateMention, anchor: dt.date) -> Days:
    away = ((mention.weekday or 0) - anchor.weekday()) % 7
    if away and mention.side not in ("next", "future"):
        away -= 7
    away = away or {"next": 7, "last": -7}.get(mention.side, 0)
    day = anchor + dt.timedelta(days=away)
    return day, day


def _resolve_span(mention: DateMention, anchor: dt.date) -> Days:
    shift, unit = mention.shift, mention.unit
    if unit == "hour":
        whole = max(1, abs(shift) // 24)
        shift, unit = -whole if shift < 0 else whole, "day"
    far = _shifted(anchor, shift, unit)
    return min(far, anchor), max(far, anchor)


def _resolve_ago(mention: DateMention, anchor: dt.date) -> Days | None:
    """Resolve "three weeks ago", "last month", "tomorrow": the unit that lies so far off."""
    if mention.unit == "hour":
        return _resolve_span(mention, anchor)
    if mention.unit == "weekend":
        saturday = _around(anchor, "week")[0] + dt.timedelta(days=5 + 7 * mention.shift)
        return saturday, saturday + dt.timedelta(days=1)
    if mention.unit == "century":
        return None
    return _around(_shifted(anchor, mention.shift, mention.unit), mention.unit)


_RESOLVERS: dict[str, Callable[[DateMention, dt.date], Days | None]] = {
    "date": _resolve_date,
    "weekday": _resolve_weekday,
    "span": _resolve_span,
    **dict.fromkeys(("month", "season"), _resolve_month),
    **dict.fromkeys(("year", "decade"), _resolve_year),
    **dict.fromkeys(("day-word", "ago", "calendar"), _resolve_ago),
}


def _shifted(anchor: dt.date, shift: int, unit: str) -> dt.date:
    if unit in UNIT_DAYS:
        return anchor + dt.timedelta(days=shift * UNIT_DAYS[unit])
    first, last = _months(anchor.year, anchor.month + shift * UNIT_MONTHS[unit])
    return first.replace(day=min(anchor.day, last.day))


def _around(day: dt.date, unit: str) -> Days:
    """Return the calendar week, month, year or decade that a day falls in."""
    if unit in ("week", "fortnight"):
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    if unit in UNIT_MONTHS:
        since, many = day.year * 12 + day.month - 1, UNIT_MONTHS[unit]
        return _months(0, since // many * many + 1, many)
    return day, day


def _months(year: int, month: int, many: int = 1) -> Days:
    """Return the first and last day of some months; those beyond December are of the next years."""
    first, end = (divmod(year * 12 + m - 1, 12) for m in (month, month + many))
    return dt.date(first[0], first[1] + 1, 1), dt.date(end[0], end[1] + 1, 1) - dt.timedelta(days=1)


# --- the words and the patterns

WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}
DAY_WORDS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip
SMALL_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a": 1, "an": 1, "couple of": 2,
    "a couple of": 2,
}  # fmt: skip
SIDES: dict[str, Side] = {
    "last": "last", "previous": "last", "past": "last", "preceding": "last", "next": "next",
    "coming": "next", "following": "next", "this": "this",
}  # fmt: skip
SHIFTS: dict[Side, int] = {"last": -1, "this": 0, "next": 1}
SPOKEN = ("de", "fr", "es", "it", "pt", "nl")
"""Languages whose names of months are read too, in the form of a day with its year."""
_MONTH_FULL = one_of(name for name in calendar.month_name if name)
_SHORT_MONTH = one_of(m.title() for m in MONTHS if m.title() not in calendar.month_name)
_MONTH_ANY = rf"(?:{_MONTH_FULL}\b|{_SHORT_MONTH}\b\.?)"
_WEEKDAY = one_of(calendar.day_name)
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
_BEFORE_DATE = rf"(?:(?P<wd>{_WEEKDAY_ANY})(?:,?\s+(?:the\s+)?))?"
_PART = r"(?:(?:early|late|mid)[\s\-])"
_NUM = rf"(?:\d{{1,3}}|{one_of(SMALL_NUMBERS)})"
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
_NTH = "".join(f"(?<!{w} )" for w in ("first", "second", "third", "fourth", "every", "each"))
"""Behind these a weekday is one of a month, or of each week: no day near the printing."""
KEPT_TEXTS = 8192
"""Texts whose dates are kept: the claims, quotes and sentences of a few hundred articles."""


def find_dates(text: str) -> list[DateMention]:
    """Return the expressions of time in a text in order; none overlaps another."""
    return list(_find_dates(text))


def counts_days(text: str) -> bool:
    """Whether a text counts days from that of its printing: "yesterday", "next Monday"."""
    counted = {"day-word", "weekday", "calendar"}
    sides = {"last", "this", "next"}
    return any(m.kind in counted and m.side in sides for m in find_dates(text))


@lru_cache(maxsize=KEPT_TEXTS)  # numbers, times, eras and the gate each ask of the same texts
def _find_dates(text: str) -> tuple[DateMention, ...]:
    taken = bytearray(len(text))
    found: list[DateMention] = []
    for read, pattern in _FORMS:
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                mention = read(text, match)
                if mention is not None:
                    found.append(mention)
                    taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    swap = month_first(text)  # what reads both ways is read as the others are
    if swap is not None:
        turned = (m.swapped() if swap and m.ambiguous else m for m in found)
        found = [replace(m, ambiguous=False) for m in turned]
    return tuple(sorted(found, key=lambda m: m.start))


_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\d/-])")


def month_first(text: str) -> bool | None:
    """Tell whether the numeric dates of a text name the month first; None where none tells."""
    told = {(int(a) <= 12, int(b) <= 12) for a, b in _NUMERIC.findall(text)}
    first, last = (True, False) in told, (False, True) in told
    return first if first != last else None


# --- times that only name another event: "a region hit by the 2004 flood" is not of 2004

_REFERENCE = re.compile(
    r"\b(?:by|since|after|of|from|like|as)\s+(?:(?:the|a|an|its|their|that)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
"""In front of a year this makes it the name of something else: "hit by the 2004 flood"."""
_WITHIN = re.compile(
    r"\b(?:in|early|late|during|(?:end|beginning|middle|start|days|weeks)\s+of)\s+\Z", re.IGNORECASE
)
_CARRIED_ON = re.compile(r",?\s+(?:in\s+which|when|which|that|who)\b")


def is_reference(text: str, mention: DateMention) -> bool:
    """Whether a year or month only names another event and does not date the statement."""
    if mention.kind not in ("year", "month") or mention.edge != "in":
        return False
    before = text[max(0, mention.start - 60) : mention.start]
    if _CARRIED_ON.match(text, mention.end) or _WITHIN.search(before):
        return False
    return bool(_REFERENCE.search(before))


# --- what stands before an agency's report: "LISS, May 2 (Agency) - A ferry …"

_WORD = r"[A-Z][\w'\u2019.-]*"
_AGENCY = r"\([^()\n]{2,40}\)"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019.-]{2,}"
_MONTH_DAY = rf"(?:{_MONTH_ANY} \d{{1,2}}|\d{{1,2}} {_MONTH_ANY})"
_MORE = rf"(?:(?:, ?| )(?:{_WORD}|{_DAY}|{_AGENCY}|(?:19|20)\d\d))*"
DATELINE = re.compile(
    # A place in capitals, or one with a day or an agency; a day or an agency alone.
    rf"^(?:{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}{_MORE}"
    rf"|(?:{_WORD}(?:,? {_WORD}){{0,3}},? )?(?:{_MONTH_DAY}|{_AGENCY}){_MORE})"
    r"(?: ?[\u2014\u2013]| -{1,2}|(?<=\))-{1,2}|--)\s*(?=[A-Z\u201c\"])"
)
"""A dateline with its dash. Behind the dash a capital begins the report: "NATO troops - some 4,000
of them" is no dateline."""
_UPDATED = re.compile(r"(?:UPDATED?|Updated?):\s*(?=[A-Z])")
"""What a page that is written on puts before its news."""


def dateline_end(text: str) -> int:
    """Return where a paragraph's report begins behind its dateline; 0 where there is none."""
    found = DATELINE.match(text) or _UPDATED.match(text)
    return found.end() if found else 0


# --- reading what a pattern found, in the order in which the forms are looked for

_Reader = Callable[[str, re.Match[str]], DateMention | None]
_FORMS: list[tuple[_Reader, re.Pattern[str]]] = []


def _reads(*forms: str) -> Callable[[_Reader], _Reader]:
    """Have some forms read by a function."""

    def put(reader: _Reader) -> _Reader:
        _FORMS.extend((reader, re.compile(form)) for form in forms)
        return reader

    return put


def _mention(match: re.Match[str], kind: DateKind, **fields: object) -> DateMention:
    year = match.groupdict().get("y")
    told = {"year": int(year) if year else None} | fields
    return DateMention(*match.span(), match.group(), kind, **told)  # type: ignore[arg-type]


@_reads(r"(?<![\d./\-])(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{2})(?P=sep)(?P<d>\d{2})(?![\d.])")
def _read_iso(_: str, match: re.Match[str]) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    found = _mention(match, "date", year=year, month=month, day=day)
    return found if is_day(year, month, day) else None


@_reads(
    r"(?<![\d./\-])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![\d/\-])"
)
def _read_numeric(_: str, match: re.Match[str]) -> DateMention | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    short = len(match["y"]) == 2
    year += (2000 if year < 70 else 1900) if short else 0
    day_first, month_first = is_day(year, second, first), is_day(year, first, second)
    if not (day_first or month_first) or (short and match["sep"] == "-"):
        return None
    day, month = (first, second) if day_first else (second, first)
    both = day_first and month_first and first != second and match["sep"] != "."
    return _mention(match, "date", year=year, month=month, day=day, ambiguous=both)


@_reads(
    rf"(?i)\b{_BEFORE_DATE}(?P<d>{_DAY})(?:\s+of)?[\s\-]+(?P<m>{_MONTH_ANY})"
    rf"(?:,?[\s\-]*(?P<y>{_YEAR}))?",
    rf"(?i)\b{_BEFORE_DATE}(?P<m>{_MONTH_ANY})\s+(?:the\s+)?(?P<d>{_DAY})(?!,\d{{3}}(?!\d))"
    rf"(?:(?:,\s*|\s+)(?P<y>{_YEAR})"
    # "October 1-2, 2013": the year is of both days, of which the second stands for itself
    rf"|(?=(?:\s*[-\u2013]\s*|\s+(?:and|to)\s+){_DAY}(?:,\s*|\s+)(?P<y_of_two>{_YEAR})))?",
    rf"\b(?P<d>{_DAY})\.?\s+(?:de\s+)?(?P<m>[^\W\d_]{{3,}})\s+(?:de\s+)?(?P<y>{_YEAR})",
)
def _read_day(text: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    word = groups["m"].rstrip(".")
    month = MONTHS.get(word.lower()) or _months_abroad().get(word.lower(), 0)
    day = int(re.sub(r"\D", "", groups["d"]))
    year = int(groups["y"] or groups.get("y_of_two") or 0)
    if not is_day(year or 2000, month, day) or word in ("may", "march"):
        return None
    return _mention(
        match, "date", year=year or None, month=month, day=day, weekday=_weekday(groups.get("wd")),
        side=_tense(text, match.start()), edge=_edge(text, match.start()),
    )  # fmt: skip


@cache
def _months_abroad() -> dict[str, int]:
    """Return the names of the months in other languages (Unicode CLDR, wide names)."""
    return {
        name.lower(): number
        for language in SPOKEN
        for number, name in Locale.parse(language).months["format"]["wide"].items()
    }


_BEFORE_MONTH = re.compile(
    rf"\b(?:(?:in|since|by|until|of|during|from|through)\s+{_PART}?|{_PART})\Z", re.IGNORECASE
)
_ALSO_WORDS = frozenset({"march", "april", "may", "august"})
"""Months that are names or other words too."""
_NAME_AHEAD = re.compile(r"\s+[A-Z][a-z]")


@_reads(
    rf"\b{_PART}?(?P<m>{_MONTH_ANY})(?:\s+of)?,?\s+(?P<y>{_YEAR})",
    rf"\b(?P<m>{_MONTH_ANY})\s+(?P<side>last|this|next)\s+year\b",
    rf"\b(?:(?P<side>last|this|next|coming)\s+{_PART}?)?(?P<m>{_MONTH_FULL})\b(?!\s+\d)",
)
def _read_month(text: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    word, side = groups["m"].rstrip(".").lower(), groups.get("side")
    year = int(groups.get("y") or 0) or None
    since = max(0, match.start() - _LOOK_BACK)
    told = year or side or _BEFORE_MONTH.search(text, since, match.start())
    if not told and (word in _ALSO_WORDS or _NAME_AHEAD.match(text, match.end())):
        return None
    yearly = match.group().endswith("year")
    start = match.start("side") if side and not yearly else match.start("m")
    return DateMention(
        start, match.end(), text[start : match.end()], "month", year=year, month=MONTHS[word],
        side=_side(side) if side else _tense(text, match.start()),
        unit="year" if yearly else "month", edge=_edge(text, start),
    )  # fmt: skip


@_reads(rf"\b(?:(?P<side>last|next|this|coming|following|previous)\s+)?{_NTH}(?P<wd>{_WEEKDAY})\b")
def _read_weekday(text: str, match: re.Match[str]) -> DateMention:
    return _mention(
        match, "weekday", weekday=_weekday(match["wd"]), edge=_edge(text, match.start()),
        side=_side(match["side"]) if match["side"] else _tense(text, match.start()),
    )  # fmt: skip


@_reads(rf"(?i)\b(?P<word>{one_of(DAY_WORDS)})\b")
def _read_day_word(text: str, match: re.Match[str]) -> DateMention:
    shift = DAY_WORDS[plain(match["word"])]
    edge = _edge(text, match.start())
    return _mention(match, "day-word", shift=shift, side="this", edge=edge)


@_reads(
    r"(?i)\b(?:(?:over|in|during|within|for)\s+)?(?:the\s+)?"
    rf"(?P<side>past|last|previous|preceding|next|coming)\s+(?P<n>{_NUM})[\s\-]+(?P<u>{_UNIT})s?\b",
    rf"(?i)\b(?P<n>{_NUM})\s+(?P<u>{_UNIT})s?\s+(?P<side>ago|from\s+now)\b",
)
def _read_away(_: str, match: re.Match[str]) -> DateMention:
    """Read "the past two weeks" and "two weeks ago"."""
    kind: DateKind = "span" if plain(match["side"]) in SIDES else "ago"
    ahead = plain(match["side"]).startswith(("next", "coming", "from"))
    number = plain(match["n"])
    count = int(number) if number.isdigit() else SMALL_NUMBERS[number]
    return _mention(
        match, kind, shift=count if ahead else -count, unit=plain(match["u"]),
        side="future" if ahead else "past",
    )  # fmt: skip


@_reads(
    r"(?i)\b(?:(?:earlier|later)\s+)?(?P<side>last|this|next|past|coming|previous)\s+"
    r"(?P<u>week|weekend|month|year|decade|century)\b"
)
def _read_calendar(_: str, match: re.Match[str]) -> DateMention:
    side = _side(match["side"])
    return _mention(match, "calendar", shift=SHIFTS[side], unit=plain(match["u"]), side=side)


@_reads(
    rf"(?i)\b(?P<side>last|this|next|the|in|late|early)\s+(?P<s>{one_of(SEASONS)})\b"
    rf"(?:\s+of)?(?:\s+(?P<y>{_YEAR}))?"
)
def _read_season(text: str, match: re.Match[str]) -> DateMention:
    month, edge = SEASONS[plain(match["s"])], _edge(text, match.start())
    side = _side(match["side"])
    return _mention(match, "season", month=month, side=side, edge=edge)


@_reads(r"(?<!\d)(?P<y>(?:1[5-9]|20)\d0)s\b")
def _read_decade(_: str, match: re.Match[str]) -> DateMention:
    return _mention(match, "decade")


@_reads(rf"(?<![\d.,/$€£])(?<![\d\W]-)\b(?P<y>{_YEAR})(?![.,]\d|\w)")
def _read_year(text: str, match: re.Match[str]) -> DateMention | None:
    if not _is_year(text, match.start(), match.end()):
        return None
    return _mention(match, "year", edge=_edge(text, match.start()))


def _weekday(word: str | None) -> int | None:
    return next((i for i, d in enumerate(WEEKDAYS) if word and d[:3] == word[:3].lower()), None)


def _side(word: str) -> Side:
    return SIDES.get(plain(word), "plain")


# --- what stands around it

_LOOK_BACK = 80
"""Characters around a mention that are read for its sense."""
_EDGE = re.compile(rf"\b(since|until|till)\s+{_PART}?\Z", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|going\s+to|to\s+be|set\s+to|due|scheduled|expected|plans?|planned"
    r"|(?:could|may|might|can)(?!\s+have\b)|about\s+to|is\s+to|are\s+to|ha(?:s|ve)\s+to|next|upcoming)\b"
    rf"|['\u2019]ll\b|\b(?:by|until)\s+{_PART}?\Z",  # "by" also names who did it
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?;:\n\u2013\u2014]|,\s(?:and|but|while|who|which|after|saying)\b")
_AMOUNT_BEFORE = re.compile(
    r"(?:[$€£¥₹]|\b(?:some|about|around|over|than|least|nearly|almost|roughly|up\s+to|total\s+of))\s*\Z",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|from|by|until|during|of|the|early|late|mid|year|through|before|after|and|to"
    rf"|between|{_MONTH_FULL})|[(\u2013\u2014\-])[\s,]*\Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s*(?:%|per\s?cent\b)|[\s\-](?:people|(?:wo)?men|children|feet|foot|GMT|UTC|(?:m|b)illion"
    r"|of\s+(?:them|the)|[kK]m)\b"
)
_PLURAL_AFTER = re.compile(r"\s+[a-z]+s\b")


def _edge(text: str, start: int) -> Edge:
    found = _EDGE.search(text, max(0, start - _LOOK_BACK), start)
    return "in" if not found else "since" if found[1].lower() == "since" else "until"


def _tense(text: str, start: int) -> Side:
    """Look for words of the future in front of a mention, in its clause."""
    clause = _CLAUSE.split(text[max(0, start - _LOOK_BACK) : start])[-1]
    return "future" if _FUTURE.search(clause) else "plain"


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether four plain digits name a year and not an amount."""
    year, since = int(text[start:end]), max(0, start - _LOOK_BACK)
    if _AMOUNT_BEFORE.search(text, since, start) or _COUNTED_AFTER.match(text, end):
        return False
    if _YEAR_BEFORE.search(text, since, start) or not _PLURAL_AFTER.match(text, end):
        return True
    return 1900 <= year <= 2035 and year % 100 != 0
