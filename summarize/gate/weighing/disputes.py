"""May claims stand against one another, and does one side deny what the other says?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

from summarize.domain import WEEK, Relation, Stance, by_against_to
from summarize.gate.weighing.matters import (
    Matter,
    Matters,
    holds,
    meets_abroad,
    shared_names,
    shared_words,
)
from summarize.gate.weighing.sides import Case, Side
from summarize.text.nearness import other_particulars

GOVERNED = 0.4
"""Share of the shorter claim's words that a denial must have in common with what it denies: those
of careful readers have .4 and more, two claims that only speak of one wall have .25."""

DOUBTING: dict[Stance, Relation] = {"denies": "denies", "doubts": "doubts"}
"""Stances against what others say, and how who takes one stands to them."""


def weigh(case: Case, matters: Matters) -> Case:
    """Return a dispute with the claims that stand on their side, and how the sides stand."""
    misplaced = [c for c in case.claims if _is_misplaced(c, case, matters)]
    case = case.without(misplaced, "it says what another side says")
    otherwise = [c for c in case.claims if _is_otherwise(c, case, matters)]
    case = case.without(otherwise, "it says another thing than its side does")
    case = case.without(_both(case, matters), "it holds what another side says")
    strange = [c for c in case.claims if not _is_of_it(c, case, matters)]
    case = case.without(strange, "it has nothing to do with the rest")
    apart = [c for s in case.sides if _is_apart(s, case, matters) for c in s.claims]
    case = case.without(apart, "it has nothing to do with the other sides")
    turn = _is_turn(case, matters)
    back = [c for s in case.sides if _is_taken_back(s, case, matters) for c in s.claims]
    reason = "who says it stands on another side too, with others"
    case = case.without([] if turn else back, reason)
    if len(case.sides) < 2:
        return case.refuse("fewer than two sides are borne out")
    if matters.printings(case.claims) < 2 and matters.sources(case.claims) < 2 and not turn:
        return case.refuse("one source alone stands on all sides")
    if _is_one_mouth(case, matters) and not turn:
        return case.refuse("one speaker alone stands on both sides, in one account")
    if _is_since(case, matters):
        return replace(case, type="update")
    relation = _relation(case, matters)
    if relation in ("denies", "contradicts"):
        return replace(case, relation=relation, type="contradiction")
    units = _units(case, matters)
    if relation is None and len(units) > 1:
        return replace(case, type="unit", because=units)
    return replace(case, relation=relation)


def _units(case: Case, matters: Matters) -> tuple[str, ...]:
    """Return the units, where sides tell a change by one number in percent and in points."""
    sides = [[matters.claims[c] for c in s.claims] for s in case.sides]
    apart = any(by_against_to(c, o) for a, b in combinations(sides, 2) for c in a for o in b)
    found = {f.unit for side in sides for c in side for f in c.figures if f.of}
    shares = ("percent", "percentage_point")
    return shares if apart and found.issuperset(shares) else ()


def _is_turn(case: Case, matters: Matters) -> bool:
    """Whether what was said in days that a claim names stands against what is said since.

    Who changes his mind does not contradict himself: nothing but two times makes it worth telling.
    """
    spans = [[d for c in s.claims if (d := matters.said_in(c)) is not None] for s in case.sides]
    if len(spans) != 2 or sum(map(len, spans)) < len(case.claims):
        return False
    return any(
        max(end for _, end in before) < min(start for start, _ in after)
        for before, after in permutations(spans)
    )


def _is_since(case: Case, matters: Matters) -> bool:
    """Whether one account sets what somebody says beside what he said a week before it or more."""
    told = [matters.claims[c] for c in case.claims]
    printed = {matters.printed(c).published.date for c in case.claims}
    speakers = {c.origin for c in told if c.speaker is not None}
    before = [c.when.to for c in told if c.when is not None]
    alone = len({c.article for c in told}) == 1 and len(speakers) < 2
    return alone and any(day and (day - d).days > WEEK for day in printed for d in before)


def _is_taken_back(side: Side, case: Case, matters: Matters) -> bool:
    """Whether a side is one person's alone, who says with others what another side says.

    Nobody holds it then: he took it back, or accounts give him differently. A denial repeats what
    it denies.
    """
    if any(matters.claims[c].stance in DOUBTING for c in case.claims):
        return False
    mine = {matters.claims[c].origin for c in side.claims if matters.is_a_persons(c)}
    if len(mine) != 1 or not all(map(matters.is_a_persons, side.claims)):
        return False
    others = ([matters.claims[c] for c in s.claims] for s in case.sides if s is not side)
    return any(mine < {c.origin for c in told} for told in others)


def _is_one_mouth(case: Case, matters: Matters) -> bool:
    """Whether one speaker says all of it and one account has it of both sides: no two voices."""
    said = all(matters.claims[c].speaker for c in case.claims)
    tellers = [{matters.claims[c].article for c in s.claims} for s in case.sides]
    return said and matters.sources(case.claims) == 1 and bool(set.intersection(*tellers))


def _both(case: Case, matters: Matters) -> list[str]:
    """Return the claims that hold one of another side, where their side has others.

    A denial or a doubt repeats what it is about.
    """
    lost: list[str] = []
    for side in case.sides:
        others = [matters.claims[c] for c in case.claims if c not in side.claims]
        both = [
            c.id
            for c in (matters.claims[c] for c in side.claims)
            if c.stance not in DOUBTING and any(holds(c, o) and c.quote != o.quote for o in others)
        ]
        lost += both if len(both) < len(side.claims) else []
    return lost


def _is_otherwise(claim: str, case: Case, matters: Matters) -> bool:
    """Whether a claim gives another cause, score or multiple than the first of its side."""
    first = next(s.claims[0] for s in case.sides if claim in s.claims)
    return other_particulars(matters.claims[first].quote, matters.claims[claim].quote)


def _is_misplaced(claim: str, case: Case, matters: Matters) -> bool:
    """Whether a claim stands nearer to another side than to the rest of its own."""
    own = next(s for s in case.sides if claim in s.claims)
    mine, account = matters.of(claim), matters.account(claim)
    rest = [matters.of(c) for c in own.claims if matters.account(c) != account]
    if not rest or _is_of_its_speaker(claim, own, case, matters):
        return False
    others = [[matters.of(c) for c in s.claims] for s in case.sides if s is not own]
    return any(_has_their_words(mine, rest, theirs) for theirs in others) or (
        _stands_against(mine, rest, others)
        and not any(_quotes_alike(mine, rest, theirs) for theirs in others)
    )


def _is_of_its_speaker(claim: str, own: Side, case: Case, matters: Matters) -> bool:
    """Whether who says a claim says another one of its side, and none of the other sides."""
    told = matters.claims[claim]
    beside = {matters.claims[c].origin for c in own.claims if c != claim}
    against = {matters.claims[c].origin for s in case.sides if s is not own for c in s.claims}
    return told.speaker is not None and told.origin in beside - against


def _quotes_alike(mine: Matter, rest: Sequence[Matter], theirs: Sequence[Matter]) -> bool:
    """Whether a claim quotes words that its side quotes and the other does not."""
    own = frozenset[str]().union(*(m.quoted for m in rest))
    return len(mine.quoted & own - _of_any(theirs)) > 1


def _has_their_words(mine: Matter, rest: Sequence[Matter], theirs: Sequence[Matter]) -> bool:
    """Whether a claim has words that tell another side from its own, and none of the reverse."""
    ours, others = _of_all(rest), _of_all(theirs)
    telling = others - _of_any(rest)
    own = ours - _of_any(theirs)
    words = mine.plain | mine.name_words
    return bool(own) and bool(words & telling) and not words & own


def _of_all(matters: Sequence[Matter]) -> frozenset[str]:
    return frozenset.intersection(*(m.plain | m.name_words for m in matters))


def _of_any(matters: Sequence[Matter]) -> frozenset[str]:
    return frozenset[str]().union(*(m.plain | m.name_words for m in matters))


def _stands_against(
    mine: Matter, rest: Sequence[Matter], others: Sequence[Sequence[Matter]]
) -> bool:
    """Whether a claim denies on a side that asserts, or asserts on a side that denies."""
    denies = mine.claim.stance == "denies"
    alone = all((m.claim.stance == "denies") is not denies for m in rest)
    with_others = any(all((m.claim.stance == "denies") is denies for m in o) for o in others)
    return alone and with_others and (denies or not mine.claim.negated)


def _is_of_it(claim: str, case: Case, matters: Matters) -> bool:
    """Whether a claim shares something with one of another side, or of another account."""
    mine, account = matters.of(claim), matters.account(claim)
    own = next(s for s in case.sides if claim in s.claims)
    others = [c for c in case.claims if c not in own.claims or matters.account(c) != account]
    return any(_touches(mine, matters.of(o)) for o in others)


def _touches(one: Matter, other: Matter) -> bool:
    return bool(
        shared_words(one, other)
        or shared_names(one, other)
        or one.surroundings & other.surroundings
        or meets_abroad(one, other)
    )


def _is_apart(side: Side, case: Case, matters: Matters) -> bool:
    """Whether a side has nothing to do with any other."""
    others = [matters.of(c) for c in case.claims if c not in side.claims]
    return not any(_touches(matters.of(c), o) for c in side.claims for o in others)


def _relation(case: Case, matters: Matters) -> Relation | None:
    pairs = (p for two in combinations(case.sides, 2) for p in permutations(two))
    found = (_against(side, other, matters) for side, other in pairs)
    return next((relation for relation in found if relation is not None), None)


def _against(side: Side, other: Side, matters: Matters) -> Relation | None:
    """Return how one side stands to another where its words show it."""
    for mine, theirs in product(map(matters.of, side.claims), map(matters.of, other.claims)):
        if not theirs.denies and _governs(mine, theirs):
            if mine.claim.stance in DOUBTING:
                return DOUBTING[mine.claim.stance]
            if mine.denied & theirs.plain:
                return "contradicts"
    return None


def _governs(mine: Matter, theirs: Matter) -> bool:
    """Whether a denial speaks of what another claim says: of most of the shorter one's words."""
    shared = len(shared_words(mine, theirs))
    return shared > 0 and shared >= GOVERNED * min(len(mine.plain), len(theirs.plain))
