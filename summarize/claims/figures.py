"""The figures of a claim: value, bounds, unit, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from summarize.claims.amounts import of_age
from summarize.claims.counted import counted
from summarize.claims.nouns import SUMS, Context, Counted
from summarize.domain import Article, Figure
from summarize.text.numbers import QUANTITIES, NumberMention, find_numbers, kind_of
from summarize.text.numberwords import number_words
from summarize.text.parsing import text_of
from summarize.text.units import dimension

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


def _figure(mention: NumberMention, of: str | None, text: str, start: int, end: int) -> Figure:
    return Figure(
        value=mention.value, low=mention.low, high=mention.high,
        approximate=mention.approximate, unit=mention.unit, of=of, text=text, start=start, end=end,
    )  # fmt: skip


class _Read(NamedTuple):
    """A number, what it counts, and the sentence that it stands in, by its place in the text."""

    mention: NumberMention
    what: Counted
    sentence: int


@lru_cache(maxsize=KEPT_TEXTS)
def _figures_of(doc: Doc, language: str) -> tuple[tuple[NumberMention, str | None], ...]:
    """Read a whole text once."""
    text = text_of(doc)
    found_here = find_numbers(text, language=language)
    mentions = [m for m in found_here if m.kind in QUANTITIES or m.kind == "age"]
    mentions = _with_ages(text, mentions)
    if language != "en" or not doc.has_annotation("DEP"):
        return tuple((m, None) for m in mentions)
    starts = [s.start_char for s in doc.sents]
    found: list[tuple[NumberMention, str | None]] = []
    done: list[_Read] = []
    for mention in with_units(text, mentions):
        if mention.kind == "age":
            found.append((mention, of_age(doc, mention)))
            continue
        sentence = bisect_right(starts, mention.core_start)
        what = counted(doc, mention, _context(done, mention, sentence))
        between = text[done[-1].mention.end : mention.start] if done else ""
        if between.split() == ["to"] and found[-1][1] is None:  # "cut from 24 to 20 euros"
            found[-1] = (found[-1][0], what.words)
        found.append((mention, what.words))
        done.append(_Read(mention, what, sentence))
    return tuple(found)


_JOINED = re.compile(r",?\s+(?:and|or)\s+|,\s+")


def _with_ages(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Return numbers in which one that is joined to an age is one: "61 and 48 years old"."""
    found: list[NumberMention] = []
    for number, following in reversed(list(zip_longest(mentions, mentions[1:]))):
        last = found[-1] if found and following is not None else None
        joined = last is not None and _JOINED.fullmatch(text, number.end, last.start)
        if last is not None and joined and last.kind == "age" and number.kind == "count":
            number = replace(number, kind="age", unit=last.unit)  # noqa: PLW2901 - read backwards
        found.append(number)
    return found[::-1]


def _context(done: Sequence[_Read], mention: NumberMention, sentence: int) -> Context:
    """Return what the numbers before one count: what "another 4,000" and "the sum" lean on."""
    last = list(takewhile(lambda r: sentence - r.sentence <= WHOLES_BACK, reversed(done)))
    told = [r for r in last if r.what.words is not None and r.what.noun not in SUMS]
    near = [r for r in told if sentence - r.sentence <= SENTENCES_BACK]
    counts = [r for r in told if r.mention.kind == "count"]
    sort = _sort(mention)
    return Context(
        apposed=last[0].what if last and last[0].sentence == sentence else None,
        wholes=tuple((r.mention.value or r.mention.high or 0.0, r.what) for r in counts),
        before=next((r.what for r in near if r.mention.kind == "count"), None),
        amount=next((r.what for r in near if _sort(r.mention) == sort != "count"), None),
    )


def _sort(mention: NumberMention) -> str:
    """Return with what a mention is measured: money, percent, or the dimension of its unit."""
    return dimension(mention.unit) if mention.kind == "measure" and mention.unit else mention.kind


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

    Args:
        text: The text.
        mentions: Its numbers, in order.
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
    value = mention.value
    if scale > 1 and value < second.value / scale * _ALIKE:
        value *= scale
    unit = mention.unit or second.unit
    if value == mention.value and unit == mention.unit:
        return mention
    span = text[mention.start : second.end]
    kind = kind_of(unit) if unit else mention.kind
    return replace(mention, end=second.end, text=span, value=value, unit=unit, kind=kind)
