"""A speaker's "today" is the day of speaking; the page's is the day of printing."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.claims.times import when_of
from summarize.domain import Article, Published
from summarize.text.parsing import Parser


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"The bridge was closed today," Mayor Ines Sala said.', None),
        ("“The bridge was closed today,” Mayor Ines Sala said.", None),
        ("The bridge was closed today, Mayor Ines Sala said.", dt.date(2031, 3, 5)),
    ],
)
def test_today_in_a_quotation_is_not_the_day_of_printing(
    text: str, day: dt.date | None, parser: Parser
) -> None:
    published = Published(date=dt.date(2031, 3, 5), basis="stated")
    article = Article(
        id="A1", path="a", outlet=None, headline=None, published=published, language="en", text=text
    )
    start = text.index("The bridge")
    found = when_of(article, parser.parse(text), start, text.index("today") + 5)
    assert (found.from_ if found else None) == day
