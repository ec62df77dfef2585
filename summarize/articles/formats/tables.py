"""Tables of data, told row by row so that each value stands beside its names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

CELL_WORDS = 12
"""Words of a cell: longer ones are paragraphs, and the table is there for the layout."""
MOST_ROWS = 15
"""Rows of a table that is told row by row: a longer one is a ranking or a listing."""
MOST_COLUMNS = 15
"""Columns likewise; what a cell claims to span beyond them is not believed."""
LEAST_NUMBERED = 3
"""Rows, the row of names among them, of a table whose first column may number the others."""
_NUMBER = re.compile(r"^\W*\d")
_COUNT = re.compile(r"\d[\d,. ]{0,15}")
_COUNTED = re.compile(
    r"(?:[A-Z]?[a-z]{2,20}[a-rt]s|[Pp]eople|[Dd]ead|[Kk]illed|[Ii]njured)(?: [a-z]{2,20}){0,3}"
)
"""What is counted: a word in the plural, and what befell it ("Houses lost")."""
_ROW = re.compile(r"[^:;]{1,90}: (?:\W{0,2}\d|[^:;]{1,90}: \W{0,2}\d)[^\n]{0,900}\.", re.ASCII)


class Cell(NamedTuple):
    """The words of a cell, single-spaced, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


Row = Sequence[str]


def told(table: Sequence[Sequence[Cell]], *, named: bool = False) -> list[str]:
    """Return the rows of a table of data as lines; none where it is not one.

    "Field Union: 11,902 votes; turnout: 61%." under a row of names, "Killed: 17." where there is
    none.

    Args:
        table: Its cells, row by row.
        named: Whether it must have a row of names.
    """
    table = [row for row in table if any(c.text for c in row) and not _is_title(row, table)]
    table = _unnumbered(table)
    heads = _heads(table)
    rows = list(_grid(table))[len(heads) :]
    if not _is_data(rows, len(heads)) or (named and not heads):
        return []
    if not heads:
        return [_pair(row) for row in rows]
    names = [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*heads, strict=True)]
    whole = len(names) == len(rows[0]) and all(names[1:])
    return [_line(row, names) for row in rows] if whole else []


def _is_title(row: Sequence[Cell], table: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row has one cell that spans the table."""
    return len(row) == 1 and row[0].columns > 1 and row[0].columns >= max(map(len, table))


def _unnumbered(table: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """Return a table without a first column that only numbers its rows."""
    first = [row[0].text.rstrip(".") for row in table]
    counted = [str(n) for n in range(1, len(table))]
    if len(table) < LEAST_NUMBERED or first[1:] != counted or first[0][:1].isdigit():
        return table
    return [row[1:] for row in table] if all(len(row) > 2 for row in table) else table


def _is_data(rows: Sequence[Row], heads: int) -> bool:
    if not rows or not 2 <= heads + len(rows) <= MOST_ROWS:
        return False
    if any(len(row) != len(rows[0]) or len(row) < 2 or not row[0] for row in rows):
        return False
    if not heads and any(_NUMBER.match(row[0]) for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    few = all(len(cell.split()) <= CELL_WORDS for cell in cells)
    return few and any(_NUMBER.match(cell) for row in rows for cell in row[1:])


def _line(row: Row, names: Sequence[str]) -> str:
    cells = (_told(name, cell) for name, cell in zip(names[1:], row[1:], strict=True) if cell)
    return f"{row[0].rstrip(':')}: {'; '.join(cells)}".rstrip(".") + "."


def _told(name: str, value: str) -> str:
    """Return a value with the name of its column: "11,902 votes", "Turnout: 61%"."""
    counted = _COUNTED.fullmatch(name) and _COUNT.fullmatch(value)
    return f"{value} {name[:1].lower()}{name[1:]}" if counted else f"{name}: {value}"


def _pair(row: Row) -> str:
    """Return a row of a table without a row of names."""
    values = "; ".join(filter(None, row[1:]))
    return f"{row[0].rstrip(':')}: {values}".rstrip(".") + "."


def _heads(table: Sequence[Sequence[Cell]]) -> list[Row]:
    """Return the rows of names at the top; names that span columns have theirs in the next row."""
    spans = any(cell.columns > 1 for row in table[:1] for cell in row)
    heads = list(_grid(table[: 2 if spans and len(table) > 2 else 1], repeat=True))
    is_named = heads and len(heads[0]) > 1 and not any(map(_NUMBER.match, heads[0]))
    return heads if is_named and all(len(h) == len(heads[0]) for h in heads) else []


def _grid(table: Iterable[Sequence[Cell]], *, repeat: bool = False) -> Iterator[Row]:
    """Yield rows of as many words as there are columns.

    Args:
        table: Its cells.
        repeat: Whether words stand in each column that they span, as names do; values stand once.
    """
    above: dict[int, Cell] = {}
    for cells in table:
        row: list[str] = []
        waiting = list(reversed(cells))
        while (waiting or len(row) in above) and len(row) < MOST_COLUMNS:
            at = len(row)
            cell = above.pop(at) if at in above else waiting.pop()
            width = max(1, min(cell.columns, MOST_COLUMNS - at))
            row += [cell.text, *([cell.text if repeat else ""] * (width - 1))]
            if cell.rows > 1:
                above[at] = cell._replace(rows=cell.rows - 1)
        yield row


def is_row(line: str) -> bool:
    """Whether a line is a row of a table as it is told here."""
    return _ROW.fullmatch(line) is not None
