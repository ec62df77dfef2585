"""Which figures of several accounts are put together as answers to one question."""

from __future__ import annotations

import pytest

from summarize import Text, make_brief

FIRST = "The ferry Alma sank off Vik on Monday at {}, the coastguard said. Nobody was hurt."
SECOND = "The ferry Alma went down off Vik at {} on Monday. All on board were saved."
OTHER = "The court of Lenk heard the case against the owner of a mill. It opens at {} on Friday."


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (FIRST.format("3:45 p.m."), SECOND.format("3 p.m."), [15.0, 15.75]),
        (FIRST.format("3 p.m."), SECOND.format("3pm"), []),
        (FIRST.format("3:45 p.m."), OTHER.format("9 a.m."), []),
    ],
)
def test_times_of_day_of_one_deed_are_compared(
    first: str, second: str, values: list[float]
) -> None:
    brief = make_brief([Text(first, outlet="The Herald"), Text(second, outlet="The Courier")])
    found = [f for f in brief.findings if f.kind == "figures"]
    assert sorted(p.value or 0.0 for f in found for p in f.positions) == pytest.approx(values)
