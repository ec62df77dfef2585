"""Accounts of one deed that say it was meant, or was an accident, or that nobody knows the cause.

Each excludes the others, in words that WordNet knows as opposites.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from summarize.domain import DraftPosition, Predicate
from summarize.engines.offline.lexicon import REPORTING
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statement, Statements
from summarize.languages import word_list, word_set
from summarize.text.particulars import causes_of
from summarize.text.words import stem

Intent = Literal["meant", "unmeant", "unknown"]

ALIKE = 0.25
"""Overlap (0 to 1) of two claims from which they are of one deed."""

_SIDES: tuple[Intent, Intent] = ("meant", "unmeant")
_BEING = {side: word_set("intent", f"{side}_being") for side in _SIDES}
"""Adjectives and nouns for what something is."""
_DOING = {
    side: re.compile(rf"\b(?:{'|'.join(word_list('intent', f'{side}_doing'))})\b", re.IGNORECASE)
    for side in _SIDES
}
"""Adverbs for how something is done."""

UNKNOWN = frozenset({"unknown", "unclear"})
KNOWN = frozenset({"known", "clear", "know", "find", "establish", "determine"})
"""What says, with a "not", that something is unknown."""


def intent_of(one: Statement) -> Intent | None:
    """Return whether a claim says that something was meant; None where it says neither or both."""
    deeds = [p for p in one.features.predicates if p.verb not in REPORTING]
    if not deeds or one.denies:
        return None
    negated = one.features.negated
    if any(_leaves_open(d, negated) for d in _of_cause(deeds)):
        return "unknown"
    found = _said_of(deeds[0], negated)
    if not one.claim.negated:
        causes = causes_of(one.claim.quote)
        found |= {s for s in _SIDES if {stem(w) for w in _BEING[s]} & causes}
    if len(deeds) == 1:  # not "acquitted of deliberately setting the fire"
        found |= _said_of_how(one, deeds[0])
    return found.pop() if len(found) == 1 else None


def _of_cause(deeds: Sequence[Predicate]) -> Sequence[Predicate]:
    """Return what a claim tells of the cause of a thing, or of what caused it."""
    first = {p.head for p in (deeds[0].agent, deeds[0].patient) if p}
    asked = any(d.verb == "cause" and d.agent and d.agent.head == "what" for d in deeds)
    return deeds if asked else deeds[: "cause" in first]


def _leaves_open(deed: Predicate, negated: Sequence[str]) -> bool:
    """Whether somebody is said not to know."""
    said = {deed.verb, deed.complement}
    return bool(said & UNKNOWN - set(negated)) or bool(said & KNOWN & set(negated))


def _said_of(deed: Predicate, negated: Sequence[str]) -> set[Intent]:
    """Return what a copula says that something is; of "was no accident" the other."""
    if deed.verb != "be" or deed.agent is None:
        return set()
    sides = {s for s in _SIDES if deed.complement in _BEING[s]}
    if deed.complement not in negated:
        return sides
    return _turned(sides) if deed.complement == negated[0] else set()


def _said_of_how(one: Statement, deed: Predicate) -> set[Intent]:
    """Return how a deed is said to be done; of "was not done on purpose" the other."""
    sides = {s for s in _SIDES if _DOING[s].search(one.claim.quote)}
    if not one.claim.negated:
        return sides
    return _turned(sides) if one.features.negated[:1] == (deed.verb,) else set()


def _turned(sides: set[Intent]) -> set[Intent]:
    return {s for s in _SIDES if s not in sides} if sides else set()


def intents(statements: Statements, likeness: Likeness) -> dict[str, tuple[DraftPosition, ...]]:
    """Return the sides that claims of one deed take, two or more, by the event."""
    told: defaultdict[str, list[tuple[Statement, Intent]]] = defaultdict(list)
    for one in statements.all:
        able = one.claim.part == "body" and not one.leans and not one.claim.hedges
        if able and (intent := intent_of(one)) is not None:
            told[one.event].append((one, intent))
    found = {event: _sides(held, likeness) for event, held in told.items()}
    return {event: sides for event, sides in found.items() if sides}


def _sides(
    held: Sequence[tuple[Statement, Intent]], likeness: Likeness
) -> tuple[DraftPosition, ...]:
    """Return the claims of each side that are alike one of another side."""
    sides: defaultdict[Intent, list[str]] = defaultdict(list)
    for one, mine in held:
        if any(mine != side and likeness.overlap(one, o) >= ALIKE for o, side in held):
            sides[mine].append(one.id)
    return tuple(DraftPosition(claims=tuple(ids)) for ids in sides.values())
