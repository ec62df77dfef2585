"""What a brief is made of: whatever is named or given becomes raw articles here.

Each kind of source has its branch in `gather`: paths are read by `load`, texts and rows of tables
come with what their giver knows of them (`given`).
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from summarize.articles.given import Text, row_of, rows, text_of
from summarize.articles.load import STDIN, load
from summarize.domain import RawArticle, Skipped
from summarize.errors import InputError

Source: TypeAlias = str | os.PathLike[str] | Text | Mapping[str, Any]
"""A path, a text, or a dict with the fields of a text."""
Sources: TypeAlias = Source | Iterable[Any]
"""One source, several, or a data frame whose rows are articles."""

LONGEST_PATH = 4096
"""Characters; longer than any path that a system takes (PATH_MAX of Linux), so it is a text."""
_KINDS = "Give paths, Text(...), dicts with a text, or a data frame."


def gather(sources: Sources, max_file_bytes: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Make raw articles of sources.

    Args:
        sources: One source or several. A string is a path, or a pattern like "news/*.txt".
        max_file_bytes: What is larger is skipped, and reported.

    Returns:
        The articles in the order of their names, and what gave none, with the reason.

    Raises:
        InputError: When something is no source, a path does not exist, or no article is left.
    """
    paths: list[Path] = []
    texts: list[Text] = []
    for source in _each(sources):
        if isinstance(source, Text):
            texts.append(source)
        elif isinstance(source, str | os.PathLike):
            paths += _paths(os.fspath(source))
        elif (row := row_of(source)) is not None:
            texts.append(text_of(row))
        else:
            raise InputError(f"a value of type {type(source).__name__} is no article", _KINDS)
    if not paths and not texts:
        raise InputError("there is nothing to read", _KINDS)
    raws, skipped = load(paths, max_file_bytes) if paths else ([], [])
    given, empty = _given(texts, max_file_bytes)
    if not raws and not given:
        raise InputError("no text has any words", _KINDS)
    return sorted([*raws, *given], key=lambda raw: raw.path), [*skipped, *empty]


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
