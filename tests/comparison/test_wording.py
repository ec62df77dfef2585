"""Who names what how: rows of general word families, read from whole sentences."""

from __future__ import annotations

import pytest

from summarize.claims.actions import actions_in
from summarize.claims.features import features_of
from summarize.comparison.wording import HELD_BY_REBELS, wording
from summarize.domain import Wording
from summarize.text.parsing import Parser
from tests.comparison.newsroom import account, story


def rows(parser: Parser, *texts: str) -> dict[str, dict[str, set[str]]]:
    """Return referent, article and terms of the rows that some one-sentence accounts give."""
    accounts = [account(i, f"Paper {i}", [text]) for i, text in enumerate(texts, 1)]
    mentions, actions = [], []
    for article, _ in accounts:
        doc = parser.parse(article.text)
        mentions += features_of(article, doc, ())[1]
        actions += actions_in(article, doc)
    found = wording(story(*accounts, mentions=mentions, actions=actions))
    return {row.referent: _terms(row) for row in found}


def _terms(row: Wording) -> dict[str, set[str]]:
    return {t.article: {x.term for x in row.terms if x.article == t.article} for t in row.terms}


@pytest.mark.parametrize(
    ("referent", "one", "other", "terms"),
    [
        (
            "the ship",
            "The container ship lost its rudder off Skagen.",
            "The freighter lost its rudder off Skagen.",
            ({"container ship"}, {"freighter"}),
        ),
        (
            "the flood",
            "The flood swept through the lower town.",
            "The flood became a torrent in the lower town.",
            ({"flood"}, {"flood", "torrent"}),
        ),
        (
            "the loss of jobs",
            "The brewery will shed 300 jobs by spring.",
            "The brewery announced job cuts on Friday.",
            ({"shed 300 jobs"}, {"job cuts"}),
        ),
        (
            "the price agreement",
            "The mills were fined for price fixing.",
            "The mills had rigged prices for years.",
            ({"price fixing"}, {"rigged prices"}),
        ),
    ],
)
def test_a_family_of_words_makes_a_row(
    parser: Parser, referent: str, one: str, other: str, terms: tuple[set[str], set[str]]
) -> None:
    found = rows(parser, one, other)
    assert found[referent] == {"A1": terms[0], "A2": terms[1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Of several meanings, the family's is not meant.
        ("The guards kept firing on the crowd.", "The king ousted the usurper from Velm."),
        ("The company declined to comment.", "The level of the river fell on Monday."),
        ("Shares in the bank fell by a tenth.", "The temperature dropped overnight."),
        ("Sappers cleared the mines in the east.", "Troops captured the town of Velm."),
        ("The mill called a halt to production.", "The lull at the mill lasted for weeks."),
        ("The world body met on Friday.", "The governing body met on Friday."),
    ],
)
def test_words_of_other_meanings_make_no_row(parser: Parser, one: str, other: str) -> None:
    assert rows(parser, one, other) == {}


def test_what_falls_is_the_same_in_a_row(parser: Parser) -> None:
    found = rows(parser, "Shares in Velm Bank fell by a tenth.", "The shares plunged by a tenth.")
    assert found == {"falling (share)": {"A1": {"fell"}, "A2": {"plunged"}}}


def test_a_party_named_before_a_noun_counts(parser: Parser) -> None:
    found = rows(
        parser,
        "Regime fire hit the market, and the regime shells hit a school. Rebels fled.",
        "The Velmian government said that militants had fled. The Velmian government left.",
    )
    assert found["the armed opposition"] == {"A1": {"Rebels"}, "A2": {"militants"}}
    assert "regime" in found["the government side (Velmian)"]["A1"]


def test_occupied_districts_stand_beside_those_that_rebels_hold(parser: Parser) -> None:
    found = rows(
        parser,
        "Food ran out in the rebel-held valley and the rebel-held east.",
        "Food ran out in the occupied east of the city. The besieged town of Ard got none.",
    )
    assert found[HELD_BY_REBELS] == {
        "A1": {"rebel-held valley", "rebel-held east"},
        "A2": {"occupied east"},
    }


def test_those_who_are_brought_out_go_by_several_names(parser: Parser) -> None:
    found = rows(
        parser,
        "Some 300 civilians were evacuated on Friday. Later the villagers fled to the coast.",
        "The refugees reached the coast on Friday.",
    )
    assert found["those who move"] == {"A1": {"civilians", "villagers"}, "A2": {"refugees"}}


