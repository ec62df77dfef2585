"""The finding gate: what may be said of several accounts together, and of what type it is."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.domain import (
    Accounts,
    Comparing,
    DraftFinding,
    DraftPosition,
    Finding,
    FindingType,
    RejectedFinding,
)
from summarize.gate.findings import Weighed, weigh_up
from summarize.gate.weighing.differences import Amount, difference
from summarize.gate.weighing.values import Standing, read_value
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from tests.gate.accounts import Said, Told, accounts

QUAKE = "A strong earthquake shook the port of Anholt at dawn"
SHAKEN = "The port of Anholt was shaken by an earthquake on Sunday"


def weighed(draft: DraftFinding, told: Accounts, parser: Parser) -> Weighed:
    return weigh_up(Comparing(findings=(draft,)), told, parser)


def only(result: Weighed) -> Finding:
    assert len(result.findings) == 1, result.rejected
    return result.findings[0]


def reasons(result: Weighed) -> list[str]:
    return [r.reason for r in result.rejected]


def agreed(*claims: str, value: float | None = None) -> DraftFinding:
    return DraftFinding(kind="agreed", positions=(DraftPosition(claims=claims, value=value),))


def figures(*positions: tuple[str, str], **more: object) -> DraftFinding:
    sides = tuple(DraftPosition(claims=tuple(c.split()), label=v) for c, v in positions)
    return DraftFinding(kind="figures", positions=sides, **more)  # type: ignore[arg-type]


def counted(*texts: str) -> DraftFinding:
    """Return the first numbers of texts as values of claims a, b, ..."""
    labels = [find_numbers(text)[0].text for text in texts]
    sides = tuple(
        DraftPosition(claims=(claim,), label=label, value=read_value(label))
        for claim, label in zip("abc", labels, strict=False)
    )
    return DraftFinding(kind="figures", positions=sides)


def disputed(*sides: str) -> DraftFinding:
    return DraftFinding(
        kind="disputed", positions=tuple(DraftPosition(claims=tuple(s.split())) for s in sides)
    )


# --- agreement -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "stand"),
    [
        ("Alma Reed is the third coach who was dismissed in this season", False),
        ("Alma Reed is the fifth coach who was dismissed in this season", True),
        ("Alma Reed is the latest coach who was dismissed in this season", True),
        ("Alma Reed, in her first season, is the coach who was dismissed", True),
    ],
)
def test_other_ordinals_are_not_agreed_upon(other: str, *, stand: bool, parser: Parser) -> None:
    one = "Alma Reed is the fifth coach who was dismissed in this season"
    told = accounts(parser, Told("Herald", [Said("a", one)]), Told("Courier", [Said("b", other)]))
    draft = DraftFinding(kind="agreed", positions=(DraftPosition(claims=("a", "b")),))
    assert bool(weighed(draft, told, parser).findings) is stand


def test_a_headline_in_capitals_holds_words_and_not_names_alone(parser: Parser) -> None:
    headline = Said("a", "Mayor Expected To Be Arrested")
    told = accounts(
        parser,
        Told("Herald", [headline]),
        Told("Courier", [Said("b", "Alma Reed is expected to be arrested this week")]),
    )
    claims = tuple(
        c.model_copy(update={"part": "headline"}) if c.id == "a" else c for c in told.claims
    )
    told = told.model_copy(update={"claims": claims})
    assert only(weighed(agreed("a", "b"), told, parser)).kind == "agreed"


def test_what_words_do_not_show_to_agree_is_offered_unless_they_clash(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", QUAKE)]),
        Told("Courier", [Said("b", "Houses swayed by the sea on Sunday")]),
        Told("Globe", [Said("c", "No houses swayed by the sea on Sunday")]),
        Told("Post", [Said("d", "Houses swayed elsewhere", event="an older quake")]),
    )
    alone = weighed(agreed("a", "b"), told, parser)
    assert alone.findings == ()
    assert [f.positions[0].claims for f in alone.offered] == [("a", "b")]
    assert weighed(agreed("b", "c"), told, parser).offered == ()
    assert weighed(agreed("a", "d"), told, parser).offered == ()


def test_what_is_offered_and_what_stands_have_ids_of_their_own(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", QUAKE)]),
        Told("Courier", [Said("b", "Houses swayed by the sea")]),
        Told("Globe", [Said("c", SHAKEN)]),
    )
    both = Comparing(findings=(agreed("a", "b"), agreed("a", "c")))
    result = weigh_up(both, told, parser)
    assert len({f.id for f in (*result.findings, *result.offered)}) == 2


def test_what_is_offered_joins_the_agreement_that_it_belongs_to(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", QUAKE)]),
        Told("Courier", [Said("b", SHAKEN)]),
        Told("Globe", [Said("c", "Houses swayed by the sea")]),
    )
    result = weighed(agreed("a", "b", "c"), told, parser)
    assert [f.id for f in result.offered] == [only(result).id]
    assert only(result).positions[0].claims == ("a", "b")
    assert result.offered[0].positions[0].claims == ("a", "b", "c")


def test_who_is_quoted_with_the_same_words_does_not_deny_them(parser: Parser) -> None:
    disputed = "Alma Reed disputed a report of the Globe as an 'outright lie'"
    called = "Reed called the Globe's report on the bridge an 'outright lie'"
    told = accounts(
        parser,
        Told("Herald", [Said("a", disputed, speaker="Alma Reed", stance="denies")]),
        Told("Courier", [Said("b", called, speaker="Alma Reed")]),
    )
    assert only(weighed(agreed("a", "b"), told, parser)).kind == "agreed"


def test_what_is_put_in_is_denied_too(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Reed told us so", "Reed told us [we will not pay for it]")]),
        Told("Courier", [Said("b", "Reed will not pay for the bridge")]),
    )
    assert only(weighed(agreed("a", "b"), told, parser)).kind == "agreed"


def test_what_two_accounts_tell_is_agreed(parser: Parser) -> None:
    told = accounts(
        parser, Told("Herald", [Said("a", QUAKE)]), Told("Courier", [Said("b", SHAKEN)])
    )
    found = only(weighed(agreed("a", "b"), told, parser))
    assert found.kind == "agreed"
    assert found.positions[0].claims == ("a", "b")


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The court voted 5-4 to close the mine", "The court voted 6-3 to close the mine", []),
        ("The court voted 5-4 to close the mine", "The court voted 5 to 4 to close it", ["agreed"]),
        ("Fares rose threefold in two years", "Fares rose 4-fold in two years", []),
        ("Fares rose threefold in two years", "Fares rose 3-fold in two years", ["agreed"]),
        ("Rovers beat the Harriers 3-1", "The Harriers lost to Rovers 1-3", ["agreed"]),
        (
            "The blast at Orle was caused by a gas leak",
            "The blast at Orle was owing to faulty wires",
            [],
        ),
        (
            "The blast at Orle was caused by a gas leak",
            "The blast at Orle was due to leaking gas",
            ["agreed"],
        ),
        ("The council voted for the plan", "The council voted against the plan", []),
        ("The truck came from the north of Orle", "The truck came from the south of Orle", []),
        ("More than 40 trucks were stopped", "Fewer than 40 trucks were stopped", []),
        ("More than 40 trucks were stopped", "Over 40 trucks were stopped", ["agreed"]),
        ("Ida Brun beat Jan Dahl in the vote", "Jan Dahl beat Ida Brun in the vote", []),
        ("Ida Brun beat Jan Dahl", "Jan Dahl was beaten by Ida Brun", ["agreed"]),
        ("The army shelled the rebels at Orle", "The rebels shelled the army at Orle", []),
        ("The president signed the bill", "The president vetoed the bill", []),
        (
            "The king freed the nine rebels in Orle",
            "The king released the nine rebels in Orle",
            ["agreed"],
        ),
        ("The firm made a profit of $3 million", "The firm made a loss of $3 million", []),
        ("The plane flew from Orle to Ardle", "The plane flew from Ardle to Orle", []),
        ("It was built by Falk and Dahl", "It was built by Dahl and Falk", ["agreed"]),
        ("Only three houses burnt in Orle", "All the houses burnt in Orle", []),
        ("Shells hit Orle at 3 p.m.", "Shells fell on Orle at 1200 GMT", ["agreed"]),
        ("Shells hit Orle at 3 p.m.", "Shells fell on Orle at 5 p.m.", []),
        ("Ida Brun will face Jan Dahl in May", "Jan Dahl will face Ida Brun in May", ["agreed"]),
        (
            "The break at Orle would take two days to fix",
            "It would take two days to repair the cable at Orle",
            ["agreed"],
        ),
    ],
)
def test_other_particulars_are_another_thing(
    one: str, other: str, kinds: list[str], parser: Parser
) -> None:
    told = accounts(parser, Told("Herald", [Said("a", one)]), Told("Courier", [Said("b", other)]))
    assert [f.kind for f in weighed(agreed("a", "b"), told, parser).findings] == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Inflation rose by 3 percent in May", "Inflation rose to 3 percent in May"),
        ("Unemployment fell to 6 percent in May", "Unemployment fell by 6 percent in May"),
    ],
)
def test_a_change_by_is_not_a_change_to(one: str, other: str, parser: Parser) -> None:
    told = accounts(parser, Told("Herald", [Said("a", one)]), Told("Courier", [Said("b", other)]))
    assert all(f.kind != "agreed" for f in weighed(agreed("a", "b"), told, parser).findings)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Told("Herald", []), Told("Courier", [], copy_of="A1")),
        (Told("Herald", []), Told("Herald", [])),
        (Told("Herald", [], agency="Wire"), Told("Courier", [], agency="Wire")),
    ],
)
def test_copies_are_one_account(first: Told, second: Told, parser: Parser) -> None:
    one = Told(first.outlet, [Said("a", QUAKE)], copy_of=first.copy_of, agency=first.agency)
    two = Told(second.outlet, [Said("b", SHAKEN)], copy_of=second.copy_of, agency=second.agency)
    found = only(weighed(agreed("a", "b"), accounts(parser, one, two), parser))
    assert found.kind == "single-source"


def test_claims_that_share_a_name_alone_do_not_agree(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Mayor Alma Reed opened the new bridge")]),
        Told("Courier", [Said("b", "Alma Reed has two sons")]),
    )
    result = weighed(agreed("a", "b"), told, parser)
    assert not result.findings
    assert "one account alone says it" in reasons(result)


def test_a_claim_of_another_event_costs_that_claim(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", QUAKE)]),
        Told("Courier", [Said("b", SHAKEN)]),
        Told("Echo", [Said("c", "An earthquake shook the port in 1998", event="1998 earthquake")]),
    )
    result = weighed(agreed("a", "b", "c"), told, parser)
    assert only(result).positions[0].claims == ("a", "b")
    assert result.rejected == (
        RejectedFinding(kind="agreed", claims=("c",), reason="it speaks of another event"),
    )


def test_a_denial_is_no_agreement(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The army shelled the market")]),
        Told("Courier", [Said("b", "The army did not shell the market", stance="denies")]),
    )
    assert not weighed(agreed("a", "b"), told, parser).findings


def test_a_value_stands_in_each_claim(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Twelve people were killed")]),
        Told("Courier", [Said("b", "The blast killed 12 people")]),
    )
    assert only(weighed(agreed("a", "b", value=12), told, parser)).positions[0].value == 12
    assert not weighed(agreed("a", "b", value=13), told, parser).findings


def test_nobody_knows_a_claim(parser: Parser) -> None:
    told = accounts(parser, Told("Herald", [Said("a", QUAKE)]))
    result = weighed(agreed("a", "nobody"), told, parser)
    assert not result.findings
    assert "no such claim is known" in reasons(result)


# --- figures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("more than 8,000 people fled", "8,432 people fled", "rounding"),
        ("about 400 people fled", "about 500 people fled", None),
        ("3,000 people fled", "4,000 people fled", None),
        ("80 people fled", "90 people fled", None),
        ("10 people fled", "12 people fled", None),
        ("2,934 children fled", "almost 3,000 children fled", "rounding"),
        ("he asks for at least 20 million", "he asks for more than 21 million", None),
        ("police chased him for 30 miles", "police chased him for 48 km", "unit"),
        ("police chased him for 30 miles", "police chased him for 60 km", None),
        ("the deal is worth 2m euros ($2.6m)", "the deal is worth $2.6m", "unit"),
        ("police were called at 8:39am", "police were called at 8:40am", "rounding"),
        ("police were called at 8:39am", "police were called at 8:41am", None),
        ("police were called at 8:35am", "police were called at 8:40am", None),
        ("14 people died in the town of Lenk", "52 people died across Arvo", "scope"),
        ("52 people died in the town of Lenk", "14 people died across Arvo", None),
        ("14 people died in the town of Lenk", "52 people died in Arvo", None),
    ],
)
def test_types_of_two_figures(first: str, second: str, kind: str | None, parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", first[0].upper() + first[1:])]),
        Told("Courier", [Said("b", second[0].upper() + second[1:])]),
    )
    found = weighed(figures(("a", first), ("b", second)), told, parser)
    assert only(found).type == kind


def test_one_value_of_several_in_another_unit_is_no_matter_of_units(parser: Parser) -> None:
    served = ("136 days", "four and a half months", "more than four years")
    told = accounts(
        parser,
        *(Told(f"Paper {n}", [Said(f"c{n}", f"He served {s}")]) for n, s in enumerate(served)),
    )
    sides = [(f"c{n}", s) for n, s in enumerate(served)]
    assert only(weighed(figures(*sides), told, parser)).type is None
    assert only(weighed(figures(*sides[:2]), told, parser)).type == "unit"


@pytest.mark.parametrize(
    ("first", "second", "bounded"),
    [
        ("at least 20 people fled", "26 people fled", True),
        ("up to 40 people fled", "more than 20 people fled", True),
        ("at least 30 people fled", "26 people fled", False),
        ("nearly 90 people fled", "40 people fled", False),
        ("20 people fled", "26 people fled", False),
        ("she was found in less than three weeks", "she was found after 17 days", True),
        ("she was found in less than three weeks", "she was found after 24 days", False),
        ("at least 90 minutes passed before she was found", "she was found after 4 hours", True),
        ("the road is more than 30 miles long", "the road is 61 km long", True),
        ("the road is less than 30 miles long", "the road is 61 km long", False),
    ],
)
def test_bounds_that_one_number_meets(
    first: str, second: str, bounded: bool, parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", first.capitalize())]),
        Told("Courier", [Said("b", second.capitalize())]),
    )
    found = only(weighed(figures(("a", first), ("b", second)), told, parser))
    assert (found.type, found.because) == (None, ("bounds",) if bounded else ())


@given(
    value=st.integers(1, 40),
    bound=st.integers(1, 40),
    units=st.tuples(*[st.sampled_from(["hour", "day", "week"])] * 2),
    least=st.booleans(),
)
def test_a_bound_in_another_unit_is_met_by_what_lies_within_it(
    value: int, bound: int, units: tuple[str, str], *, least: bool
) -> None:
    hours = {"hour": 1, "day": 24, "week": 168}
    exact, end = value * hours[units[0]], float(bound)
    limit = Standing(
        end, "", "[time]", hedged=True, unit=units[1], **{"low" if least else "high": end}
    )
    sides = [Amount((Standing(float(value), "", "[time]", unit=units[0]),)), Amount((limit,))]
    met = exact >= bound * hours[units[1]] if least else exact <= bound * hours[units[1]]
    for ordered in (sides, sides[::-1]):
        found = difference(ordered, lambda *_: None)
        assert found.type is not None or (found.because == ("bounds",)) is met
        assert found.type in (None, "unit", "rounding")


@given(
    words=st.sets(st.sampled_from(["two", "a pair", "a couple", "twin"]), min_size=2),
    order=st.randoms(),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_words_for_one_number_are_one_position(
    words: set[str], order: random.Random, parser: Parser
) -> None:
    labels = [*sorted(words), "five"]
    of = {"a pair": "a pair of", "a couple": "a couple of"}
    told = (Told(f"Outlet {w}", [Said(w, f"The pilot flew {of.get(w, w)} loops")]) for w in labels)
    order.shuffle(labels)
    sides = tuple(DraftPosition(claims=(w,), label=w) for w in labels)
    draft = DraftFinding(kind="figures", positions=sides)
    found = only(weighed(draft, accounts(parser, *told), parser))
    assert {p.value: set(p.claims) for p in found.positions} == {2.0: words, 5.0: {"five"}}
    assert not found.may_agree


def test_a_multiple_that_is_no_number_of_the_other_side_stands_for_itself(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The fair drew double the crowd of last year")]),
        Told("Courier", [Said("b", "The fair drew a crowd of 412")]),
    )
    found = only(weighed(figures(("a", "double"), ("b", "412")), told, parser))
    assert found.because == ("in_words",)


def test_money_is_converted_at_the_rate_of_the_articles(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The thieves took jewels worth 2m euros ($2.6m)")]),
        Told("Courier", [Said("b", "The jewels taken are worth 4m euros")]),
        Told("Echo", [Said("c", "The jewels are worth $5.2m")]),
    )
    found = only(weighed(figures(("b", "4m euros"), ("c", "$5.2m")), told, parser))
    assert (found.type, found.because) == ("unit", ("EUR", "USD"))


def test_an_update_has_two_known_days_and_they_are_those_of_its_claims(parser: Parser) -> None:
    first, last = dt.date(2021, 5, 4), dt.date(2021, 5, 6)
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Three people were killed")], first),
        Told("Courier", [Said("b", "Nine people were killed")], last),
    )
    draft = figures(("a", "three"), ("b", "nine"), type="update")
    found = only(weighed(draft, told, parser))
    assert found.type == "update"
    assert [p.as_of for p in found.positions] == [first, last]
    assert found.because == ("2021-05-04", "2021-05-06")
    for days in ((last, first), (first, first), (last, last)):
        sides = [
            p.model_copy(update={"as_of": d}) for p, d in zip(draft.positions, days, strict=True)
        ]
        lied = draft.model_copy(update={"positions": tuple(sides)})
        again = only(weighed(lied, told, parser))
        assert [p.as_of for p in again.positions] == [first, last]


@pytest.mark.parametrize("day", [dt.date(2021, 5, 4), None])
def test_one_day_or_none_known_is_no_update(day: dt.date | None, parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Three people were killed")], day),
        Told("Courier", [Said("b", "Nine people were killed")], day),
    )
    draft = figures(("a", "three"), ("b", "nine"), type="update")
    assert only(weighed(draft, told, parser)).type is None


@pytest.mark.parametrize(
    ("times", "speakers", "kind"),
    [
        ((dt.time(9, 10), dt.time(16, 40)), ("police", "police"), "update"),
        ((dt.time(9, 10), dt.time(16, 40)), (None, "police"), "update"),
        ((dt.time(9, 10), dt.time(9, 10)), ("police", "police"), None),
        ((dt.time(9, 10), None), ("police", "police"), None),
        ((dt.time(9, 10), dt.time(16, 40, tzinfo=dt.UTC)), ("police", "police"), None),
        ((dt.time(9, 10), dt.time(16, 40)), ("police", "the rebels"), None),
    ],
)
def test_an_update_of_one_day_has_two_known_times_and_one_voice(
    times: tuple[dt.time, dt.time | None],
    speakers: tuple[str | None, str],
    kind: str | None,
    parser: Parser,
) -> None:
    day = dt.date(2021, 5, 4)
    said = [
        Said(i, f"{n} people were killed", speaker=s)
        for i, n, s in zip("ab", ("Three", "Nine"), speakers, strict=True)
    ]
    told = accounts(
        parser,
        Told("Herald", [said[0]], day, time=times[0]),
        Told("Courier", [said[1]], day, time=times[1]),
    )
    found = only(weighed(figures(("a", "three"), ("b", "nine")), told, parser))
    assert found.type == kind
    if kind:
        assert found.because == ("2021-05-04T09:10:00", "2021-05-04T16:40:00")
        assert [p.as_of_time for p in found.positions] == list(times)


def test_a_contradiction_is_of_exact_values_of_one_day(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Four bombs were dropped on 3 May 2021")]),
        Told("Courier", [Said("b", "Five bombs were dropped on 3 May 2021")]),
        Told("Echo", [Said("c", "At least six bombs were dropped on 3 May 2021")]),
    )
    assert only(weighed(figures(("a", "four"), ("b", "five")), told, parser)).type == (
        "contradiction"
    )
    draft = figures(("a", "four"), ("c", "at least six"), type="contradiction")
    assert only(weighed(draft, told, parser)).type is None


def test_a_contradiction_names_a_day_on_which_no_count_goes_on(parser: Parser) -> None:
    quotes = [f"{n} bombs were dropped on 3 May 2021 and 4 May 2021" for n in ("Four", "Five")]
    told = accounts(
        parser,
        Told("Herald", [Said("a", quotes[0])], dt.date(2021, 5, 3)),
        Told("Courier", [Said("b", quotes[1])], dt.date(2021, 5, 3)),
    )
    found = only(weighed(figures(("a", "four"), ("b", "five")), told, parser))
    assert (found.type, found.because) == ("contradiction", ("2021-05-04",))


def test_a_changed_value_costs_its_position(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Four bombs were dropped")]),
        Told("Courier", [Said("b", "Five bombs were dropped")]),
        Told("Echo", [Said("c", "Seven bombs were dropped")]),
    )
    result = weighed(figures(("a", "four"), ("b", "five"), ("c", "eight")), told, parser)
    assert [p.value for p in only(result).positions] == [4, 5]
    assert "its value does not stand in it" in reasons(result)
    assert not weighed(figures(("a", "five"), ("b", "four")), told, parser).findings


def test_the_dead_and_the_wounded_are_not_one_figure(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The blast killed four people")]),
        Told("Courier", [Said("b", "The blast killed six people")]),
        Told("Echo", [Said("c", "The blast wounded nine people")]),
    )
    found = only(weighed(figures(("a", "four"), ("b", "six"), ("c", "nine")), told, parser))
    assert [p.value for p in found.positions] == [4, 6]


def test_none_is_a_value(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Twelve people in the camp were killed", speaker="Ola Lang")]),
        Told("Courier", [Said("b", "There were no casualties in the camp", speaker="aid workers")]),
    )
    found = only(weighed(figures(("a", "twelve"), ("b", "none")), told, parser))
    assert [p.value for p in found.positions] == [0, 12]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("At least seven people drowned", "Seven people drowned", ("at least seven", "Seven")),
        (
            "The inquiry into the ferry began two years ago",
            "The ferry was the subject of a two-year inquiry",
            ("two years ago", "two-year"),
        ),
        ("The ferry sank in June", "In June the ferry sank", ("June", "In June")),
    ],
)
def test_one_value_in_two_forms_is_agreed(
    first: str, second: str, labels: tuple[str, str], parser: Parser
) -> None:
    told = accounts(
        parser, Told("Herald", [Said("b", first)]), Told("Courier", [Said("a", second)])
    )
    found = only(weighed(figures(("b", labels[0]), ("a", labels[1])), told, parser))
    assert found.kind == "agreed"


@pytest.mark.parametrize(
    ("first", "second", "kind", "because"),
    [
        ("on 3 March 2021", "in March 2021", "rounding", ("times",)),
        ("last week", "this year", None, ("times",)),
        ("on 29 March 2021", "in early April", None, ()),
        ("after the feast", "in March", None, ("times",)),
        ("on 3 March 2021", "on 5 March 2021", None, ()),
        ("in 2019", "on 3 March", "rounding", ("times",)),
        ("in October", "later this year", None, ("times",)),
        ("in October", "in March this year", None, ()),
        ("late on Friday", "at 10.30 p.m.", None, ("times",)),
    ],
)
def test_days_in_other_forms_stand_side_by_side(
    first: str, second: str, kind: str | None, because: tuple[str, ...], parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", f"The old ferry sank off Orle {first}")]),
        Told("Courier", [Said("b", f"The ferry sank in the storm {second}")]),
    )
    found = only(weighed(figures(("a", first), ("b", second)), told, parser))
    assert (found.kind, found.type, found.because) == ("figures", kind, because)
    assert {p.label for p in found.positions} == {first, second}


def test_a_day_that_a_claim_does_not_name_is_not_its_day(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The old ferry sank off Orle on 3 March 2021")]),
        Told("Courier", [Said("b", "The ferry sank in the storm in 2021")]),
    )
    draft = figures(("a", "3 March 2021"), ("b", "5 March 2021"))
    assert weighed(draft, told, parser).findings == ()


@pytest.mark.parametrize(
    ("one", "other", "proposed", "kind"),
    [
        ("The ferry held 300 cars", "The ferry held 200 cars", "contradiction", "contradiction"),
        ("The ferry held 300 cars", "The ferry held 200 cars", None, None),
        ("The ferry held 300 cars", "The ferry held about 200 cars", "contradiction", None),
        ("The ferry held 304 cars", "The ferry held about 300 cars", "contradiction", "rounding"),
        (
            "The ferry sank at 3:45 p.m.",
            "The ferry sank at 3 p.m.",
            "contradiction",
            "contradiction",
        ),
        ("The ferry was 11 metres long", "The ferry was 13 metres long", "update", None),
    ],
)
def test_a_type_that_an_engine_proposes_stands_where_the_values_bear_it(
    one: str, other: str, proposed: FindingType | None, kind: str | None, parser: Parser
) -> None:
    told = accounts(parser, Told("Herald", [Said("a", one)]), Told("Courier", [Said("b", other)]))
    draft = counted(one, other).model_copy(update={"type": proposed})
    assert only(weighed(draft, told, parser)).type == kind


@pytest.mark.parametrize(
    ("first", "last", "proposed", "kind"),
    [
        (dt.date(2021, 5, 4), dt.date(2021, 5, 6), None, "update"),
        (dt.date(2021, 5, 4), dt.date(2021, 5, 4), "update", None),
        (dt.date(2021, 5, 6), dt.date(2021, 5, 4), "update", None),
        (None, None, "update", "update"),
        (None, None, None, None),
    ],
)
def test_what_goes_on_is_longer_when_told_later(
    first: dt.date | None,
    last: dt.date | None,
    proposed: FindingType | None,
    kind: str | None,
    parser: Parser,
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The strike has lasted 11 days")], first),
        Told("Courier", [Said("b", "The strike has lasted 13 days")], last),
    )
    draft = counted("11 days", "13 days").model_copy(update={"type": proposed})
    assert only(weighed(draft, told, parser)).type == kind


@pytest.mark.parametrize(
    ("values", "days", "kind"),
    [
        (("more than $71m", "$74m", "$91m"), (4, 4, 6), "update"),
        (("at least $74m", "$91m", "more than $80m"), (4, 6, 6), "update"),
        (("$71m", "$74m", "$91m"), (4, 4, 6), None),
        (("more than $71m", "$74m", "$73m"), (4, 4, 6), None),
        (("more than $71m", "$74m", "$91m"), (4, 4, 4), None),
    ],
)
def test_what_can_all_be_right_on_one_day_is_of_one_time(
    values: Sequence[str], days: Sequence[int], kind: str | None, parser: Parser
) -> None:
    told = [
        Told(f"Outlet {n}", [Said(f"c{n}", f"The fair has taken {v}")], dt.date(2021, 5, d))
        for n, (v, d) in enumerate(zip(values, days, strict=True))
    ]
    sides = tuple(
        DraftPosition(claims=(f"c{n}",), label=v, as_of=told[n].printed)
        for n, v in enumerate(values)
    )
    draft = DraftFinding(kind="figures", type="update", positions=sides)
    found = only(weighed(draft, accounts(parser, *told), parser))
    assert found.type == kind
    if kind:
        assert found.because == ("2021-05-04", "2021-05-06")


def test_an_expected_day_that_one_voice_puts_anew_is_an_update(parser: Parser) -> None:
    first, later = dt.date(2021, 5, 4), dt.date(2021, 5, 9)
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The ferry will be raised by 12 May 2021")], printed=first),
        Told("Courier", [Said("b", "The ferry was raised on 8 May 2021")], printed=later),
    )
    sides = (
        DraftPosition(claims=("a",), label="12 May 2021", as_of=first),
        DraftPosition(claims=("b",), label="8 May 2021", as_of=later),
    )
    draft = DraftFinding(kind="figures", type="update", positions=sides)
    found = only(weighed(draft, told, parser))
    assert (found.type, found.because) == ("update", ("2021-05-04", "2021-05-09"))


def test_a_claim_gives_several_values_whatever_other_sides_share(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Shells hit the market at 2 p.m. and again at 3 p.m.")]),
        Told("Courier", [Said("b", "Shells hit the market at about 3 p.m.")]),
        Told("Echo", [Said("c", "Shells hit the market at 3 p.m.")]),
    )
    draft = figures(("a", "2 p.m."), ("a c", "3 p.m."), ("b", "about 3 p.m."))
    found = only(weighed(draft, told, parser))
    assert sum("a" in p.claims for p in found.positions) == 2


def test_of_unknown_events_what_is_far_apart_does_not_meet(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The quake hurt five people", event=None)]),
        Told("Courier", [Said("b", "The quake hurt 1,400 people", event=None)]),
    )
    assert not weighed(figures(("a", "five"), ("b", "1,400")), told, parser).findings


# --- disputes --------------------------------------------------------------------------------


def test_a_denial_that_governs_the_statement_is_a_contradiction(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The army shelled the market", speaker="residents")]),
        Told(
            "Courier",
            [Said("b", "The army denied it shelled the market", speaker="army", stance="denies")],
        ),
    )
    found = only(weighed(disputed("a", "b"), told, parser))
    assert (found.type, found.relation) == ("contradiction", "denies")


def test_what_is_told_otherwise_stands_side_by_side(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Reed left the hall by the north gate")]),
        Told("Courier", [Said("b", "Reed left the hall by a window")]),
    )
    found = only(weighed(disputed("a", "b"), told, parser))
    assert (found.type, found.relation) == (None, None)


def test_a_claim_on_two_sides_stands_on_neither(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The army shelled the market"), Said("c", "Shells fell on it")]),
        Told("Courier", [Said("b", "The army did not shell the market", stance="denies")]),
    )
    result = weighed(disputed("a c", "b a"), told, parser)
    assert all("a" not in p.claims for f in result.findings for p in f.positions)
    assert "it is named on two sides" in reasons(result)


SHELLED = "The army shelled the market of Anholt"
DENIED = "The army did not shell the market of Anholt"


def test_one_statement_printed_twice_is_of_one_event_whatever_it_is_called(parser: Parser) -> None:
    words = "The governor warned that the floods would soon reach the old harbour"
    told = accounts(
        parser,
        Told("Herald", [Said("a", words)]),
        Told("Courier", [Said("b", f"{words} wall", event="spring floods")]),
    )
    assert only(weighed(agreed("a", "b"), told, parser)).positions[0].claims == ("a", "b")


def test_a_doubt_is_of_the_event_of_what_it_doubts(parser: Parser) -> None:
    doubt = f"Reed said she did not believe that {SHELLED[:1].lower()}{SHELLED[1:]}"
    article = Told("Herald", [Said("a", doubt, speaker="Reed", stance="doubts", event="speech")])
    told = accounts(parser, article, Told("Courier", [Said("b", SHELLED)]))
    inner = told.claims[0].model_copy(
        update={
            "id": "c",
            "start": doubt.index("the army"),
            "quote": doubt[doubt.index("the army") :],
            "text": doubt[doubt.index("the army") :],
            "stance": "says",
            "speaker": None,
            "event": "main",
        }
    )
    told = told.model_copy(update={"claims": (*told.claims, inner)})
    found = only(weighed(disputed("b c", "a"), told, parser))
    assert {p.claims for p in found.positions} == {("b", "c"), ("a",)}


def test_a_denial_may_have_been_read_as_part_of_what_it_was_said_at(parser: Parser) -> None:
    denial = Said("b", DENIED, speaker="the army", stance="denies", event="complaint to the UN")
    told = accounts(parser, Told("Herald", [Said("a", SHELLED)]), Told("Courier", [denial]))
    assert only(weighed(disputed("a", "b"), told, parser)).relation == "denies"


@pytest.mark.parametrize(
    ("then", "outlets", "speakers", "type_"),
    [
        ("On 4 April 2021", 1, (None, "the army"), "update"),
        ("On 2 May 2021", 1, (None, "the army"), "contradiction"),
        ("On 4 April 2021", 2, (None, "the army"), "contradiction"),
        ("On 4 April 2021", 1, ("the rebels", "the army"), "contradiction"),
    ],
)
def test_what_one_account_sets_beside_what_was_told_long_before_is_an_update(
    then: str,
    outlets: int,
    speakers: tuple[str | None, str | None],
    type_: str,
    parser: Parser,
) -> None:
    said = [
        Said("a", f"{then}, {SHELLED}", speaker=speakers[0]),
        Said("b", DENIED, speaker=speakers[1], stance="denies"),
    ]
    papers = [said] if outlets == 1 else [[s] for s in said]
    told = accounts(parser, *(Told(f"Paper {n}", each) for n, each in enumerate(papers)))
    assert only(weighed(disputed("a", "b"), told, parser)).type == type_


def test_a_denial_that_holds_what_it_denies_stays_on_its_side(parser: Parser) -> None:
    charge = "the rebels accused the army of shelling the market of Anholt"
    denial = f"Ada Lind denied what {charge}"
    told = accounts(
        parser,
        Told("Herald", [Said("b", denial, speaker="Ada Lind", stance="denies")]),
        Told("Courier", [Said("c", DENIED, speaker="the army", stance="denies")]),
    )
    at = denial.index(charge)
    inner = told.claims[0].model_copy(
        update={"id": "a", "start": at, "quote": charge, "text": charge, "stance": "says"}
    )
    told = told.model_copy(update={"claims": (*told.claims, inner)})
    found = only(weighed(disputed("a", "b c"), told, parser))
    assert {p.claims for p in found.positions} == {("a",), ("b", "c")}


def test_who_denies_on_a_side_may_say_so_in_other_words_too(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", SHELLED)]),
        Told("Courier", [Said("b", DENIED, speaker="Ada Lind", stance="denies")]),
        Told("Echo", [Said("c", "It is impossible that the army would", speaker="Ada Lind")]),
    )
    found = only(weighed(disputed("a", "b c"), told, parser))
    assert {p.claims for p in found.positions} == {("a",), ("b", "c")}


# --- invariants ------------------------------------------------------------------------------

CLAIMS = (
    Said("a", "Four bombs were dropped on the market"),
    Said("b", "Five bombs were dropped on the market"),
    Said("c", "The army shelled the market", speaker="residents"),
    Said("d", "The army did not shell the market", speaker="the army", stance="denies"),
    Said("e", "Alma Reed opened the new bridge"),
    Said("f", "The new bridge was opened by Alma Reed"),
    Said("g", "Four bombs fell on the market in 1998", event="war of 1998"),
)
OUTLETS = ("Herald", "Courier", "Echo", "Herald", "Courier", "Echo", "Globe")


@cache
def _made(parser: Parser, *, copied: bool) -> Accounts:
    told = [Told(OUTLETS[i], [CLAIMS[i]]) for i in range(len(CLAIMS))]
    if copied:
        again = [Said(f"{CLAIMS[0].id}2", CLAIMS[0].quote)]
        told.append(Told("Mirror", again, copy_of="A1"))
    return accounts(parser, *told)


def _told(parser: Parser, order: list[int], *, copied: bool = False) -> Accounts:
    made = _made(parser, copied=copied)
    order = [*order, len(CLAIMS)] if copied else order
    articles = tuple(made.articles[i] for i in order)
    claims = tuple(made.claims[i] for i in order)
    return made.model_copy(update={"articles": articles, "claims": claims})


drafts = st.builds(
    DraftFinding,
    kind=st.sampled_from(["agreed", "figures", "disputed"]),
    positions=st.lists(
        st.builds(
            DraftPosition,
            claims=st.lists(
                st.sampled_from([c.id for c in CLAIMS]), min_size=1, max_size=3, unique=True
            ).map(tuple),
            label=st.sampled_from(["", "four", "five", "none"]),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
orders = st.permutations(range(len(CLAIMS)))
slow = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _unordered(finding: Finding) -> Finding:
    """Return a finding with claims in no order: an engine's order says which put it best."""
    sides = (
        p.model_copy(
            update={n: tuple(sorted(getattr(p, n))) for n in ("claims", "articles", "origins")}
        )
        for p in finding.positions
    )
    return finding.model_copy(update={"positions": tuple(sides)})


