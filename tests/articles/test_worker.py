"""One file costs so much time and so much memory, whatever it holds, and no other file pays."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from summarize.articles.load import load
from summarize.articles.worker import MAX_CHARACTERS, USUAL, Limits, Reader, Refusal, attempt
from summarize.domain import RawArticle

STORY = "The harbour bridge reopened on Monday. Engineers had closed it for three weeks.\n"
PAGE = f"<html><body><article><p>{STORY * 9}</p></article></body></html>".encode()
WIDE = b"<html><body>" + b"<i></i>" * 2_000_000 + STORY.encode() + b"</body></html>"
DEEP = b"<html><body>" + b"<div>" * 10_000 + STORY.encode() + b"</body></html>"


def test_a_file_that_takes_too_long_is_refused_and_text_is_still_read() -> None:
    with Reader(Limits(seconds=0.01)) as reader:
        made = reader.read("page.html", PAGE, "html")
        assert isinstance(made, Refusal)
        assert "more than 0.01 seconds" in made.reason
        assert isinstance(reader.read("story.txt", STORY.encode(), "txt"), RawArticle)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit address space")
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read() -> None:
    with Reader(Limits(seconds=120, memory=300_000_000)) as reader:
        made = reader.read("wide.html", WIDE, "html")
        assert isinstance(made, Refusal)
        assert "more than 0.3 GB of memory" in made.reason
        assert isinstance(reader.read("page.html", PAGE, "html"), RawArticle)


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are found in /proc")
def test_a_process_that_dies_over_a_file_is_a_reason_and_the_next_is_read() -> None:
    with Reader(USUAL) as reader:
        assert isinstance(reader.read("page.html", PAGE, "html"), RawArticle)
        children = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text()
        death = threading.Timer(0.1, os.kill, (int(children.split()[-1]), signal.SIGSEGV))
        death.start()
        made = reader.read("wide.html", WIDE, "html")
        assert isinstance(made, Refusal)
        assert "breaks down" in made.reason
        assert isinstance(reader.read("page.html", PAGE, "html"), RawArticle)


def test_a_page_nested_too_deeply_is_refused_for_that() -> None:
    with Reader(USUAL) as reader:
        made = reader.read("deep.html", DEEP, "html")
    assert made == Refusal(reason="its elements are nested too deeply; save its text as .txt")


def test_articles_come_out_of_the_process_as_they_would_here() -> None:
    page = PAGE.replace(b"harbour", "h\u00e4rbor \U0001f6a2".encode())
    with Reader(USUAL) as reader:
        made = reader.read("a.html", page, "html")
    assert isinstance(made, RawArticle)
    assert made == attempt("a.html", page, "html", USUAL)


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_a_text_too_long_for_an_article_is_refused(tmp_path: Path, ending: str) -> None:
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    closed = [f"Engineer {i} closed bridge {i}." for i in range(MAX_CHARACTERS // 20)]
    paragraphs = (f"<p>{' '.join(closed[i : i + 50])}</p>\n" for i in range(0, len(closed), 50))
    (tmp_path / f"long.{ending}").write_text("".join(paragraphs), "utf-8")
    raws, skipped = load([tmp_path], 20_000_000)
    assert [raw.path for raw in raws] == ["good.txt"]
    assert f"longer than {MAX_CHARACTERS:,} characters" in skipped[0].reason
