"""Finding expressions of time in plain text: dates, weekdays, "last week", "since 2012".

Numeric dates are read day first unless only month first is possible; one that reads both ways
is read as the others of its text are, and marked `ambiguous` where these do not tell. `resolve`
(see `calendars`) says which days a mention names.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

# --- what an expression of time is, and which days it names on a given day of printing


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


THIS_YEAR = 92
"""The same for a date of the year of printing: beyond a quarter it is as likely one of the last."""


def _distance(day: dt.date, anchor: dt.date, side: Side) -> int:
    """Return how far a candidate lies, with the unlikely direction sent to the back.

    News leaves out the year of a day in the year of printing (AP Stylebook, "years").
    """
    ahead = (day - anchor).days
    coming = THIS_YEAR if day.year == anchor.year else SOON
    unlikely = ahead < 0 if side == "future" else ahead > coming
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


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}
# Unicode CLDR, wide month names; read only between a day and a year.
FOREIGN_MONTHS = {
    "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10,
    "dezember": 12, "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7,
    "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "enero": 1,
    "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12, "gennaio": 1,
    "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9,
    "ottobre": 10, "dicembre": 12, "janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5,
    "junho": 6, "julho": 7, "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
    "januari": 1, "februari": 2, "maart": 3, "mei": 5, "augustus": 8,
}  # fmt: skip
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


# --- patterns -------------------------------------------------------------------------------

_MONTH_FULL = "|".join(name for name in calendar.month_name if name)
_MONTH_ANY = rf"(?:{_MONTH_FULL}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH_FOREIGN = "|".join(sorted(FOREIGN_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(w.title() for w in WEEKDAYS)
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
_BEFORE_DATE = rf"(?:(?P<wd>{_WEEKDAY_ANY})(?:,?\s+(?:the\s+)?))?"
_PART = r"(?:early|late|mid)"
_NUM = r"(?:\d{1,3}|" + "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"


def _re(*parts: str, any_case: bool = False) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE if any_case else 0)


_PATTERNS = {
    "iso": _re(r"(?<![\d\-/])(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?!\d)"),
    "numeric": _re(
        r"(?<![\d./\-])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)",
        r"(?P<y>\d{4}|\d{2})(?![\d/\-])",
    ),
    "day_month": _re(
        rf"\b{_BEFORE_DATE}(?P<d>{_DAY})(?:\s+of)?[\s\-]+(?P<m>{_MONTH_ANY})",
        rf"(?:,?[\s\-]*(?P<y>{_YEAR}))?",
        any_case=True,
    ),
    "month_day": _re(
        rf"\b{_BEFORE_DATE}(?P<m>{_MONTH_ANY})\s+(?:the\s+)?(?P<d>{_DAY})(?!,\d{{3}}(?!\d))",
        rf"(?:(?:,\s*|\s+)(?P<y>{_YEAR}))?",
        any_case=True,
    ),
    "foreign": _re(
        rf"\b(?P<d>{_DAY})\.?\s+(?:de\s+)?(?P<m>{_MONTH_FOREIGN})\b\s+(?:de\s+)?(?P<y>{_YEAR})",
        any_case=True,
    ),
    "month_year": _re(rf"\b(?:{_PART}[\s\-])?(?P<m>{_MONTH_ANY})(?:\s+of)?,?\s+(?P<y>{_YEAR})"),
    "month_last": _re(
        rf"\b(?:{_PART}[\s\-])?(?P<m>{_MONTH_ANY})\s+(?P<side>last|this|next)\s+year\b"
    ),
    "month": _re(
        rf"\b(?:(?P<side>last|this|next|coming)\s+(?:{_PART}[\s\-])?",
        r"|(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Dd]uring|[Ff]rom|[Bb]ack\s+in|[Tt]hrough)\s+",
        rf"(?:{_PART}[\s\-])?|{_PART}[\s\-])(?P<m>{_MONTH_FULL})\b(?!\s+\d)",
    ),
    "month_bare": _re(
        r"\b(?P<m>January|February|June|July|September|October|November|December)",
        r"\b(?!\s+\d)(?!\s+[A-Z][a-z])",
    ),
    "weekday": _re(
        r"\b(?:(?P<side>last|next|this|coming|following|previous)\s+)?",
        rf"(?P<wd>{_WEEKDAY})\b",
    ),
    "day_word": _re(
        r"\b(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday",
        r"|last\s+night|today|tonight|this\s+(?:morning|afternoon|evening)|tomorrow)\b",
        any_case=True,
    ),
    "span": _re(
        r"\b(?:(?:over|in|during|within|for)\s+)?(?:the\s+)?",
        rf"(?P<side>past|last|previous|preceding|next|coming)\s+(?:(?P<n>{_NUM})[\s\-]+)",
        rf"(?P<u>{_UNIT})s?\b",
        any_case=True,
    ),
    "ago": _re(
        rf"\b(?P<n>{_NUM})\s+(?P<u>{_UNIT})s?\s+(?P<side>ago|earlier|from\s+now)\b",
        any_case=True,
    ),
    "calendar": _re(
        r"\b(?:(?:earlier|later)\s+)?(?P<side>last|this|next|past|coming|previous)\s+",
        r"(?P<u>week|weekend|month|year|decade|century)\b",
        any_case=True,
    ),
    "season": _re(
        r"\b(?P<side>last|this|next|the|in|late|early)\s+(?P<s>spring|summer|autumn|winter)\b",
        r"(?:\s+of)?(?:\s+(?P<y>(?:19|20)\d\d)\b)?",
        any_case=True,
    ),
    "decade": _re(r"(?<!\d)(?P<y>(?:1[5-9]|20)\d0)s\b"),
    "year": _re(rf"(?<![\d.,/$€£])(?<![\d\W]-)\b(?P<y>{_YEAR})(?![.,]\d|\w)"),
}  # fmt: skip

_FUTURE = re.compile(
    r"\b(?:will|would|shall|going\s+to|to\s+be|set\s+to|due|scheduled|expected|plans?|planned"
    r"|(?:could|may|might|can)(?!\s+have\b)|about\s+to|is\s+to|are\s+to|ha(?:s|ve)\s+to|next|upcoming)\b"
    r"|['\u2019]ll\b"
    r"|\b(?:by|until)\s+(?:(?:early|late|mid)[\s\-])?\Z",  # "by" also names who did it
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?;:\n\u2013\u2014]|,\s(?:and|but|while|who|which|after|saying)\b")
_EDGE = re.compile(r"\b(since|until|till)\s+(?:(?:early|late|mid)[\s\-])?\Z", re.IGNORECASE)
_LOOK_BACK = 80
"""Characters around a mention that are read for its sense."""
_AMOUNT_BEFORE = re.compile(
    r"(?:[$€£¥₹]|\b(?:some|about|around|over|than|least|nearly|almost|roughly|approximately"
    r"|up\s+to|estimated|total\s+of|another))\s*\Z",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s*(?:%|percent\b|per\s+cent\b)|[\s\-](?:people|men|women|children|troops|others|dollars|euros"
    r"|pounds|[kK]m\b|kilomet|met(?:er|re)|miles?\b|feet\b|foot\b|tonn?e?s\b|tons\b|hours?\b|GMT"
    r"|UTC|years?\b|days?\b|acres?\b|hectares?\b|(?:million|billion)\b|of\s+(?:them|the)\b)"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|by|until|during|of|the|late|early|mid|year|through|before|after"
    r"|and|to|between|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|[(\u2013\u2014\-])[\s,]*\Z",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s+[a-z]+s\b")


def day_words(day: dt.date) -> str:
    """Return "9 December 2016"."""
    return f"{day.day} {day:%B %Y}"


def find_dates(text: str) -> list[DateMention]:
    """Return the expressions of time in a text in order; none overlaps another."""
    return list(_find_dates(text))


KEPT_TEXTS = 8192
"""Texts whose dates are kept: the claims, quotes and sentences of a few hundred articles."""


@lru_cache(maxsize=KEPT_TEXTS)  # numbers, times, eras and the gate each ask of the same texts
def _find_dates(text: str) -> tuple[DateMention, ...]:
    taken = bytearray(len(text))
    found: list[DateMention] = []
    for name in _possible(text):
        for match in _PATTERNS[name].finditer(text):
            if not any(taken[match.start() : match.end()]):
                mention = _READERS[name](text, match)
                if mention is not None:
                    found.append(mention)
                    taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return tuple(_in_order(sorted(found, key=lambda m: m.start), text))


_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\d/-])")


def month_first(text: str) -> bool | None:
    """Tell whether the numeric dates of a text name the month first; None where none tells."""
    told = {(int(a) <= 12, int(b) <= 12) for a, b in _NUMERIC.findall(text)}
    first, last = (True, False) in told, (False, True) in told
    return first if first != last else None


def _in_order(mentions: Iterable[DateMention], text: str) -> Iterator[DateMention]:
    """Yield the dates of a text, with those that read both ways read as its others are."""
    swap = month_first(text)
    for mention in mentions:
        if mention.ambiguous and swap is not None:
            read = mention.swapped() if swap else mention
            yield replace(read, ambiguous=False)
        else:
            yield mention


_DIGIT = re.compile(r"\d")
_WITH_DIGITS = frozenset(
    ("iso", "numeric", "day_month", "month_day", "foreign", "month_year", "decade", "year")
)
_WITH_WORDS = {
    "month_last": ("year",),
    "span": ("past", "last", "previous", "preceding", "next", "coming"),
    "ago": ("ago", "earlier", "from"),
    "season": ("spring", "summer", "autumn", "winter"),
}
"""What each match of a pattern has in it: most texts have none, and need not be searched."""


def _possible(text: str) -> Iterator[str]:
    """Yield the names of the patterns that may be found in a text, in their order."""
    digits, lower = bool(_DIGIT.search(text)), text.lower()
    for name in _PATTERNS:
        words = _WITH_WORDS.get(name)
        if (digits or name not in _WITH_DIGITS) and (not words or any(w in lower for w in words)):
            yield name


def reads_as_year(text: str, start: int, end: int) -> bool:
    """Whether four plain digits at `[start, end)` name a year and not an amount."""
    year = int(text[start:end])
    before, after = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_BACK]
    if not 1500 <= year <= 2100 or _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after):
        return False
    if _YEAR_BEFORE.search(before) or not _PLURAL_AFTER.match(after):
        return True
    return 1900 <= year <= 2035 and year % 100 != 0


# --- reading --------------------------------------------------------------------------------


def _mention(
    match: re.Match[str], kind: DateKind, precision: Precision, **fields: object
) -> DateMention:
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    return DateMention(start, match.end(), text.strip(), kind, precision, **fields)  # type: ignore[arg-type]


def _read_iso(_: str, match: re.Match[str]) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not is_day(year, month, day):
        return None
    return _mention(match, "date", "day", year=year, month=month, day=day)


def _read_numeric(_: str, match: re.Match[str]) -> DateMention | None:
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["y"])
    day_first, month_first = is_day(year, second, first), is_day(year, first, second)
    if match["sep"] == "-" and len(match["y"]) == 2:
        return None
    if not day_first and not month_first:
        return None
    day, month = (first, second) if day_first else (second, first)
    both = day_first and month_first and first != second and match["sep"] != "."
    return _mention(match, "date", "day", year=year, month=month, day=day, ambiguous=both)


def _read_day(text: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    word = groups["m"].rstrip(".").lower()
    month = MONTHS.get(word) or FOREIGN_MONTHS[word]
    day = int(re.sub(r"\D", "", groups["d"]))
    year = int(groups["y"]) if groups.get("y") else None
    if not is_day(year or 2000, month, day) or (word in ("may", "march") and groups["m"].islower()):
        return None
    weekday = _weekday(groups["wd"]) if groups.get("wd") else None
    return _mention(
        match, "date", "day", year=year, month=month, day=day, weekday=weekday,
        side=_tense(text, match.start()), edge=_edge(text, match.start()),
    )  # fmt: skip


def _read_month(text: str, match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    month = MONTHS[groups["m"].rstrip(".").lower()]
    year = int(groups["y"]) if groups.get("y") else None
    named = match.start("m")
    start = (
        match.start("side") if groups.get("side") and not match.re.pattern.count("year") else named
    )
    side = _side(groups.get("side")) if groups.get("side") else _tense(text, match.start())
    return DateMention(
        start=start, end=match.end(), text=text[start : match.end()], kind="month",
        precision="month", year=year, month=month, side=side,
        unit="year" if match.group().endswith("year") else "month", edge=_edge(text, start),
    )  # fmt: skip


def _read_weekday(text: str, match: re.Match[str]) -> DateMention:
    side = _side(match["side"]) if match["side"] else _tense(text, match.start(), match.end())
    return _mention(
        match, "weekday", "day", weekday=_weekday(match["wd"]), side=side,
        edge=_edge(text, match.start()),
    )  # fmt: skip


def _read_day_word(text: str, match: re.Match[str]) -> DateMention:
    word = " ".join(match["word"].lower().split())
    return _mention(
        match,
        "day-word",
        "day",
        shift=DAY_WORDS[word],
        side="this",
        edge=_edge(text, match.start()),
    )


def _read_span(_: str, match: re.Match[str]) -> DateMention:
    ahead = match["side"].lower() in ("next", "coming")
    count, unit = _count(match["n"]), match["u"].lower()
    return _mention(
        match, "span", "day", shift=count if ahead else -count, unit=unit,
        side="future" if ahead else "past",
    )  # fmt: skip


def _read_ago(_: str, match: re.Match[str]) -> DateMention | None:
    count, unit = _count(match["n"]), match["u"].lower()
    ahead = match["side"].lower().startswith("from")
    precision: Precision = "day" if unit in ("hour", "day") else _PRECISION[unit]
    return _mention(
        match, "ago", precision, shift=count if ahead else -count, unit=unit,
        side="future" if ahead else "past",
    )  # fmt: skip


def _read_calendar(_: str, match: re.Match[str]) -> DateMention | None:
    side, unit = match["side"].lower(), match["u"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[side]
    precision = _PRECISION.get(unit, "decade")
    return _mention(match, "calendar", precision, shift=shift, unit=unit, side=_side(side))


def _read_season(text: str, match: re.Match[str]) -> DateMention | None:
    year = int(match["y"]) if match["y"] else None
    return _mention(
        match, "season", "season", month=SEASONS[match["s"].lower()][0], year=year,
        side=_side(match["side"]), edge=_edge(text, match.start()),
    )  # fmt: skip


def _read_decade(_: str, match: re.Match[str]) -> DateMention:
    return _mention(match, "decade", "decade", year=int(match["y"]))


def _read_year(text: str, match: re.Match[str]) -> DateMention | None:
    if not reads_as_year(text, match.start(), match.end()):
        return None
    return _mention(match, "year", "year", year=int(match["y"]), edge=_edge(text, match.start()))


_READERS: dict[str, Callable[[str, re.Match[str]], DateMention | None]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "day_month": _read_day,
    "month_day": _read_day,
    "foreign": _read_day,
    "month_year": _read_month,
    "month_last": _read_month,
    "month": _read_month,
    "month_bare": _read_month,
    "weekday": _read_weekday,
    "day_word": _read_day_word,
    "span": _read_span,
    "ago": _read_ago,
    "calendar": _read_calendar,
    "season": _read_season,
    "decade": _read_decade,
    "year": _read_year,
}
_PRECISION: dict[str, Precision] = {
    "day": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month",
    "year": "year", "decade": "decade",
}  # fmt: skip


def _weekday(word: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name[:3] == word[:3].lower())


def _count(word: str) -> int:
    return int(word) if word.isdigit() else SMALL_NUMBERS[" ".join(word.lower().split())]


def _side(word: str | None) -> Side:
    sides: dict[str, Side] = {
        "last": "last", "previous": "last", "past": "last", "next": "next", "coming": "next",
        "following": "next", "this": "this",
    }  # fmt: skip
    return sides.get((word or "").lower(), "plain")


def _edge(text: str, start: int) -> Edge:
    found = _EDGE.search(text[max(0, start - _LOOK_BACK) : start])
    if not found:
        return "in"
    return "since" if found[1].lower() == "since" else "until"


_COMING_AFTER = re.compile(
    r"(?:\s(?:morning|afternoon|evening|night))?,?(?:\s(?!said\b|says\b|told\b|that\b)[\w'\u2019-]+){1,6}?"
    r"\s(?:will|shall|(?:is|are)\s(?:due|set|expected|scheduled|planned|to))\b"
)
"""What follows a day at the beginning of a clause that tells of it as to come."""


def _tense(text: str, start: int, end: int | None = None) -> Side:
    """Look for words of the future in the clause of a mention, in front of it first."""
    before = text[max(0, start - _LOOK_BACK) : start]
    borders = list(_CLAUSE.finditer(before))
    clause = before[borders[-1].end() :] if borders else before
    if _FUTURE.search(clause):
        return "future"
    opens = end is not None and clause.strip().lower() in ("", "on", "by")
    return "future" if opens and _COMING_AFTER.match(text, end or 0) else "plain"


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < 70 else 1900)


# --- what stands before an agency's report: "LISS, May 2 (Agency) - A ferry …"


_WORD = r"[A-Z][\w'\u2019.-]*"
_AGENCY = r"\([^()\n]{2,40}\)"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019.-]{2,}"
_DASH = r"(?: ?[\u2014\u2013]| -{1,2}|(?<=\))-{1,2}|--)\s*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"

DATELINE = re.compile(
    "^(?:"
    # A place in capitals, and any of a country, a day and an agency.
    rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}(?:(?:, ?| )(?:{_WORD}|{_DAY}|{_AGENCY}))*"
    # A place in plain letters, with a day.
    rf"|{_WORD}(?: {_WORD}){{0,3}}, (?:{_WORD}, )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    rf"(?:,? (?:19|20)\d\d)?(?: {_AGENCY})?"
    # A place and an agency in plain letters, and a day.
    rf"|{_WORD}(?:,? {_WORD}){{0,3}} {_AGENCY}"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?)?"
    # A place and a stop, as in Latin America ("San Isidro. - ").
    rf"|{_WORD}(?: {_WORD}){{0,3}}\.(?= ?[\u2013\u2014-])"
    # A day, or an agency, alone.
    rf"|{_MONTH} \d{{1,2}}, (?:19|20)\d\d(?: {_AGENCY})?|{_AGENCY}"
    rf"){_DASH}(?=[A-Z\u201c\"])"
)
"""A dateline with its dash. Behind the dash a capital begins the report: "NATO troops - some 4,000
of them" is no dateline."""

_UPDATED = re.compile(r"(?:UPDATED?|Updated?):\s*(?=[A-Z])")
"""What a page that is written on puts before its news."""


def dateline_end(text: str) -> int:
    """Return the offset at which a report begins behind its dateline; 0 where there is none.

    Args:
        text: A paragraph or a sentence from its beginning.
    """
    found = DATELINE.match(text) or _UPDATED.match(text)
    return found.end() if found else 0


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
