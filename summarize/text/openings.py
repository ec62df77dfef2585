"""What accounts of one event open with, to see which words of each tell the same."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from summarize.text.words import stems

LENGTH = 100
"""Words of a text that open it: its first paragraphs."""


class Openings:
    """The words of content with which accounts open.

    Args:
        texts: The accounts by name, each with its headline in front.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._told = {name: stems(" ".join(t.split()[:LENGTH])) for name, t in texts.items()}

    def shared(self, words: str, name: str) -> float:
        """Return how much of some words of one account the others open with, from 0 to 1.

        The mean of the cosines of two sets of words, since an opening tells more than a sentence.
        """
        mine = stems(words)
        others = [stems for other, stems in self._told.items() if other != name and stems]
        if not mine or not others:
            return 0.0
        found = (len(mine & o) / sqrt(len(mine) * len(o)) for o in others)
        return sum(found) / len(others)

    def knows(self, word: str, name: str) -> bool:
        """Whether half of the others open with a word of one: its bearer needs no introduction."""
        others = [told for other, told in self._told.items() if other != name]
        holding = sum(stems(word) <= told for told in others)
        return holding > 0 and 2 * holding >= len(others)
