"""What a reader has read is not told again; a new number or another fact is."""

from __future__ import annotations

import pytest

from summarize.text.nearness import is_scrap, repeats


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("The ferry ran aground off Liss.", "Anna Holm said a ferry ran aground off Liss."),
        ("People injured", "Dozens have been injured."),
        ("A strong earthquake struck Liss.", "The tremor hit Liss."),
        ("The line to Liss was severed on Tuesday.", "The line was severed on 11 February."),
    ],
)
def test_the_same_in_other_words_is_a_repetition(told: str, again: str) -> None:
    assert repeats(again, [told])


@pytest.mark.parametrize(
    ("told", "more"),
    [
        ("People injured", "Six people were injured."),
        ("The ferry ran aground off Liss.", "The ferry ran aground off Liss with 212 on board."),
        ("The men fled in another car.", "The men set fire to the car."),
    ],
)
def test_a_number_or_another_deed_is_news(told: str, more: str) -> None:
    assert not repeats(more, [told])


def test_a_few_quoted_words_are_a_scrap() -> None:
    assert is_scrap("Anna Holm: “Cut our line.”")
    assert not is_scrap("Anna Holm: “The anchor cut our line.”")
