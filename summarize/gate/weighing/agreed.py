"""May it be said that several accounts tell the same?

One claim is told, and every other has to bear it out by itself, as far as words show that: it
shares more with it than one name, and neither their numbers, days nor negations clash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summarize.domain import DraftPosition
from summarize.gate.weighing.events import other_day
from summarize.gate.weighing.matters import Matter, Matters, shared_names, shared_words
from summarize.gate.weighing.sides import Case, Side
from summarize.gate.weighing.values import Standing, find, standings
from summarize.text.meaning import stem
from summarize.text.measures import EVERYDAY
from summarize.text.tolls import PEOPLE

SMALL = 12.0
"""Up to a dozen, equal numbers alone meet by chance."""


def weigh(case: Case, matters: Matters) -> Case:
    """Return an agreement with the claims that bear out the one that most of them meet."""
    case = replace(case, sides=_one_side(case, matters))
    value = next((p.value for p in case.draft.positions if p.value is not None), None)
    if value is not None:
        case = case.only(
            lambda c: find(value, matters.claims[c]) is not None,
            "its value does not stand in it",
        )
    if not case.claims:
        return case.refuse("no claim bears it out")
    centre, near = _centre(case.claims, matters)
    case = case.only(lambda c: c in near, f"it does not say what {centre} says")
    if matters.accounts(case.claims) > 1:
        return case
    if len({matters.claims[c].article for c in case.claims}) > 1:
        return replace(case, kind="single-source")
    return case.refuse("one account alone says it")


def _one_side(case: Case, matters: Matters) -> tuple[Side, ...]:
    if len(case.sides) < 2:
        return case.sides
    return (Side(DraftPosition(claims=case.claims), matters.ordered(case.claims)),)


def _centre(claims: Sequence[str], matters: Matters) -> tuple[str, frozenset[str]]:
    """Return the claim that claims of most accounts bear out, and these."""
    near = {
        c: frozenset(o for o in claims if o == c or meets(matters.of(c), matters.of(o), matters))
        for c in claims
    }
    ranks = {c: n for n, c in enumerate(matters.ordered(claims))}
    best = max(claims, key=lambda c: (matters.accounts(near[c]), len(near[c]), -ranks[c]))
    return best, near[best]


def meets(one: Matter, other: Matter, matters: Matters) -> bool:
    """Whether two claims may say the same, as far as words show it."""
    return shares(one, other, matters) and not clash(one, other)


def shares(one: Matter, other: Matter, matters: Matters) -> bool:
    """Whether two claims share more than one name."""
    if shared_words(one, other) or _same_amount(one, other):
        return True
    names = shared_names(one, other)
    if not any(not matters.is_common(n) for n in names):
        return False
    return len(names) > 1


def clash(one: Matter, other: Matter) -> bool:
    """Whether the words of two claims show that both cannot say the same."""
    return (
        other_amount(one, other)
        or other_day(one.claim, other.claim)
        or opposed(one, other)
        or opposed(other, one)
    )


def _same_amount(one: Matter, other: Matter) -> bool:
    """Whether two claims give one number, and no small one unless of people or one toll."""
    return any(
        s.value == t.value and s.sort == t.sort and _is_telling(s, t)
        for s in _given(one)
        for t in _given(other)
    )


def _is_telling(mine: Standing, theirs: Standing) -> bool:
    if mine.value > SMALL or mine.sort == "age" or not mine.value.is_integer():
        return True
    if mine.toll is not None and mine.toll == theirs.toll:
        return True
    return bool(mine.of & _people()) and bool(theirs.of & _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(p) for p in PEOPLE) | frozenset(stem(f"{p}s") for p in PEOPLE)


def _given(matter: Matter) -> tuple[Standing, ...]:
    return tuple(s for s in standings(matter.claim) if s.text != matter.claim.quote)


def other_amount(one: Matter, other: Matter) -> bool:
    """Whether two claims give amounts of one thing that cannot be one amount."""
    clashing = False
    for mine in one.claim.figures:
        for theirs in other.claim.figures:
            if mine.of is None or mine.of != theirs.of or mine.unit != theirs.unit:
                continue
            if mine.unit in EVERYDAY and not mine.of.startswith("age of"):
                continue
            if mine.value is None or theirs.value is None or mine.value == theirs.value:
                return False
            clashing = True
    return clashing


def opposed(one: Matter, other: Matter) -> bool:
    """Whether one claim denies what the other asserts: by its stance, or by a "not"."""
    if one.claim.stance == "denies" and other.claim.stance == "says" and not other.claim.negated:
        return True
    if not one.denied or other.denies:
        return False
    return bool(one.denied & other.plain)
