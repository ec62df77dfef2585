"""When an article was printed, and how that is known: stated, by a copy, or honestly unknown."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from babel import Locale

from summarize.domain import Published
from summarize.languages.stops import OTHERS
from summarize.text.dates import MONTHS, DateMention, day_words, find_dates, month_first

# --- dates written in the words of other languages, for lines that state a day of printing


_WORDED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:\.|º|er|-?го)?\s{1,3}(?:de\s|d['’])?(?P<m>[^\W\d_]{2,20})\.?,?\s{1,3}"
    r"(?:de\s|del\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
)
"""Day, month and year in this order, in which most languages write them."""
_SIGNED = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號]?"
)
"""The same in Chinese, Japanese and Korean."""


def _find_worded(line: str) -> tuple[dt.date, int, int] | None:
    """Return the date in a line that names its month in some language, and where it stands."""
    for match in (*_WORDED.finditer(line), *_SIGNED.finditer(line)):
        month = int(match["m"]) if match["m"].isdigit() else _months().get(match["m"].casefold())
        try:
            day = dt.date(int(match["y"]), month or 0, int(match["d"]))
        except ValueError:
            continue
        return day, match.start(), match.end()
    return None


@lru_cache
def _months() -> dict[str, int]:
    """The names of months in all languages that are told apart, in running text and alone."""
    found: dict[str, int] = {}
    for language in OTHERS:
        months = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form].get(width, {}).items():
                    found.setdefault(str(name).casefold().rstrip("."), number)
    return found


ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "wat": 1, "cest": 2, "sast": 2,
    "cat": 2, "eet": 2, "eest": 3, "msk": 3, "eat": 3, "gst": 4, "pkt": 5, "ist": 5.5, "wib": 7,
    "ict": 7, "sgt": 8, "hkt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10,
    "aedt": 11, "nzst": 12, "nzdt": 13, "nst": -3.5, "brt": -3, "art": -3, "ast": -4, "adt": -3,
    "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6, "mt": -7,
    "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
"""Hours east of Greenwich. IST is India's, CST the American one: the commoner in news."""
AMERICAN = frozenset(z for z, hours in ZONES.items() if hours <= -4 and z not in {"ast", "adt"})
"""Zones of the United States, where the month stands first."""
LABEL_WORDS = 3
"""Words beside date and time that a date line may have: a place, an agency, "UK"."""
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s*"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?|hrs\b|h\b)?\s*"
    r"(?:(?P<zone>" + "|".join(sorted(ZONES, key=len, reverse=True)) + r")\b)?"
    r"\s*(?P<offset>[+-]\d\d:?\d\d)?(?![\d:])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:first |originally |last )?(?:published|posted|updated|modified|created|added|edited|rele"
    r"ased|date|issued|printed|uploaded|filed|print edition|last updated?|update|edition)\b(?: on| "
    r"at| in)?:?|\b(?:on|at|the|of|local time|time|hrs|hours|h|o'clock|am|pm|noon|midnight|and|ago|"
    r"just now|\d+ (?:minutes?|hours?|days?) ago)\b",
    re.IGNORECASE,
)
_PRINTING = r"publi|post|updat|modif|creat|add|edit|releas|date|issu|print|upload|file"
_OTHER_DAY = re.compile(rf"^(?!.*\b(?:{_PRINTING}))[^\d:|]*[^\W\d_]{{2}}\s?:\s", re.IGNORECASE)
"""Before a day of something else: "Born: 4 May 1977"."""
_KEPT = re.compile(r"\b(?:download|retriev|access|archiv)ed\b", re.IGNORECASE)
"""The same: "downloaded on 2 October 2013"."""
_TORN = re.compile(r"(?<=\d) (/) (?=\d)")
_UPDATED = re.compile(r"\b(?:updated?|modified|edited)\b", re.IGNORECASE)
_PRINTED = re.compile(r"\b(?:published|posted|updated|modified|first printed)\b", re.IGNORECASE)
_ADDRESS_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<m>0?[1-9]|1[0-2]|"
    + "|".join(m for m in MONTHS if len(m) == len("jan"))
    + r")(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
_ADDRESS_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])(?=/)")
PRINTED = range(1605, dt.MAXYEAR)
"""Years of newspapers: the first was Carolus' Relation (J. Weber, German History 24, 2006)."""
EPOCH = dt.date(1970, 1, 1)
"""The zero of POSIX time."""


