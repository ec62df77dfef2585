"""Numbers: known means, honest intervals; two runs compared in pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.domain import Usage
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics.comparing import b_cubed, together
from summarize.evaluation.outcome import Observation
from summarize.evaluation.report import differences, estimate
from summarize.evaluation.run import CaseResult, Run


def run(case: Case, values: list[float], *, labelled: bool = True) -> Run:
    seen = tuple(
        Observation("claims.recall", "ferry", f"fact {i}", v, labelled=labelled)
        for i, v in enumerate(values)
    )
    return Run("one", "offline", "none", (CaseResult(case, seen),), Usage())


def test_a_clear_difference_is_called_one(ferry_case: Case) -> None:
    [found] = differences(run(ferry_case, [0.0] * 9 + [1.0]), run(ferry_case, [1.0] * 10))
    assert found.difference == pytest.approx(0.9)
    assert found.low > 0
    assert found.n == 10
    assert found.verdict == "better"


def test_the_other_way_round_it_is_worse(ferry_case: Case) -> None:
    [found] = differences(run(ferry_case, [1.0] * 10), run(ferry_case, [0.0] * 9 + [1.0]))
    assert found.verdict == "worse"


def test_a_difference_in_one_of_ten_shows_nothing(ferry_case: Case) -> None:
    found = differences(run(ferry_case, [1.0] * 9 + [0.0]), run(ferry_case, [1.0] * 10))
    assert found[0].difference == pytest.approx(0.1)
    assert found[0].verdict == "no difference shown"


@pytest.mark.parametrize(("pairs", "verdict"), [(10, "no difference shown"), (11, "better")])
def test_so_many_that_all_rise_alike_are_no_chance(
    ferry_case: Case, pairs: int, verdict: str
) -> None:
    [found] = differences(run(ferry_case, [0.0] * pairs), run(ferry_case, [1.0] * pairs))
    assert found.verdict == verdict


def test_the_same_run_shows_nothing(ferry_case: Case) -> None:
    one = run(ferry_case, [0.0, 1.0, 0.5])
    [found] = differences(one, one)
    assert (found.difference, found.low, found.high) == (0, 0, 0)
    assert found.verdict == "no difference shown"


def test_what_is_not_from_the_labels_is_paired_by_story(ferry_case: Case) -> None:
    one = run(ferry_case, [0.0, 1.0], labelled=False)
    two = run(ferry_case, [1.0, 1.0, 1.0], labelled=False)
    [found] = differences(one, two)
    assert (found.n, found.difference) == (1, 0.5)


def test_runs_without_a_pair_are_not_compared(ferry_case: Case) -> None:
    one = run(ferry_case, [1.0])
    other = replace(one, results=())
    assert differences(one, other) == ()


# --- nothing is scored where nothing was seen


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
