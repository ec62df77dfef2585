"""What an engine is asked: read articles, judge whether claims meet, write sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from summarize.domain import (
    Article,
    ClaimPair,
    Comparison,
    DraftSentence,
    Judgement,
    Reading,
    Usage,
)


class Engine(Protocol):
    """The narrow door between the pipeline and whoever understands language.

    An engine proposes. All that it says is checked: claims by the gate, sentences by `verify`.
    """

    @property
    def name(self) -> str:
        """What the page calls it: "offline", or the model's name."""

    @property
    def prompts(self) -> str:
        """The prompts in use as `set@digest`; "none" for the embedded engine."""

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""

    def judge(self, pairs: Sequence[ClaimPair]) -> list[Judgement]:
        """Say of each pair how the two claims meet."""

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> list[DraftSentence]:
        """Propose the sentences of the section "in short", most important first."""

    def usage(self) -> Usage:
        """Return what was asked so far."""
