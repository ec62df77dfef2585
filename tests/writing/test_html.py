"""The HTML page stands alone, leads from a line to its words and back, and reads on a phone."""

from __future__ import annotations

import re

import pytest

from summarize import make_brief
from summarize.domain import Brief
from summarize.text.parsing import Parser
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown

POST = """Ferry runs aground off Halvik

The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 212 passengers ashore.
"""
RADIO = """The ferry Marit aground

The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 180 passengers <ashore>.
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Brief:
    folder = tmp_path_factory.mktemp("ferry")
    (folder / "post.txt").write_text(POST, "utf-8")
    (folder / "radio.txt").write_text(RADIO, "utf-8")
    return make_brief([folder], parser=parser)


def test_every_note_is_reached_and_leads_back(brief: Brief) -> None:
    page = to_html(brief)
    ids = re.findall(r'\bid="([^"]+)"', page)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links == set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_nothing_of_an_article_is_markup(brief: Brief) -> None:
    page = to_html(brief)
    assert not re.search(r"<script|<link|<img|\bsrc=|https?:|@import|url\(", page)
    assert "<ashore>" not in page
    assert "&lt;ashore&gt;" in page


def test_a_cell_names_its_column_for_narrow_screens(brief: Brief) -> None:
    page = to_html(brief)
    heads = set(re.findall(r'<th scope="col">([^<]+)</th>', page))
    assert heads
    assert set(re.findall(r'<td data-label="([^"]+)"', page)) == heads


def test_every_footnote_of_the_text_is_written_out(brief: Brief) -> None:
    page = to_markdown(brief)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert used
    assert used == set(re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE))
