"""What a brief is made of: whatever is named or given becomes raw articles here.

Each kind of source has its branch in `gather`: paths are read by `load`, addresses are fetched into
a folder that is read like any other, texts and rows of tables come with what their giver knows of
them (`given`).
"""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from summarize.articles.given import Text, row_of, rows, text_of
from summarize.articles.lists import is_address
from summarize.articles.load import STDIN, nothing_left, read_all
from summarize.articles.names import shown
from summarize.articles.pages import Page, check_folder, keep
from summarize.domain import RawArticle, Skipped
from summarize.errors import InputError
from summarize.settings import Settings

Source: TypeAlias = str | os.PathLike[str] | Text | Mapping[str, Any]
"""A path, an address, a text, or a dict with the fields of a text."""
Sources: TypeAlias = Source | Iterable[Any]
"""One source, several, or a data frame whose rows are articles."""

Told: TypeAlias = Callable[[int, int], None]
"""Told how many addresses are fetched, of how many."""

LONGEST_PATH = 4096
"""Characters; longer than any path that a system takes (PATH_MAX of Linux), so it is a text."""
_KINDS = "Give paths, addresses, Text(...), dicts with a text, or a data frame."


@dataclass
class _Named:
    """The sources, by kind."""

    paths: list[Path] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def gather(
    sources: Sources,
    settings: Settings,
    told: Told | None = None,
) -> tuple[list[RawArticle], list[Skipped]]:
    """Make raw articles of sources.

    Args:
        sources: One source or several. A string is a path, a pattern like "news/*.txt", or an
            address.
        settings: How large a file may be, and how addresses are fetched and kept.
        told: Told how many addresses are fetched, of how many.

    Returns:
        The articles in the order of their names, and what gave none, with the reason.

    Raises:
        InputError: When something is no source, a path does not exist, or no article is left.
        OutputError: When pages cannot be kept.
    """
    named = _sorted(sources)
    raws, skipped = _given(named.texts, settings.max_file_bytes)
    for paths in _places(named, settings, told):
        read, left = read_all(paths, settings.max_file_bytes)
        raws += read
        skipped = [*left, *skipped]
    if not raws:
        where = ", ".join([*map(shown, named.paths), *named.addresses]) or "the texts"
        raise nothing_left(where, skipped)
    return sorted(raws, key=lambda raw: raw.path), skipped


def _sorted(sources: Sources) -> _Named:
    """Tell the sources apart."""
    named = _Named()
    for source in _each(sources):
        if isinstance(source, Text):
            named.texts.append(source)
        elif isinstance(source, str) and is_address(source):
            named.addresses.append(source.encode("utf-8", "backslashreplace").decode())
        elif isinstance(source, str | os.PathLike):
            named.paths += _paths(os.fspath(source))
        elif (row := row_of(source)) is not None:
            named.texts.append(text_of(row))
        else:
            raise InputError(f"a value of type {type(source).__name__} is no article", _KINDS)
    if named == _Named():
        raise InputError("there is nothing to read", _KINDS)
    return named


def _places(named: _Named, settings: Settings, told: Told | None) -> Iterator[list[Path]]:
    """Yield the paths that are read together: pages that are kept are named beside the others."""
    if not named.addresses:
        yield named.paths
        return
    if settings.pages:
        check_folder(settings.pages)
    pages = _fetched(named.addresses, settings, told)
    with tempfile.TemporaryDirectory() as scratch:
        kept = settings.pages if any(isinstance(page, Page) for page in pages) else None
        folder = kept or Path(scratch, "pages")
        keep(pages, folder)
        yield from [[*named.paths, folder]] if kept else [named.paths, [folder]]


def _fetched(
    addresses: Sequence[str], settings: Settings, told: Told | None
) -> list[Page | Skipped]:
    from summarize.articles.fetch import fetch  # noqa: PLC0415 - only where there are addresses
    from summarize.articles.visit import Rules  # noqa: PLC0415 - the same

    rules = Rules(most=settings.max_file_bytes)
    if settings.allow_private:
        rules = replace(rules, permitted=lambda _: True, ports=None)
    return fetch(addresses, rules, told=told)


def _each(sources: Sources) -> Iterable[Any]:
    """Yield the sources one by one; a single one, a string above all, is not taken apart."""
    if isinstance(sources, str | os.PathLike | Text | Mapping):
        return [sources]
    table = rows(sources)
    if table is not None:
        return table
    if isinstance(sources, Iterable) and not isinstance(sources, bytes | bytearray):
        return sources
    return [sources]


def _paths(word: str) -> list[Path]:
    """Return the path that a word names, or the files that it is a pattern of, in order."""
    if not word:
        raise InputError("an empty path names nothing", 'the folder you are in is "."')
    if word == STDIN or os.path.lexists(word):
        return [Path(word)]
    if "\n" in word or len(word) > LONGEST_PATH:
        raise InputError(
            "a string is a path, and this one is a text",
            "an article's text: Text(text, outlet=...)",
        )
    if not glob.has_magic(word):
        return [Path(word)]
    found = sorted(glob.glob(word, recursive=True))  # noqa: PTH207 - a word, not a path
    if not found:
        raise InputError(f"no file matches {word}", "name a folder, files, or another pattern")
    return [Path(f) for f in found]


def _given(texts: Sequence[Text], most: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Make articles of texts, each under a name of its own."""
    raws: list[RawArticle] = []
    skipped: list[Skipped] = []
    names = _names(texts)
    for text, name in zip(texts, names, strict=True):
        if not text.text.strip():
            skipped.append(Skipped(path=name, reason="it is empty"))
        elif len(text.text.encode("utf-8", "surrogatepass")) > most:
            limit = f"{most / 1024 / 1024:.3g} MB"
            skipped.append(Skipped(path=name, reason=f"it is larger than {limit}"))
        else:
            raws.append(text.raw(name))
    return raws, skipped


def _names(texts: Sequence[Text]) -> Iterator[str]:
    """Yield a name for each text that is no other's: its own, else its place in the list."""
    taken: set[str] = set()
    digits = len(str(len(texts)))
    for place, text in enumerate(texts, 1):
        name = text.name or f"text {place:0{digits}}"
        yield name if name not in taken else f"{name} ({place})"
        taken.add(name)
