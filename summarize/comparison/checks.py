"""What does not add up: sums, conversions, days and spellings; each says what was computed."""

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
from summarize.text.dates import DateMention, day_words, find_dates, resolve
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.sentences import one_sentence
from summarize.text.units import TIME_UNITS, convert, dimension, is_currency
from summarize.text.words import TOLLS, content_words, stem

# --- sums, parts and batches within one article: do the numbers add up as the words say?


REACH = 500
"""Characters within which a total, its parts and its whole belong together."""

FARTHEST = 10
"""How many times a whole a part is at most given as one of: more is a part of something else."""

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
_PART = re.compile(
    r"(?:\bincluding|\bamong\s+(?:them|whom)(?:\s+were)?)\s+(?:at\s+least\s+)?\Z", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|those)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\bfirst\s+(?:batch|group|wave|convoy|contingent|busload|part|instalment)\b[^.;]{0,12}\Z",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"[^.;]{0,60}\b(?:so\s+far|to\s+date|up\s+to\s+now|in\s+all|in\s+total)\b", re.IGNORECASE
)
_SO_FAR_BEFORE = re.compile(r"\b(?:so\s+far|to\s+date|up\s+to\s+now)\b[^.;]{0,30}\Z", re.IGNORECASE)


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
    def highest(self) -> float:
        """The most that it may be."""
        if self.figure.low is not None and self.figure.high is None:
            return self.figure.low
        return self.figure.high if self.figure.high is not None else self.value

    def counts_like(self, other: Amount) -> bool:
        """Whether both count one kind of thing, and what befell it does not differ."""
        mine, theirs = _words(self.figure), _words(other.figure)
        tolls = {w for w in mine if w in TOLLS} ^ {w for w in theirs if w in TOLLS}
        return self.figure.unit == other.figure.unit and bool(mine & theirs) and not tolls


def _words(figure: Figure) -> set[str]:
    return {w if w in TOLLS else stem(w) for w in content_words(figure.of or "")}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Numbers of one article that do not go together.

    Attributes:
        amounts: The numbers, in the order of the text.
        question: What is asked.
        statement: What is wrong, in one sentence.
        reason: What was computed.
    """

    amounts: tuple[Amount, ...]
    question: str
    statement: str
    reason: str


def mismatches(article: Article, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """Yield what does not add up among the numbers of one article.

    Args:
        article: The article.
        claims: Its claims.
    """
    held: dict[int, Amount] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        for figure in claim.figures:
            if figure.value and (figure.unit is None or is_currency(figure.unit)):
                held.setdefault(figure.start, Amount(article, claim, figure))
    amounts = [held[start] for start in sorted(held)]
    yield from _sums(amounts)
    yield from _parts(amounts)
    yield from _batches(amounts)


def _sums(amounts: Sequence[Amount]) -> Iterator[Mismatch]:
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
        yield Mismatch(
            (*parts, total),
            f"Do the parts make {total.text}?",
            f"{said} are given with a total of {total.text}.",
            f"{sum_} = {_number(summed)}, not {_number(total.value)}.",
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


def _parts(amounts: Sequence[Amount]) -> Iterator[Mismatch]:
    for (i, whole), (_, part) in pairwise(enumerate(amounts)):
        of_them = _OF_THEM.match(part.article.text, part.figure.end)
        text, start, end = part.article.text, whole.figure.end, part.figure.start
        apart = of_them and not one_sentence(text, start, end)
        if whole.value < 2 or end - start > REACH or apart:
            continue
        if not (_PART.search(part.before) or of_them) or part.value <= whole.highest:
            continue
        if part.value > FARTHEST * whole.value:
            continue
        if part.figure.unit != whole.figure.unit or _is_of_a_larger(part, amounts[: i + 1]):
            continue
        yield Mismatch(
            (whole, part),
            f"Can {part.text} be a part of {whole.text}?",
            f"{part.text} are given as a part of {whole.text}.",
            f"{_number(part.value)} is more than {_number(whole.value)}.",
        )


def _is_of_a_larger(part: Amount, before: Sequence[Amount]) -> bool:
    """Whether "of them" may point to another amount, a larger one, in the same sentence."""
    text = part.article.text
    return any(
        a.highest >= part.value and one_sentence(text, a.figure.end, part.figure.start)
        for a in before
    )


def _batches(amounts: Sequence[Amount]) -> Iterator[Mismatch]:
    for first in amounts:
        if not _FIRST.search(first.before):
            continue
        for total in amounts:
            if total is first or not total.counts_like(first) or not _is_so_far(total):
                continue
            if total.highest < first.value:
                yield Mismatch(
                    (first, total),
                    f"Can a first batch of {first.text} exceed the total so far?",
                    f"A first batch of {first.text} stands beside {total.text} so far.",
                    f"{_number(first.value)} is more than {_number(total.value)}.",
                )


def _is_so_far(total: Amount) -> bool:
    after = _SO_FAR.match(total.article.text, total.figure.end)
    return bool(after or _SO_FAR_BEFORE.search(total.before))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"


# --- conversions printed in an article: "10 kilometres (6 miles)" holds, some others do not


TOLERANCE = 0.12
"""How far a printed conversion may be off: "10 km (6 miles)" is 3 % off, "55 km (34 miles)" 1 %,
"three feet (one metre)" 9 %."""

_RESTATED = re.compile(
    r"\s*\(\s*(?:or\s+)?|,?\s+or\s+|,\s+(?:equivalent\s+to|equal\s+to)\s+|\s*/\s*"
)
_UNITS = {"meter ** 2": "square metres", "mile ** 2": "square miles", "kilometer ** 2": "square km"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A measure given twice, in two units, that are not the same measure.

    Attributes:
        first: The measure as first given.
        second: As restated.
        computed: The first in the unit of the second.
    """

    first: NumberMention
    second: NumberMention
    computed: float

    @property
    def words(self) -> str:
        """What the first measure is in the unit of the second."""
        places = 3 - len(str(int(self.computed)))
        amount = f"{self.computed:,.2g}" if places > 1 else f"{round(self.computed, places):,.0f}"
        unit = self.second.unit or ""
        named = _UNITS.get(unit, unit.replace(" ** 2", " squared") + "s")
        return f"{amount} {named}"


