"""Passages in quotation marks, over sentences and paragraphs.

A quotation that a paragraph leaves open goes on in the next one, either by the printers' rule
(each further paragraph opens again) or, in texts whose paragraphs were cut, to the closing mark.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OPENING = {"\u201c": '\u201d"', "\u00ab": "\u00bb", "\u201e": "\u201c\u201d"}
STRAIGHT = '"'
SINGLE_OPEN, SINGLE_CLOSE = "\u2018'", "\u2019'"
LONGEST_SINGLE = 300
"""Characters; single marks are also apostrophes, so a distant pair is no quotation."""
MOST_PARAGRAPHS = 8
"""How far an open quotation is followed when no paragraph opens it again."""
SPEECH_WORDS = 4
"""Words from which a quotation reads as speech, not as a term; by reading, not swept."""
INDENT = 40
"""Spaces before an opening mark, or behind a closing one, that may stand at a paragraph's edge."""
_SOLID = re.compile(r"\S")
_OPENS = re.compile(f"[{''.join(OPENING)}{STRAIGHT}{SINGLE_OPEN}]")
_TURNED = {0xAB: "\u00bb", 0xBB: "\u00ab"}
Extent = tuple[int, int]


def covered(extents: Iterable[Extent], start: int, end: int) -> int:
    """Count the characters of `[start, end)` that stand in some extents."""
    return sum(max(0, min(end, e) - max(start, s)) for s, e in extents)


