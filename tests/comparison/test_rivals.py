"""Rival causes, times, places and names of one thing, told by different origins."""

import pytest

from summarize.domain import Finding
from summarize.text.parsing import Parser
from tests.comparison.newsroom import disputed

DAY = "Tuesday, 4 March 2014"


def _found(parser: Parser, *texts: str) -> list[Finding]:
    pages = [f"News of the ferry Amber, {n}\n\n{DAY}\n\n{t}" for n, t in enumerate(texts)]
    return disputed(parser, *pages)


def test_two_causes_of_one_fire(parser: Parser) -> None:
    found = _found(
        parser,
        "Fire chief Ada Holm said that a welder had set off the blaze on the ferry Amber.",
        "Inspectors said that the fire on the ferry Amber was caused by a worn cable.",
    )

    assert [f.question for f in found] == ["What caused the fire"]
    assert found[0].type is None  # a welder and a cable may both have been at work


def test_where_an_outlet_says_it_burned_is_no_rival_of_a_cause(parser: Parser) -> None:
    assert not _found(
        parser,
        "The fire on the ferry Amber started in the galley.",
        "Inspectors said that the fire on the ferry Amber was caused by a worn cable.",
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("shortly before 6 p.m.", "shortly after 6 p.m.", True),
        ("at 7:45 p.m.", "at 8:15 p.m.", True),
        ("at 7:45 p.m.", "at about 8 p.m.", False),
        ("at 7:58 p.m.", "at 8 p.m.", False),
        ("before 6 p.m.", "after 6 p.m.", False),
    ],
)
def test_two_times_of_one_event(parser: Parser, one: str, other: str, *, differ: bool) -> None:
    found = _found(
        parser,
        f"The ferry Amber left the pier of Liss {one} with all its crew.",
        f"Newspapers were late on Monday. The ferry Amber left the pier {other} to cross the bay.",
    )

    assert [f.type for f in found] == ["contradiction"] * differ


def test_times_of_two_events_do_not_differ(parser: Parser) -> None:
    assert not _found(
        parser,
        "The ferry Amber left the pier of Liss at 7 p.m. with all its crew.",
        "The ferry Oda left the dock of Tarn at 9 p.m. with its passengers.",
    )


def test_what_one_excludes_another_holds_possible(parser: Parser) -> None:
    found = _found(
        parser,
        "The prosecutor, Jon Aas, said that he could not rule out arson.",
        "A spokesman for the navy said that there was no sign of arson.",
    )

    assert [(f.question, f.type) for f in found] == [("Whether arson is possible", None)]


def test_what_was_excluded_later_is_an_update(parser: Parser) -> None:
    found = disputed(
        parser,
        f"Ferry burns\n\n{DAY}\n\nThe prosecutor, Jon Aas, said he could not rule out arson.",
        "Ferry report\n\nMonday, 31 March 2014\n\nThe navy said arson can be excluded.",
    )

    assert [f.type for f in found] == ["update"]
    assert [str(p.as_of) for p in found[0].positions] == ["2014-03-04", "2014-03-31"]


def test_a_place_and_never_there(parser: Parser) -> None:
    found = _found(
        parser,
        "Harbour master Ada Holm said that the ferry anchored in the military basin.",
        "The owner, Jon Aas, said that the ferry Amber was never inside the military basin.",
    )

    assert [f.question for f in found] == ["Whether the ferry Amber was in the military basin"]


def test_who_rejects_the_name_that_others_use(parser: Parser) -> None:
    told = "The navy captured nine smugglers near the pier of Liss, the ministry said."
    found = _found(
        parser, told, told, "The men held by the navy are pilots and not smugglers, elders said."
    )

    assert [f.question for f in found] == ["Whether they are smugglers or pilots"]


def test_a_figure_of_speech_rejects_no_name(parser: Parser) -> None:
    assert not _found(
        parser,
        "Nine runners finished the sprint in Liss, the club said.",
        "Jon Aas said that the talks with the union are a marathon and not a sprint.",
    )


def test_two_days_of_one_event(parser: Parser) -> None:
    found = _found(
        parser,
        "The ferry Amber left the pier of Liss on Monday with all its crew.",
        "Newspapers were late. The ferry Amber left the pier on Sunday to cross the bay.",
    )

    assert [f.question for f in found] == ["When the ferry Amber left the pier"]
