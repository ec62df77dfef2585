"""How figures of one thing differ: rounding, unit, scope, definition, update, contradiction."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.entries import Entry, sentence_of
from summarize.comparison.kinds import POINTING, split_of
from summarize.comparison.quantities import Rates, is_hedged, last_digit, overlap, same_amount
from summarize.domain import FindingType
from summarize.text.meaning import rounds_to, stem
from summarize.text.measures import dimension
from summarize.text.tolls import TOLLS

AREA = dimension("hectare")

MAGNITUDE_STEP = 0.35
"""Magnitudes are measured anew by several networks: so far apart they are one quake's."""

Amounts = Sequence[Sequence[Entry]]


PRICES = frozenset({stem(w) for w in ("share", "price", "stock", "bond", "rate")})


class Difference(NamedTuple):
    """How amounts differ.

    Attributes:
        type: The type; None where nothing tells why they differ.
        reason: Why it is that.
        only_listed: Whether no more can be said than which amounts are given: neither that they
            are one, nor that one became another.
    """

    type: FindingType | None
    reason: str
    only_listed: bool = False


class Matter(NamedTuple):
    """What most figures of a group count."""

    dimension: str
    noun: str | None
    act: str | None
    era: int | None


def matter_of(entries: Sequence[Entry]) -> Matter:
    """Return what most of some figures count; their words may be other than the first one's."""
    first = entries[0]
    kinds = Counter((e.noun, e.act) for e in entries)
    noun, act = max(kinds, key=lambda k: (kinds[k], k[1] is not None, k == (first.noun, first.act)))
    eras = Counter(e.era for e in entries)
    return Matter(first.dimension, noun, act, max(eras, key=lambda e: (eras[e], e == first.era)))


def difference(amounts: Amounts, rates: Rates, origins: Mapping[str, str]) -> Difference:
    """Say how the amounts given for one thing differ.

    Args:
        amounts: The entries of each amount; two amounts or more, in order of time.
        rates: The rates of exchange that the articles imply.
        origins: Names of origins.
    """
    matter = matter_of(_all(amounts))
    for reading in (_as_unit, _as_rounding, _as_definition, _as_scope, _as_hours, _as_update):
        found = reading(amounts, matter, rates)
        if found is not None:
            return found
    return _as_contradiction(amounts, matter, origins) or unexplained(amounts)


def unexplained(amounts: Amounts) -> Difference:
    """Return what is left to say: sums of money of several days changed, all else is open."""
    entries = _all(amounts)
    days = {e.as_of for e in entries if e.as_of}
    if entries[0].dimension.startswith("money") and len(days) > 1:
        return Difference("update", "The figures were printed on different days.", only_listed=True)
    return Difference(None, "The accounts do not say why the figures differ.")


def _all(amounts: Amounts) -> list[Entry]:
    return [e for a in amounts for e in a]


# --- one amount, written in several ways ----------------------------------------------------


