"""Tables of data, told row by row so that each value stands beside its names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

CELL_WORDS = 12
"""Words of a cell: longer ones are paragraphs, and the table is there for the layout."""
MOST_ROWS = 15
"""Rows of a table that is told row by row: a longer one is a ranking or a listing."""
_NUMBER = re.compile(r"^\W*\d")
Rows = Sequence[Sequence[str]]


def is_data(rows: Rows) -> bool:
    """Whether a table has a row of names over rows of values.

    Args:
        rows: The words of each cell, single-spaced.
    """
    width = len(rows[0]) if 2 <= len(rows) <= MOST_ROWS else 0
    if width < 2 or any(len(row) != width for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    if any(len(cell.split()) > CELL_WORDS for cell in cells) or any(map(_NUMBER.match, rows[0])):
        return False
    return all(rows[0][1:]) and any(_NUMBER.match(cell) for row in rows[1:] for cell in row)


def told(rows: Rows) -> Iterator[str]:
    """Yield the rows of a table of data: "Field Union; Votes: 11,902."."""
    names, *values = rows
    for row in values:
        cells = [f"{name}: {cell}" for name, cell in zip(names[1:], row[1:], strict=True) if cell]
        yield "; ".join([part for part in (row[0], *cells) if part]).rstrip(".") + "."
