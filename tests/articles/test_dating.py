"""The day of printing: stated in many forms, that of a copy, or unknown."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.articles.clean import clean
from summarize.articles.dating import address_date, read_stamp
from summarize.domain import Article, RawArticle, Stated
from summarize.text.dates import find_dates, resolve

FIRE = (
    "Warehouse burns in Osthavn\n{date}\n"
    "A fire destroyed the Lindqvist warehouse in Osthavn on Tuesday, and 12 workers were rescued.\n"
    "Fire chief Karin Moe said on Tuesday that the Lindqvist warehouse had no working alarms.\n"
    "The mayor of Osthavn promised a report on the warehouse within a week.\n"
)


def dates(*texts: str) -> list[Article]:
    raws = [RawArticle(path=f"{i}.txt", format="txt", text=t) for i, t in enumerate(texts)]
    return clean(raws)


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("July 03,2013 6:22AM", "2013-07-03", "06:22:00"),
        ("Tue Jul 2,2013 1:28PM GMT", "2013-07-02", "13:28:00+00:00"),
        ("Tue Jul 02 2013,14:58 hrs", "2013-07-02", "14:58:00"),
        ("3 July 2013 Last updated at 13:38 GMT", "2013-07-03", "13:38:00+00:00"),
        ("Updated: July 2,2013 15:01 IST", "2013-07-02", "15:01:00+05:30"),
        ("12/16/08 1:30 AM EST", "2008-12-16", "01:30:00-05:00"),
        ("03/04/08 01:30 GMT", "2008-04-03", "01:30:00+00:00"),
        ("03/04/08 01:30 PDT", "2008-03-04", "01:30:00-07:00"),
        ("December 22nd, 2008 8:55 am", "2008-12-22", "08:55:00"),
        ("2013-09-09T11:25:00+02:00", "2013-09-09", "11:25:00+02:00"),
        ("WEDNESDAY 03 JULY 2013", "2013-07-03", None),
        ("Posted July 3, 2013 by Ines Falk", "2013-07-03", None),
        ("Published: 2013.07.03 06:22 AM", "2013-07-03", "06:22:00"),
        ("Posted 12 / 19 / 2005 3:36 PM", "2005-12-19", "15:36:00"),
        ("Story created: July 3, 2013", "2013-07-03", None),
        ("Stand: 4. Mai 2011", "2011-05-04", None),
        ("Fecha: 4 de mayo de 2011", "2011-05-04", None),
    ],
)
def test_date_lines_are_read_in_many_forms(line: str, day: str, clock: str | None) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.date.isoformat() == day
    assert (stamp.time.isoformat() if stamp.time else None) == clock


@pytest.mark.parametrize(
    "line",
    [
        "3 марта 2026",
        "3 مارس 2026",
        "٣ مارس ٢٠٢٦",
        "3 marca 2026",
        "3. března 2026",
        "3. maaliskuuta 2026",
        "3 de março de 2026",
        "3 μαρτίου 2026",
        "3 Mart 2026",
        "3 мар. 2026 г. 14:30",
        "2026年3月3日",
        "2026년 3월 3일",
        "3 mars 2026, 14:30",
        "Publié le 3 mars 2026",
    ],
)
def test_date_lines_of_other_languages_are_read(line: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.date == dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "The mill burned down on 4 July 1976 and was never rebuilt",
        "Boats wait in the harbour on December 1, 2016 [Ann Hale/Coast Pictures]",
        "July 2013",
        "Tuesday",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "1970-01-01T00:00:00+00:00",
        "Born: 4 May 1977",
        "End of service: Friday, 24 June 2005",
        "Posted 1 year ago [downloaded on 2 October 2013]",
    ],
)
def test_a_line_that_tells_something_or_a_missing_time_is_no_date_line(line: str) -> None:
    assert read_stamp(line) is None


def test_a_day_of_printing_may_stand_behind_an_outlets_motto_and_not_behind_a_teaser() -> None:
    head = "The Osthavn Lantern\nNews from the harbour and the hills · Tuesday 3 July 2029\n\n"
    teaser = "Mayor resigns after a long row over the bridge · Tuesday 3 July 2029\n\n"
    (with_motto,) = dates(head + FIRE.format(date=""))
    (with_teaser,) = dates(teaser + FIRE.format(date=""))
    assert with_motto.published.date == dt.date(2029, 7, 3)
    assert with_motto.published.basis == "stated"
    assert with_teaser.published.date is None


def test_the_updated_time_is_preferred() -> None:
    text = FIRE.format(date="Published: 5 March 2019 09:00 CET\nUpdated: 5 March 2019 18:30 CET")
    published = dates(text)[0].published
    assert published.time == dt.time(18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_the_date_of_a_caption_or_of_a_related_link_is_not_the_articles() -> None:
    text = FIRE.format(date="Smoke over the harbour on 1 February 2019 [Ann Hale/Coast Pictures]")
    text += "Related stories\nBridge reopens\n9 May 2023\nFerry fares up\n8 May 2023\n"
    assert dates(text)[0].published.basis == "unknown"


def test_a_number_in_an_address_is_no_date() -> None:
    assert address_date("https://post.example/article/2048912/reservoir-wall.html") is None
    assert address_date("https://post.example/20130702/wall.html") == dt.date(2013, 7, 2)
    assert address_date("https://post.example/2013/7/2/wall.html") == dt.date(2013, 7, 2)


def test_a_mail_header_and_an_address_state_the_date() -> None:
    body = FIRE.format(date="")
    mail = RawArticle(
        path="a.eml",
        format="eml",
        text=body,
        stated=Stated(published="Wed, 06 Mar 2019 08:00:00 +0100"),
    )
    assert clean([mail])[0].published.date == dt.date(2019, 3, 6)
    page = dates("http://coast.example/2019/03/06/fire\n" + body)[0]
    assert page.published.date == dt.date(2019, 3, 6)
    assert "address" in page.published.why


def test_no_day_is_inferred_from_the_weekdays_of_another_article() -> None:
    other = (
        "Osthavn fire: alarms were broken\n"
        "Fire chief Karin Moe said yesterday that the Lindqvist warehouse had no working alarms.\n"
        "The owners of the building did not answer questions about the matter.\n"
    )
    stated, silent = dates(FIRE.format(date="Wednesday, 6 March 2019"), other)
    assert stated.published.basis == "stated"
    assert silent.published.date is None
    assert silent.published.basis == "unknown"


def test_a_copy_is_of_the_day_of_what_it_repeats() -> None:
    body = "\n".join(
        f"Paragraph {n} tells of the boats, and of what the people of town {n} made of them."
        for n in range(12)
    )
    first = "Boats come home\n6 March 2019\n" + body
    second = "The boats are back\n" + body
    found = dates(first, second)
    assert found[1].copy_of == "A1"
    assert found[1].published.date == dt.date(2019, 3, 6)
    assert found[1].published.basis == "inferred"


def test_the_name_of_the_file_is_the_last_resort() -> None:
    raw = RawArticle(path="x/2019-03-06 fire.txt", format="txt", text=FIRE.format(date=""))
    published = clean([raw])[0].published
    assert published.date == dt.date(2019, 3, 6)
    assert published.basis == "inferred"
    assert "file" in published.why


def test_what_cannot_be_told_is_unknown() -> None:
    lonely = FIRE.format(date="")
    published = dates(lonely)[0].published
    assert published.date is None
    assert published.basis == "unknown"
    assert published.why


FLOOD = (
    "Flood closes the road to Osthavn\n{date}\n"
    "The road to Osthavn was closed after the river rose, the county said in a statement.\n"
    "The county said that it hoped to open one lane within the week{more}.\n"
    "Drivers were told to go by way of the north shore until the water falls.\n"
)


@pytest.mark.parametrize(
    ("before", "date", "more", "day"),
    [
        ("https://post.example/2010/09/10/flood.html\n", "9/10/2010", "", "2010-09-10"),
        ("https://post.example/2010/10/09/flood.html\n", "9/10/2010", "", "2010-10-09"),
        ("https://post.example/2010/10/flood.html\n", "9/10/2010", "", "2010-10-09"),
        ("", "2/5/2026", ", it said on 15/4/2026", "2026-05-02"),
        ("", "2/5/2026", ", it said on 1/15/2026", "2026-02-05"),
        ("", "Friday 9/10/2010", "", "2010-09-10"),
        ("", "13/10/2010", "", "2010-10-13"),
    ],
)
def test_a_date_that_reads_both_ways_is_settled_by_what_else_the_page_tells(
    before: str, date: str, more: str, day: str
) -> None:
    published = dates(before + FLOOD.format(date=date, more=more))[0].published
    assert str(published.date) == day
    assert published.basis == "stated"


def test_a_date_that_nothing_settles_is_not_known() -> None:
    published = dates(FLOOD.format(date="9/10/2010", more=""))[0].published
    assert published.basis == "unknown"
    assert "9 October 2010 or 10 September 2010" in published.why


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 died on 15/4/2026, 2 on 16/4/2026 and 4 on 2/5/2026.", ["15/4", "16/4", "2/5"]),
        ("3 died on 4/15/2026 and 4 on 5/2/2026.", ["15/4", "2/5"]),
    ],
)
def test_the_dates_of_a_list_are_read_in_one_order(text: str, days: list[str]) -> None:
    found = [m for m in find_dates(text) if m.kind == "date"]
    assert [f"{m.day}/{m.month}" for m in found] == days


@pytest.mark.parametrize(
    ("printed", "day"), [("2010-09-12", "2010-09-10"), ("2010-10-11", "2010-10-09")]
)
def test_a_date_in_the_text_is_read_as_the_day_near_the_printing(printed: str, day: str) -> None:
    mention = find_dates("The road was closed on 9/10/2010.")[0]
    days = resolve(mention, dt.date.fromisoformat(printed))
    assert days is not None
    assert days[0].isoformat() == day


def test_a_date_in_the_text_that_may_be_either_of_two_far_days_is_none() -> None:
    assert resolve(find_dates("It closed on 3/4/1999.")[0], dt.date(2010, 9, 12)) is None


@pytest.mark.parametrize(
    "below",
    [
        "\u00a9 2014 Osthavn Post. All rights reserved.\nUpdated 3 May 2014",
        "Home | News | Sport | Contact\nLast updated: 3 May 2014 10:12",
        "Related stories\nFerry line shut\nPublished 3 May 2014",
        "3 May 2014",
    ],
)
def test_a_date_in_a_footer_is_not_the_articles_own(below: str) -> None:
    text = FLOOD.format(date="", more="") + f"\n{below}\n"
    assert dates(text)[0].published.basis == "unknown"
    dated = FLOOD.format(date="4 March 2026", more="") + f"\n{below}\n"
    assert str(dates(dated)[0].published.date) == "2026-03-04"


def test_a_date_right_below_the_article_that_says_so_is() -> None:
    text = FLOOD.format(date="", more="") + "\nPublished on 4 March 2026\n"
    assert str(dates(text)[0].published.date) == "2026-03-04"
