"""The values of a figure question as marks on one line, one strip for each position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.domain import Brief, Claim, Figure, Finding, Position
from summarize.writing.phrases import long_date

MARGIN = 8.0
"""Per cent of the line left free on both sides, where open ranges run out."""
ROOM = 24.0
"""Per cent of the line that the name of a day takes."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One position on the line; places are per cent of its length.

    Attributes:
        at: Where its value stands.
        begin: Where its range begins; equal to `end` where it has none.
        end: Where it ends.
        approximate: Whether its words hedge the value.
        open_end: Which end of the range is open: "low", "high" or none.
        low: The smallest value on the line, as its article gives it.
        high: The largest.
    """

    at: float
    begin: float
    end: float
    approximate: bool
    open_end: str
    low: str
    high: str


def strips(finding: Finding, claims: Mapping[str, Claim]) -> tuple[Strip, ...]:
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
    return tuple(scale.strip(f, v) for f, v in zip(figures, values, strict=True))


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
    return next(same, None) if position.value is not None else None


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    lowest: str
    highest: str

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def strip(self, figure: Figure, value: float) -> Strip:
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
            self.lowest,
            self.highest,
        )
