"""The figures of a claim: value, bounds, unit, and what they count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarize.claims.amounts import of_age
from summarize.claims.counted import counted
from summarize.claims.nouns import SUMS, Context, Counted
from summarize.domain import Article, Figure
from summarize.text.numbers import QUANTITIES, NumberMention, find_numbers, kind_of
from summarize.text.parsing import text_of
from summarize.text.sentences import sentence_at
from summarize.text.units import dimension, is_currency
from summarize.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc


# --- units that a number leaves out: "from 10 to 15 million", "first 7.3, later 7.1", "not 83"


CARRIED_CHARS = 120
"""How far a currency is understood in bare millions: about a sentence."""

QUAKE_CHARS = 400
"""How far a text may have named an earthquake for a bare "7.1" to be a magnitude: a paragraph."""

_MILLIONS = re.compile(r"(?:million|billion|trillion|\d(?:m|bn))\Z", re.IGNORECASE)
_WORD_AHEAD = re.compile(r"\s+(?P<word>[a-z]+)")
_MONEY_WORDS = re.compile(
    r"\b(?:offer\w*|bids?|pay\w*|paid|price\w*|cost\w*|fees?|fines?|fined|ransoms?|damages?|worth|valued"
    r"|budgets?|funds?|contribut\w+|donat\w+|loans?|debts?|spen[dt]\w*|money|salar\w+|wages?|sums?"
    r"|compensation|profits?|revenues?|invest\w+)\b",
    re.IGNORECASE,
)
_QUAKE = re.compile(
    r"\b(?:(?:earth)?quakes?|aftershocks?|(?:main|fore)?shocks?|tremors?|temblors?|magnitudes?|richter)\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d\.\d\d?\Z")
_CROWNS = re.compile(r"\s(?:crowns?|kr)\b")
_CROWNED = {
    "NOK": re.compile(r"\b(?:Norw(?:ay|egian)|Oslo)\b"),
    "SEK": re.compile(r"\b(?:Swed(?:en|ish)|Stockholm)\b"),
    "DKK": re.compile(r"\b(?:Denmark|Danish|Copenhagen)\b"),
    "CZK": re.compile(r"\b(?:Czech|Prague)\b"),
}
"""Countries whose money is a crown."""
_CORRECTED = re.compile(
    r"(?:,|\(|\u2013|\u2014|-)\s?(?:and\s+)?not\s+\Z|\b(?:rather\s+than|instead\s+of)\s+\Z"
)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+\Z")


def with_units(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Give numbers the units that are understood from what stands around them.

    Args:
        text: The text.
        mentions: Its quantities in order.
    """
    usual = _usual_currency(mentions)
    quakes = any(m.unit == "magnitude" for m in mentions)
    found: list[NumberMention] = []
    for at, mention in enumerate(mentions):
        if mention.kind == "count":
            following = mentions[at + 1] if at + 1 < len(mentions) else None
            mention = _started(text, mention, following)  # noqa: PLW2901 - read on, with its unit
        if mention.kind == "count" and mention.unit is None:
            unit = _correcting(text, mention, found)
            unit = unit or _currency(text, mention, found, usual)
            if unit is None and (crowns := _CROWNS.match(text, mention.end)):
                unit = _crown(text, mentions)
                mention = replace(mention, end=crowns.end()) if unit else mention  # noqa: PLW2901
            unit = unit or ("percent" if _is_alcohol(text, mention) else None)
            unit = unit or ("magnitude" if quakes and _is_magnitude(text, mention) else None)
            corrects = unit is not None and found and found[-1].kind == "age" and unit == "year"
            mention = _in_unit(mention, unit)  # noqa: PLW2901
            if corrects:
                mention = replace(mention, kind="age")  # noqa: PLW2901
        found.append(mention)
    return found


def _in_unit(mention: NumberMention, unit: str | None) -> NumberMention:
    return mention if unit is None else replace(mention, unit=unit, kind=kind_of(unit))


def _usual_currency(mentions: Sequence[NumberMention]) -> str | None:
    """Return the currency of a text that has one beside which others are rare."""
    counts = Counter(m.unit for m in mentions if m.kind == "money" and is_currency(m.unit))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _currency(
    text: str, mention: NumberMention, before: Sequence[NumberMention], usual: str | None
) -> str | None:
    """Return the currency of bare millions: "40 million euros ($44m) ... 25 million"."""
    if not _MILLIONS.search(mention.text) or _has_noun(text, mention):
        return None
    last = next((m for m in reversed(before) if m.kind == "money" and not _is_aside(text, m)), None)
    if last is not None and mention.start - last.end <= CARRIED_CHARS:
        return last.unit
    return usual if _MONEY_WORDS.search(_sentence(text, mention)) else None


def _has_noun(text: str, mention: NumberMention) -> bool:
    """Whether a word of content follows a number: what it counts."""
    found = _WORD_AHEAD.match(text, mention.end)
    return found is not None and (
        found["word"] in _BEFORE_NOUNS or found["word"] not in FUNCTION_WORDS
    )