def wrong_conversions(article: Article) -> Iterator[Conversion]:
    """Yield the restated measures of an article that are off by more than rounding."""
    for first, second in pairwise(find_numbers(article.text)):
        if first.value is None or second.value is None or first.unit == second.unit:
            continue
        if first.kind != "measure" or second.kind != "measure" or _is_other(first, second):
            continue
        if not _RESTATED.fullmatch(article.text[first.end : second.start]):
            continue
        computed = convert(first.value, first.unit or "", second.unit or "")
        if computed is not None and not _holds(first, second, computed):
            yield Conversion(first, second, computed)


def _is_other(first: NumberMention, second: NumberMention) -> bool:
    units = (first.unit or "", second.unit or "")
    if any(u in TIME_UNITS or is_currency(u) or u in ("magnitude", "") for u in units):
        return True
    return dimension(units[0]) != dimension(units[1])


def _holds(first: NumberMention, second: NumberMention, computed: float) -> bool:
    value, given = first.value or 0.0, second.value or 0.0
    if abs(computed - given) <= TOLERANCE * max(abs(computed), abs(given)):
        return True
    # Each was rounded to its last digit: "1 mile (2 km)".
    slack = _half_digit(second) + _half_digit(first) * (computed / value if value else 0.0)
    return abs(computed - given) <= slack


def _half_digit(mention: NumberMention) -> float:
    """Return half of the place that a number is rounded to."""
    value = mention.value or 0.0
    if value != int(value):
        return 0.05
    step = 1.0
    while step < value and value % (step * 10) == 0:
        step *= 10
    return step / 2


BESIDE = 80
"""Characters between a claim and the name of who says it."""


class Side(NamedTuple):
    """One side of a check: its label, value, day and the claims that give it."""

    label: str
    value: float | None
    day: dt.date | None
    claims: Sequence[Claim]


