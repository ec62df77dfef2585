"""The figure ledger: figures that count the same thing stand in one finding, however written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from summarize.comparison.bridging import Bridge, is_comparable, matter_of, parties
from summarize.comparison.differences import Difference, difference
from summarize.comparison.entries import Entry, entries_of
from summarize.comparison.quantities import Rates, distinct, near, overlap, same_amount
from summarize.comparison.telling import NEUTRAL, RUNNING, label_of, question_of, statement_of
from summarize.domain import Article, Claim, Features, Finding, FindingKind, Origin, Position
from summarize.text.meaning import Weights
from summarize.text.tolls import TOLLS

PHASE_DAYS = 3
"""Figures printed further apart than this tell of different phases of a story."""

ALIKE = 0.3
"""Overlap of claims (0 to 1) from which two figures with no act to go by count one thing."""

CONVERTED_ALIKE = 0.08
"""Likewise where the amounts agree at the articles' own rate of exchange: that is evidence."""

UNIVERSAL = 0.6
"""A name that this share of the articles uses tells nothing of which figure is meant."""


def figure_findings(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    features: Sequence[Features],
    origins: Sequence[Origin],
) -> list[Finding]:
    """Return a finding for each thing that is given in different figures.

    Args:
        articles: All articles.
        claims: Their claims, with origins.
        features: What alignment compares of the claims.
        origins: The origins, for their names.

    Returns:
        Findings of kind "figures" or "update", in the order in which their first claims stand.
        Equal figures share a position; a finding has at least two.
    """
    entries = entries_of(articles, claims, {f.claim: f for f in features})
    rates = Rates(entries)
    book = _Book(entries, rates, len(articles))
    named = {o.id: o.name for o in origins}
    findings = [_finding(group, rates, named) for group in book.groups()]
    return [f for f in findings if f is not None]


def equal_figures(
    articles: Sequence[Article], claims: Sequence[Claim], features: Sequence[Features]
) -> list[frozenset[str]]:
    """Return the claims, by their ids, that give one amount of one deed, a set for each.

    Args:
        articles: All articles.
        claims: Their claims, with origins.
        features: What alignment compares of the claims.
    """
    entries = entries_of(articles, claims, {f.claim: f for f in features})
    book = _Book(entries, Rates(entries), len(articles))
    found: list[frozenset[str]] = []
    for group in book.groups():
        amounts: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for entry in (e for e in group if e.noun is not None and e.act is not None):
            figure = entry.figure
            amounts[figure.value, figure.low, figure.high, figure.unit].add(entry.claim.id)
        found += [frozenset(ids) for ids in amounts.values() if len(ids) > 1]
    return found


