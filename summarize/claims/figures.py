"""The figures of a claim: value, bounds, unit, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarize.claims.abroad import tolls_abroad
from summarize.claims.amounts import of_age
from summarize.claims.counted import counted
from summarize.claims.nouns import SUMS, Context, Counted
from summarize.domain import Article, Figure
from summarize.text.numbers import QUANTITIES, NumberMention, find_numbers, kind_of
from summarize.text.parsing import text_of
from summarize.text.units import dimension
from summarize.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc


KEPT_TEXTS = 64
"""Articles whose figures are kept at hand: the claims of one article are asked for in a row."""

SENTENCES_BACK = 1
"""How far back, in sentences, "another 4,000" looks for what was counted."""

WHOLES_BACK = 2
"""How far back, in sentences, "nine of them" looks for the whole."""


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
    text = text_of(doc)
    found_here = find_numbers(text, language=language)
    mentions = [m for m in found_here if m.kind in QUANTITIES or m.kind == "age"]
    if language != "en":
        return tuple(zip(mentions, tolls_abroad(text, mentions, language), strict=True))
    if not doc.has_annotation("DEP"):
        return tuple((m, None) for m in mentions)
    found: list[tuple[NumberMention, str | None]] = []
    near = _Antecedents()
    for mention in with_units(text, mentions):
        near.move_to(_sentence(doc, mention))
        mention = _as_age(doc, text, mention)  # noqa: PLW2901
        if mention.kind == "age":
            found.append((mention, of_age(doc, text, mention)))
            continue
        what = counted(doc, mention, near.context(mention))
        found.append((mention, what.words))
        near.take(mention, what)
    return tuple(_begun(text, found))


OLDEST = 120
"""Years."""


def _as_age(doc: Doc, text: str, mention: NumberMention) -> NumberMention:
    """Read a bare number in brackets behind somebody's name as an age: "Jon Ek (61)"."""
    if mention.kind != "count" or mention.unit or not 0 < (mention.value or 0) <= OLDEST:
        return mention
    if not _BRACKETED.fullmatch(text, mention.start - 2, mention.end + 1):
        return mention
    named = any(e.label_ == "PERSON" and e.end_char == mention.start - 2 for e in doc.ents)
    return replace(mention, unit="year", kind="age") if named else mention


_BRACKETED = re.compile(r"\s\(\d+\)")


def _begun(
    text: str, found: list[tuple[NumberMention, str | None]]
) -> Iterator[tuple[NumberMention, str | None]]:
    """Say of the start of a change what is said of its end: "cut from 24 to 20 euros"."""
    for (mention, of), following in zip_longest(found, found[1:]):
        between = text[mention.core_end : following[0].core_start] if following else ""
        starts = of is None and following is not None and following[0].unit == mention.unit
        yield mention, following[1] if starts and following and _TO.search(between) else of


_TO = re.compile(r" to \W{0,3}\Z")
"""What ends between the two ends of a change; a sign of money may follow."""


class _Antecedents:
    """What the numbers just before counted: what "another 4,000" and "the sum" lean on."""

    def __init__(self) -> None:
        self._last: Counted | None = None
        self._wholes: list[tuple[float, Counted, int]] = []
        self._count: Counted | None = None
        self._amounts: dict[str, tuple[Counted, int]] = {}
        self._sentence = self._counted_in = 0

    def move_to(self, sentence: int) -> None:
        if sentence != self._sentence:
            self._last = None
        if sentence - self._counted_in > SENTENCES_BACK:
            self._count = None
        self._sentence = sentence

    def context(self, mention: NumberMention) -> Context:
        """Return what a number can lean on."""
        amount, since = self._amounts.get(_sort(mention), (None, 0))
        near = amount if self._sentence - since <= SENTENCES_BACK else None
        wholes = (
            (value, what)
            for value, what, at in reversed(self._wholes)
            if self._sentence - at <= WHOLES_BACK
        )
        return Context(self._last, tuple(wholes), self._count, near)

    def take(self, mention: NumberMention, what: Counted) -> None:
        self._last = what
        if what.words is None or what.noun in SUMS:
            return
        if mention.kind == "count":
            self._count, self._counted_in = what, self._sentence
            self._wholes.append((mention.value or mention.high or 0.0, what, self._sentence))
        else:
            self._amounts[_sort(mention)] = what, self._sentence


def _sort(mention: NumberMention) -> str:
    """Return with what a mention is measured: money, percent, or the dimension of its unit."""
    return dimension(mention.unit) if mention.kind == "measure" and mention.unit else mention.kind


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


# --- units that stand at another number: "from 10 to 15 million", "40 million euros ... 25 million"

CARRIED_CHARS = 120
"""How far a currency is understood in bare millions: about a sentence."""

_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+to\s+\Z")
_MILLIONS = re.compile(r"(?:million|billion|trillion|\d(?:m|bn))\Z", re.IGNORECASE)
_WORD_AHEAD = re.compile(r"\s+(?P<word>[a-z]+)")
_BEFORE_NOUNS = frozenset({"more", "new", "other", "such", "reports", "claims", "few", "own", "of"})
_ASIDE = re.compile(r"(?:\([^()]{0,24}|,\s+or\s+)\Z")
"""In front of an amount that only converts the one before it."""
_ALIKE = 20
"""How many times the bare first number may exceed the second and share its magnitude word."""


def with_units(text: str, mentions: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """Yield numbers, with the unit that another number has for them."""
    last: NumberMention | None = None
    for number, following in zip_longest(mentions, mentions[1:]):
        mention = _started(text, number, following) if number.kind == "count" else number
        if mention.kind == "count" and last is not None and _is_carried(text, mention, last):
            mention = replace(mention, unit=last.unit, kind="money")
        elif mention.kind == "money" and not _ASIDE.search(
            text[max(0, mention.start - 24) : mention.start]
        ):
            last = mention
        yield mention


def _is_carried(text: str, mention: NumberMention, last: NumberMention) -> bool:
    """Whether bare millions are of the money named shortly before, and count nothing."""
    if mention.start - last.end > CARRIED_CHARS or not _MILLIONS.search(mention.text):
        return False
    ahead = _WORD_AHEAD.match(text, mention.end)
    return ahead is None or (ahead["word"] not in _BEFORE_NOUNS and ahead["word"] in FUNCTION_WORDS)


def _started(text: str, mention: NumberMention, following: NumberMention | None) -> NumberMention:
    """Read the first end of a change as the second: "from 10 to 15 million euros".

    What gives it its magnitude and its unit stands behind the second end, so its words go so far.
    """
    if following is None or following.value is None or mention.value is None:
        return mention
    between = text[mention.end : following.start]
    cued = _FROM.search(text[max(0, mention.start - 8) : mention.start]) and _BETWEEN.fullmatch(
        between
    )
    if not cued or following.kind not in ("count", "money", "percent", "measure"):
        return mention
    scale = _scale(following.text)
    whole = replace(mention, end=following.end, text=text[mention.start : following.end])
    if mention.value < following.value / scale * _ALIKE and scale > 1:
        mention = replace(whole, value=mention.value * scale)
    if mention.unit or following.unit is None:
        return mention
    unit = following.unit
    return replace(whole, value=mention.value, unit=unit, kind=kind_of(unit))


@cache
def _scale(text: str) -> float:
    words = (("million", 1e6), ("billion", 1e9), ("thousand", 1e3), ("trillion", 1e12))
    return next((s for w, s in words if re.search(rf"\b{w}\b", text, re.IGNORECASE)), 1.0)
