"""Expressions of time: what is found, and which days it names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.dates import find_dates, resolve

SATURDAY = dt.date(2016, 12, 10)

FORMS = ["%d %B %Y", "%B %d, %Y", "%B %d,%Y", "%Y-%m-%d", "%d %b %Y", "%A, %B %d, %Y", "%d.%m.%Y"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_full_date_is_read_in_every_form(day: dt.date, form: str) -> None:
    (mention,) = find_dates(f"It opened on {day.strftime(form)} in the rain.")
    assert resolve(mention, SATURDAY) == (day, day)


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.text
        days = resolve(mention, SATURDAY)
        assert days is None or days[0] <= days[1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Thursday evening", "2016-12-08", "2016-12-08"),
        ("on Saturday", "2016-12-10", "2016-12-10"),
        ("last Saturday", "2016-12-03", "2016-12-03"),
        ("It will open on Monday", "2016-12-12", "2016-12-12"),
        ("It would reopen on Monday. On Friday it shut", "2016-12-12", "2016-12-12"),
        ("yesterday", "2016-12-09", "2016-12-09"),
        ("tomorrow", "2016-12-11", "2016-12-11"),
        ("last week", "2016-11-28", "2016-12-04"),
        ("last month", "2016-11-01", "2016-11-30"),
        ("this summer", "2016-06-01", "2016-08-31"),
        ("in July", "2016-07-01", "2016-07-31"),
        ("in 2004", "2004-01-01", "2004-12-31"),
        ("in April last year", "2015-04-01", "2015-04-30"),
        ("over the past 24 hours", "2016-12-09", "2016-12-10"),
        ("three weeks ago", "2016-11-14", "2016-11-20"),
        ("15 months ago", "2015-09-01", "2015-09-30"),
        ("since 2012", "2012-01-01", "2016-12-10"),
        ("since last September", "2016-09-01", "2016-12-10"),
        ("On April 20 it rained", "2016-04-20", "2016-04-20"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("12/16/08", "2008-12-16", "2008-12-16"),
        ("October 1-2, 2013", "2013-10-01", "2013-10-01"),
        ("am 3. Mai 2016", "2016-05-03", "2016-05-03"),
        ("el 5 de mayo de 2016", "2016-05-05", "2016-05-05"),
    ],
)
def test_newspaper_conventions(text: str, first: str, last: str) -> None:
    days = resolve(find_dates(text)[0], SATURDAY)
    assert days == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("printed", "text", "day"),
    [
        ("2025-07-03", "She takes office on 1 September", "2025-09-01"),
        ("2025-11-30", "It opened on 1 May", "2025-05-01"),
        ("2025-01-10", "It opened on 5 November", "2024-11-05"),
        ("2025-12-20", "It opens on 5 January", "2026-01-05"),
        ("2025-03-03", "It opened on 1 September", "2024-09-01"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_printing_unless_far_ahead(
    printed: str, text: str, day: str
) -> None:
    (mention,) = find_dates(text)
    assert resolve(mention, dt.date.fromisoformat(printed)) == (dt.date.fromisoformat(day),) * 2


def test_a_numeric_date_that_reads_both_ways_is_marked() -> None:
    assert find_dates("03/04/2015")[0].ambiguous
    assert not find_dates("16/04/2015")[0].ambiguous


def test_a_weekday_beside_a_date_is_kept() -> None:
    (mention,) = find_dates("Tuesday, July 2nd, 2013")
    assert (mention.weekday, mention.day, mention.month) == (1, 2, 7)


@pytest.mark.parametrize(
    "text", ["he may go", "2000 people", "some 1,900 goats", "April Jones ran"]
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["the second Tuesday of each month", "closed every Friday"])
def test_a_weekday_of_each_week_or_month_is_no_day(text: str) -> None:
    assert not find_dates(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It will not sail before 31 December. Then", "31 December"),
        ("It sailed on Monday. Then", "Monday"),
        ("It sailed on Mon. 3 May 2010", "Mon. 3 May 2010"),
        ("It sailed on Sept. 4", "Sept. 4"),
    ],
)
def test_the_stop_of_a_sentence_is_no_part_of_a_day(text: str, told: str) -> None:
    assert [d.text for d in find_dates(text)] == [told]
