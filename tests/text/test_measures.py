"""Measures: the everyday units are those of pint."""

import pint
import pytest

from summarize.text.units import EVERYDAY, NO_MEASURES, convert, dimension

REGISTRY: pint.UnitRegistry[float] = pint.UnitRegistry()


@pytest.mark.parametrize("unit", EVERYDAY)
def test_an_everyday_unit_is_as_pint_has_it(unit: str) -> None:
    quantity = REGISTRY.Quantity(7.0, unit)
    assert dimension(unit) == str(quantity.dimensionality)
    assert convert(7.0, unit) == pytest.approx(quantity.to_base_units().magnitude)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (5.0, "mile", "kilometer", 8.04672),
        (2.0, "hectare", "meter ** 2", 20_000.0),
        (1.0, "acre", "hectare", 0.4046873),
        (3.0, "metric_ton", "pound", 6613.868),
        (20.0, "degree_Celsius", "degree_Fahrenheit", 68.0),
    ],
)
def test_a_measure_is_converted_by_table_and_by_pint(
    value: float, unit: str, to: str, expected: float
) -> None:
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("unit", "to"), [("mile", "hour"), ("mile", "acre"), ("parrot", "mile")])
def test_what_is_of_another_sort_is_not_converted(unit: str, to: str) -> None:
    assert convert(1.0, unit, to) is None


@pytest.mark.parametrize("unit", sorted(NO_MEASURES))
def test_a_unit_of_our_own_is_none_of_pint(unit: str) -> None:
    with pytest.raises(pint.UndefinedUnitError):
        REGISTRY.parse_units(unit)
    assert dimension(unit) == unit
    assert convert(1.0, unit) is None


def test_a_unit_that_nobody_knows_is_its_own_dimension() -> None:
    assert dimension("parrot") == "parrot"
