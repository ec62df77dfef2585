"""One bad file never takes the folder down: it is named with its reason, the rest is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from summarize.articles.load import load
from summarize.domain import RawArticle, Skipped

STORY = "The harbour bridge reopened on Monday. Engineers had closed it for three weeks.\n"
LIMIT = 1_000_000


def beside_good(folder: Path, name: str | bytes, data: bytes) -> tuple[list[RawArticle], str]:
    """Read a file beside a good article; return the articles, and the reason for skipping it."""
    (folder / "good.txt").write_text(STORY, "utf-8")
    (folder / os.fsdecode(name)).write_bytes(data)
    raws, skipped = load([folder], LIMIT)
    assert "good.txt" in {Path(raw.path).name for raw in raws}
    return raws, skipped[0].reason if skipped else ""


PAGE = """<html><head><script type="application/ld+json">{"datePublished": "%s"}</script>
</head><body><article><p>%s</p></article></body></html>"""


def test_a_bad_escape_in_the_date_of_a_page_costs_the_date_alone(tmp_path: Path) -> None:
    page = PAGE % ("2021-03-04\\x", STORY * 9)
    raws, _ = beside_good(tmp_path, "page.html", page.encode())
    assert len(raws) == 2


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "base64", "rot13", "utf-7"])
def test_a_page_that_names_an_odd_encoding_is_read_as_any_text(
    tmp_path: Path, charset: str
) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{STORY * 9}</p></body></html>'
    raws, _ = beside_good(tmp_path, "page.html", page.encode())
    assert [STORY.strip() in raw.text for raw in raws] == [True, True]


@pytest.mark.parametrize("name", ["broken.pdf", "broken.docx"])
def test_what_a_library_raises_is_a_reason(tmp_path: Path, name: str) -> None:
    _, reason = beside_good(tmp_path, name, b"%PDF-1.7 %%EOF")
    assert reason


def test_a_mail_that_names_an_odd_encoding_is_read_as_any_text(tmp_path: Path) -> None:
    head = b"From: a\r\nContent-Type: text/plain; charset=undefined\r\n\r\n"
    raws, _ = beside_good(tmp_path, "odd.eml", head + f"{STORY * 9}".encode())
    assert [STORY.strip() in raw.text for raw in raws] == [True, True]


def test_halves_of_surrogate_pairs_are_joined_or_replaced() -> None:
    raw = RawArticle(path="a.pdf", format="pdf", text="a \ud83d\ude00 b \ud800 c")
    assert raw.text == "a \U0001f600 b \ufffd c"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are Unicode there")
@pytest.mark.parametrize(("name", "read"), [(b"caf\xe9.txt", 2), (b"caf\xe9.xyz", 1)])
def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path, name: bytes, read: int) -> None:
    raws, _ = beside_good(tmp_path, name, STORY.replace("Monday", "Friday").encode())
    assert len(raws) == read
    named = [raw.path for raw in raws] + [s.path for s in load([tmp_path], LIMIT)[1]]
    assert any(path.endswith(name.decode("utf-8", "backslashreplace")) for path in named)
    assert all(path.encode("utf-8") for path in named)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_itself_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    raws, skipped = load([tmp_path, tmp_path / "self.txt"], LIMIT)
    assert len(raws) == 1
    assert skipped == [Skipped(path="self.txt", reason="a link that leads nowhere")]
