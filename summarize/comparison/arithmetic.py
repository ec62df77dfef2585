"""Sums, parts and batches within one article: do the numbers add up as the words say?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.comparison.entries import Entry
from summarize.comparison.quantities import span_of
from summarize.text.sentences import one_sentence

REACH = 500
"""Characters within which a total, its parts and its whole belong together."""

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


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Numbers of one article that do not go together.

    Attributes:
        entries: The figures, in the order of the text.
        question: What is asked.
        statement: What is wrong, in one sentence.
        reason: What was computed.
    """

    entries: tuple[Entry, ...]
    question: str
    statement: str
    reason: str


def mismatches(entries: Sequence[Entry]) -> Iterator[Mismatch]:
    """Yield what does not add up among the figures of one article, given in text order."""
    counts = [e for e in entries if e.dimension in ("count", "money") and e.figure.value]
    yield from _sums(counts)
    yield from _shared_out(counts)
    yield from _parts(counts)
    yield from _batches(counts)


def _before(entry: Entry) -> str:
    text, start = entry.article.text, entry.figure.start
    return text[max(0, start - 60) : start]


def _value(entry: Entry) -> float:
    return entry.figure.value or 0.0


def _sums(counts: Sequence[Entry]) -> Iterator[Mismatch]:
    for i, total in enumerate(counts):
        after = _TOTAL_AFTER.match(total.article.text, total.figure.end)
        if not (_TOTAL_BEFORE.search(_before(total)) or after):
            continue
        parts = _addends(counts[:i], total)
        if len(parts) < 2:
            continue
        summed = sum(_value(e) for e in parts)
        approximate = any(e.figure.approximate for e in (*parts, total))
        allowed = SLACK * summed if approximate else 0.5
        bounded = any(e.figure.low is not None and e.figure.value for e in parts)
        if abs(summed - _value(total)) <= allowed or (bounded and _value(total) > summed):
            continue
        said = " and ".join(_short(e) for e in parts)
        yield Mismatch(
            (*parts, total), f"Do the parts make {_short(total)}?",
            f"{said} are given with a total of {_short(total)}.",
            f"{' + '.join(_number(_value(e)) for e in parts)} = {_number(summed)},"
            f" not {_number(_value(total))}.",
        )  # fmt: skip


def _shared_out(counts: Sequence[Entry]) -> Iterator[Mismatch]:
    """Yield a total whose parts are told behind it: "nine million; Arla pays five of this"."""
    for i, total in enumerate(counts):
        parts = _shares(counts[i + 1 :], total)
        if len(parts) < 2 or not any(_is_of_it(e) for e in parts):
            continue
        summed = sum(_value(e) for e in parts)
        off = abs(summed - _value(total))
        approximate = any(e.figure.approximate for e in (*parts, total))
        if off <= (SLACK * summed if approximate else 0.5) or off > NEAR_MISS * _value(total):
            continue
        said = ", ".join(_short(e) for e in parts)
        yield Mismatch(
            (total, *parts), f"Do the parts make {_short(total)}?",
            f"{_short(total)} are given with the parts {said}.",
            f"{' + '.join(_number(_value(e)) for e in parts)} = {_number(summed)},"
            f" not {_number(_value(total))}.",
        )  # fmt: skip


NEAR_MISS = 0.15
"""Parts told behind a total need not be all of it: only a sum this near is meant to be it."""

_OF_IT_AFTER = re.compile(r"[^.;]{0,12}\bof\s+(?:this|that|it|these|those|which)\b", re.IGNORECASE)
_OF_IT_BEFORE = re.compile(
    r"\bof\s+(?:this|that|it|these|those|which)\b[^.;]{0,40}\Z", re.IGNORECASE
)


def _is_of_it(entry: Entry) -> bool:
    after = _OF_IT_AFTER.match(entry.article.text, entry.figure.end)
    return bool(after or _OF_IT_BEFORE.search(_before(entry)))


def _shares(behind: Sequence[Entry], total: Entry) -> list[Entry]:
    """Return the amounts of one sort in the sentence that begins with the first share."""
    parts: list[Entry] = []
    for entry in behind:
        text = entry.article.text
        if entry.figure.start - total.figure.end > REACH or entry.dimension != total.dimension:
            break
        if entry.figure.unit != total.figure.unit or _value(entry) >= _value(total):
            break
        if parts and not one_sentence(text, parts[-1].figure.start, entry.figure.start):
            break
        parts.append(entry)
    return parts


def _addends(before: Sequence[Entry], total: Entry) -> list[Entry]:
    """Return the last whole figure in front of a total and what was added to it."""
    parts: list[Entry] = []
    for entry in reversed(before):
        if total.figure.start - entry.figure.end > REACH or entry.dimension != total.dimension:
            break
        if (entry.noun, entry.act) != (total.noun, total.act) and entry.noun != total.noun:
            continue
        parts.append(entry)
        if not _is_added(entry):
            break
    return parts[::-1]


def _is_added(entry: Entry) -> bool:
    cued = _ADDED.search(_before(entry))
    return bool(cued or re.match("another|further", entry.figure.text, re.IGNORECASE))


def _parts(counts: Sequence[Entry]) -> Iterator[Mismatch]:
    for (i, whole), (_, part) in pairwise(enumerate(counts)):
        gap = part.figure.start - whole.figure.end
        of_them = _OF_THEM.match(part.article.text, part.figure.end)
        apart = "." in part.article.text[whole.figure.end : part.figure.start]
        if _value(whole) < 2 or (of_them and apart):
            continue
        if gap > REACH or not (_PART.search(_before(part)) or of_them):
            continue
        if part.dimension != whole.dimension or span_of(part.figure)[0] <= span_of(whole.figure)[1]:
            continue
        if any(_is_larger_whole(e, part) for e in counts[: i + 1]):
            continue
        yield Mismatch(
            (whole, part), f"Can {_short(part)} be a part of {_short(whole)}?",
            f"{_short(part)} are given as a part of {_short(whole)}.",
            f"{_number(_value(part))} is more than {_number(_value(whole))}.",
        )  # fmt: skip


def _is_larger_whole(whole: Entry, part: Entry) -> bool:
    """Whether "of them" may point to another amount, a larger one, in the same sentence.

    "6,800 people in 41 shelters, among them 1,900 in the port".
    """
    together = one_sentence(whole.article.text, whole.figure.start, part.figure.start)
    return together and span_of(whole.figure)[1] >= _value(part)


def _batches(counts: Sequence[Entry]) -> Iterator[Mismatch]:
    for first in counts:
        if not _FIRST.search(_before(first)):
            continue
        for total in counts:
            acts = {total.act, first.act} - {None}
            alike = total.noun == first.noun and len(acts) <= 1
            if total is first or not alike or not _is_so_far(total):
                continue
            if span_of(total.figure)[1] >= _value(first):
                continue
            yield Mismatch(
                (first, total), f"Can a first batch of {_short(first)} exceed the total so far?",
                f"A first batch of {_short(first)} stands beside {_short(total)} so far.",
                f"{_number(_value(first))} is more than {_number(_value(total))}.",
            )  # fmt: skip


def _is_so_far(total: Entry) -> bool:
    after = _SO_FAR.match(total.article.text, total.figure.end)
    return bool(after or _SO_FAR_BEFORE.search(_before(total)))


def _short(entry: Entry) -> str:
    return " ".join(entry.figure.text.split())


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"