@slow
@given(draft=drafts, order=orders, data=st.data())
def test_the_order_of_claims_sides_and_articles_does_not_matter(
    draft: DraftFinding, order: list[int], data: st.DataObject, parser: Parser
) -> None:
    sides = data.draw(st.permutations(draft.positions))
    mixed = draft.model_copy(
        update={
            "positions": tuple(
                p.model_copy(update={"claims": tuple(data.draw(st.permutations(p.claims)))})
                for p in sides
            )
        }
    )
    straight = weighed(draft, _told(parser, list(range(len(CLAIMS)))), parser)
    found = weighed(mixed, _told(parser, list(order)), parser).findings
    assert [_unordered(f) for f in found] == [_unordered(f) for f in straight.findings]


@slow
@given(draft=drafts)
def test_what_passes_passes_again(draft: DraftFinding, parser: Parser) -> None:
    told = _told(parser, list(range(len(CLAIMS))))
    for found in weighed(draft, told, parser).findings:
        if found.kind == "single-source":
            continue
        again = draft.model_copy(
            update={
                "positions": tuple(
                    DraftPosition(claims=p.claims, value=p.value, as_of=p.as_of)
                    for p in found.positions
                )
            }
        )
        assert only(weighed(again, told, parser)).positions == tuple(
            p.model_copy(update={"label": ""}) for p in found.positions
        )


