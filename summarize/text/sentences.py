"""Sentence borders in plain text, quick and without a parser: enough to number sentences.

Rule-based: a full stop ends a sentence unless it follows a known abbreviation, an initial or
stands within a number; closing quotation marks and brackets belong to the sentence they close;
an empty line always ends one.
"""

from __future__ import annotations

import re

_ABBREVIATED = """
mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cpl adm cmdr pres rev hon st mt ft jr sr vs
etc inc corp ltd co bros no nos vol fig al approx dept est jan feb mar apr jun jul aug sep sept oct
nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k u.n e.u d.c i.e e.g ph.d
"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Common abbreviations of English news writing (AP and Reuters style books)."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_BREAK = re.compile(r"\n\s*\n")
_LAST_WORD = re.compile(r"([\w.]+)\.[\"'”’»)\]]*$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` offsets of the text's sentences, without space around them."""
    spans = []
    begin = 0
    for border in [*_BREAK.finditer(text), None]:
        stop = border.start() if border else len(text)
        spans += _in_paragraph(text, begin, stop)
        begin = border.end() if border else stop
    return spans


def _in_paragraph(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    spans = []
    start = begin
    for end in _END.finditer(text, begin, stop):
        if _ends_sentence(text, start, end.end(), stop):
            spans.append((start, end.end()))
            start = end.end()
    spans.append((start, stop))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _ends_sentence(text: str, start: int, end: int, stop: int) -> bool:
    rest = text[end:stop].lstrip()
    if not rest:
        return False
    if text[end - 1] in "!?" or (text[end - 1] != "." and "." not in text[end - 2 : end]):
        return not rest[0].islower()
    word = _LAST_WORD.search(text[start:end])
    if word and (word[1].lower() in ABBREVIATIONS or re.fullmatch(r"[A-Z]", word[1])):
        return False
    return not rest[0].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
