"""Finding labelled words in a text whose spacing and quotation marks may have been tidied."""

from __future__ import annotations

import re

Span = tuple[int, int]
"""`[start, end)` in characters."""

ALIKE = (
    "'\u2018\u2019\u201a`",
    '"\u201c\u201d\u201e\u00ab\u00bb',
    "-\u2010\u2011\u2013\u2014\u2212",
)
"""Characters that typesetters exchange; two texts that differ in these alone read the same."""
_PLAIN = str.maketrans({c: marks[0] for marks in ALIKE for c in marks} | {"\u2026": "..."})


def fold(text: str) -> str:
    """Make a text comparable: white space made one space, typographic characters made plain."""
    return " ".join(text.translate(_PLAIN).split())


def find_all(text: str, words: str, *, any_case: bool = False) -> list[Span]:
    """Return where words stand in a text, as spans."""
    sought = r"\s+".join("".join(map(_like, word)) for word in fold(words).split())
    sought = sought.replace(r"\.\.\.", r"(?:\.\.\.|\u2026)")
    found = re.finditer(f"(?=({sought}))", text, re.IGNORECASE if any_case else 0)
    return [m.span(1) for m in found] if sought else []


def find(text: str, words: str) -> Span | None:
    """Return where words first stand; None when they do not."""
    return next(iter(find_all(text, words)), None)


def _like(char: str) -> str:
    marks = next((m for m in ALIKE if char in m), "")
    return f"[{re.escape(marks)}]" if marks else re.escape(char)


def overlap(first: Span, second: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))
