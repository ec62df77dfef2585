"""A dispute is real and its question is short: accounts that only look opposed are none."""

import pytest

from summarize.comparison.asking import MOST_WORDS, asked
from summarize.text.parsing import Parser
from tests.comparison.newsroom import account, disputed, story

MOCKED = "Ada Holm mocked a film saying that nets do not stop jellyfish."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ferry fares on the Liss line rose in May.",
            "Ferry tickets on the Liss line fell in May.",
        ),
        (
            "Mayor Jon Aas blocked two council bills to reopen the shut Amber library.",
            "The council refused two bills for the partly shut Amber library.",
        ),
        (
            "The harbour office will send the report on the Amber fire to the council on Monday.",
            "Ada Holm said she had not heard of the report before the harbour office sends it.",
        ),
        (
            "Mayor Jon Aas said his plan for the Amber bridge had never changed.",
            "Mayor Jon Aas denies changing his plan for the Amber bridge.",
        ),
        (
            f"{MOCKED}\n\nThe port suspended Ada Holm for a film disputing that nets stop them.",
            "The port cinema in Amber shows films about jellyfish and nets.",
        ),
    ],
)
def test_what_only_looks_opposed_is_no_dispute(parser: Parser, one: str, other: str) -> None:
    assert disputed(parser, f"Amber\n\n{one}", f"Liss\n\n{other}") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ferry fares on the Liss line rose in May, passengers found.",
            "In May the fares of the ferry on the Liss line fell.",
        ),
        (
            "The mayor of Amber approved the harbour bridge on Friday.",
            "On Friday the mayor of Amber rejected the bridge over the harbour.",
        ),
    ],
)
def test_what_cannot_both_be_so_is_a_dispute(parser: Parser, one: str, other: str) -> None:
    (finding,) = disputed(parser, f"Amber\n\n{one}", f"Liss\n\n{other}")
    assert [p.articles for p in finding.positions] in ([("A1",), ("A2",)], [("A2",), ("A1",)])


def test_a_question_ends_with_its_main_clause() -> None:
    told = story(
        account(
            1,
            "Amber Post",
            ["The mine had halted all pumping into the Liss amid long talks about the trout."],
        )
    )
    (claim,) = told.claims
    assert asked(told, [claim], claim) == "Whether the mine had halted all pumping into the Liss"


def test_a_shorter_claim_of_the_side_is_asked_about() -> None:
    told = story(
        account(
            1,
            "Amber Post",
            ["The old pumps at the mine above the town of Liss in the valley have stopped."],
        ),
        account(2, "The Wharf", ["The pumps at the mine have stopped."]),
    )
    plain, short = told.claims
    assert asked(told, [plain, short], plain).lower() == f"whether {short.text.lower()}"


def test_no_cut_takes_away_what_the_sides_differ_on() -> None:
    told = story(
        account(
            1,
            "Amber Post",
            ["The new director of the mine above the town of Liss has put all pumping on hold."],
        )
    )
    (claim,) = told.claims
    question = asked(told, [claim], claim)
    assert question.endswith("on hold")
    assert len(question.split()) > MOST_WORDS
