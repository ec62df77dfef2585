"""Which claims of different articles tell one thing, by the fitted scorer, and so of one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.domain import MAIN, Claim
from summarize.learned import pairs
from summarize.learned.blocking import Folder, Statement, offered_in

Pairs = Mapping[str, Mapping[str, float]]
"""By the id of a claim, the log-odds with which claims of other articles tell what it tells."""


def precise() -> float:
    """Return the log-odds from which two claims are told as one."""
    return pairs.model().points["precise"]


def paired(claims: Sequence[Claim]) -> Pairs:
    """Return how likely claims tell one thing, of the pairs that are worth comparing.

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
    odds = np.round(pairs.model().log_odds(pairs.features(folder, offered)), 6).tolist()
    found: dict[str, dict[str, float]] = {}
    for (i, j), likely in zip(offered.pairs, odds, strict=True):
        found.setdefault(body[i].id, {})[body[j].id] = likely
        found.setdefault(body[j].id, {})[body[i].id] = likely
    return found


def joined(events: Mapping[str, str], found: Pairs, opening: frozenset[str]) -> dict[str, str]:
    """Return the event of each claim, the same for two that tell one thing.

    Args:
        events: The event of each claim, as its own article shows it.
        found: The claims that tell one thing.
        opening: The claims that open their articles: what they tell is the news.
    """
    same = dict(events)
    for claim in sorted(found):
        group = {claim, *(c for c, likely in found[claim].items() if likely >= precise())}
        named = sorted({events[c] for c in group} - {MAIN})
        if named and len({events[c] for c in group}) > 1:
            same[claim] = MAIN if group & opening else named[0]
    return same
