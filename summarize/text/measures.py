"""Units of measure by pint: what kind of quantity a unit is of, and conversions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint

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