@slow
@given(draft=drafts)
def test_a_copy_changes_nothing(draft: DraftFinding, parser: Parser) -> None:
    whole = list(range(len(CLAIMS)))
    widened = draft.model_copy(
        update={
            "positions": tuple(
                p.model_copy(update={"claims": (*p.claims, "a2")}) if "a" in p.claims else p
                for p in draft.positions
            )
        }
    )
    plain = weighed(draft, _told(parser, whole), parser).findings
    copied = weighed(widened, _told(parser, whole, copied=True), parser).findings
    assert [(f.kind, f.type, f.relation) for f in plain if f.kind != "single-source"] == [
        (f.kind, f.type, f.relation) for f in copied if f.kind != "single-source"
    ]


@pytest.mark.parametrize(("later", "kind"), [(dt.date(2021, 5, 6), "update"), (None, None)])
def test_one_outlet_updates_what_it_printed_before(
    later: dt.date | None, kind: str | None, parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Three people were killed")], dt.date(2021, 5, 4)),
        Told("Herald", [Said("b", "Nine people were killed")], later),
    )
    found = weighed(figures(("a", "three"), ("b", "nine")), told, parser)
    assert [f.type for f in found.findings] == ([kind] if kind else [])


@pytest.mark.parametrize(("then", "told"), [("In 2012 ", True), ("", False)])
def test_what_one_says_against_himself_is_told_where_days_lie_between(
    parser: Parser, then: str, told: bool
) -> None:
    one = Told(
        "Herald",
        [
            Said("a", f"{then}Alma Reed called for a bridge to Liss", speaker="Alma Reed"),
            Said("b", "Alma Reed now opposes a bridge to Liss", speaker="Alma Reed"),
        ],
    )
    other = Told("Courier", [Said("c", "Alma Reed spoke in Liss.")])
    found = weigh_up(
        Comparing(findings=(disputed("a", "b"),)), accounts(parser, one, other), parser
    )
    assert bool(found.findings) is told


