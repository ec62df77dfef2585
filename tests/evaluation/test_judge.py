"""A model as judge of the pages: reported apart, and never a reason to fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.domain import Brief, BriefSentence
from summarize.evaluation.cases import Case
from summarize.evaluation.grading import FURTHER, exhibits_of
from tests.engines.model_server import ModelServer, Reply, completion, honest
from tests.evaluation.made import articles, brief, claim, sentence
from tests.evaluation.test_command import Evaluate, evaluate, home

__all__ = ["evaluate", "home"]


def doubting(request: dict[str, Any], number: int) -> Reply:
    """Find that the first sentence does not follow, leave out the second, and see a side taken."""
    answer = json.loads(
        json.loads(honest(request, number).body)["choices"][0]["message"]["content"]
    )
    if "verdicts" in answer:
        answer["verdicts"] = [
            {**v, "follows": v["sentence"] != 1} for v in answer["verdicts"] if v["sentence"] != 2
        ]
        answer["neutrality"] = 2
    return completion(json.dumps(answer))


def grading(home: Path, evaluate: Evaluate, answer: Callable[..., Reply], *more: str) -> Any:
    with ModelServer(answer) as server:
        at = ["--base-url", server.base_url, "--no-cache"]
        outs = [word for end in ("json", "md", "html") for word in ("--out", f"r.{end}")]
        done = evaluate("--cases", "cases", "--judge", "m", *at, *outs, *more)
        asked = [r["messages"][-1]["content"] for r in server.requests]
    report = json.loads((home / "r.json").read_text("utf-8"))
    return done, report, asked


def test_without_it_no_model_is_asked(home: Path, evaluate: Evaluate) -> None:
    assert evaluate("--cases", "cases", "--out", "r.json").returncode == 0
    report = json.loads((home / "r.json").read_text("utf-8"))
    assert report["entries"][0]["judge"] is None


def test_verdicts_stand_apart_in_every_form(home: Path, evaluate: Evaluate) -> None:
    done, report, asked = grading(home, evaluate, honest)
    assert done.returncode == 0, done.stderr
    said = report["entries"][0]["judge"]
    assert said["open"]["follows"]["value"] == 1.0
    assert said["open"]["follows"]["n"] == sum(text.count("Sentence ") for text in asked) > 2
    assert said["open"]["neutrality"] == {**said["open"]["neutrality"], "value": 5.0, "n": 1}
    assert said["held_out"] == {"follows": None, "neutrality": None}
    assert said["usage"]["requests"] == len(asked)
    assert not any(metric.startswith("judge") for metric in report["says"])
    for form in (done.stdout, (home / "r.md").read_text(), (home / "r.html").read_text()):
        assert "Judge: m (never gates)" in form
    assert "quote: (The Harbour Courier; Mercy Hospital) " in "".join(asked)


def test_a_bad_opinion_changes_no_metric_and_no_exit_code(home: Path, evaluate: Evaluate) -> None:
    assert evaluate("--cases", "cases", "--update-baseline", "-q").returncode == 0
    _, kind, _ = grading(home, evaluate, honest)
    done, harsh, asked = grading(home, evaluate, doubting)
    assert done.returncode == 0, done.stderr
    assert kind["entries"][0]["open"] == harsh["entries"][0]["open"]
    assert kind["gate"] == harsh["gate"]
    said = harsh["entries"][0]["judge"]
    assert said["open"]["neutrality"]["value"] == 2.0
    assert len(said["doubts"]) == len(asked)
    left_out = sum("Sentence 2:" in text for text in asked)
    assert f"no verdict on {left_out} sentences" in said["ungraded"][0]
    floors = (home / "baseline.json").read_text("utf-8")
    assert "judge" not in floors
    done = evaluate("--cases", "cases", "--judge", "m", "--fail-under", "judge.follows=0.5")
    assert done.returncode == 2
    assert "no metric 'judge.follows'" in done.stderr


@pytest.mark.parametrize(
    "answer",
    [Reply(status=401, body='{"error": {"message": "no"}}'), completion("Fine sentences, all.")],
    ids=["wrong key", "prose"],
)
def test_a_judge_that_fails_is_told_and_fails_nothing(
    home: Path, evaluate: Evaluate, answer: Reply
) -> None:
    done, report, _ = grading(home, evaluate, lambda *_: answer)
    assert done.returncode == 0, done.stderr
    said = report["entries"][0]["judge"]
    assert said["open"] == {"follows": None, "neutrality": None}
    assert said["ungraded"][0].startswith("ferry: ")
    assert "not scored" in (home / "r.md").read_text("utf-8").split("Judge: m")[1]


def test_its_exchanges_are_replayed_and_one_that_lacks_is_named(
    home: Path, evaluate: Evaluate
) -> None:
    _, live, _ = grading(home, evaluate, doubting, "--record", "rec")
    replayed = ["--cases", "cases", "--judge", "m", "--replay", "rec", "--out", "again.json"]
    assert evaluate(*replayed).returncode == 0
    again = json.loads((home / "again.json").read_text("utf-8"))
    first, second = live["entries"][0]["judge"], again["entries"][0]["judge"]
    assert second["open"] == first["open"]
    assert second["usage"]["requests"] == 0
    next((home / "rec").glob("grade-*.json")).unlink()
    done = evaluate(*replayed)
    assert done.returncode == 0, done.stderr
    assert "not recorded: grade of ferry" in done.stdout


def test_offline_is_no_judge(evaluate: Evaluate) -> None:
    done = evaluate("--cases", "cases", "--judge", "offline")
    assert done.returncode == 2
    assert "a judge is a model" in done.stderr


def test_the_first_section_and_a_fixed_choice_of_the_rest_are_graded(ferry_case: Case) -> None:
    made = articles(ferry_case)
    cited = claim(made["courier.txt"], "carried 212 passengers")
    short = [sentence(f"Short {n}.", cited) for n in range(6)]
    rest = [
        BriefSentence(section="agreed", sentence=f"Further {n}.", cites=(cited.id,))
        for n in range(50)
    ]
    page: Brief = brief(made, [cited], brief=(*short, *rest))
    exhibits = exhibits_of(page)
    assert [e.sentence for e in exhibits[:6]] == [s.sentence for s in short]
    assert len(exhibits) == 6 + FURTHER
    assert exhibits == exhibits_of(page)
    assert exhibits[0].quotes == ("carried 212 passengers",)
