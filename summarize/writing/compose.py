"""The page's sentences: every finding's statement, and the short version on top."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, BriefSentence, Comparison, DraftSentence, Finding
from summarize.engines.base import Engine
from summarize.engines.offline.writing import write_short
from summarize.text.parsing import Parser
from summarize.writing.verify import verify

SHORT = "in short"
LEAST_SHORT = 3
"""Fewer sentences than this do not tell a story."""


def compose(
    comparison: Comparison, articles: Sequence[Article], engine: Engine
) -> list[DraftSentence]:
    """Propose all sentences of the page, section by section, each with its citations."""
    short = engine.write(comparison, articles)
    return [*short, *(statement_of(f) for f in comparison.findings)]


def with_short(
    sentences: Sequence[BriefSentence],
    comparison: Comparison,
    parser: Parser | None = None,
    articles: Sequence[Article] = (),
) -> list[BriefSentence]:
    """Put the rules' short version on top where too little of an engine's own came through."""
    own = [s for s in sentences if s.section == SHORT]
    wanted = min(LEAST_SHORT, len(comparison.findings))
    if len(own) >= wanted:
        return list(sentences)
    ruled, _ = verify(write_short(comparison.findings), comparison, parser, articles)
    return [*ruled, *(s for s in sentences if s.section != SHORT)]


def statement_of(finding: Finding) -> DraftSentence:
    """Return a finding's statement as a sentence that cites all its claims."""
    cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
    return DraftSentence(
        section=finding.kind, sentence=finding.statement, cites=cites, finding=finding.id
    )
