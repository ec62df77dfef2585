"""When an article was printed, and how that is known: stated, inferred, or honestly unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from summarize.articles.datelines import Stamp, address_date, read_stamp
from summarize.articles.inference import Clues, Dated, Folder
from summarize.articles.outlets import host_of, publisher_named, publisher_of
from summarize.domain import Published
from summarize.languages import word_set
from summarize.text.dates import day_words, month_first

# --- in which order a page writes day and month: by its language and by the country it is of


SOLD_ABROAD = word_set("outlets", "sold_abroad")
"""Country domains that sites of all countries use (Google Search Central, "generic ccTLDs")."""
AMERICAN = frozenset({"gov", "mil", "edu"})
"""Domains of the United States alone (IANA root zone)."""
COUNTRIES = {"uk": "GB", "eu": ""}
"""Country domains that are no ISO 3166-1 code."""


def of_region(language: str, address: str | None, outlet: str | None) -> bool | None:
    """Tell whether a page writes the month before the day; None where nothing tells.

    Args:
        language: What the page is written in (ISO 639-1).
        address: The page's address.
        outlet: Who printed it.
    """
    country = _country(address, outlet)
    if country:
        return _by_country(country)
    return None if language in {"en", "und"} else _by_locale(language)


def _country(address: str | None, outlet: str | None) -> str | None:
    """The country that a page is of (ISO 3166-1): the outlet's, else that of its domain."""
    host = host_of(address) if address else ""
    known = (publisher_named(outlet) if outlet else None) or publisher_of(host)
    if known:
        return known.country
    last = host.rpartition(".")[2]
    if last in AMERICAN:
        return "US"
    is_country = len(last) == 2 and last not in SOLD_ABROAD
    return (COUNTRIES.get(last, last.upper()) or None) if is_country else None


@lru_cache
def _by_country(country: str) -> bool | None:
    languages = get_official_languages(country, de_facto=True)
    spoken = "en" if "en" in languages else next(iter(languages), None)
    return _by_locale(f"{spoken}_{country}") if spoken else None


@lru_cache
def _by_locale(name: str) -> bool | None:
    try:
        pattern = str(Locale.parse(name).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError, KeyError):
        return None
    return pattern.find("M") < pattern.find("d")


NEIGHBOURS = 15
"""Days from a dated article within which one reading of a date line is the likely one."""


@dataclass(frozen=True)
class Sheet:
    """What of one article bears on its date.

    Attributes:
        name: How the article is called in an explanation.
        clues: What its text tells.
        date_lines: Lines that were dropped as date lines.
        address: The page's address.
        stated: What the file's metadata state.
        file: The file's name.
        language: What it is written in.
        outlet: Who printed it.
    """

    name: str
    clues: Clues
    date_lines: tuple[str, ...]
    address: str | None
    stated: str | None
    file: str = ""
    language: str = "en"
    outlet: str | None = None


def date_all(sheets: Sequence[Sheet], copies: Sequence[int | None]) -> list[Published]:
    """Date every article: those that state their date first, then those that can be inferred.

    What was inferred in one round serves as evidence in the next, until nothing is added; articles
    that share an event with a dated one come before those that do not, and a copy of an article is
    taken to be of its day.

    Args:
        sheets: The articles.
        copies: For each, the index of the one whose text it repeats, or None.
    """
    stated = {i: found for i, sheet in enumerate(sheets) if (found := _stated(sheet))}
    known = {i: found for i, found in stated.items() if isinstance(found, Published)}
    either = {i: found for i, found in stated.items() if isinstance(found, Stamp)}
    known |= {i: f for i, stamp in either.items() if (f := _near_others(stamp, known))}
    for anchored in (True, False):
        while fresh := _infer(sheets, known, either, anchored=anchored):
            known |= fresh
        known |= _by_copy(sheets, copies, known)
    return [known.get(i) or _unknown(sheet, either.get(i)) for i, sheet in enumerate(sheets)]


def _by_copy(
    sheets: Sequence[Sheet], copies: Sequence[int | None], known: Mapping[int, Published]
) -> dict[int, Published]:
    """Date copies by what they repeat, and what they repeat by them."""
    found: dict[int, Published] = {}
    for copy, original in enumerate(copies):
        for undated, dated in ((copy, original), (original, copy)):
            if undated is None or dated is None or undated in known or dated not in known:
                continue
            why = f"it prints the text of {sheets[dated].name}"
            found[undated] = Published(date=known[dated].date, basis="inferred", why=why)
    return found


