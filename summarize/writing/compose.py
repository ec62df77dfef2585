"""The page's sentences: every finding's statement, and the short version on top."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Comparison, DraftSentence, Finding
from summarize.engines.base import Engine


def compose(
    comparison: Comparison, articles: Sequence[Article], engine: Engine
) -> list[DraftSentence]:
    """Propose all sentences of the page, section by section, each with its citations."""
    short = engine.write(comparison, articles)
    return [*short, *(statement_of(f) for f in comparison.findings)]


def statement_of(finding: Finding) -> DraftSentence:
    """Return a finding's statement as a sentence that cites all its claims."""
    cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
    return DraftSentence(
        section=finding.kind, sentence=finding.statement, cites=cites, finding=finding.id
    )