def test_who_opposes_a_thing_does_not_assert_what_another_says_he_rejects(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Alma Reed rejects calls for a higher bridge toll")]),
        Told("Courier", [Said("b", "Alma Reed has opposed calls for a higher bridge toll")]),
    )
    assert only(weighed(agreed("a", "b"), told, parser)).kind == "agreed"
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Alma Reed rejects calls for a higher bridge toll")]),
        Told("Courier", [Said("b", "Alma Reed backs calls for a higher bridge toll")]),
    )
    assert not weighed(agreed("a", "b"), told, parser).findings


@pytest.mark.parametrize(("other", "shown"), [("in March 2008", False), ("in April 2008", True)])
def test_a_day_and_its_month_are_not_set_apart_on_a_page(
    parser: Parser, other: str, shown: bool
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "Alma Reed spoke of the bridge in Liss on March 2, 2008")]),
        Told("Courier", [Said("b", f"Alma Reed spoke of the bridge in Liss {other}")]),
    )
    draft = figures(("a", "March 2, 2008"), ("b", other.removeprefix("in ")))
    assert only(weighed(draft, told, parser)).leans is not shown


@pytest.mark.parametrize(
    ("speaker", "stands"), [("Ines Falk", False), ("police", True), ("Human Rights Watch", True)]
)
def test_who_says_with_others_what_another_side_says_holds_no_side(
    speaker: str, stands: bool, parser: Parser
) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The mayor served in the navy in Anholt", speaker=speaker)]),
        Told("Courier", [Said("b", "The mayor never served in the navy in Anholt")]),
        Told("Globe", [Said("c", "The mayor did not serve in the navy", speaker=speaker)]),
    )
    kinds = {"Ines Falk": "person", "Human Rights Watch": "institution"}
    origins = tuple(o.model_copy(update={"kind": kinds.get(o.name, o.kind)}) for o in told.origins)
    told = told.model_copy(update={"origins": origins})
    assert bool(weighed(disputed("a", "b c"), told, parser).findings) is stands
    assert weighed(disputed("a", "b"), told, parser).findings


def test_rows_stand_in_the_order_of_their_days_where_most_are_known(parser: Parser) -> None:
    told = accounts(
        parser,
        Told("Herald", [Said("a", "The flood killed 22 people")], printed=dt.date(2021, 5, 6)),
        Told("Echo", [Said("b", "The flood killed 22 people")], printed=dt.date(2021, 5, 6)),
        Told("Courier", [Said("c", "The flood killed 14 people")], printed=dt.date(2021, 5, 5)),
        Told("Globe", [Said("d", "The flood killed 19 people")], printed=None),
        Told("Post", [Said("e", "The flood killed six people")], printed=dt.date(2021, 5, 4)),
    )
    days = {"22": dt.date(2021, 5, 6), "14": dt.date(2021, 5, 5), "six": dt.date(2021, 5, 4)}
    draft = figures(("a b", "22"), ("c", "14"), ("d", "19"), ("e", "six"))
    sides = (p.model_copy(update={"as_of": days.get(p.label)}) for p in draft.positions)
    dated = draft.model_copy(update={"positions": tuple(sides)})
    found = only(weighed(dated, told, parser))
    assert [p.value for p in found.positions] == [6.0, 14.0, 22.0, 19.0]
