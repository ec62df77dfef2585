"""Does a claim hold every fact, and every claim a fact?"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.domain import Claim
from summarize.evaluation.labels import FactLabel
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome

SAYS = {
    "claims.recall": "labelled facts that the quote of a claim holds",
    "claims.core_recall": "core facts that the quote of a claim holds",
    "claims.precision": "claims that serve a labelled fact; headlines without one are left out",
    "claims.verbatim": "claims whose quote stands in the article, letter for letter, at its span",
    "claims.negation": "served facts, where judged, of which the claim rightly says not or so",
    "claims.hedges": "served facts, where judged, whose reserve the claim keeps, and adds none",
}

CORE = 3.0
PLAIN = 1.0
MINOR = 0.5


def weight(fact: FactLabel) -> float:
    """Return how much a miss of the fact matters."""
    return CORE if fact.core else PLAIN


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact, and at every claim of an article that has facts."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        held = outcome.carriers[fact.id]
        miss = "" if held else f"{fact.article}: no claim holds it: {fact.anchor!r}"
        item = Item(outcome.case.name, fact.id, weight(fact))
        yield judged("claims.recall", item, miss)
        if fact.core:
            yield judged("claims.core_recall", item, miss)
        if claim:
            yield from _polarity(item, fact, claim)
    yield from _precision(outcome)
    yield from _verbatim(outcome)


def _verbatim(outcome: Outcome) -> Iterator[Observation]:
    texts = {a.id: a.text for a in outcome.brief.articles}
    for claim in outcome.brief.claims:
        exact = texts[claim.article][claim.start : claim.end] == claim.quote
        miss = "" if exact else f"{claim.article}: not verbatim: {claim.quote!r}"
        item = Item(outcome.case.name, claim.id, CORE, labelled=False)
        yield judged("claims.verbatim", item, miss)


def _precision(outcome: Outcome) -> Iterator[Observation]:
    serving = {c.id for c in outcome.served.values()}
    with_facts = {f.article for f in outcome.facts}
    articles = {a.id: f for f, a in outcome.articles.items() if f in with_facts}
    for claim in outcome.brief.claims:
        serves = claim.id in serving
        if claim.article in articles and (serves or claim.part != "headline"):
            miss = f"{articles[claim.article]}: serves no fact: {claim.text!r}"
            item = Item(outcome.case.name, claim.id, MINOR, labelled=False)
            yield judged("claims.precision", item, "" if serves else miss)


def _polarity(item: Item, fact: FactLabel, claim: Claim) -> Iterator[Observation]:
    if fact.negated is not None:
        found = "denies" if claim.negated else "affirms"
        miss = f"{fact.article}: {found} what it should not: {claim.text!r}"
        yield judged("claims.negation", item, miss if claim.negated != fact.negated else "")
    if fact.hedged is not None:
        found = ", ".join(claim.hedges) or "none"
        miss = f"{fact.article}: hedges ({found}) wrongly kept or lost: {claim.text!r}"
        yield judged("claims.hedges", item, miss if bool(claim.hedges) != fact.hedged else "")