class _Book:
    """Sorts entries into groups that count one thing."""

    def __init__(self, entries: Sequence[Entry], rates: Rates, articles: int) -> None:
        self._entries = entries
        self._rates = rates
        self._weights = Weights(e.signature for e in entries)
        used: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for name in entry.names:
                used[name].add(entry.article.id)
        self._matter = matter_of(entries)
        self._universal = {n for n, a in used.items() if len(a) >= UNIVERSAL * articles}

    def groups(self) -> list[list[Entry]]:
        """Return groups of two entries or more that count the same."""
        shelves: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
        for entry in self._entries:
            shelves[self._shelf(entry)].append(entry)
        found: list[list[Entry]] = []
        for shelf in shelves.values():
            for phase in _phases(shelf):
                found.extend(self._split(phase))
        groups = [g for g in self._bridged(found) if len(g) > 1]
        return sorted(groups, key=lambda g: min((e.article.id, e.figure.start) for e in g))

    def _bridged(self, groups: list[list[Entry]]) -> list[list[Entry]]:
        """Join groups by their nearest figures, unless one article then gives two amounts."""
        home = {id(e): g for g in groups for e in g}
        for first, second in Bridge(
            [e for g in groups for e in g], self._rates, self._universal
        ).pairs():
            one, other = home[id(first)], home[id(second)]
            if one is other or not _is_one_phase(first, second) or _clashes(one, other):
                continue
            one.extend(other)
            home.update((id(e), one) for e in other)
        return list({id(g): g for g in home.values()}.values())

    def _shelf(self, entry: Entry) -> tuple[object, ...]:
        era = entry.era or 0
        if entry.dimension in ("money", "magnitude"):
            return entry.dimension, era
        if entry.noun is not None and entry.act is not None:
            return entry.dimension, era, entry.noun, entry.act
        return entry.dimension, era, entry.noun

    def _split(self, shelf: list[Entry]) -> list[list[Entry]]:
        """Part a shelf into what counts one thing, by linking each entry to its likes."""
        groups: list[list[Entry]] = []
        for entry in shelf:
            if entry.partial or (entry.noun is None and entry.dimension != "money"):
                continue
            homes = [g for g in groups if any(self.same_thing(entry, e) for e in g)]
            merged = [e for g in homes for e in g] + [entry]
            groups = [g for g in groups if g not in homes] + [merged]
        return groups

    def same_thing(self, first: Entry, second: Entry) -> bool:
        """Whether two figures on one shelf count the same."""
        if first.noun in NEUTRAL and first.act is None:
            return False
        if first.noun == "ground" or (_is_running(first) and first.era is None):
            return True
        if first.dimension == "magnitude":
            aftershock = any((e.noun or "").startswith("aftershock") for e in (first, second))
            return first.era is None and not aftershock
        likeness = self._weights.overlap(first.signature, second.signature)
        if first.act in _HARM and first.dimension == "count" and first.era is None:
            return first.article.id != second.article.id and self._same_names(first, second)
        if first.dimension == "money":
            return self._same_money(first, second, likeness)
        if first.article.id == second.article.id:
            return False
        older = first.era is not None and first.act in TOLLS
        return likeness >= ALIKE and (older or self._same_names(first, second))

    def _same_money(self, first: Entry, second: Entry, likeness: float) -> bool:
        if first.noun == "offer" == second.noun:
            one, other = (parties(e, self._matter) for e in (first, second))
            if not one & other:
                return False
        if first.figure.unit != second.figure.unit:
            return likeness >= CONVERTED_ALIKE and same_amount(first, second, self._rates)
        if first.figure.value is not None and first.figure.value == second.figure.value:
            return likeness >= CONVERTED_ALIKE
        if first.foreseen != second.foreseen or not is_comparable(first, second, self._rates):
            return False
        if first.article.id == second.article.id or first.noun != second.noun:
            return False
        return likeness >= ALIKE and self._same_names(first, second)

    def _same_names(self, first: Entry, second: Entry) -> bool:
        """Whether the telling names of two claims are the same."""
        one, other = first.names - self._universal, second.names - self._universal
        if not one or not other:
            return one == other
        return len(one & other) * 2 >= min(len(one), len(other))


def _is_one_phase(first: Entry, second: Entry) -> bool:
    days = [e.article.published.date for e in (first, second)]
    return None in days or abs((days[0] - days[1]).days) <= PHASE_DAYS  # type: ignore[operator]


