"""The comparison: what an engine proposes of all accounts, weighed up, and what code computes."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.identity import identified
from summarize.comparison.origins import resolve_origins
from summarize.comparison.ruled import compare_by_rule
from summarize.domain import Accounts, Article, Comparison, ReadArticle
from summarize.engines.base import Engine, Judge
from summarize.gate.findings import weigh_up
from summarize.text.parsing import Parser


def compare(
    articles: Sequence[Article], reads: Sequence[ReadArticle], engine: Engine, parser: Parser
) -> Comparison:
    """Compare the accounts: the engine proposes, the finding gate disposes."""
    claims, origins = resolve_origins(articles, reads)
    accounts = Accounts(
        articles=tuple(articles), reads=tuple(reads), claims=tuple(claims), origins=tuple(origins)
    )
    if isinstance(engine, Judge):
        return compare_by_rule(accounts, engine)
    proposed = engine.compare(accounts)
    accounts = identified(accounts, proposed)
    weighed = weigh_up(proposed, accounts, parser)
    return Comparison(
        claims=accounts.claims,
        origins=accounts.origins,
        findings=weighed.findings,
        rejected_findings=weighed.rejected,
        wording=weighed.wording,
        failures=proposed.failures,
    )
