"""The figure ledger: figures that count the same thing stand in one finding, however written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.differences import (
    FALLING,
    Difference,
    difference,
    matter_of,
    unexplained,
)
from summarize.comparison.entries import Entry, entries_of
from summarize.comparison.gathering import HARM, gather
from summarize.comparison.likeness import Likeness
from summarize.comparison.quantities import (
    Rates,
    distinct,
    in_base_unit,
    near,
    overlap,
    same_amount,
)
from summarize.comparison.telling import RUNNING, label_of, question_of, statement_of
from summarize.domain import Article, Claim, Features, Finding, FindingKind, Origin, Position
from summarize.text.names import find_names
from summarize.text.tolls import TOLLS


class Ledger(NamedTuple):
    """The figures of a story, those that count one thing together.

    Attributes:
        entries: All figures.
        groups: Those that count one thing, two or more each.
        likeness: How likely two figures count one thing.
        rates: The rates of exchange that the articles imply.
        places: Words of names of places, lower case.
    """

    entries: tuple[Entry, ...]
    groups: tuple[tuple[Entry, ...], ...]
    likeness: Likeness
    rates: Rates
    places: frozenset[str]


def ledger_of(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    features: Sequence[Features],
    places: Set[str] = frozenset(),
    weights: Mapping[str, float] | None = None,
) -> Ledger:
    """Return the figures of a story, gathered by what they count.

    Args:
        articles: All articles.
        claims: Their claims, with origins.
        features: What alignment compares of the claims.
        places: Words of names of places in the articles, lower case.
        weights: Of the features of pairs; by default those that ship.
    """
    entries = entries_of(articles, claims, {f.claim: f for f in features})
    rates = Rates(entries)
    likeness = Likeness(entries, rates, places, weights)
    groups = tuple(tuple(g) for g in gather(entries, likeness))
    return Ledger(tuple(entries), groups, likeness, rates, frozenset(places))


def figure_findings(ledger: Ledger, origins: Sequence[Origin]) -> list[Finding]:
    """Return a finding for each thing that is given in different figures.

    Args:
        ledger: The figures of the story.
        origins: The origins, for their names.

    Returns:
        Findings of kind "figures" or "update", in the order in which their first claims stand.
        Equal figures share a position; a finding has at least two.
    """
    named = {o.id: o.name for o in origins}
    findings: list[Finding | None] = []
    for group in ledger.groups:
        whole = _whole(group)
        findings.append(_finding(whole, ledger, named))
        for place, there in _by_place(group, whole, ledger.places - _common(ledger.entries)):
            findings.append(_finding(there, ledger, named, place))
    return [f for f in findings if f is not None]


def equal_figures(ledger: Ledger) -> list[frozenset[str]]:
    """Return the claims, by their ids, that give one amount of one deed, a set for each."""
    found: list[frozenset[str]] = []
    for group in ledger.groups:
        amounts: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for entry in (e for e in group if e.noun is not None and e.act is not None):
            figure = entry.figure
            amounts[figure.value, figure.low, figure.high, figure.unit].add(entry.claim.id)
        found += [frozenset(ids) for ids in amounts.values() if len(ids) > 1]
    return found


# --- the finding -----------------------------------------------------------------------------


def _finding(
    group: Sequence[Entry], ledger: Ledger, origins: Mapping[str, str], place: str = ""
) -> Finding | None:
    amounts = _telling(distinct(_in_time(group)))
    group = [e for a in amounts for e in a]
    if len(amounts) < 2 or len({e.claim.id for e in group}) < 2:
        return None
    if not _has_two_voices(group) or _told_apart(amounts) or _is_converted(amounts):
        return None
    found = difference(amounts, ledger.rates, origins)
    if found.type == "contradiction" and not _is_sure(amounts, ledger.likeness):
        found = unexplained(amounts)
    if _has_no_rate(amounts, found, ledger.rates):
        found = Difference("unit", NO_RATE, only_listed=True)
        amounts = _in_one_unit(amounts, ledger.rates)
    if found.type not in ("unit", "scope"):
        amounts = _in_one_unit(amounts, ledger.rates)
    matter = matter_of(group)
    toll = matter.dimension == "count" and matter.act in TOLLS
    kind: FindingKind = "update" if found.type == "update" and toll else "figures"
    question = question_of(group, place)
    told = None if found.only_listed else found.type
    return Finding(
        id=_id(group), kind=kind, type=found.type, question=question,
        statement=statement_of(question, amounts, told), reason=found.reason,
        positions=tuple(_position(a) for a in _ordered(amounts, found)),
    )  # fmt: skip


SURE = 0.9
"""Log-odds that every two amounts must have to count one thing, for their difference to be called
a contradiction. Of 36 on labelled stories, each left out of the fit, 22 of 22 above it were
differences that a reader lists or would; below it 6 of 14."""


def _is_sure(amounts: Sequence[Sequence[Entry]], likeness: Likeness) -> bool:
    if matter_of([e for a in amounts for e in a]).act in RUNNING:
        return True  # what counts one thing by noun and act needs no likeness
    pairs = combinations(amounts, 2)
    return all(max(likeness.between(a, b) for a in x for b in y) >= SURE for x, y in pairs)


def _has_two_voices(group: Sequence[Entry]) -> bool:
    """Whether two articles give the figures, or two named speakers in one."""
    if len({e.article.id for e in group}) > 1:
        return True
    return len({e.claim.origin for e in group if e.claim.speaker}) > 1


def _is_converted(amounts: Sequence[Sequence[Entry]]) -> bool:
    """Whether a measure is merely written in several units: 74 metres are 243 feet."""
    heads = [a[0] for a in amounts]
    units = {e.figure.unit for e in heads}
    if not heads[0].dimension.startswith("[") or len(units) < len(heads):
        return False
    sizes = [b for e in heads if (b := in_base_unit(e.figure)) is not None]
    return bool(sizes) and max(sizes) - min(sizes) <= SAME_CONVERTED * max(sizes)


SAME_CONVERTED = 0.04
"""How far two measures may lie apart where one is the other converted: 10 kilometres, six miles."""


NO_RATE = "The amounts are in several currencies, and no account gives a rate between them."


def _has_no_rate(amounts: Sequence[Sequence[Entry]], found: Difference, rates: Rates) -> bool:
    """Whether amounts differ in nothing but their currencies, as far as anybody can say."""
    units = [a[0].figure.unit for a in _in_one_unit([list(a) for a in amounts], rates)]
    apart = found.type is None or found.type == "update"
    money = amounts[0][0].dimension.startswith("money")
    return apart and money and len(units) == len(set(units)) and len(units) > 1


def _by_place(
    group: Sequence[Entry], whole: Sequence[Entry], places: Set[str]
) -> list[tuple[str, list[Entry]]]:
    """Return the tolls of single places that articles give beside the whole toll, by place."""
    rest = [e for e in group if not any(e is w for w in whole)]
    of_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in rest:
        for name in sorted(entry.names & places):
            of_place[name].append(entry)
    used: set[int] = set()
    found = []
    for name, there in sorted(of_place.items(), key=lambda item: (-len(item[1]), item[0])):
        if len({e.article.id for e in there}) > 1 and not used & set(map(id, there)):
            used |= set(map(id, there))
            found.append((_as_written(name, there), there))
    return found


def _common(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the names that many articles use: the place of the whole event among them."""
    used: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names:
            used[name].add(entry.article.id)
    articles = len({e.article.id for e in entries})
    return frozenset(n for n, a in used.items() if len(a) >= COMMON * articles)