_BEFORE_NOUNS = frozenset({"more", "new", "other", "such", "reports", "claims", "few", "own", "of"})


def _crown(text: str, mentions: Sequence[NumberMention]) -> str | None:
    """Return whose crowns a text counts in: those it names elsewhere, or of its only country."""
    named = next((m.unit for m in mentions if m.unit in _CROWNED), None)
    told = [unit for unit, country in _CROWNED.items() if country.search(text)]
    return named or (told[0] if len(told) == 1 else None)


def _is_aside(text: str, mention: NumberMention) -> bool:
    """Whether an amount only converts the one before it: in brackets, or "or about $18 million"."""
    before = text[max(0, mention.start - 24) : mention.start]
    return bool(re.search(r"\([^()]*\Z|,\s+or\s+\Z", before))


def _is_magnitude(text: str, mention: NumberMention) -> bool:
    value = mention.value
    scale = _SCALE.search(text[mention.core_start : mention.core_end])
    if value is None or not 1 <= value < 10 or not scale or _has_noun(text, mention):
        return False
    return _QUAKE.search(text[max(0, mention.start - QUAKE_CHARS) : mention.start]) is not None


def _is_alcohol(text: str, mention: NumberMention) -> bool:
    """Whether a bare "0.16" is a level of alcohol in blood or breath: they are told in percent."""
    if not _LEVEL.fullmatch(text, mention.core_start, mention.core_end) or _has_noun(text, mention):
        return False
    around = text[max(0, mention.start - CARRIED_CHARS) : mention.end + len("alcohol level") * 2]
    return _ALCOHOL.search(around) is not None


_LEVEL = re.compile(r"0?\.[0-4]\d\d?")
_ALCOHOL = re.compile(
    r"\b(?:blood|breath|alcohol)[\s-](?:alcohol|tests?|levels?|reading|limit|content|concentration)\b"
    r"|\bbreathaly[sz]er|\bBAC\b|\bsobriety\b|\bdrunk",
    re.IGNORECASE,
)


def _correcting(text: str, mention: NumberMention, before: Sequence[NumberMention]) -> str | None:
    """Return the unit of what a number corrects: "63 m long (not 83)"."""
    last = before[-1] if before else None
    if last is None or mention.start - last.end > CARRIED_CHARS:
        return None
    cued = _CORRECTED.search(text[max(0, mention.start - 24) : mention.start])
    return last.unit if cued and not _has_noun(text, mention) else None


def _started(text: str, mention: NumberMention, following: NumberMention | None) -> NumberMention:
    """Read the first end of a change as the second: "from 10 to 15 million euros".

    What gives it its magnitude and its unit stands behind the second end, so its words go so far.
    """
    if following is None or following.value is None or mention.value is None:
        return mention
    between = text[mention.end : following.start]
    cued = _FROM.search(text[max(0, mention.start - 8) : mention.start]) and _TO.fullmatch(between)
    if not cued or following.kind not in ("count", "money", "percent", "measure"):
        return mention
    scale = _scale(following.text)
    whole = replace(mention, end=following.end, text=text[mention.start : following.end])
    if mention.value < following.value / scale * _ALIKE and scale > 1:
        mention = replace(whole, value=mention.value * scale)
    if mention.unit or following.unit is None:
        return mention
    return _in_unit(replace(whole, value=mention.value), following.unit)


_ALIKE = 20
"""How many times the bare first number may exceed the second and share its magnitude word."""


@cache
def _scale(text: str) -> float:
    words = (("million", 1e6), ("billion", 1e9), ("thousand", 1e3), ("trillion", 1e12))
    return next((s for w, s in words if re.search(rf"\b{w}\b", text, re.IGNORECASE)), 1.0)


def _sentence(text: str, mention: NumberMention) -> str:
    start, end = sentence_at(text, mention.start)
    return text[start:end]


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
    if language != "en" or not doc.has_annotation("DEP"):
        return tuple((m, None) for m in mentions)
    found: list[tuple[NumberMention, str | None]] = []
    near = _Antecedents()
    for mention in with_units(text, mentions):
        near.move_to(_figure_sentence(doc, mention))
        if mention.kind == "age":
            found.append((mention, of_age(doc, text, mention)))
            continue
        what = counted(doc, mention, near.context(mention))
        found.append((mention, what.words))
        near.take(mention, what)
    return tuple(_begun(text, found))


def _begun(
    text: str, found: list[tuple[NumberMention, str | None]]
) -> Iterator[tuple[NumberMention, str | None]]:
    """Say of the start of a change what is said of its end: "cut from 24 to 20 euros"."""
    for (mention, of), following in zip_longest(found, found[1:]):
        between = text[mention.core_end : following[0].core_start] if following else ""
        starts = of is None and following is not None and following[0].unit == mention.unit
        yield mention, following[1] if starts and following and _FIGURE_TO.search(between) else of


_FIGURE_TO = re.compile(r" to \W{0,3}\Z")
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


def _figure_sentence(doc: Doc, mention: NumberMention) -> int:
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