def _as_unit(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    units = sorted({e.figure.unit or "" for e in _all(amounts)})
    if len(units) < 2 or matter.dimension == "share":
        return None
    for first, second in combinations([a[0] for a in amounts], 2):
        if first.figure.unit == second.figure.unit and not _is_a_digit_off(first, second):
            return None
        if not same_amount(first, second, rates):
            return None
    what = "currencies" if matter.dimension.startswith("money") else "units"
    rate = ", at the rate that the articles themselves give" if what == "currencies" else ""
    return Difference("unit", f"The same amount in several {what} ({', '.join(units)}){rate}.")


def _is_a_digit_off(first: Entry, second: Entry) -> bool:
    """Whether two amounts differ by no more than their words or last digits leave open."""
    if first.dimension != "money" or overlap(first.figure, second.figure):
        return True
    step = max(last_digit(first.value), last_digit(second.value))
    return abs(first.value - second.value) <= step * (1 + 1e-9)


def _as_rounding(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    _ = matter, rates
    heads = [a[0] for a in amounts]
    if any(e.figure.value is None for e in heads) or len({e.figure.unit for e in heads}) > 1:
        return None
    if not all(_is_rounded(a, b) for a, b in combinations(heads, 2)):
        return None
    return Difference("rounding", "Each figure is what another comes to when rounded.")


def _is_rounded(first: Entry, second: Entry) -> bool:
    """Whether one is the other rounded: hedged, or short of digits and no count that is renewed."""
    if overlap(first.figure, second.figure) and (
        is_hedged(first.figure) | is_hedged(second.figure)
    ):
        return True
    exact, rounded = sorted((first.value, second.value), key=_digits, reverse=True)
    if first.act in TOLLS or first.act in _MOVING:
        return False
    if first.dimension == "share" and abs(exact - rounded) < 1:
        return round(exact) == rounded
    if _digits(rounded) < ROUNDED_DIGITS:
        return False
    return _digits(exact) > _digits(rounded) and rounds_to(exact, rounded)


ROUNDED_DIGITS = 2
"""Digits that an unhedged number keeps to pass for another's rounding: 1.2 and 1.21 billion."""


def _digits(value: float) -> int:
    return len(f"{abs(value):.10g}".replace(".", "").strip("0"))


# --- several things, or several times ------------------------------------------------------


def _as_definition(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    _ = rates
    entries = _all(amounts)
    if matter.dimension == "magnitude":
        values = [e.value for e in entries]
        if max(values) - min(values) <= MAGNITUDE_STEP:
            reason = "Magnitudes are measured anew by different networks; a step or two is usual."
            return Difference("definition", reason)
    if matter.noun == "ground":
        wholes = sorted({split_of(e.figure.of)[0] for e in entries if e.figure.of} - POINTING)
        if len(wholes) > 1:
            return Difference("scope", f"The wholes differ: the {', the '.join(wholes)}.")
    return None


def _as_scope(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    _ = rates
    entries = _all(amounts)
    if matter.era is not None and matter.act in TOLLS:
        extents = [any(_EXTENT.search(_sentence(e)) for e in a) for a in amounts]
        if any(extents):
            return Difference("scope", "Older figures, given for different places or extents.")
        return None
    spans = {e.whole_span for e in entries}
    if len(spans) > 1:
        return Difference("scope", "Some count since the beginning, others one day or stretch.")
    if matter.noun == "child" and matter.act not in (None, *TOLLS):
        return Difference("scope", "They are parts of totals that differ in time or extent.")
    return None


_EXTENT = re.compile(
    r"\b(?:countries|nations|states|provinces?|regions?|worldwide|across|alone|rim|overall"
    r"|in all)\b",
    re.IGNORECASE,
)
"""Words for how far a toll reaches: "in a dozen countries", "in Aceh alone"."""


def _as_hours(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    """Read the movements of a price or a level: each figure is of another hour or day."""
    _ = rates
    entries = _all(amounts)
    levels = sum(bool(_LEVEL.search(_sentence(e))) for e in entries)
    if matter.dimension == "[length]" and levels * 2 >= len(entries):
        return Difference("update", "A level moves: each figure is of another hour.")
    priced = [e for e in entries if e.noun in PRICES and _TRADED.search(_sentence(e))]
    if matter.dimension not in ("money", "share", "money each") or len(priced) * 2 < len(entries):
        return None
    hours = sum(any(_HOUR.search(e.claim.text) for e in a) for a in amounts)
    if hours * 2 < len(amounts) and len({e.as_of for e in entries}) < 2:
        return None
    return Difference("update", "A price moves: each figure is of another hour.")


_TRADED = re.compile(
    r"\b(?:clos|open|end|trad|fell|fall|ros|risen|rising|rise|drop|gain|los[et]|slid|slip|tumbl|plung"
    r"|surg|jump|climb|edg|up|down|lower|higher|off)\w*",
    re.IGNORECASE,
)
"""Words by which a market report moves a price."""

_LEVEL = re.compile(
    r"\b(?:levels?|gauge|crest\w*|high-water|stood at|reach(?:es|ed)|rose to|fell to)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:clos(?:ed?|ing)|opening|midday|noon|morning|afternoon|evening|early|late|trading|ended)\b",
    re.IGNORECASE,
)


def _as_update(amounts: Amounts, matter: Matter, rates: Rates) -> Difference | None:
    """Read a figure that is counted anew as time goes on."""
    _ = rates
    entries = _all(amounts)
    if matter.era is not None or _is_fixed(matter, entries):
        return None
    toll = matter.act in TOLLS and matter.dimension == "count"
    days = {e.order[0] for e in entries}
    told = any(_is_progress(e) for e in entries)
    if len({e.order[:2] for e in entries}) < 2 and not toll and not told:
        return None
    one_source = len({e.claim.origin for e in entries}) == 1 and len(days) > 1
    if not (toll or one_source or told or _moves(amounts, matter)):
        return None
    what = "count" if matter.dimension == "count" else "figure"
    return Difference("update", f"The {what} was renewed as the news went on{_between(entries)}.")


def _moves(amounts: Amounts, matter: Matter) -> bool:
    """Whether amounts go one way from day to day, as what is counted does."""
    if matter.act in FALLING or (matter.act is None and _remains(_all(amounts))):
        return _rises(amounts, falling=True)
    return _rises(amounts)


def _remains(entries: Sequence[Entry]) -> bool:
    return sum(bool(_REMAINING.search(_sentence(e))) for e in entries) * 2 >= len(entries)


_REMAINING = re.compile(
    r"\b(?:still|remain\w*|at large|without (?:power|electricity|water)|left to)\b", re.IGNORECASE
)
FALLING = frozenset({"missing", "trapped"})
"""Counts that fall as people are found."""

_MOVING = frozenset({"left", "arrested", "rescued", "trapped", "damaged", "destroyed"})


def _is_progress(entry: Entry) -> bool:
    """Whether the words say that the count goes on: so far, exit poll, with half counted."""
    return entry.renewed or bool(_PROGRESS.search(_sentence(entry)))


_PROGRESS = re.compile(
    r"\b(?:so far|as of|at (?:that|this) (?:point|stage)|by then|now stands?|stands? at|the latest"
    r"|exit polls?|projections?|projected|partial|preliminary|provisional|recount\w*|counted"
    r"|first results|final (?:count|results?|tally)|still at large|initial\w*)\b",
    re.IGNORECASE,
)


def _is_fixed(matter: Matter, entries: Sequence[Entry]) -> bool:
    """Whether what is given does not change as the news goes on: an age, a length, a capacity."""
    if matter.dimension in ("age", "magnitude") or _MEASURED.fullmatch(matter.dimension):
        return not any(e.renewed or _GROWS.search(_sentence(e)) for e in entries)
    return sum(bool(_LASTING.search(_sentence(e))) for e in entries) * 2 >= len(entries)


_MEASURED = re.compile(r"\[(?:length|time)\]")
_GROWS = re.compile(
    r"\b(?:levels?|crest\w*|rose|risen|rising|reach\w*|drill\w*|advanc\w*|now)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:built for|designed (?:for|to)|capacity|meant (?:for|to hold)|seats?\s+for|room for"
    r"|last (?:season|year|quarter)|previous(?:ly)? (?:season|year))\b",
    re.IGNORECASE,
)
"""Words for what stays as it is, or is over: a capacity, the goals of last season."""


def _sentence(entry: Entry) -> str:
    return sentence_of(entry.article, entry.figure)


def _between(entries: Sequence[Entry]) -> str:
    days = sorted(e.as_of for e in entries if e.as_of)
    if not days:
        return ""
    same = days[0] == days[-1]
    return f", on {_day(days[0])}" if same else f", from {_day(days[0])} to {_day(days[-1])}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _rises(amounts: Amounts, *, falling: bool = False) -> bool:
    """Whether later figures are on the whole no smaller (no larger): rank agreement with time."""
    hours = all(e.article.published.time for a in amounts for e in a)
    sign = -1 if falling else 1
    dated = [e for a in amounts for e in a[:1] if e.as_of is not None]
    heads = sorted(
        ((e.order[0], e.order[1] if hours else ""), sign * e.value, e.figure.unit or "")
        for e in dated
    )
    pairs = [(a, b) for a, b in combinations(heads, 2) if a[0] != b[0] and a[2] == b[2]]
    return bool(pairs) and sum(b[1] >= a[1] for a, b in pairs) >= 2 * len(pairs) / 3


# --- what cannot both be right --------------------------------------------------------------


def _as_contradiction(
    amounts: Amounts, matter: Matter, origins: Mapping[str, str]
) -> Difference | None:
    """Read figures of two origins that cannot both be right: of one day, or of what stays."""
    if matter.dimension == AREA and _rises(amounts):
        return Difference("update", "The area grew from one day of printing to the next.")
    for first, second in _clashing(amounts):
        named = " and ".join(n for e in (first, second) if (n := origins.get(e.claim.origin, "")))
        measured = matter.dimension.startswith("[") and not _is_fixed(matter, (first, second))
        if first.as_of is not None and first.as_of == second.as_of and not measured:
            return Difference(
                "contradiction",
                f"{named} give figures for {_day(first.as_of)} that cannot both be right.",
            )
        if _is_fixed(matter, (first, second)) or _speaks_of_past(first, second, matter):
            reason = "give different figures, and nothing says that the figure changed."
            return Difference("contradiction", f"{named} {reason}")
    return None


def _clashing(amounts: Amounts) -> list[tuple[Entry, Entry]]:
    """Return the pairs, one for two amounts, that cannot both be right if they are of one time."""
    return [
        pair
        for one, other in combinations(amounts, 2)
        if (pair := next((p for p in _across(one, other) if _clash(*p)), None)) is not None
    ]


def _across(one: Sequence[Entry], other: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    pairs = [(a, b) for a in one for b in other]
    return sorted(pairs, key=lambda p: p[0].as_of is None or p[0].as_of != p[1].as_of)


def _clash(first: Entry, second: Entry) -> bool:
    acts = {split_of(e.figure.of or "")[1] for e in (first, second)}
    if first.act == "surrendered" and len(acts) > 1:
        return False  # "surrendered" and "were amnestied" need not count the same people
    if first.act in _MOVING and not first.names & second.names:
        return False  # houses damaged in one district, and perhaps in another
    if first.claim.origin == second.claim.origin or first.figure.unit != second.figure.unit:
        return False
    return not overlap(first.figure, second.figure)


def _speaks_of_past(first: Entry, second: Entry, matter: Matter) -> bool:
    """Whether two sources tell of one finished thing: then the day of telling changes nothing."""
    if any(e.renewed for e in (first, second)):
        return False
    known = matter.act is not None or matter.dimension != "count" or matter.era is not None
    named = all(e.claim.speaker for e in (first, second))
    return known and (named or matter.era is not None)
