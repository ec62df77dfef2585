"""The embedded engine, by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    PageLine,
    Proofread,
    Reading,
    Usage,
    Written,
)
from summarize.engines.offline.compare import compare_accounts
from summarize.engines.offline.plain import plain_drafts, plain_summary
from summarize.engines.offline.reading import drafts_of
from summarize.engines.offline.summary import summary_of
from summarize.engines.offline.writing import write_short
from summarize.text.openings import Openings
from summarize.text.parsing import Parser


class OfflineEngine:
    """Reads, compares and writes by rule."""

    name = "offline"
    prompts = "none"

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""
        openings = Openings({a.id: a.text for a in articles})
        for article in articles:
            yield self._read(article, openings)

    def _read(self, article: Article, openings: Openings) -> Reading:
        if article.language != "en":
            drafts, summary = plain_drafts(article), plain_summary(article)
        else:
            doc = self._parser.parse(article.text)
            drafts, summary = drafts_of(article, doc), summary_of(article, doc, openings)
        return Reading(article=article.id, drafts=tuple(drafts), summary=summary)

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield what each story's accounts agree on, where they differ and how they word it."""
        return map(compare_accounts, stories)

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Propose the sentences of the section "in short"."""
        _ = articles
        return Written(sentences=tuple(write_short(comparison.findings, comparison.lead)))

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Return nothing: by rule no fault is found that the gates have not."""
        _ = lines, comparison, articles
        return Proofread()

    def usage(self) -> Usage:
        """Return zeros: nothing is asked of anyone."""
        return Usage()

    def close(self) -> None:
        """Do nothing: nothing is held."""
