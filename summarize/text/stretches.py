"""Stretches of a text: blanked, so that what stands elsewhere keeps its place, or quoted."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def without(text: str, spans: Iterable[Span]) -> str:
    """Return a text with some of its stretches blanked: what stands elsewhere keeps its place."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def leaves_quotation_open(before: str) -> bool:
    """Whether what follows a text stands in quotation marks that the text has opened."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
