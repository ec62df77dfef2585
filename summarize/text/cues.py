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
        patterns: Per kind, the regular expressions of its cues, written in lower case. Each
            begins with a word, or with a look-behind for a letter where it goes on inside one.
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        # Those of most words first: "no longer" before "no".
        pairs = [(p, kind) for kind, ps in patterns.items() for p in ps]
        pairs.sort(key=lambda pair: -pair[0].count(r"\s+"))
        # A word is held only against the cues of its first letter: all against all took a fifth
        # of a run's time.
        by_letter: dict[str, list[tuple[str, str]]] = {}
        for pattern, kind in pairs:
            for letter in sorted(_first_letters(pattern)):
                by_letter.setdefault(letter, []).append((pattern, kind))
        inside = by_letter.pop("", [])
        at_starts = "|".join(f"(?={i})(?:{_groups(found)})" for i, found in by_letter.items())
        self._kinds = [k for found in (*by_letter.values(), inside) for _, k in found]
        self._regex = re.compile(
            rf"\b(?:{at_starts})" + (f"|{_groups(inside)}" if inside else ""), re.IGNORECASE
        )

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a text, in order, none overlapping another."""
        return [
            Cue(m.start(), m.end(), m.group(), self._kinds[(m.lastindex or 1) - 1])
            for m in self._regex.finditer(text)
        ]


_FIRST = re.compile(r"(?:\\b|\(\?<![^)]*\))*(?:(?P<letter>\w)|\(\?:(?P<words>[\w|]+)\))")


def _first_letters(pattern: str) -> set[str]:
    """Return with which letters a cue may begin; the empty one stands for inside a word."""
    if pattern.startswith(r"(?<=\w)"):
        return {""}
    found = _FIRST.match(pattern)
    if found is None:
        raise ValueError(f"a cue begins with a word, unlike {pattern}")
    return {word[0] for word in (found["letter"] or found["words"]).split("|")}


def _groups(found: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"({pattern})" for pattern, _ in found)


WORD_GAP = r"\s+"


def words(*phrases: str) -> list[str]:
    """Return a pattern for each phrase, as whole words with any spacing within."""
    return [rf"\b{WORD_GAP.join(map(re.escape, p.split()))}\b" for p in phrases]
