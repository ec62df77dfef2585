"""The Python door: `from summarize import make_brief`."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from summarize import Brief, Text, make_brief
from summarize.errors import BriefError, InputError, OutputError
from summarize.text.parsing import Parser

STORY = "The mayor said on Monday that 12 boats sank <fast>. Nobody died."


@pytest.fixture(scope="module")
def brief(parser: Parser) -> Brief:
    return make_brief(Text(STORY, outlet="Echo", published="2031-03-05"), parser=parser)


def test_every_quote_is_verbatim(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor said on Monday that 12 boats sank. Nobody died.")
    brief = make_brief([tmp_path])
    texts = {a.id: a.text for a in brief.articles}
    assert brief.claims
    assert all(texts[c.article][c.start : c.end] == c.quote for c in brief.claims)


def test_it_tells_in_a_line_what_it_holds(brief: Brief) -> None:
    assert len(repr(brief)) < 200
    assert re.fullmatch(r"Brief\(title='.*', articles=1, claims=\d+, findings=\d+\)", repr(brief))


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(brief: Brief) -> None:
    frame = brief._repr_html_()
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox="([^"]*)" [^>]*></iframe>', frame)
    assert found
    assert html.unescape(found[1]) == brief.to_html()
    assert "allow-same-origin" not in found[2]
    assert brief._repr_markdown_() == brief.to_markdown()


def test_it_is_saved_and_read_back(brief: Brief, tmp_path: Path) -> None:
    brief.save(tmp_path / "x.json", str(tmp_path / "x.html"), tmp_path / "figures.csv")
    again = Brief.load(tmp_path / "x.json")
    assert again == brief
    assert (tmp_path / "x.html").read_text("utf-8") == again.to_html()
    assert (tmp_path / "x.json").read_text("utf-8") == again.to_json()


def test_what_goes_wrong_is_an_error_of_ours(brief: Brief, tmp_path: Path) -> None:
    for path, kind in (("x.xlsx", InputError), ("none/x.md", OutputError), ("x\0.md", OutputError)):
        with pytest.raises(kind):
            brief.save(tmp_path / "good.md", tmp_path / path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="no table"):
        brief.table("nothing")
    with pytest.raises(InputError, match="cannot read"):
        Brief.load(tmp_path / "none.json")
    with pytest.raises(BriefError) as caught:
        make_brief(STORY + "\n")
    assert caught.value.hint in caught.value.__notes__


def test_a_table_is_a_list_of_rows(brief: Brief) -> None:
    rows = brief.table("figures")
    assert [(r["value"], r["outlet"]) for r in rows if r["value"]] == [(12.0, "Echo")]
    assert brief.table() == brief.table("claims")
