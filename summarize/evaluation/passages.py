"""Finding labelled words in a text whose spacing and quotation marks may have been tidied."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

Span = tuple[int, int]
"""`[start, end)` in characters."""

SAME = {
    **dict.fromkeys("\u2018\u2019\u201a`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"),
    "\u2026": "...",
}
"""Characters that typesetters exchange; two texts that differ in these alone read the same."""

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable, with the way back.

    Attributes:
        text: Runs of white space made one space, typographic characters made plain.
        offsets: For each character of `text`, its offset in the original; one more at the end.
    """

    text: str
    offsets: tuple[int, ...]

    def find_all(self, words: str, *, any_case: bool = False) -> list[Span]:
        """Return where the words stand, as spans of the original text."""
        needle, hay = fold(words).text.strip(), self.text
        if any_case:
            needle, hay = needle.lower(), hay.lower()
        found: list[Span] = []
        at = hay.find(needle) if needle else -1
        while at >= 0:
            last = at + len(needle) - 1
            found.append((self.offsets[at], self.offsets[last] + 1))
            at = hay.find(needle, at + 1)
        return found

    def find(self, words: str) -> Span | None:
        """Return where the words first stand; None when they do not."""
        found = self.find_all(words)
        return found[0] if found else None

    def nearest(self, words: str) -> str:
        """Return the passage most like the words, for an error message."""
        best = fuzz.partial_ratio_alignment(fold(words).text, self.text)
        return self.text[best.dest_start : best.dest_end] if best else ""


def fold(text: str) -> Folded:
    """Make a text comparable."""
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        if char in INVISIBLE:
            continue
        plain = " " if char.isspace() else SAME.get(char, char)
        if plain == " " and out and out[-1] == " ":
            continue
        out.extend(plain)
        offsets.extend([i] * len(plain))
    return Folded("".join(out), (*offsets, len(text)))


def overlap(first: Span, second: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))
