"""Claims of several accounts that state one fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import DraftFinding, DraftPosition, Predicate
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.synonyms import synonyms

COVERED = 0.6
"""Share of a statement's words, by weight, that another account's claim must hold."""

FEWEST_WORDS = 3
"""Words of content of a statement that is worth saying."""

LONGEST = 45
"""Words of an agreed sentence."""


def agreed(statements: Statements) -> list[DraftFinding]:
    """Propose the facts that several accounts state, the best supported first."""
    able = [s for s in statements.all if _can_stand(s)]
    near = _Near(statements)
    borne = {s.id: list(near.bearing(s)) for s in able}
    found: list[DraftFinding] = []
    told: set[str] = set()
    for one in sorted(able, key=lambda s: _rank(s, borne[s.id])):
        if one.id in told or not borne[one.id]:
            continue
        others = borne[one.id]
        told.update(o.id for o in others if near.covers(o, one) >= COVERED)
        told.add(one.id)
        claims = (one.id, *(o.id for o in others))
        found.append(
            DraftFinding(
                kind="agreed",
                question="",
                event=one.event,
                positions=(DraftPosition(claims=claims),),
            )
        )
    return found


def _can_stand(one: Statement) -> bool:
    words = len(one.claim.text.split())
    return (
        one.claim.part == "body"
        and not one.leans
        and words <= LONGEST
        and len(one.signature.terms) >= FEWEST_WORDS
        and one.claim.stance == "says"
        and not one.claim.quote.rstrip("\"'\u201d\u2019").endswith("?")
    )


def _rank(one: Statement, others: Sequence[Statement]) -> tuple[float, ...]:
    accounts = len({o.account for o in others})
    return (-accounts, not one.opens, one.rank, one.claim.start)


class _Near:
    """Finds the claims of other accounts that bear a statement out."""

    def __init__(self, statements: Statements) -> None:
        self._weights = statements.weights
        self._all = statements.all

    def bearing(self, one: Statement) -> Iterator[Statement]:
        """Yield the best claim of each other account that bears a statement out."""
        best: dict[str, tuple[float, Statement]] = {}
        for other in self._all:
            if other.account == one.account or not _may_meet(one, other):
                continue
            covered = self.covers(one, other)
            if covered >= COVERED and covered > best.get(other.account, (0.0, one))[0]:
                best[other.account] = (covered, other)
        yield from (o for _, o in best.values())

    def covers(self, one: Statement, other: Statement) -> float:
        """Return the share of a statement's words, by weight, that another claim holds."""
        mine, theirs = one.signature.terms, other.signature.terms
        held = frozenset(t for t in mine if t in theirs or synonyms(t) & theirs)
        return self._weights.sum(held) / (self._weights.sum(mine) or 1.0)


def _may_meet(one: Statement, other: Statement) -> bool:
    """Whether two claims may state one fact: same event, numbers, names, days and polarity."""
    return (
        one.event == other.event
        and one.claim.negated == other.claim.negated
        and one.claim.stance == other.claim.stance
        and _same_numbers(one, other)
        and one.signature.names <= other.signature.names | other.signature.terms
        and _same_times(one, other)
        and not _turned_round(one, other)
    )


def _same_numbers(one: Statement, other: Statement) -> bool:
    return all(any(v == w for w in other.signature.numbers) for v in one.signature.numbers)


def _same_times(one: Statement, other: Statement) -> bool:
    return (
        not one.times or not other.times or any(t.meets(u) for t in one.times for u in other.times)
    )


def _turned_round(one: Statement, other: Statement) -> bool:
    """Whether two claims tell one deed with its parts swapped."""
    return any(
        _swapped(p, q)
        for p in one.features.predicates
        for q in other.features.predicates
        if p.verb == q.verb
    )


def _swapped(one: Predicate, other: Predicate) -> bool:
    if not (one.agent and one.patient and other.agent and other.patient):
        return False
    return one.agent.head == other.patient.head and one.patient.head == other.agent.head
