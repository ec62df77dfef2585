"""The provider's batch interface: same page, same cache, half the price; come back later."""

from __future__ import annotations

import json
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summarize import make_brief
from summarize.domain import Brief
from summarize.engines.choose import engine_for
from summarize.engines.model.ledger import price_for
from summarize.errors import ModelError, ModelLimitError, SettingsError
from summarize.settings import ModelSettings, Settings
from summarize.text.parsing import Parser
from tests.conftest import ROOT
from tests.engines.asked import agreeing, command, run, write_stories
from tests.engines.batch_desk import BatchDesk, Line, answered, unanswered
from tests.engines.model_server import ModelServer, Reply, honest, task_of


def model_of(server: ModelServer, place: Path, **options: Any) -> ModelSettings:
    given = {"batch": True, "cache": place / "cache", **options}
    return ModelSettings(name="m", base_url=server.base_url, **given)


def brief_of(folder: Path, model: ModelSettings, parser: Parser) -> Brief:
    return make_brief([folder], Settings(model=model), parser=parser)


def told(made: Brief) -> dict[str, Any]:
    """Return what a brief says, without what it took."""
    return {k: v for k, v in json.loads(made.to_json()).items() if k != "usage"}


def test_each_stage_is_one_batch_and_a_later_run_without_finds_the_answers(
    tmp_path: Path, parser: Parser
) -> None:
    stories = write_stories(tmp_path / "s", 5)
    desk = BatchDesk(agreeing)
    with ModelServer(agreeing, other=desk) as server:
        made = brief_of(stories, model_of(server, tmp_path), parser)
        assert server.requests == [], "nothing is asked but by batch"
        asked = Counter(task_of(r) for r in desk.asked)
        assert asked["read"] == 5
        assert len(desk.batches) == len(asked), "a batch for each question's stage"
        later = brief_of(stories, model_of(server, tmp_path, batch=False), parser)
        assert server.requests == []
        assert (later.usage.requests, later.usage.cached) == (0, made.usage.requests)
        plain = brief_of(stories, model_of(server, tmp_path, batch=False, cache=None), parser)
        assert len(server.requests) == made.usage.requests
    assert made.failed == ()
    assert told(made) == told(later) == told(plain)
    assert made.usage.prompt_tokens == plain.usage.prompt_tokens


def test_comparisons_of_several_stories_share_a_batch(tmp_path: Path, parser: Parser) -> None:
    for story in ("cartel", "flood"):
        for path in sorted((ROOT / "evals" / "cases" / story / "articles").iterdir())[:3]:
            (tmp_path / f"{story}-{path.name}").write_bytes(path.read_bytes())
    desk = BatchDesk()
    with ModelServer(honest, other=desk) as server:
        made = brief_of(tmp_path, model_of(server, tmp_path / "place"), parser)
    asked = Counter(task_of(r) for r in desk.asked)
    assert len(made.stories) == 2
    assert asked["compare"] == 2
    assert len(desk.batches) == len(asked)


def test_a_batch_costs_half_of_the_table_and_a_price_of_ones_own_as_it_is(
    tmp_path: Path,
) -> None:
    batch = ModelSettings(name="openai/gpt-4o", batch=True, cache=tmp_path, key="k", budget=1.0)
    single = ModelSettings(name="openai/gpt-4o", key="k", budget=1.0)
    half, whole = price_for(batch), price_for(single)
    assert half is not None
    assert whole is not None
    assert half.cost(10**6, 10**6) == whole.cost(10**6, 10**6) / 2
    own = ModelSettings(name="m", batch=True, cache=tmp_path, prices={"m": (1.0, 2.0)})
    assert price_for(own) == price_for(ModelSettings(name="m", prices={"m": (1.0, 2.0)}))


# --- coming back later


def test_killed_while_it_waits_it_goes_on_with_the_same_batch(tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "s", 4)
    desk = BatchDesk(looks=10**6)
    with ModelServer(honest, other=desk) as server:
        waits = subprocess.Popen(  # noqa: S603 - our own command
            command(server, stories, tmp_path, "--batch"), stderr=subprocess.PIPE, text=True
        )
        until = time.monotonic() + 120
        while desk.looked < 2:
            assert time.monotonic() < until
            time.sleep(0.05)
        waits.kill()
        waits.communicate()
        assert not (tmp_path / "page.json").exists()
        desk.looks = 0
        done = run(command(server, stories, tmp_path, "--batch"))
        assert done.returncode == 0, done.stderr
    assert "asked by batches" in done.stderr
    assert Counter(task_of(r) for r in desk.asked)["read"] == 4, "handed in once"
    assert len(json.loads((tmp_path / "page.json").read_text())["articles"]) == 4