def _infer(
    sheets: Sequence[Sheet],
    known: Mapping[int, Published],
    either: Mapping[int, Stamp],
    *,
    anchored: bool,
) -> dict[int, Published]:
    """Infer what can be inferred from the articles dated so far.

    A page that states a date which reads both ways is left alone.
    """
    dated = [
        Dated(sheets[i].clues, p.date, sheets[i].name) for i, p in sorted(known.items()) if p.date
    ]
    undated = {i: s.clues for i, s in enumerate(sheets) if i not in known and i not in either}
    folder = Folder(dated, list(undated.values()))
    guesses = {i: folder.guess(clues, anchored=anchored) for i, clues in undated.items()}
    return {
        i: Published(date=guess.date, basis="inferred", why=guess.why)
        for i, guess in guesses.items()
        if guess
    }


def _stated(sheet: Sheet) -> Published | Stamp | None:
    """The date that a page states: in a date line, its metadata, its address.

    A date line that reads both ways, and that nothing on the page settles, is returned as it is.
    """
    stamps = [stamp for stamp in map(read_stamp, sheet.date_lines) if stamp]
    best = next((s for s in stamps if s.updated), None) or next(iter(stamps), None)
    if best:
        return _settled(best, sheet, f"its date line reads \u201c{best.words}\u201d")
    meta = read_stamp(sheet.stated) if sheet.stated else None
    if meta:
        return _settled(
            meta, sheet, f"the file itself gives its date as \u201c{sheet.stated}\u201d"
        )
    day = address_date(sheet.address) if sheet.address else None
    if day is None:
        return None
    return Published(date=day, basis="stated", why="the date stands in the page's address")


def _settled(stamp: Stamp, sheet: Sheet, why: str) -> Published | Stamp:
    """Read a date line; of one that reads both ways, the way that the page settles."""
    if stamp.other is None:
        return Published(date=stamp.date, basis="stated", why=why, time=stamp.time)
    for day, reason in _evidence(stamp, sheet):
        if day in _readings(stamp):
            why = f"{why}, {reason}"
            return Published(date=day, basis="stated", why=why, time=stamp.time)
    return stamp


def _evidence(stamp: Stamp, sheet: Sheet) -> Iterator[tuple[dt.date | None, str]]:
    """Yield the days that a page's date may be by what else is on it, the surest first."""
    yield address_date(sheet.address or ""), "and its address holds the same day"
    meta = read_stamp(sheet.stated) if sheet.stated else None
    if meta and meta.other is None:
        yield meta.date, "and the file itself gives the same day"
    for first, reason in (
        (
            month_first("\n".join((*sheet.date_lines, sheet.clues.text))),
            "in the order of its other dates",
        ),
        (
            of_region(sheet.language, sheet.address, sheet.outlet),
            "in the order of its country",
        ),
    ):
        if first is not None:
            yield next(d for d in _readings(stamp) if (d == stamp.date) is not first), reason


def _readings(stamp: Stamp) -> tuple[dt.date, ...]:
    """The days that a date line may mean, day first and month first."""
    return (stamp.date, stamp.other) if stamp.other else (stamp.date,)


def _near_others(stamp: Stamp, known: Mapping[int, Published]) -> Published | None:
    """Read a date line that reads both ways as the day that falls among the other articles."""
    near = [
        day
        for day in _readings(stamp)
        if any(p.date and _apart(day, p.date) <= NEIGHBOURS for p in known.values())
    ]
    if len(near) != 1:
        return None
    why = f"its date line reads \u201c{stamp.words}\u201d, close to the other articles"
    return Published(date=near[0], basis="stated", why=why, time=stamp.time)


def _apart(first: dt.date, second: dt.date) -> int:
    return abs((first - second).days)


def _unknown(sheet: Sheet, stamp: Stamp | None) -> Published:
    """What can be said when nothing on the page tells the day."""
    if stamp is not None:
        days = " or ".join(map(day_words, _readings(stamp)))
        return Published(why=f"its date line reads \u201c{stamp.words}\u201d, which may be {days}")
    day = address_date(sheet.file)
    if day:
        return Published(date=day, basis="inferred", why="the file's name holds this date")
    if sheet.clues.weekdays or sheet.clues.says(-1):
        return Published(why="it states no date, and the days that it names fit more than one")
    return Published(why="it states no date, and names no day by which it could be told")
