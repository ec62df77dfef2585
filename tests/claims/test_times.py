"""Which day a statement speaks of: days gone by and to come, and never the day of saying."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims.times import when_of
from summarize.domain import Article, Published
from summarize.text.dates import find_dates, resolve
from summarize.text.parsing import Parser

SUNDAY = dt.date(2026, 3, 8)


def day_of(parser: Parser, text: str, claim: str, printed: dt.date = SUNDAY) -> dt.date | None:
    published = Published(date=printed, basis="stated")
    article = Article(
        id="A1", path="a", outlet=None, headline=None, published=published, language="en", text=text
    )
    start = text.index(claim)
    found = when_of(article, parser.parse(text), start, start + len(claim))
    return found.from_ if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council will meet on Monday evening.", 9),
        ("On Monday evening the council will vote on it.", 9),
        ("The trial begins Monday.", 9),
        ("A vigil is planned for Monday evening.", 9),
        ("Schools are expected to open on Monday.", 9),
        ("The driver is due in court on Tuesday.", 10),
        ("The strike is to end on Monday.", 9),
        ("The vote was postponed until Thursday.", 12),
        ("She was remanded in custody until Friday.", 13),
        ("Workers plan to march on Wednesday.", 11),
        ("The driver could face charges on Monday.", 9),
        ("The leaders are meeting on Tuesday.", 10),
        ("The storm hit the coast on Friday.", 6),
        ("The storm hit the coast on Monday.", 2),
        ("Two men were arrested on Thursday.", 5),
        ("The driver might have left on Monday.", 2),
        ("They were able to mend some pipes by Saturday.", 7),
        ("The firm announced on Friday a deal worth $3 million.", 6),
        ("The mayor resigned on Friday, saying he was tired.", 6),
        ("Theresa May visited the town on Friday.", 6),
        ("The mayor, who will be buried in Oslo, died on Friday.", 6),
        ("The talks were planned for Friday.", 13),
        ("The mayor announced plans for a rally on Friday.", 13),
        # neither is counted from the printing, nor does anything tell on which side of it
        ("The driver had been fired four days earlier.", None),
        ("The mayor said he would not retaliate for the bombing on Tuesday.", None),
    ],
)
def test_a_weekday_lies_where_its_verb_points(text: str, day: int | None, parser: Parser) -> None:
    assert day_of(parser, text, text.rstrip(".")) == (dt.date(2026, 3, day) if day else None)


@pytest.mark.parametrize(
    ("text", "claim", "day"),
    [
        ("Ten bridges fell, the ministry said on Saturday.", "Ten bridges fell", None),
        (
            "Ten bridges fell, officials said on Saturday.",
            "Ten bridges fell, officials",
            None,
        ),
        ("Officials said on Saturday that ten bridges fell.", "ten bridges fell", None),
        ("Police said Saturday the fire killed two.", "the fire killed two", None),
        ("“Ten bridges fell,” the minister said on Friday.", "Ten bridges fell", None),
        ("The minister told parliament on Friday that prices rose.", "prices rose", None),
        ("On Friday, the mayor said that the bridge was shut.", "the bridge was shut", None),
        ("Ten fell on Friday, officials said on Saturday.", "Ten fell on Friday", 6),
        ("Officials said Saturday that ten fell on Friday.", "ten fell on Friday", 6),
        ("The mayor said on Friday the road would open on Monday.", "the road would open", 9),
    ],
)
def test_the_day_of_saying_is_not_the_day_of_the_deed(
    text: str, claim: str, day: int | None, parser: Parser
) -> None:
    assert day_of(parser, text, claim) == (day and dt.date(2026, 3, day))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)), st.integers(0, 6))
def test_a_weekday_to_come_is_less_than_a_week_ahead_and_one_gone_by_behind(
    printed: dt.date, weekday: int
) -> None:
    name = (dt.date(2024, 1, 1) + dt.timedelta(days=weekday)).strftime("%A")
    for text, ahead in ((f"They will meet on {name}.", True), (f"They met on {name}.", False)):
        (mention,) = find_dates(text)
        days = resolve(mention, printed)
        assert days is not None
        away = (days[0] - printed).days
        assert days[0].weekday() == weekday
        assert 0 <= away <= 6 if ahead else -6 <= away <= 0
