"""Causes that a text gives, by its words alone."""

from __future__ import annotations

import pytest

from summarize.text.particulars import causes_of, other_particulars


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("The delay was due to rust", {"rust"}),
        ("The delay was due to strike action", {"strik", "action"}),
        ("The delay was due to the fog over Orle", {"fog", "orle"}),
        ("Ida Brun is due to appear in court in Orle", set()),
        ("Ida Brun is due to visit the mine", set()),
        ("Ida Brun is due to be heard", set()),
    ],
)
def test_what_is_due_to_happen_is_no_cause(text: str, causes: set[str]) -> None:
    assert causes_of(text) == causes


def test_a_word_of_one_family_is_no_other_cause() -> None:
    assert not other_particulars(
        "It fell because of electric wires", "It fell owing to electricity"
    )
    assert other_particulars("It fell because of rust", "It fell owing to electricity")
