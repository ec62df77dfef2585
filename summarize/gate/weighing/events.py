"""Whether claims speak of one event: by the names that readers give to events, else by words.

Each article is read by itself, so one event may bear several names ("trial", "murder trial").
Names meet where one holds all words of the other; the main event meets only itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.domain import MAIN, Claim
from summarize.text.words import content_words, stem

FAR = 10.0
"""How many times apart two values of one thing are no more than, where no event is known."""


def same_event(one: str | None, other: str | None) -> bool:
    """Whether two names of events may name one; an unknown event may be any."""
    if one is None or other is None or one == other:
        return True
    if MAIN in (one, other):
        return False
    mine, theirs = _words(one), _words(other)
    if mine == theirs:
        return True
    return (mine <= theirs or theirs <= mine) and min(len(mine), len(theirs)) > 1


def event_of(claims: Sequence[tuple[str, Claim]], proposed: str | None) -> str | None:
    """Return the event that most accounts speak of; of as many, the one proposed.

    Args:
        claims: Claims that are to speak of one event, each with whose account it is.
        proposed: The event that an engine gives the finding.
    """
    known = Counter(e for _, e in {(a, c.event) for a, c in claims} if e is not None)
    if not known:
        return None
    return max(known, key=lambda e: (known[e], e == proposed, e))


def other_day(one: Claim, other: Claim) -> bool:
    """Whether the words of two claims give single days that are not the same."""
    first, second = one.when, other.when
    if first is None or second is None or first.from_ != first.to or second.from_ != second.to:
        return False
    return first.from_ != second.from_


def far_apart(values: Sequence[float]) -> bool:
    """Whether values are so far apart that they count different things, or of different events."""
    sizes = [abs(v) for v in values if v]
    return bool(sizes) and max(sizes) > FAR * min(sizes)


def _words(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in content_words(name)) or frozenset(name.casefold().split())
