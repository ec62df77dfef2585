"""Do claims of one origin have one origin, under a name that is right?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarize.evaluation.clusters import b_cubed
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome

SAYS = {
    "origins.together": "B-cubed F1 of served facts by origin, of those whose origin is labelled",
    "origins.named": "served facts whose origin carries a name that the labels know it by",
}


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim and a labelled origin."""
    wanted = wanted_origins(outcome)
    origins = {o.id: o for o in outcome.brief.origins}
    found = {f: outcome.served[f].origin for f in wanted if f in outcome.served}
    facts = {f.id: f for f in outcome.facts}
    name = outcome.case.name
    for fact, (precision, recall) in b_cubed(found, wanted).items():
        has = origins[found[fact]].name if found[fact] in origins else found[fact]
        label = f"{facts[fact].article}: origin {has!r}, should be {wanted[fact]!r}"
        miss = f"{label}: {facts[fact].anchor!r}"
        wrong = precision < 1 or recall < 1
        yield Observation("origins.together", name, fact, precision, recall, miss if wrong else "")
        known = origins.get(found[fact])
        names = (known.name, *known.names) if known else ()
        right = any(outcome.directory.same(n, wanted[fact]) for n in names)
        yield judged("origins.named", Item(name, fact), "" if right else miss)


def wanted_origins(outcome: Outcome) -> Mapping[str, str]:
    """Return the labelled origin of each fact: its speaker's, or the one that lists it."""
    listed = {f: o.name for o in outcome.case.labels.origins for f in o.facts}
    names = {o.name for o in outcome.case.labels.origins}
    result = {}
    for fact in outcome.facts:
        speaker = outcome.directory.canonical(fact.speaker) if fact.speaker else None
        origin = listed.get(fact.id) or (speaker if speaker in names else None)
        if origin:
            result[fact.id] = origin
    return result
