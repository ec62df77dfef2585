"""Is it right who says a fact, and who relays it?"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.domain import Claim
from summarize.evaluation.labels import FactLabel
from summarize.evaluation.metrics.claims import weight
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome

SAYS = {
    "speakers.right": "served facts whose speaker is right, own voice included",
    "speakers.named": "the same, of the facts that someone is named for",
    "speakers.via": "served facts, of those that are relayed, whose relay is right",
}


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        if claim is None:
            continue
        miss = "" if is_right(outcome, fact, claim) else _miss(fact, claim)
        item = Item(outcome.case.name, fact.id, weight(fact))
        yield judged("speakers.right", item, miss)
        if fact.speaker is not None:
            yield judged("speakers.named", item, miss)
        if fact.via is not None:
            relayed = outcome.directory.same(claim.via, fact.via)
            told = f"{fact.article}: relayed by {claim.via!r}, should be {fact.via!r}"
            yield judged("speakers.via", item, "" if relayed else f"{told}: {claim.text!r}")


def is_right(outcome: Outcome, fact: FactLabel, claim: Claim) -> bool:
    """Whether the claim's speaker is one that a careful reader would name."""
    found = claim.speaker
    outlet = outcome.articles[fact.article].outlet
    if found is not None and outlet and outcome.directory.same(found, outlet):
        found = None  # the outlet, by name, speaking in its own voice
    return any(outcome.directory.same(found, s) for s in (fact.speaker, *fact.also_right))


def _miss(fact: FactLabel, claim: Claim) -> str:
    wanted = fact.speaker or "the outlet itself"
    return f"{fact.article}: said by {claim.speaker!r}, should be {wanted!r}: {claim.text!r}"
