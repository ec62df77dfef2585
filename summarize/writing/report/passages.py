"""An article's text cut where cited quotes begin and end, so that each can be shown in place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.domain import Claim

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text inside which the same quotes are open.

    Attributes:
        text: The article's words.
        claims: Ids of the claims whose quotes hold it.
        begins: Those of them whose quotes begin with it.
        places: Ids of the places of the report that use it.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def paragraphs(
    text: str, start: int, claims: Sequence[Claim], places: Mapping[str, Sequence[str]]
) -> tuple[tuple[Passage, ...], ...]:
    """Return the paragraphs of an article as runs of text; joined, they are the text again.

    Args:
        text: The article's text, into which the claims point.
        start: Offset of the first character to show.
        claims: The claims of this article that the report cites.
        places: Ids of the report's places by claim id.
    """
    breaks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text, start)]
    begins = [start, *(end for _, end in breaks)]
    ends = [*(begin for begin, _ in breaks), len(text)]
    spans = [_runs(text, b, e, claims, places) for b, e in zip(begins, ends, strict=True)]
    return tuple(s for s in spans if any(p.text.strip() for p in s))


def _runs(
    text: str, begin: int, end: int, claims: Sequence[Claim], places: Mapping[str, Sequence[str]]
) -> tuple[Passage, ...]:
    here = [c for c in claims if c.start < end and c.end > begin]
    cuts = sorted({begin, end, *(e for c in here for e in (c.start, c.end) if begin < e < end)})
    runs = []
    for a, b in pairwise(cuts):
        over = [c for c in here if c.start <= a and c.end >= b]
        used = dict.fromkeys(p for c in over for p in places.get(c.id, ()))
        begins = tuple(c.id for c in over if c.start == a)
        runs.append(Passage(text[a:b], tuple(c.id for c in over), begins, tuple(used)))
    return tuple(runs)
