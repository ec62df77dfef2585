"""Whether a reader who has read some statements learns anything from one more."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from summarize.text.dates import find_dates
from summarize.text.meaning import content_words, sign, stem
from summarize.text.numbers import find_numbers
from summarize.text.synonyms import synonyms

ENOUGH = 0.6
"""Share of a statement's words that the reader has read in one other, from which it repeats it:
with .5 other facts about the same people fell out ("the men fled in a car", "the men burnt the
car"), with .75 half of the repetitions on three pages of 11 to 14 articles stayed."""

LEAST_WORDS = 4
"""Words of a sentence that stands alone."""

GLUED = re.compile(r"\w[\"\u201c]\w")
"""A quotation mark with no space before it: what is quoted was torn out of its sentence."""

TORN = re.compile(
    r"(?<!nothing )(?<!\ball )(?<!anything )(?<!everything )(?<!\bnone )(?<!\bone )"
    r"\bbut (?:the|its|their|his|her|an?) \w+\.?$"
)
"""Half of a contrast: "fire destroyed the roof but the walls (were saved)"."""

SPEAKER = re.compile(r"^[^“”\"]{2,60}? (?:said|says)(?: that)? |^[^:“”]{2,60}: (?=“)")
"""Who says it adds nothing to what is said."""

_VAGUE = """
    people person number many several dozens hundreds thousands scores figure strong powerful
    large
"""
VAGUE = frozenset(_VAGUE.split())
"""How many and how much, where no number is given: another word for it is no other fact."""


class Told(NamedTuple):
    """What of a statement is compared.

    Attributes:
        terms: Stems of its words, synonyms levelled ("injure", "wound").
        numbers: The values of its numbers.
    """

    terms: frozenset[str]
    numbers: frozenset[float]


@functools.lru_cache(maxsize=4096)
def told_by(statement: str) -> Told:
    """Return what a statement tells, its speaker and its day aside."""
    words = SPEAKER.sub("", statement)
    for day in reversed(find_dates(words)):
        words = words[: day.start] + words[day.end :]
    numbers = frozenset(n.value for n in find_numbers(words) if n.value is not None)
    terms = frozenset(_levelled(w) for w in content_words(words) if w not in VAGUE)
    return Told(terms, numbers)


def is_scrap(statement: str) -> bool:
    """Whether a statement is too short to tell anything, its speaker aside, or badly cut."""
    words = SPEAKER.sub("", statement)
    torn = GLUED.search(words) or TORN.search(words)
    return len(words.split()) < LEAST_WORDS or torn is not None


def repeats(statement: str, told: Iterable[str]) -> bool:
    """Whether one of the statements read tells nearly all that another one does.

    A number that was not read before is always news.
    """
    mine = told_by(statement)
    return any(_holds(theirs, mine) for theirs in map(told_by, told))


def _holds(theirs: Told, mine: Told) -> bool:
    if not mine.numbers <= theirs.numbers or not mine.terms:
        return False
    return len(mine.terms & theirs.terms) >= ENOUGH * len(mine.terms)


@functools.cache
def _levelled(word: str) -> str:
    """Return what a word is compared as: the pole it stands on, or the first of its synonyms."""
    term = next(iter(sign(word).terms), stem(word))
    return min({term, *synonyms(term)})
