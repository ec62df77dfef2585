"""What does not add up, with what was computed."""

from __future__ import annotations

import pytest

from summarize.domain import Finding
from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared, of_kind


def checks(parser: Parser, *lines: str) -> list[Finding]:
    return of_kind(compared(parser, "\n".join(["The day in Tervik", *lines])), "check")


def test_parts_that_do_not_make_their_total(parser: Parser) -> None:
    (found,) = checks(
        parser,
        "Some 8,400 villagers left on Friday.",
        "Another 4,000 villagers left on Saturday, bringing the total to 10,500 villagers.",
    )
    assert found.type == "arithmetic"
    assert "12,400, not 10,500" in found.reason


def test_parts_that_make_their_total(parser: Parser) -> None:
    assert not checks(
        parser,
        "On Friday 400 villagers left.",
        "Another 300 villagers left on Saturday, bringing the total to 700 villagers.",
    )


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [("10 kilometres (6 miles)", 0), ("60,000 square metres (37 square miles)", 1)],
)
def test_conversions(parser: Parser, measure: str, wrong: int) -> None:
    assert len(checks(parser, f"The army holds {measure} of the valley.")) == wrong


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tea Partiers spoke in the hall.", "The Tea Parties spoke in the square."),
        ("Madam Chairwoman opened the talks.", "Mister Chairman opened the meeting."),
        ("The talks began on Tuesday in Bern.", "On Thursday the talks ended in Bern."),
        ("Senator Johnson voted for the bill.", "Senator Johnston voted for the bill."),
        ("General Republican voters stayed.", "General Republicans stayed at home."),
        ("Anna Poznikhir left the town.", "Boris Pozhnikir left the town."),
    ],
)
def test_words_and_names_of_two_people_are_no_spellings(
    one: str, other: str, parser: Parser
) -> None:
    assert not checks(parser, one, other)
