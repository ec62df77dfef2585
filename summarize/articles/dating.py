"""When an article was printed, and how that is known: stated, inferred, or honestly unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.articles.clues import Clues
from summarize.articles.datelines import (
    Stamp,
    address_date,
    address_month,
    read_dateline,
    read_stamp,
    short_address_dates,
)
from summarize.articles.inference import Dated, Folder
from summarize.domain import Published

NEIGHBOURS = 15
"""Days from a dated article within which six digits of an address are taken for a date."""


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
    known = {i: found for i, sheet in enumerate(sheets) if (found := _stated(sheet))}
    for i, sheet in enumerate(sheets):
        if i not in known and (found := _by_short_address(sheet, known)):
            known[i] = found
    for anchored in (True, False):
        while fresh := _infer(sheets, known, anchored=anchored):
            known |= fresh
        known |= _by_copy(sheets, copies, known)
    return [known.get(i) or _unknown(sheet) for i, sheet in enumerate(sheets)]


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
    sheets: Sequence[Sheet], known: Mapping[int, Published], *, anchored: bool
) -> dict[int, Published]:
    """Infer what can be inferred from the articles dated so far."""
    dated = [
        Dated(sheets[i].clues, p.date, sheets[i].name) for i, p in sorted(known.items()) if p.date
    ]
    undated = [sheet.clues for i, sheet in enumerate(sheets) if i not in known]
    folder = Folder(dated, undated)
    found = {}
    for i, sheet in enumerate(sheets):
        guess = None if i in known else folder.guess(sheet.clues, anchored=anchored)
        if guess:
            found[i] = Published(date=guess.date, basis="inferred", why=guess.why)
    return found


def _stated(sheet: Sheet) -> Published | None:
    """The date that a page states: in a date line, its metadata, its address, its dateline."""
    stamps = [stamp for stamp in map(read_stamp, sheet.date_lines) if stamp]
    best = next((s for s in stamps if s.updated), None) or next(iter(stamps), None)
    if best:
        return _published(best, f"its date line reads \u201c{best.words}\u201d")
    meta = read_stamp(sheet.stated) if sheet.stated else None
    if meta:
        return _published(meta, f"the file itself gives its date as \u201c{sheet.stated}\u201d")
    day = address_date(sheet.address) if sheet.address else None
    if day:
        return Published(date=day, basis="stated", why="the date stands in the page's address")
    filed = read_dateline(sheet.clues.text[sheet.clues.body_start :])
    return _published(filed, f"it opens with \u201c{filed.words}\u201d") if filed else None


def _published(stamp: Stamp, why: str) -> Published:
    doubt = " (day and month could be the other way round)" if stamp.ambiguous else ""
    return Published(date=stamp.date, basis="stated", why=why + doubt, time=stamp.time)


def _by_short_address(sheet: Sheet, known: Mapping[int, Published]) -> Published | None:
    """Read six digits of an address as a date, where that falls among the dated articles."""
    days = set(short_address_dates(sheet.address)) if sheet.address else set()
    near = {d for d in days for p in known.values() if p.date and _apart(d, p.date) <= NEIGHBOURS}
    if len(near) != 1:
        return None
    return Published(
        date=near.pop(),
        basis="stated",
        why="six digits of the page's address read as this date, close to the other articles",
    )


def _apart(first: dt.date, second: dt.date) -> int:
    return abs((first - second).days)


def _unknown(sheet: Sheet) -> Published:
    """What can be said when nothing on the page tells the day."""
    day = address_date(sheet.file)
    if day:
        return Published(date=day, basis="inferred", why="the file's name holds this date")
    month = address_month(sheet.address) if sheet.address else None
    if month:
        when = dt.date(*month, 1)
        return Published(why=f"its address says {when:%B %Y}; nothing tells the day")
    if sheet.clues.weekdays or sheet.clues.says(-1):
        return Published(why="it states no date, and the days that it names fit more than one")
    return Published(why="it states no date, and names no day by which it could be told")
