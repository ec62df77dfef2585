"""Whole runs on a small story, through the real pipeline, and broken on purpose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.articles.load import names_of
from summarize.domain import DraftClaim
from summarize.engines.base import Engine
from summarize.engines.offline import OfflineEngine
from summarize.evaluation.cases import Case
from summarize.evaluation.floors import Baseline, moved, settled
from summarize.evaluation.outcome import Observation
from summarize.evaluation.report import Report, report, spread
from summarize.evaluation.run import Contender, Run, run
from summarize.text.parsing import Parser
from tests.engines.scripted import ScriptedEngine


def offline(parser: Parser) -> Engine:
    return OfflineEngine(parser)


def reading(case: Case, keep: Sequence[str]) -> Contender:
    """An engine that reads exactly the labelled facts that are kept."""
    names = names_of(list(case.files.values()))
    readings = {
        names[path]: [
            DraftClaim(article="", quote=f.anchor)
            for f in case.labels.facts
            if f.article == file and f.id in keep
        ]
        for file, path in case.files.items()
    }
    return Contender("scripted", lambda parser: ScriptedEngine(readings, OfflineEngine(parser)))


@pytest.fixture(scope="module")
def tried(parser: Parser) -> Parser:
    """The parser, warmed by one parse."""
    parser.parse("Warm.")
    return parser


def test_two_runs_give_identical_reports(ferry_case: Case, tried: Parser) -> None:
    contender = Contender("offline", offline)
    first = report([run(contender, [ferry_case], tried)], {})
    second = report([run(contender, [ferry_case], Parser())], {})
    assert first.model_dump_json() == second.model_dump_json()


def gated(runs: list[Run], baseline: Baseline) -> Report:
    cases = {r.case.name: r.case.digest for r in runs[0].results}
    return settled(report(runs, cases), baseline)


def test_an_engine_that_drops_facts_lowers_recall_and_fails_the_gate(
    ferry_case: Case, tried: Parser
) -> None:
    every = [f.id for f in ferry_case.labels.facts]
    whole = run(reading(ferry_case, every), [ferry_case], tried)
    good = gated([whole], Baseline())
    recall = good.entries[0].open["claims.recall"]
    assert recall is not None
    assert recall.value == 1.0
    floors, _ = moved(Baseline(), "scripted", good.entries[0].values(), good.cases)
    assert not gated([whole], floors).fallen

    broken = gated([run(reading(ferry_case, every[1:]), [ferry_case], tried)], floors)
    assert any("claims.recall (open)" in line for line in broken.fallen)
    assert any("carried 212 passengers" in line for line in broken.fallen)


def test_changed_cases_fail_until_they_are_recorded(ferry_case: Case, tried: Parser) -> None:
    runs = [run(Contender("offline", offline), [ferry_case], tried)]
    baseline = Baseline(cases={"ferry": "something else"})
    assert gated(runs, baseline).fallen == ("cases changed unrecorded: ferry has changed",)


def test_held_out_stories_are_reported_apart_and_their_misses_not_told(
    ferry_case: Case, tried: Parser
) -> None:
    labels = ferry_case.labels.model_copy(update={"held_out": True})
    aside = Case("aside", labels, ferry_case.files, "x")
    both = run(Contender("offline", offline), [ferry_case, aside], tried)
    [entry] = report([both], {}).entries
    assert entry.open["claims.recall"] == entry.held_out["claims.recall"]
    assert {m.case for m in entry.misses} == {"ferry"}


def test_shown_misses_are_of_many_kinds_and_stories() -> None:
    def miss(metric: str, case: str, text: str, value: float) -> Observation:
        return Observation(metric, case, text, value, miss=text)

    misses = [
        miss("claims.recall", "a", "one", 0),
        miss("claims.core_recall", "a", "one", 0),
        miss("claims.recall", "a", "two", 0),
        miss("claims.recall", "b", "three", 0.3),
        miss("speakers.right", "a", "four", 0.6),
    ]
    assert [m.text for m in spread(misses)] == ["one", "four", "three", "two"]
