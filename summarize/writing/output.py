"""Writing the page to where it was asked for: every file whole, or none at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summarize.domain import Brief
from summarize.errors import InputError
from summarize.writing.files import check_place, write_whole
from summarize.writing.html import to_html
from summarize.writing.json import to_json
from summarize.writing.markdown import to_markdown

RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    ".md": to_markdown,
    ".html": to_html,
    ".json": to_json,
}
STDOUT = "-"


def render(brief: Brief, suffix: str) -> str:
    """Return the brief in the format of a file ending.

    Raises:
        InputError: When the ending names no format.
    """
    if suffix not in RENDERERS:
        raise InputError(
            f"cannot write {suffix or 'a file without an ending'!s}",
            f"end the name in {', '.join(RENDERERS)}",
        )
    return RENDERERS[suffix](brief)


def check_targets(targets: Sequence[str]) -> None:
    """Refuse names that cannot be written before any work is done.

    Raises:
        InputError: An ending that names no format.
        OutputError: A place that cannot be written to.
    """
    for path in _files(targets):
        if path.suffix.lower() not in RENDERERS:
            raise InputError(
                f"{path}: a page ends in {', '.join(RENDERERS)}",
                f"for example: {path.stem or 'brief'}.md",
            )
        check_place(path)


def write(brief: Brief, targets: Sequence[str]) -> None:
    """Write the brief to each target ("-" is standard output, in Markdown).

    All formats are rendered before the first file is written.

    Raises:
        OutputError: When a file cannot be written; then all are as they were.
    """
    write_whole({path: render(brief, path.suffix.lower()) for path in _files(targets)})
    if STDOUT in targets:
        sys.stdout.write(to_markdown(brief))


def _files(targets: Sequence[str]) -> list[Path]:
    return [Path(t) for t in targets if t != STDOUT]
