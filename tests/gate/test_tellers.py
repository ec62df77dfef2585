"""Whose account a claim is: what one paper passes on from another is that other's."""

from __future__ import annotations

import pytest

from summarize.domain import Comparing, DraftFinding, DraftPosition
from summarize.gate.findings import weigh_up
from summarize.gate.tellers import Tellers
from summarize.text.parsing import Parser
from tests.gate.accounts import Said, Told, accounts

FIRE = "the fire began in the kitchen"


@pytest.mark.parametrize(
    ("written", "speaker", "whose"),
    [
        (f"Ida Berg in The Harbour Post says {FIRE}", "Ida Berg", "Harbour Post"),
        (f"Ida Berg, a writer for the Harbour Post, says {FIRE}", "Ida Berg", "Harbour Post"),
        (f"Harbour Post reporter Ida Berg writes that {FIRE}", "Ida Berg", "Harbour Post"),
        (f"The Harbour Post's Ida Berg writes that {FIRE}", "Ida Berg", "Harbour Post"),
        (f"The Harbour Post reports that {FIRE}", "Harbour Post", "Coast Herald"),
        (f"Ida Berg told the Harbour Post that {FIRE}", "Ida Berg", "Coast Herald"),
        (f"Ida Berg said, as the Harbour Post reports, that {FIRE}", "Ida Berg", "Coast Herald"),
        (f"As the Harbour Post reports, {FIRE}", None, "Coast Herald"),
    ],
)
def test_what_is_passed_on_from_an_account_is_that_ones(
    written: str, speaker: str | None, whose: str, parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Harbour Post", [Said("a", "The fire began in the kitchen of the inn")]),
        Told("Coast Herald", [Said("b", FIRE, speaker=speaker)], also=[f"{written}."]),
    )
    (claim,) = [c for c in told.claims if c.id == "b"]
    herald = told.articles[1]
    start = herald.text.rindex(FIRE)
    claim = claim.model_copy(update={"start": start, "end": start + len(FIRE)})
    assert Tellers(told.articles).whose(claim) == whose


@pytest.mark.parametrize(("of", "found"), [("the Harbour Post", 0), ("the Corbin Inn", 1)])
def test_a_paper_does_not_agree_with_itself_by_way_of_another(
    of: str, found: int, parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Harbour Post", [Said("a", "The fire began in the kitchen of the inn")]),
        Told("Coast Herald", [Said("b", f"Ida Berg of {of} says {FIRE}", speaker="Ida Berg")]),
    )
    draft = DraftFinding(kind="agreed", positions=(DraftPosition(claims=("a", "b")),))
    weighed = weigh_up(Comparing(findings=(draft,)), told, parser).findings
    assert len([f for f in weighed if f.kind == "agreed"]) == found
