"""Whether a value stands in a claim, in digits or words, and what it is a value of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarize.domain import Claim, Figure
from summarize.text.dates import UNIT_DAYS, DateMention, find_dates
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.units import EVERYDAY, convert, dimension, is_currency
from summarize.text.words import TOLL_OF, TOLLS, stem

SINGLE = re.compile(r"\b(?:single|sole)\b", re.IGNORECASE)
ONE = re.compile(r"\b(?:an?|another|single|sole|one|third|second|fourth)\b", re.IGNORECASE)
"""Determiners and ordinals that count one ("another man", "a third employee")."""
SETS = {2.0: "both|pair|couple|duo|twins?", 3.0: "trio|triplets?"}
"""Words for so many, whatever stands behind them: "double last year's" is a number of its own."""
TWO = re.compile(rf"\b(?:{SETS[2.0]}|two)\b", re.IGNORECASE)
THREE = re.compile(rf"\b(?:{SETS[3.0]}|three)\b", re.IGNORECASE)
NONE = re.compile(r"\b(?:no|none|nobody|no one|without|zero|nil)\b", re.IGNORECASE)

WORDED = {0.0: NONE, 2.0: TWO, 3.0: THREE, 1.0: ONE}
"""What words count without a numeral, the most telling first."""

EXACT = 1e-12
"""Relative difference within which two values are one: only what floating point leaves."""
MINUTE = 1 / 60


@dataclass(frozen=True)
class Standing:
    """A value where it stands in a claim."""

    value: float
    text: str  # its words in the article; the whole quote where no numeral gives it
    # "count", "age", "time of day", "day", "rank", "share", "money", or the dimension of its unit
    sort: str
    hedged: bool = False  # its words weaken or bound it
    of: frozenset[str] = frozenset()  # stems of the words for what is counted, where known
    head: str | None = None  # the stem of the noun among them
    toll: str | None = None  # what befell those counted ("killed"), where that is said
    unit: str | None = None  # as in `Figure`
    low: float | None = None  # the least that its words allow, where they bound it
    high: float | None = None  # the most, likewise


def find(value: float, given: Iterable[Standing]) -> Standing | None:
    """Return where a value stands among those that a claim gives; None where it does not."""
    return next((s for s in given if _same(s.value, value, s.sort)), None)


def read_value(words: str) -> float | None:
    """Return the value that an engine gives in words ("more than 8,000", "none", "3 p.m.").

    Of a range it is the lower end; None where the words give no number ("several").
    """
    for mention in find_numbers(words):
        for standing in _of_mention(mention):
            return standing.value
    if NONE.match(words.strip()):
        return 0.0
    word = words.strip().casefold()
    return next((v for v, s in SETS.items() if re.fullmatch(rf"(?:an? |the )?(?:{s})", word)), None)


def standings(claim: Claim) -> Iterator[Standing]:
    """Yield all values that a claim gives, those of its figures first."""
    for figure in claim.figures:
        yield from _of_figure(figure)
    ago = [d for d in find_dates(claim.quote) if d.kind == "ago" and d.shift]
    yield from _ago(ago)
    read = [(f.start - claim.start, f.end - claim.start) for f in claim.figures]
    read += [(d.start, d.end) for d in ago]
    for mention in find_numbers(claim.quote):
        if not any(s <= mention.core_start < e for s, e in read):
            yield from _of_mention(mention)
    yield from _of_words(claim)
    if claim.when is not None:
        yield from day_standings(claim.when.from_, claim.when.to, claim.when.text)
    yield from _converted(claim)


def _of_figure(figure: Figure) -> Iterator[Standing]:
    of = figure.of or ""
    words = frozenset(stem(w.casefold()) for w in re.findall(r"[^\W\d_]+", of))
    toll = next((TOLL_OF[w] for w in re.findall(r"\w+", of) if w in TOLL_OF), None)
    toll = toll or next((t for t in TOLLS if stem(t) in words), None)
    bounded = figure.low is not None or figure.high is not None
    near = figure.approximate and figure.value is not None  # "nearly 90" is no "up to 90"
    values = dict.fromkeys(v for v in (figure.value, figure.low, figure.high) if v is not None)
    for value in values:
        yield Standing(
            value=value,
            text=figure.text,
            sort=_sort(figure.unit, of),
            hedged=figure.approximate or bounded or figure.value is None,
            of=words,
            head=_head(of),
            toll=toll,
            unit=figure.unit,
            low=None if near else figure.low,
            high=None if near else figure.high,
        )


def _head(of: str) -> str | None:
    """Return the stem of the noun in "Nuban refugees who fled", "bombs dropped"."""
    words = re.split(r" (?:who|that|of|from|to|\w+ed)\b", of)[0].split()
    return stem(words[-1].casefold()) if words else None


def _sort(unit: str | None, of: str = "") -> str:
    if of.startswith("age of"):
        return "age"
    if unit is None:
        return "count"
    if unit in ("percent", "fraction", "percentage_point"):
        return "share"
    return "money" if is_currency(unit) else dimension(unit)


def _of_mention(mention: NumberMention) -> Iterator[Standing]:
    if mention.kind == "time":
        if mention.hour is not None:
            yield Standing(mention.hour, mention.text, "time of day", hedged=mention.approximate)
        return
    sorts = {"year": "day", "date-part": "day", "age": "age", "ordinal": "rank"}
    sort = sorts.get(mention.kind, _sort(mention.unit))
    values = dict.fromkeys(v for v in (mention.value, mention.low, mention.high) if v is not None)
    bounded = mention.low is not None or mention.high is not None
    for value in values:
        yield Standing(
            value, mention.text, sort, hedged=mention.approximate or bounded, unit=mention.unit
        )


def _of_words(claim: Claim) -> Iterator[Standing]:
    """Yield what words count without a numeral: none to three."""
    if SINGLE.search(claim.quote):
        yield Standing(1.0, claim.quote, "count")
    if any(_sort(f.unit, f.of or "") == "count" for f in claim.figures):
        return
    for value, pattern in WORDED.items():
        if pattern.search(claim.quote):
            yield Standing(value, claim.quote, "count", toll=_toll(claim.quote))
            return


def counts_in_words(words: str, value: float) -> bool:
    """Whether words count none to three without a numeral ("no casualties", "a third man")."""
    pattern = WORDED.get(value)
    return pattern is not None and pattern.search(words) is not None


def _toll(text: str) -> str | None:
    """Return what befell people by a text, where it names one toll alone."""
    words = [w.casefold() for w in re.findall(r"[^\W\d_]+", text)]
    stems = {stem(k): t for k, t in TOLL_OF.items()}
    if any(stem(w) == stem("casualties") for w in words):
        return None  # the dead and the wounded together
    found = {t for w in words if (t := TOLL_OF.get(w) or stems.get(stem(w)))}
    return found.pop() if len(found) == 1 else None


def day_standings(first: dt.date, last: dt.date, text: str) -> Iterator[Standing]:
    """Yield the day, month and year that a stretch of time names, each where it is one."""
    if first == last:
        yield Standing(float(first.day), text, "day")
    if first.year == last.year:
        yield Standing(float(first.year), text, "day")
    yield Standing(float(first.month), text, "day")


def _ago(mentions: Iterable[DateMention]) -> Iterator[Standing]:
    """Yield how long ago something was, in the words' own unit and in days."""
    for mention in mentions:
        many, unit = float(abs(mention.shift)), mention.unit
        yield Standing(many, mention.text, "[time]", unit=unit)
        if unit in UNIT_DAYS and unit != "day":
            yield Standing(many * UNIT_DAYS[unit], mention.text, "[time]", unit="day")


def _converted(claim: Claim) -> Iterator[Standing]:
    """Yield measures in the other everyday units of their kind, rounded to whole numbers."""
    for figure in claim.figures:
        if figure.value is None or figure.unit not in EVERYDAY:
            continue
        sort = EVERYDAY[figure.unit][0]
        for unit in (u for u in EVERYDAY if u != figure.unit and EVERYDAY[u][0] == sort):
            value = convert(figure.value, figure.unit, unit)
            if value is not None and value >= 1:
                yield Standing(float(round(value)), figure.text, sort, hedged=True, unit=unit)


def _same(one: float, other: float, sort: str) -> bool:
    apart = abs(one - other)
    if sort == "time of day":  # who says "3:30" may mean the morning or the afternoon
        return apart <= MINUTE or abs(apart - 12) <= MINUTE
    return apart <= EXACT * max(1.0, abs(other))
