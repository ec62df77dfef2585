"""Figures of several accounts that count or measure one thing of one event."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from summarize.domain import DraftFinding, DraftPosition, Figure
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.meaning import content_words, stem
from summarize.text.measures import dimension
from summarize.text.synonyms import synonyms
from summarize.text.tolls import PEOPLE, TOLLS
from summarize.text.units import is_currency

FARTHEST = 10.0
"""How many times apart two values of one thing are at most."""

LEAST = 0.5
"""Score from which two figures count one thing."""

GENERIC = frozenset({"people", "person", "victim", "other", "life", "man", "number", "toll"})
"""Nouns under which any people are counted."""


@dataclass(frozen=True)
class Entry:
    """A figure where it stands.

    Attributes:
        statement: The claim that gives it.
        figure: The figure.
    """

    statement: Statement
    figure: Figure

    @property
    def amount(self) -> float:
        """Its value; of a range the end that is given."""
        found = (self.figure.value, self.figure.low, self.figure.high)
        return next(v for v in found if v is not None)

    @cached_property
    def sort(self) -> str:
        """What sort of quantity it is: a count, an age, a share, money, or a dimension."""
        unit, of = self.figure.unit, self.figure.of or ""
        if of.startswith("age of"):
            return "age"
        if unit is None:
            return "count"
        if unit == "percent":
            return "share"
        return "money" if is_currency(unit) else dimension(unit)

    @cached_property
    def toll(self) -> str | None:
        """What befell those counted: killed, injured, missing."""
        words = (self.figure.of or "").split()
        return next((t for t in TOLLS if t in words), None)

    @cached_property
    def things(self) -> frozenset[str]:
        """Stems of the words for what is counted, without what befell it."""
        words = [w for w in content_words(self.figure.of or "") if w not in TOLLS]
        return frozenset(stem(w) for w in words)

    @cached_property
    def human(self) -> bool:
        """Whether people are counted."""
        words = content_words(self.figure.of or "")
        return any(w in PEOPLE or w.removesuffix("s") in PEOPLE for w in words)

    @cached_property
    def generic(self) -> bool:
        """Whether it counts people without saying whom."""
        words = [w for w in content_words(self.figure.of or "") if w not in TOLLS]
        return not words or all(w in GENERIC or w.removesuffix("s") in GENERIC for w in words)


def differing(statements: Statements) -> list[DraftFinding]:
    """Propose the figures that differ between accounts, tolls first."""
    entries = [
        Entry(s, f)
        for s in statements.all
        for f in s.claim.figures
        if f.of and any(v is not None for v in (f.value, f.low, f.high))
    ]
    pairs = _Pairs(statements, entries)
    found = [_finding(group) for group in pairs.groups()]
    return sorted((f for f in found if f), key=_importance)


def _importance(finding: DraftFinding) -> tuple[int, int]:
    tolls = [t for t in TOLLS if t in finding.question]
    return (
        list(TOLLS).index(tolls[0]) if tolls else 9,
        -sum(len(p.claims) for p in finding.positions),
    )


def _finding(group: Sequence[Entry]) -> DraftFinding | None:
    held: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in group:
        figure = entry.figure
        held[figure.value, figure.low, figure.high, figure.unit].append(entry)
    amounts = {(round(e.amount, 6), e.figure.unit) for e in group}
    if len(amounts) < 2 or len({e.statement.account for e in group}) < 2:
        return None
    positions = tuple(
        DraftPosition(
            claims=tuple(dict.fromkeys(e.statement.id for e in same)),
            value=same[0].amount,
            label=same[0].figure.text,
        )
        for same in sorted(held.values(), key=lambda g: (g[0].amount, g[0].figure.text))
    )
    question = max(
        (e.figure.of or "" for e in group),
        key=lambda w: (sum(e.figure.of == w for e in group), -len(w), w),
    )
    return DraftFinding(
        kind="figures", question=question, event=group[0].statement.event, positions=positions
    )


class _Pairs:
    """Scores pairs of figures and gathers those that count one thing."""

    def __init__(self, statements: Statements, entries: Sequence[Entry]) -> None:
        self._weights = statements.weights
        self._entries = list(entries)
        self._scores: dict[tuple[int, int], float] = {}

    def groups(self) -> list[list[Entry]]:
        """Return figures that count one thing, gathered from the likeliest pair down."""
        scores = {
            (i, j): score
            for i, j in combinations(range(len(self._entries)), 2)
            if (score := self.score(self._entries[i], self._entries[j])) > 0
        }
        groups = {i: [i] for i in range(len(self._entries))}
        home = {i: i for i in groups}
        for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
            one, other = home[i], home[j]
            if score < LEAST or one == other:
                continue
            links = [
                scores.get((min(a, b), max(a, b)), -1.0) for a in groups[one] for b in groups[other]
            ]
            if sum(links) / len(links) >= LEAST and min(links) > -1.0:
                groups[one] += groups.pop(other)
                home.update(dict.fromkeys(groups[one], one))
        return [[self._entries[i] for i in sorted(g)] for g in groups.values() if len(g) > 1]

    def score(self, one: Entry, other: Entry) -> float:
        """Return how likely two figures count one thing; -1 where they cannot."""
        if one.statement.event != other.statement.event or one.sort != other.sort:
            return -1.0
        if one.toll != other.toll and one.toll and other.toll:
            return -1.0
        if one.sort == "count" and one.human != other.human:
            return -1.0
        if (
            one.statement.claim.article == other.statement.claim.article
            and _overlap(one, other)
            and one.amount != other.amount
        ):
            return -1.0
        far = abs(math.log(max(one.amount, 1e-9) / max(other.amount, 1e-9)))
        if far > math.log(FARTHEST):
            return -1.0
        things = _shared(one.things, other.things)
        if one.toll and one.toll == other.toll and (one.generic or other.generic):
            things = max(things, 0.6)
        if not things:
            return -1.0
        context = self._weights.overlap(one.statement.signature, other.statement.signature)
        act = (
            0.2 if one.toll and one.toll == other.toll else -0.4 if one.toll != other.toll else 0.0
        )
        return 0.5 * things + context + act - 0.1 * far


def _overlap(one: Entry, other: Entry) -> bool:
    return (
        one.statement.claim.start < other.statement.claim.end
        and other.statement.claim.start < one.statement.claim.end
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    mine = sum(w in other or bool(synonyms(w) & other) for w in one)
    return mine / max(len(one), len(other)) if mine else 0.0
