"""What does not add up: sums, conversions and days; each says what was computed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import NamedTuple

from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Figure, Finding, FindingType, Position
from summarize.text.dates import day_words, find_dates, resolve
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.units import TIME_UNITS, convert, dimension, is_currency
from summarize.text.words import TOLLS, content_words, stem


class Side(NamedTuple):
    """One side of a check: its label, value, day and the claim that gives it."""

    label: str
    value: float | None
    day: dt.date | None
    claim: Claim


def check_findings(story: Story) -> list[Finding]:
    """Return what does not add up within the articles, and coming days that clash between them.

    Args:
        story: The accounts and their claims.
    """
    found: list[Finding] = []
    for article in story.articles:
        claims = story.by_article[article.id]
        found += [*_sums(_amounts(article, claims)), *_conversions(article, claims)]
    return [*found, *_announced_days(story)]


def _finding(
    type_: FindingType, question: str, statement: str, reason: str, sides: Sequence[Side]
) -> Finding:
    positions = tuple(
        Position(
            label=s.label,
            value=s.value,
            as_of=s.day,
            claims=(s.claim.id,),
            articles=(s.claim.article,),
            origins=(s.claim.origin,),
        )
        for s in sides
    )
    key = f"check {type_} {question} {' '.join(c for p in positions for c in p.claims)}"
    return Finding(
        id=f"f-{blake2b(key.encode(), digest_size=5).hexdigest()}",
        kind="check",
        type=type_,
        question=question,
        statement=statement[:1].upper() + statement[1:],
        reason=reason[:1].upper() + reason[1:],
        positions=positions,
    )


# --- sums within one article: do the numbers add up as the words say?


REACH = 500
"""Characters within which a total and its parts belong together."""

SLACK = 0.05
"""How far a sum may be off where one of its numbers is approximate."""

_TOTAL_BEFORE = re.compile(
    r"\b(?:bring\w*|brought|tak(?:es|ing)|total(?:l?ing|s|l?ed)?|altogether|in\s+all|sum)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"[^.;,]{0,30}\b(?:in\s+total|altogether|in\s+all)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\b(?:another|a\s+further|further|an\s+additional|additional|plus)\s+\Z", re.IGNORECASE
)


@dataclass(frozen=True)
class Amount:
    """A number of an article with the claim that gives it."""

    article: Article
    claim: Claim
    figure: Figure

    @property
    def value(self) -> float:
        """Its value; 0 where it is a range."""
        return self.figure.value or 0.0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(self.figure.text.split())

    @property
    def before(self) -> str:
        """The words of the article in front of it."""
        return self.article.text[max(0, self.figure.start - 60) : self.figure.start]

    @property
    def side(self) -> Side:
        """It as a side of a finding."""
        when = self.claim.when
        return Side(self.text, self.value, when.from_ if when else None, self.claim)

    def counts_like(self, other: Amount) -> bool:
        """Whether both count one kind of thing, and what befell it does not differ."""
        mine, theirs = _words(self.figure), _words(other.figure)
        tolls = {w for w in mine if w in TOLLS} ^ {w for w in theirs if w in TOLLS}
        return self.figure.unit == other.figure.unit and bool(mine & theirs) and not tolls


def _words(figure: Figure) -> set[str]:
    return {w if w in TOLLS else stem(w) for w in content_words(figure.of or "")}


def _amounts(article: Article, claims: Sequence[Claim]) -> list[Amount]:
    """Return the counts and sums of money of an article, in order, each once."""
    held: dict[int, Amount] = {}
    for claim in claims:
        for figure in claim.figures:
            if figure.value and (figure.unit is None or is_currency(figure.unit)):
                held.setdefault(figure.start, Amount(article, claim, figure))
    return [held[start] for start in sorted(held)]


def _sums(amounts: Sequence[Amount]) -> Iterator[Finding]:
    for i, total in enumerate(amounts):
        after = _TOTAL_AFTER.match(total.article.text, total.figure.end)
        if not (_TOTAL_BEFORE.search(total.before) or after):
            continue
        parts = _addends(amounts[:i], total)
        summed = sum(a.value for a in parts)
        if len(parts) < 2 or _agrees(parts, total, summed):
            continue
        said = " and ".join(a.text for a in parts)
        sum_ = " + ".join(_number(a.value) for a in parts)
        yield _finding(
            "arithmetic",
            f"Do the parts make {total.text}?",
            f"{said} are given with a total of {total.text}.",
            f"{sum_} = {_number(summed)}, not {_number(total.value)}.",
            [a.side for a in (*parts, total)],
        )


def _agrees(parts: Sequence[Amount], total: Amount, summed: float) -> bool:
    approximate = any(a.figure.approximate for a in (*parts, total))
    bounded = any(a.figure.low is not None for a in parts)
    off = abs(summed - total.value)
    return off <= (SLACK * summed if approximate else 0.5) or (bounded and total.value > summed)


def _addends(before: Sequence[Amount], total: Amount) -> list[Amount]:
    """Return the last whole figure in front of a total and what was added to it."""
    parts: list[Amount] = []
    for amount in reversed(before):
        if total.figure.start - amount.figure.end > REACH:
            break
        if not amount.counts_like(total):
            continue
        parts.append(amount)
        added = re.match("another|further", amount.figure.text, re.IGNORECASE)
        if not (added or _ADDED.search(amount.before)):
            break
    return parts[::-1]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"


# --- conversions printed in an article: "10 kilometres (6 miles)" holds, some others do not


TOLERANCE = 0.12
"""How far a printed conversion may be off: "10 km (6 miles)" is 3 % off, "55 km (34 miles)" 1 %,
"three feet (one metre)" 9 %."""

BESIDE = 80
"""Characters between a claim and a measure that it gives at most."""

_RESTATED = re.compile(
    r"\s*\(\s*(?:or\s+)?|,?\s+or\s+|,\s+(?:equivalent\s+to|equal\s+to)\s+|\s*/\s*"
)


def _conversions(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield the measures that are given twice, in two units, and are not the same measure."""
    for first, second in pairwise(find_numbers(article.text)):
        if not _RESTATED.fullmatch(article.text[first.end : second.start]):
            continue
        computed = _converted(first, second)
        holding = _holding(claims, first.core_start, second.core_end)
        if computed is None or holding is None or _holds(first, second, computed):
            continue
        one, other = (" ".join(m.text.split()) for m in (first, second))
        unit = re.sub(r"(?<!\w)(\w++) \*\* 2", r"square \1", second.unit or "")
        yield _finding(
            "unit",
            f"Are {one} {other}?",
            f"{one} are given as {other}.",
            f"{one} are {_in_short(computed)} {unit}s.",
            [Side(f"{one} ({other})", None, None, holding)],
        )