def check_findings(story: Story) -> list[Finding]:
    """Return what does not add up within the articles, and coming days that clash between them.

    Args:
        story: The accounts and their claims.
    """
    found: list[Finding] = []
    for article in story.articles:
        claims = story.by_article[article.id]
        found += _arithmetic(article, claims)
        found += _conversions(article, claims)
    return [*found, *_announced_days(story)]


def _finding(
    type_: FindingType | None, question: str, statement: str, reason: str, sides: Sequence[Side]
) -> Finding:
    positions = tuple(
        Position(
            label=s.label,
            value=s.value,
            as_of=s.day,
            claims=tuple(dict.fromkeys(c.id for c in s.claims)),
            articles=tuple(dict.fromkeys(c.article for c in s.claims)),
            origins=tuple(dict.fromkeys(c.origin for c in s.claims)),
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


def _holding(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Return the shortest claim that holds a span or stands beside it, as a list of none or one."""
    found = [c for c in claims if c.start <= start and end <= c.end]
    beside = [c for c in claims if 0 <= start - c.end <= BESIDE or 0 <= c.start - end <= BESIDE]
    return sorted(found or beside, key=lambda c: (c.end - c.start, c.id))[:1]


def _arithmetic(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    for found in mismatches(article, claims):
        sides = [
            Side(a.text, a.value, a.claim.when.from_ if a.claim.when else None, [a.claim])
            for a in found.amounts
        ]
        yield _finding("arithmetic", found.question, found.statement, found.reason, sides)


def _conversions(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    for found in wrong_conversions(article):
        holding = _holding(claims, found.first.core_start, found.second.core_end)
        if not holding:
            continue
        first = " ".join(article.text[found.first.start : found.first.end].split())
        second = " ".join(article.text[found.second.start : found.second.end].split())
        yield _finding(
            "unit",
            f"Are {first} {second}?",
            f"{first} are given as {second}.",
            f"{first} are {found.words}.",
            [Side(f"{first} ({second})", None, None, holding)],
        )


# --- days ------------------------------------------------------------------------------------


def _announced_days(story: Story) -> Iterator[Finding]:
    """Yield one coming event that two accounts put on different days."""
    coming = [
        (claim, mention, day)
        for claim in story.claims
        if (printed := story.article[claim.article].published.date)
        for mention, day in _coming(claim, printed)
    ]
    for one, other in combinations(sorted(coming, key=lambda c: (c[2], c[0].id)), 2):
        if one[2] == other[2] or not _is_one_event(story, one[0], other[0]):
            continue
        shared = story.signatures[one[0].id].names & story.signatures[other[0].id].names
        where = ", ".join(n.title() for n in sorted(shared))
        sides = [Side(f"{m.text} ({_spelled(day)})", None, day, [c]) for c, m, day in (one, other)]
        yield _finding(
            "contradiction",
            f"On which day: {where}",
            f"Two days are given for what is announced ({where}): "
            f"{sides[0].label} and {sides[1].label}.",
            " ".join(_reckoned(story, *found) for found in (one, other)),
            sides,
        )


def _coming(claim: Claim, printed: dt.date) -> Iterator[tuple[DateMention, dt.date]]:
    """Yield the day to come that a claim names, if it names one."""
    for mention in find_dates(claim.text):
        days = resolve(mention, printed)
        ahead = mention.side == "future" or (mention.kind == "day-word" and mention.shift > 0)
        if days and days[0] == days[1] and days[0] >= printed and ahead:
            yield mention, days[0]
            return


def _is_one_event(story: Story, one: Claim, other: Claim) -> bool:
    """Whether two accounts have one speaker announce something of the same names."""
    mine, theirs = story.signatures[one.id], story.signatures[other.id]
    apart = story.account(one.article) == story.account(other.article)
    if apart or not mine.names & theirs.names or not (one.speaker and other.speaker):
        return False
    return one.speaker.split()[-1] == other.speaker.split()[-1]


def _reckoned(story: Story, claim: Claim, mention: DateMention, day: dt.date) -> str:
    printed = story.article[claim.article].published.date
    return f"Printed on {_spelled(printed)}, {mention.text} is {_spelled(day)}." if printed else ""


def _spelled(day: dt.date) -> str:
    return f"{day:%A} {day_words(day)}"
