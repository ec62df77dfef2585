"""Scores of votes and games, and multiples: "5-4" and "6-3", "threefold" and "fourfold".

They count nothing by themselves, so that no ledger holds them, and two that differ tell two things.
"""

from __future__ import annotations

from summarize.text.numbers import Kind, find_numbers


def other_scores(one: str, other: str) -> bool:
    """Whether two texts give scores, or multiples, of which none is the same.

    Whose number of a score stands first is not asked: one side wins 3-1 where the other loses 1-3.
    """
    return any(_are_other(_given(one, kind), _given(other, kind)) for kind in _KINDS)


_KINDS: tuple[Kind, ...] = ("score", "multiple")


def _given(text: str, kind: Kind) -> set[frozenset[float | None]]:
    found = (m for m in find_numbers(text) if m.kind == kind)
    return {frozenset((m.value, m.low, m.high)) for m in found}


def _are_other(one: set[frozenset[float | None]], other: set[frozenset[float | None]]) -> bool:
    return bool(one and other) and not one & other
