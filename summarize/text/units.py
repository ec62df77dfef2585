"""Currencies (ISO 4217 codes) and units of measure (pint's names) as news writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from summarize.languages import lexicon
from summarize.text.numberwords import NumberWords

if TYPE_CHECKING:
    import pint

_UNITS = lexicon("units")
CURRENCY_PREFIXES: dict[str, str] = dict(_UNITS["currency_prefixes"])

CURRENCY_WORDS: dict[str, str] = dict(_UNITS["currency_words"])
_ONLY_WITH_MAGNITUDE = frozenset({"real", "sol", "rand", "won", "afghani"})
"""Currency words that are also other English words: read only after "million" and the like."""

_LENGTHS: dict[str, str] = dict(_UNITS["lengths"])
_TIMES: dict[str, str] = dict(_UNITS["times"])
_OTHERS: dict[str, str] = dict(_UNITS["others"])
_ABBREVIATIONS: dict[str, str] = dict(_UNITS["abbreviations"])
_ABBREVIATIONS |= {
    f"{square} {word}": f"{unit} ** 2"
    for square in ("sq", "sq.")
    for word, unit in (*_LENGTHS.items(), *((f"{w}s", u) for w, u in _LENGTHS.items()),
                       *((w, u) for w, u in _ABBREVIATIONS.items() if u in _LENGTHS.values()))
}  # fmt: skip
"""Areas as news shortens them: "30 sq. miles", "12 sq km"."""

TIME_UNITS = frozenset(_TIMES.values())
LENGTHS = frozenset(_LENGTHS.values())
SPEEDS = frozenset({"kilometer / hour", "mile / hour", "knot"})
MASSES = frozenset({"metric_ton", "ton", "kilogram", "gram", "ounce", "carat", "pound"})

_SPELLED: dict[str, str] = {
    **_LENGTHS,
    **_TIMES,
    **_OTHERS,
    **{f"square {word}": f"{unit} ** 2" for word, unit in _LENGTHS.items()},
    **{f"cubic {word}": f"{unit} ** 3" for word, unit in _LENGTHS.items()},
}

UNIT_WORDS = frozenset(w for w in _SPELLED if " " not in w and w != "second") | {
    "cent", "per", "percent",
}  # fmt: skip
"""Words that name a unit, in the singular."""


def _longest_first(words: Iterable[str], gap: str = " ") -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", gap) for w in longest_first)


_GAP = r"[\s\-\u2011]"
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{_longest_first(CURRENCY_PREFIXES)})\s?\Z")
_CURRENCY_AFTER = re.compile(
    rf"[\s\-\u2011]?(?P<word>{_longest_first(CURRENCY_WORDS)})s?(?![A-Za-z])", re.IGNORECASE
)
_POUNDS = re.compile(
    r"[\s\-](?:pounds?|quid)\b(?P<of>\s+of\s+(?!damage|debt|savings|cash|public)\w)?"
)
_WEIGHS = re.compile(r"\b(?:weigh(?:s|ed|ing)?|lift(?:s|ed|ing)?)\b[^.]{0,20}\Z", re.IGNORECASE)
_CENTS = re.compile(r"[\s\-]?(?:cents?|¢|pence)\b")
_PERCENT = re.compile(
    r"\s?(?:%|\uff05)|[\s\-](?:per\s?cents?|pct\.?|prozent|pour\s+cent|por\s+ciento|per\s+cento)\b|pc\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[\s\-]percentage[\s\-]points?\b|\s?pp\b", re.IGNORECASE)
_BASIS_POINTS = re.compile(r"[\s\-]basis[\s\-]points?\b|\s?bps?\b", re.IGNORECASE)
BASIS_POINTS = 100
"""Basis points in a percentage point."""
_SPELLED_AFTER = re.compile(
    rf"[\s\-\u2011](?P<word>{_longest_first(_SPELLED, _GAP)})s?(?![A-Za-z])"
    r"(?:[\s\-](?:long|wide|high|deep|tall))?",
    re.IGNORECASE,
)
_SHORT_AFTER = re.compile(
    rf"[\s\-]?(?P<word>{_longest_first(_ABBREVIATIONS)})(?![A-Za-z0-9²³]|-\d)"
)
_MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitude|measur(?:ed|ing)|richter)(?:[\s\-](?:of|at|was|is|a))*[\s\-]\Z", re.IGNORECASE
)
_MOMENT_BEFORE = re.compile(r"(?<![A-Za-z0-9])M[wWlLbBsS]?\s?=?\s?\Z")
"""The letters of seismologists: "M 6.2", "Mw6.2"."""
_RICHTER_AFTER = re.compile(
    r"\s+on\s+the\s+(?:open-ended\s+)?richter|\s+(?:quake|earthquake|tremor|temblor|aftershock)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 40

LETTER_SCALE = re.compile(r"\s?(?P<s>MM|mm|[Cc]rs?|[kKmMbBtTL])(?![A-Za-z0-9])")
SCALE_OF = {"k": 1e3, "l": 1e5, "m": 1e6, "mm": 1e6, "cr": 1e7, "crs": 1e7, "b": 1e9, "t": 1e12}
"""Letters behind digits that multiply them, and by what."""


def currency_before(text: str, start: int, *, scaled: bool = True) -> tuple[str, int] | None:
    """Return the currency written in front of a number, and where it begins."""
    since = max(0, start - 8)
    found = _CURRENCY_BEFORE.search(text[since:start])
    if not found:
        return None
    symbol = found.group().strip()
    if symbol == "R" and not scaled:
        return None
    return CURRENCY_PREFIXES[symbol], since + found.start()


def unit_after(text: str, start: int, end: int, *, scaled: bool = False) -> tuple[str, int] | None:
    """Return the unit written behind the number at `[start, end)`, and where it ends.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
        scaled: Whether it carries a magnitude ("million"): amounts of money do.
    """
    if found := _POINTS.match(text, end):
        return "percentage_point", found.end()
    if found := _BASIS_POINTS.match(text, end):
        return "basis_point", found.end()
    if found := _PERCENT.match(text, end):
        return "percent", found.end()
    if money := _currency_after(text, start, end, scaled=scaled):
        return money
    if found := _SPELLED_AFTER.match(text, end):
        word = re.sub(r"[\s\-\u2011]+", " ", found["word"].lower())
        return _SPELLED.get(word) or _SPELLED[word.rstrip("s")], found.end()
    if (found := _SHORT_AFTER.match(text, end)) and text[start:end][-1].isdigit():
        return _ABBREVIATIONS[found["word"]], found.end()
    return _magnitude(text, start, end)


def own_unit_after(text: str, end: int, words: NumberWords) -> tuple[str, int] | None:
    """Return the unit that a language's own word behind a number names, and where it ends."""
    found = _own_units(tuple(words.units)).match(text, end)
    return (words.units[" ".join(found["word"].lower().split())], found.end()) if found else None


