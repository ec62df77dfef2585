"""Whole runs on a small story, through the real pipeline, and broken on purpose."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.articles.load import names_of
from summarize.domain import DraftClaim
from summarize.engines.base import Engine
from summarize.engines.offline import OfflineEngine
from summarize.engines.scripted import ScriptedEngine
from summarize.evaluation.cases import Case
from summarize.evaluation.floors import Baseline, judge, moved, settled
from summarize.evaluation.report import Miss, Report, report, spread
from summarize.evaluation.run import Contender, Run, run
from summarize.text.parsing import Parser


def offline(parser: Parser, repetition: int) -> Engine:
    _ = repetition
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
    return Contender("scripted", lambda parser, _: ScriptedEngine(readings, OfflineEngine(parser)))


@pytest.fixture(scope="module")
def tried(parser: Parser) -> Parser:
    """The parser, warmed by one parse."""
    parser.parse("Warm.")
    return parser


def test_two_runs_give_identical_reports(ferry_case: Case, tried: Parser) -> None:
    contender = Contender("offline", offline)
    first = report([run(contender, [ferry_case], tried)])
    second = report([run(contender, [ferry_case], Parser())])
    assert first.model_dump_json() == second.model_dump_json()


def gated(runs: list[Run], baseline: Baseline) -> Report:
    found = report(runs)
    return settled(found, judge(found, baseline, {}))


def test_an_engine_that_drops_facts_lowers_recall_and_fails_the_gate(
    ferry_case: Case, tried: Parser
) -> None:
    every = [f.id for f in ferry_case.labels.facts]
    whole = run(reading(ferry_case, every), [ferry_case], tried)
    good = report([whole])
    recall = good.entries[0].open["claims.recall"]
    assert recall is not None
    assert recall.value == 1.0
    floors, _, _ = moved(Baseline(), "scripted", good.entries[0].values(), good.cases)
    assert not gated([whole], floors).fallen

    broken = gated([run(reading(ferry_case, every[1:]), [ferry_case], tried)], floors)
    assert any("claims.recall (open)" in line for line in broken.fallen)
    assert any("carried 212 passengers" in line for line in broken.fallen)


def test_repetitions_are_averaged_item_by_item(ferry_case: Case, tried: Parser) -> None:
    every = [f.id for f in ferry_case.labels.facts]
    engines = [reading(ferry_case, every), reading(ferry_case, every[1:])]
    moody = Contender("moody", lambda parser, i: engines[i].make(parser, i))
    found = run(moody, [ferry_case], tried, repeat=2)
    recall = [o for o in found.results[0].observations if o.metric == "claims.recall"]
    assert len(recall) == len(every)
    assert {o.item: o.value for o in recall}[every[0]] == 0.5
    assert sorted({o.value for o in recall}) == [0.5, 1.0]


def test_changed_cases_fail_until_they_are_recorded(ferry_case: Case, tried: Parser) -> None:
    runs = [run(Contender("offline", offline), [ferry_case], tried)]
    baseline = Baseline(cases={"ferry": "something else"})
    assert gated(runs, baseline).fallen == ("cases changed unrecorded: ferry has changed",)


def test_held_out_stories_are_reported_apart_and_their_misses_not_told(
    ferry_case: Case, tried: Parser
) -> None:
    labels = ferry_case.labels.model_copy(update={"held_out": True})
    aside = Case("aside", labels, ferry_case.files, "x")
    [entry] = report([run(Contender("offline", offline), [ferry_case, aside], tried)]).entries
    assert entry.open["claims.recall"] == entry.held_out["claims.recall"]
    assert {m.case for m in entry.misses} == {"ferry"}


def test_shown_misses_are_of_many_kinds_and_stories() -> None:
    def miss(metric: str, case: str, text: str, weight: float = 1.0) -> Miss:
        return Miss(metric=metric, case=case, text=text, weight=weight)

    misses = [
        miss("claims.recall", "a", "one", 3),
        miss("claims.core_recall", "a", "one", 3),
        miss("claims.recall", "a", "two", 3),
        miss("claims.recall", "b", "three", 2),
        miss("speakers.right", "a", "four", 1),
    ]
    assert [m.text for m in spread(misses, 4)] == ["one", "four", "three", "two"]
    assert len(spread(misses, 2)) == 2
