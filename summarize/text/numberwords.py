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
    """What stands around the numbers of a language.

    Attributes:
        language: Its ISO 639-1 code.
        spelled: Whether its number words are read by text2num.
        scales: Words that multiply ("Mio": 1e6).
        parts: Words for parts and multiples of one ("anderthalb": 1.5).
        added: What is added behind a number ("and a half": 0.5).
        shares: Words for shares of something, by their denominators ("Drittel": 3).
        share: Those that may also be one in a row ("third": 3).
        vague: Plurals that count vaguely, with the least and the most they mean.
        several: Words that do so in front of a magnitude.
        units: Words behind a number, with the unit that they name.
        bounds: A pattern of the words in front of a number, by groups lower, upper, near, about.
        behind: A pattern of such words behind it, by groups lower, upper, about.
        to: What stands between the two ends of a range.
        between: What stands in front of a range whose ends are joined by `and_`.
        and_: See `between`.
        or_: What stands between two numbers of which one is meant.
        change: What makes `to` the way from one value to another.
        one: The article in front of a magnitude ("eine Million").
        homonyms: Number words that are read as other words where they stand alone.
        age_before: In front of an age.
        age_after: Behind an age.
        named: In front of a number that is part of a name.
    """

    language: str
    spelled: bool
    scales: Mapping[str, float]
    parts: Mapping[str, float]
    added: Mapping[str, float]
    shares: Mapping[str, float]
    share: Mapping[str, float]
    vague: Sizes
    several: Sizes
    units: Mapping[str, str]
    bounds: re.Pattern[str]
    behind: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]
    and_: re.Pattern[str]
    or_: re.Pattern[str]
    change: re.Pattern[str]
    one: re.Pattern[str]
    homonyms: frozenset[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    named: re.Pattern[str]


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
