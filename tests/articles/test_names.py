"""Names of files in a brief: the same folder gives the same names from anywhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from summarize.articles.load import folder_of, load, name_of

STORY = "The harbour bridge reopened on Monday. Engineers had closed it for three weeks.\n"


def names(*paths: Path | str) -> list[str]:
    raws, skipped = load([Path(p) for p in paths], 100_000)
    return [r.path for r in raws] + [s.path for s in skipped]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("a/one.txt", "a/deep/two.txt", "b/three.txt", "b/x.zip"):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}: {STORY}")
    return tmp_path / "news"


def test_the_same_from_wherever_the_folder_is_named(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ["a/deep/two.txt", "a/one.txt", "b/three.txt", "b/x.zip"]
    assert names(news) == told
    monkeypatch.chdir(news)
    assert names(".") == told
    assert names("a", "b") == told
    monkeypatch.chdir("a")
    assert names("..") == told
    assert names("../../news") == told


def test_files_go_by_the_folder_that_holds_them_all(news: Path) -> None:
    assert names(news / "a" / "one.txt") == ["one.txt"]
    assert names(news / "a" / "one.txt", news / "b" / "three.txt") == ["a/one.txt", "b/three.txt"]
    assert names(news / "a", news / "a" / "one.txt") == ["deep/two.txt", "one.txt"]


def test_a_duplicate_is_told_by_its_name(news: Path) -> None:
    (news / "b" / "again.txt").write_text(f"a/one.txt: {STORY}")
    _, skipped = load([news], 100_000)
    assert [s.reason for s in skipped if "again" in s.path] == ["it is the same file as a/one.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_no_utf8_becomes_text(tmp_path: Path) -> None:
    file = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    assert name_of(file, folder_of([tmp_path])) == r"caf\xe9.txt"
