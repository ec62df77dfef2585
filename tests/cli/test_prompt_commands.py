"""`brief prompts` and `brief cache`: seen from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.cli.app import main
from summarize.engines.model.cache import AnswerCache


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(list(words))
    return int(end.value.code or 0)


def test_prompts_are_listed_shown_copied_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("prompts", "list") == 0
    listed = capsys.readouterr().out
    assert "default@" in listed
    assert "terse@" in listed
    assert run("prompts", "show", "default", "compare") == 0
    assert "compare news accounts" in capsys.readouterr().out
    mine = tmp_path / "mine"
    assert run("prompts", "copy", "default", str(mine)) == 0
    assert run("prompts", "copy", "default", str(mine)) == 3
    assert run("prompts", "check", str(mine)) == 0
    compare = mine / "compare.md"
    compare.write_text(compare.read_text("utf-8").replace("in accounts", "in pears"), "utf-8")
    capsys.readouterr()
    assert run("prompts", "check", str(mine)) == 2
    assert "unknown variable pears" in capsys.readouterr().err


def test_the_cache_is_shown_and_cleared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--cache-dir", str(tmp_path))
    cache = AnswerCache(tmp_path)
    cache.put("one", {"answer": {}})
    cache.close()
    assert run("cache", "path", *place) == 0
    assert str(tmp_path) in capsys.readouterr().out
    assert run("cache", "info", *place) == 0
    assert capsys.readouterr().out.startswith("1 answers")
    assert run("cache", "clear", *place) == 0
    assert "1 answers removed" in capsys.readouterr().out
    assert len(AnswerCache(tmp_path)) == 0
