"""The sides of a proposed finding while they are weighed, and what each of them loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from summarize.domain import (
    MAIN,
    DraftFinding,
    DraftPosition,
    FindingKind,
    FindingType,
    Relation,
)
from summarize.gate.weighing.matters import Matters, retells, shared_names, shared_words
from summarize.gate.weighing.values import read_value
from summarize.text.words import stems


def same_event(one: str | None, other: str | None) -> bool:
    """Whether two names of events may name one; an unknown event may be any."""
    if one is None or other is None or one == other:
        return True
    mine, theirs = (stems(n) or frozenset(n.casefold().split()) for n in (one, other))
    part = (mine <= theirs or theirs <= mine) and min(len(mine), len(theirs)) > 1
    return MAIN not in (one, other) and (mine == theirs or part)


@dataclass(frozen=True)
class Side:
    """One side: what was proposed, and the claims that still stand in it."""

    draft: DraftPosition
    claims: tuple[str, ...]
    dated: bool = False  # it answers with a day or days: its numbers are those of a date

    @property
    def value(self) -> float | None:
        """Its value, as proposed in a number or in words; None where neither gives one."""
        if self.dated:
            return None
        given = self.draft.value
        return read_value(self.draft.label) if given is None else given


class Loss(NamedTuple):
    """Claims that do not stand in the finding, and why."""

    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Case:
    """A proposed finding while it is weighed."""

    draft: DraftFinding
    kind: FindingKind  # what it is shown as: of an agreement of copies, what one account tells
    sides: tuple[Side, ...]  # what still stands
    event: str | None = None  # that its claims speak of
    losses: tuple[Loss, ...] = ()  # what does not stand
    # Claims of which words do not show that they say the same, and nothing that they do not: an
    # engine may find the words that all of them bear out.
    offered: tuple[str, ...] = ()
    type: FindingType | None = None  # how its sides differ, once that is computed
    because: tuple[str, ...] = ()  # what the type rests on
    relation: Relation | None = None  # how the sides of a dispute stand, where words bear it
    refused: str = ""  # why it may not be said at all

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that still stand."""
        return tuple(c for s in self.sides for c in s.claims)

    def without(self, lost: Sequence[str], reason: str) -> Case:
        """Return the case with some claims gone, and sides that are empty then."""
        gone = set(lost)
        if not gone:
            return self
        kept = (replace(s, claims=tuple(c for c in s.claims if c not in gone)) for s in self.sides)
        return replace(
            self,
            sides=tuple(s for s in kept if s.claims),
            losses=(*self.losses, Loss(tuple(c for c in self.claims if c in gone), reason)),
        )

    def only(self, stands: Callable[[str], bool], reason: str) -> Case:
        """Return the case with the claims of which something holds."""
        return self.without([c for c in self.claims if not stands(c)], reason)

    def refuse(self, reason: str) -> Case:
        """Return the case as refused."""
        return replace(self, refused=reason)


def opened(draft: DraftFinding, matters: Matters) -> Case:
    """Return a proposed finding with the claims that can stand in any finding at all.

    A claim that nobody knows and one that is named on two sides are lost; of figures it may give
    another value for each. The claims keep their order: those that put it best stand first.
    """
    sides = tuple(Side(p, tuple(dict.fromkeys(p.claims))) for p in draft.positions if p.claims)
    case = Case(draft, draft.kind, sides)
    case = case.only(matters.claims.__contains__, "no such claim is known")
    twice = {c for c, n in Counter(case.claims).items() if n > 1 and not _gives_each(c, case)}
    return case.without(sorted(twice), "it is named on two sides")


def _gives_each(claim: str, case: Case) -> bool:
    """Whether a claim may give a value for each of its sides: figures, no two of one value."""
    values = [s.value for s in case.sides if claim in s.claims]
    return case.kind == "figures" and None not in values and len(set(values)) == len(values)


def of_one_event(case: Case, matters: Matters) -> Case:
    """Return a case with the claims of the event that most of its accounts speak of.

    Of as many it is the one proposed. An accusation and its denial may each have been read as part
    of what they were said at: the claims of a side of a dispute are of the event where they tell of
    what the other sides do.
    """
    accounts = {(matters.account(c), matters.claims[c].event) for c in case.claims}
    known = Counter(e for _, e in accounts if e is not None)
    proposed = case.draft.event
    event = max(known, key=lambda e: (known[e], e == proposed, e == MAIN, e), default=None)
    of_it = {c for c in case.claims if same_event(matters.claims[c].event, event)}
    told = [matters.of(o) for o in of_it]
    able = of_it | {c for c in case.claims if any(retells(matters.of(c), o) for o in told)}
    if case.draft.kind == "disputed":
        lost = [matters.of(c) for s in case.sides if able.isdisjoint(s.claims) for c in s.claims]
        able |= {
            m.claim.id
            for m in lost
            if any(len(shared_words(m, o)) > 1 and shared_names(m, o) for o in told)
        }
    return replace(case.only(able.__contains__, "it speaks of another event"), event=event)
