"""Do the claims that say the same stand together, and no others?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace

from summarize.evaluation.clusters import b_cubed
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome

SAYS = {
    "alignment.gold": "B-cubed F1 of the groups made of the labelled facts themselves",
    "alignment.gold_grouped": "the same without facts that rightly stand alone: leaving all alone "
    "earns nothing",
    "alignment.found": "B-cubed F1 of the groups made of the claims that were found",
    "alignment.found_grouped": "the same without facts that rightly stand alone",
}


def observe(outcome: Outcome, gold: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim, in the brief and in one made of the labelled facts.

    Stories without groups have nothing to align: they are left out.
    """
    if not outcome.case.labels.same:
        return
    yield from _groups("alignment.gold", gold)
    yield from _groups("alignment.found", outcome)


def _groups(metric: str, outcome: Outcome) -> Iterator[Observation]:
    group_of = {c: g.id for g in outcome.brief.groups for c in g.claims}
    found = {f: group_of.get(c.id, f"alone {c.id}") for f, c in outcome.served.items()}
    wanted: dict[str, Hashable] = {f.id: f"alone {f.id}" for f in outcome.facts}
    for i, group in enumerate(outcome.case.labels.same):
        wanted |= dict.fromkeys(group, f"group {i}")
    anchors = {f.id: f"{f.article}: {f.anchor!r}" for f in outcome.facts}
    together = _together(found) | _together({f: wanted[f] for f in found})
    for fact, (precision, recall) in b_cubed(found, wanted).items():
        miss = _miss(fact, found, wanted, anchors)
        seen = Observation(metric, outcome.case.name, fact, precision, recall, miss)
        yield seen
        if fact in together:
            yield replace(seen, metric=f"{metric}_grouped")


def _together(groups: Mapping[str, Hashable]) -> set[str]:
    """Return the things that stand in a group with another."""
    sizes = Counter(groups.values())
    return {thing for thing, group in groups.items() if sizes[group] > 1}


def _miss(
    fact: str,
    found: Mapping[str, Hashable],
    wanted: Mapping[str, Hashable],
    anchors: Mapping[str, str],
) -> str:
    others = [o for o in found if o != fact and o in wanted]
    extra = [o for o in others if found[o] == found[fact] and wanted[o] != wanted[fact]]
    lacking = [o for o in others if found[o] != found[fact] and wanted[o] == wanted[fact]]
    parts = [f"not with {anchors[o]}" for o in lacking[:2]]
    parts += [f"wrongly with {anchors[o]}" for o in extra[:2]]
    return f"{anchors[fact]} {'; '.join(parts)}" if parts else ""
