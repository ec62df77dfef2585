"""Which event a claim speaks of, from whole articles."""

from __future__ import annotations

import pytest

from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared

OPENING = (
    "Quake on Selva\nA 5.6 quake shook the island of Selva on Monday, and five people were hurt."
)


def events(parser: Parser, *lines: str) -> dict[str, str | None]:
    text = "\n".join([OPENING, *lines])
    other = OPENING.replace("five people", "two fishermen")
    found = compared(parser, text, other)
    return {c.quote: c.event for c in found.claims if c.article == "A1"}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Walls fell in two villages.", "main"),
        ("The quake struck at noon on Monday.", "main"),
        ("In February a stronger quake killed twelve people on Selva.", "February 2021"),
        ("A quake in 2004 destroyed the island's harbour.", "2004"),
        ("In a separate incident, a boat sank and two sailors drowned.", "a separate case"),
        ("The quake came weeks after a landslide buried a bus.", "a separate case"),
    ],
)
def test_one_sentence(parser: Parser, sentence: str, event: str) -> None:
    found = events(parser, sentence)
    assert next(e for q, e in found.items() if sentence.startswith(q)) == event


@pytest.mark.parametrize(
    ("sentence", "told", "event"),
    [
        ("The firm bought the dam in 2014, and the flood destroyed the school.", "flood", "main"),
        ("Ada Lind said in 2014 that the dam would hold any flood.", "hold", "2014"),
        ("In 2014, Ada Lind said that the dam would hold any flood.", "hold", "2014"),
        ("In 2014 the firm bought the dam, and Ada Lind said it would hold.", "hold", "main"),
    ],
)
def test_a_day_in_the_sentence_is_that_of_saying_it(
    parser: Parser, sentence: str, told: str, event: str
) -> None:
    found = events(parser, "The dam stands in the hills above the harbour.", sentence)
    assert (
        {q: e for q, e in found.items() if told in q}
        == {q: event for q in found if told in q}
        != {}
    )


def test_an_event_goes_on_with_a_pronoun_and_ends_with_its_matter(parser: Parser) -> None:
    found = events(
        parser,
        "In February a landslide buried the village of Orm.",
        "It killed twelve people.",
        "The landslide also cut the road to the coast.",
        "Medical teams were sent to Selva on Monday.",
    )
    assert found["It killed twelve people"] == "February 2021"
    assert found["The landslide also cut the road to the coast"] == "February 2021"
    assert found["Medical teams were sent to Selva on Monday"] == "main"


def test_an_article_about_a_second_quake_is_told_apart(parser: Parser) -> None:
    second = (
        "New quake on Selva\nA 5.2 quake hurt three people on Selva.\n"
        "Tuesday's quake was felt in the capital.\n"
        "Earlier on Monday a 5.6 quake shook the island."
    )
    found = compared(parser, OPENING, OPENING.replace("five", "two"), second)
    told = {c.quote: c.event for c in found.claims if c.article == "A3"}
    assert told["A 5.2 quake hurt three people on Selva"] == "11 May 2021"
    assert told["Earlier on Monday a 5.6 quake shook the island"] == "main"


def test_what_was_said_years_ago_is_told_of_then_with_what_follows_of_it(parser: Parser) -> None:
    found = events(
        parser,
        "Medical teams were sent to the island.",
        "Boats were kept ready in the harbour all day.",
        'In a talk in October 2012, Mayor Jo Day said she did not "care for figures".',
        '"I have a job to do on this island," Day said.',
    )
    assert found["I have a job to do on this island"] == "October 2012"
