"""The HTML report stands alone, and leads from a line to its words in their article and back."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from pathlib import Path

import pytest

from summarize import make_brief
from summarize.domain import Brief
from summarize.text.parsing import Parser
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown
from tests.writing.scribe import LOAD, SANK, Scribe, made

POST = """Ferry runs aground off Halvik

The ferry Marit ran aground near Halvik on Tuesday. Rescuers said 12 people were injured.
"""
RADIO = """The ferry Marit aground

The ferry Marit ran aground near Halvik on Tuesday. Rescuers said 18 people were injured <ashore>.
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Brief:
    folder = tmp_path_factory.mktemp("ferry")
    (folder / "post.txt").write_text(POST, "utf-8")
    (folder / "radio.txt").write_text(RADIO, "utf-8")
    return make_brief([folder], parser=parser)


def test_every_link_leads_to_a_place_of_its_own(brief: Brief) -> None:
    page = to_html(brief)
    ids = re.findall(r'\sid="([^"]+)"', page)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert {i for i in links if i.startswith("q-")}
    assert {i for i in links if i.startswith("f-")}
    assert links <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_article_stands_in_it_whole(brief: Brief) -> None:
    page = to_html(brief)
    articles = re.findall(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
    assert len(articles) == len(brief.articles)
    for article, drawn in zip(brief.articles, articles, strict=True):
        assert html.unescape(re.sub(r"<[^>]+>", "", drawn)).split() == article.text.split()


def test_its_style_and_script_alone_may_run_and_nothing_is_loaded(brief: Brief) -> None:
    page = to_html(brief)
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0])
    for name in ("style", "script"):
        (held,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<link|<img|\ssrc=|https?:|@import|url\(", page)


def test_nothing_of_an_article_is_markup(brief: Brief) -> None:
    page = to_html(brief)
    assert "<ashore>" not in page
    assert "&lt;ashore&gt;" in page


def test_a_cell_names_its_column_for_narrow_screens(brief: Brief) -> None:
    page = to_html(brief)
    heads = set(re.findall(r'<th scope="col">([^<]+)</th>', page))
    assert heads
    assert set(re.findall(r'<td data-label="([^"]+)"', page)) <= heads


def test_every_footnote_of_the_text_is_written_out(brief: Brief) -> None:
    page = to_markdown(brief)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert used
    assert used == set(re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE))


def test_a_dispute_shows_its_sides_with_their_accounts(tmp_path: Path, parser: Parser) -> None:
    page = to_html(
        made(Scribe([("agreed", SANK), ("disputed", LOAD)], lambda _: ()), tmp_path, parser)
    )
    sides = page.partition('<div class="sides">')[2].partition("</section>")[0]
    text = html.unescape(re.sub(r"<[^>]+>", " ", sides))
    assert "The ferry was not overloaded" in text
    assert "The Harbour Post" in text
    assert "The Liss Echo" in text


def test_an_account_whose_words_count_days_stands_under_its_day_and_nothing_is_put_in(
    tmp_path: Path, parser: Parser
) -> None:
    for name, told in (("post", "sank off Halvik today"), ("radio", "was towed to Orn on Monday")):
        text = f"The {name} of Halvik\n6 May 2031\n\nFerry lost\n\nThe ferry Marit {told}.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    made = make_brief([tmp_path], parser=parser)
    assert "Source 1, 6 May 2031" in to_html(made)
    page = to_markdown(made)
    assert "**Source 1, 6 May 2031:** “The ferry Marit sank off Halvik today”" in page
