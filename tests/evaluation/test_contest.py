"""Comparing: paired, with an interval, and honest about no difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.domain import Usage
from summarize.evaluation.cases import Case
from summarize.evaluation.outcome import Observation
from summarize.evaluation.report import differences
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
