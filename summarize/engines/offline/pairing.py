"""Which claims of different articles tell one thing, by the fitted scorer, and so of one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.domain import MAIN, Claim
from summarize.learned import pairs
from summarize.learned.blocking import Folder, Statement, offered_in

Pairs = Mapping[str, frozenset[str]]
"""By the id of a claim, the ids of those that tell what it tells."""


def paired(claims: Sequence[Claim]) -> Pairs:
    """Return the pairs of claims at the scorer's operating point of high precision.

    Args:
        claims: The claims of all articles; headlines take no part.
    """
    # An article goes by its first words: its id tells only in which order they were given.
    first = {c.article: c.text for c in sorted(claims, key=lambda c: (-c.start, c.text))}
    body = sorted(
        (c for c in claims if c.part == "body"), key=lambda c: (first[c.article], c.start, c.end)
    )
    folder = Folder([Statement(first[c.article], c.text) for c in body])
    offered = offered_in(folder)
    found: dict[str, set[str]] = {}
    for i in np.flatnonzero(pairs.precise(folder, offered)).tolist():
        one, other = body[offered.first[i]].id, body[offered.second[i]].id
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {c: frozenset(others) for c, others in found.items()}


def joined(events: Mapping[str, str], found: Pairs, opening: frozenset[str]) -> dict[str, str]:
    """Return the event of each claim, the same for two that tell one thing.

    Args:
        events: The event of each claim, as its own article shows it.
        found: The claims that tell one thing.
        opening: The claims that open their articles: what they tell is the news.
    """
    same = dict(events)
    for claim in sorted(found):
        group = {claim, *found[claim]}
        named = sorted({events[c] for c in group} - {MAIN})
        if named and len({events[c] for c in group}) > 1:
            same[claim] = MAIN if group & opening else named[0]
    return same