COMMON = 0.75
"""A place that this share of the articles name is where it all happened."""


def _as_written(name: str, entries: Sequence[Entry]) -> str:
    """Return the whole name of a place from one of its words."""
    for entry in entries:
        for mention in find_names(entry.claim.quote):
            if name in mention.text.lower().split():
                return mention.text
    return name.capitalize()


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
    """Whether one voice of an article gives two exact amounts: it tells of two things."""
    matter = matter_of([e for a in amounts for e in a])
    if matter.act in RUNNING or matter.noun == "ground":
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


def _in_time(group: Sequence[Entry]) -> list[Entry]:
    """Order by day, by the hour where all of them tell it, then by size: tolls mostly rise."""
    hours = all(e.article.published.time for e in group)
    sign = -1 if matter_of(group).act in FALLING else 1
    return sorted(
        group, key=lambda e: (e.order[0], e.order[1] if hours else "", sign * e.value, e.claim.id)
    )


def _whole(group: Sequence[Entry]) -> list[Entry]:
    """Leave out the tolls of single places that an article gives beside the whole toll."""
    matter = matter_of(group)
    if matter.act not in {*TOLLS, *HARM} or matter.dimension != "count":
        return list(group)
    largest: dict[str, float] = {}
    for entry in group:
        largest[entry.article.id] = max(largest.get(entry.article.id, 0.0), entry.value)
    return [e for e in group if e.value == largest[e.article.id] or e.renewed]


def _telling(amounts: list[list[Entry]]) -> list[list[Entry]]:
    """Leave out vague words ("hundreds") that an exact figure beside them is true to."""
    exact = [a[0] for a in amounts if not _is_vague(a[0])]
    toll = matter_of([e for a in amounts for e in a]).act in TOLLS

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
