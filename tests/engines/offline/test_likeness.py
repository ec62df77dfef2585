"""Which claims may tell one thing."""

from __future__ import annotations

import datetime as dt

from summarize.domain import MAIN
from summarize.engines.offline.likeness import times_meet
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
