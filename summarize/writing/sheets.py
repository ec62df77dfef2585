"""Tables as files: JSON lines, CSV for spreadsheets, Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from summarize.domain import Brief
from summarize.text.printable import printable
from summarize.writing.rows import TABLES, Kind, Table, table

USUAL = "claims"
"""The table of a file whose name says none."""
_FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet runs (OWASP, "CSV Injection"; full-width forms too)."""


def table_name(path: PurePath) -> str:
    """Return the table that a file's name asks for by its last word ("ferry-findings.csv")."""
    word = re.split(r"[^a-z]+", path.stem.lower())[-1]
    return word if word in TABLES else USUAL


def sheet(brief: Brief, name: str, suffix: str) -> str | bytes:
    """Return a table of a brief in the format of a file ending.

    Raises:
        InputError: When there is no such table.
        ImportError: When the library that the format takes is not installed.
    """
    return SHEETS[suffix](table(brief, name))


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

    kinds: Mapping[Kind, Any] = {
        "text": pa.string(),
        "number": pa.float64(),
        "whole": pa.int64(),
        "yes-no": pa.bool_(),
        "day": pa.date32(),
        "time": pa.string(),
        "texts": pa.list_(pa.string()),
    }
    times = [name for name, kind in held.columns.items() if kind == "time"]
    rows = [row | {n: row[n].isoformat() for n in times if row[n]} for row in held.rows]
    schema = pa.schema([(name, kinds[kind]) for name, kind in held.columns.items()])
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
