"""How a language writes its numbers and units: `languages/*/numbers.toml` and `units.toml`.

Currencies have ISO 4217 codes, units of measure pint's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from summarize.languages import lexicon

if TYPE_CHECKING:
    import pint

# --- what stands around the numbers of a language

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


@cache
def number_words(language: str) -> NumberWords:
    """Return what stands around the numbers of a language; English where nothing is known of it."""
    try:
        read = lexicon("numbers", language)
    except FileNotFoundError:
        return number_words("en")
    ages, ranges = read.get("age", {}), read.get("range", {})
    kinds = ("scales", "parts", "added", "shares", "share", "units")
    listed: dict[str, Any] = {kind: read.get(kind, {}) for kind in kinds}
    for kind in ("vague", "several"):
        sizes = read.get(kind, {}).items()
        listed[kind] = {word: (float(low), float(high)) for word, (low, high) in sizes}
    return NumberWords(
        language=language,
        spelled=bool(read.get("spelled")),
        **listed,
        bounds=_bounds(read.get("bounds", {}), _BOUND),
        behind=_bounds(read.get("bounds_behind", {}), _BOUND_BEHIND),
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


BOUNDS = ("exact", "near", "upper", "lower", "about")
_BOUND = r"(?<!\w)(?:{before}\s+)??(?:{})(?:\s+{behind})*\s*\Z"
_BOUND_BEHIND = r"(?:{})(?!\w)(?!\s+than\b)"


def _bounds(words: Mapping[str, list[str]], shape: str) -> re.Pattern[str]:
    """Return a pattern of a bound beside a number, with what may stand around it."""
    around = {place: one_of(words.get(place, ())) for place in ("before", "behind")}
    groups = "|".join(f"(?P<{name}>{one_of(words[name])})" for name in BOUNDS if name in words)
    return re.compile(shape.format(groups, **around), re.IGNORECASE) if words else NOTHING


def _pattern(shape: str, words: Iterable[str] | None) -> re.Pattern[str]:
    if not words:
        return NOTHING
    return re.compile(shape.replace("{}", one_of(words)), re.IGNORECASE)


# --- currencies and units of measure as news writes them

_UNITS = lexicon("units")
CURRENCY_PREFIXES: dict[str, str] = dict(_UNITS["currency_prefixes"])
_LENGTHS: dict[str, str] = dict(_UNITS["lengths"])
_TIMES: dict[str, str] = dict(_UNITS["times"])
TIME_UNITS = frozenset(_TIMES.values())
LENGTHS = frozenset(_LENGTHS.values())
SPEEDS = frozenset({"kilometer / hour", "mile / hour", "knot"})
_SPELLED: dict[str, str] = {
    **_LENGTHS,
    **_TIMES,
    **_UNITS["others"],
    **{f"square {word}": f"{unit} ** 2" for word, unit in _LENGTHS.items()},
    **{f"cubic {word}": f"{unit} ** 3" for word, unit in _LENGTHS.items()},
}
_ABBREVIATIONS: dict[str, str] = dict(_UNITS["abbreviations"])
UNIT_WORDS = frozenset(w for w in _SPELLED if " " not in w and w != "second") | {"per"}
"""Words that name a unit, in the singular."""
_WORDS: dict[str, str] = {**_SPELLED, **_UNITS["currency_words"]}
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z]){one_of(CURRENCY_PREFIXES)}\s?\Z")
_WORD_AFTER = re.compile(
    rf"{GAP}?(?P<word>{one_of(_WORDS)})s?(?![A-Za-z])"
    r"(?:[\s\-](?:long|wide|high|deep|tall))?",
    re.IGNORECASE,
)
_POUNDS = re.compile(r"[\s\-](?:pounds?|quid)\b(?P<of>\s+of\s+\w)?")
_WEIGHS = re.compile(r"\b(?:weigh(?:s|ed|ing)?|lift(?:s|ed|ing)?)\b[^.]{0,20}\Z", re.IGNORECASE)
_SHORT_AFTER = re.compile(rf"[\s\-]?(?P<word>{one_of(_ABBREVIATIONS)})(?![A-Za-z0-9²³]|-\d)")
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:(?P<told>magnitude)|measur(?:ed|ing))(?:[\s\-](?:of|at|was|is|a))*[\s\-]\Z",
    re.IGNORECASE,
)
_RICHTER_AFTER = re.compile(
    r"\s+on\s+the\s+(?:open-ended\s+)?richter|\s+(?:earth)?quake\b", re.IGNORECASE
)
_LOOK_BACK = 40
LETTER_SCALE = re.compile(r"\s?(?P<s>MM|[Cc]r|[kKmMbBtT])(?![A-Za-z0-9])")
SCALE_OF = {"k": 1e3, "m": 1e6, "mm": 1e6, "cr": 1e7, "b": 1e9, "t": 1e12}
"""Letters behind digits that multiply them, and by what."""


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency written in front of a number, and where it begins."""
    found = _CURRENCY_BEFORE.search(text, max(0, start - 8), start)
    return (CURRENCY_PREFIXES[found.group().strip()], found.start()) if found else None


