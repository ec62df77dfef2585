"""How a language writes its numbers: `languages/*/numbers.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarize.languages import lexicon

NOTHING = re.compile(r"(?!)")
"""A pattern that is found nowhere."""
GAP = r"[\s\-\u2011]"
"""What stands between the words of a number."""


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first; a space or a hyphen in them may be either."""
    longest_first = sorted(words, key=len, reverse=True)
    forms = (f"{GAP}+".join(map(re.escape, re.split(r"[ -]", w))) for w in longest_first)
    return f"(?:{'|'.join(forms) or NOTHING.pattern})"


_ALIKE = str.maketrans("ıİſ", "iis")
"""Letters that a pattern without case takes for the plain ones."""


def plain(written: str) -> str:
    """Return words that `one_of` found as they are listed: in small letters, with single spaces."""
    return re.sub(rf"{GAP}+", " ", written.translate(_ALIKE).lower())


Sizes = Mapping[str, tuple[float, float]]
"""The least and the most that a word can mean."""


@dataclass(frozen=True)
class NumberWords:
    """What stands around the numbers of a language."""

    language: str  # its ISO 639-1 code
    spelled: bool  # whether its number words are read by text2num
    scales: Mapping[str, float]  # words that multiply ("Mio": 1e6)
    parts: Mapping[str, float]  # words for parts and multiples of one ("anderthalb": 1.5)
    added: Mapping[str, float]  # what is added behind a number ("and a half": 0.5)
    shares: Mapping[str, float]  # words for shares, by their denominators ("Drittel": 3)
    share: Mapping[str, float]  # those that may also be one in a row ("third": 3)
    vague: Sizes  # plurals that count vaguely
    several: Sizes  # words that do so in front of a magnitude
    units: Mapping[str, str]  # words behind a number, with the unit that they name
    bounds: re.Pattern[str]  # in front of a number, by groups lower, upper, near, about
    behind: re.Pattern[str]  # behind it, by groups lower, upper, about
    to: re.Pattern[str]  # between the two ends of a range
    between: re.Pattern[str]  # in front of a range whose ends are joined by `and_`
    and_: re.Pattern[str]
    or_: re.Pattern[str]  # between two numbers of which one is meant
    change: re.Pattern[str]  # what makes `to` the way from one value to another
    one: re.Pattern[str]  # the article in front of a magnitude ("eine Million")
    homonyms: frozenset[str]  # number words that are other words where they stand alone
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    named: re.Pattern[str]  # in front of a number that is part of a name


@functools.cache
def number_words(language: str) -> NumberWords:
    """Return what stands around the numbers of a language; English where nothing is known of it."""
    try:
        read = lexicon("numbers", language)
    except FileNotFoundError:
        return number_words("en")
    ages, ranges = read.get("age", {}), read.get("range", {})
    return NumberWords(
        language=language,
        spelled=bool(read.get("spelled")),
        scales=read.get("scales", {}),
        parts=read.get("parts", {}),
        added=read.get("added", {}),
        shares=read.get("shares", {}),
        share=read.get("share", {}),
        vague=_sizes(read.get("vague", {})),
        several=_sizes(read.get("several", {})),
        units=read.get("units", {}),
        bounds=_bounds(read.get("bounds", {})),
        behind=_bounds_behind(read.get("bounds_behind", {})),
        to=_pattern(rf"{GAP}+{{}}{GAP}+", ranges.get("to")),
        between=_pattern(r"\b{}\s+\Z", ranges.get("between")),
        and_=_pattern(r"\s+{}\s+\Z", ranges.get("and")),
        or_=_pattern(r"\s+{}\s+\Z", ranges.get("or")),
        change=_pattern(r"\b{}\s+\Z", ranges.get("change")),
        one=_pattern(r"\b{}[\s\-\u2011]+\Z", read.get("one")),
        homonyms=frozenset(read.get("homonyms", ())),
        age_before=_pattern(r"\b{}\s+\Z", ages.get("before")),
        age_after=_pattern(r"{}(?!er\b)\w*", ages.get("after")),
        named=_pattern(rf"\b{{}}\.?\s(?:\d{{1,4}}{GAP})?\Z", read.get("names", {}).get("before")),
    )


def _sizes(read: Mapping[str, tuple[float, float]]) -> Sizes:
    return {word: (float(low), float(high)) for word, (low, high) in read.items()}


BOUNDS = ("exact", "near", "upper", "lower", "about")


def _bounds(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern of a bound in front of a number, with what may stand around it."""
    if not words:
        return NOTHING
    before = rf"(?:{one_of(words.get('before', ()))}\s+)??"
    behind = rf"(?:\s+{one_of(words.get('behind', ()))})*"
    return re.compile(rf"(?<!\w){before}(?:{_groups(words)}){behind}\s*\Z", re.IGNORECASE)


def _bounds_behind(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    shape = rf"(?:{_groups(words)})(?!\w)(?!\s+than\b)"
    return re.compile(shape, re.IGNORECASE) if words else NOTHING


def _groups(words: Mapping[str, list[str]]) -> str:
    return "|".join(f"(?P<{name}>{one_of(words[name])})" for name in BOUNDS if name in words)


def _pattern(shape: str, words: Iterable[str] | None) -> re.Pattern[str]:
    if not words:
        return NOTHING
    return re.compile(shape.replace("{}", one_of(words)), re.IGNORECASE)
