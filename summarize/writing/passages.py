"""An article's text cut where what the report leads to begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article that the report leads to: `[start, end)` of its text.

    Attributes:
        id: Its id on the page.
        places: Ids of the places of the report that use it.
    """

    id: str
    start: int
    end: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text inside which the same spans are open.

    Attributes:
        text: The article's words.
        spans: Ids of the spans that hold it.
        begins: Those of them that begin with it.
        places: Ids of the places of the report that use it.
    """

    text: str
    spans: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def paragraphs(text: str, spans: Sequence[Span]) -> tuple[tuple[Passage, ...], ...]:
    """Return the paragraphs of an article as runs of text; joined, they are the text again."""
    breaks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    begins = [0, *(end for _, end in breaks)]
    ends = [*(begin for begin, _ in breaks), len(text)]
    cut = [_runs(text, b, e, spans) for b, e in zip(begins, ends, strict=True)]
    return tuple(runs for runs in cut if any(p.text.strip() for p in runs))


def _runs(text: str, begin: int, end: int, spans: Sequence[Span]) -> tuple[Passage, ...]:
    here = [s for s in spans if s.start < end and s.end > begin]
    cuts = sorted({begin, end, *(e for s in here for e in (s.start, s.end) if begin < e < end)})
    runs = []
    for a, b in pairwise(cuts):
        over = [s for s in here if s.start <= a and s.end >= b]
        used = dict.fromkeys(p for s in over for p in s.places)
        begins = tuple(s.id for s in over if s.start == a)
        runs.append(Passage(text[a:b], tuple(s.id for s in over), begins, tuple(used)))
    return tuple(runs)
