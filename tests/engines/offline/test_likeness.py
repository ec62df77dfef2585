"""Which claims may tell one thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from summarize.domain import MAIN
from summarize.engines.offline.engine import understood
from summarize.engines.offline.likeness import are_of_other_days, paired, times_meet
from summarize.engines.offline.statements import Statements
from summarize.text.parsing import Parser
from tests.gate.accounts import Said, Told, accounts


def test_what_was_printed_before_a_deed_does_not_tell_it(parser: Parser) -> None:
    words = "The cable between Ellin and Vik was cut by an anchor"
    made = accounts(
        parser,
        Told("Herald", [Said("a", words)], printed=dt.date(2021, 8, 16)),
        Told("Courier", [Said("b", f"{words} on 8 October")], printed=dt.date(2021, 11, 4)),
        Told("Wharf", [Said("c", words)], printed=dt.date(2021, 10, 9)),
    )
    known = Statements(made, {c.id: MAIN for c in made.claims}).by_id
    before, told, after = (known[c.id] for c in made.claims)
    assert not times_meet(before, told)
    assert not times_meet(told, before)
    assert times_meet(after, told)


def test_what_would_be_is_not_what_is(parser: Parser) -> None:
    closed = "The offices of the shipping firm in Vik were closed"
    coming = closed.replace("were closed", "would be closed")
    made = accounts(
        parser,
        Told("Herald", [Said("a", closed)]),
        Told("Courier", [Said("b", coming)]),
        Told("Wharf", [Said("c", closed)]),
    )
    statements, likeness, _ = understood(made)
    told, to_come, again = (statements.by_id[c.id] for c in made.claims)
    assert likeness.bears(told, again)
    assert not likeness.bears(told, to_come)


def test_what_is_so_in_one_spring_need_not_be_so_in_the_next(parser: Parser) -> None:
    words = "Jo Day is charged with the murder of Ada Lind, 63, a clerk in Vik"
    made = accounts(
        parser,
        Told("Herald", [Said("a", words)], printed=dt.date(2021, 4, 12)),
        Told("Courier", [Said("b", words)], printed=dt.date(2021, 4, 30)),
        Told("Wharf", [Said("c", words)], printed=dt.date(2022, 4, 30)),
    )
    known = Statements(made, {c.id: MAIN for c in made.claims}).by_id
    first, soon, late = (known[c.id] for c in made.claims)
    assert not are_of_other_days(first, soon)
    assert are_of_other_days(first, late)


def test_accounts_that_open_with_one_sentence_are_two(parser: Parser) -> None:
    first = Said("x", "The ferry Alma sank off Vik in a storm on Monday evening")
    one = "Nine passengers of the ferry Alma were killed in the storm off Vik"
    other = "In the storm off Vik nine passengers of the ferry Alma were killed"
    made = accounts(
        parser,
        Told("Herald", [first, Said("a", one)]),
        Told("Courier", [replace(first, id="y"), Said("b", other)]),
    )
    found = paired(made.claims)
    assert "b" in found.get("a", {}) or "a" in found.get("b", {})
