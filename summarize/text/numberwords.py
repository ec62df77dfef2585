"""How a language other than English writes its numbers: `languages/*/numbers.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from babel import Locale
from babel.numbers import get_currency_name

NOTHING = re.compile(r"(?!)")
"""A pattern that is found nowhere."""


@dataclass(frozen=True)
class NumberWords:
    """What stands around the numbers of a language.

    Attributes:
        spelled: Whether its number words are read by text2num.
        cardinals: Other number words, by their forms ("четверо": 4).
        scales: Words that multiply ("Mio": 1e6).
        alone: Those that stand for one of themselves in front of a smaller number ("тысяча").
        parts: Words for parts and multiples of one ("anderthalb": 1.5).
        shares: Words for shares of something, by their denominators ("Drittel": 3).
        collective: Nouns that count by themselves ("Dutzend": 12).
        vague: Plurals that count vaguely, with the least and the most they mean.
        units: Words behind a number, with the unit that they name.
        bounds: A pattern of the words in front of a number, by groups lower, upper, near, about.
        to: What stands between the two ends of a range.
        between: What stands in front of a range whose ends are joined by `and_`.
        and_: See `between`.
        one: The article in front of a magnitude ("eine Million").
        homonyms: Number words that are read as other words where they stand alone.
        age_before: In front of an age.
        age_after: Behind an age.
        named: In front of a number that is part of a name.
    """

    spelled: bool
    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    alone: frozenset[str]
    parts: Mapping[str, float]
    shares: Mapping[str, float]
    collective: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    units: Mapping[str, str]
    bounds: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]
    and_: re.Pattern[str]
    one: re.Pattern[str]
    homonyms: frozenset[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    named: re.Pattern[str]


@functools.cache
def number_words(language: str) -> NumberWords | None:
    """Return what stands around the numbers of a language; None where nothing is known of it."""
    path = files("summarize") / "languages" / language / "numbers.toml"
    if not path.is_file():
        return None
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    ages, ranges = read.get("age", {}), read.get("range", {})
    scales, alone = read.get("scales") or _scales(language), read.get("alone", {})
    return NumberWords(
        spelled=bool(read.get("spelled")),
        cardinals={w: float(n) for n, forms in read.get("cardinals", {}).items() for w in forms},
        scales={**scales, **alone},
        alone=frozenset(alone),
        parts=read.get("parts", {}),
        shares=read.get("shares", {}),
        collective=read.get("collective", {}),
        vague={word: (low, high) for word, (low, high) in read.get("vague", {}).items()},
        units=read.get("units") or _currencies(language),
        bounds=_bounds(read.get("bounds", {})),
        to=_pattern(r"\s+{}\s+\Z", ranges.get("to")),
        between=_pattern(r"\b{}\s+\Z", ranges.get("between")),
        and_=_pattern(r"\s+{}\s+\Z", ranges.get("and")),
        one=_pattern(r"\b{}\s+\Z", read.get("one")),
        homonyms=frozenset(read.get("homonyms", ())),
        age_before=_pattern(r"\b{}\s+\Z", ages.get("before")),
        age_after=_pattern(r"{}\w*", ages.get("after")),
        named=_pattern(r"(?<!\w){}\.?\s\Z", read.get("names", {}).get("before"), any_case=False),
    )


SHORTEST = 3
"""Letters of a short form of a magnitude that is no other word: "млн" is, "т" is not."""
COUNTS = (1, 2, 5, 100)
"""Amounts behind which a currency takes each of its forms."""


def _scales(language: str) -> dict[str, float]:
    """Return the magnitudes of a language as Unicode CLDR writes them in compact numbers."""
    formats = Locale.parse(language).compact_decimal_formats
    found: dict[str, float] = {}
    for form in ("short", "long"):
        for patterns in formats.get(form, {}).values():
            for size, pattern in (patterns or {}).items():
                word = re.sub(r"[0\s\u200f'.]+", " ", pattern.pattern).strip().lower()
                value = float(size) / 10 ** (pattern.pattern.count("0") - 1)
                if len(word) >= SHORTEST:
                    found[word] = value
    return found


def _currencies(language: str) -> dict[str, str]:
    """Return the names of the largest currencies, in the forms that stand behind numbers."""
    return {
        get_currency_name(code, count=n, locale=language).lower(): code
        for code in ("EUR", "USD", "GBP", "JPY", "CNY", "CHF", "RUB", "TRY", "PLN", "UAH", "INR")
        for n in COUNTS
    }


def _bounds(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{_either(found)})" for name, found in words.items())
    return re.compile(rf"(?<!\w)(?:{groups})\s+\Z", re.IGNORECASE) if groups else NOTHING


def _pattern(shape: str, words: Iterable[str] | None, *, any_case: bool = True) -> re.Pattern[str]:
    if not words:
        return NOTHING
    return re.compile(shape.replace("{}", _either(words)), re.IGNORECASE if any_case else 0)


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"
