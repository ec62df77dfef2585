"""Article text in the page is text: never markup, never a link, never HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.writing.markdown import escape


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[click](http://bad.example)",
        "![x](http://bad.example/p.png)",
        "a | b | c",
        "# not a heading",
        "- not a list",
        "1. not a list",
        "`code` and **bold** and _em_",
        "&lt;b&gt;",
        "www.bad.example",
    ],
)
def test_nothing_hostile_stays_markup(hostile: str) -> None:
    drawn = escape(hostile)
    for mark in "<>|`*_[]#":
        for at, char in enumerate(drawn):
            if char == mark:
                assert drawn[at - 1] == "\\"
    assert "http://" not in drawn
    assert "www." not in drawn
    assert not drawn.startswith(("- ", "1. "))
    assert "&lt;" not in drawn


@given(st.text())
def test_escaped_text_is_one_line_and_keeps_its_words(text: str) -> None:
    drawn = escape(text)
    assert "\n" not in drawn
    bare = drawn.replace("\\", "").replace("&amp;", "&")
    assert bare == " ".join(text.split()).replace("\\", "")
