"""Writing pages and tables to where they were asked for, and reading a brief that was written.

Files are written whole or not at all: aside first, then under their names.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
import os
import re
import secrets
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from summarize.domain import Article, Brief, Claim, Figure, Finding, Origin, Position, Record
from summarize.errors import InputError, OutputError
from summarize.parts import demand
from summarize.text.printable import printable
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown

# --- what a brief holds as flat tables: one row for each article, claim, figure, finding, position


TEXTS = tuple[str, ...]
_HELD = (str, float, int, bool, dt.date, TEXTS)
"""Types of what a cell may hold."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, each a value or None by the name of its column, with the types of all columns."""

    columns: Mapping[str, Any]
    rows: tuple[dict[str, Any], ...]


Row = tuple[Record, dict[str, Any]]
"""A value, and what stands beside it."""


def table(brief: Brief, name: str) -> Table:
    """Return one of the tables of a brief: a row for each value.

    Columns of a table's own stand behind a value's id, before the rest.

    Raises:
        InputError: When there is none of that name.
    """
    if name not in TABLES:
        raise InputError(f"there is no table {name!r}", f"there are: {', '.join(TABLES)}")
    kind, more, held = TABLES[name]
    own = {column: k for column, k, _ in _cells(kind)}
    columns: dict[str, Any] = {"id": str} if "id" in own else {}
    columns |= {**more, **own}
    rows = []
    for value, beside in held(brief):
        cells = beside | {column: cell for column, _, cell in _cells(kind, value)}
        rows.append({column: cells.get(column) for column in columns})
    return Table(columns, tuple(rows))


def _cells(
    kind: type[Record], value: Record | None = None, within: str = ""
) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, type and content of each cell that a value of a type of records gives."""
    for name, field in kind.model_fields.items():
        label, annotated = f"{within}{field.alias or name}", field.annotation
        kinds = [k for k in get_args(annotated) if k is not type(None)]
        held = kinds[0] if get_origin(annotated) in (Union, types.UnionType) else annotated
        content = getattr(value, name, None)
        if isinstance(held, type) and issubclass(held, Record):
            yield from _cells(held, content, f"{label}_")
        elif get_origin(held) is Literal:
            yield label, str, content
        elif held is dt.time:
            yield label, str, content and content.isoformat()
        elif held in _HELD:
            yield label, held, list(content) if isinstance(content, tuple) else content


def _claims(brief: Brief) -> Iterator[Row]:
    names = {o.id: o.name for o in brief.origins}
    around = {a.id: {"outlet": a.called, "published": a.published.date} for a in brief.articles}
    return ((c, {**around[c.article], "origin_name": names.get(c.origin)}) for c in brief.claims)


def _figures(brief: Brief) -> Iterator[Row]:
    for claim, (_, around) in zip(brief.claims, _claims(brief), strict=True):
        beside = {"claim": claim.id, "article": claim.article, "speaker": claim.speaker, **around}
        yield from ((figure, beside) for figure in claim.figures)


def _positions(brief: Brief) -> Iterator[Row]:
    called = {a.id: a.called for a in brief.articles}
    names = {o.id: o.name for o in brief.origins}
    for finding in brief.findings:
        for number, position in enumerate(finding.positions, 1):
            beside = {
                "finding": finding.id,
                **{name: getattr(finding, name) for name in ("kind", "type", "question")},
                "position": number,
                "outlets": list(dict.fromkeys(called[a] for a in position.articles)),
                "origin_names": [names.get(o, o) for o in position.origins],
            }
            yield position, beside


_AROUND = {"outlet": str, "published": dt.date}
_OF_FIGURE = {"claim": str, "article": str, **_AROUND, "speaker": str}
_OF_SIDE = {
    **dict.fromkeys(("finding", "kind", "type", "question"), str),
    "position": int,
    "outlets": TEXTS,
    "origin_names": TEXTS,
}
TABLES: Mapping[str, tuple[type[Record], Mapping[str, Any], Callable[[Brief], Iterable[Row]]]] = {
    "claims": (Claim, {**_AROUND, "origin_name": str}, _claims),
    "findings": (
        Finding,
        {"positions": int},
        lambda brief: ((f, {"positions": len(f.positions)}) for f in brief.findings),
    ),
    "positions": (Position, _OF_SIDE, _positions),
    "figures": (Figure, _OF_FIGURE, _figures),
    "articles": (Article, {}, lambda brief: ((a, {}) for a in brief.articles)),
    "origins": (Origin, {}, lambda brief: ((o, {}) for o in brief.origins)),
}
"""Of each table what its rows are, its own columns and the rows."""


USUAL = "claims"
"""The table of a file whose name says none."""
_FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet runs (OWASP, "CSV Injection"; full-width forms too)."""


def table_name(path: PurePath) -> str:
    """Return the table that a file's name asks for by its last word ("ferry-findings.csv")."""
    word = re.split(r"[^a-z]+", path.stem.lower())[-1]
    return word if word in TABLES else USUAL


