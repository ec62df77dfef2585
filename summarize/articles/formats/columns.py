"""The order in which the lines of a page are read: column by column.

A page is cut along white space (recursive XY-cut: Nagy and Seth, "Hierarchical representation of
optically scanned documents", ICPR 1984): a gutter that parts lines standing side by side makes
columns, and lines that cross it, such as a headline, are read before what stands below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.articles.formats.tables import Cell, told

LEAST_BESIDE = 2
"""Lines side by side from which they are columns: one alone is an outlet and a date."""
GUTTER = 0.6
"""Width of the white between columns, as a share of the height of a line, at least."""


@dataclass(frozen=True)
class Placed:
    """A line of a page with its place, in points from the lower left corner.

    Attributes:
        text: Its words.
        left: Where it begins.
        right: Where it ends.
        bottom: Its lower edge.
        top: Its upper edge.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The size of its type."""
        return self.top - self.bottom


def in_columns(lines: Sequence[Placed]) -> list[list[Placed]]:
    """Return the lines of a page in reading order, column by column, headlines as columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return [sorted(lines, key=lambda line: (-line.top, line.left))] if lines else []
    found: list[list[Placed]] = []
    crossing = [line for line in lines if line.left < gutter < line.right]
    for band in _bands(lines, crossing):
        if band[0] in crossing:
            found.append(sorted(band, key=lambda line: (-line.top, line.left)))
        else:
            found += in_columns([line for line in band if line.right <= gutter])
            found += in_columns([line for line in band if line.left >= gutter])
    return found


def _gutter(lines: Sequence[Placed]) -> float | None:
    """Where the page is cut into columns: where fewest lines cross; None where it is not."""
    best: tuple[int, float, float] | None = None
    for left, right in _whites(lines):
        middle = (left + right) / 2
        crossing = [line for line in lines if line.left < middle < line.right]
        if _parts(lines, crossing, middle):
            candidate = (len(crossing), left - right, middle)
            best = min(best, candidate) if best else candidate
    return best[2] if best else None


def _whites(lines: Sequence[Placed]) -> Iterable[tuple[float, float]]:
    """Return the stretches between the right end of some line and the nearest beginning."""
    starts = sorted({line.left for line in lines})
    found = set()
    for line in lines:
        following = next((x for x in starts if x >= line.right), None)
        if following is not None and following - line.right >= GUTTER * line.height:
            found.add((round(line.right, 1), round(following, 1)))
    return sorted(found)


def _parts(lines: Sequence[Placed], crossing: Sequence[Placed], middle: float) -> bool:
    """Whether a cut parts lines that stand side by side, and crosses none among them."""
    left = [line for line in lines if line.right <= middle]
    right = [line for line in lines if line.left >= middle]
    beside = [a for a in left if any(_level(a, b) for b in right)]
    if len(beside) < LEAST_BESIDE:
        return False
    return not any(_level(line, other) for line in crossing for other in (*left, *right))


def _level(one: Placed, other: Placed) -> bool:
    """Whether two lines stand at the same height: their middles lie within one another."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > min(one.height, other.height) / 2


def _bands(lines: Sequence[Placed], crossing: Sequence[Placed]) -> list[list[Placed]]:
    """Return the page from top to bottom: stretches of lines that cross, and of columns."""
    bands: list[list[Placed]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if bands and (bands[-1][0] in crossing) == (line in crossing):
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def with_tables(lines: Sequence[Placed]) -> list[Placed]:
    """Return the lines with each table of data told row by row: its columns are none of text."""
    rows = _rows(lines)
    kept = list(lines)
    for table in _tables(rows):
        sentences = _told(table)
        for row, sentence in zip(table[1:], sentences, strict=True):
            kept.append(Placed(sentence, row[0].left, row[-1].right, row[0].bottom, row[0].top))
        cells = {id(cell) for row in table for cell in row}
        kept = [line for line in kept if id(line) not in cells]
    return kept


def _rows(lines: Sequence[Placed]) -> list[list[Placed]]:
    """Return the lines of a page that stand at one height, from the top."""
    rows: list[list[Placed]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if rows and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _tables(rows: Sequence[Sequence[Placed]]) -> Iterable[Sequence[Sequence[Placed]]]:
    """Yield the stretches of rows that are a table of data."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) == len(rows[start]) > 1:
            end += 1
        if _told(rows[start:end]):
            yield rows[start:end]
        start = max(end, start + 1)


def _told(rows: Sequence[Sequence[Placed]]) -> list[str]:
    """Return rows as sentences; without names over them they may be columns of text."""
    return told([[Cell(cell.text) for cell in row] for row in rows], named=True)
