"""The comparison: what an engine proposes of all accounts, weighed up, and what code computes."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.also import also_reported
from summarize.comparison.checks import check_findings
from summarize.comparison.identity import identified
from summarize.comparison.omissions import omissions
from summarize.comparison.origins import resolve_origins
from summarize.comparison.quotations import utterances
from summarize.comparison.stories import apart, together
from summarize.comparison.story import Story
from summarize.comparison.timeline import timeline
from summarize.comparison.weight import lead_of, weighed
from summarize.domain import Accounts, Article, Comparison, ReadArticle
from summarize.engines.base import Engine
from summarize.gate.findings import weigh_up
from summarize.learned.stories import stories_of
from summarize.text.parsing import Parser


def compare(
    articles: Sequence[Article], reads: Sequence[ReadArticle], engine: Engine, parser: Parser
) -> Comparison:
    """Compare the accounts: the engine proposes, the finding gate disposes, code computes.

    Articles of unrelated stories are told apart first, and compared with their own only.
    """
    claims, origins = resolve_origins(articles, reads)
    accounts = Accounts(
        articles=tuple(articles), reads=tuple(reads), claims=tuple(claims), origins=tuple(origins)
    )
    stories = stories_of(articles)
    parts = [_compared(part, engine, parser) for part in apart(accounts, stories)]
    return together(stories, parts)


def _compared(accounts: Accounts, engine: Engine, parser: Parser) -> Comparison:
    """Compare the accounts of one story."""
    proposed = engine.compare(accounts)
    accounts = identified(accounts, proposed)
    weighed_up = weigh_up(proposed, accounts, parser)

    story = Story(accounts)
    findings = [*weighed_up.findings, *check_findings(story, parser)]
    told = {c for f in findings for p in f.positions for c in p.claims}
    findings += also_reported(story, told)
    findings = weighed(story, findings, proposed.opens)
    return Comparison(
        claims=accounts.claims,
        origins=accounts.origins,
        findings=tuple(findings),
        rejected_findings=weighed_up.rejected,
        utterances=tuple(utterances(story)),
        wording=weighed_up.wording,
        omissions=tuple(omissions(story, findings)),
        timeline=tuple(timeline(story)),
        lead=lead_of(proposed.opens),
        failures=proposed.failures,
    )
