"""The gate that remembers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from summarize.errors import CasesError
from summarize.evaluation.floors import (
    Baseline,
    Move,
    Values,
    changed_cases,
    measured_against,
    moved,
    read_baseline,
    write_baseline,
)


def falls(baseline: Baseline, engine: str, measured: Mapping[str, Values]) -> list[Move]:
    return [m for m in measured_against(baseline, engine, measured) if m.fall]


DIGESTS = {"ferry": "aa", "flood": "bb"}
FLOORS = Baseline(cases=DIGESTS, floors={"offline": {"open": {"claims.recall": 0.8}}})


@pytest.mark.parametrize(
    ("value", "fallen"), [(0.8, False), (0.9, False), (0.79, True), (None, True)]
)
def test_below_the_floor_or_no_longer_scored_is_a_fall(value: float | None, fallen: bool) -> None:
    found = falls(FLOORS, "offline", {"open": {"claims.recall": value}})
    assert bool(found) == fallen


def test_a_group_that_is_gone_is_a_fall() -> None:
    assert falls(FLOORS, "offline", {})


def test_another_engine_has_floors_of_its_own() -> None:
    assert falls(FLOORS, "other", {"open": {"claims.recall": 0.1}}) == []


def test_the_run_that_sets_a_floor_passes_it() -> None:
    measured = {"open": {"claims.recall": 2 / 3}}
    new, moves = moved(Baseline(), "offline", measured, DIGESTS)
    assert new.floors["offline"]["open"]["claims.recall"] == 0.6666
    assert [str(m) for m in moves] == ["claims.recall (open): no floor -> 0.6666"]
    assert not moves[0].fall
    assert not falls(new, "offline", measured)


def test_what_rises_and_what_falls_is_told() -> None:
    before = Baseline(
        cases=DIGESTS,
        floors={"offline": {"open": {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0.5}}, "other": {}},
    )
    measured = {"open": {"a": 0.6, "b": 0.4, "c": 0.5, "d": None, "e": None}}
    new, moves = moved(before, "offline", measured, {"ferry": "cc"})
    assert [m.metric for m in moves if not m.fall] == ["a"]
    assert [str(m) for m in moves if m.fall] == [
        "b (open): 0.5000 -> 0.4000",
        "d (open): 0.5000 -> not scored",
    ]
    assert new.floors["offline"]["open"] == {"a": 0.6, "b": 0.4, "c": 0.5}
    assert new.cases == {"ferry": "cc"}
    assert "other" in new.floors


def test_changed_new_and_lost_cases_are_told() -> None:
    assert changed_cases(FLOORS, {"ferry": "xx", "storm": "cc"}) == [
        "ferry has changed",
        "flood is gone",
        "storm is new",
    ]
    assert changed_cases(FLOORS, DIGESTS) == []


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == Baseline()
    write_baseline(FLOORS, path)
    assert read_baseline(path) == FLOORS
    path.write_text('{"floors": 3}')
    with pytest.raises(CasesError, match="is not a baseline"):
        read_baseline(path)
