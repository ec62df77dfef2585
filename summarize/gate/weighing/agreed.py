"""May it be said that several accounts tell the same?

One claim is told, and every other has to bear it out by itself, as far as words show that: it
shares more with it than one name, and neither their numbers, days nor negations clash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from summarize.domain import DraftPosition, by_against_to
from summarize.gate.weighing.differences import converts, rounds, zones
from summarize.gate.weighing.matters import (
    SMALL,
    Matter,
    Matters,
    in_one_mouth,
    meets_abroad,
    shared_names,
    shared_words,
)
from summarize.gate.weighing.opposites import stand_against
from summarize.gate.weighing.sides import Case, Side
from summarize.gate.weighing.values import Standing, find
from summarize.text.nearness import other_particulars
from summarize.text.numbers import find_numbers
from summarize.text.words import PEOPLE, antonyms, stem

_AGAINST = re.compile(r"\boppos(?:e|es|ed|ing|ition)\b", re.IGNORECASE)
"""Words of who takes sides against something (FrameNet 1.7, Taking_sides): they deny it too."""

MOST_OFFERED = 8
"""Claims that are offered beside those that share words: a model is shown four of a side."""

_PEOPLE = frozenset(stem(form) for p in PEOPLE for form in (p, f"{p}s"))

TIMES = ("day", "time of day")
"""Sorts of value that tell when, not how many."""


def weigh(case: Case, matters: Matters) -> Case:
    """Return an agreement with the claims that bear out the one that most of them meet."""
    if len(case.sides) > 1:
        side = Side(DraftPosition(claims=case.claims), matters.ordered(case.claims))
        case = replace(case, sides=(side,))
    value = next((p.value for p in case.draft.positions if p.value is not None), None)
    if value is not None:
        case = case.only(
            lambda c: find(value, matters.of(c).values) is not None,
            "its value does not stand in it",
        )
    if not case.claims:
        return case.refuse("no claim bears it out")
    centre, near = _centre(case.claims, matters)
    rest = matters.ordered({*case.offered, *case.claims} - near)
    case = replace(case, offered=tuple(_offered([centre, *sorted(near - {centre})], rest, matters)))
    case = case.only(lambda c: c in near, f"it does not say what {centre} says")
    if matters.accounts(case.claims) > 1:
        return case
    if len({matters.claims[c].article for c in case.claims}) > 1:
        return replace(case, kind="single-source")
    return case.refuse("one account alone says it")


def _centre(claims: Sequence[str], matters: Matters) -> tuple[str, frozenset[str]]:
    """Return the claim that claims of most accounts bear out, and these."""
    told = [(c, matters.of(c)) for c in claims]
    near = {
        c: frozenset(o for o, m in told if o == c or (shares(n, m, matters) and not clash(n, m)))
        for c, n in told
    }
    ranks = {c: n for n, c in enumerate(matters.ordered(claims))}
    best = max(claims, key=lambda c: (matters.accounts(near[c]), len(near[c]), -ranks[c]))
    return best, _without_clashes(near[best], matters)


def _without_clashes(claims: frozenset[str], matters: Matters) -> frozenset[str]:
    """Return claims of which no two clash: those that clash with most others go first."""
    kept = list(matters.ordered(claims))
    while True:
        against = {
            c: [o for o in kept if o != c and clash(matters.of(c), matters.of(o))] for c in kept
        }
        worst = max(
            kept, key=lambda c: (matters.accounts(against[c]), len(against[c]), kept.index(c))
        )
        if not against[worst]:
            return frozenset(kept)
        kept.remove(worst)


def _offered(agreed: Sequence[str], claims: Sequence[str], matters: Matters) -> list[str]:
    """Return claims of which words do not show that they say what others do, nor that not."""
    kept: list[str] = []
    for claim in claims:
        others = map(matters.of, (*agreed, *kept))
        if len(kept) < MOST_OFFERED and not any(clash(matters.of(claim), o) for o in others):
            kept.append(claim)
    return kept


def shares(one: Matter, other: Matter, matters: Matters) -> bool:
    """Whether two claims share more than one name."""
    if shared_words(one, other) or _same_amount(one, other) or matters.telling_days(one, other):
        return True
    names = shared_names(one, other)
    telling = not all(map(matters.is_common, names))
    around = _stands_around(one, other, matters) or _stands_around(other, one, matters)
    return meets_abroad(one, other) or (telling and (len(names) > 1 or around))


def _stands_around(one: Matter, other: Matter, matters: Matters) -> bool:
    """Whether another telling name of one claim stands beside the other in its sentence."""
    both = frozenset(w for n in shared_names(one, other) for w in n)
    beside = ([w for w in name if w in other.around] for name in one.names if both.isdisjoint(name))
    return any(words and not matters.is_common(words) for words in beside)


def clash(one: Matter, other: Matter) -> bool:
    """Whether the words of two claims show that both cannot say the same."""
    return (
        other_amount(one, other)
        or by_against_to(one.claim, other.claim)
        or other_particulars(one.claim.quote, other.claim.quote)
        or _other_rank(one, other)
        or _other_day(one, other)
        or opposed(one, other)
        or opposed(other, one)
        or other_verb(one, other)
        or stand_against(one, other)
    )


def _other_rank(one: Matter, other: Matter) -> bool:
    """Whether two claims give other ordinals to one thing: the fifth coach, the third coach."""
    mine, theirs = _ranks(one), _ranks(other)
    things = {thing for _, thing in mine} & {thing for _, thing in theirs}
    return bool(things) and mine.isdisjoint(theirs)


def _ranks(matter: Matter) -> set[tuple[float | None, str]]:
    """Return the ordinals of a claim with the stem of the noun that each belongs to; no streets."""
    told = matter.passage
    given = {n.core_start: n.value for n in find_numbers(told.text) if n.kind == "ordinal"}
    placed = ((t, t.idx - told.start) for t in told.tokens if t.head.pos_ == "NOUN")
    return {(given[at], stem(t.head.lemma_.lower())) for t, at in placed if at in given}


def _other_day(one: Matter, other: Matter) -> bool:
    """Whether the words of two claims give single days that are not the same."""
    whens = [m.claim.when for m in (one, other) if m.claim.when]
    days = {w.from_ for w in whens if w.from_ == w.to}
    return len(days) == 2 and not one.days & other.days


def _same_amount(one: Matter, other: Matter) -> bool:
    """Whether two claims give one number, and no small one unless of people or one toll."""
    every = product(_given(one), _given(other))
    return any((s.value, s.sort) == (t.value, t.sort) and _is_telling(s, t) for s, t in every)


def _is_telling(mine: Standing, theirs: Standing) -> bool:
    large = mine.value > SMALL or mine.sort == "age" or not mine.value.is_integer()
    toll = mine.toll is not None and mine.toll == theirs.toll
    people = mine.value > 2 and bool(mine.of & _PEOPLE) and bool(theirs.of & _PEOPLE)
    return large or toll or people


def _given(matter: Matter) -> tuple[Standing, ...]:
    return tuple(s for s in matter.values if s.text != matter.claim.quote and s.sort not in TIMES)


def other_amount(one: Matter, other: Matter) -> bool:
    """Whether two claims give amounts of one thing, none of which can be one amount."""
    every = product(one.values, other.values)
    pairs = [(s, t) for s, t in every if s.sort == t.sort and _of_one_thing(s, t)]
    return bool(pairs) and not any(_is_one(s, t) for s, t in pairs)


def _of_one_thing(mine: Standing, theirs: Standing) -> bool:
    if mine.toll is not None or theirs.toll is not None:
        return mine.sort == "time of day" or mine.toll == theirs.toll
    heads = {mine.head, theirs.head}
    crowds = mine.value > SMALL and theirs.value > SMALL and heads <= _PEOPLE
    return mine.sort == "time of day" or (None not in heads and (len(heads) == 1 or crowds))


def _is_one(mine: Standing, theirs: Standing) -> bool:
    if _is_beyond(mine, theirs) or _is_beyond(theirs, mine):
        return False
    if mine.sort == "time of day" and zones(mine) != zones(theirs):
        return True  # which hour the one is in the other's zone is not known
    return rounds(mine, theirs) if mine.unit == theirs.unit else converts(mine, theirs)


def _is_beyond(one: Standing, other: Standing) -> bool:
    """Whether one ends where the other begins: "more than 40", "fewer than 40".

    A bound is not known to include its number, so "at least 40" is beyond "at most 40" too.
    """
    least = one.low if one.high is None else None
    most = other.high if other.low is None else None
    return one.unit == other.unit and least is not None and most is not None and least >= most


def other_verb(one: Matter, other: Matter) -> bool:
    """Whether two claims tell opposite deeds: a verb of one is the opposite of the other's."""
    mine, theirs = (
        {t.lemma_.lower() for t in m.passage.tokens if t.pos_ == "VERB"} for m in (one, other)
    )
    against = {o for verb in mine - theirs for o in antonyms(verb, "VERB")}
    return bool(against & (theirs - mine))


def opposed(one: Matter, other: Matter) -> bool:
    """Whether one claim denies what the other asserts: by its stance, or by a "not".

    "Disputed the report as an 'outright lie'" denies nothing of "called it an 'outright lie'".
    """
    if in_one_mouth(one, other):
        return False
    if one.claim.stance == "denies" and other.claim.stance == "says" and not other.claim.negated:
        return True
    denied = bool(one.denied & other.plain) and not other.denies
    return denied and not _AGAINST.search(other.claim.text)
