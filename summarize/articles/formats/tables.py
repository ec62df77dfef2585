"""Tables of data, told row by row so that each value stands beside its names."""

from __future__ import annotations

import re
from collections.abc import Sequence

CELL_WORDS = 12
"""Words of a cell: longer ones are paragraphs, and the table is there for the layout."""
MOST_ROWS = 15
"""Rows of a table that is told row by row: a longer one is a ranking or a listing."""
_NUMBER = re.compile(r"^\W*\d")
_COUNT = re.compile(r"\d[\d,. ]{0,15}")
_COUNTED = re.compile(r"(?:[A-Z]?[a-z]{2,20}[a-rt]s|[Pp]eople)(?: [a-z]{2,20}){0,3}")
"""What is counted: a word in the plural, and what befell it ("Houses lost")."""

Row = Sequence[str]


def told(table: Sequence[Row]) -> list[str]:
    """Return the rows of a table of data as lines; none where it is not one.

    "Field Union: 11,902 votes; turnout: 61%." under a row of names, "Killed: 17." where there is
    none. Its cells' words are single-spaced.
    """
    rows = [row for row in table if any(row)]
    if not _is_data(rows):
        return []
    names = rows[0]
    if any(map(_NUMBER.match, names)):
        return [_line(row[0], row[1:]) for row in rows]
    return [
        _line(row[0], [_named(n, v) for n, v in zip(names[1:], row[1:], strict=True)])
        for row in rows[1:]
    ]


def _is_data(rows: Sequence[Row]) -> bool:
    """Whether rows are of one length, of short cells, with a name first and a number behind it."""
    if not 2 <= len(rows) <= MOST_ROWS or {len(row) for row in rows} != {max(2, len(rows[0]))}:
        return False
    if any(not row[0] or _NUMBER.match(row[0]) for row in rows[1:]):
        return False
    few = all(len(cell.split()) <= CELL_WORDS for row in rows for cell in row)
    return few and any(_NUMBER.match(cell) for row in rows for cell in row[1:])


def _line(name: str, values: Sequence[str]) -> str:
    return f"{name.rstrip(':')}: {'; '.join(filter(None, values))}".rstrip(".") + "."


def _named(name: str, value: str) -> str:
    """Return a value with the name of its column: "11,902 votes", "Turnout: 61%"."""
    if not value or not name:
        return value
    counted = _COUNTED.fullmatch(name) and _COUNT.fullmatch(value)
    return f"{value} {name[:1].lower()}{name[1:]}" if counted else f"{name}: {value}"
