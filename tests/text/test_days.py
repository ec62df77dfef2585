"""Days as seen from the day of printing become dates in statements, never inside quotations."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.text.days import with_dates

MONDAY = dt.date(2021, 3, 8)


@pytest.mark.parametrize(
    ("said", "text", "told"),
    [
        ("yesterday", "The bridge fell yesterday", "The bridge fell on 8 March"),
        ("Yesterday", "Yesterday the bridge fell", "On 8 March the bridge fell"),
        (
            "yesterday",
            "By yesterday morning six had left",
            "By the morning of 8 March six had left",
        ),
        ("last night", "The bridge fell last night", "The bridge fell on the night of 8 March"),
        ("tomorrow", "It is to open tomorrow", "It is to open on 8 March"),
        ("today", "The port, shut today, is old", "The port, shut on 8 March, is old"),
    ],
)
def test_the_date_stands_for_the_word(said: str, text: str, told: str) -> None:
    assert with_dates(text, said, MONDAY) == told


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Monday", "The bridge fell yesterday"),
        ("today", "The bridge fell yesterday"),
        ("yesterday", "He called it \u201cyesterday\u2019s news, told yesterday\u201d"),
        ("yesterday", 'He said it was "closed yesterday"'),
        ("today", "Today is the last day"),
        ("yesterday", "Yesterday's vote was close"),
    ],
)
def test_other_words_stay(said: str, text: str) -> None:
    assert with_dates(text, said, MONDAY) == text
