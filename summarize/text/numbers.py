"""Finding the numbers of a plain text with all that belongs to them: bounds, unit, range, kind.

The gate compares them one by one, the ledger counts with them. How digits and words are read
(thousands separators, decimal commas) stands in `numerals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from summarize.text.amounts import QUANTITIES, Kind, NumberMention, kind_of
from summarize.text.bounds import hedged
from summarize.text.dates import KEPT_TEXTS, DateMention, find_dates
from summarize.text.identifiers import clock_times, identifiers, is_named, is_pronoun
from summarize.text.numberwords import NumberWords, number_words
from summarize.text.numeral import Numeral
from summarize.text.numerals import find_numerals
from summarize.text.ranges import joined
from summarize.text.tolls import PEOPLE
from summarize.text.units import (
    BASIS_POINTS,
    LETTER_SCALE,
    SCALE_OF,
    TIME_UNITS,
    currency_before,
    own_unit_after,
    unit_after,
)

__all__ = ["QUANTITIES", "Kind", "NumberMention", "find_numbers"]


def find_numbers(text: str, *, language: str = "en") -> list[NumberMention]:
    """Return the numbers of a text in order; none overlaps another.

    Args:
        text: The text.
        language: Its language (ISO 639-1).
    """
    return list(_find_numbers(text, language))


@lru_cache(maxsize=KEPT_TEXTS)  # a claim's words are read again for each claim beside it
def _find_numbers(text: str, language: str) -> tuple[NumberMention, ...]:
    words = number_words(language)
    fixed = [*identifiers(text), *clock_times(text)]
    taken = bytearray(len(text))
    for mention in fixed:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    dates = find_dates(text)
    loose = [
        _read(text, numeral, dates, words)
        for numeral in find_numerals(text, language=language)
        if not any(taken[numeral.start : numeral.end]) and not is_pronoun(text, numeral)
    ]
    loose = _apart([*loose, *_ones(text), *_twice(text)])
    amounts = [hedged(text, mention, words) for mention in joined(text, loose, words)]
    return tuple(sorted([*fixed, *amounts], key=lambda m: m.core_start))


def _apart(mentions: list[NumberMention]) -> list[NumberMention]:
    """Return numbers in order, without those that stand in the unit of the one before."""
    kept: list[NumberMention] = []
    for mention in sorted(mentions, key=lambda m: m.core_start):
        if not kept or mention.core_start >= kept[-1].end:
            kept.append(mention)
    return kept


_ONE_AND_A_HALF = re.compile(r"\b(?:an?|one)(?P<unit>\s+[a-z]+)\s+and\s+a\s+half\b", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:(?P<two>twice)|thrice)\b(?!\s+(?:as|the|that|what|their|his|her|its|a|an|daily|weekly"
    r"|monthly|yearly|over|more)\b|[\-\u2011])",
    re.IGNORECASE,
)


_ONE_POINT = re.compile(r"\b(?<=by )(?:a|one)(?P<unit>\s+percentage\s+point)\b", re.IGNORECASE)


def _ones(text: str) -> Iterator[NumberMention]:
    """Read "a minute and a half", "by a percentage point"."""
    for found in _ONE_POINT.finditer(text):
        if found.group()[:1].lower() == "a":
            yield NumberMention(
                found.start(), found.end(), found.group(), 1.0, unit="percentage_point",
                kind="percent", core_start=found.start(), core_end=found.end(),
            )  # fmt: skip
    for found in _ONE_AND_A_HALF.finditer(text):
        unit = unit_after(text, found.start(), found.start("unit"))
        if unit is not None and unit[1] == found.end("unit"):
            yield NumberMention(
                found.start(), found.end(), found.group(), 1.5, unit=unit[0],
                kind=kind_of(unit[0]), core_start=found.start(), core_end=found.end(),
            )  # fmt: skip


def _twice(text: str) -> Iterator[NumberMention]:
    """Read "twice" as a count of times; "twice as many" compares, and "twice a week" is a rate."""
    for found in _TWICE.finditer(text):
        yield NumberMention(
            found.start(), found.end(), found.group(), 2.0 if found["two"] else 3.0,
            core_start=found.start(), core_end=found.end(),
        )  # fmt: skip


_MANY = re.compile(
    r"\s+(?:['\u2018\u201c]?[a-z\-]+\s+){0,2}(?:people|citizens|users?|customers|homes|households|jobs|children|voters|workers|members|viewers"
    r"|passengers|copies|subscribers|refugees|migrants|tonnes|tons|barrels|shares|votes|vehicles"
    r"|cars|visitors|tourists|residents|doses|patients|students|pupils|women|men|euros?|dollars?"
    r"|pounds|yen|yuan|rupees|roubles|rubles|others|more|Americans|Britons)\b"
)
_AGE_AFTER = re.compile(
    r"[\s\-\u2011]years?[\s\-\u2011]olds?\b|[\s\-]years?\s+of\s+age\b"
    r"|(?=\s+(?:and|or)\s+(?:over|older|under|younger)\b)",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"\s+of(?=\s+(?:[A-Z][a-z]+\s+)?[a-z]+\b)")
_OCLOCK = re.compile(r"\s+o['\u2019]clock\b")
_AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|turn(?:s|ed|ing)?)(?:\s+(?:of|between|from))?\s+\Z"
    r"|\b(?:persons?|people|anyone|everyone|children|those|minors|adults|women|men|girls?|boys?"
    r"|residents|voters|patients)\s+(?:under|over)\s+\Z"
    r"|\b(?:man|woman|boy|girl|child|son|daughter|toddler|teenager|youth)\s+of\s+\Z",
    re.IGNORECASE,
)
_NO_AGE = re.compile(r"\s+(?:of\b|(?!was\b|is\b|has\b|does\b|this\b|years\b)[a-z]+s\b)")
_AGE_APPOSED = re.compile(
    r"(?:(?<![\w'\u2019.\-])(?=[\w'\u2019.\-]++,\s\Z)[^A-Z,\s]*[A-Z][\w'\u2019.\-]+"
    r"|man|woman|boy|girl|father|mother),\s\Z"
)
_AGE_SAID = re.compile(r"\b[Ss]?[Hh]e\s+(?:is|was)\s+(?:only\s+|just\s+|then\s+|now\s+)?\Z")
_AGE_CLOSED = re.compile(r"(?:,|\)|\.(?:\s|$)|;)")


def _read(
    text: str, numeral: Numeral, dates: list[DateMention], words: NumberWords | None
) -> NumberMention:
    """Say what one numeral is: its unit and its kind."""
    mention = NumberMention(
        numeral.start, numeral.end, text[numeral.start : numeral.end], numeral.value,
        numeral.low, numeral.high, approximate=numeral.form == "vague",
        core_start=numeral.start, core_end=numeral.end,
    )  # fmt: skip
    within = next((d for d in dates if d.start <= numeral.start and numeral.end <= d.end + 1), None)
    if within is not None:
        yearly = within.kind in ("year", "decade")
        return replace(mention, kind="year" if yearly else "date-part")
    if numeral.form == "ordinal":
        return replace(mention, kind="ordinal")
    if numeral.plain and _ERA.search(text, max(0, numeral.start - 8), numeral.start):
        return replace(mention, kind="year" if 1500 <= (numeral.value or 0) <= 2100 else "count")
    if _is_glued(text, numeral):
        return replace(mention, kind="name-part")
    if words is not None and (own := _in_own_words(text, numeral, mention, words)) is not None:
        return own
    if numeral.form == "fraction":
        return _part_of_unit(text, mention)
    return _with_unit(text, numeral, mention, words)


_ERA = re.compile(r"\b(?:post|pre|mid)[\-\u2011]\Z", re.IGNORECASE)


def _in_own_words(
    text: str, numeral: Numeral, mention: NumberMention, words: NumberWords
) -> NumberMention | None:
    """Read an age, a name or a unit in the words of a language other than English."""
    before = (max(0, numeral.start - _LOOK_BACK), numeral.start)
    if age := words.age_after.match(text, numeral.end):
        return replace(mention, end=age.end(), unit="year", kind="age")
    if words.age_before.search(text, *before):
        return replace(mention, unit="year", kind="age")
    if numeral.plain and words.named.search(text, *before):
        return replace(mention, kind="name-part")
    unit = own_unit_after(text, numeral.end, words)
    if unit is None:
        return None
    return replace(mention, unit=unit[0], end=unit[1], kind=kind_of(unit[0]))


_LOOK_BACK = 24
"""Characters in front of a number that hold what says that it is an age or a name."""


def _is_glued(text: str, numeral: Numeral) -> bool:
    """Whether digits go on a word that no currency is: "C2I", "@user516"."""
    before = text[max(0, numeral.start - 1) : numeral.start]
    return (
        ((before.isalpha() and before < EAST_ASIAN) or before in ("_", "@"))
        and before != ""
        and numeral.form == "digits"
        and currency_before(text, numeral.start) is None
        and unit_after(text, numeral.start, numeral.end) is None
    )


EAST_ASIAN = "\u2e80"
"""From here on letters stand beside digits with no space."""

_OF_ONE = re.compile(r"\s+(?:of\s+)?an?(?=[\s\-])")


def _part_of_unit(text: str, mention: NumberMention) -> NumberMention:
    """Read "half a mile", "1/2 mile" as a measure, "half of the crop" as a share."""
    one = _OF_ONE.match(text, mention.end)
    unit = unit_after(text, mention.start, one.end() if one else mention.end)
    if unit is None:
        return replace(mention, unit="fraction", kind="percent")
    return replace(mention, unit=unit[0], end=unit[1], kind=kind_of(unit[0]))


def _with_unit(
    text: str, numeral: Numeral, mention: NumberMention, words: NumberWords | None
) -> NumberMention:
    if found := _OCLOCK.match(text, numeral.end):
        value = (numeral.value or 0.0) * 60
        return replace(mention, value=value, end=found.end(), unit="minute", kind="time")
    age = _as_age(text, numeral, mention)
    if age is not None:
        return age
    before = currency_before(text, numeral.start, scaled=numeral.scale > 1 or not numeral.plain)
    mention, scaled = _letter_scale(text, numeral, mention, money=before is not None)
    if before is not None:
        return _signed_money(text, replace(mention, start=before[1], unit=before[0], kind="money"))
    if numeral.form == "vague" and (of := _OF_MONEY.match(text, numeral.end)) is not None:
        money = unit_after(text, numeral.start, of.end(), scaled=True)
        if money is not None and kind_of(money[0]) == "money":
            return replace(mention, unit=money[0], end=money[1], kind="money")
    after = unit_after(text, numeral.start, mention.end, scaled=scaled)
    if after is not None:
        placed = _IN_ROW.search(text, max(0, numeral.start - _LOOK_BACK), numeral.start)
        if placed and after[0] in TIME_UNITS:
            return replace(mention, unit=after[0], end=after[1], kind="date-part")
        return _in_unit(mention, *after)
    if words is None and is_named(text, numeral):
        return replace(mention, kind="name-part")
    return mention


_IN_ROW = re.compile(
    r"\b(?:first|last|next|past|final|opening|closing|previous)\s\Z", re.IGNORECASE
)
"""In front of units of time that place something and measure nothing: "the first three months"."""


def _in_unit(mention: NumberMention, unit: str, end: int) -> NumberMention:
    if unit == "basis_point":
        value = round((mention.value or 0.0) / BASIS_POINTS, 6)
        return replace(mention, value=value, unit="percentage_point", end=end, kind="percent")
    return replace(mention, unit=unit, end=end, kind=kind_of(unit))


_MINUS_BEFORE = re.compile(r"(?<=[\s(])[\u2212\u2013\-]\Z")


def _signed_money(text: str, mention: NumberMention) -> NumberMention:
    """Read "-$5 million"."""
    if mention.value is None or not _MINUS_BEFORE.search(text, 0, mention.start):
        return mention
    return replace(mention, start=mention.start - 1, value=-mention.value)


def _letter_scale(
    text: str, numeral: Numeral, mention: NumberMention, *, money: bool
) -> tuple[NumberMention, bool]:
    found = LETTER_SCALE.match(text, numeral.end)
    if numeral.scale > 1 or numeral.form != "digits" or not found:
        return mention, numeral.scale > 1
    letter, glued = found["s"], found.start("s") == numeral.end
    if letter == "L" and (currency_before(text, numeral.start) or ("",))[0] != "INR":
        return mention, False  # a lakh of rupees, else a litre
    if not money:
        thousands = letter in "kK" and glued and not (letter == "K" and (numeral.value or 0) <= 8)
        millions = letter in ("m", "M") and _MANY.match(text, found.end())
        if not thousands and not millions and not (glued and letter in ("M", "bn")):
            return mention, False
    value = round((numeral.value or 0.0) * SCALE_OF[letter.lower()], 6)
    return replace(mention, value=value, end=found.end(), core_end=found.end()), True


def _as_age(text: str, numeral: Numeral, mention: NumberMention) -> NumberMention | None:
    if numeral.value is None or numeral.value > 120:
        return None
    before = text[max(0, numeral.start - 40) : numeral.start]
    if found := _AGE_AFTER.match(text, numeral.end):
        return replace(mention, end=found.end(), unit="year", kind="age")
    apposed = numeral.plain and (
        _AGE_APPOSED.search(before) or _AGE_SAID.search(before) or _is_one_person(before)
    )
    told = _AGE_BEFORE.search(before) and not _NO_AGE.match(text, numeral.end)
    if told or (apposed and _AGE_CLOSED.match(text, numeral.end)):
        return replace(mention, unit="year", kind="age")
    return None


_PERSON_APPOSED = re.compile(
    r"\b(?:the|an?|his|her|their|whose)\s+(?:[\w\u2019'-]+\s+){0,2}(?P<who>[a-z]+),\s\Z",
    re.IGNORECASE,
)


def _is_one_person(before: str) -> bool:
    """Whether one person is named in front of a comma: "the driver, 51,"."""
    found = _PERSON_APPOSED.search(before)
    return found is not None and (found["who"] in PEOPLE or found["who"] == "star")
