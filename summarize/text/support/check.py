"""All comparers, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarize.text.support.assertion import assertion
from summarize.text.support.case import Case
from summarize.text.support.figures import numbers, times
from summarize.text.support.naming import names
from summarize.text.support.polarity import polarity
from summarize.text.support.wording import governors, quotations, roles, wording

COMPARERS: tuple[Callable[[Case], Iterator[str]], ...] = (
    numbers,
    times,
    names,
    polarity,
    assertion,
    roles,
    governors,
    quotations,
    wording,
)


def unsupported(case: Case) -> tuple[str, ...]:
    """Return why a statement does not follow from its evidence; empty when it does.

    Each reason is one clear sentence for a reader, without its full stop.
    """
    if case.statement.text in {p.text for p in case.evidence}:
        return ()
    return tuple(dict.fromkeys(reason for compare in COMPARERS for reason in compare(case)))


def word_for_word(text: str, other: str) -> bool:
    """Whether two texts are one but for the first capital and the last full stop."""
    return _bare(text) == _bare(other)


def _bare(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:]
