"""Finding copies: one agency's story printed by several outlets, cut or with words changed.

Bodies are compared by their word five-grams (shingles: Broder 1997). Each is looked up in an index
of the shingles seen so far, so that the work grows with the number of articles, not of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

SHINGLE = 5
ALIKE = 0.5
"""Shared shingles among all shingles of two bodies: printings of one wire story have 0.51 and
more (14 pairs in three real folders), an agency's earlier and later version with other tolls 0.41,
two reports that quote the same people under 0.4."""
CONTAINED = 0.9
"""Share of the shorter body that stands in the longer one: the story cut to its first half."""
SAMPLED = 4
"""Every fourth shingle (by its hash) is looked at: the estimate is as good, the index smaller."""
LEAST = 12
"""A body with fewer sampled shingles (about 50 words) is too short to tell."""


def find_copies(bodies: Sequence[str]) -> list[int | None]:
    """Return for each body the index of an earlier one that it repeats, or None."""
    index: dict[int, list[int]] = {}
    sizes: list[int] = []
    found: list[int | None] = []
    for i, body in enumerate(bodies):
        shingles = _shingles(body)
        sizes.append(len(shingles))
        shared = Counter(j for s in shingles for j in index.get(s, ()))
        original = _original(shared, sizes, i)
        found.append(original)
        if original is None:
            for shingle in shingles:
                index.setdefault(shingle, []).append(i)
    return found


def _original(shared: Counter[int], sizes: Sequence[int], i: int) -> int | None:
    for j, n in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        shorter = min(sizes[i], sizes[j])
        together = sizes[i] + sizes[j] - n
        if shorter >= LEAST and (n >= ALIKE * together or n >= CONTAINED * shorter):
            return j
    return None


def _shingles(text: str) -> set[int]:
    words = re.findall(r"\w+", text.lower())
    hashes = (
        crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)
    )
    return {h for h in hashes if h % SAMPLED == 0}
