"""How questions are put: modes, dialects, limits, money, and what a stopped run leaves behind."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import threading
import time
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.engines.model.asking import LONGEST_WAIT, backoff
from summarize.engines.model.cache import AnswerCache
from summarize.engines.model.client import LocalServer, fault_of, retry_after
from summarize.engines.model.ledger import price_of
from summarize.engines.model.questions import file_state, tokens_of
from summarize.errors import ModelAuthError, ModelError
from tests.engines.asked import article, articles, engine, once, read
from tests.engines.model_server import ModelServer, Reply, completion, honest, sentences


def refusal(message: str, **more: str) -> Reply:
    return Reply(json.dumps({"error": {"message": message, **more}}), status=400)


# --- what the server can do


def test_many_refusals_of_a_mode_at_once_step_down_once() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        if request.get("response_format", {}).get("type") == "json_schema":
            reply = refusal("response_format json_schema is not supported")
            reply.stall = 0.2
            return reply
        if "tools" in request:
            call = {"name": "ReadAnswer", "arguments": claims_of(request)}
            return with_tool_call(call)
        return refusal("only tools here")

    with ModelServer(answer) as server:
        readings = read(server, articles(6), concurrency=6)
    assert [r.failure for r in readings] == [None] * 6
    assert len(server.requests) == 12


def claims_of(request: dict[str, Any]) -> str:
    return str(json.loads(honest(request, 1).body)["choices"][0]["message"]["content"])


def with_tool_call(call: dict[str, str]) -> Reply:
    reply = completion(None)
    body = json.loads(reply.body)
    calls = [{"id": "1", "type": "function", "function": call}]
    body["choices"][0]["message"]["tool_calls"] = calls
    return Reply(json.dumps(body))


def test_a_server_that_ignores_the_schema_without_saying_so_is_understood() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        return completion(f"Gladly!\n```json\n{claims_of(request)}\n```\n")

    with ModelServer(answer) as server:
        readings = read(server, articles(3), concurrency=1)
    assert [len(r.drafts) for r in readings] == [4, 4, 4]
    assert len(server.requests) == 4, "found out once, not for each article"


def test_a_mode_that_is_forced_is_kept() -> None:
    with ModelServer(lambda *_: refusal("tools are not supported")) as server:
        made = engine(server, mode="tools")
        with pytest.raises(Exception, match="cannot answer in this mode"):
            list(made.read([article()]))
        made.close()
    assert len(server.requests) == 1


def test_a_reasoning_model_is_asked_in_its_dialect() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        if "max_tokens" in request:
            return refusal(
                "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
                code="unsupported_parameter",
                param="max_tokens",
            )
        if "temperature" in request:
            return refusal("Only the default (1) value is supported.", param="temperature")
        return honest(request, number)

    with ModelServer(answer) as server:
        readings = read(server, articles(5), concurrency=5, attempts=1)
    assert [r.failure for r in readings] == [None] * 5
    last = server.requests[-1]
    assert last["max_completion_tokens"] > 8000, "thinking counts as part of the answer"


def test_a_question_that_is_too_long_is_asked_in_halves() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        if len(sentences(request)) > 2:
            return refusal("This model's maximum context length is 400 tokens.")
        return honest(request, number)

    with ModelServer(answer) as server:
        (reading,) = read(server, articles(1))
    assert reading.failure is None
    assert len(reading.drafts) == 4


# --- what fails


def test_one_piece_that_fails_does_not_lose_the_others() -> None:
    long = "\n\n".join(f"The council met in room {n}. It spoke for {n} hours." for n in range(200))

    def answer(request: dict[str, Any], number: int) -> Reply:
        if "room 7." in json.dumps(request):
            return completion(None, refusal="no")
        return honest(request, number)

    with ModelServer(answer) as server:
        (reading,) = read(server, [article(1, long)])
    assert len(server.requests) > 1
    assert len(reading.drafts) > 100
    assert reading.failure == "the model read only part of it: the model refused"


def test_an_address_that_is_no_model_server_is_told_from_an_unknown_model() -> None:
    nowhere = Reply("<html>Not found</html>", status=404, headers={"Content-Type": "text/html"})
    with ModelServer(lambda *_: nowhere) as server:
        made = engine(server)
        with pytest.raises(Exception, match="no model server answers") as caught:
            list(made.read([article()]))
        made.close()
    assert "/v1" in caught.value.hint  # type: ignore[attr-defined]


def test_a_wrong_key_stops_the_run_and_keeps_what_was_under_way(tmp_path: Path) -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        if "number 2 " in json.dumps(request):
            return Reply('{"error": {"message": "bad key"}}', status=401)
        reply = honest(request, number)
        reply.stall = 0.5
        return reply

    with ModelServer(answer) as server:
        made = engine(server, concurrency=3, cache=tmp_path)
        with pytest.raises(ModelAuthError):
            list(made.read(articles(9)))
        made.close()
        assert len(server.requests) == 3
    assert len(AnswerCache(tmp_path)) == 2


def test_a_spoiled_claim_among_many_does_not_spoil_the_answer() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        claims = [{"s": n} for n, _ in sentences(request)]
        spoiled = [{"s": 1, "words": "x" * 400}]
        return completion(json.dumps({"claims": [*claims, *spoiled]}))

    with ModelServer(answer) as server:
        (reading,) = read(server, articles(1))
    assert len(reading.drafts) == 4
    assert len(server.requests) == 1


class ForeignError(Exception):
    """An error as the libraries of other providers raise it."""

    def __init__(self, status_code: int) -> None:
        super().__init__("the article says X")
        self.status_code = status_code


@pytest.mark.parametrize(
    ("status", "kind"), [(401, None), (404, None), (413, "too-long"), (529, "transient")]
)
def test_errors_of_other_providers_go_by_their_status(status: int, kind: str | None) -> None:
    fault = fault_of(ForeignError(status), "m")
    assert getattr(fault, "kind", None) == kind
    assert isinstance(fault, ModelError) == (kind is None)
    assert "article" not in fault.message


# --- limits


def test_no_more_requests_at_once_than_allowed() -> None:
    now, most = 0, 0
    lock = threading.Lock()

    def answer(request: dict[str, Any], number: int) -> Reply:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.1)
        with lock:
            now -= 1
        return honest(request, number)

    with ModelServer(answer) as server:
        read(server, articles(9), concurrency=3)
    assert most == 3


def test_a_long_wait_that_the_server_asks_for_holds_everyone_back() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        if number == 1:
            return Reply(status=429, headers={"Retry-After": "1"})
        reply = honest(request, number)
        reply.stall = 0.1
        return reply

    with ModelServer(answer) as server:
        read(server, articles(6), concurrency=2)
    early = [t for t in server.times if t - server.times[0] < 1]
    assert len(early) <= 3, "only what was under way already"


def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    with ModelServer(once(Reply(status=429, headers={"Retry-After": "600"}))) as server:
        began = time.monotonic()
        made = engine(server, deadline=3.0)
        with pytest.raises(Exception, match="deadline"):
            list(made.read([article()]))
        made.close()
    assert time.monotonic() - began < 3


NOON = dt.datetime(2030, 1, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"Retry-After": "3600"}, 3600),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"Retry-After": format_datetime(NOON + dt.timedelta(seconds=90), usegmt=True)}, 90),
        ({"Retry-After": format_datetime(NOON - dt.timedelta(hours=1), usegmt=True)}, 0),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_in_both_forms_of_the_rfc(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers, NOON.timestamp()) == seconds


@given(st.text(max_size=40))
def test_whatever_stands_in_retry_after_is_a_number_or_nothing(value: str) -> None:
    found = retry_after({"Retry-After": value}, 0.0)
    assert found is None or found >= 0


@given(st.integers(1, 400))
def test_back_off_is_bounded(attempt: int) -> None:
    assert 0 <= backoff(attempt) <= LONGEST_WAIT


# --- money


def test_tokens_are_estimated_where_the_server_does_not_count() -> None:
    def answer(request: dict[str, Any], number: int) -> Reply:
        body = json.loads(honest(request, number).body)
        del body["usage"]
        return Reply(json.dumps(body))

    with ModelServer(answer) as server:
        made = engine(server, prices={"m": (1.0, 1.0)})
        list(made.read([article()]))
        made.close()
    assert made.usage().prompt_tokens > 100
    assert made.usage().cost_usd


def test_usage_is_told_task_by_task_and_adds_up(tmp_path: Path) -> None:
    with ModelServer(once(completion("{}"))) as server:
        for expected in ((4, 0), (0, 3)):
            made = engine(server, cache=tmp_path, prices={"m": (1.0, 2.0)})
            list(made.read(articles(3)))
            made.close()
            usage = made.usage()
            assert (usage.requests, usage.cached) == expected
            (reading,) = usage.tasks
            assert (reading.task, reading.requests, reading.cached) == ("read", *expected)
            assert reading.cost_usd == usage.cost_usd
    assert usage.cost_usd == 0


def test_a_small_budget_slows_down_before_it_stops() -> None:
    """What is set aside for requests under way comes back: the run waits for it."""
    with ModelServer(honest) as server:
        made = engine(server, prices={"m": (1.0, 1.0)}, budget=0.006, concurrency=8)
        readings = list(made.read(articles(8)))
        made.close()
    assert all(r.failure is None for r in readings)
    assert (made.usage().cost_usd or 1) <= 0.006


@pytest.mark.parametrize("text", ["news " * 50, "Новости дня. " * 20, "新聞" * 40, ""])
def test_estimates_of_tokens_err_on_the_safe_side(text: str) -> None:
    assert tokens_of(text) >= len(text.encode()) / 6


def test_prices_the_users_own_first() -> None:
    assert price_of("openai/gpt-4o-mini", {}) == price_of("gpt-4o-mini-2024-07-18", {})
    own = price_of("openai/gpt-4o-mini", {"gpt-4o-mini": (9.0, 9.0)})
    assert own is not None
    assert own.sent == 9.0
    assert price_of("unheard-of", {}) is None
    assert price_of("gguf:some.gguf", {}) is not None


# --- a model on this machine


def test_a_model_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model file") as caught:
        LocalServer(tmp_path / "gone.gguf", 512)
    assert "gguf:" in caught.value.hint


def test_another_file_under_the_same_name_is_another_model(tmp_path: Path) -> None:
    model = tmp_path / "m.gguf"
    model.write_bytes(b"one")
    first = file_state(f"gguf:{model}")
    model.write_bytes(b"another")
    assert first != file_state(f"gguf:{model}")
    assert file_state("openai/gpt-4o") is None


# --- where it runs


def test_it_runs_within_a_running_loop_as_in_a_notebook() -> None:
    async def cell() -> int:
        return len(read(server, [article()])[0].drafts)

    with ModelServer(honest) as server:
        assert asyncio.run(cell()) == 3


def test_what_is_asked_of_this_machine_does_not_go_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ModelServer(honest) as server, ModelServer(honest) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        monkeypatch.setenv("ALL_PROXY", proxy.base_url.removesuffix("/v1"))
        read(server, [article()])
        assert len(server.requests) == 1
        assert proxy.requests == []
