"""Units of measure by pint: what kind of quantity a unit is of, and conversions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint  # noqa: PLC0415 - a tenth of a second to import: only where a measure is met

    return pint.UnitRegistry()


@cache
def dimension(unit: str) -> str:
    """Return the dimension of a unit as pint writes it ("[length]"), or the unit itself."""
    import pint  # noqa: PLC0415 - as above

    try:
        return str(_registry().parse_units(unit).dimensionality)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return unit


def convert(value: float, unit: str, to: str | None = None) -> float | None:
    """Return a measure in another unit, by default in base units; None where that cannot be."""
    import pint  # noqa: PLC0415 - as above

    try:
        quantity = _registry().Quantity(value, unit)
        return float((quantity.to(to) if to else quantity.to_base_units()).magnitude)
    except (pint.UndefinedUnitError, pint.DimensionalityError, pint.OffsetUnitCalculusError):
        return None