def _converted(first: NumberMention, second: NumberMention) -> float | None:
    """Return a measure in the unit of another; None where they are of two dimensions."""
    units = (first.unit or "", second.unit or "")
    if first.value is None or second.value is None or units[0] == units[1]:
        return None
    if any(m.kind != "measure" for m in (first, second)):
        return None
    if any(u in TIME_UNITS or u == "magnitude" for u in units):
        return None
    return convert(first.value, *units) if dimension(units[0]) == dimension(units[1]) else None


def _in_short(value: float) -> str:
    """Return a number with two digits that count."""
    places = 3 - len(str(int(value)))
    return f"{value:,.2g}" if places > 1 else f"{round(value, places):,.0f}"


def _holds(first: NumberMention, second: NumberMention, computed: float) -> bool:
    value, given = first.value or 0.0, second.value or 0.0
    if abs(computed - given) <= TOLERANCE * max(abs(computed), abs(given)):
        return True
    # Each was rounded to its last digit: "1 mile (2 km)".
    slack = _half_digit(given) + _half_digit(value) * (computed / value if value else 0.0)
    return abs(computed - given) <= slack


def _half_digit(value: float) -> float:
    """Return half of the place that a number is rounded to."""
    if value != int(value):
        return 0.05
    step = 1.0
    while step < value and value % (step * 10) == 0:
        step *= 10
    return step / 2


def _holding(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """Return the shortest claim that holds a span or stands beside it."""
    found = [c for c in claims if c.start <= start and end <= c.end]
    beside = [c for c in claims if 0 <= start - c.end <= BESIDE or 0 <= c.start - end <= BESIDE]
    return min(found or beside, key=lambda c: (c.end - c.start, c.id), default=None)


# --- days


class _Coming(NamedTuple):
    """A day to come that a claim names."""

    day: dt.date
    claim: Claim
    printed: dt.date
    words: str


def _announced_days(story: Story) -> Iterator[Finding]:
    """Yield one coming event that one speaker puts on different days in two accounts."""
    coming = [found for claim in story.claims for found in _coming(story, claim)]
    coming.sort(key=lambda c: (c.day, c.claim.id))
    for one, other in combinations(coming, 2):
        shared = _shared_names(story, one.claim, other.claim)
        if one.day == other.day or not shared:
            continue
        where = ", ".join(n.title() for n in sorted(shared))
        told = [f"{c.words} ({_spelled(c.day)})" for c in (one, other)]
        yield _finding(
            "contradiction",
            f"On which day: {where}",
            f"Two days are given for what is announced ({where}): {' and '.join(told)}.",
            " ".join(
                f"Printed on {_spelled(c.printed)}, {c.words} is {_spelled(c.day)}."
                for c in (one, other)
            ),
            [Side(t, None, c.day, c.claim) for t, c in zip(told, (one, other), strict=True)],
        )


def _coming(story: Story, claim: Claim) -> Iterator[_Coming]:
    """Yield the first day to come that a claim names, if it names one."""
    printed = story.article[claim.article].published.date
    for mention in find_dates(claim.text):
        days = resolve(mention, printed) if printed else None
        ahead = mention.side == "future" or (mention.kind == "day-word" and mention.shift > 0)
        if printed and days and days[0] == days[1] and days[0] >= printed and ahead:
            yield _Coming(days[0], claim, printed, mention.text)
            return


def _shared_names(story: Story, one: Claim, other: Claim) -> frozenset[str]:
    """Return the names in two claims of one speaker in two accounts."""
    apart = story.account(one.article) != story.account(other.article)
    if not (apart and one.speaker and other.speaker):
        return frozenset()
    if one.speaker.split()[-1] != other.speaker.split()[-1]:
        return frozenset()
    return story.signatures[one.id].names & story.signatures[other.id].names


def _spelled(day: dt.date) -> str:
    return f"{day:%A} {day_words(day)}"
