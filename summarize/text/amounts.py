"""What a number in a text is: value, bounds, unit, kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.text.units import is_currency

Kind = Literal[
    "count", "money", "percent", "measure", "ordinal", "year", "age", "time", "date-part",
    "score", "name-part",
]  # fmt: skip

QUANTITIES = frozenset({"count", "money", "percent", "measure"})
"""The kinds that count or measure something; the others only name or place it."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written, with its bounds and unit.

    Attributes:
        start: Offset of the first character, hedges and currency sign included.
        end: Offset behind the last, unit included.
        text: Its words.
        value: The number meant; None for a range, a score and a vague plural.
        low: Lower bound where the words give one.
        high: Upper bound, likewise.
        approximate: Whether the words hedge it.
        unit: "percent", "percentage_point", "fraction", an ISO 4217 code, "cent", "magnitude",
            or a unit in pint's naming; None for a plain count.
        kind: What sort of number it is.
        core_start: Offset of the numeral itself.
        core_end: Offset behind it.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    kind: Kind = "count"
    core_start: int = 0
    core_end: int = 0

    @property
    def normal(self) -> tuple[float | None, float | None, float | None, bool, str | None, str]:
        """What two mentions that say the same have in common, however they are written."""
        sort = "quantity" if self.kind in QUANTITIES else self.kind
        rounded = [None if x is None else round(x, 6) for x in (self.value, self.low, self.high)]
        return (*rounded, self.approximate, self.unit, sort)  # type: ignore[return-value]


def kind_of(unit: str) -> Kind:
    """Return the kind of a number with this unit."""
    if unit in ("percent", "percentage_point", "fraction"):
        return "percent"
    return "money" if is_currency(unit) else "measure"
