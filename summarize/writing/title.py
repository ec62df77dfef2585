"""A title for the page, from the story itself."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Comparison


def title_of(comparison: Comparison, articles: Sequence[Article]) -> str:
    """Name the story in a few neutral words."""
    _ = comparison
    return f"{len(articles)} accounts of one event"
