"""The cache's folder: made for its user alone, and what somebody planted in it is not read."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from summarize.engines.model.cache import ANSWERS, BATCHES, TAG, AnswerCache
from summarize.errors import SettingsError

ANSWER = {"answer": {"claims": []}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache with one answer."""
    cache = AnswerCache(tmp_path / "cache")
    cache.put("key", ANSWER)
    cache.close()
    return tmp_path / "cache"


@pytest.mark.parametrize("planted", [b"cos\nsystem\n(S'exit 3'\ntR.", "{not json", "[1]", 7, None])
def test_a_planted_row_is_as_good_as_absent(folder: Path, planted: object) -> None:
    with sqlite3.connect(folder / ANSWERS) as rows:
        rows.execute("UPDATE answers SET answer = ?", (planted,))
    rows.close()
    assert AnswerCache(folder).get("key") is None


def test_what_is_cleared_is_gone_from_the_disk(folder: Path) -> None:
    cache = AnswerCache(folder)
    cache.put("long", {"answer": "secret" * 1000})
    assert cache.clear() == 2
    cache.close()
    assert b"secret" not in (folder / ANSWERS).read_bytes()


def test_a_cache_that_is_too_large_loses_its_older_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = AnswerCache(folder)
    for n in range(5):
        cache.put(f"key {n}", ANSWER)
    cache.close()
    monkeypatch.setattr("summarize.engines.model.cache.SIZE_LIMIT", 1)
    assert AnswerCache(folder).keys() == ["key 2", "key 3", "key 4"]


@pytest.mark.parametrize("kind", ["link", "link to nothing", "file"])
def test_a_folder_of_batches_that_leads_elsewhere_is_refused(folder: Path, kind: str) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "thesis.json").write_text("{}")
    batches = folder / BATCHES
    if kind == "file":
        batches.write_text("mine")
    else:
        batches.symlink_to(outside if kind == "link" else folder.parent / "nowhere")
    cache = AnswerCache(folder)
    with pytest.raises(SettingsError, match="link or a file"):
        cache.clear()
    assert (outside / "thesis.json").read_text() == "{}"
    assert cache.get("key") == ANSWER


@pytest.mark.parametrize("holds", ["thesis.txt", TAG, ".hidden", ANSWERS])
def test_somebody_elses_folder_is_refused_and_left_as_it_was(tmp_path: Path, holds: str) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / holds).write_text("mine")
    with pytest.raises(SettingsError, match="holds other things") as caught:
        AnswerCache(tmp_path)
    assert "--cache-dir" in caught.value.hint
    assert [p.name for p in tmp_path.iterdir()] == [holds]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_an_empty_folder_becomes_ours_and_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    AnswerCache(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    AnswerCache(tmp_path).close()
