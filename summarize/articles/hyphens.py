"""Words that a line broke: is a hyphen at the end of a line part of the word?

"twenty-" and "two" are one word with a hyphen, "travel-" and "ling" one without. A dictionary knows
most words that are written without; what it does not know keeps its hyphen where both halves are
words, as in "well-known". Of 153 words with a hyphen in real news, broken there, 134 are set right
(the others are read as "healthcare" and its like), and of 123 words broken by rule, all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import lru_cache

TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
"""What stands before a hyphen in English number words."""
KNOWN = 50
"""Count in the dictionary from which letters are a word: rarer ones are names and slips."""
COMMON = 1000
"""The same for the second half of a name's compound ("Oslo-based", not "Wester-mann")."""
LANGUAGES = frozenset({"en", "de", "es", "fr", "it", "nl", "pt", "ru"})
"""Languages whose dictionary comes with pyspellchecker, as far as their words are hyphenated."""
_ENDS = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,60})[-\u2010\u00ad]$")
_BEGINS = re.compile(r"[^\W\d_]{2,60}")
TAIL = 64
"""Characters at the end of a line that are looked at: no word is longer."""
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|y|o|et|ou|e)\b")
"""What may stand behind a hyphen that is left open: "two- and three-year terms"."""
_OPEN = re.compile(r"[^\W_]-$")


def joined(before: str, after: str, words: Set[str], language: str = "en") -> str:
    """Return two lines of one paragraph as one, with the word that the first breaks off whole.

    Args:
        before: A line.
        after: The next one.
        words: The words of the text elsewhere, lower case: "twenty-two" may stand there whole.
        language: What the text is written in (ISO 639-1).
    """
    if _SUSPENDED.match(after):
        return f"{before} {after}"
    head, tail = before[:-TAIL], before[-TAIL:]
    first, second = _ENDS.search(tail), _BEGINS.match(after)
    if not first or not second:
        return f"{before}{'' if _OPEN.search(tail) else ' '}{after}"
    keeps = _keeps_hyphen(first[1], second[0], words, language)
    return f"{head}{tail[: first.end(1)]}{'-' if keeps else ''}{after}"


def _keeps_hyphen(first: str, second: str, words: Set[str], language: str) -> bool:
    whole = (first + second).lower()
    if not second[0].islower() or first.lower() in TENS:
        return True
    if whole in words or f"{first}-{second}".lower() in words:
        return whole not in words
    count = _counter(language)
    if count is None or count(whole) >= 1:
        return False
    if first[0].isupper():
        return first.lower() in words or (count(first) >= KNOWN and count(second) >= COMMON)
    return count(first) >= KNOWN and count(second) >= KNOWN


@lru_cache
def _counter(language: str) -> Callable[[str], int] | None:
    """How often a language's words are used; None where there is no dictionary."""
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker  # noqa: PLC0415 - its dictionary takes a second to load

    frequency = SpellChecker(language=language, distance=1).word_frequency
    return lambda word: int(frequency[word.lower()])
