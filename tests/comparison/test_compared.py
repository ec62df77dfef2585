"""What the embedded engine says of several accounts, through the gate, from real articles."""

from __future__ import annotations

import pytest

from summarize.domain import MAIN
from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared, of_kind, printed, quotes

STORM = (
    "Storm strikes Port Ellin\n"
    "A storm struck the town of Port Ellin on Monday, killing nine people.\n"
    "The storm destroyed the old lighthouse on the harbour wall.\n"
    "In March 2009 a storm killed 40 people in Port Ellin."
)
STORM_TOO = (
    "Nine dead as storm strikes Port Ellin\n"
    "A storm struck Port Ellin on Monday, and at least 11 people were killed.\n"
    "The old lighthouse on the harbour wall was destroyed by the storm.\n"
    "A storm in March 2009 killed at least 35 people in Port Ellin."
)
STORM_SEEN = (
    "Port Ellin after the storm\n"
    "A storm struck the town of Port Ellin on Monday.\n"
    "The mayor, Ada Lind, said schools would stay closed until Friday."
)


def test_what_two_accounts_state_is_agreed(parser: Parser) -> None:
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN)
    agreed = [" ".join(*quotes(found, f)) for f in of_kind(found, "agreed")]
    assert any("lighthouse" in words for words in agreed)
    assert any("struck" in words and "Port Ellin" in words for words in agreed)


def test_every_claim_is_a_piece_of_its_article_and_has_an_event(parser: Parser) -> None:
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN)
    assert all(c.text == c.quote and c.event for c in found.claims)
    assert {c.event for c in found.claims if "2009" in c.quote} == {"March 2009"}
    assert {c.event for c in found.claims if "lighthouse" in c.quote} == {MAIN}


def test_tolls_of_two_storms_never_stand_in_one_finding(parser: Parser) -> None:
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN)
    tolls = {f.event: {p.value for p in f.positions} for f in of_kind(found, "figures", "update")}
    assert tolls == {MAIN: {9, 11}, "March 2009": {40, 35}}


def test_what_one_account_tells_is_told_of_it_alone(parser: Parser) -> None:
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN)
    alone = [q for f in of_kind(found, "single-source") for q in quotes(found, f)[0]]
    assert any("schools would stay closed" in s for s in alone)
    assert not any("lighthouse" in s for s in alone)


def test_a_copy_is_no_second_account(parser: Parser) -> None:
    long = (
        STORM
        + "\n"
        + "\n".join(f"The house of family number {n} lost its roof." for n in range(40))
    )
    found = compared(parser, long, long)
    assert not of_kind(found, "agreed", "figures", "disputed")


def test_the_timeline_has_the_day_of_the_deed(parser: Parser) -> None:
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN)
    assert {str(e.date) for e in found.timeline} == {"2021-05-10"}


def test_what_most_accounts_tell_is_missed_in_the_one_that_does_not(parser: Parser) -> None:
    quiet = (
        "Port Ellin council meets\n"
        "The council of Port Ellin met on Tuesday to speak of its budget.\n"
        "Its members raised the price of bus tickets by a tenth."
    )
    found = compared(parser, STORM, STORM_TOO, STORM_SEEN, quiet)
    assert {a for o in found.omissions for a in o.silent} <= {"A3", "A4"}


def test_an_account_with_half_of_the_words_for_it_is_not_silent(parser: Parser) -> None:
    for harbour, silent in (
        (
            "Only the wall of the old harbour and its lighthouse stood in the way of the waves.",
            False,
        ),
        ("Schools stay closed until Friday, the mayor said on Tuesday.", True),
    ):
        seen = f"{STORM_SEEN}\n{harbour}"
        found = compared(parser, STORM, STORM_TOO, seen)
        lighthouse = {
            f.id for f in found.findings if any("lighthouse" in q for q in quotes(found, f)[0])
        }
        gone = {a for o in found.omissions if o.finding in lighthouse for a in o.silent}
        assert ("A3" in gone) is silent


DENIED = (
    "Village shelled\n"
    "The army of Norland shelled the village of Orm on Monday, and 12 people died.\n"
    "Doctors said the village had no power."
)