def to_jsonl(held: Table) -> str:
    """Return a JSON object for each row, a line each; dates and times are in ISO form."""
    return "".join(f"{json.dumps(r, ensure_ascii=False, default=str)}\n" for r in held.rows)


def to_csv(held: Table) -> str:
    """Return rows for a spreadsheet, under the names of the columns.

    A text that a spreadsheet would run as a formula has ' before it, characters that act are left
    out, and lists are joined by "; ".
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(held.columns)
    for row in held.rows:
        write([_cell(row[name]) for name in held.columns])
    return out.getvalue()


def to_parquet(held: Table) -> bytes:
    """Return the rows as a Parquet file; its columns have their types also where all are empty.

    Raises:
        ImportError: When pyarrow is not installed.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415

    arrow = {
        str: pa.string(),
        float: pa.float64(),
        int: pa.int64(),
        bool: pa.bool_(),
        dt.date: pa.date32(),
        TEXTS: pa.list_(pa.string()),
    }
    schema = pa.schema([(name, arrow[kind]) for name, kind in held.columns.items()])
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(held.rows), schema), out)
    return out.getvalue()


SHEETS: Mapping[str, Callable[[Table], str | bytes]] = {
    ".jsonl": to_jsonl,
    ".csv": to_csv,
    ".parquet": to_parquet,
}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if _FORMULA.match(text) else text


# --- where they are written


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
ELSEWHERE = "choose another place with --out"


def render(brief: Brief, suffix: str, name: str = USUAL) -> str | bytes:
    """Return the brief, or one of its tables, in the format of a file ending.

    Raises:
        InputError: When the ending names no format, or there is no such table.
        ImportError: When the library that the format takes is not installed.
    """
    if suffix in SHEETS:
        return SHEETS[suffix](table(brief, name))
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
    the file's name: claims, findings, ... (`TABLES`).

    Raises:
        InputError: When an ending names no format.
        OutputError: When a file cannot be written.
    """
    write_whole({p: render(brief, p.suffix.lower(), table_name(p)) for p in _files(targets)})
    if STDOUT in targets:
        sys.stdout.write(to_markdown(brief))


def _files(targets: Sequence[str]) -> list[Path]:
    return [Path(t) for t in targets if t != STDOUT]


# --- files


def check_place(path: Path) -> None:
    """Make sure that a file can be written, by writing beside it.

    Raises:
        OutputError: When it cannot, and why.
    """
    folder = path.parent
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder", f"for example: {path / 'brief.md'}")
        if not folder.is_dir():
            raise OutputError(f"{path}: there is no folder {folder}", f"make it: mkdir -p {folder}")
        with contextlib.suppress(FileNotFoundError):
            path.lstat()  # unlike `exists`, it tells a name that cannot be
        if path.exists() and not path.is_file():
            raise OutputError(f"{path} is no ordinary file", ELSEWHERE)
        with _aside(path):
            pass
    except (OSError, ValueError) as error:
        raise _failed(path, error) from error


def write_whole(files: Mapping[Path, str | bytes]) -> None:
    """Write files: all are written aside before the first takes its name.

    A symbolic link is replaced, not followed: what it leads to may be somebody's.

    Raises:
        OutputError: When a file cannot be written; if it cannot be filled, none has been.
    """
    path = Path()
    written: dict[Path, Path] = {}
    with contextlib.ExitStack() as stack:
        try:
            for path, content in files.items():
                written[path] = stack.enter_context(_aside(path))
                _fill(written[path], content, path)
            for path, part in written.items():
                part.replace(path)
        except (OSError, ValueError) as error:
            raise _failed(path, error) from error


def _failed(path: Path, error: OSError | ValueError) -> OutputError:
    why = error.strerror if isinstance(error, OSError) else str(error)
    return OutputError(f"cannot write {path}: {why}", ELSEWHERE)


@contextlib.contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Yield a new hidden file beside `path`, which may have any name; what is left is removed."""
    part = path.parent / f".brief-{secrets.token_hex(8)}.part"
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _fill(part: Path, content: str | bytes, path: Path) -> None:
    """Fill a file, which gets the rights of the one that it replaces, else a plain new one's."""
    mask = os.umask(0)
    os.umask(mask)
    with part.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)


def write_step(folder: Path, number: int, name: str, made: object) -> None:
    """Write one step's result to `folder` as `NN-name.json`, to show how the page came about.

    Raises:
        OutputError: When the folder cannot be made or written.
    """
    text = TypeAdapter(object).dump_json(made, indent=2, by_alias=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02}-{name}.json").write_bytes(text + b"\n")
    except OSError as error:
        raise OutputError(
            f"cannot write the steps to {folder}: {error.strerror}", "choose another --keep-steps"
        ) from error


# --- the brief as JSON: the contract that evaluations, other renderers and other programs read


B = TypeVar("B", bound=Brief)


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
    """Return the JSON Schema of the contract as text."""
    schema = Brief.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
