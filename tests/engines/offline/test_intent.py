"""Which accounts say that a deed was meant, or was not, or that its cause is unknown."""

from __future__ import annotations

import pytest

from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared, of_kind, quotes

OPENING = "Fire at the Ardle mill\nA fire destroyed the old mill at Ardle on Monday."


def sides(parser: Parser, one: str, other: str) -> list[list[set[str]]]:
    """Return the sides of each dispute between two accounts."""
    found = compared(parser, f"{OPENING}\n{one}", f"{OPENING}\n{other}")
    return [quotes(found, f) for f in of_kind(found, "disputed")]


@pytest.mark.parametrize(
    "said",
    [
        "The fire at the Ardle mill was arson.",
        "The fire at the Ardle mill was caused by arson.",
        "The fire at the Ardle mill was set deliberately.",
        "The fire at the Ardle mill was no accident.",
        "The cause of the fire at the Ardle mill was not immediately known.",
        "The cause of the fire at the Ardle mill remained unknown.",
        "What caused the fire at the Ardle mill is unclear.",
    ],
)
def test_what_stands_against_an_accident(parser: Parser, said: str) -> None:
    assert sides(parser, said, "The fire at the Ardle mill was accidental.")


@pytest.mark.parametrize(
    "said",
    [
        "Police ruled out arson in the fire at the Ardle mill.",
        "Police are investigating arson in the fire at the Ardle mill.",
        "Neither arson nor sabotage was found in the fire at the Ardle mill.",
        "Jon Ek was acquitted of arson in the fire at the Ardle mill.",
        "Jon Ek was acquitted of deliberately setting the fire at the Ardle mill.",
        "There was no sign of any arson in the fire at the Ardle mill.",
        "The state law on arson was changed after the fire at the Ardle mill.",
        "The unknown man caused the fire at the Ardle mill.",
    ],
)
def test_what_does_not(parser: Parser, said: str) -> None:
    assert not sides(parser, said, "The fire at the Ardle mill was accidental.")


def test_each_event_has_a_dispute_of_its_own(parser: Parser) -> None:
    old = "A fire at the Ardle mill in March 2009 was {}."
    new = "The fire at the Ardle mill on Monday was {}."
    accounts = [
        f"{old.format(before)}\n{new.format(now)}"
        for before, now in (("arson", "accidental"), ("accidental", "set on purpose"))
    ]
    found = sides(parser, *accounts)
    assert len(found) == 2
    assert all(len({"2009" in q for side in dispute for q in side}) == 1 for dispute in found)
