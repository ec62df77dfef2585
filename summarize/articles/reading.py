"""From one file's bytes to an article or the reason why there is none, whatever the file holds.

This is the one place that catches what a reader or the library below it raises: a broken file is
named with its reason and the others are read. The traceback is logged (`--debug` shows it).
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from summarize.articles.formats import Format, UnreadableError, read_bytes
from summarize.domain import RawArticle
from summarize.domain.articles import FoundText
from summarize.domain.record import Record

# --- what reading one file may cost, and how much text an article may have


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


BROKEN = "it is broken; open it and save it anew, or save its text as .txt"
"""What a person is told of a file at which a reader gave up."""


class Refusal(Record):
    """Why a file gave no article.

    Attributes:
        reason: For the person whose file it is.
        trace: Where a reader gave up, for whoever mends it; empty where it refused on purpose.
    """

    reason: FoundText
    trace: FoundText = ""


def attempt(path: str, data: bytes, kind: Format, limits: Limits) -> RawArticle | Refusal:
    """Read a file's bytes, or return why they give no article.

    Raises:
        ImportError: When a library is missing: no fault of the file.
    """
    try:
        raw = read_bytes(path, data, kind)
        reason = too_long(raw)
    except ImportError:
        raise
    except UnreadableError as error:
        reason = str(error)
    except MemoryError:
        return Refusal(reason=limits.memory_met, trace=traceback.format_exc())
    except RecursionError:
        return Refusal(reason="it is nested too deeply to be read", trace=traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a broken file
        reason = f"{BROKEN} ({type(error).__name__})"
        return Refusal(reason=reason, trace=traceback.format_exc())
    return raw if reason is None else Refusal(reason=reason)