class Stamp(NamedTuple):
    """A moment that a page states, and the words that do."""

    date: dt.date
    time: dt.time | None
    updated: bool
    """Whether it is the time of a change rather than of the first printing."""
    words: str
    other: dt.date | None = None
    """The same date with day and month the other way round, where it may be meant."""


def read_stamp(text: str) -> Stamp | None:
    """Return the moment that a date line, a header or a meta tag states, given the whole line.

    A moment at which nothing can have been printed is none: systems write one for a missing time.
    """
    text = _TORN.sub(r"\1", text)
    stamp = _iso(text.strip()) or _stamp(text)
    if stamp is None or stamp.date.year not in PRINTED or stamp.date == EPOCH:
        return None
    return stamp


def _stamp(text: str) -> Stamp | None:
    # Of two dates, the one behind "updated".
    days = [m for m in find_dates(text) if m.kind == "date" and m.year and m.month and m.day]
    later = [m for m in days if _UPDATED.search(text[: m.start])]
    day = next(iter(later or days), None)
    if day is None:
        return _worded(text)
    rest = f"{text[: day.start]} | {text[day.end :]}"
    if clock := _clock(rest):
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    bare = _LABEL.sub(" ", rest)
    for mention in reversed(find_dates(bare)):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    english = any(word.lower() in MONTHS for word in re.findall(r"[^\W\d_]+", day.text))
    other_day = _KEPT.search(text) or (english and _OTHER_DAY.search(text))
    if other_day or not _is_label(bare, text):
        return None
    first, other = _days(day, text)
    if other is not None and clock is not None and (clock["zone"] or "").lower() in AMERICAN:
        first, other = other, None
    return Stamp(first, _time(clock), bool(_UPDATED.search(text)), text.strip(), other)


def _worded(text: str) -> Stamp | None:
    """The date of a line in another language."""
    digits = (None if char.isascii() else unicodedata.digit(char, None) for char in text)
    found = _find_worded(
        "".join(c if d is None else str(d) for c, d in zip(text, digits, strict=True))
    )
    if found is None:
        return None
    day, start, end = found
    if not _is_label(f"{text[:start]} {text[end:]}", text):
        return None
    clock = _clock(f"{text[:start]} | {text[end:]}")
    return Stamp(day, _time(clock), updated=False, words=text.strip())


def _is_label(bare: str, text: str) -> bool:
    """Whether few enough words stand beside a date for its line to be a date line."""
    labels = len(re.findall(r"[^\W\d_]+", bare))
    return labels <= LABEL_WORDS and not (labels > 1 and re.search(r"[.!?]$", text.strip()))


def is_clock_line(text: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    clock = _clock(text)
    rest = _LABEL.sub("", text[: clock.start()] + text[clock.end() :]) if clock else text
    return clock is not None and re.search(r"\w", rest) is None


def says_printed(text: str) -> bool:
    """Whether a line says that its date is the one of publication."""
    return bool(_PRINTED.search(text))


def _iso(text: str) -> Stamp | None:
    if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text):
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return Stamp(moment.date(), moment.timetz().replace(microsecond=0), updated=False, words=text)


def _days(mention: DateMention, text: str) -> tuple[dt.date, dt.date | None]:
    """The day, and the other one that it may be; the weekday of its line tells which."""
    year, month, day = mention.year or 0, mention.month or 0, mention.day or 0
    read = dt.date(year, month, day)
    if not mention.ambiguous:
        return read, None
    other = dt.date(year, day, month)
    weekdays = {m.weekday for m in find_dates(text) if m.kind == "weekday"}
    fitting = [d for d in (read, other) if d.weekday() in weekdays]
    return (fitting[0], None) if len(fitting) == 1 else (read, other)


def _clock(text: str) -> re.Match[str] | None:
    """The time of day; of two, the last (the update's)."""
    clocks = [m for m in _TIME.finditer(text) if m["m"] or m["half"]]
    clocks = [m for m in clocks if m["sep"] != "." or m["half"] or m["zone"]]
    return clocks[-1] if clocks else None


