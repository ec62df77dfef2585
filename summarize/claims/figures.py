"""The figures of a claim: value, bounds, unit, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarize.claims.counted import counted, of_age
from summarize.claims.nouns import SUMS, Counted
from summarize.domain import Article, Figure
from summarize.text.numbers import QUANTITIES, NumberMention, find_numbers, kind_of
from summarize.text.parsing import text_of
from summarize.text.units import number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


KEPT_TEXTS = 64
"""Articles whose figures are kept at hand: the claims of one article are asked for in a row."""

SENTENCES_BACK = 1
"""How far back, in sentences, "another 4,000" looks for what was counted."""


def figures_in(article: Article, doc: Doc, start: int, end: int) -> tuple[Figure, ...]:
    """Return the figures in a span `[start, end)` of a parsed article, in order."""
    found = []
    for mention, of in _figures_of(doc, article.language):
        if start <= mention.core_start and mention.core_end <= end:
            first, last = max(start, mention.start), min(end, mention.end)
            figure = Figure(
                value=mention.value, low=mention.low, high=mention.high,
                approximate=mention.approximate, unit=mention.unit, of=of,
                text=article.text[first:last], start=first, end=last,
            )  # fmt: skip
            found.append(figure)
    return tuple(found)


@lru_cache(maxsize=KEPT_TEXTS)
def _figures_of(doc: Doc, language: str) -> tuple[tuple[NumberMention, str | None], ...]:
    """Read a whole text once."""
    text = text_of(doc)
    found_here = find_numbers(text, language=language)
    mentions = [m for m in found_here if m.kind in QUANTITIES or m.kind == "age"]
    if language != "en" or not doc.has_annotation("DEP"):
        return tuple((m, None) for m in mentions)
    starts = [s.start_char for s in doc.sents]
    found: list[tuple[NumberMention, str | None]] = []
    last, place = Counted(None), -1
    before, counts = None, -2
    for mention in with_units(text, mentions):
        if mention.kind == "age":
            found.append((mention, of_age(doc, mention)))
            continue
        sentence = bisect_right(starts, mention.core_start)
        near = before if sentence - counts <= SENTENCES_BACK else None
        last = counted(doc, mention, last if sentence == place else None, near)
        place = sentence
        if mention.kind == "count" and last.noun is not None and last.noun not in SUMS:
            before, counts = last, sentence
        found.append((mention, last.words))
    return tuple(found)


# --- units that stand at another number: "from 10 to 15 million", "40 million euros ... 25 million"

CARRIED_CHARS = 120
"""How far a currency is understood in bare millions: about a sentence."""
_BARE = re.compile(r"(?:million|billion|trillion)\Z")
_NO_NOUN = re.compile(r"\s*(?:[^\w\s]|\Z)")
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_ASIDE = re.compile(r"(?:\([^()]*|,\s+or\s+)\Z")
"""In front of an amount that only converts the one before it."""
_ASIDE_CHARS = 24
_ALIKE = 20
"""How many times the bare first number may exceed the second and share its magnitude word."""


def with_units(text: str, mentions: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """Yield numbers, with the magnitude and unit that another one has for them.

    The 10 of "from 10 to 15 million euros" is 10 million euros, and bare millions soon behind a sum
    of money are money.
    """
    last: NumberMention | None = None
    for number, following in zip_longest(mentions, mentions[1:]):
        starts = following is not None and _is_start(text, number, following)
        mention = _like(number, following, text) if following and starts else number
        near = last is not None and mention.start - last.end <= CARRIED_CHARS
        bare = mention.kind == "count" and _BARE.search(mention.text)
        if last is not None and near and bare and _NO_NOUN.match(text, mention.end):
            mention = replace(mention, unit=last.unit, kind="money")
        before = text[max(0, mention.start - _ASIDE_CHARS) : mention.start]
        last = mention if mention.kind == "money" and not _ASIDE.search(before) else last
        yield mention


def _is_start(text: str, mention: NumberMention, second: NumberMention) -> bool:
    """Whether a bare number is the first end of a change: "from 10 to"."""
    apart = text[mention.end : second.start].split() != ["to"]
    before = text[max(0, mention.start - 8) : mention.start]
    return mention.kind == "count" and not apart and _FROM.search(before) is not None


def _like(mention: NumberMention, second: NumberMention, text: str) -> NumberMention:
    """Return a number with the magnitude and unit of the one behind it; its words go so far."""
    if mention.value is None or second.value is None or second.kind not in QUANTITIES:
        return mention
    words = second.text.lower().split()
    scale = next((size for word, size in number_words("en").scales.items() if word in words), 1.0)
    alike = mention.value < second.value / scale * _ALIKE
    value = mention.value * scale if alike else mention.value
    unit = mention.unit or second.unit
    if value == mention.value and unit == mention.unit:
        return mention
    span = text[mention.start : second.end]
    kind = kind_of(unit) if unit else mention.kind
    return replace(mention, end=second.end, text=span, value=value, unit=unit, kind=kind)
