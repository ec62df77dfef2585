"""The figures of a claim: value, bounds, unit, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarize.claims.acts import Counted
from summarize.claims.counted import counted
from summarize.domain import Article, Figure
from summarize.text.amounts import QUANTITIES, NumberMention
from summarize.text.numbers import find_numbers
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT_TEXTS = 64
"""Articles whose figures are kept at hand: the claims of one article are asked for in a row."""

DECIMAL_COMMA = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "da", "nb", "no", "fi", "cs",
     "hu", "ro", "el", "id", "vi", "bg", "hr", "sr", "sl", "sk"}
)  # fmt: skip
"""Languages that write 1.386 for a thousand and 2,5 for two and a half (Unicode CLDR)."""

SENTENCES_BACK = 1
"""How far back, in sentences, "another 4,000" looks for what was counted."""


def figures_in(article: Article, doc: Doc, start: int, end: int) -> tuple[Figure, ...]:
    """Return the figures in a span of an article, in order.

    Args:
        article: The article.
        doc: The parse of its text, same character offsets.
        start: Where the span begins.
        end: Where it ends, exclusive.
    """
    found = []
    for mention, of in _figures_of(doc, article.language):
        if start <= mention.core_start and mention.core_end <= end:
            first, last = max(start, mention.start), min(end, mention.end)
            found.append(_figure(mention, of, article.text[first:last], first, last))
    return tuple(found)


@lru_cache(maxsize=KEPT_TEXTS)
def _figures_of(doc: Doc, language: str) -> tuple[tuple[NumberMention, str | None], ...]:
    """Read a whole text once."""
    found_here = find_numbers(text_of(doc), decimal_comma=language in DECIMAL_COMMA)
    mentions = [m for m in found_here if m.kind in QUANTITIES or m.kind == "age"]
    if language != "en" or not doc.has_annotation("DEP"):
        return tuple((m, None) for m in mentions)
    found: list[tuple[NumberMention, str | None]] = []
    near = _Antecedents()
    for mention in _with_currency(mentions):
        near.move_to(_sentence(doc, mention))
        if mention.kind == "age":
            found.append((mention, "age"))
            continue
        what = counted(doc, mention, near.amount, near.count)
        found.append((mention, what.words))
        near.take(mention, what)
    return tuple(found)


def _with_currency(mentions: Iterable[NumberMention]) -> Iterator[NumberMention]:
    """Give bare millions the currency of the amount before: "40 million euros ... 25 million"."""
    last: NumberMention | None = None
    for mention in mentions:
        if mention.kind == "money":
            last = mention
        bare = mention.kind == "count" and _MILLIONS.search(mention.text)
        if bare and last is not None and mention.start - last.end <= CARRIED_CHARS:
            yield replace(mention, unit=last.unit, kind="money")
        else:
            yield mention


_MILLIONS = re.compile(r"(?:million|billion|trillion|\d(?:m|bn))\Z", re.IGNORECASE)

CARRIED_CHARS = 120
"""How far a currency is understood in bare millions: about a sentence."""


class _Antecedents:
    """What the numbers just before counted: what "another 4,000" leans on."""

    def __init__(self) -> None:
        self.amount: Counted | None = None
        self.count: Counted | None = None
        self._sentence = self._counted_in = 0

    def move_to(self, sentence: int) -> None:
        if sentence != self._sentence:
            self.amount = None
        if sentence - self._counted_in > SENTENCES_BACK:
            self.count = None
        self._sentence = sentence

    def take(self, mention: NumberMention, what: Counted) -> None:
        self.amount = what
        if mention.kind == "count" and what.words is not None:
            self.count, self._counted_in = what, self._sentence


def _sentence(doc: Doc, mention: NumberMention) -> int:
    """Return a number that grows by one with each sentence."""
    starts = _sentence_starts(doc)
    return sum(1 for s in starts if s <= mention.core_start)


@lru_cache(maxsize=KEPT_TEXTS)
def _sentence_starts(doc: Doc) -> tuple[int, ...]:
    return tuple(s.start_char for s in doc.sents)


def _figure(mention: NumberMention, of: str | None, text: str, start: int, end: int) -> Figure:
    return Figure(
        value=mention.value, low=mention.low, high=mention.high,
        approximate=mention.approximate, unit=mention.unit, of=of, text=text, start=start, end=end,
    )  # fmt: skip
