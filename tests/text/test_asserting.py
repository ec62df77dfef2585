"""Clauses that a sentence holds and does not assert, and those that it does."""

from __future__ import annotations

import pytest

from summarize.text.cues import is_asserted, veils_over
from summarize.text.parsing import Parser


def veil(parser: Parser, sentence: str, verb: str) -> str | None:
    token = next(t for t in parser.parse(sentence) if t.text == verb)
    return next((w.lower_ for w in veils_over(token)), None)


@pytest.mark.parametrize(
    ("sentence", "verb", "word"),
    [
        ("Guards shot the men before they had touched a weapon.", "touched", "before"),
        ("Police stopped the car before it reached the border.", "reached", "before"),
        ("He stopped the car before hitting the wall.", "hitting", "before"),
        ("The patient died before reaching the hospital.", "reaching", "before"),
        ("Two men were arrested before boarding a flight.", "boarding", "before"),
        ("The mayor kept silent until the council published the report.", "published", "until"),
        ("The union will strike unless the firm raises pay.", "raises", "unless"),
        ("If the river rises, the town will be evacuated.", "rises", "if"),
        ("It will examine whether the owner ignored a warning.", "ignored", "whether"),
        ("Once the votes have been counted, the court will meet.", "counted", "once"),
        ("The law takes effect when the president signs it.", "signs", "when"),
        ("The bank dismissed 300 workers without asking the unions.", "asking", "without"),
        ("The crew left the ship instead of waiting for the tugs.", "waiting", "of"),
        ("The prosecutor accused the mayor of taking a bribe.", "taking", "accused"),
        ("Workers must leave the site or the company will call the police.", "call", "or"),
        ("The judge ordered that the firm pay the families.", "pay", "ordered"),
        ("The rumour that the singer had died was false.", "died", "rumour"),
        ("There is no evidence that the firm knew of the leak.", "knew", "no"),
        ("It is not true that the ship had lost its engine.", "lost", "not"),
        ("Neither the pilot nor the tower said the runway had been closed.", "closed", "neither"),
        ("No one knew where the captain had gone.", "gone", "where"),
        ("The minister spoke as though the ministry had never received it.", "received", "though"),
        ("Soldiers closed the road so that ambulances could reach the village.", "reach", "so"),
        ("As long as the strike lasts, no ferries will leave.", "lasts", "as"),
        ("The jury was told that the driver had slept for two hours.", "slept", "told"),
        ("The driver swerved to avoid hitting a child.", "hitting", "avoid"),
    ],
)
def test_what_is_not_asserted_is_known_by_a_word(
    parser: Parser, sentence: str, verb: str, word: str
) -> None:
    assert veil(parser, sentence, verb) == word


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Guards shot the men before they had touched a weapon.", "shot"),
        ("The firm lost 40 million euros after the bridge fell in May.", "fell"),
        ("Police arrested him when he came back to Oslo.", "came"),
        ("If it rains, the match moves, but the club has sold all tickets.", "sold"),
        ("Rain fell on the hills, the office said, more than is usual in May.", "fell"),
        ("The firm has money in the bank, so it can afford the deal.", "afford"),
        ("The men fled before the army, which had lost a tank, arrived.", "lost"),
        ("Among the dead were three children, the mayor said.", "were"),
        ("The court heard that the driver had slept for two hours.", "slept"),
        ("It spread to the roof so there is a lot of damage there.", "is"),
        ("Lies are what the jurors heard on Tuesday.", "heard"),
    ],
)
def test_what_is_told_as_a_fact_is_asserted(parser: Parser, sentence: str, verb: str) -> None:
    assert veil(parser, sentence, verb) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There might have been two people killed, he said.", [False]),
        ("When one is killed, all of us lose.", [False]),
        ("He had stabbed two guards, and three others were nearly killed.", [True, False]),
        ("If two more are found, 30 will have died.", [False, True]),
        ("Police said that two people were killed when the bus fell into a river.", [True]),
        ("Nobody could say how many were hurt, but 12 people died.", [True]),
    ],
)
def test_a_number_is_asserted_where_its_clause_is(
    parser: Parser, sentence: str, told: list[bool]
) -> None:
    numbers = [t for t in parser.parse(sentence) if t.like_num]
    assert [is_asserted(t) for t in numbers] == told
