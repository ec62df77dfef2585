"""Do the claims that say the same stand on one side of a finding, and no others?

B-cubed as in `summarize.evaluation.clusters`, over neighbours: a claim may be on sides of several
findings, so that the sides are no partition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome

SAYS = {
    "alignment.gold": "B-cubed F1 of the sides of findings made of the labelled facts themselves",
    "alignment.gold_grouped": "the same without facts that rightly stand alone: leaving all alone "
    "earns nothing",
    "alignment.found": "B-cubed F1 of the sides of findings made of the claims that were found",
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
    fact_of = {c.id: f for f, c in outcome.served.items()}
    sides = [p.claims for f in outcome.brief.findings for p in f.positions]
    labelled = outcome.case.labels.same
    found = _neighbours(fact_of.values(), [[fact_of[c] for c in s if c in fact_of] for s in sides])
    wanted = _neighbours(found, [[f for f in group if f in found] for group in labelled])
    anchors = {f.id: f"{f.article}: {f.anchor!r}" for f in outcome.facts}
    for fact in sorted(found):
        put, belong = found[fact], wanted[fact]
        shared = len(put & belong)
        precision, recall = shared / len(put), shared / len(belong)
        miss = _miss(fact, put, belong, anchors)
        seen = Observation(metric, outcome.case.name, fact, precision, recall, miss)
        yield seen
        if len(put | belong) > 1:
            yield replace(seen, metric=f"{metric}_grouped")


def _neighbours(things: Iterable[str], groups: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Return what each thing stands with in any group; itself included."""
    found = {thing: {thing} for thing in things}
    for group in groups:
        members = set(group)
        for thing in members:
            found[thing] |= members
    return found


def _miss(fact: str, put: set[str], belong: set[str], anchors: Mapping[str, str]) -> str:
    parts = [f"not with {anchors[o]}" for o in sorted(belong - put)[:2]]
    parts += [f"wrongly with {anchors[o]}" for o in sorted(put - belong)[:2]]
    return f"{anchors[fact]} {'; '.join(parts)}" if parts else ""
