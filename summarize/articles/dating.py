"""When an article was printed, and how that is known: stated, inferred, or honestly unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.articles.datelines import Stamp, address_date, address_month, read_stamp
from summarize.articles.inference import Clues, Dated, Folder
from summarize.domain import Published
from summarize.text.dates import day_words, month_first


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
    """

    name: str
    clues: Clues
    date_lines: tuple[str, ...]
    address: str | None
    stated: str | None
    file: str = ""


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
    month = address_month(sheet.address or "")
    for day in _readings(stamp):
        if month == (day.year, day.month):
            yield day, "and its address holds the same month"
    meta = read_stamp(sheet.stated) if sheet.stated else None
    if meta and meta.other is None:
        yield meta.date, "and the file itself gives the same day"
    first = month_first("\n".join((*sheet.date_lines, sheet.clues.text)))
    if first is not None:
        yield _readings(stamp)[first], "in the order of its other dates"


def _readings(stamp: Stamp) -> tuple[dt.date, ...]:
    """The days that a date line may mean, day first and month first."""
    return (stamp.date, stamp.other) if stamp.other else (stamp.date,)


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
