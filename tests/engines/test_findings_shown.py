"""Which findings a model is shown to write of."""

from __future__ import annotations

from summarize.domain import Finding, Position
from summarize.engines.model.writing import MOST, chosen


def agreed(name: str, **more: object) -> Finding:
    side = Position(claims=(name,), articles=("A1",), origins=("o1",))
    return Finding.model_validate({"id": name, "kind": "agreed", "positions": (side,), **more})


def test_what_opens_the_story_is_shown_however_much_weighs_more() -> None:
    many = [agreed(f"f{n}", weight=100 - n) for n in range(MOST["agreed"] + 3)]
    last = agreed("last", weight=1, lead=7, background=True)
    shown = [f.id for f in chosen([*many, last])]
    assert shown == ["last", *(f.id for f in many[: MOST["agreed"] - 1])]


def test_what_a_weightier_finding_tells_as_well_waits_until_others_are_shown() -> None:
    told = ["The ferry Alma sank off Liss.", "Off Liss the Alma sank.", "Divers found the wreck."]
    found = [agreed(f"f{n}", weight=9 - n, statement=t) for n, t in enumerate(told)]
    assert [f.id for f in chosen(found)] == ["f0", "f2", "f1"]


def test_who_is_how_old_waits_and_what_many_tell_of_an_earlier_case_does_not() -> None:
    age = agreed("age", weight=9, statement="“Ines Falk, 66”.")
    news = agreed("news", weight=8, statement="The ferry Alma sank off Liss.")
    before = agreed("before", weight=7, statement="A tram burned in May.", background=True)
    small = agreed("small", weight=6, statement="The ferry was painted white.")
    assert [f.id for f in chosen([age, news, before, small])] == ["news", "before", "small", "age"]


def test_a_toll_in_digits_tells_more_than_who_is_how_old() -> None:
    toll = agreed("toll", weight=9, statement="22 people were killed.")
    last = agreed("last", weight=1, statement="Divers found the wreck.")
    assert [f.id for f in chosen([toll, last])] == ["toll", "last"]


def test_what_only_shares_its_names_with_a_weightier_finding_does_not_wait() -> None:
    told = ["Ines Falk was hit off the Liss Sea Club.", "Ines Falk swam by the Liss Sea Club."]
    found = [agreed(f"f{n}", weight=9 - n, statement=t) for n, t in enumerate(told)]
    last = agreed("last", weight=1, statement="Divers found the wreck.")
    assert [f.id for f in chosen([*found, last])] == ["f0", "f1", "last"]