def _clashes(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Whether one voice of one article gives two amounts: then they are of two things."""
    said: dict[tuple[str, str], Entry] = {(e.article.id, e.claim.origin): e for e in one}
    for entry in other:
        first = said.get((entry.article.id, entry.claim.origin))
        if first is None or first.renewed or entry.renewed:
            continue
        if not overlap(first.figure, entry.figure) and not near(first, entry):
            return True
    return False


def _is_running(entry: Entry) -> bool:
    """Whether noun and act alone say that figures count one thing: people and their fate."""
    people = entry.noun in ("anyone", "child", "combatant", "soldier")
    return entry.dimension == "count" and people and entry.act in RUNNING


_FALLING = frozenset({"missing", "trapped"})
"""Counts that fall as people are found."""


_HARM = frozenset({"damaged", "destroyed"})
"""What a disaster does to buildings: counted anew like a toll."""


def _phases(shelf: Iterable[Entry]) -> list[list[Entry]]:
    """Part figures of the news by gaps between their days of printing."""
    phases: list[list[Entry]] = []
    last: dt.date | None = None
    for entry in sorted(shelf, key=lambda e: (e.article.published.date or dt.date.max, e.order)):
        day = entry.article.published.date
        if not phases or (day and last and (day - last).days > PHASE_DAYS):
            phases.append([])
        phases[-1].append(entry)
        last = day or last
    return phases


# --- the finding -----------------------------------------------------------------------------


def _finding(group: list[Entry], rates: Rates, origins: Mapping[str, str]) -> Finding | None:
    amounts = _telling(distinct(_in_time(_whole(group))))
    group = [e for a in amounts for e in a]
    if len(amounts) < 2 or len({e.claim.id for e in group}) < 2:
        return None
    if len({e.article.id for e in group}) < 2:
        return None
    if _told_apart(amounts):
        return None
    if group[0].dimension.startswith("["):
        amounts = _in_one_unit(amounts, rates)
    found = difference(amounts, rates, origins) if len(amounts) > 1 else None
    if found is None:
        return None
    if found.type not in ("unit", "scope"):
        amounts = _in_one_unit(amounts, rates)
    toll = group[0].dimension == "count" and group[0].act in TOLLS
    kind: FindingKind = "update" if found.type == "update" and toll else "figures"
    question = question_of(group)
    return Finding(
        id=_id(group), kind=kind, type=found.type, question=question,
        statement=statement_of(question, amounts, found.type), reason=found.reason,
        positions=tuple(_position(a) for a in _ordered(amounts, found)),
    )  # fmt: skip


def _in_one_unit(amounts: list[list[Entry]], rates: Rates) -> list[list[Entry]]:
    """Put amounts that are one when converted into one position: 19 feet are 5.8 metres."""
    merged: list[list[Entry]] = []
    for amount in amounts:
        units = {e.figure.unit for e in amount}
        home = next(
            (
                m
                for m in merged
                if not units & {e.figure.unit for e in m} and same_amount(m[0], amount[0], rates)
            ),
            None,
        )
        if home is None:
            merged.append(list(amount))
        else:
            home.extend(amount)
    return merged


def _told_apart(amounts: list[list[Entry]]) -> bool:
    """Whether one article gives two exact amounts: it tells of two things, not of one."""
    if amounts[0][0].act in RUNNING or amounts[0][0].noun == "ground":
        return False
    for i, first in enumerate(amounts):
        exact = _exact_voices(first)
        for second in amounts[i + 1 :]:
            same = first[0].figure.unit == second[0].figure.unit
            both = _exact_voices(second)
            one = overlap(first[0].figure, second[0].figure) or near(first[0], second[0])
            if same and exact & both and not one:
                return True
    return False


def _exact_voices(entries: Sequence[Entry]) -> set[tuple[str, str]]:
    return {
        (e.article.id, e.claim.origin)
        for e in entries
        if e.figure.value is not None and not e.renewed
    }


def _in_time(group: list[Entry]) -> list[Entry]:
    """Order by day, by the hour where all of them tell it, then by size: tolls mostly rise."""
    hours = all(e.article.published.time for e in group)
    sign = -1 if group[0].act in _FALLING else 1
    return sorted(
        group, key=lambda e: (e.order[0], e.order[1] if hours else "", sign * e.value, e.claim.id)
    )


def _whole(group: list[Entry]) -> list[Entry]:
    """Leave out the tolls of single places that an article gives beside the whole toll."""
    if group[0].act not in {*TOLLS, *_HARM} or group[0].dimension != "count":
        return group
    largest: dict[str, float] = {}
    for entry in group:
        largest[entry.article.id] = max(largest.get(entry.article.id, 0.0), entry.value)
    return [e for e in group if e.value == largest[e.article.id] or e.renewed]


def _telling(amounts: list[list[Entry]]) -> list[list[Entry]]:
    """Leave out vague words ("hundreds") that an exact figure beside them is true to."""
    exact = [a[0] for a in amounts if not _is_vague(a[0])]
    toll = amounts[0][0].act in TOLLS

    def adds(entry: Entry) -> bool:
        fits = any(overlap(entry.figure, e.figure) for e in exact)
        return not _is_vague(entry) or not exact or (toll and not fits)

    return [a for a in amounts if adds(a[0])]


def _is_vague(entry: Entry) -> bool:
    figure = entry.figure
    return figure.value is None and (figure.low or 0) * VAGUE_SPREAD <= (figure.high or 0)


VAGUE_SPREAD = 4
"""A range whose ends lie so many times apart ("hundreds") tells an order of magnitude only."""


def _ordered(amounts: list[list[Entry]], found: Difference) -> list[list[Entry]]:
    """Updates stand in order of time, all else by who stands behind it."""
    if found.type in ("update", "scope"):
        return amounts
    return sorted(amounts, key=lambda a: (-len({e.claim.origin for e in a}), a[0].value))


def _position(entries: list[Entry]) -> Position:
    days = [e.as_of for e in entries if e.as_of]
    return Position(
        label=label_of(entries), value=entries[0].figure.value,
        claims=tuple(dict.fromkeys(e.claim.id for e in entries)),
        articles=tuple(dict.fromkeys(e.article.id for e in entries)),
        origins=tuple(dict.fromkeys(e.claim.origin for e in entries)),
        as_of=min(days) if days else None,
    )  # fmt: skip


def _id(group: Sequence[Entry]) -> str:
    """Return an id that later articles leave alone: made from what was printed first."""
    first = min(
        group, key=lambda e: (e.article.published.date or dt.date.max, e.claim.id, e.figure.start)
    )
    key = f"figures {first.claim.id} {first.noun} {first.act}"
    return f"f-{blake2b(key.encode(), digest_size=5).hexdigest()}"
