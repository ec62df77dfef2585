"""What an engine is asked: read each article, compare the accounts, write the first section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

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


class Engine(Protocol):
    """The narrow door between the pipeline and whoever understands language.

    An engine proposes. All that it says is checked: claims by `ground`, findings by the finding
    gate, sentences by `verify`.
    """

    @property
    def name(self) -> str:
        """What the page calls it: "offline", or the model's name."""

    @property
    def prompts(self) -> str:
        """The prompts in use as `set@digest`; "none" for the embedded engine."""

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield what each story's accounts agree on, where they differ and how they word it."""

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Propose the sentences of the section "in short", most important first."""

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Return the lines of the page that should not be printed as they are."""

    def usage(self) -> Usage:
        """Return what was asked so far."""

    def close(self) -> None:
        """Give back what it holds; it is not asked again."""