def test_a_firm_is_described_beside_its_name_and_without_it(parser: Parser) -> None:
    found = rows(
        parser,
        "The shoe maker Aldora will close its plant. The shoe giant gave no reason.",
        "Aldora will close a plant. The maker of rubber shoes gave no reason.",
    )
    assert found["Aldora"] == {"A1": {"shoe maker", "shoe giant"}, "A2": {"maker of rubber shoes"}}


def test_a_trade_of_two_firms_tells_neither(parser: Parser) -> None:
    found = rows(
        parser,
        "The shoe maker Aldora and the shoe maker Bergen Rubber will merge.",
        "Aldora is to merge, and the shoe giant gave no reason.",
    )
    assert "Aldora" not in found


def test_a_ship_is_no_firm(parser: Parser) -> None:
    found = rows(
        parser,
        "The car carrier Alda burned off Skagen. The burning car carrier sank.",
        "Alda burned. The big car carrier sank.",
    )
    assert "Alda" not in found


@pytest.mark.parametrize(
    ("referent", "one", "other", "terms"),
    [
        (
            "the prisoners",
            "Two inmates reached the roof.",
            "Two prisoners reached the roof.",
            ({"inmates"}, {"prisoners"}),
        ),
        (
            "the collapse",
            "The cave-in buried a road.",
            "A tunnel collapsed on Monday.",
            ({"cave-in"}, {"collapsed"}),
        ),
        (
            "the loss of jobs",
            "Velm Dairies axes 300 jobs",
            "The dairy announced redundancies.",
            ({"axes 300 jobs"}, {"redundancies"}),
        ),
        (
            "what the storm does",
            "Hurricane Ida battered the coast on Friday.",
            "Hurricane Ida hit the coast on Friday.",
            ({"battered"}, {"hit"}),
        ),
        (
            "those arrested",
            "Police arrested thirty demonstrators near the station.",
            "Police arrested thirty students near the station.",
            ({"demonstrators"}, {"students"}),
        ),
        (
            "who was killed",
            "A suspected pirate was killed at the ford.",
            "A farmer was killed at the ford.",
            ({"suspected pirate"}, {"farmer"}),
        ),
        (
            "Homeland Union",
            "The far-right Homeland Union won ten seats.",
            "The conservative Homeland Union won ten seats.",
            ({"far-right"}, {"conservative"}),
        ),
    ],
)
def test_one_thing_goes_by_several_names(
    parser: Parser, referent: str, one: str, other: str, terms: tuple[set[str], set[str]]
) -> None:
    assert rows(parser, one, other)[referent] == {"A1": terms[0], "A2": terms[1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another of the kind is no other name for the one: by number, by a word, by nothing but
        # spelling, by several who were hit, by
        # a second one that comes in.
        ("The ferry lost its rudder.", "Freighters had to wait for three days."),
        ("The robbery took ten minutes.", "Another heist took place in the spring."),
        ("The theater burned.", "The theatre burned."),
        ("Troops arrested two men.", "Troops detained two men."),
        ("Two militants were killed in the raid.", "Four civilians were killed in the raid."),
        ("The ship sank. In May a tanker sank there.", "The ship sank."),
        ("A separatist left the chamber.", "The opposition left the chamber."),
        ("A gunman left the bank.", "The opposition left the chamber."),
    ],
)
def test_two_things_make_no_row(parser: Parser, one: str, other: str) -> None:
    assert rows(parser, one, other) == {}


def test_a_person_is_described_beside_the_name_and_without_it(parser: Parser) -> None:
    found = rows(
        parser,
        "The striker Jan Verlinden left Velm on Friday. Jan Verlinden was glad, the club said.",
        "Jan Verlinden, a father of two, left on Friday. The attacker was glad, the club said.",
    )
    assert found["Verlinden"] == {"A1": {"striker"}, "A2": {"father of two", "attacker"}}


def test_holding_an_office_is_no_choice_of_words(parser: Parser) -> None:
    found = rows(
        parser,
        "The mayor, Jan Verlinden, left Velm on Friday.",
        "Jan Verlinden, the chairman of the council, left Velm on Friday.",
    )
    assert "Verlinden" not in found
