"""Figures of one thing under different words, in plain sentences; those of two stay apart."""

from __future__ import annotations

import pytest

from summarize.domain import Finding
from summarize.text.parsing import Parser
from tests.comparison.test_figures import Desk, values


@pytest.fixture
def desk(parser: Parser) -> Desk:
    return Desk(parser)


def labels(finding: Finding) -> list[str]:
    return [p.label for p in finding.positions]


@pytest.mark.parametrize(
    ("first", "second", "type_"),
    [
        ("The depot in Orve held 2,410 cars.",
         "The depot in Orve held nearly 2,500 vehicles.", "rounding"),
        ("The port of Karvala paid a fine of 400,000 euros.",
         "The port of Karvala was fined 650,000 euros.", "contradiction"),
        ("Inspectors found 30 tonnes of solvent in the cellar.",
         "The cellar contained 75 tonnes of solvent.", "contradiction"),
        ("Three workers were killed in the mine.", "Five people were killed in it.", "update"),
        ("Organisers said 90,000 people took part.", "The rally drew 40,000 people.",
         "contradiction"),
        ("The firm had sales of 3.4 billion dollars.", "Sales of the firm were $3.42 billion.",
         "rounding"),
    ],
)  # fmt: skip
def test_one_thing_under_other_words(desk: Desk, first: str, second: str, type_: str) -> None:
    desk.print(first, speaker="Ana Torres")
    desk.print(second, speaker="Jon Beck")
    (finding,) = desk.ledger()
    assert finding.type == type_


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nine officers were injured.", "Twenty people were injured."),
        ("Norvane was fined 30 million euros.", "Lindqvist was fined 45 million euros."),
        ("The firm made a profit of 84 million dollars.",
         "Analysts had expected a profit of 97 million dollars."),
        ("The boats rescued 20 people.", "Rescuers found five more people."),
        ("The bank saved 20 million euros.", "The crew rescued 30 people."),
    ],
)  # fmt: skip
def test_two_things_stay_apart(desk: Desk, first: str, second: str) -> None:
    desk.print(first)
    desk.print(second)
    assert desk.ledger() == []


def test_offers_of_two_bidders_stay_apart(desk: Desk) -> None:
    desk.print("Ashby United offered Marco Silva a contract worth $20 million.")
    desk.print("Ashby United made Marco Silva an offer of $24 million.")
    desk.print("Delport Rangers offered Marco Silva a contract worth $31 million.")
    (finding,) = desk.ledger()
    assert values(finding) == [20e6, 24e6]
    assert finding.question == "offer (Ashby United)"


def test_an_article_that_reports_both_figures_reports_a_dispute(desk: Desk) -> None:
    desk.print("The cellar held 75 tonnes of solvent.", speaker="Ana Torres")
    desk.print("The cellar held 30 tonnes of solvent.", speaker="Jon Beck")
    assert [sorted(values(f)) for f in desk.ledger()] == [[30.0, 75.0]]


def test_a_bound_stays_in_the_label(desk: Desk) -> None:
    desk.print("Police said 8,000 people fled the valley.")
    desk.print("More than 8,000 people fled the valley.")
    desk.print("The flood made 9,400 people flee the valley.", days=1)
    (finding,) = desk.ledger()
    assert labels(finding) == ["8,000 / more than 8,000", "9,400"]
    assert finding.statement == (
        "The number of people who left rose from 8,000 to 9,400 as reports came in."
    )


def test_a_figure_of_no_known_day_does_not_end_its_course(desk: Desk) -> None:
    desk.print("The flood killed 6 people in the valley.")
    desk.print("The flood killed 19 people in the valley.", days=1)
    desk.print(
        "The ministry lowered the number of people killed in the valley to 17, from the 21 that"
        " it had given at noon.",
        days=2,
    )
    (finding,) = desk.ledger()
    assert finding.statement.startswith("The number of people killed rose from 6 to 17")


def test_an_older_disaster_is_named(desk: Desk) -> None:
    for number in ("60", "90"):
        desk.print(f"The 1998 avalanche killed {number} people in the same valley.")
    (finding,) = desk.ledger()
    assert finding.question == "people killed in the 1998 avalanche"
    assert finding.statement == "Accounts give 60 or 90 people killed in the 1998 avalanche."


def test_one_length_in_two_units_is_one_position(desk: Desk) -> None:
    desk.print("The river reached 6.3 metres, the mayor said.", speaker="Ana Torres")
    desk.print("The level of the river was 5.8 metres.", speaker="Jon Beck")
    desk.print("The river crested at 19 feet.")
    (finding,) = desk.ledger()
    assert sorted(labels(finding)) == ["19 feet / 5.8 metres", "6.3 metres"]


def test_a_total_before_its_parts(desk: Desk) -> None:
    desk.print(
        "The court fined the three firms 90 million euros. Arla pays 50 million euros of this,"
        " Brenn 20 million euros and Colt 10 million euros."
    )
    (finding,) = desk.checks()
    assert finding.type == "arithmetic"
    assert finding.reason.endswith("= 80,000,000, not 90,000,000.")


def test_parts_that_are_not_all_of_a_total(desk: Desk) -> None:
    desk.print("Police arrested 500 people. Of these, 200 were women and 100 were minors.")
    assert desk.checks() == []


@pytest.mark.parametrize(
    "text",
    [
        "Some 4,200 people slept in 31 schools, among them 900 in the port.",
        "The storm damaged 1,340 houses in 12 towns, 210 of them beyond repair.",
    ],
)
def test_a_part_is_of_the_amount_that_can_hold_it(desk: Desk, text: str) -> None:
    desk.print(text)
    assert desk.checks() == []


@pytest.mark.parametrize(
    ("first", "second", "question"),
    [
        ("The Lisk reached 6.3 metres on Monday, the mayor said.",
         "The Lisk stood at 5.8 metres, the hydrologists said.", "level of the Lisk"),
        ("Shares in Norvane closed at $7.41.", "Shares in Norvane were at $6.25.",
         "price of shares"),
        ("Divers from Liss searched the 18-metre yacht Tern.",
         "Police searched the 21-metre yacht Tern.", "size of the yacht Tern"),
    ],
)  # fmt: skip
def test_a_heading_tells_what_of_a_thing_is_measured(
    desk: Desk, first: str, second: str, question: str
) -> None:
    desk.print(first, speaker="Ana Torres")
    desk.print(second, speaker="Jon Beck")
    (finding,) = desk.ledger()
    assert finding.question == question


def test_one_of_many_is_told_in_the_plural(desk: Desk) -> None:
    desk.print("Soldiers held 23 men at the gate of the mine.")
    desk.print("Soldiers held 31 men at the gate of the mine.")
    (finding,) = desk.ledger()
    assert finding.question == "men held"