def unit_after(
    text: str, start: int, end: int, words: NumberWords | None = None
) -> tuple[str, int] | None:
    """Return the unit written behind the number at `[start, end)`, and where it ends."""
    if words is not None and (own := _own_units(tuple(words.units)).match(text, end)):
        return words.units[plain(own["word"])], own.end()
    if found := _WORD_AFTER.match(text, end):
        word = plain(found["word"])
        return _WORDS.get(word) or _WORDS[word.rstrip("s")], found.end()
    if found := _POUNDS.match(text, end):
        heavy = found["of"] or _WEIGHS.search(text, max(0, start - _LOOK_BACK), start)
        return ("pound" if heavy else "GBP"), found.start("of") if found["of"] else found.end()
    if (found := _SHORT_AFTER.match(text, end)) and text[end - 1].isdigit():
        return _ABBREVIATIONS[found["word"]], found.end()
    since = max(0, start - _LOOK_BACK)
    before, decimal = _MAGNITUDE_BEFORE.search(text, since, start), "." in text[start:end]
    if (before and (decimal or before["told"])) or (decimal and _RICHTER_AFTER.match(text, end)):
        return "magnitude", end
    return None


@cache
def _own_units(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?P<word>{one_of(words)})(?!\w)", re.IGNORECASE)


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an amount of money."""
    return unit is not None and (unit == "cent" or (len(unit) == 3 and unit.isupper()))


# --- units of measure by pint: what kind of quantity a unit is of, and conversions

_LENGTH_TO_METERS = {
    "millimeter": 0.001, "centimeter": 0.01, "inch": 0.0254, "foot": 0.3048, "yard": 0.9144,
    "meter": 1.0, "kilometer": 1000.0, "mile": 1609.344, "nautical_mile": 1852.0,
}  # fmt: skip
_MASS_TO_KILOGRAMS = {"gram": 0.001, "kilogram": 1.0, "metric_ton": 1000.0}
_TIME_TO_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0,
    "month": 2_629_800.0, "year": 31_557_600.0,
}  # fmt: skip
EVERYDAY: dict[str, tuple[str, float]] = {
    **{unit: ("[length]", factor) for unit, factor in _LENGTH_TO_METERS.items()},
    **{f"{u} ** 2": ("[length] ** 2", factor**2) for u, factor in _LENGTH_TO_METERS.items()},
    "hectare": ("[length] ** 2", 10_000.0),
    **{u: ("[mass]", factor) for u, factor in _MASS_TO_KILOGRAMS.items()},
    **{u: ("[time]", factor) for u, factor in _TIME_TO_SECONDS.items()},
}
"""Units that most stories have, as pint has them (a test compares): dimension, and how many base
units of SI one is. Reading pint's own definitions takes a quarter of a second: only for others."""
NO_MEASURES = frozenset({"fraction", "magnitude", "percentage_point", "basis_point", "cent"})
"""Units of ours that pint does not know (a test compares): nothing converts them."""


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint  # noqa: PLC0415 - a tenth of a second to import: only where a measure is met

    return pint.UnitRegistry()


@cache
def dimension(unit: str) -> str:
    """Return the dimension of a unit as pint writes it ("[length]"), or the unit itself."""
    if unit in NO_MEASURES:
        return unit
    if unit in EVERYDAY:
        return EVERYDAY[unit][0]
    import pint  # noqa: PLC0415 - as above

    try:
        return str(_registry().parse_units(unit).dimensionality)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return unit


def convert(value: float, unit: str, to: str | None = None) -> float | None:
    """Return a measure in another unit, by default in base units; None where that cannot be."""
    if unit in NO_MEASURES or to in NO_MEASURES:
        return None
    if unit in EVERYDAY and (to is None or to in EVERYDAY):
        sort, factor = EVERYDAY[unit]
        goal, size = EVERYDAY[to] if to else (sort, 1.0)
        return value * factor / size if sort == goal else None
    import pint  # noqa: PLC0415 - as above

    try:
        quantity = _registry().Quantity(value, unit)
        return float((quantity.to(to) if to else quantity.to_base_units()).magnitude)
    except (pint.UndefinedUnitError, pint.DimensionalityError, pint.OffsetUnitCalculusError):
        return None
