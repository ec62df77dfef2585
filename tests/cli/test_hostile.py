"""A folder made to deceive: nothing in it drives the terminal, turns our words or is a link."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import cmarkgfm
import pytest
from markdown_it import MarkdownIt

ONE = """Harbour Gazette
Tram derails in Ostby\x1b[2J\x9b31m
3 March 2031

A tram derailed in Ostby on Monday and nine \u202epeople\u202c were hurt, the transit office said.

Director Lea Holm said 40 passengers were on board. "We saw www.bad.example on the doors," she said.

Claims go to refunds@bad.example or xmpp:claims@bad.example, the office said.
"""
TWO = """Evening Courier
Eleven hurt as tram derails at _http://bad.example/a
4 March 2031

A tram derailed in Ostby on Monday and eleven people were hurt, the transit office said.

Director Lea Holm said 46 passengers were on board. "We saw 1http://bad.example/b," she said.
"""
NAMES = ("x\x1b[2J\x1b]0;OWNED\x07.xyz", "line\nbrief: all files read.xyz", "turned\u202etxt.exe")


def acting(text: str) -> set[str]:
    return {
        c
        for c in text
        if (unicodedata.category(c) == "Cc" and c not in "\t\n")
        or unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI"}
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    place = tmp_path_factory.mktemp("hostile")
    folder = place / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    for name in NAMES:
        (folder / name).write_text("something")
    outs = [f"--out={place / 'page'}.{ending}" for ending in ("md", "html", "json")]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", str(folder), *outs],
        capture_output=True,
        text=True,
        check=True,
    )
    return place, done


def test_the_terminal_shows_what_files_are_called(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = made
    assert not acting(done.stderr)
    assert r"x\x1b[2J\x1b]0;OWNED\x07.xyz" in done.stderr
    assert r"line\nbrief: all files read.xyz" in done.stderr
    assert not [line for line in done.stderr.splitlines() if line.startswith("brief:")]


@pytest.mark.parametrize("ending", ["md", "html"])
def test_no_character_of_the_page_acts(
    made: tuple[Path, subprocess.CompletedProcess[str]], ending: str
) -> None:
    page = (made[0] / f"page.{ending}").read_text("utf-8")
    assert "eleven people" in page
    assert not acting(page)


def test_no_link_leads_out_of_the_page(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    page = (made[0] / "page.md").read_text("utf-8")
    for draw in (cmarkgfm.github_flavored_markdown_to_html, MarkdownIt("gfm-like").render):
        drawn = draw(page)
        assert "bad.example" in drawn
        assert not [link for link in re.findall(r'href="([^"]*)"', drawn) if link[:1] != "#"]


def test_nothing_in_the_way_of_the_words_is_kept(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    brief = json.loads((made[0] / "page.json").read_text("utf-8"))
    assert not any(acting(a["text"]) for a in brief["articles"])
    assert any("nine people were hurt" in c["quote"] for c in brief["claims"])


def test_a_path_that_is_not_there_is_told_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "gone\x1b\x07"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(r"brief: gone\x1b\x07 does not exist")
