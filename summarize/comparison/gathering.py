"""Gathers the figures that count one thing: into groups, from the likeness of their pairs.

Counts of people and their fate, shares of ground held and magnitudes of the quake itself stand
together by what they are. All else meets by likeness: average linkage from the likeliest pair
down, where no voice of one article may end up giving two amounts for one thing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.comparison.entries import Entry
from summarize.comparison.likeness import Likeness, hands_of
from summarize.comparison.quantities import near, overlap
from summarize.comparison.telling import RUNNING
from summarize.text.meaning import stem
from summarize.text.tolls import TOLLS

PHASE_DAYS = 5
"""Figures printed further apart than this tell of different phases of a story: of a week's
evacuations, or its talks, the later ones."""

LINK = -0.25
"""Log-odds from which a pair may join two groups. Swept from -0.5 to 1 on stories left out of the
fit: docs/quality.md, "Figures that differ"."""

AVERAGE = -2.5
"""Mean log-odds of all pairs of two groups from which they are one; pairs that share no word
count as `STRANGERS`."""

STRANGERS = -4.0


def gather(entries: Sequence[Entry], likeness: Likeness) -> list[list[Entry]]:
    """Return the groups of two figures or more that count one thing, in order of their first.

    Args:
        entries: All figures of a story.
        likeness: How likely their pairs count one thing.
    """
    groups = _Groups(entries)
    for shelf in _shelves(entries):
        groups.put_together(shelf)
    scores = {pair: likeness.score(*pair) for pair in likeness.candidates()}
    # Ties fall by what the claims say, not by where their articles stand among the others.
    by_odds = sorted(
        scores.items(), key=lambda item: (-item[1], sorted(_key(entries[k]) for k in item[0]))
    )
    for (i, j), score in by_odds:
        if score >= LINK:
            groups.join(i, j, scores)
    return groups.found()


def _key(entry: Entry) -> tuple[str, int]:
    return entry.claim.id, entry.figure.start


class _Groups:
    """The groups as they grow, by the positions of their entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._home = {i: [i] for i in range(len(entries))}

    def put_together(self, members: Sequence[int]) -> None:
        """Make one group of some entries."""
        for i in members[1:]:
            self._merge(self._home[members[0]], self._home[i])

    def join(self, i: int, j: int, scores: dict[tuple[int, int], float]) -> None:
        """Make one group of those of two entries, unless they are of two things on the whole."""
        one, other = self._home[i], self._home[j]
        if one is other or not _is_one_phase(self._entries[i], self._entries[j]):
            return
        if _clashes([self._entries[k] for k in one], [self._entries[k] for k in other]):
            return
        total = sum(scores.get((min(p), max(p)), STRANGERS) for p in _pairs(one, other))
        if total >= AVERAGE * len(one) * len(other):
            self._merge(one, other)

    def _merge(self, one: list[int], other: list[int]) -> None:
        if one is not other:
            one.extend(other)
            self._home.update((k, one) for k in other)

    def found(self) -> list[list[Entry]]:
        groups = {id(g): g for g in self._home.values() if len(g) > 1}
        found = [[self._entries[k] for k in sorted(g)] for g in groups.values()]
        return sorted(found, key=lambda g: min((e.article.id, e.figure.start) for e in g))


def _pairs(one: Iterable[int], other: Sequence[int]) -> Iterable[tuple[int, int]]:
    return ((a, b) for a in one for b in other)


def _is_one_phase(first: Entry, second: Entry) -> bool:
    days = [e.article.published.date for e in (first, second)]
    return None in days or abs((days[0] - days[1]).days) <= PHASE_DAYS  # type: ignore[operator]


def _clashes(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Whether one voice of one article gives two amounts: then they are of two things."""
    said: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in one:
        said[entry.article.id, entry.claim.origin].append(entry)
    for entry in other:
        for first in said[entry.article.id, entry.claim.origin]:
            if first.renewed or entry.renewed or first.figure.unit != entry.figure.unit:
                continue
            if not overlap(first.figure, entry.figure) and not _is_loosely_told(first, entry):
                return True
    return False


def _is_loosely_told(first: Entry, second: Entry) -> bool:
    """Whether a headline's amount is the story's, converted at another rate."""
    return near(first, second) and "headline" in (first.claim.part, second.claim.part)


# --- what stands together by what it is -----------------------------------------------------


def _shelves(entries: Sequence[Entry]) -> list[list[int]]:
    """Return the positions of entries whose noun and act alone say that they count one thing."""
    shelves: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        if (kind := _kind(entry)) is not None and not entry.partial:
            shelves[kind].append(i)
    found = [phase for shelf in shelves.values() for phase in _phases(entries, shelf)]
    return [*found, *_magnitudes(entries), *_headlines(entries)]


def _headlines(entries: Sequence[Entry]) -> list[list[int]]:
    """Put a headline's amount of money with the one amount of its own article that it rounds."""
    found = []
    for i, entry in enumerate(entries):
        if entry.claim.part != "headline" or entry.dimension != "money":
            continue
        like = [
            j
            for j, other in enumerate(entries)
            if other.claim.part != "headline" and other.article.id == entry.article.id
            and other.figure.unit == entry.figure.unit and near(entry, other)
        ]  # fmt: skip
        if like and len({entries[j].value for j in like}) == 1:
            found.append([i, *like])
    return found


def _kind(entry: Entry) -> tuple[object, ...] | None:
    if entry.era is None and entry.dimension == "count" and entry.act in {*RUNNING, *HARM}:
        if entry.act in RUNNING and entry.noun in ("anyone", "child", "combatant", "soldier"):
            return entry.noun, entry.act
        if entry.act in TOLLS and hands_of(entry) == "those present":
            return "anyone", entry.act
        if entry.act in HARM and entry.noun in _BUILDINGS:
            return "buildings", entry.act
    if entry.noun == "ground":
        return entry.noun, entry.era
    return None


HARM = frozenset({"damaged", "destroyed"})
"""What a disaster does to buildings: counted anew like a toll."""

_BUILDINGS = frozenset({stem("house"), stem("building")})


MAGNITUDE_GAP = 0.5
"""Magnitudes farther apart are of a quake and its aftershock, or of two quakes: networks differ by
a few tenths."""


def _magnitudes(entries: Sequence[Entry]) -> list[list[int]]:
    """Part the magnitudes of the news by the gaps between them."""
    given = sorted(
        (e.value, i)
        for i, e in enumerate(entries)
        if e.dimension == "magnitude" and e.era is None
    )  # fmt: skip
    quakes: list[list[int]] = []
    last = 0.0
    for value, i in given:
        if not quakes or value - last > MAGNITUDE_GAP:
            quakes.append([])
        quakes[-1].append(i)
        last = value
    return quakes


def _phases(entries: Sequence[Entry], shelf: Sequence[int]) -> list[list[int]]:
    """Part figures of the news by gaps between their days of printing."""
    phases: list[list[int]] = []
    last: dt.date | None = None
    dated = [(entries[i].article.published.date or dt.date.max, entries[i].order, i) for i in shelf]
    for _, _, i in sorted(dated):
        day = entries[i].article.published.date
        if not phases or (day and last and (day - last).days > PHASE_DAYS):
            phases.append([])
        phases[-1].append(i)
        last = day or last
    return phases
