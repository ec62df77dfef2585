"""The figures of a claim: what they count, and the time it speaks of."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.claims.figures import figures_in
from summarize.claims.times import when_of
from summarize.domain import Article, Figure, Published
from summarize.text.parsing import Parser


def article(text: str, day: dt.date | None = None, language: str = "en") -> Article:
    return Article(
        id="A1", path="a.txt", outlet=None, headline=None, text=text, language=language,
        published=Published(date=day, basis="stated" if day else "unknown"),
    )  # fmt: skip


def figures(parser: Parser, text: str, language: str = "en") -> tuple[Figure, ...]:
    return figures_in(article(text, language=language), parser.parse(text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The landslide killed 14 people on Monday.", ["people killed"]),
        ("At least 31 passengers died when the ferry sank.", ["passengers killed"]),
        ("Ferry disaster: 31 dead.", ["people killed"]),
        ("The death toll rose to 31.", ["people killed"]),
        ("The army gave a death toll of 31.", ["people killed"]),
        ("The storm brought a total of 12 deaths.", ["people killed"]),
        ("The blast injured more than 60 workers.", ["workers injured"]),
        ("Two hikers are missing.", ["hikers missing"]),
        ("Some 900 villagers were evacuated.", ["villagers evacuated"]),
        ("About 40 gunmen surrendered.", ["gunmen who surrendered"]),
        ("The army helped 300 villagers flee the valley.", ["villagers who fled"]),
        ("The storm damaged 1,200 houses.", ["houses damaged"]),
        ("The firm made an offer of $12 million.", ["offer"]),
        ("Thieves took paintings worth £3m.", ["paintings"]),
        ("The tunnel has a depth of 90 metres.", ["depth"]),
        ("Rebels hold 60 percent of the northern province.", ["northern province"]),
    ],
)
def test_what_is_counted(parser: Parser, text: str, of: list[str]) -> None:
    assert [f.of for f in figures(parser, text)] == of


def test_a_number_without_a_noun_leans_on_the_one_before(parser: Parser) -> None:
    text = "On Monday 300 residents left the town. On Tuesday another 200 left."
    assert [f.of for f in figures(parser, text)] == ["residents who left", "residents"]


def test_two_currencies_in_brackets_measure_one_thing(parser: Parser) -> None:
    found = figures(parser, "They escaped with a five-million-euro ($5.5-million) cargo.")
    assert [(f.value, f.unit, f.of) for f in found] == [
        (5e6, "EUR", "cargo"),
        (5.5e6, "USD", "cargo"),
    ]


def test_only_what_lies_in_the_span_is_given(parser: Parser) -> None:
    text = "The storm killed 14 people. It damaged 300 houses."
    (found,) = figures_in(article(text), parser.parse(text), 28, len(text))
    assert (found.text, found.value, text[found.start : found.end]) == ("300", 300, "300")


def test_years_names_and_hours_are_no_figures(parser: Parser) -> None:
    assert figures(parser, "In 2015 a Boeing 737 landed at 4.30am on the second try.") == ()


def test_an_age_is_a_figure(parser: Parser) -> None:
    (found,) = figures(parser, "The 41-year-old pilot landed.")
    assert (found.value, found.unit, found.of) == (41, "year", "age of the pilot")


def test_other_languages_keep_their_numbers(parser: Parser) -> None:
    text = "Bei dem Sturm starben 14 Menschen, 1.386 flohen."
    found = figures(parser, text, language="de")
    assert [(f.value, f.of) for f in found] == [(14, None), (1386, None)]


WEDNESDAY = dt.date(2021, 3, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge fell on Tuesday.", dt.date(2021, 3, 9)),
        ("The bridge fell yesterday.", dt.date(2021, 3, 9)),
        ("The bridge will open on Friday.", dt.date(2021, 3, 12)),
        ("The bridge fell on 2 March 2021.", dt.date(2021, 3, 2)),
    ],
)
def test_the_time_of_a_claim(parser: Parser, text: str, day: dt.date) -> None:
    when = when_of(article(text, WEDNESDAY), parser.parse(text), 0, len(text))
    assert when is not None
    assert (when.from_, when.to) == (day, day)


def test_a_year_that_names_another_event_dates_nothing(parser: Parser) -> None:
    text = "The storm hit a town ruined by the 2009 flood."
    assert when_of(article(text, WEDNESDAY), parser.parse(text), 0, len(text)) is None


def test_a_clause_without_a_time_takes_that_of_its_sentence(parser: Parser) -> None:
    text = "On Monday the bridge fell and the road was closed."
    when = when_of(article(text, WEDNESDAY), parser.parse(text), 30, len(text))
    assert when is not None
    assert when.text == "Monday"


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("With the strike almost broken by the owners, Ms Hale said talks would resume tomorrow.",
         "the strike almost broken by the owners"),
        ("The strikers, who had asked for ten euros, met the owners on Monday.",
         "who had asked for ten euros"),
        ("After the recount she has 8,100 votes, three fewer than on Sunday.",
         "After the recount she has 8,100 votes"),
        ("The owners left and the crew will go home tomorrow.", "The owners left"),
    ],
)  # fmt: skip
def test_the_time_of_something_else_is_not_taken(parser: Parser, sentence: str, part: str) -> None:
    start = sentence.index(part)
    found = when_of(article(sentence, WEDNESDAY), parser.parse(sentence), start, start + len(part))
    assert found is None


def test_clauses_joined_by_and_share_their_day(parser: Parser) -> None:
    text = "Six people were hurt and four were missing on Monday, police said."
    when = when_of(article(text, WEDNESDAY), parser.parse(text), 0, len("Six people were hurt"))
    assert when is not None
    assert when.text == "Monday"


def test_what_could_happen_on_a_day_is_to_come(parser: Parser) -> None:
    text = "The dam could break on Tuesday."
    when = when_of(article(text, WEDNESDAY), parser.parse(text), 0, len(text))
    assert when is not None
    assert when.from_ == dt.date(2021, 3, 16)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A party said 2,600 jobs would go.", "jobs that went"),
        ("The club sold 300 shirts and 40 players ran away.", "shirts sold"),
        ("Omar Dessa won 48.9 percent.", None),
        ("The fire burned 8,000 hectares.", None),
    ],
)
def test_acts_in_plain_english(parser: Parser, text: str, of: str | None) -> None:
    assert figures(parser, text)[0].of == of
