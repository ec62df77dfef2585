"""The order in which the lines of a page are read: column by column.

A page is cut along white space (recursive XY-cut: Nagy and Seth, "Hierarchical representation of
optically scanned documents", ICPR 1984): a gutter that parts lines standing side by side makes
columns, and lines that cross it, such as a headline, are read before what stands below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