DENIAL = (
    "Norland denies shelling\nShells fell on the village of Orm on Monday.\n"
    "The army of Norland denied the shelling."
)


def test_a_denial_stands_against_what_it_denies(parser: Parser) -> None:
    (dispute,) = of_kind(compared(parser, DENIED, DENIAL), "disputed")
    sides = quotes(compared(parser, DENIED, DENIAL), dispute)
    assert any("The army of Norland denied the shelling" in s for s in sides)
    assert any("shelled the village" in " ".join(s) for s in sides)
    assert dispute.relation in ("denies", "contradicts")


@pytest.mark.parametrize("nobody", ["no one was", "no officials were"])
def test_no_dead_stands_against_a_toll(parser: Parser, nobody: str) -> None:
    none = (
        "Orm after the shelling\nShells fell on the village of Orm on Monday.\n"
        f"Aid workers said that {nobody} killed in the shelling of the village."
    )
    found = of_kind(compared(parser, DENIED, none), "figures")
    assert {p.value for f in found for p in f.positions} == {0, 12}


def test_votes_of_two_parties_are_two_things_whether_told_in_rows_or_sentences(
    parser: Parser,
) -> None:
    found = compared(
        parser,
        "Union wins in Orm\nThe Orm Union won the vote in Orm on Monday.\nThe count ended at dawn."
        "\nOrm Union: 12,410 votes.\nField Front: 11,902 votes.\nThe Front wants a recount.",
        "Orm votes\nThe Orm Union won the vote in Orm on Monday.\n"
        "The Orm Union received 12,140 votes and the Field Front received 11,902 votes.",
    )
    values = [{p.value for p in f.positions} for f in of_kind(found, "figures")]
    assert not any(11902 in v and len(v) > 1 for v in values)


def test_nobody_is_set_against_himself(parser: Parser) -> None:
    said = (
        "Lind speaks\nAda Lind said the bridge was safe on Monday.\n"
        "Ada Lind denied that the bridge was unsafe."
    )
    other = "Bridge\nAda Lind said the bridge was safe on Monday, the mayor of Orm."
    assert not of_kind(compared(parser, said, other), "disputed")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Migrants said that guards had beaten a boy.",
            "Officials disputed claims that guards had beaten a boy.",
        ),
        (
            "Engineers said that the dam had cracked.",
            "The energy ministry rejected reports that the dam had cracked.",
        ),
    ],
)
def test_what_two_accounts_tell_against_each_other(one: str, other: str, parser: Parser) -> None:
    blast = "Blast at Norby\nAn explosion wrecked the plant in Norby on Monday.\n"
    found = compared(parser, blast + one, blast + other)
    (dispute,) = of_kind(found, "disputed")
    assert dispute.relation == "denies"
    sides = quotes(found, dispute)
    assert [len(s) for s in sides] == [1, 1]
    assert all(any(q in text for text in (one, other)) for s in sides for q in s)
    agreed = [q for f in of_kind(found, "agreed") for s in quotes(found, f) for q in s]
    assert all("wrecked" in q for q in agreed)


def test_a_copy_may_differ_in_what_it_says(parser: Parser) -> None:
    text = (
        "Train leaves the rails at Bram\n"
        "A freight train left the rails near Bram on Monday and struck a platform where people"
        " were waiting. Four commuters were killed, the rail operator said. Rescue teams from"
        " three counties worked through the night to free people from the wreck, and the line"
        " between Bram and Sarno was closed. The driver was unhurt. The mayor of Bram asked"
        " residents to stay away from the station and to give blood at the county hospital."
    )
    changed = text.replace("Four", "Six").replace("unhurt", "hurt")
    assert printed(text, changed)[1].copy_of == "A1"
    (tolls,) = of_kind(compared(parser, text, changed), "figures")
    assert {p.value for p in tolls.positions} == {4, 6}


def test_one_account_opens_with_its_first_sentence(parser: Parser) -> None:
    for text in (STORM, STORM_SEEN):
        found = compared(parser, text)
        assert found.lead is not None
        (opening,) = (c.quote for c in found.claims if c.id == found.lead.claim)
        assert text.splitlines()[1].startswith(opening)


