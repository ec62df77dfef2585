"""Finding the body: the stretch of lines in which running prose is densest.

Each line counts for the body or against it, and the stretch with the largest sum is the body
(maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web",
WWW 2009, here over lines instead of HTML tokens). In a pasted article that is everything from the
first paragraph to the last; in a whole flattened page the menus before and the teasers behind
weigh against it.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.articles.lines import Line

PROSE_WORDS = 10
"""A sentence of fewer words may be a slogan."""
PROSE_STOPS = 0.2
"""Share of stop words below which a line is no running prose (a list of names, of products)."""
LONG_WORDS = 20
"""A line this long without a full stop is broken prose rather than a label."""
LABEL_COST = 8.0
"""What a line that is not prose counts against the body, in words."""
FURNITURE_COST = 14.0
"""What a line known as furniture counts against it."""
MOST = 60
"""A paragraph counts for no more words: one long comment must not outweigh an article."""


def worth(line: Line, reason: str | None, stops: frozenset[str]) -> float:
    """Return how much a line counts for (or against) lying in the body, in words."""
    if reason:
        return -FURNITURE_COST
    prose = not stops or line.stop_share(stops) >= PROSE_STOPS
    ends = line.ends_sentence or line.text.endswith(":")
    if ends and line.length >= PROSE_WORDS and prose:
        return float(min(line.length, MOST))
    if line.ends_sentence and line.length >= 3:
        return line.length * 0.3
    if line.length >= LONG_WORDS and prose:
        return line.length * 0.5
    return -LABEL_COST


def densest(worths: Sequence[float]) -> tuple[int, int]:
    """Return the bounds of the stretch with the largest sum, end-exclusive (Kadane)."""
    best, bounds = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, value in enumerate(worths):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best:
            best, bounds = total, (start, i + 1)
    return bounds