@dataclass(frozen=True)
class Quotation:
    """A passage in quotation marks."""

    start: int  # offset of the first character inside the marks
    end: int  # offset behind the last character inside
    outer_start: int  # offset of the opening mark
    outer_end: int  # offset behind the closing mark
    continues: bool = False  # whether it goes on with the quotation of the paragraph before

    @property
    def outer(self) -> Extent:
        """Its extent, marks included."""
        return self.outer_start, self.outer_end

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark of its own: each but the last paragraph has none."""
        return self.end < self.outer_end


class Quotations:
    """The quotations of one text, in order, none within another."""

    def __init__(self, items: list[Quotation]) -> None:
        self.items = tuple(items)
        self._starts = [q.outer_start for q in self.items]

    def around(self, offset: int) -> Quotation | None:
        """Return the quotation whose marks enclose the character at `offset`."""
        return next(self.within(offset, offset + 1), None)

    def overlap(self, start: int, end: int) -> int:
        """Count the characters of `[start, end)` that stand in quotation marks."""
        return covered((q.outer for q in self.within(start, end)), start, end)

    def within(self, start: int, end: int) -> Iterator[Quotation]:
        """Yield those of which some stands in `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        near = itertools.takewhile(lambda q: q.outer_start < end, self.items[first:])
        return (q for q in near if q.outer_end > start)

    def outside(self, text: str, start: int, end: int) -> str:
        """Return the words of `[start, end)` of the text that stand in no quotation marks."""
        quoted = [q.outer for q in self.within(start, end)]
        after, before = [start, *(b for _, b in quoted)], [*(a for a, _ in quoted), end]
        return " ".join(text[a:b] for a, b in zip(after, before, strict=True))


def find_quotations(text: str) -> Quotations:
    """Find what stands in quotation marks: curly, straight, angled and single ones."""
    if -1 < text.find("\u00bb") < text.find("\u00ab"):
        text = text.translate(_TURNED)  # German and Danish marks point inwards
    found: list[Quotation] = []
    position = 0
    while (opening := _next_opening(text, position)) is not None:
        unclosed = bool(found) and not found[-1].closed
        continues = unclosed and not text[found[-1].end : opening].strip()
        ends = _ends(text, opening)
        position = opening + 1
        if ends is not None:
            found.append(Quotation(position, ends[0], opening, ends[1], continues))
            position = ends[1]
    return Quotations(found)


def is_speech(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is long enough to be an utterance rather than a term."""
    return len(text[quotation.start : quotation.end].split()) >= SPEECH_WORDS


def _next_opening(text: str, position: int) -> int | None:
    marks = (m.start() for m in _OPENS.finditer(text, position))
    return next((i for i in marks if _opens(text, i)), None)


def _opens(text: str, i: int) -> bool:
    char, before, after = text[i], text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
    if char in SINGLE_OPEN:
        return (before.isspace() or before in "([\u2014-") and (after.isalnum() or after in "[(.")
    return char in OPENING or not after.isspace()


def _ends(text: str, opening: int) -> Extent | None:
    """Return where the words end that a mark opens, and where their closing mark does."""
    mark, start = text[opening], opening + 1
    if mark in SINGLE_OPEN:
        closing = _single_close(text, start)
        closing = _later_single(text, opening) if closing is None else closing
        return None if closing is None else (closing, closing + 1)
    closers, border = OPENING.get(mark, STRAIGHT), paragraph_end(text, start)
    closing = _first_of(text, closers, start, border)
    if mark == STRAIGHT:  # a curly mark with no opening one before it can close nothing else
        curly = text.find("\u201d", start, border if closing is None else closing)
        if curly >= 0 and "\u201c" not in text[start:curly]:
            closing = curly
    end = border
    if closing is None and not _opens_again(text, border):
        closing, end = _later_close(text, mark, closers, border)
    return (end, end) if closing is None else (closing, closing + 1)


def _single_close(text: str, start: int) -> int | None:
    limit = min(paragraph_end(text, start), start + LONGEST_SINGLE)
    for match in re.finditer(f"[{SINGLE_CLOSE}]", text[start:limit]):
        i = start + match.start()
        after = text[i + 1 : i + 40]
        # Behind an s it is a possessive where more words and another mark follow.
        owner = re.match(r" [a-z]", after) and any(c in after for c in SINGLE_CLOSE)
        if not after[:1].isalnum() and not (text[i - 1] == "s" and owner):
            return i
    return None


def paragraph_end(text: str, start: int) -> int:
    """Return the offset of the line's end behind an offset, else that of the text's."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _first_of(text: str, marks: str, start: int, end: int) -> int | None:
    places = (text.find(m, start, end) for m in marks)
    return min((p for p in places if p >= 0), default=None)


def _opens_again(text: str, border: int) -> bool:
    at = _solid(text, border)
    mark = text[at : at + 1]
    return mark in OPENING or (mark == STRAIGHT and not text[at + 1 : at + 2].isspace())


def _solid(text: str, start: int) -> int:
    """Return the offset of the first character from an offset on that is no space."""
    found = _SOLID.search(text, start)
    return found.start() if found else len(text)


def _later_close(text: str, mark: str, closers: str, border: int) -> tuple[int | None, int]:
    """Find the closing mark in the following paragraphs, and where the words end that it closes.

    They end before a paragraph that opens them again, and where another quotation opens.
    """
    end = border
    for _ in range(MOST_PARAGRAPHS):
        before, start = end, _solid(text, end)
        end = paragraph_end(text, start)
        closing = _first_of(text, closers, start, end)
        opening = _first_of(text, mark, start, end) if mark != STRAIGHT else None
        opens = opening is not None and (closing is None or opening < closing)
        if opens or (closing is not None and _opens_here(text, closing)):
            first = opening if opens else closing
            return None, before if first == start else _goes_over(text, border)
        if closing is not None:
            return closing, closing
    return None, _goes_over(text, border)


def _later_single(text: str, opening: int) -> int | None:
    """Find the closing single mark of a speech that a colon or a paragraph opens.

    Apostrophes are single marks too: it stands behind a sentence at a paragraph's end.
    """
    before = text[max(opening - INDENT, 0) : opening].rstrip(" ")
    if before[-1:] not in ("", ":", "\n") or text[opening + 1].isdigit():
        return None  # within a sentence, or a year: the '90s
    end = paragraph_end(text, opening)
    for _ in range(MOST_PARAGRAPHS):
        start = _solid(text, end)
        end = paragraph_end(text, start)
        if text[start : start + 1] in ("", *SINGLE_OPEN):
            return None
        last = text[max(end - INDENT, start) : end].rstrip()[-2:]
        if last[-1:] in tuple(SINGLE_CLOSE) and last[:1] in tuple(".!?\u2026"):
            return text.rindex(last, start, end) + 1
    return None


def _opens_here(text: str, i: int) -> bool:
    """Whether a mark stands before a word; not one that is spaced wrongly: 'Lund, "he said'."""
    before = text[max(i - 2, 0) : i]
    return before[-1:].isspace() and before[:1] != "," and text[i + 1 : i + 2].isalnum()


def _goes_over(text: str, end: int) -> int:
    """Return where an open quotation ends whose sentence goes on in the next paragraphs."""
    while text[(start := _solid(text, end)) : start + 1].islower():
        end = paragraph_end(text, start)
    return end