@cache
def _own_units(words: tuple[str, ...]) -> re.Pattern[str]:
    either = _longest_first(words, gap=r"\s+") or "(?!)"
    return re.compile(rf"[\s\-\u2011](?P<word>{either})(?!\w)", re.IGNORECASE)


def _currency_after(text: str, start: int, end: int, *, scaled: bool) -> tuple[str, int] | None:
    if found := _CURRENCY_AFTER.match(text, end):
        word = found["word"].lower()
        if scaled or word not in _ONLY_WITH_MAGNITUDE:
            return CURRENCY_WORDS[word], found.end()
    if found := _POUNDS.match(text, end):
        heavy = found["of"] or _WEIGHS.search(text[max(0, start - _LOOK_BACK) : start])
        stop = found.start("of") if found["of"] else found.end()
        return ("pound" if heavy and not scaled else "GBP"), stop
    if found := _CENTS.match(text, end):
        return "cent", found.end()
    return None


def _magnitude(text: str, start: int, end: int) -> tuple[str, int] | None:
    before = text[max(0, start - _LOOK_BACK) : start]
    if "." in text[start:end] and (
        _MAGNITUDE_BEFORE.search(before)
        or _MOMENT_BEFORE.search(before)
        or _RICHTER_AFTER.match(text, end)
    ):
        return "magnitude", end
    if re.search(r"\bmagnitude[\s\-](?:of[\s\-])?\Z", before, re.IGNORECASE):
        return "magnitude", end
    return None


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an amount of money."""
    return unit is not None and (unit == "cent" or (len(unit) == 3 and unit.isupper()))


# --- units of measure by pint: what kind of quantity a unit is of, and conversions


_LENGTH_TO_METERS = {
    "millimeter": 0.001, "centimeter": 0.01, "inch": 0.0254, "foot": 0.3048, "yard": 0.9144,
    "meter": 1.0, "kilometer": 1000.0, "mile": 1609.344, "nautical_mile": 1852.0,
}  # fmt: skip
EVERYDAY: dict[str, tuple[str, float]] = {
    **{unit: ("[length]", factor) for unit, factor in _LENGTH_TO_METERS.items()},
    **{f"{u} ** 2": ("[length] ** 2", factor**2) for u, factor in _LENGTH_TO_METERS.items()},
    "hectare": ("[length] ** 2", 10_000.0),
    "gram": ("[mass]", 0.001),
    "kilogram": ("[mass]", 1.0),
    "metric_ton": ("[mass]", 1000.0),
    "second": ("[time]", 1.0),
    "minute": ("[time]", 60.0),
    "hour": ("[time]", 3600.0),
    "day": ("[time]", 86_400.0),
    "week": ("[time]", 604_800.0),
    "month": ("[time]", 2_629_800.0),
    "year": ("[time]", 31_557_600.0),
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
        return _converted(value, unit, to)
    import pint  # noqa: PLC0415 - as above

    try:
        quantity = _registry().Quantity(value, unit)
        return float((quantity.to(to) if to else quantity.to_base_units()).magnitude)
    except (pint.UndefinedUnitError, pint.DimensionalityError, pint.OffsetUnitCalculusError):
        return None


def _converted(value: float, unit: str, to: str | None) -> float | None:
    sort, factor = EVERYDAY[unit]
    goal, size = EVERYDAY[to] if to else (sort, 1.0)
    return value * factor / size if sort == goal else None
