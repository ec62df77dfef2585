"""The cache's folder: what somebody planted in it reaches nothing outside it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.engines.model.cache import TAG, AnswerCache
from summarize.errors import SettingsError

LONG = {"answer": "x" * 100_000}
"""Long enough for a file of its own."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache with one answer in a file."""
    cache = AnswerCache(tmp_path / "cache")
    cache.put("key", LONG)
    cache.close()
    return tmp_path / "cache"


def plant(folder: Path, filename: str) -> None:
    with sqlite3.connect(folder / "cache.db") as rows:
        rows.execute("UPDATE Cache SET filename = ?", (filename,))
    rows.close()


def test_a_long_answer_has_a_file_and_is_cleared_with_it(folder: Path) -> None:
    assert len(list(folder.rglob("*.val"))) == 1
    cache = AnswerCache(folder)
    assert cache.get("key") == LONG
    assert cache.clear() == 1
    assert not list(folder.rglob("*.val"))


@pytest.mark.parametrize("kind", ["above", "absolute", "beside", "linked"])
def test_a_planted_row_reads_and_removes_nothing(folder: Path, kind: str) -> None:
    free = next(h for n in range(256) if not (folder / (h := f"{n:02x}")).exists())
    hexes = f"{free}/cd/{'0' * 28}.val"
    outside = folder.parent / "outside" / hexes
    outside.parent.mkdir(parents=True)
    outside.write_text('{"answer": "planted"}')
    inside = folder / "notes.val"
    inside.write_text('{"answer": "planted"}')
    (folder / free).symlink_to(folder.parent / "outside" / free)
    names = {
        "above": f"../outside/{hexes}",
        "absolute": str(outside),
        "beside": inside.name,
        "linked": hexes,
    }
    plant(folder, names[kind])
    cache = AnswerCache(folder)
    assert cache.get("key") is None
    cache.close()
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", "cache", "clear", "--cache-dir", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "1 answers removed\n"
    assert outside.is_file()
    assert inside.is_file()
    assert len(AnswerCache(folder)) == 0


def test_planted_settings_are_told_as_a_damaged_cache(folder: Path) -> None:
    with sqlite3.connect(folder / "cache.db") as rows:
        rows.execute("INSERT INTO Settings VALUES ('disk_evil', 1)")
    rows.close()
    with pytest.raises(SettingsError, match="cannot be opened"):
        AnswerCache(folder)


@pytest.mark.parametrize("holds", ["thesis.txt", TAG, ".hidden", "cache.db"])
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
