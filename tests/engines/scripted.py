"""An engine that answers from a given table: for tests, demonstrations and evaluation.

It enters by the same door as any other engine, so what it says is checked like a model's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftClaim,
    PageLine,
    Proofread,
    Reading,
    Usage,
    Written,
)
from summarize.engines.base import Engine


class ScriptedEngine:
    """Reads from a table; what the table does not answer is passed to another engine.

    Args:
        readings: By the article's path as the brief names it, what is read in it; the draft
            claims' `article` is set to the article's id of the run.
        rest: Compares and writes, and reads the articles that the table lacks.
        name: What the page calls it.
    """

    prompts = "none"

    def __init__(
        self, readings: Mapping[str, Sequence[DraftClaim]], rest: Engine, name: str = "scripted"
    ) -> None:
        self.name = name
        self._readings = readings
        self._rest = rest

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""
        for article in articles:
            drafts = self._readings.get(article.path)
            if drafts is None:
                yield from self._rest.read([article])
            else:
                own = (d.model_copy(update={"article": article.id}) for d in drafts)
                yield Reading(article=article.id, drafts=tuple(own))

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield what the other engine says of each story's accounts together."""
        return self._rest.compare(stories)

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Propose the sentences of the section "in short"."""
        return self._rest.write(comparison, articles)

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Return the faults that the other engine finds."""
        return self._rest.proofread(lines, comparison, articles)

    def usage(self) -> Usage:
        """Return what the other engine was asked; a table costs nothing."""
        return self._rest.usage()

    def close(self) -> None:
        """Do nothing: nothing is held."""
