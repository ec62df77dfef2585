"""Finding the body: the stretch of lines in which running prose is densest.

Each line counts for the body or against it, and the stretch with the largest sum is the body
(maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web",
WWW 2009, here over lines instead of HTML tokens). In a pasted article that is everything from the
first paragraph to the last; in a whole flattened page the menus before and the teasers behind
weigh against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.articles.lines import Line

_BULLET = re.compile(r"[*\u2022\u25cf\u25aa\u2013-] ?\w|\d{1,2}[.)] ")
"""The entry of a list that someone typed: menus are pasted without their bullets."""
PROSE_WORDS = 10
"""A sentence of fewer words may be a slogan."""
PROSE_STOPS = 0.2
"""Share of stop words below which a line is no running prose (a list of names, of products)."""
LONG_WORDS = 20
"""A line this long without a full stop is broken prose rather than a label."""
LABEL_COST = 10.0
"""What a line that is not prose counts against the body, in words."""
FURNITURE_COST = 6.0
"""What a line known as furniture counts against it: less, for an article is often broken by a plea
to subscribe. Of costs from 8 to 13 for labels and 2 to 8 for furniture, F1 on flattened pages is
.883 at worst and .906 at best; higher costs gain precision there and lose the ends of articles."""
PASTED_SHARE = 0.6
"""Share of a page's words in the body from which the page is an article that someone pasted, with
little around it, and not a whole page."""
ISLAND = 6
"""Lines of furniture within a pasted article; more prose behind them is still its body."""
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
    return 0.0 if _BULLET.match(line.text) else -LABEL_COST


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


def with_islands(
    bounds: tuple[int, int], worths: Sequence[float], lengths: Sequence[int]
) -> tuple[int, int]:
    """Return the bounds of a pasted article, prose behind an island of furniture included."""
    start, end = bounds
    if sum(lengths[start:end]) < PASTED_SHARE * sum(lengths):
        return bounds
    for i in range(end, len(worths)):
        if i - end > ISLAND:
            break
        if worths[i] >= PROSE_WORDS:
            end = i + 1
    return start, end
