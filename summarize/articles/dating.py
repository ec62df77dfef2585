"""When an article was printed, and how that is known: stated, inferred, or honestly unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.articles.datelines import Stamp, address_date, read_stamp
from summarize.domain import Published


@dataclass(frozen=True)
class Sheet:
    """What of one article bears on its date.

    Attributes:
        name: How the article is called in an explanation.
        outlet: Who printed it.
        text: Headline, standfirst and body.
        body_start: Where the body begins.
        date_lines: Lines that were dropped as date lines.
        address: The page's address.
        stated: What the file's metadata state.
        furniture: All lines that were dropped.
    """

    name: str
    outlet: str | None
    text: str
    body_start: int
    date_lines: tuple[str, ...]
    address: str | None
    stated: str | None
    furniture: tuple[str, ...]


def date_all(sheets: Sequence[Sheet]) -> list[Published]:
    """Date every article: those that state their date first, then those that can be inferred."""
    return [_stated(sheet) or Published(why="no date is stated") for sheet in sheets]


def _stated(sheet: Sheet) -> Published | None:
    stamps = [s for s in map(read_stamp, sheet.date_lines) if s]
    best = next((s for s in stamps if s.updated), None) or (stamps[0] if stamps else None)
    if best:
        return _published(best, f"its date line reads \u201c{best.words}\u201d")
    if sheet.stated:
        meta = read_stamp(sheet.stated)
        if meta:
            return _published(meta, f"the file itself gives the date as {sheet.stated}")
    day = address_date(sheet.address) if sheet.address else None
    if day:
        return Published(date=day, basis="stated", why="the date stands in the page's address")
    return None


def _published(stamp: Stamp, why: str) -> Published:
    return Published(date=stamp.date, basis="stated", why=why, time=stamp.time)
