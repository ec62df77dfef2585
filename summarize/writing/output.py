"""Writing pages and tables to where they were asked for, and reading a brief that was written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from summarize.domain import Brief
from summarize.errors import InputError
from summarize.parts import demand
from summarize.writing.files import check_place, write_whole
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown
from summarize.writing.sheets import SHEETS, USUAL, sheet, table_name


def to_json(brief: Brief) -> str:
    """Return the brief as JSON text."""
    return brief.model_dump_json(indent=2, by_alias=True) + "\n"


RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    ".md": to_markdown,
    ".html": to_html,
    ".json": to_json,
}
STDOUT = "-"
ENDINGS = f"a page in {', '.join(RENDERERS)}; a table in {', '.join(SHEETS)}"


def render(brief: Brief, suffix: str, table: str = USUAL) -> str | bytes:
    """Return the brief, or one of its tables, in the format of a file ending.

    Raises:
        InputError: When the ending names no format, or there is no such table.
    """
    if suffix in SHEETS:
        return sheet(brief, table, suffix)
    if suffix not in RENDERERS:
        raise InputError(f"no format is called {suffix!r}", ENDINGS)
    return RENDERERS[suffix](brief)


def check_targets(targets: Sequence[str]) -> None:
    """Refuse names that cannot be written before any work is done.

    Raises:
        InputError: An ending that names no format.
        OutputError: A place that cannot be written to.
        MissingPartError: When a format takes a library that is not installed.
    """
    for path in _files(targets):
        if path.suffix.lower() not in {*RENDERERS, *SHEETS}:
            raise InputError(f"{path}: {ENDINGS}", f"for example: {path.stem or 'brief'}.md")
        check_place(path)
        if path.suffix.lower() == ".parquet":
            demand("pyarrow")


def write(brief: Brief, targets: Sequence[str]) -> None:
    """Write the brief to each target ("-" is standard output, in Markdown).

    All formats are rendered before the first file is written. A table goes by the last word of
    the file's name: claims, findings, ... (`rows.TABLES`).

    Raises:
        InputError: When an ending names no format.
        OutputError: When a file cannot be written.
    """
    write_whole({p: render(brief, p.suffix.lower(), table_name(p)) for p in _files(targets)})
    if STDOUT in targets:
        sys.stdout.write(to_markdown(brief))


def _files(targets: Sequence[str]) -> list[Path]:
    return [Path(t) for t in targets if t != STDOUT]


# --- the brief as JSON: the contract that evaluations, other renderers and other programs read


B = TypeVar("B", bound=Brief)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract."""
    return Brief.model_json_schema(by_alias=True)


def read_json(path: Path, kind: type[B] = Brief) -> B:  # type: ignore[assignment] # a subclass
    """Read a brief that was written as JSON, as a `Brief` or a subclass of it.

    Raises:
        InputError: When the file cannot be read or is no brief.
    """
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(
            f"{path} is not a brief: {where}: {first['msg']}",
            "make one with: brief DIR --out FILE.json",
        ) from error


def schema_text() -> str:
    """Return the JSON Schema as text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
