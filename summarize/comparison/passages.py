"""Passages that several articles carry in nearly the same words: one origin, not several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from summarize.domain import GroundedClaim
from summarize.text.cues import negates
from summarize.text.numbers import find_numbers
from summarize.text.words import opposed

SHORTEST = 9
"""Words from which two articles' near-identical words are one text rather than one phrasing."""
NEARLY = 80.0
"""Token similarity (Indel ratio, 0-100) of a passage run by two outlets with light edits; set by
reading a sample of pairs in four real stories, not swept."""
SPELT_ALIKE = 70.0
"""Likeness of two names in one place of a passage from which they are one in two spellings
(Pozhnikir and Poznikhir have 89, Monday and Tuesday 46). Not swept."""
SHINGLE = 4
"""Words that must stand in both in the same order for two passages to be compared at all."""
COMMONEST = 60
"""Passages sharing one shingle beyond which it is a stock phrase and brings nothing together."""


STEM = 5
"""Letters compared of a content word: "evacuated" and "evacuation" meet."""
MOSTLY = 0.6
"""Share of the shorter passage's content stems from which two passages of one group tell the same;
set by reading those of four real stories."""
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({
    "have", "been", "were", "that", "this", "they", "them", "their", "which", "with", "from",
    "will", "would", "said", "says", "also", "than", "more", "most", "into", "when", "where",
})  # fmt: skip


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
    near = sorted((a, b) for a, b in candidates if _near(words[a], words[b]))
    numbers = {i: _numbers(claims[i].quote) for i in {i for pair in near for i in pair}}
    return [
        (a, b)
        for a, b in near
        if _agree(numbers[a], numbers[b]) and same_meaning(claims[a].quote, claims[b].quote)
    ]


def same_meaning(one: str, other: str) -> bool:
    """Whether two nearly identical passages differ in no word that turns them.

    Opposite words, a negation more, or another name in one's place make two statements of them.
    """
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    if mine == theirs:
        return True
    if negates(one) != negates(other) or opposed(one, other) is not None:
        return False
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    swaps = [
        (mine[a:b], theirs[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and a and c
    ]
    return not any(_other_names(left, right) for left, right in swaps)


def _other_names(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words of one passage are names and the words in their place other names."""
    ours = [w for w in mine if w[:1].isupper()]
    others = [w for w in theirs if w[:1].isupper()]
    return bool(ours and others) and not any(
        fuzz.ratio(a.lower(), b.lower()) >= SPELT_ALIKE for a in ours for b in others
    )


def same_numbers(one: str, other: str) -> bool:
    """Whether no number of either is another in the other; one may give more than the other."""
    return _agree(_numbers(one), _numbers(other))


def _agree(mine: set[float], theirs: set[float]) -> bool:
    return mine <= theirs or theirs <= mine


def shared(one: str, other: str) -> float:
    """Return the share of the shorter passage's content stems that are in the other, 0 to 1."""
    mine, theirs = _stems(one), _stems(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _stems(quote: str) -> set[str]:
    words = set(re.findall(r"[a-z]{4,}|\d[\d,.]*", quote.lower())) - _EMPTY
    return {w[:STEM] for w in words}


def _numbers(quote: str) -> set[float]:
    return {n.value for n in find_numbers(quote) if n.value is not None}


def _words(quote: str) -> list[str]:
    return _WORD.findall(quote.lower())


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


def _near(one: list[str], other: list[str]) -> bool:
    return fuzz.ratio(one, other) >= NEARLY