def _time(clock: re.Match[str] | None) -> dt.time | None:
    if clock is None:
        return None
    hour = int(clock["h"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    hours = ZONES.get((clock["zone"] or "").lower())
    if offset := clock["offset"]:
        sign = -1 if offset[0] == "-" else 1
        hours = sign * (int(offset[1:3]) + int(offset[-2:]) / 60)
    is_known = hours is not None and abs(hours) < 24
    zone = dt.timezone(dt.timedelta(hours=hours or 0)) if is_known else None
    return dt.time(hour, int(clock["m"] or 0), tzinfo=zone)


def address_date(url: str) -> dt.date | None:
    """Return the day in a page's address ("/2013/07/02/", "/2013/jul/02/", "ymd=20081216")."""
    for match in _ADDRESS_DATE.finditer(_path(url).lower()):
        if not match["sep"] and len(match[0]) < len("20130702"):
            continue  # "/article/2048912/" is a number
        month = MONTHS.get(match["m"]) or int(match["m"])
        try:
            return dt.date(int(match["y"]), month, int(match["d"]))
        except ValueError:
            continue
    return None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


# --- the day of each article, by all that states it


@dataclass(frozen=True)
class Sheet:
    """What of one article bears on its date; `stated` is what the file's metadata state."""

    name: str
    """How the article is called in an explanation."""
    text: str
    date_lines: tuple[str, ...]
    address: str | None
    stated: str | None
    file: str


def date_all(sheets: Sequence[Sheet], copies: Sequence[int | None]) -> list[Published]:
    """Date every article that states its day; a copy of one is taken to be of the same day.

    A day is not inferred from the weekdays that an article names: of 159 days hidden in folders
    that no rule was made for, 62 came out wrong. `copies` has for each article the index of the
    one whose text it repeats, or None.
    """
    found = [_by_page(sheet) for sheet in sheets]
    known = {i for i, published in enumerate(found) if published.basis == "stated"}
    pairs = [(copy, original) for copy, original in enumerate(copies) if original is not None]
    for undated, dated in (way for pair in pairs for way in (pair, pair[::-1])):
        if undated not in known and dated in known:
            why = f"it prints the text of {sheets[dated].name}"
            found[undated] = Published(date=found[dated].date, basis="inferred", why=why)
    return found


def _by_page(sheet: Sheet) -> Published:
    """The day that a page states in a date line, its metadata, its address, its file's name.

    A date line that reads both ways, and that nothing on the page settles, tells none.
    """
    stamps = [stamp for stamp in map(read_stamp, sheet.date_lines) if stamp]
    stamp = next((s for s in stamps if s.updated), None) or next(iter(stamps), None)
    why = f"its date line reads \u201c{stamp.words}\u201d" if stamp else ""
    if stamp is None and sheet.stated:
        stamp = read_stamp(sheet.stated)
        why = f"the file itself gives its date as \u201c{sheet.stated}\u201d"
    if stamp:
        for day, reason in _evidence(stamp, sheet):
            if day in _readings(stamp):
                why = f"{why}{reason}"
                return Published(date=day, basis="stated", why=why, time=stamp.time)
        days = " or ".join(map(day_words, _readings(stamp)))
        return Published(why=f"its date line reads \u201c{stamp.words}\u201d, which may be {days}")
    if day := address_date(sheet.address or ""):
        return Published(date=day, basis="stated", why="the date stands in the page's address")
    if day := address_date(sheet.file):
        return Published(date=day, basis="inferred", why="the file's name holds this date")
    return Published(why="no day of printing was found")


def _evidence(stamp: Stamp, sheet: Sheet) -> Iterator[tuple[dt.date | None, str]]:
    """Yield the days that a page's date may be by what else is on it, the surest first."""
    if stamp.other is None:
        yield stamp.date, ""
        return
    yield address_date(sheet.address or ""), ", and its address holds the same day"
    month = _ADDRESS_MONTH.search(_path(sheet.address or ""))
    for day in _readings(stamp):
        if month and (int(month["y"]), int(month["m"])) == (day.year, day.month):
            yield day, ", and its address holds the same month"
    meta = read_stamp(sheet.stated) if sheet.stated else None
    if meta and meta.other is None:
        yield meta.date, ", and the file itself gives the same day"
    first = month_first("\n".join((*sheet.date_lines, sheet.text)))
    if first is not None:
        yield _readings(stamp)[first], ", in the order of its other dates"


def _readings(stamp: Stamp) -> tuple[dt.date, ...]:
    """The days that a date line may mean, day first and month first."""
    return (stamp.date, stamp.other) if stamp.other else (stamp.date,)
