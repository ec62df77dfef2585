"""One utterance in several accounts."""

from __future__ import annotations

import pytest

from summarize.comparison.quotations import compare_words
from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared

FULL = "we will open the gates of the dam at dawn and warn the villages"


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        (FULL, "identical"),
        ("we will open the gates of the dam at dawn", "cut"),
        ("we will open the gates of the dam and warn the villages", "stitched"),
        ("we will open the doors of the dam at dawn and warn the villages", "paraphrased"),
    ],
)
def test_renderings_are_told_apart(text: str, difference: str) -> None:
    assert compare_words(text, FULL)[0] == difference


def test_an_utterance_is_found_in_two_accounts(parser: Parser) -> None:
    found = compared(
        parser,
        f'The dam\nThe water rose on Monday.\n"{FULL.capitalize()}," said Ada Lind, the mayor.',
        'The dam opens\nThe river rose.\nAda Lind said: "We will open the gates of the dam '
        'at dawn."',
    )
    (utterance,) = found.utterances
    assert (utterance.speaker, utterance.difference) == ("Ada Lind", "cut")
