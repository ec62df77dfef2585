"""Passages that several articles carry in nearly the same words: one origin, not several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from summarize.domain import GroundedClaim

SHORTEST = 9
"""Words from which two articles' near-identical words are one text rather than one phrasing."""
NEARLY = 80.0
"""Token similarity (Indel ratio, 0-100) of a passage run by two outlets with light edits; set by
reading a sample of pairs in four real stories, not swept."""
SHINGLE = 4
"""Words that must stand in both in the same order for two passages to be compared at all."""
COMMONEST = 60
"""Passages sharing one shingle beyond which it is a stock phrase and brings nothing together."""


def repeated(claims: Sequence[GroundedClaim]) -> list[tuple[int, int]]:
    """Return pairs of claims, by index, whose quotes are one passage in two articles.

    Linear in the number of claims: only quotes that share a run of words are compared.
    """
    words = [_words(c.quote) for c in claims]
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(words):
        if len(own) >= SHORTEST:
            for shingle in set(_shingles(own)):
                index[shingle].append(i)
    candidates = {
        (a, b)
        for holders in index.values()
        if 1 < len(holders) <= COMMONEST
        for n, a in enumerate(holders)
        for b in holders[n + 1 :]
        if claims[a].article != claims[b].article
    }
    return sorted((a, b) for a, b in candidates if _near(words[a], words[b]))


def _words(quote: str) -> list[str]:
    return re.findall(r"[^\W_]+", quote.lower())


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


def _near(one: list[str], other: list[str]) -> bool:
    return fuzz.ratio(one, other) >= NEARLY
