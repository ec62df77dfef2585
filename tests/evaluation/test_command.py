"""`brief eval` through its real door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarize.cli import main
from tests.engines.model_server import ModelServer, honest


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Evaluate = Callable[..., Done]


@pytest.fixture
def evaluate(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> Evaluate:
    """Run the command in the folder that holds the stories."""
    monkeypatch.chdir(home)
    monkeypatch.delenv("BRIEF_MODEL", raising=False)

    def call(*args: str) -> Done:
        try:
            main(["eval", *args])
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return call


@pytest.fixture
def home(ferry: Path) -> Path:
    """A folder in which `--cases cases` holds the small story."""
    return ferry.parent.parent


def test_one_run_writes_all_reports_and_passes_an_empty_baseline(
    home: Path, evaluate: Evaluate
) -> None:
    outs = [word for end in ("json", "md") for word in ("--out", f"report.{end}")]
    done = evaluate("--cases", "cases", *outs)
    assert done.returncode == 0, done.stderr
    assert "claims.recall" in done.stdout
    assert "no floors are recorded" in done.stdout
    report = json.loads((home / "report.json").read_text("utf-8"))
    assert report["format"] == "brief-eval/1"
    assert set(report["entries"][0]["open"]) == set(report["says"])
    assert report["entries"][0]["held_out"]["claims.recall"] is None
    assert "| claims.recall | " in (home / "report.md").read_text("utf-8").replace("\\", "")


def test_the_gate_remembers(home: Path, evaluate: Evaluate) -> None:
    assert evaluate("--cases", "cases", "--update-baseline", "-q").returncode == 0
    baseline = home / "baseline.json"
    floors = json.loads(baseline.read_text("utf-8"))
    assert floors["cases"].keys() == {"ferry"}
    assert evaluate("--cases", "cases", "-q").returncode == 0

    # A floor above what is measured: the gate fails, and so does lowering it unasked.
    floors["floors"]["offline"]["open"]["metadata.basis"] = 1.01
    baseline.write_text(json.dumps(floors), "utf-8")
    done = evaluate("--cases", "cases", "-q")
    assert done.returncode == 1
    assert "metadata.basis (open): 1.0100 ->" in done.stdout
    done = evaluate("--cases", "cases", "-q", "--update-baseline")
    assert done.returncode == 1
    assert "lowered: offline: metadata.basis (open): 1.0100 ->" in done.stderr
    assert json.loads(baseline.read_text("utf-8")) == floors
    again = evaluate("--cases", "cases", "-q", "--update-baseline", "--allow-regression")
    assert again.returncode == 0, again.stderr
    assert json.loads(baseline.read_text("utf-8"))["floors"] != floors["floors"]

    # Cases changed unrecorded.
    labels = home / "cases" / "ferry" / "expected.yaml"
    labels.write_text(labels.read_text("utf-8") + "\n# a remark\n", "utf-8")
    done = evaluate("--cases", "cases", "-q")
    assert done.returncode == 1
    assert "cases changed unrecorded: ferry has changed" in done.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--out", "report.txt"], "a report ends in"),
        (["--out", "nowhere/report.md"], "there is no folder"),
        (["flood"], "no case flood"),
        (["--prompts", "terse"], "prompts are read by a model"),
        (["--engine", "steam"], "it is offline, model or recorded"),
        (["--replay", "nowhere", "--model", "openai/any"], "no recordings in nowhere"),
        (["ferry", "--update-baseline"], "takes all stories"),
        (["--cases", "elsewhere"], "no */expected.yaml"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_line(
    evaluate: Evaluate, args: list[str], told: str
) -> None:
    done = evaluate(*(["--cases", "cases"] if "--cases" not in args else []), *args)
    assert done.returncode in {2, 3}
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_prompt_sets_are_compared_and_the_exchanges_replayed(
    home: Path, evaluate: Evaluate
) -> None:
    asked = ["--cases", "cases", "--model", "m", "--prompts", "default", "--prompts", "terse"]
    with ModelServer(honest) as server:
        live = ["--base-url", server.base_url, "--no-cache", "--record", "rec", "--out", "a.json"]
        done = evaluate(*asked, *live)
    assert done.returncode == 0, done.stderr
    assert "m with terse against m: no difference shown" in done.stdout
    first = json.loads((home / "a.json").read_text("utf-8"))
    assert [e["name"] for e in first["entries"]] == ["m", "m with terse"]
    assert first["entries"][0]["prompts"] != first["entries"][1]["prompts"]
    assert first["entries"][0]["usage"]["requests"] > 0
    assert first["comparisons"][0]["contrasts"]

    # The server is gone: everything comes from the recordings.
    replayed = ["--base-url", server.base_url, "--replay", "rec", "--out", "b.json"]
    again = evaluate(*asked, *replayed)
    assert again.returncode == 0, again.stderr
    second = json.loads((home / "b.json").read_text("utf-8"))
    assert second["comparisons"] == first["comparisons"]
    assert second["entries"][0]["open"] == first["entries"][0]["open"]

    # What was not recorded fails by name.
    article = home / "cases" / "ferry" / "articles" / "courier.txt"
    article.write_text(article.read_text("utf-8") + "\nThe harbour was closed.\n", "utf-8")
    lost = evaluate(*asked, *replayed)
    assert lost.returncode == 4
    assert "not recorded: read of A1" in lost.stderr


def test_mistakes_in_labels_are_all_told(home: Path, evaluate: Evaluate) -> None:
    labels = home / "cases" / "ferry" / "expected.yaml"
    text = labels.read_text("utf-8").replace("core: true", "core: perhaps")
    labels.write_text(text, "utf-8")
    done = evaluate("--cases", "cases")
    assert done.returncode == 2
    assert done.stderr.count("must be true or false") == 3
    assert "expected.yaml:" in done.stderr
