"""Sentences that only list the figures of a finding."""

from __future__ import annotations

import pytest

from summarize.domain import Claim, Finding, Position
from summarize.writing.counting import tells_figures


def claim(number: int, quote: str) -> Claim:
    return Claim(
        id=f"c-{number}", article=f"A{number}", text=quote, quote=quote, start=0, end=len(quote),
        origin=f"o{number}",
    )  # fmt: skip


CLAIMS = {
    c.id: c
    for c in (claim(1, "The storm will cost 40 jobs"), claim(2, "More than 55 jobs may be lost"))
}
FINDING = Finding(
    id="f-1", kind="figures", question="jobs lost", statement="", positions=(
        Position(label="40", value=40, claims=("c-1",), articles=("A1",), origins=("o1",)),
        Position(
            label="more than 55", value=55, claims=("c-2",), articles=("A2",), origins=("o2",)
        ),
        Position(label="70", claims=("c-2",), articles=("A2",), origins=("o2",)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Accounts give 40 or more than 55 jobs lost.", True),
        ("The number of jobs lost rose from 40 to more than 55 as reports came in.", True),
        ("The number of jobs lost fell from 40 to more than 55 as reports came in.", False),
        ("The number of jobs lost fell from more than 55 to 40 as reports came in.", False),
        ("The figure for jobs lost rose from 40 to more than 55.", True),
        ("Accounts give 40 or 55 jobs lost.", False),
        ("Accounts give 40 or 70 jobs lost.", False),  # no claim has it
        ("Accounts give 40 jobs lost.", False),
        ("Accounts give 40 or more than 550 jobs lost.", False),
        ("Accounts give 40 or more than 55 jobs saved.", False),
        ("Accounts give 40 or more than 55 jobs lost, the minister said.", False),
    ],
)
def test_only_the_figures_of_the_finding(sentence: str, told: bool) -> None:
    assert tells_figures(sentence, [FINDING], CLAIMS) is told
