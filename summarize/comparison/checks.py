"""What does not add up within an article: sums and conversions; each says what was computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise

from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Figure, Finding, FindingType, Position
from summarize.gate.weighing.differences import precision
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.units import TIME_UNITS, convert, is_currency
from summarize.text.words import TOLLS, content_words, stem


def check_findings(story: Story) -> list[Finding]:
    """Return what does not add up within the articles."""
    found: list[Finding] = []
    for article in story.articles:
        claims = story.by_article[article.id]
        found += [*_sums(article, claims), *_conversions(article, claims)]
    return found


def _finding(
    type_: FindingType, question: str, statement: str, reason: str, sides: Sequence[Position]
) -> Finding:
    key = f"check {type_} {question} {' '.join(c for p in sides for c in p.claims)}"
    return Finding(
        id=f"f-{blake2b(key.encode(), digest_size=5).hexdigest()}",
        kind="check",
        type=type_,
        question=question,
        statement=statement[:1].upper() + statement[1:],
        reason=reason[:1].upper() + reason[1:],
        positions=tuple(sides),
    )


def _side(label: str, value: float | None, claim: Claim) -> Position:
    return Position(
        label=label,
        value=value,
        as_of=claim.when.from_ if claim.when and value is not None else None,
        claims=(claim.id,),
        articles=(claim.article,),
        origins=(claim.origin,),
    )


def _words(given: Figure | NumberMention) -> str:
    return " ".join(given.text.split())


# --- sums within one article: do the numbers add up as the words say?


REACH = 500
"""Characters within which a total and its parts belong together."""

IN_FRONT = 60
"""Characters in front of a number among which it is said that it is a total, or added."""

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

Amount = tuple[Figure, Claim]
"""A count or sum of money with the claim that gives it."""


def _sums(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    text = article.text
    held: dict[int, Amount] = {}
    for claim in claims:
        for figure in claim.figures:
            if figure.value and (figure.unit is None or is_currency(figure.unit)):
                held.setdefault(figure.start, (figure, claim))
    amounts = [held[start] for start in sorted(held)]
    for i, (total, claim) in enumerate(amounts):
        before = text[max(0, total.start - IN_FRONT) : total.start]
        if not (_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(text, total.end)):
            continue
        parts = _addends(text, amounts[:i], total)
        values = [f.value or 0.0 for f, _ in parts]
        if len(parts) < 2 or _agrees([f for f, _ in parts], total, sum(values)):
            continue
        sides = [_side(_words(f), f.value, c) for f, c in (*parts, (total, claim))]
        said = " and ".join(s.label for s in sides[:-1])
        computed = f"{' + '.join(map(_number, values))} = {_number(sum(values))}"
        yield _finding(
            "arithmetic",
            f"Do the parts make {sides[-1].label}?",
            f"{said} are given with a total of {sides[-1].label}.",
            f"{computed}, not {_number(total.value or 0.0)}.",
            sides,
        )


def _addends(text: str, before: Sequence[Amount], total: Figure) -> list[Amount]:
    """Return the last whole figure in front of a total and what was added to it."""
    parts: list[Amount] = []
    for figure, claim in reversed(before):
        if total.start - figure.end > REACH:
            break
        if not _counts_like(figure, total):
            continue
        parts.append((figure, claim))
        added = re.match("another|further", figure.text, re.IGNORECASE)
        if not (added or _ADDED.search(text[max(0, figure.start - IN_FRONT) : figure.start])):
            break
    return parts[::-1]


def _counts_like(one: Figure, other: Figure) -> bool:
    """Whether both count one kind of thing, and what befell it does not differ."""
    mine, theirs = ({stem(w) for w in content_words(f.of or "")} for f in (one, other))
    tolls = (mine ^ theirs) & {stem(t) for t in TOLLS}
    return one.unit == other.unit and bool(mine & theirs) and not tolls


def _agrees(parts: Sequence[Figure], total: Figure, summed: float) -> bool:
    value = total.value or 0.0
    approximate = any(f.approximate for f in (*parts, total))
    bounded = any(f.low is not None for f in parts)
    slack = SLACK * summed if approximate else 0.5
    return abs(summed - value) <= slack or (bounded and value > summed)


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
        one, other = _words(first), _words(second)
        unit = re.sub(r"(?<!\w)(\w++) \*\* 2", r"square \1", second.unit or "")
        short = f"{computed:,.2g}" if computed < 10 else f"{float(f'{computed:.3g}'):,.0f}"
        yield _finding(
            "unit",
            f"Are {one} {other}?",
            f"{one} are given as {other}.",
            f"{one} are {short} {unit}s.",
            [_side(f"{one} ({other})", None, holding)],
        )


def _converted(first: NumberMention, second: NumberMention) -> float | None:
    """Return a measure in the unit of another; None where they are of two dimensions."""
    units = (first.unit or "", second.unit or "")
    measures = first.kind == second.kind == "measure" and units[0] != units[1]
    if not measures or first.value is None or second.value is None or {*units} & TIME_UNITS:
        return None
    return convert(first.value, *units)


def _holds(first: NumberMention, second: NumberMention, computed: float) -> bool:
    value, given = first.value or 0.0, second.value or 0.0
    if abs(computed - given) <= TOLERANCE * max(abs(computed), abs(given)):
        return True
    # Each was rounded to its last digit: "1 mile (2 km)".
    each = precision(given) + precision(value) * (computed / value if value else 0.0)
    return abs(computed - given) <= each / 2


def _holding(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """Return the shortest claim that holds a span or stands beside it."""
    found = [c for c in claims if c.start <= start and end <= c.end]
    beside = [c for c in claims if 0 <= start - c.end <= BESIDE or 0 <= c.start - end <= BESIDE]
    return min(found or beside, key=lambda c: (c.end - c.start, c.id), default=None)
