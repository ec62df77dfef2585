"""Accounts of one deed that say it was meant, or was an accident, or that nobody knows the cause.

Each excludes the others, in words that WordNet knows as opposites.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Literal

from summarize.domain import DraftPosition
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statement, Statements
from summarize.languages import word_list

Intent = Literal["meant", "unmeant", "unknown"]

ALIKE = 0.25
"""Overlap (0 to 1) of two claims from which they are of one deed."""

_MEANT, _UNMEANT = (
    re.compile(rf"\b(?:{'|'.join(word_list('intent', name))})\b", re.IGNORECASE)
    for name in ("meant", "unmeant")
)
_NOT_BEFORE = re.compile(r"(?:\b(?:no|not|never)|n['\u2019]t)(?: \w+){0,2} \Z", re.IGNORECASE)
_CAUSE = re.compile(r"\bcaus(?:e|es|ed)\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:\bnot|n['\u2019]t)(?: yet)?(?: been)? (?:known|clear|found|established|determined)\b"
    r"|\bunknown\b|\bunclear\b",
    re.IGNORECASE,
)


def intent_of(one: Statement) -> Intent | None:
    """Return whether a claim says that something was meant; None where it says neither or both."""
    quote = one.claim.quote
    if _CAUSE.search(quote) and _UNKNOWN.search(quote):
        return "unknown"
    found: set[Intent] = set()
    for match in _MEANT.finditer(quote):
        found.add("unmeant" if _is_denied(quote, match.start()) else "meant")
    for match in _UNMEANT.finditer(quote):
        found.add("meant" if _is_denied(quote, match.start()) else "unmeant")
    told = one.features.predicates[:1]
    if told and told[0].verb == "be" and told[0].complement == "accident" and told[0].agent:
        found.add("meant" if one.claim.negated else "unmeant")
    return found.pop() if len(found) == 1 else None


def _is_denied(quote: str, at: int) -> bool:
    return _NOT_BEFORE.search(quote[max(0, at - 40) : at]) is not None


def intents(statements: Statements, likeness: Likeness) -> tuple[DraftPosition, ...]:
    """Return the sides that claims of one deed take; none where they take one or none."""
    told: defaultdict[Intent, list[Statement]] = defaultdict(list)
    for one in statements.all:
        able = one.claim.part == "body" and not one.leans and not one.claim.hedges
        if able and not one.denies and (intent := intent_of(one)) is not None:
            told[intent].append(one)
    met: set[str] = set()
    for mine, theirs in combinations(told.values(), 2):
        for one, other in ((o, p) for o in mine for p in theirs):
            if one.event == other.event and likeness.overlap(one, other) >= ALIKE:
                met |= {one.id, other.id}
    sides = [tuple(s.id for s in side if s.id in met) for side in told.values()]
    return tuple(DraftPosition(claims=side) for side in sides if side)
