"""Putting the page's sentences together from findings: every sentence with its citations."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Comparison, DraftSentence
from summarize.engines.base import Engine


def compose(
    comparison: Comparison, articles: Sequence[Article], engine: Engine
) -> list[DraftSentence]:
    """Propose all sentences of the page, section by section."""
    return engine.write(comparison, articles)
