"""What a comparer is given: a statement and the evidence that it has to follow from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summarize.text.names import Name
from summarize.text.support.passage import Passage


@dataclass(frozen=True)
class Case:
    """A statement and its evidence.

    Attributes:
        statement: What is said.
        evidence: What it rests on; each passage is verbatim text of an article.
        about: All names that stand in the articles concerned, for short and long forms.
        also: Names that the statement may use beside those of the evidence: the speaker's.
        free_numbers: Values that it may state beside those of the evidence: counts of what it
            cites.
        free_ends: Values between which it may say that a figure goes ("from 8,000 to 10,500").
        free_words: Lemmas that the statement may bring along: those of the page's own phrases.
        printed: Day of printing, for "yesterday" against a date; None when unknown.
        ours: How reasons call the statement.
        theirs: How reasons call the evidence.
    """

    statement: Passage
    evidence: tuple[Passage, ...]
    about: tuple[tuple[str, ...], ...] = ()
    also: tuple[str, ...] = ()
    free_numbers: frozenset[float] = frozenset()
    free_ends: frozenset[float] = frozenset()
    free_words: frozenset[str] = frozenset()
    printed: dt.date | None = None
    ours: str = "the claim"
    theirs: str = "its quote"

    @cached_property
    def keys(self) -> frozenset[str]:
        """All words of the evidence, by all that they are known by."""
        return frozenset(k for p in self.evidence for k in p.keys)

    @cached_property
    def evidence_names(self) -> list[Name]:
        """The names in the evidence, passage after passage."""
        return [n for p in self.evidence for n in p.names]

    @cached_property
    def evidence_text(self) -> str:
        """The evidence as one text, a line per passage."""
        return "\n".join(p.text for p in self.evidence)


def listing(items: Iterable[str], *, limit: int = 3) -> str:
    """Return items in quotation marks for a reason: '"a", "b"'."""
    found = list(dict.fromkeys(items))
    more = " and more" if len(found) > limit else ""
    return ", ".join(f'"{i}"' for i in found[:limit]) + more
