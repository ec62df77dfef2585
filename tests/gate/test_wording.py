"""How accounts word one thing: words that stand in their claims, of two accounts at least."""

from __future__ import annotations

import pytest

from summarize.domain import Comparing, DraftTerm, DraftWording
from summarize.gate.findings import Weighed, weigh_up
from summarize.text.parsing import Parser
from tests.gate.accounts import Said, Told, accounts

FIGHTERS = Said("a", "The fighters left the town on buses")
TERRORISTS = Said("b", "The terrorists left the town on buses")


def weighed(parser: Parser, referent: str, terms: dict[str, str], *told: Told) -> Weighed:
    drawn = tuple(DraftTerm(claim=c, words=w) for c, w in terms.items())
    draft = DraftWording(referent=referent, kind="side", terms=drawn)
    return weigh_up(Comparing(wording=(draft,)), accounts(parser, *told), parser)


def test_words_that_stand_in_their_claims_are_counted_where_they_stand(parser: Parser) -> None:
    told = (
        Told("Herald", [FIGHTERS, Said("c", "Two fighters stayed")]),
        Told("Courier", [TERRORISTS]),
    )
    result = weighed(parser, "those who left", {"a": "fighters", "b": "The terrorists"}, *told)
    (row,) = result.wording
    assert [(t.article, t.term, t.count, t.loaded) for t in row.terms] == [
        ("A1", "fighters", 2, False),
        ("A2", "The terrorists", 1, True),
    ]
    text = "The fighters left the town on buses.\n\nTwo fighters stayed."
    assert [text[s:e] for s, e in row.terms[0].spans] == ["fighters", "fighters"]
    assert row.kind == "side"


@pytest.mark.parametrize("reserve", ["Accused", "Alleged", "Suspected"])
def test_a_word_cut_from_its_reserve_is_not_the_outlets(reserve: str, parser: Parser) -> None:
    named = Said("a", f"{reserve} Liss Terrorists left the town on buses")
    told = (Told("Herald", [named]), Told("Courier", [Said("b", "The gunmen left the town")]))
    result = weighed(parser, "those who left", {"a": "Liss Terrorists", "b": "gunmen"}, *told)
    assert not result.wording


def test_words_are_loaded_that_an_engine_or_the_list_says_are(parser: Parser) -> None:
    told = (Told("Herald", [FIGHTERS]), Told("Courier", [Said("b", "The gunmen left the town")]))
    terms = (
        DraftTerm(claim="a", words="fighters"),
        DraftTerm(claim="b", words="The gunmen", loaded=True),
    )
    draft = DraftWording(referent="those who left", kind="side", terms=terms)
    result = weigh_up(Comparing(wording=(draft,)), accounts(parser, *told), parser)
    (row,) = result.wording
    assert {t.term: t.loaded for t in row.terms} == {"fighters": False, "The gunmen": True}


def test_words_of_somebody_quoted_are_not_the_outlets(parser: Parser) -> None:
    quoted = Said("b", "“The terrorists left the town on buses,” said Mayor Ines Sala")
    told = (Told("Herald", [FIGHTERS]), Told("Courier", [quoted]))
    result = weighed(parser, "those who left", {"a": "fighters", "b": "terrorists"}, *told)
    assert not result.wording


def test_words_that_an_account_outside_the_row_prints_are_no_choice(parser: Parser) -> None:
    third = Said("c", "The fighters of the boxing club left the ring on Friday")
    told = (Told("Herald", [FIGHTERS]), Told("Courier", [TERRORISTS]), Told("Echo", [third]))
    result = weighed(parser, "those who left", {"a": "fighters", "b": "terrorists"}, *told)
    assert not result.wording
    assert any("another account prints" in r.reason for r in result.rejected)
    later = Told("Echo", [Said("d", "The ring was closed")])  # of an outlet with two reports
    result = weighed(parser, "those who left", {"a": "fighters", "b": "terrorists"}, *told, later)
    assert not result.wording


def test_a_word_with_a_capital_is_found_and_one_in_quotation_marks_is_not(parser: Parser) -> None:
    named = Said("a", "The Northern Guard left the town on buses")
    others = Said("b", "The fighters left the town on buses")
    also = ("Mayor Ines Sala said: “The fighters are gone.”", "Fighters, he said, stayed.")
    told = (Told("Herald", [named]), Told("Courier", [others], also=also))
    result = weighed(parser, "those who left", {"a": "Northern Guard", "b": "fighters"}, *told)
    (row,) = result.wording
    found = {(t.article, t.term): t.count for t in row.terms}
    assert found == {("A1", "Northern Guard"): 1, ("A2", "fighters"): 2}


def test_words_that_do_not_stand_there_are_refused(parser: Parser) -> None:
    told = (Told("Herald", [FIGHTERS]), Told("Courier", [TERRORISTS]))
    result = weighed(parser, "fighters", {"a": "rebels", "b": "terrorists"}, *told)
    assert not result.wording
    assert (
        result.rejected[0].reason == "its words do not stand in it plainly, outside quotation marks"
    )


def test_one_account_or_one_word_is_no_choice(parser: Parser) -> None:
    copies = (Told("Herald", [FIGHTERS]), Told("Courier", [TERRORISTS], copy_of="A1"))
    assert not weighed(parser, "f", {"a": "fighters", "b": "terrorists"}, *copies).wording
    same = (Told("Herald", [FIGHTERS]), Told("Courier", [Said("b", FIGHTERS.quote)]))
    assert not weighed(parser, "f", {"a": "fighters", "b": "The fighters"}, *same).wording


def test_words_that_another_account_of_the_row_prints_too_are_no_choice(parser: Parser) -> None:
    told = (
        Told("Herald", [FIGHTERS]),
        Told("Courier", [TERRORISTS], also=("Two fighters stayed in the town.",)),
    )
    assert not weighed(parser, "f", {"a": "fighters", "b": "terrorists"}, *told).wording


@pytest.mark.parametrize(
    ("referent", "stands"),
    [
        ("the fighters' leaving of the town", True),
        ("the fighters in the town", True),
        ("abandoning the town on buses", False),
        ("the quarrel over the town", False),
        ("the murder of the fighters", False),
        ("the butchers", False),
        ("how the fighters fled the town", False),
        ("the fighters who abandoned the town", False),
        ("Ines Sala's manner of leaving the town", False),
        ("the three fighters' manner of leaving the town", False),
    ],
)
def test_a_row_goes_by_a_phrase_that_states_nothing_or_is_left_out(
    parser: Parser, referent: str, stands: bool
) -> None:
    told = (Told("Herald", [FIGHTERS]), Told("Courier", [TERRORISTS]))
    result = weighed(parser, referent, {"a": "fighters", "b": "terrorists"}, *told)
    assert [w.referent for w in result.wording] == [referent] * stands
    assert len(result.rejected) == 1 - stands


def test_words_behind_a_reserve_are_no_choice_of_the_account(parser: Parser) -> None:
    told = [
        Told("Herald", [Said("a", "Lind was arguably the most vital defender of the ring")]),
        Told("Courier", [Said("b", "Lind was the shadowy helper of the ring")]),
    ]
    words = {"a": "most vital defender", "b": "shadowy helper"}
    assert not weighed(parser, "Lind", words, *told).wording
    plain = Told("Herald", [Said("a", "Lind was the most vital defender of the ring")])
    assert weighed(parser, "Lind", words, plain, told[1]).wording
