"""A cue: words that change how a statement is meant, found in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Cue(NamedTuple):
    """Words that deny, weaken, foresee or set a condition.

    Attributes:
        start: Offset of its first character in the text that was searched.
        end: Offset after its last.
        text: The words as written.
        kind: What they do; two cues of one kind may stand for each other.
    """

    start: int
    end: int
    text: str
    kind: str


class CueFinder:
    """Finds cues by one pass over the text; where two begin together the longer wins.

    Args:
        patterns: Per kind, the regular expressions of its cues, written in lower case.
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        # Those of most words first: "no longer" before "no".
        pairs = [(p, kind) for kind, ps in patterns.items() for p in ps]
        pairs.sort(key=lambda pair: -pair[0].count(r"\s+"))
        self._kinds = [kind for _, kind in pairs]
        self._regex = re.compile("|".join(f"({p})" for p, _ in pairs), re.IGNORECASE)

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a text, in order, none overlapping another."""
        return [
            Cue(m.start(), m.end(), m.group(), self._kinds[(m.lastindex or 1) - 1])
            for m in self._regex.finditer(text)
        ]


WORD_GAP = r"\s+"


def words(*phrases: str) -> list[str]:
    """Return a pattern for each phrase, as whole words with any spacing within."""
    return [rf"\b{WORD_GAP.join(map(re.escape, p.split()))}\b" for p in phrases]
