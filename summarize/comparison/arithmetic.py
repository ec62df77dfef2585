"""Sums, parts and batches within one article: do the numbers add up as the words say?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.domain import Article, Claim, Figure
from summarize.text.sentences import one_sentence
from summarize.text.units import is_currency
from summarize.text.words import TOLLS, content_words, stem

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
