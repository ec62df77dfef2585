"""Files come whole or not at all, and nothing stays beside them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.errors import OutputError
from summarize.writing.output import check_place, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")


def child(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=False
    )


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_texts_and_bytes_are_written_with_the_rights_of_a_plain_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    files = {tmp_path / "a.md": "zoë\n", tmp_path / "b.parquet": b"\x00\r\n"}
    write_whole(files)
    assert (tmp_path / "a.md").read_bytes() == "zoë\n".encode()
    assert (tmp_path / "b.parquet").read_bytes() == b"\x00\r\n"
    assert (tmp_path / "a.md").stat().st_mode == plain.stat().st_mode
    (tmp_path / "a.md").chmod(0o640)
    write_whole(files)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.md", "b.parquet", "plain"]


def test_a_link_is_replaced_and_what_it_leads_to_is_left(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("mine")
    (tmp_path / "page.md").symlink_to("elsewhere.txt")
    write_whole({tmp_path / "page.md": "new", tmp_path / "page.json": "{}"})
    assert (tmp_path / "elsewhere.txt").read_text() == "mine"
    assert (tmp_path / "page.md").read_text() == "new"


@posix
def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from summarize.errors import OutputError\n"
        "from summarize.writing.output import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "place = Path(sys.argv[1])\n"
        "try: write_whole({place / 'a.md': 'new', place / 'b.md': 'x' * 5000})\n"
        "except OutputError as error: print(error)\n"
    )
    done = child(code, str(tmp_path))
    assert "b.md: File too large" in done.stdout, done.stderr
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "is a folder"),
        ("none/page.md", "there is no folder"),
        ("file/page.md", "there is no folder|Not a directory"),
        (f"{'x' * 300}.md", "too long"),
        ("nul\0.md", "null"),
        ("pipe", "no ordinary file"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    before = names(tmp_path)
    with pytest.raises(OutputError, match=said):
        check_place(tmp_path / name)
    assert names(tmp_path) == before


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="rights do not bind the superuser"
)
def test_a_folder_that_may_not_be_written_is_told_before(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        check_place(tmp_path / "page.md")


def test_a_place_that_can_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("old")
    check_place(tmp_path / "page.md")
    check_place(tmp_path / f"{'x' * 250}.md")
    assert names(tmp_path) == ["page.md"]
