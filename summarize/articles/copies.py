"""Finding copies: one agency's story printed by several outlets, cut or with words changed.

Bodies are compared by their word five-grams (shingles: Broder 1997). Each is looked up in an index
of the shingles seen so far, so that the work grows with the number of articles, not of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from summarize.domain import Published
from summarize.text.quotations import find_quotations

SHINGLE = 5
ALIKE = 0.5
"""Shared shingles among all shingles of two bodies: printings of one wire story have 0.51 and
more (14 pairs in three real folders), an agency's earlier and later version with other tolls 0.41,
two reports that quote the same people under 0.4."""
CONTAINED = 0.6
"""Share of the shorter body that stands in the longer one, outside quotations: a wire story cut
and edited. Of 62 real folders 20 pairs have .6 to .75, all but one of one wire; two reports of one
statement have .57 and less, with its words .7."""
WHOLLY = 0.9
"""The same for a short body."""
LEAST = 12
"""A body with fewer shingles (some 16 words) is too short to tell."""
SHORT = 45
"""A body with fewer shingles (some 50 words) must be all but the same: short reports of one event
have half their words in common."""
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)
"""A word, or a character where words are not spaced."""


def find_copies(bodies: Sequence[str]) -> list[int | None]:
    """Return for each body the index of an earlier one that it repeats, or None.

    What repeats a copy repeats its original, if they share any passage: of one wire each outlet
    cuts another part.
    """
    index: dict[int, list[int]] = {}
    sizes: list[int] = []
    found: list[int | None] = []
    for i, body in enumerate(bodies):
        shingles = _shingles(body)
        sizes.append(len(shingles))
        shared = Counter(j for s in shingles for j in index.get(s, ()))
        alike = _alike(shared, sizes, i)
        root = found[alike] if alike is not None and found[alike] is not None else alike
        found.append(root if root is None or shared[root] >= LEAST else None)
        if alike is None or shared[alike] < len(shingles):  # what stands in another adds nothing
            for shingle in shingles:
                index.setdefault(shingle, []).append(i)
    return found


def earliest_first(copies: Sequence[int | None], dates: Sequence[Published]) -> list[int | None]:
    """Return the same with what was printed first as the original, where all of a text say when.

    Args:
        copies: As found, of each the one that it repeats.
        dates: When each was printed.
    """
    found = list(copies)
    for root in {c for c in copies if c is not None}:
        group = [root, *(i for i, c in enumerate(copies) if c == root)]
        known = [(day, i) for i in group if (day := dates[i].date) is not None]
        days = [day for day, _ in known]
        first = min(days, default=None)
        if len(known) < len(group) or first is None:
            continue
        of_day = [i for day, i in known if day == first]
        times = {i: t for i in of_day if (t := dates[i].time) is not None and t.tzinfo is None}
        timed = len(times) == len(of_day)
        original = min(of_day, key=lambda i: times[i]) if timed else of_day[0]
        for i in group:
            found[i] = None if i == original else original
    return found


def _alike(shared: Counter[int], sizes: Sequence[int], i: int) -> int | None:
    for j, n in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        shorter = min(sizes[i], sizes[j])
        together = sizes[i] + sizes[j] - n
        alike = shorter >= SHORT and (n >= ALIKE * together or n >= CONTAINED * shorter)
        if shorter >= LEAST and (alike or n >= WHOLLY * shorter):
            return j
    return None


def _shingles(text: str) -> set[int]:
    """Return the shingles of a body without what it quotes, which many reports share."""
    own = _WORD.findall(find_quotations(text).outside(text, 0, len(text)).lower())
    words = own if len(own) >= SHORT else _WORD.findall(text.lower())
    return {
        crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)
    }
