"""Tables as files: JSON lines, CSV for spreadsheets, Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal, Union, get_args, get_origin

from summarize.domain import Article, Brief, Claim, Figure, Finding, Origin, Position, Record
from summarize.errors import InputError
from summarize.text.printable import printable

# --- what a brief holds as flat tables: one row for each article, claim, figure, finding, position


TEXTS = tuple[str, ...]
_HELD = (str, float, int, bool, dt.date, dt.time, TEXTS)
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
        held, label = _without_none(field.annotation), f"{within}{field.alias or name}"
        content = getattr(value, name, None)
        if isinstance(held, type) and issubclass(held, Record):
            yield from _cells(held, content, f"{label}_")
        elif get_origin(held) is Literal:
            yield label, str, content
        elif held in _HELD:
            yield label, held, list(content) if isinstance(content, tuple) else content


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        return next(a for a in get_args(annotation) if a is not type(None))
    return annotation


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
                "kind": finding.kind,
                "type": finding.type,
                "question": finding.question,
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
    """Return a JSON object for each row, a line each."""
    lines = (json.dumps(row, ensure_ascii=False, default=_iso) for row in held.rows)
    return "".join(f"{line}\n" for line in lines)


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
        dt.time: pa.string(),
        TEXTS: pa.list_(pa.string()),
    }
    times = [name for name, kind in held.columns.items() if kind is dt.time]
    rows = [row | {n: row[n].isoformat() for n in times if row[n]} for row in held.rows]
    schema = pa.schema([(name, arrow[kind]) for name, kind in held.columns.items()])
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema), out)
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


def _iso(value: Any) -> str:
    return str(value.isoformat())
