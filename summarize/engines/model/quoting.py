"""Finding the words that a model means in the sentences that it names.

A model copies words nearly as they stand: other quotation marks, dashes and spacing, another
capital. They are looked up without these, and what comes back are offsets of the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

GAP = re.compile(r"\s*(?:\u2026|\.\.\.)\s*")
"""What stands between the first and the last words of a part of a sentence."""
_SAME = str.maketrans(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2212",
    '\'\'\'"""""------',
)
_EDGE = " \t\n\"'.,;:"

Span = tuple[int, int]


def find_words(text: str, words: str, within: Span) -> Span | None:
    """Return where words stand in a span of a text; None where they do not.

    Args:
        text: The article's text.
        words: The words, or the first and the last of them with "..." between.
        within: The offsets of the sentence.
    """
    shown, places = _folded(text, within)
    if whole := _found(shown, words, 0):
        return places[whole[0]], places[whole[1] - 1] + 1
    parts = [p for p in GAP.split(words) if p.strip(_EDGE)]
    if len(parts) < 2:
        return None
    first, last = _found(shown, parts[0], 0), None
    if first is not None:
        last = _found(shown, parts[-1], first[1])
    return (places[first[0]], places[last[1] - 1] + 1) if first and last else None


def _found(shown: str, words: str, start: int) -> Span | None:
    """Return where words stand in a folded text as whole words, the edges' marks aside."""
    sought = _folded(words, (0, len(words)))[0].strip(_EDGE)
    at = shown.find(sought, start) if sought else -1
    while at >= 0:
        end = at + len(sought)
        if not (_joins(shown, at) or _joins(shown, end)):
            return at, end
        at = shown.find(sought, at + 1)
    return None


def _joins(shown: str, at: int) -> bool:
    return 0 < at < len(shown) and shown[at - 1].isalnum() and shown[at].isalnum()


def _folded(text: str, span: Span) -> tuple[str, Sequence[int]]:
    """Return a span of a text in one form of marks, space and case, with where each came from."""
    out: list[str] = []
    places: list[int] = []
    for at in range(*span):
        char = text[at].translate(_SAME)
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                places.append(at)
            continue
        for folded in unicodedata.normalize("NFKC", char).casefold():
            out.append(folded)
            places.append(at)
    return "".join(out), places
