"""Passages in quotation marks, over sentences and paragraphs.

A quotation that a paragraph leaves open goes on in the next one, either by the printers' rule
(each further paragraph opens again) or, in texts whose paragraphs were cut, to the closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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


_TURNED = {0xAB: "\u00bb", 0xBB: "\u00ab"}


@dataclass(frozen=True)
class Quotation:
    """A passage in quotation marks.

    Attributes:
        start: Offset of the first character inside the marks.
        end: Offset behind the last character inside.
        outer_start: Offset of the opening mark.
        outer_end: Offset behind the closing mark.
        continues: Whether it goes on with the quotation of the paragraph before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: bool = False


class Quotations:
    """The quotations of one text, in order, none within another."""

    def __init__(self, items: list[Quotation]) -> None:
        self.items = tuple(items)
        self._starts = [q.outer_start for q in self.items]

    def around(self, offset: int) -> Quotation | None:
        """Return the quotation whose marks enclose the character at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.items[i].outer_end:
            return self.items[i]
        return None

    def overlap(self, start: int, end: int) -> int:
        """Count the characters of `[start, end)` that stand in quotation marks."""
        return sum(max(0, min(end, q.outer_end) - max(start, q.outer_start)) for q in self.items)


def find_quotations(text: str) -> Quotations:
    """Find what stands in quotation marks: curly, straight, angled and single ones."""
    if -1 < text.find("\u00bb") < text.find("\u00ab"):
        text = text.translate(_TURNED)  # German and Danish marks point inwards
    found: list[Quotation] = []
    position = 0
    while (opening := _next_opening(text, position)) is not None:
        quotation, position = _close(text, opening, _goes_on(text, opening, found))
        if quotation is not None:
            found.append(quotation)
    return Quotations(found)


def is_speech(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is long enough to be an utterance rather than a term."""
    return len(text[quotation.start : quotation.end].split()) >= SPEECH_WORDS


def _next_opening(text: str, position: int) -> int | None:
    for i in range(position, len(text)):
        char = text[i]
        if char in OPENING or (char == STRAIGHT and _may_open(text, i)):
            return i
        if char in SINGLE_OPEN and _opens_single(text, i):
            return i
    return None


def _may_open(text: str, i: int) -> bool:
    return i + 1 < len(text) and not text[i + 1].isspace()


def _opens_single(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return (before.isspace() or before in "([\u2014-") and (after.isalnum() or after in "[(.")


def _goes_on(text: str, opening: int, found: list[Quotation]) -> bool:
    """Tell whether this opening carries on a quotation that the last paragraph left open."""
    if not found:
        return False
    last = found[-1]
    between = text[last.outer_end : opening]
    return last.end == last.outer_end and "\n" in between and not between.strip()


def _close(text: str, opening: int, continues: bool) -> tuple[Quotation | None, int]:  # noqa: FBT001
    mark = text[opening]
    start = opening + 1
    if mark in SINGLE_OPEN:
        closing = _single_close(text, start)
        if closing is None:
            return None, start
        return Quotation(start, closing, opening, closing + 1, continues), closing + 1
    closers = OPENING.get(mark, STRAIGHT)
    paragraph_end = _paragraph_end(text, start)
    closing = _first_of(text, closers, start, paragraph_end)
    if mark == STRAIGHT:
        closing = _curly_before(text, start, paragraph_end if closing is None else closing, closing)
    if closing is None and not _opens_again(text, paragraph_end):
        closing = _later_close(text, mark, closers, paragraph_end)
    if closing is None:
        end = _goes_over(text, paragraph_end)
        return Quotation(start, end, opening, end, continues), end
    return Quotation(start, closing, opening, closing + 1, continues), closing + 1


def _curly_before(text: str, start: int, end: int, closing: int | None) -> int | None:
    """Return where a quotation closes that opens with a straight mark: at a curly one, if sooner.

    A curly closing mark with no opening one before it can close nothing else.
    """
    curly = text.find("\u201d", start, end)
    return curly if curly >= 0 and "\u201c" not in text[start:curly] else closing


def _single_close(text: str, start: int) -> int | None:
    limit = min(_paragraph_end(text, start), start + LONGEST_SINGLE)
    for match in re.finditer(f"[{SINGLE_CLOSE}]", text[start:limit]):
        i = start + match.start()
        after = text[i + 1] if i + 1 < len(text) else " "
        if not after.isalnum() and (text[i - 1] != "s" or not _plural_owner(text, i)):
            return i
    return None


def _plural_owner(text: str, i: int) -> bool:
    """Tell whether the mark after an s is a possessive: more words and another mark follow."""
    after = text[i + 1 : i + 40]
    return bool(re.match(r" [a-z]", after)) and any(c in after for c in SINGLE_CLOSE)


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _first_of(text: str, marks: str, start: int, end: int) -> int | None:
    places = [p for p in (text.find(m, start, end) for m in marks) if p >= 0]
    return min(places) if places else None


def _opens_again(text: str, paragraph_end: int) -> bool:
    rest = text[paragraph_end:].lstrip()
    if not rest:
        return False
    return rest[0] in OPENING or (rest[0] == STRAIGHT and not rest[1:2].isspace())


def _later_close(text: str, mark: str, closers: str, end: int) -> int | None:
    """Find the closing mark in the following paragraphs, unless another quotation opens first."""
    for _ in range(MOST_PARAGRAPHS):
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        if start >= len(text):
            return None
        end = _paragraph_end(text, start)
        closing = _first_of(text, closers, start, end)
        opening = _first_of(text, mark, start, end) if mark != STRAIGHT else None
        if opening is not None and (closing is None or opening < closing):
            return None
        if closing is not None:
            return None if _opens_here(text, closing) else closing
    return None


def _opens_here(text: str, i: int) -> bool:
    """Whether a mark stands before a word; not one that is spaced wrongly: 'Lund, "he said'."""
    before = text[max(i - 2, 0) : i]
    return before[-1:].isspace() and before[:1] != "," and text[i + 1 : i + 2].isalnum()


def _goes_over(text: str, paragraph_end: int) -> int:
    """Return where an open quotation ends whose sentence goes on in the next paragraphs."""
    end = paragraph_end
    while (rest := text[end:].lstrip()) and rest[0].islower():
        end = _paragraph_end(text, len(text) - len(rest))
    return end
