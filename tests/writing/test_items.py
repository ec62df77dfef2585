"""What an agreement may hold: no detail of one account, and short forms and titles are none."""

from __future__ import annotations

import pytest

from summarize.domain import Comparison, Finding, Position
from summarize.gate.sentences import Verifier
from summarize.text.parsing import Parser
from summarize.writing.agreement import tellers
from summarize.writing.speech import Speech
from summarize.writing.worded import Wordings
from tests.gate.accounts import Said, Told, accounts

ACCOUNTS = (
    Told(
        "The Gazette",
        [
            Said(
                "a", "The F.B.I. raided the office of Sen. Ines Falk in Dover on Monday, with a dog"
            )
        ],
    ),
    Told(
        "The Herald",
        [Said("b", "the United States raided the office of Ines Falk in Dover with 12 agents")],
        also=("The FBI was there, and many Dutch were.",),
    ),
)


@pytest.mark.parametrize(
    ("says", "extra"),
    [
        ("In Dover, the FBI raided the office of Ines Falk.", set()),
        ("In Dover, the U.S. raided the office of Ines Falk.", {"us"}),
        ("In Dover, the office of Senator Ines Falk was raided.", set()),
        ("In Dover, agents raided the office with one dog.", {"1.0"}),
        ("In Dover, 12 agents raided the office.", {"12.0"}),
        # Each clause is asked for its own account alone where two are named.
        ("The Gazette says the FBI raided it; The Herald says 12 agents did.", set()),
        ("The Gazette says 12 agents raided it.", {"12.0"}),
    ],
)
def test_what_one_account_alone_tells_is_not_agreed(
    says: str, extra: set[str], parser: Parser
) -> None:
    found = accounts(parser, *ACCOUNTS)
    position = Position(
        label="", claims=("a", "b"), articles=("A1", "A2"),
        origins=tuple(c.origin for c in found.claims),
    )  # fmt: skip
    agreed = Finding(id="f", kind="agreed", statement="", positions=(position,))
    told = Comparison(claims=found.claims, origins=found.origins, findings=(agreed,))
    speech = Speech(told, found.articles, parser)
    wordings = Wordings(Verifier(told, found.articles, parser), speech)
    assert bool(wordings.telling(says, ("a", "b"))) is not bool(extra)


@pytest.mark.parametrize(
    ("number", "lacking"),
    [
        ("almost 3,000", set()),
        ("2,934", {"2934.0"}),
        ("2,000", {"2000.0"}),
    ],
)
def test_who_tells_a_number_more_exactly_tells_its_rounding(
    number: str, lacking: set[str], parser: Parser
) -> None:
    found = accounts(
        parser,
        Told("The Gazette", [Said("a", "2,934 children fled the town")]),
        Told("The Herald", [Said("b", "almost 3,000 children fled the town")]),
    )
    told = Comparison(claims=found.claims, origins=found.origins, findings=())
    wordings = Wordings(
        Verifier(told, found.articles, parser), Speech(told, found.articles, parser)
    )
    said = f"In all {number} children fled the town."
    assert bool(wordings.telling(said, ("a", "b"))) is not bool(lacking)


@pytest.mark.parametrize(("exact", "lacking"), [("1,040", set()), ("1,400", {"1000.0"})])
def test_a_number_that_lies_far_off_is_no_rounding(
    exact: str, lacking: set[str], parser: Parser
) -> None:
    found = accounts(
        parser,
        Told("The Gazette", [Said("a", f"{exact} children fled the town")]),
        Told("The Herald", [Said("b", "1,000 children fled the town")]),
    )
    told = Comparison(claims=found.claims, origins=found.origins, findings=())
    wordings = Wordings(
        Verifier(told, found.articles, parser), Speech(told, found.articles, parser)
    )
    assert bool(wordings.telling("1,000 children fled the town.", ("a", "b"))) is not bool(lacking)


def test_a_time_in_other_words_is_told_by_both(parser: Parser) -> None:
    told = (
        Told("Herald", [Said("a", "Water came over the dam at 3.40am")]),
        Told("Courier", [Said("b", "Water began to run over the dam at 3.40 in the morning")]),
    )
    found = accounts(parser, *told)
    comparison = Comparison(claims=found.claims, origins=found.origins)
    speech = Speech(comparison, found.articles, parser)
    for hour, both in (("3.40am", True), ("3.50am", False), ("3.40pm", False)):
        line = f"Water came over the dam at {hour}."
        assert bool(tellers(line, found.claims, speech)) is both
