"""The values of a figure question as marks on one line, one strip for each position."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.domain import Brief, Claim, Figure, Finding, Position
from summarize.writing.amounts import moment
from summarize.writing.phrases import long_date

MARGIN = 8.0
"""Per cent of the line left free on both sides, where open ranges run out."""
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "ring")
ROOM = 24.0
"""Per cent of the line that the name of a day takes."""
TONES = 5
"""Colours of the style sheet; with six shapes the first thirty origins differ in one of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How an origin is drawn: the name of a shape and the number of a colour."""

    shape: str
    tone: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One position on the line; places are per cent of its length.

    Attributes:
        at: Where its value stands.
        begin: Where its range begins; equal to `end` where it has none.
        end: Where it ends.
        approximate: Whether its words hedge the value.
        open_end: Which end of the range is open: "low", "high" or none.
        mark: The mark of who says it first.
        low: The smallest value on the line, as its article gives it.
        high: The largest.
    """

    at: float
    begin: float
    end: float
    approximate: bool
    open_end: str
    mark: Mark
    low: str
    high: str


def marks(origins: Sequence[str]) -> dict[str, Mark]:
    """Return the mark of each origin."""
    return {origin: Mark(SHAPES[n % len(SHAPES)], n % TONES) for n, origin in enumerate(origins)}


def strips(
    finding: Finding, claims: Mapping[str, Claim], drawn: Mapping[str, Mark]
) -> tuple[Strip, ...]:
    """Return a strip for each position; none unless all have a number in one unit."""
    given = [_figure(p, claims) for p in finding.positions]
    figures = [f for f in given if f is not None]
    values = [p.value for p in finding.positions if p.value is not None]
    one_unit = len({f.unit for f in figures}) == 1
    if len(figures) < len(given) or len(values) < len(given) or not one_unit:
        return ()
    bounds = [v for f in figures for v in (f.low, f.high) if v is not None]
    known = [*values, *bounds]
    low, high = min(known), max(known)
    if low == high:
        return ()
    labels = dict(zip(values, (p.label for p in finding.positions), strict=True))
    scale = _Scale(low, high, labels[min(values)], labels[max(values)])
    return tuple(
        scale.strip(figure, value, drawn[position.origins[0]])
        for figure, value, position in zip(figures, values, finding.positions, strict=True)
    )


def times(finding: Finding, drawn: Mapping[str, Mark]) -> tuple[Strip | None, ...]:
    """Return the time of each position on one line; none where there are not two to compare."""
    dated = sorted((_at(p), n) for n, p in enumerate(finding.positions) if p.as_of and p.origins)
    if not dated or dated[0][0] == dated[-1][0]:
        return ()
    (low, first), (high, last) = dated[0], dated[-1]
    scale = _Scale(low, high, *(moment(finding.positions[n]) for n in (first, last)))
    return tuple(
        scale.point(_at(p), drawn[p.origins[0]]) if p.as_of and p.origins else None
        for p in finding.positions
    )


def _at(position: Position) -> float:
    """Return the time that a position speaks of in days; one without an hour is at noon."""
    time = position.as_of_time or dt.time(12)
    return (position.as_of or dt.date.min).toordinal() + (time.hour * 60 + time.minute) / 1440


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the line of time: how much happened then, and what was printed.

    Attributes:
        at: Its place, in per cent of the line.
        name: The day in words.
        told: Entries of the timeline.
        printed: Numbers of the articles printed on it.
        named: Whether there is room for its name.
    """

    at: float
    name: str
    told: int
    printed: tuple[str, ...]
    named: bool


def days(brief: Brief, numbers: Mapping[str, str]) -> tuple[Day, ...]:
    """Return the days of what happened and of the printing; none where all is of one day."""
    told = [e.date for e in brief.timeline]
    printed = [(a.published.date, numbers[a.id]) for a in brief.articles if a.published.date]
    every = sorted({*told, *(day for day, _ in printed)})
    if len(every) < 2 or not told:
        return ()
    scale = _Scale(every[0].toordinal(), every[-1].toordinal(), "", "")
    places = {day: scale.at(day.toordinal()) for day in every}
    named = _apart(list(places.values()))
    return tuple(
        Day(
            at,
            long_date(day),
            told.count(day),
            tuple(n for printing, n in printed if printing == day),
            at in named,
        )
        for day, at in places.items()
    )


def _apart(places: Sequence[float]) -> set[float]:
    """Return the ends of a line and such places between them as leave room for their names."""
    kept = {places[0], places[-1]}
    for place in places:
        if all(abs(place - other) >= ROOM for other in kept):
            kept.add(place)
    return kept


def _figure(position: Position, claims: Mapping[str, Claim]) -> Figure | None:
    figures = [f for c in position.claims for f in claims[c].figures]
    same = (f for f in figures if position.value in (f.value, f.low, f.high))
    return next(same, None) if position.value is not None and position.origins else None


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    lowest: str
    highest: str

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def point(self, value: float, mark: Mark) -> Strip:
        at = self.at(value)
        return Strip(
            at,
            at,
            at,
            approximate=False,
            open_end="",
            mark=mark,
            low=self.lowest,
            high=self.highest,
        )

    def strip(self, figure: Figure, value: float, mark: Mark) -> Strip:
        begin = end = self.at(value)
        open_end = ""
        if figure.low is not None and figure.high is not None:
            begin, end = self.at(figure.low), self.at(figure.high)
        elif figure.low is not None:
            end, open_end = 100.0, "high"
        elif figure.high is not None:
            begin, open_end = 0.0, "low"
        return Strip(
            self.at(value),
            begin,
            end,
            figure.approximate,
            open_end,
            mark,
            self.lowest,
            self.highest,
        )
