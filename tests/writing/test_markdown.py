"""Article text in the page is text: never markup, never a link, never HTML, nothing that acts."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize.text.printable import printable
from summarize.writing.blocks import Bullets, Line, Page, Section
from summarize.writing.markdown import draw, escape

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](http://bad.example)",
    "![x](http://bad.example/p.png)",
    "<http://bad.example>",
    "a | b | c",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "---",
    "===",
    "`code` and **bold** and _em_",
    "&lt;b&gt; &#64; &amp;",
    "[^1]: no note",
    "www.bad.example",
    "Www.Bad.example.",
    "_http://bad.example/a",
    "1http://bad.example/a?b=c&d=<e>",
    "(https://bad.example/)",
    "ftp://bad.example",
    "see http://bad.example/`x`|y.",
    "//bad.example/x",
    "bad.com and news.bad.com.",
    "refunds@bad.example",
    "a.b+c_d-e@bad.example, x",
    "mailto:refunds@bad.example",
    "xmpp:refunds@bad.example/there",
    "@somebody",
    "http:\u202e//bad.example",
    "http\x1b://bad.example",
]
BITS = [*HOSTILE, "http", "s", ":", "//", "www", ".", "@", "bad", "com", "`", "|", "\\", " ", "\n"]
TEXTS = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=3)), max_size=9).map("".join)
LINKING = MarkdownIt("gfm-like")
"""Links whatever looks like an address, a bare domain among them."""


def github(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text)


def shown(page: str) -> str:
    """The words that a reader of some HTML sees."""
    return html.unescape(re.sub(r"<[^>]+>", "", page)).strip()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_hostile_stays_markup_or_link(hostile: str) -> None:
    plain = " ".join(printable(hostile).split())
    for render in (github, LINKING.render):
        for drawn in (render(escape(hostile)), render(f"| HEAD |\n| --- |\n| {escape(hostile)} |")):
            assert not re.search(r"<(?!/?(?:p|code|table|thead|tbody|tr|th|td)\b)", drawn), drawn
            assert shown(drawn).removeprefix("HEAD").strip() == plain


@given(TEXTS)
def test_any_text_is_shown_as_it_stands_and_nothing_of_it_is_a_link(text: str) -> None:
    plain = " ".join(printable(text).split())
    for render in (github, LINKING.render):
        drawn = render(escape(text))
        assert not re.search(r"<(?!/?(?:p|code)\b)", drawn), drawn
        assert shown(drawn) == plain.strip()


@given(st.text())
def test_escaped_text_is_one_line(text: str) -> None:
    assert "\n" not in escape(text)


def page_with(*lines: Line) -> str:
    """The page of some lines, each citing what one account or several print."""
    quotes = {
        "short": ("1 Post", "the ferry sank"),
        "long": ("1 Post", "the ferry sank off Liss in a storm"),
        "radio": ("2 Radio, the coastguard", "nine are missing"),
        "wire": ("3 Wire", "nine people are missing tonight"),
        "herald": ("4 Herald", "the missing are nine, all from Liss"),
    }
    section = Section("News", (Bullets(lines),))
    page = Page("A ferry", "Made here.", (section,), lambda cites: tuple(quotes[c] for c in cites))
    return draw(page)


def notes(page: str) -> list[str]:
    return [line.partition(": ")[2] for line in page.splitlines() if line.startswith("[^")]


def test_a_note_quotes_its_words_where_the_line_is_in_them_too() -> None:
    page = page_with(
        Line("Nine are missing.", ("radio",)), Line("How many: nine", ("radio", "wire"))
    )
    assert notes(page) == [
        "2 Radio, the coastguard: “nine are missing”",
        "3 Wire: “nine people are missing tonight”",
    ]
    assert "- How many: nine[^1] [^2]" in page


def test_each_account_is_quoted_with_the_words_that_bear_a_line_out() -> None:
    assert notes(page_with(Line("How many: 9", ("radio", "wire", "herald")))) == [
        "2 Radio, the coastguard: “nine are missing”",
        "3 Wire: “nine people are missing tonight”",
        "4 Herald: “the missing are nine, all from Liss”",
    ]
