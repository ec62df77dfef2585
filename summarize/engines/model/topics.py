"""Topics: parts of a story whose claims fit one question, so that what belongs together meets.

Claims that the blocking brings together are joined, closest pairs first, as long as a topic fits
(single link under a size limit, as Kruskal's algorithm goes through edges by weight); topics are
then packed into as few questions as hold them. All claims in one question where they fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Claim
from summarize.engines.model.asking import tokens_of
from summarize.learned.blocking import Statement, offered

TOKENS_PER_LINE = 8
"""A claim's number, event and marks."""


def topics_of(claims: Sequence[Claim], room: int) -> list[list[Claim]]:
    """Return the claims in topics, each in the order given.

    Args:
        claims: All claims.
        room: Tokens that the claims of one question may take.
    """
    sizes = [tokens_of(f"{c.speaker or ''}{c.text}") + TOKENS_PER_LINE for c in claims]
    if sum(sizes) <= room:
        return [list(claims)]
    groups = _joined(claims, sizes, room)
    packed: list[tuple[int, list[int]]] = []
    for group in sorted(groups, key=lambda g: (-sum(sizes[i] for i in g), g)):
        size = sum(sizes[i] for i in group)
        at = next((n for n, (used, _) in enumerate(packed) if used + size <= room), None)
        if at is None:
            packed.append((size, group))
        else:
            packed[at] = (packed[at][0] + size, packed[at][1] + group)
    return [[claims[i] for i in sorted(group)] for _, group in packed]


def _closest(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the pairs of claims of different articles that the blocking offers, closest first."""
    found = offered([Statement(c.article, c.text) for c in claims])
    return [(p.first, p.second) for p in sorted(found, key=lambda p: -p.cosine)]


def _joined(claims: Sequence[Claim], sizes: Sequence[int], room: int) -> list[list[int]]:
    home = list(range(len(claims)))
    members = {i: [i] for i in home}
    weight = dict(enumerate(sizes))
    for first, second in _closest(claims):
        one, other = sorted((home[first], home[second]))
        if one == other or weight[one] + weight[other] > room:
            continue
        for i in members[other]:
            home[i] = one
        members[one] += members.pop(other)
        weight[one] += weight.pop(other)
    return list(members.values())
