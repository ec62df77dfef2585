"""Articles that a program gives as texts, with what it knows of them."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from summarize.articles.datelines import read_stamp
from summarize.domain import RawArticle, Stated
from summarize.errors import InputError

SIMILAR = 0.75
"""Likeness from which an unknown name is a slip for a known one (difflib; "outlt", "headlines")."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article as text, with what is known of it.

    Attributes:
        text: Its plain text, paragraphs parted by empty lines.
        outlet: Who printed it.
        headline: Its headline, where the text does not begin with it.
        published: The day of printing, as a date, a date and time, or words ("4 March 2026").
        url: Its address, http or https; the page links to it.
        name: What the brief calls it (`articles[].path`); by default its place in the list.
    """

    text: str
    outlet: str | None = None
    headline: str | None = None
    published: str | dt.date | None = None
    url: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no text, no date or no address.

        Raises:
            InputError: Which of them, and what would do.
        """
        for field in ("text", "outlet", "headline", "url", "name"):
            value = getattr(self, field)
            if not isinstance(value, str) and (field == "text" or value is not None):
                raise InputError(f"{field}: {_kind(value)} is no text", "pass a str")
        if self.published is not None and read_stamp(self._day()) is None:
            raise InputError(
                f"published: {self.published!r} is no date", 'for example: "2026-03-04"'
            )
        if self.url is not None and not _is_address(self.url):
            raise InputError(
                f"url: {self.url!r} is no address", "it begins with https:// or http://"
            )

    def raw(self, name: str) -> RawArticle:
        """Return it as an article that was read."""
        head = [self.headline.strip()] if self.headline and self.headline.strip() else []
        return RawArticle(
            path=name,
            format="txt",
            text="\n\n".join([*head, self.text]),
            stated=Stated(
                headline=self.headline,
                outlet=self.outlet,
                published=None if self.published is None else self._day(),
                url=self.url,
                given=True,
            ),
        )

    def _day(self) -> str:
        """Return the day in words; the midnight by which data frames write a day is no time."""
        day = self.published
        if isinstance(day, dt.datetime) and day.timetz() == dt.time():
            day = day.date()
        return day.isoformat() if isinstance(day, dt.date) else str(day)


NAMES = tuple(f.name for f in fields(Text))


def text_of(row: Mapping[Any, Any]) -> Text:
    """Make a text of a row: of its columns those that are called as the fields of `Text` are.

    Other columns are left alone, but for one that looks like a slip for a field.

    Raises:
        InputError: When there is no column `text`, or a value does not do.
    """
    known = {n: row[n] for n in NAMES if n in row and not _is_missing(row[n])}
    for column in row:
        near = difflib.get_close_matches(str(column), NAMES, 1, SIMILAR)
        if column not in NAMES and near and near[0] not in row:
            raise InputError(f"{column!r}: perhaps {near[0]!r} is meant", _KNOWN)
    if "text" not in known:
        hint = "an address alone is fetched when it is given as a string" if "url" in known else ""
        named = ", ".join(map(repr, row)) or "an empty row"
        raise InputError(f"no text in {named}", hint or _KNOWN)
    return Text(**known)


def rows(table: Any) -> Iterator[Mapping[Any, Any]] | None:
    """Return the rows of a data frame (pandas, polars, pyarrow), or None for anything else.

    They are told by their own methods, so that none of these libraries is needed here.
    """
    found: Iterator[Mapping[Any, Any]] | None = None
    if hasattr(table, "to_dicts"):
        found = iter(table.to_dicts())
    elif hasattr(table, "to_pylist"):
        found = iter(table.to_pylist())
    elif hasattr(table, "to_dict") and hasattr(table, "columns"):
        found = iter(table.to_dict("records"))
    return found


def row_of(value: Any) -> Mapping[Any, Any] | None:
    """Return one row (a dict, a named tuple, a row of a data frame), or None for anything else."""
    if isinstance(value, Mapping):
        return value
    for method in ("_asdict", "to_dict"):
        if hasattr(value, method):
            made = getattr(value, method)()
            return made if isinstance(made, Mapping) else None
    return None


_KNOWN = f"an article has: {', '.join(NAMES)}"


def _is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, or what tables put there (NaN, NaT, NA)."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - only NaN and NaT differ from themselves
    except TypeError:  # pandas.NA does not say
        return True


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
