"""Which figures count one thing, and what is said of their difference."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from summarize.comparison.figures import figure_findings, ledger_of
from summarize.domain import Finding, Origin
from tests.comparison.test_figures import Desk, desk, values

__all__ = ["desk"]


def types(findings: list[Finding]) -> list[str | None]:
    return [f.type for f in findings]


def test_every_weight_has_a_feature_that_some_pair_can_have(desk: Desk) -> None:
    """A weight whose name no code computes any more would be dead, and a sign of a stale fit."""
    shipped = json.loads(
        files("summarize.comparison").joinpath("likeness.json").read_text(encoding="utf-8")
    )["weights"]
    source = files("summarize.comparison").joinpath("likeness.py").read_text(encoding="utf-8")
    computed = {n for n in shipped if n.startswith("sort ") or f'"{n}"' in source}
    assert set(shipped) == computed


def test_a_pair_is_as_likely_the_other_way_round(desk: Desk) -> None:
    desk.print("The blaze at the Norwick mill destroyed 40 looms.")
    desk.print("Some 55 looms were lost in the Norwick fire.")
    ledger = ledger_of(desk.articles, desk.claims, desk.features)
    first, second = ledger.entries
    likeness = ledger.likeness
    assert likeness.between(first, second) == likeness.between(second, first)
    assert likeness.features(0, 1) == pytest.approx(likeness.features(1, 0))


def test_weights_decide_what_meets(desk: Desk) -> None:
    desk.print("The harbour holds 40 tugs.")
    desk.print("The harbour holds 70 tugs.")
    apart = ledger_of(desk.articles, desk.claims, desk.features, weights={"sort count": -9.0})
    together = ledger_of(desk.articles, desk.claims, desk.features, weights={"sort count": 9.0})
    assert not apart.groups
    assert len(together.groups) == 1


def test_ages_of_two_people_never_meet(desk: Desk) -> None:
    desk.print("Clara Venn, 34, was held on Monday.")
    desk.print("Otto Brandt, 61, was held on Monday.")
    assert desk.ledger() == []


def test_an_age_does_not_change_from_day_to_day(desk: Desk) -> None:
    desk.print("Clara Venn, 34, was charged with the theft of the cello.")
    desk.print("Clara Venn, 36, was charged with the theft of the cello.", days=2)
    (finding,) = desk.ledger()
    assert finding.type == "contradiction"
    assert values(finding) == [34, 36]


def test_currencies_without_a_rate_are_not_called_one_amount(desk: Desk) -> None:
    desk.print("The painting was sold for 40 million dollars.")
    desk.print("The painting was sold for 31 million pounds.")
    for finding in desk.ledger():
        assert finding.type == "unit"
        assert "no account gives a rate" in finding.reason
        assert "One amount" not in finding.statement


def test_a_converted_measure_is_no_difference(desk: Desk) -> None:
    desk.print("The tower of the old town hall is 74 metres high.")
    desk.print("The tower of the old town hall is 243 feet high.")
    assert desk.ledger() == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The fire broke out on deck 3.", "The fire broke out on deck 7."),
        ("One of the engines failed.", "Three of the engines failed."),
        ("The sum is far above the 40 million paid for Norvik.", "The sum is 55 million."),
    ],
)
def test_labels_and_other_peoples_figures_count_nothing(
    desk: Desk, first: str, second: str
) -> None:
    desk.print(first)
    desk.print(second)
    assert desk.ledger() == []


def test_the_toll_of_a_place_stands_beside_the_whole(desk: Desk) -> None:
    desk.print("The storm killed 30 people.", "In Almar seven people were killed.")
    desk.print("The storm killed 41 people.", "In Almar twelve people were killed.", days=1)
    desk.print("The storm killed 44 people.", days=1)
    ledger = ledger_of(desk.articles, desk.claims, desk.features, frozenset({"almar"}))
    found = figure_findings(ledger, [Origin(id=c.origin, name=c.origin) for c in desk.claims])
    assert [values(f) for f in found] == [[30, 41, 44], [7, 12]]
    assert found[1].question.endswith("in Almar")


def test_a_harm_without_a_common_place_is_no_contradiction(desk: Desk) -> None:
    desk.print("The quake damaged 22 houses.", speaker="the mayor")
    desk.print("The quake damaged 300 houses.", speaker="the governor")
    assert "contradiction" not in types(desk.ledger())


def test_flying_hours_are_no_dead(desk: Desk) -> None:
    desk.print("All three crew were killed.", "The pilot had 11,200 flying hours.")
    desk.print("All 15 people aboard were killed.", days=1)
    assert not any(11200 in values(f) for f in desk.ledger())
