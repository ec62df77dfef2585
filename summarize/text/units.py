"""Currencies (ISO 4217 codes) and units of measure (pint's names) as news writes them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarize.languages import lexicon
from summarize.text.numberwords import GAP, NumberWords, one_of, plain

if TYPE_CHECKING:
    import pint

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
    """Return the unit written behind the number at `[start, end)`, and where it ends.

    The words of its language may have units of their own.
    """
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


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint  # noqa: PLC0415 - a tenth of a second to import: only where a measure is met

    return pint.UnitRegistry()


@cache
def dimension(unit: str) -> str:
    """Return the dimension of a unit as pint writes it ("[length]"), or the unit itself."""
    if unit in EVERYDAY:
        return EVERYDAY[unit][0]
    import pint  # noqa: PLC0415 - as above

    try:
        return str(_registry().parse_units(unit).dimensionality)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return unit


def convert(value: float, unit: str, to: str | None = None) -> float | None:
    """Return a measure in another unit, by default in base units; None where that cannot be."""
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
