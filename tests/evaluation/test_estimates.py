"""Numbers: known means, honest intervals, nothing scored where nothing was seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.evaluation.metrics.comparing import b_cubed, together
from summarize.evaluation.outcome import Observation
from summarize.evaluation.report import estimate


def seen(values: list[float], recalls: list[float] | None = None) -> list[Observation]:
    pairs = zip(values, recalls or [None] * len(values), strict=True)
    return [Observation("m", "c", str(i), v, r) for i, (v, r) in enumerate(pairs)]


def test_nothing_seen_is_not_scored() -> None:
    assert estimate([]) is None


def test_a_mean_with_its_interval() -> None:
    found = estimate(seen([1.0] * 8 + [0.0] * 2))
    assert found is not None
    assert found.value == pytest.approx(0.8)
    assert found.n == 10
    # The percentile bootstrap of 8 in 10 is the binomial's middle 95 %: 5 to 10 in 10.
    assert (found.low, found.high) == (pytest.approx(0.5), pytest.approx(1.0))


def test_all_right_leaves_room_for_doubt() -> None:
    found = estimate(seen([1.0] * 10))
    assert found is not None
    assert found.value == found.high == 1.0
    assert found.low == pytest.approx(0.7225, abs=1e-4)  # Wilson, 10 of 10


def test_one_thing_seen_says_nothing_of_the_next() -> None:
    found = estimate(seen([0.5]))
    assert found is not None
    assert (found.low, found.value, found.high, found.n) == (0.5, 0.5, 0.5, 1)


def test_an_f1_is_of_the_means() -> None:
    found = estimate(seen([1.0, 0.5], [0.5, 0.5]))
    assert found is not None
    assert found.value == pytest.approx(2 * 0.75 * 0.5 / 1.25)


@given(st.lists(st.sampled_from([0.0, 0.25, 1.0]), min_size=1, max_size=20))
def test_two_runs_give_the_same_and_the_interval_holds_the_value(values: list[float]) -> None:
    first, second = estimate(seen(values)), estimate(seen(values))
    assert first == second
    assert first is not None
    assert first.low <= first.value <= first.high


def test_b_cubed_of_a_known_grouping() -> None:
    result = b_cubed(together("abcd", ["a", "bc"]), together("abcd", ["ab"]))
    assert result["a"] == (1.0, 0.5)
    assert result["b"] == (0.5, 0.5)
    assert result["c"] == (0.5, 1.0)
    assert result["d"] == (1.0, 1.0)
