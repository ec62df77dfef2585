"""A pronoun whose noun stands in the sentence before makes no statement of the page."""

from __future__ import annotations

import pytest

from summarize.claims.leaning import leans, precedes_its_speaker
from summarize.text.parsing import Parser


@pytest.mark.parametrize(
    "sentence",
    [
        "The army drove it back.",
        "All but one are alive.",
        "Astor Line, which named him as a cook, is silent.",
        "A log of the owner bears this out.",
        "The number of her rivals fell to two.",
        "After a count in two towns she has 900 votes.",
        "The fishermen pulled three of them from the water.",
    ],
)
def test_open_pronouns(parser: Parser, sentence: str) -> None:
    assert leans(list(parser.parse(sentence)), spoken=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor lost his seat.",
        "In his speech, the mayor praised the miners.",
        "A boy and his grandfather were found.",
        "Tenants said that they would march.",
        "The owner sold the ship because it leaked.",
        "The owner sold the ship after towing it home.",
        "Neither report is wrong.",
        "The number of her opponent, Ines Roth, is unknown.",
        "Police count those present.",
        "The minister made it clear that talks go on.",
    ],
)
def test_answered_pronouns(parser: Parser, sentence: str) -> None:
    assert not leans(list(parser.parse(sentence)), spoken=False)


def test_a_speaker_may_speak_of_his_own(parser: Parser) -> None:
    tokens = list(parser.parse("After the count she has 900 votes."))
    assert leans(tokens, spoken=False)
    assert not leans(tokens, spoken=True)


def test_a_pronoun_before_the_name_of_the_speaker_is_somebody_elses(parser: Parser) -> None:
    text = "Her lead is safe, the chairwoman Ines Roth said. Ines Roth said her lead is safe."
    doc = parser.parse(text)
    before, after = (
        [t for t in doc if start <= t.idx < start + len("her lead is safe")]
        for start in (0, text.index("her lead"))
    )
    assert precedes_its_speaker("Her lead is safe", before, "Ines Roth")
    assert not precedes_its_speaker("Her lead is safe", after, "Ines Roth")