def test_out_of_time_it_says_to_come_back_and_then_goes_on(tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "s", 3)
    desk = BatchDesk(looks=10**6)
    with ModelServer(honest, other=desk) as server:
        done = run(command(server, stories, tmp_path, "--batch", "--deadline", "4"))
        assert done.returncode == 4, done.stderr
        assert "still under way" in done.stderr
        assert "the same command later" in done.stderr
        assert "Traceback" not in done.stderr
        assert "never retrieved" not in done.stderr
        desk.looks = 0
        done = run(command(server, stories, tmp_path, "--batch"))
        assert done.returncode == 0, done.stderr
    assert len([r for r in desk.asked if task_of(r) == "read"]) == 3


def test_a_batch_whose_making_was_not_answered_is_found_and_not_made_twice(
    tmp_path: Path, parser: Parser
) -> None:
    desk = BatchDesk(closed=1)
    with ModelServer(honest, other=desk) as server:
        made = brief_of(write_stories(tmp_path / "s", 3), model_of(server, tmp_path), parser)
    assert made.failed == ()
    assert len(desk.batches) == len({task_of(r) for r in desk.asked})


def test_a_batch_that_the_server_forgot_is_handed_in_again(tmp_path: Path, parser: Parser) -> None:
    stories = write_stories(tmp_path / "s", 3)
    desk = BatchDesk(looks=10**6)
    with ModelServer(honest, other=desk) as server:
        with pytest.raises(ModelLimitError, match="under way"):
            brief_of(stories, model_of(server, tmp_path, deadline=4.0), parser)
        desk.batches.clear()
        desk.looks = 0
        made = brief_of(stories, model_of(server, tmp_path), parser)
    assert made.failed == ()
    assert len(made.articles) == 3


# --- what goes wrong


def test_a_question_that_a_batch_left_is_asked_again(tmp_path: Path, parser: Parser) -> None:
    def line_of(line: Line, reply: Reply, at: int, number: int) -> Line:
        if number == 1 and at == 1:
            return unanswered(line, "batch_expired")
        if number == 1 and at == 2:
            return answered(line, Reply('{"error": {"message": "busy"}}', status=500))
        if number == 1 and at == 3:
            return {"no": "such line"}
        return answered(line, reply)

    desk = BatchDesk(line_of=line_of)
    with ModelServer(honest, other=desk) as server:
        made = brief_of(write_stories(tmp_path / "s", 4), model_of(server, tmp_path), parser)
    assert made.failed == ()
    assert Counter(task_of(r) for r in desk.asked)["read"] == 4 + 3
    assert {a.id for a in made.articles} == {c.article for c in made.claims}


@pytest.mark.parametrize(
    ("code", "said"), [("invalid_json_line", "refused"), ("token_limit_exceeded", "no such batch")]
)
def test_a_batch_that_is_refused_stops_the_run_and_says_why(
    code: str, said: str, tmp_path: Path, parser: Parser
) -> None:
    stories = write_stories(tmp_path / "s", 2)
    desk = BatchDesk(refuses=code)
    with ModelServer(honest, other=desk) as server:
        with pytest.raises(ModelError, match=said) as caught:
            brief_of(stories, model_of(server, tmp_path), parser)
        assert code in caught.value.message
        desk.refuses = ""
        assert brief_of(stories, model_of(server, tmp_path), parser).failed == ()


def test_a_server_without_the_interface_is_told(tmp_path: Path, parser: Parser) -> None:
    def none(*_: object) -> Reply:
        return Reply('{"error": {"message": "not found"}}', status=404)

    stories = write_stories(tmp_path / "s", 2)
    refused = pytest.raises(ModelError, match="no batch interface")
    with ModelServer(honest, other=none) as server, refused as caught:
        brief_of(stories, model_of(server, tmp_path), parser)
    assert "--batch" in caught.value.hint


@pytest.mark.parametrize(
    "model",
    [
        ModelSettings(name="m", base_url="http://127.0.0.1:9/v1", batch=True),
        ModelSettings(name="anthropic/x", batch=True, cache=Path("unused")),
        ModelSettings(name="gguf:x.gguf", batch=True, cache=Path("unused")),
    ],
    ids=["no cache", "another provider", "a file"],
)
def test_what_a_batch_takes_is_asked_for_before_anything_is_sent(model: ModelSettings) -> None:
    with pytest.raises(SettingsError, match="--batch"):
        engine_for(model, Parser())
