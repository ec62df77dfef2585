"""B-cubed: how well one grouping of things answers to another.

Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998). For each thing: which share
of those it was put with belong with it (precision), and which share of those that belong with it
it was put with (recall); itself included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping


def b_cubed(
    found: Mapping[str, Hashable], wanted: Mapping[str, Hashable]
) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each thing.

    Args:
        found: The group that each thing was put in.
        wanted: The group that it belongs in; things that `found` lacks are not looked at.
    """
    things = sorted(found.keys() & wanted.keys())
    put: dict[Hashable, set[str]] = defaultdict(set)
    belong: dict[Hashable, set[str]] = defaultdict(set)
    for thing in things:
        put[found[thing]].add(thing)
        belong[wanted[thing]].add(thing)
    result = {}
    for thing in things:
        together, right = put[found[thing]], belong[wanted[thing]]
        shared = len(together & right)
        result[thing] = (shared / len(together), shared / len(right))
    return result
