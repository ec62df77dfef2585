"""Units that a number leaves out: "from 10 to 15 million", "first 7.3, later 7.1", "not 83"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summarize.text.numbers import NumberMention, kind_of
from summarize.text.sentences import sentence_at
from summarize.text.units import is_currency
from summarize.text.words import FUNCTION_WORDS

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
