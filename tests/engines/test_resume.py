"""A run that is killed, interrupted or repeated: what was answered is not asked for again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summarize.engines.model.cache import AnswerCache
from summarize.errors import SettingsError
from tests.engines.asked import articles as many
from tests.engines.asked import command, read, write_stories
from tests.engines.model_server import ModelServer, Reply, honest, sentences, task_of

FEW = ("--concurrency", "3")


def slowly(request: dict[str, Any], number: int) -> Reply:
    reply = honest(request, number)
    reply.stall = 0.1
    return reply


def start(words: list[str]) -> subprocess.Popen[str]:
    """Start a command that hears Ctrl-C, also where the tests run under nohup, which does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(  # noqa: S603 - our own command
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
        )
    finally:
        signal.signal(signal.SIGINT, before)


def reached(server: ModelServer, count: int) -> None:
    until = time.monotonic() + 180
    while len(server.requests) < count:
        assert time.monotonic() < until
        time.sleep(0.01)


def read_questions(server: ModelServer) -> Counter[str]:
    """Return how often each article was asked about."""
    asked = [r for r in server.requests if task_of(r) == "read"]
    return Counter(sentences(r)[-1][1] for r in asked)


def test_after_kills_only_what_was_in_flight_is_asked_again(tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "stories", 12)
    page = tmp_path / "page.json"
    with ModelServer(slowly) as server:
        for kills, at in enumerate((4, 10), 1):
            run = start(command(server, stories, tmp_path, *FEW))
            reached(server, at)
            run.kill()
            run.communicate()
            asked = sum(read_questions(server).values())
            kept = len(AnswerCache(tmp_path / "cache"))
            assert kept >= asked - 4 * kills, "answered is stored, but for what was in flight"
            assert not page.exists()
        again = start(command(server, stories, tmp_path, *FEW))
        _, said = again.communicate(timeout=180)
    assert again.returncode == 0, said
    assert max(read_questions(server).values()) <= 3
    assert sum(read_questions(server).values()) <= 12 + 2 * 4
    assert len(json.loads(page.read_text("utf-8"))["articles"]) == 12


def test_an_interrupted_run_says_how_to_go_on_and_shows_no_traceback(tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "stories", 12)
    with ModelServer(slowly) as server:
        run = start(command(server, stories, tmp_path, *FEW))
        reached(server, 6)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=120)
        assert run.returncode == 130
        assert "Traceback" not in said
        assert "goes on" in said
        assert len(AnswerCache(tmp_path / "cache")) >= 1
    assert not (tmp_path / "page.json").exists()


def test_two_runs_at_once_share_the_cache_and_a_third_asks_nothing(tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "stories", 8)
    with ModelServer(slowly) as server:
        words = command(server, stories, tmp_path, *FEW)
        both = [start(words) for _ in range(2)]
        said = [run.communicate(timeout=180)[1] for run in both]
        assert [run.returncode for run in both] == [0, 0], said
        asked = len(server.requests)
        code = (
            "import sys; from summarize.cli import main\n"
            f"try: main({words[3:]!r})\n"
            "except SystemExit as end: assert not end.code\n"
            "print([m for m in ('openai', 'instructor') if m in sys.modules])"
        )
        third = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert len(server.requests) == asked
    assert "No requests, " in third.stderr
    assert third.stdout.splitlines()[-1] == "[]", "the model's libraries are not even loaded"


def test_a_damaged_cache_says_what_to_do(tmp_path: Path) -> None:
    AnswerCache(tmp_path).close()
    (tmp_path / "cache.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(SettingsError, match="cannot be opened") as caught:
        AnswerCache(tmp_path)
    assert "--no-cache" in caught.value.hint


def test_a_row_that_was_changed_is_as_good_as_absent(tmp_path: Path) -> None:
    with ModelServer(honest) as server:
        read(server, many(1), cache=tmp_path)
        rows = AnswerCache(tmp_path)
        for key in list(rows.keys()):
            rows.put(key, {"answer": {"claims": "none"}})
        rows.close()
        (reading,) = read(server, many(1), cache=tmp_path)
    assert len(reading.drafts) == 4
    assert len(server.requests) == 2
