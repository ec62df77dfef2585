"""The comparison by rule, until the embedded engine proposes findings of its own."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.agreed import agreed
from summarize.comparison.align import align
from summarize.comparison.checks import check_findings
from summarize.comparison.disputes import disputes
from summarize.comparison.drift import drifts
from summarize.comparison.figures import equal_figures, figure_findings, ledger_of
from summarize.comparison.lead import lead_of
from summarize.comparison.omissions import omissions
from summarize.comparison.quotations import utterances
from summarize.comparison.settle import settle
from summarize.comparison.single import single_source
from summarize.comparison.story import Story
from summarize.comparison.timeline import timeline
from summarize.comparison.weight import weighed
from summarize.comparison.wording import wording
from summarize.domain import Accounts, Comparison, Finding, ReadArticle
from summarize.engines.base import Judge


def compare_by_rule(accounts: Accounts, engine: Judge) -> Comparison:
    """Compare the accounts."""
    articles, reads = accounts.articles, accounts.reads
    claims, origins = accounts.claims, accounts.origins
    features = {f.claim: f for r in reads for f in r.features}
    alignment = align(claims, features, engine)
    story = Story(articles, reads, claims, origins, alignment)

    disputed = disputes(story)
    ledger = ledger_of(articles, claims, tuple(features.values()), places_of(reads))
    figures = figure_findings(ledger, origins)
    alike = agreed(story, _told(disputed), _unsettled(figures), equal_figures(ledger))
    checks = check_findings(articles, claims, tuple(features.values()), ledger.entries)
    findings = [*disputed, *figures, *checks, *alike]
    findings += single_source(story, _told(findings))
    findings = settle(story, findings)
    findings = weighed(story, findings)
    return Comparison(
        claims=tuple(claims),
        origins=tuple(origins),
        groups=alignment.groups,
        findings=tuple(findings),
        drifts=tuple(drifts(story)),
        utterances=tuple(utterances(story)),
        wording=tuple(wording(story)),
        omissions=tuple(omissions(story, findings)),
        timeline=tuple(timeline(story)),
        lead=lead_of(story, findings),
    )


def _unsettled(figures: Sequence[Finding]) -> set[str]:
    """Return the claims that give a figure which others contradict, or which was overtaken."""
    open_ = [f for f in figures if f.type == "contradiction"]
    overtaken = [p for f in figures if f.type == "update" for p in f.positions[:-1]]
    return _told(open_) | {c for p in overtaken for c in p.claims}


def _told(findings: Sequence[Finding]) -> set[str]:
    return {c for f in findings for p in f.positions for c in p.claims}


def places_of(reads: Sequence[ReadArticle]) -> frozenset[str]:
    """Return the words of the names of places, lower case."""
    named = (m for r in reads for m in r.mentions if m.label in ("GPE", "LOC", "FAC"))
    return frozenset(w.lower() for m in named for w in m.text.split() if w[:1].isupper())
