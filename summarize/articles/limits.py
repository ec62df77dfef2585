"""What reading one file may cost, and how much text an article may have."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.domain import RawArticle

MAX_CHARACTERS = 50_000
"""Characters of text, some 8,500 words, which few pieces of newspapers have. So much ordinary prose
is read and compared in 10 s on one core, so much that is all tolls in 21 s; twice as much prose in
90 s, for figures meet each other."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        seconds: By the clock.
        memory: Bytes of address space of the process that reads it (RLIMIT_AS), where the system
            keeps such a limit: Linux does.
    """

    seconds: float = 15.0
    memory: int = 1_000_000_000

    @property
    def time_met(self) -> str:
        """What a person is told of a file that takes longer."""
        return f"reading it takes more than {self.seconds:g} seconds; save its text as .txt"

    @property
    def memory_met(self) -> str:
        """What a person is told of a file that takes more memory."""
        size = f"{self.memory / 1e9:.3g} GB"
        return f"reading it takes more than {size} of memory; save its text as .txt"


USUAL = Limits()


def too_long(raw: RawArticle) -> str | None:
    """Return why a text is no article by its length alone; None when it may be one."""
    if len(raw.text) <= MAX_CHARACTERS:
        return None
    return f"its text is longer than {MAX_CHARACTERS:,} characters; no news article is"
