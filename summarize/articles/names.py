"""What a brief calls the files it was made of: the same names from wherever it is run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def folder_of(paths: Sequence[Path]) -> Path:
    """Return the nearest folder that holds all of `paths`; a folder holds itself.

    Symbolic links are not followed: a link into an archive is named by where it lies.
    """
    places = [os.path.abspath(p if os.path.isdir(p) else p.parent) for p in paths]  # noqa: PTH100, PTH112
    try:
        return Path(os.path.commonpath(places))
    except ValueError:  # none, or on different drives
        return Path(os.path.abspath("."))  # noqa: PTH100


def name_of(file: Path, folder: Path) -> str:
    r"""Return a file's path relative to `folder`, with slashes.

    Bytes of a name that are no UTF-8 are written as escapes (`caf\xe9.txt`): the name goes to
    JSON, which holds text only.
    """
    try:
        relative = os.path.relpath(os.path.abspath(file), folder)  # noqa: PTH100
    except ValueError:  # on another drive
        relative = str(file)
    return shown(Path(relative).as_posix())


def shown(path: Path | str) -> str:
    r"""Return a path with bytes that are no UTF-8 written as escapes (`caf\xe9.txt`)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """Return each file's name in a brief that is made of just these files."""
    folder = folder_of(files)
    return {file: name_of(file, folder) for file in files}
