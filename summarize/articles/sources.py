"""What a brief is made of: whatever is named or given becomes raw articles here.

Each kind of source has its branch in `gather`: paths are read by `load`, addresses are fetched into
a folder that is read like any other, texts and rows of tables come with what their giver knows.
"""

from __future__ import annotations

import datetime as dt
import difflib
import glob
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

from summarize.articles.dating import read_stamp
from summarize.articles.load import STDIN, nothing_left, read_all, shown
from summarize.articles.outlets import host_of
from summarize.articles.pages import Page, Told, check_folder, is_address, keep
from summarize.domain import RawArticle, Skipped, Stated
from summarize.errors import InputError
from summarize.settings import Settings

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
        """Raise InputError for what is no text, no date or no address."""
        for name in ("text", "outlet", "headline", "url", "name"):
            value = getattr(self, name)
            if not isinstance(value, str) and (name == "text" or value is not None):
                raise InputError(f"{name}: {_kind(value)} is no text", "pass a str")
        if self.published is not None and read_stamp(self._day()) is None:
            what = f"published: {self.published!r} is no date"
            raise InputError(what, 'for example: "2026-03-04"')
        url = self.url
        if url is not None and not (url.startswith(("http://", "https://")) and host_of(url)):
            raise InputError(f"url: {url!r} is no address", "it begins with https:// or http://")

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
_KNOWN = f"an article has: {', '.join(NAMES)}"


def text_of(row: Mapping[Any, Any]) -> Text:
    """Make a text of a row: of its columns those that are called as the fields of `Text` are.

    Other columns are left alone; raises InputError for one that looks like a slip for a field,
    for a value that does not do, and where there is no text.
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


def row_of(value: Any) -> Mapping[Any, Any] | None:
    """Return one row (a dict, a named tuple, a row of a data frame), or None for anything else."""
    for method in ("_asdict", "to_dict"):
        if not isinstance(value, Mapping) and hasattr(value, method):
            value = getattr(value, method)()
    return value if isinstance(value, Mapping) else None


def _is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, or what tables put there (NaN, NaT, NA)."""
    try:  # only NaN and NaT differ from themselves; pandas.NA does not say
        return value is None or bool(value != value)  # noqa: PLR0124
    except TypeError:
        return True


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


Source: TypeAlias = str | os.PathLike[str] | Text | Mapping[str, Any]
"""A path, an address, a text, or a dict with the fields of a text."""
Sources: TypeAlias = Source | Iterable[Any]
"""One source, several, or a data frame whose rows are articles."""

LONGEST_PATH = 4096
"""Characters; longer than any path that a system takes (PATH_MAX of Linux), so it is a text."""
_KINDS = "Give paths, addresses, Text(...), dicts with a text, or a data frame."


def gather(
    sources: Sources, settings: Settings, told: Told | None = None
) -> tuple[list[RawArticle], list[Skipped]]:
    """Return the articles of sources in the order of their names, and what gave none, with reasons.

    A string is a path, a pattern like "news/*.txt", or an address. Raises InputError where
    something is no source or no article is left, OutputError where pages cannot be kept.
    """
    named, addresses, texts = _sorted(sources)
    raws, skipped = _given(texts, settings.max_file_bytes)
    for paths in _places(named, addresses, settings, told):
        read, left = read_all(paths, settings.max_file_bytes)
        raws += read
        skipped = [*left, *skipped]
    if not raws:
        where = ", ".join([*map(shown, named), *addresses]) or "the texts"
        raise nothing_left(where, skipped)
    return sorted(raws, key=lambda raw: raw.path), skipped


def _sorted(sources: Sources) -> tuple[list[Path], list[str], list[Text]]:
    """Tell paths, addresses and texts apart."""
    paths, addresses, texts = list[Path](), list[str](), list[Text]()
    for source in _each(sources):
        if isinstance(source, Text):
            texts.append(source)
        elif isinstance(source, str) and is_address(source):
            addresses.append(source.encode("utf-8", "backslashreplace").decode())
        elif isinstance(source, str | os.PathLike):
            paths += _paths(os.fspath(source))
        elif (row := row_of(source)) is not None:
            texts.append(text_of(row))
        else:
            raise InputError(f"a value of type {type(source).__name__} is no article", _KINDS)
    if not (paths or addresses or texts):
        raise InputError("there is nothing to read", _KINDS)
    return paths, addresses, texts


def _places(
    named: list[Path], addresses: list[str], settings: Settings, told: Told | None
) -> Iterator[list[Path]]:
    """Yield the paths that are read together: pages that are kept are named beside the others."""
    if not addresses:
        yield named
        return
    if settings.pages:
        check_folder(settings.pages)
    from summarize.articles.fetch import Rules, fetch  # noqa: PLC0415 - only for addresses

    rules = Rules(most=settings.max_file_bytes)
    if settings.allow_private:
        rules = replace(rules, permitted=lambda _: True, ports=None)
    pages = fetch(addresses, rules, told=told)
    with tempfile.TemporaryDirectory() as scratch:
        kept = settings.pages if any(isinstance(page, Page) for page in pages) else None
        folder = kept or Path(scratch, "pages")
        keep(pages, folder)
        yield from [[*named, folder]] if kept else [named, [folder]]


def _each(sources: Any) -> Iterable[Any]:
    """Return the sources one by one; a single one, a string above all, is not taken apart.

    A data frame is told by its methods (polars, pyarrow, pandas), so that none of these libraries
    is needed here.
    """
    found: Iterable[Any] = [sources]
    if isinstance(sources, str | os.PathLike | Text | Mapping | bytes | bytearray):
        return found
    if hasattr(sources, "to_dicts"):
        found = sources.to_dicts()
    elif hasattr(sources, "to_pylist"):
        found = sources.to_pylist()
    elif hasattr(sources, "to_dict") and hasattr(sources, "columns"):
        found = sources.to_dict("records")
    elif isinstance(sources, Iterable):
        found = sources
    return found


def _paths(word: str) -> list[Path]:
    """Return the path that a word names, or the files that it is a pattern of, in order."""
    if not word:
        raise InputError("an empty path names nothing", 'the folder you are in is "."')
    if word == STDIN or os.path.lexists(word):
        return [Path(word)]
    if "\n" in word or len(word) > LONGEST_PATH:
        what = "a string is a path, and this one is a text"
        raise InputError(what, "an article's text: Text(text, outlet=...)")
    if not glob.has_magic(word):
        return [Path(word)]
    found = sorted(glob.glob(word, recursive=True))  # noqa: PTH207 - a word, not a path
    if not found:
        raise InputError(f"no file matches {word}", "name a folder, files, or another pattern")
    return [Path(f) for f in found]


def _given(texts: Sequence[Text], most: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Make articles of texts, each under a name that is no other's."""
    raws: list[RawArticle] = []
    skipped: list[Skipped] = []
    digits, taken = len(str(len(texts))), set[str]()
    for place, text in enumerate(texts, 1):
        own = text.name or f"text {place:0{digits}}"
        name = f"{own} ({place})" if own in taken else own
        taken.add(own)
        if not text.text.strip():
            skipped.append(Skipped(path=name, reason="it is empty"))
        elif len(text.text.encode("utf-8", "surrogatepass")) > most:
            reason = f"it is larger than {most / 1024**2:.3g} MB"
            skipped.append(Skipped(path=name, reason=reason))
        else:
            raws.append(text.raw(name))
    return raws, skipped
