"""The recorded exchanges in the repository answer `brief eval` with no network and for nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.recordings import ASKED, PLACE
from tests.evaluation.test_command import Evaluate, evaluate, home

__all__ = ["evaluate", "home"]

MOST_BYTES = 1_000_000


def replay(evaluate: Evaluate, folder: Path, *more: str) -> Any:
    return evaluate(*ASKED[1:], "--replay", str(folder), *more)


def test_they_replay_without_a_server(home: Path, evaluate: Evaluate) -> None:
    done = replay(evaluate, PLACE / "exchanges", "--out", "r.json")
    assert done.returncode == 0, f"{done.stderr}\nafter a change on purpose: make recordings"
    entry = json.loads((home / "r.json").read_text("utf-8"))["entries"][0]
    assert entry["usage"]["requests"] == 0
    assert entry["usage"]["cached"] > 0
    assert entry["open"]["claims.core_recall"]["value"] == 1.0


def test_an_exchange_that_lacks_fails_by_name(
    home: Path, evaluate: Evaluate, tmp_path: Path
) -> None:
    fewer = tmp_path / "fewer"
    shutil.copytree(PLACE / "exchanges", fewer)
    for path in fewer.glob("read-*.json"):
        path.unlink()
    done = replay(evaluate, fewer)
    assert done.returncode == 4
    assert "not recorded: read of A" in done.stderr


@pytest.mark.parametrize("path", sorted((PLACE / "exchanges").glob("*.json")), ids=lambda p: p.stem)
def test_they_hold_what_was_said_and_nothing_of_the_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert json.loads(text).keys() == {"key", "task", "subject", "model", "messages", "answer"}
    assert "127.0.0.1" not in text
    assert str(Path.home()) not in text


def test_they_are_small() -> None:
    files = [p for part in ("cases", "exchanges") for p in (PLACE / part).rglob("*.*")]
    assert 0 < sum(p.stat().st_size for p in files) < MOST_BYTES
