"""Causes that a text gives, by its words alone."""

from __future__ import annotations

import pytest

from summarize.text.nearness import causes_of, other_particulars


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("The delay was owing to strike action", {"strik", "action"}),
        ("The delay was caused by the fog over Orle", {"fog", "orle"}),
        ("The cause of the delay was not known", set()),
    ],
)
def test_a_cause_stands_behind_its_connective(text: str, causes: set[str]) -> None:
    assert causes_of(text) == causes


def test_a_word_of_one_family_is_no_other_cause() -> None:
    assert not other_particulars(
        "It fell because of electric wires", "It fell owing to electricity"
    )
    assert other_particulars("It fell because of rust", "It fell owing to electricity")
