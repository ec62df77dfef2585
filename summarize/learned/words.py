"""The words of a text as the scorers compare them: stems, names, numbers and days, without a parse.

Stems are Porter's second ("Snowball") for English. A word is a name where the texts at hand write
it with a capital more often than without, inside sentences; headlines that capitalise every word
say nothing of that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from summarize.text.dates import MONTHS, SMALL_NUMBERS, WEEKDAYS
from summarize.text.words import FUNCTION_WORDS

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d(?:[\d,.]*\d)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENS = re.compile(r"(?:^|[.!?:\n])[\s\"'“”‘’(\[]{0,6}$|[\"“‘]$")

TITLE_CASE = 0.6
"""Share of capitals from which a line is set in capitals as a headline is: no sign of a name."""

LONGEST = 60
"""Letters of a word, at most; longer runs are no words."""

_LOOK_BACK = 6
"""Characters before a word in which it is seen whether it opens a sentence."""

_STEMMER = snowballstemmer.stemmer("english")


class Words(NamedTuple):
    """The words of one text, in order."""

    stems: tuple[str, ...]  # stems of its words of content, and its numbers
    capitals: tuple[str, ...]  # those with a capital inside a sentence, no day or month
    opening: tuple[str, ...]  # those with a capital where any word has one
    small: tuple[str, ...]  # those without a capital
    numbers: frozenset[str]  # its numbers, digits and small number words alike, as digits
    days: frozenset[str]  # its weekdays and months


def words_of(text: str) -> Words:
    """Return the words of a text."""
    stems: list[str] = []
    cased: dict[str, list[str]] = {"capitals": [], "opening": [], "small": []}
    numbers: set[str] = set()
    days: set[str] = set()
    initials = [m.group()[0] for m in _TOKEN.finditer(text[:400]) if m.group()[0].isalpha()]
    in_capitals = sum(map(str.isupper, initials)) > TITLE_CASE * len(initials)
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match.group().lower())
        if number := number_of(word):
            numbers.add(number)
            stems.append(number)
            continue
        if word in _CALENDAR and match.group()[0].isupper():
            days.add(word)
        if word in FUNCTION_WORDS or len(word) < 2:
            continue
        stems.append(stem_of(word))
        if word not in _CALENDAR:
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            case = "opening" if in_capitals or _OPENS.search(before) else "capitals"
            cased[case if match.group()[0].isupper() else "small"].append(stem_of(word))
    return Words(
        tuple(stems),
        **{case: tuple(found) for case, found in cased.items()},
        numbers=frozenset(numbers),
        days=frozenset(days),
    )


class Names:
    """Which words are names in some texts."""

    def __init__(self, texts: Iterable[Words]) -> None:
        self._balance: Counter[str] = Counter()
        for words in texts:
            self._balance.update(words.capitals)
            self._balance.subtract(words.small)

    def of(self, words: Words) -> frozenset[str]:
        """Return the names in a text: what stands there with a capital and mostly does."""
        capital = {*words.capitals, *words.opening}
        return frozenset(s for s in capital if self._balance[s] > 0)


def number_of(word: str) -> str:
    """Return a lower-case word as digits where it is a number, else an empty string."""
    if word[0].isdigit():
        return word.replace(",", "")
    value = SMALL_NUMBERS.get(word)
    return str(value) if value is not None and value > 1 else ""


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return the stem of a lower-case word."""
    stem: str = _STEMMER.stemWord(word[:LONGEST])
    return stem


_CALENDAR = frozenset([*WEEKDAYS, *MONTHS])
