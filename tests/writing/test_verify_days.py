"""The second gate knows the date that stands for a day of the press."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.domain import Claim, Comparison, DraftSentence, Origin, When
from summarize.text.parsing import Parser
from summarize.writing.verify import verify

SUNDAY = dt.date(2031, 5, 4)
TEXT = "The ferry sank yesterday off Amber"


@pytest.mark.parametrize(("day", "kept"), [("4 May", True), ("5 May", False)])
def test_the_date_of_a_day_of_the_press_is_borne_out(parser: Parser, day: str, kept: bool) -> None:
    sunk = Claim(
        id="c-1", article="A1", text=TEXT, quote=TEXT, start=0, end=len(TEXT), origin="o1",
        when=When(**{"from": SUNDAY, "to": SUNDAY, "basis": "inferred"}, text="yesterday"),
    )  # fmt: skip
    draft = DraftSentence(
        section="in short", sentence=f"The ferry sank on {day} off Amber.", cites=("c-1",)
    )
    comparison = Comparison(claims=(sunk,), origins=(Origin(id="o1", name="the outlet"),))
    told, _ = verify([draft], comparison, parser)
    assert bool(told) == kept
