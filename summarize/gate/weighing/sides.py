"""The sides of a proposed finding while they are weighed, and what each of them loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.domain import (
    MAIN,
    Claim,
    DraftFinding,
    DraftPosition,
    FindingKind,
    FindingType,
    Relation,
)
from summarize.gate.weighing.matters import (
    Matter,
    Matters,
    retells,
    shared_names,
    shared_words,
)
from summarize.gate.weighing.values import read_value
from summarize.text.words import stems

# --- whether claims speak of one event: by the names that readers give to events, else by words


FAR = 10.0
"""How many times apart two values of one thing are no more than, where no event is known."""


def same_event(one: str | None, other: str | None) -> bool:
    """Whether two names of events may name one; an unknown event may be any."""
    if one is None or other is None or one == other:
        return True
    if MAIN in (one, other):
        return False
    mine, theirs = _words(one), _words(other)
    if mine == theirs:
        return True
    return (mine <= theirs or theirs <= mine) and min(len(mine), len(theirs)) > 1


def event_of(claims: Sequence[tuple[str, Claim]], proposed: str | None) -> str | None:
    """Return the event that most accounts speak of; of as many, the one proposed.

    Args:
        claims: Claims that are to speak of one event, each with whose account it is.
        proposed: The event that an engine gives the finding.
    """
    known = Counter(e for _, e in {(a, c.event) for a, c in claims} if e is not None)
    if not known:
        return None
    return max(known, key=lambda e: (known[e], e == proposed, e == MAIN, e))


def other_day(one: Claim, other: Claim) -> bool:
    """Whether the words of two claims give single days that are not the same."""
    first, second = one.when, other.when
    if first is None or second is None or first.from_ != first.to or second.from_ != second.to:
        return False
    return first.from_ != second.from_


def far_apart(values: Sequence[float]) -> bool:
    """Whether values are so far apart that they count different things, or of different events."""
    sizes = [abs(v) for v in values if v]
    return bool(sizes) and max(sizes) > FAR * min(sizes)


def _words(name: str) -> frozenset[str]:
    return stems(name) or frozenset(name.casefold().split())


@dataclass(frozen=True)
class Side:
    """One side: what was proposed, and the claims that still stand in it.

    Attributes:
        draft: As proposed.
        claims: Ids of the claims that still stand.
        dated: Whether it answers with a day or a stretch of days: its numbers are those of a date.
    """

    draft: DraftPosition
    claims: tuple[str, ...]
    dated: bool = False

    @property
    def value(self) -> float | None:
        """Its value, as proposed in a number or in words; None where neither gives one."""
        given = self.draft.value
        if self.dated:
            return None
        return given if given is not None else read_value(self.draft.label)


@dataclass(frozen=True)
class Loss:
    """Claims that do not stand in the finding, and why."""

    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Case:
    """A proposed finding while it is weighed.

    Attributes:
        draft: As proposed.
        kind: What it is shown as: of an agreement of copies, what one account tells.
        sides: What still stands.
        event: The event that its claims speak of.
        losses: What does not stand.
        offered: Claims of which words do not show that they say the same, and nothing that they do
            not: an engine may find the words that all of them bear out.
        type: How its sides differ, once that is computed.
        because: What the type rests on.
        relation: How the sides of a dispute stand, where their words bear it.
        refused: Why it may not be said at all; empty while it may.
    """

    draft: DraftFinding
    kind: FindingKind
    sides: tuple[Side, ...]
    event: str | None = None
    losses: tuple[Loss, ...] = ()
    offered: tuple[str, ...] = ()
    type: FindingType | None = None
    because: tuple[str, ...] = ()
    relation: Relation | None = None
    refused: str = ""

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
    sides = tuple(
        Side(p, tuple(dict.fromkeys(c for c in p.claims if c in matters.claims)))
        for p in draft.positions
    )
    unknown = [c for p in draft.positions for c in p.claims if c not in matters.claims]
    case = Case(draft, draft.kind, tuple(s for s in sides if s.claims))
    if unknown:
        case = replace(case, losses=(Loss(tuple(unknown), "no such claim is known"),))
    twice = {c for c, n in Counter(case.claims).items() if n > 1 and not _gives_each(c, case)}
    return case.without(sorted(twice), "it is named on two sides")


def _gives_each(claim: str, case: Case) -> bool:
    """Whether a claim may give a value for each of its sides: figures, no two of one value."""
    values = [s.value for s in case.sides if claim in s.claims]
    return case.kind == "figures" and None not in values and len(set(values)) == len(values)


def of_one_event(case: Case, matters: Matters) -> Case:
    """Return a case with the claims of the event that most of its accounts speak of."""
    accounts = [(matters.account(c), matters.claims[c]) for c in case.claims]
    event = event_of(accounts, case.draft.event)
    of_it = [c for c in case.claims if same_event(matters.claims[c].event, event)]
    told = [matters.of(o) for o in of_it]
    others = [c for c in case.claims if c not in of_it]
    able = {c for c in others if any(retells(matters.of(c), o) for o in told)} | set(of_it)
    if case.draft.kind == "disputed":
        able |= {
            c for s in case.sides if able.isdisjoint(s.claims) for c in _of_it(s, told, matters)
        }
    return replace(case.only(able.__contains__, "it speaks of another event"), event=event)


def _of_it(side: Side, told: Sequence[Matter], matters: Matters) -> Iterator[str]:
    """Yield the claims of a side of a dispute that tell of what the other sides do.

    An accusation and its denial may each have been read as part of what they were said at.
    """
    for claim in side.claims:
        mine = matters.of(claim)
        if any(len(shared_words(mine, o)) > 1 and shared_names(mine, o) for o in told):
            yield claim
