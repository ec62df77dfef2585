"""The page opens with the event, even where no two accounts tell it in the same words."""

from __future__ import annotations

import datetime as dt

from summarize.comparison.agreed import agreed
from summarize.comparison.lead import lead_of
from summarize.comparison.weight import opening, weighed
from summarize.domain import Claim, Finding, Lead
from summarize.engines.offline.writing import write_short
from tests.comparison.newsroom import Said, account, story

DAY = dt.date(2031, 5, 2)
VETO = "President Halvorsen vetoed the harbour bill of Liss on Friday"
OTHER = "President Halvorsen has refused to sign the harbour bill that the council of Liss passed"


def lead(*firsts: str) -> Lead | None:
    told = story(
        *(
            account(i, f"Outlet {i}", [Said(f"{first}.", when=DAY)], DAY)
            for i, first in enumerate(firsts, 1)
        )
    )
    return lead_of(told, weighed(told, agreed(told)))


def test_what_several_agree_on_opens_it_where_there_is_such() -> None:
    assert lead(VETO, VETO) is None


def test_an_angle_of_one_account_is_not_the_event() -> None:
    assert lead(VETO, "Fares between Amber and Port Sund rise by 12 percent in June") is None


def test_the_short_version_begins_with_it() -> None:
    finding = Finding(id="f1", kind="agreed", statement="Fares rise.", positions=(), lead=9)
    said = write_short([finding], Lead(claim="c1", statement=f"{VETO}."))
    assert (said[0].sentence, said[0].cites, said[0].finding) == (f"{VETO}.", ("c1",), None)


def test_what_all_open_with_in_other_words_opens_the_page() -> None:
    told = story(
        account(1, "Amber Post", [Said(f"{VETO}.", when=DAY)], DAY),
        account(2, "Coast Radio", [Said(f"{OTHER}.", when=DAY)], DAY),
    )
    found = lead_of(told, [])
    assert found is not None
    claim: Claim = told.claim[found.claim]
    assert claim.text in {VETO, OTHER}


CRASH = "A night train derailed near Liss on Friday and killed a driver of 61"
DETAIL = "The rails near Liss were laid in 1994 by a firm of Port Sund"


def test_what_the_headlines_tell_is_the_event() -> None:
    accounts = [
        account(1, "Amber Post", [Said(f"{CRASH}.", when=DAY)], DAY),
        account(2, "Coast Mail", [Said(f"{DETAIL}.", when=DAY)], DAY),
    ]
    headline = {"headline": "Night train derails near Liss"}
    bare, headed = (
        story(*((a.model_copy(update=update), c) for a, c in accounts)) for update in ({}, headline)
    )
    crash, detail = bare.claims
    gained = opening(headed, CRASH, [crash]) - opening(bare, CRASH, [crash])
    assert gained > opening(headed, DETAIL, [detail]) - opening(bare, DETAIL, [detail]) + 2


def test_a_number_of_people_not_named_opens_nothing() -> None:
    named, unnamed = "Two sailors were shot dead in Liss", "Two were shot dead in Liss"
    told = story(
        account(1, "Amber Post", [Said(f"{named}.", when=DAY)], DAY),
        account(2, "Coast Radio", [Said(f"{unnamed}.", when=DAY)], DAY),
    )
    claims = {c.text: c for c in told.claims}
    assert opening(told, named, [claims[named]]) > opening(told, unnamed, [claims[unnamed]]) + 2


def test_a_party_does_not_open_the_page_alone() -> None:
    told = story(
        account(1, "Amber Post", [Said(f"{VETO}, Ada Holm said.", VETO, VETO, "Ada Holm")]),
        account(2, "Coast Radio", [Said(f"{OTHER}, Jon Beck said.", OTHER, OTHER, "Jon Beck")]),
    )
    for name, origin in told.origin.items():
        told.origin[name] = origin.model_copy(update={"kind": "institution"})
    assert lead_of(told, []) is None