def test_one_vote_with_two_scores_is_agreed_by_nobody(parser: Parser) -> None:
    one = (
        "Court closes the Orle mine\n"
        "The high court of Orle closed the mine on Monday by a vote of 5-4.\n"
        "Rents in the valley rose threefold in two years, the council said."
    )
    found = compared(parser, one, one.replace("5-4", "6-3").replace("threefold", "fourfold"))
    agreed = [q for f in of_kind(found, "agreed") for side in quotes(found, f) for q in side]
    assert not any("vote of" in q or "Rents" in q for q in agreed)


def test_two_printings_of_one_text_differ_without_a_verdict_and_a_short_sentence_is_told(
    parser: Parser,
) -> None:
    one = (
        "Two dead in fire at the Ardle mill\n"
        "Two people died in a fire at the Ardle mill on Monday, the fire service said.\n"
        "The fire began in the old drying room on the ground floor of the mill before dawn, "
        "and it was put out by forty men and women of three villages within two hours.\n"
        "The police said one man had been arrested."
    )
    found = compared(parser, one, one.replace("Two people", "Three people"))
    tolls = of_kind(found, "figures", "update")
    assert [(f.type, [p.value for p in f.positions]) for f in tolls] == [(None, [2, 3])]
    alone = [q for f in of_kind(found, "single-source") for q in quotes(found, f)[0]]
    assert "one man had been arrested" in alone


def test_nobody_agrees_on_several_causes(parser: Parser) -> None:
    texts = [
        f"Blast at the Ardle mill\n{who} said the blast at the Ardle mill was caused by {cause}.\n"
        "Nine people were hurt."
        for who, cause in (
            ("Inspector Mara Finn", "a gas leak"),
            ("The owner", "faulty wiring"),
            ("The fire service", "a burning cigarette"),
        )
    ]
    found = compared(parser, *texts)
    assert not any("caused" in q for f in of_kind(found, "agreed") for q in quotes(found, f)[0])


def test_of_two_counts_by_one_voice_the_one_that_others_give_is_compared(parser: Parser) -> None:
    bombed = "School bombed\nThe bombing of a school in Orm on Monday killed {n} people."
    more = (
        "\nAcross the district of Orm the bombing of schools and houses killed more than 50 people."
    )
    found = compared(parser, bombed.format(n=40), bombed.format(n=42), bombed.format(n=40) + more)
    assert {p.value for f in of_kind(found, "figures") for p in f.positions} == {40, 42}


def test_a_number_that_is_only_thought_of_differs_from_none(parser: Parser) -> None:
    shot = (
        "Officer shot dead in Orm\n"
        "An officer of the Orm police was shot dead at the door of a house on Monday.\n"
    )
    might = "There might have been two officers killed had they gone together, Ada Lind said."
    rule = "When one officer is killed, all of Orm loses, the chief of police said."
    assert not of_kind(compared(parser, shot + might, shot + rule), "figures", "update")


GERMAN = (
    "Feuer im Lager: vier Tote\n"
    "Bei einem Feuer im Lager von Ardel sind am Montag vier Menschen ums Leben gekommen.\n"
    "112 Arbeiter wurden gerettet. Der Schaden beträgt 2,5 Millionen Euro."
)
ENGLISH = (
    "Six dead in warehouse fire\n"
    "Six people were killed in a fire at a warehouse in Ardel on Monday, the police said."
)


def test_what_another_language_counts_is_not_compared(parser: Parser) -> None:
    found = compared(parser, GERMAN, ENGLISH, ENGLISH.replace("Six", "Seven"))
    assert [[p.value for p in f.positions] for f in of_kind(found, "figures")] == [[6, 7]]


def test_children_killed_and_troops_killed_are_two_tolls(parser: Parser) -> None:
    told = "Town shelled\nIn the shelling of Orm on Monday {n} {who} were killed."
    other = told.format(n=49, who="troops")
    apart = compared(parser, told.format(n=45, who="children"), other)
    together = compared(parser, told.format(n=45, who="people"), other)
    assert not of_kind(apart, "figures")
    assert {p.value for f in of_kind(together, "figures") for p in f.positions} == {45, 49}
