"""Words of languages whose grammar is not read, beside numbers of people whom something befell."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.languages import lexicon
from summarize.text.numbers import EAST_ASIAN
from summarize.text.numberwords import NOTHING
from summarize.text.words import TOLLS

CLAUSE_END = r"[.;:!?\u3002\u061b\u061f\n]|,(?!\d)|[\u060c\uff0c\u3001]"
"""Where a clause may end, in any script."""


@dataclass(frozen=True)
class TollWords:
    """The words of a language beside numbers of people whom something befell.

    Attributes:
        tolls: For each toll, the words that say it.
        number: What says in front of such a word, or behind it, that it is their number.
        among: What says in front of such a word that some of them follow.
        of: What says between a number and such a word that they are some of them.
        joins: Conjunctions: between the two they say that another thing is told.
        negates: Negations: there were none.
        counted: What stands right behind a number of people: a noun for people, maybe with a word
            in front of it, or no noun at all.
    """

    tolls: Mapping[str, re.Pattern[str]]
    number: re.Pattern[str]
    among: re.Pattern[str]
    of: re.Pattern[str]
    joins: re.Pattern[str]
    negates: re.Pattern[str]
    counted: re.Pattern[str]


@functools.cache
def toll_words(language: str) -> TollWords | None:
    """Return the words of a language, by its ISO 639-1 code; None where there are none."""
    try:
        read = lexicon("tolls", language)
    except FileNotFoundError:
        return None
    return TollWords(
        tolls={toll: _pattern(read[toll]) for toll in TOLLS},
        number=_pattern(read["number"]),
        among=_pattern(read["among"]),
        of=_pattern(read["of"]),
        joins=_pattern(read["joins"]),
        negates=_pattern(read["negates"]),
        counted=_counted(read),
    )


def _counted(read: Mapping[str, Sequence[str] | str]) -> re.Pattern[str]:
    """Return a pattern of what stands right behind a number of people."""
    people = _either(_words(read["people"]))
    plain = _either([*_words(read["plain"]), *read["joins"], *read["negates"]])
    told = _either([w for toll in TOLLS for w in read[toll]])
    bare = r"(?!\s?-?[\w«\"“„])"
    spaced = people if read["people"][0] > EAST_ASIAN else rf"(?:\w+\s+)?{people}"
    return re.compile(
        rf"\s?(?:{spaced}|{plain}|{told}(?:\s(?:{people}|{plain})|{bare}))|{bare}", re.IGNORECASE
    )


def _words(listed: Sequence[str] | str) -> Sequence[str]:
    return listed.split() if isinstance(listed, str) else listed


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_either(words), re.IGNORECASE) if words else NOTHING


def _either(words: Sequence[str]) -> str:
    """Return a pattern of words; a star stands for any letters, and so for any ending.

    Words of scripts that leave no spaces between words may stand anywhere.
    """
    if not words:
        return NOTHING.pattern
    forms = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for w in words)
    edge, end = (r"(?<![\w-])", r"(?!-?\w)") if words[0] < EAST_ASIAN else ("", "")
    return f"{edge}(?:{'|'.join(forms)}){end}"
