"""Reading numerals: number words of English here, digits and other languages beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarize.text.digits import digit_numerals, with_sign
from summarize.text.numberwords import number_words
from summarize.text.numeral import DENOMINATORS, SCALES, SMALL_SCALES, Numeral, alternatives
from summarize.text.shares import is_share
from summarize.text.spelled import spelled_numerals

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

VAGUE = {
    "dozens": (24.0, 199.0),
    "scores": (40.0, 199.0),
    "tens": (20.0, 99.0),
    "hundreds": (200.0, 1999.0),
    "thousands": (2e3, 19999.0),
    "lakhs": (2e5, 999999.0),
    "crores": (2e7, 99999999.0),
    "millions": (2e6, 2e7),
    "billions": (2e9, 2e10),
}
"""What a writer can mean by a bare plural; beyond the upper end another word would be used."""


_CARDINAL = {**UNITS, **TEENS, **TENS}
_WORD = re.compile(
    rf"\b(?:{alternatives(_CARDINAL)}|{alternatives(SCALES)}|{alternatives(SMALL_SCALES)}"
    rf"|{alternatives(ORDINALS)}|half|halves|quarters?|{alternatives(VAGUE)}"
    r"|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s)\b",
    re.IGNORECASE,
)
_PLURAL_SCALES = frozenset({"lakhs", "crores"})
"""Magnitudes that are written in the plural behind a number: "five lakhs"."""
_GAP = re.compile(r"(?<![\s\-\u2011])[\s\-\u2011]+\Z")
_AND_GAP = re.compile(r"[\s\-\u2011]+and[\s\-\u2011]+\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an)[\s\-\u2011]+\Z", re.IGNORECASE)
_AND_A = re.compile(r"[\s\-\u2011]+and[\s\-\u2011]+an?[\s\-\u2011]+\Z", re.IGNORECASE)
_A_OF_A = re.compile(r"[\s\-\u2011]+(?:of[\s\-\u2011]+)?an?[\s\-\u2011]+\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:several|a[\s]+few|many)[\s\-\u2011]+\Z", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_OF_GAP = re.compile(r"\s+of\s+\Z", re.IGNORECASE)
_PART_OF_GAME = re.compile(
    r"\b(?:first|second|opening|closing|other|better)[\s\-\u2011]+\Z", re.IGNORECASE
)
_BEFORE_HALF = re.compile(r"\b(?:than|about|over|nearly|almost|by|in)\s+\Z", re.IGNORECASE)
_HALF_OF = re.compile(
    r"(?:\s+(?:of|the|its|their|his|her|our|an?|all|as)\b|[\s\-\u2011](?:million|billion|dozen|hour)\b)",
    re.IGNORECASE,
)


_LOOK_BACK = 24
"""Characters in front of a word that can hold "a", "several", "a few", "the first"."""


def _in_front(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    """Return where a phrase that ends right at `start` begins."""
    since = max(0, start - _LOOK_BACK)
    found = pattern.search(text[since:start])
    return since + found.start() if found else None


def find_numerals(text: str, *, language: str = "en") -> list[Numeral]:
    """Return the numerals of a text in order, none overlapping another.

    Args:
        text: The text.
        language: Its language (ISO 639-1).
    """
    found = [*digit_numerals(text, language), *_spelled(text, language)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


def _spelled(text: str, language: str) -> Iterator[Numeral]:
    """Read number words: of the text's own language and, beside it, English ones."""
    words = number_words(language)
    if words is not None and words.spelled:
        return spelled_numerals(text, language, words)
    return (with_sign(text, n) for n in _word_numerals(text))


@dataclass(slots=True)
class _Sum:
    """A cardinal being read, word by word."""

    total: float = 0.0
    current: float = 0.0
    last: float = 0.0
    """Value of the last word taken; a scale where it was one."""
    least: float = float("inf")
    """The smallest magnitude taken so far: a later one must be smaller."""
    scale: float = 1.0

    def takes(self, word: str) -> bool:
        if word in UNITS:
            return not self.last or self.last >= 100 or (20 <= self.last <= 90 and word != "zero")
        if word in TEENS or word in TENS:
            return not self.last or self.last >= 100
        if word in SMALL_SCALES:
            return 0 < self.current < 100 and self.last < 100
        if word not in SCALES:
            return False
        stacked = self.current == 0 and 1e3 <= self.last <= SCALES[word]  # "three lakh crore"
        return stacked or (self.current > 0 and SCALES[word] < self.least)

    def take(self, word: str) -> None:
        if word in _CARDINAL:
            self.current += _CARDINAL[word]
            self.last = _CARDINAL[word]
        elif word in SMALL_SCALES:
            self.current *= SMALL_SCALES[word]
            self.last = 100
        elif self.current == 0:
            self.total *= SCALES[word]
            self.last = self.scale = self.scale * SCALES[word]
        else:
            self.total += self.current * SCALES[word]
            self.current, self.least = 0.0, SCALES[word]
            self.last = self.scale = SCALES[word]

    @property
    def value(self) -> float:
        return self.total + self.current


def _word_numerals(text: str) -> Iterator[Numeral]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        numeral, used = _read_words(text, words, at)
        if numeral is not None:
            yield numeral
        at += max(used, 1)


def _read_words(text: str, words: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    word = words[at].group().lower()
    if word in VAGUE:
        return _read_vague(text, words, at)
    if word in _CARDINAL or word in SCALES or word in SMALL_SCALES:
        return _read_cardinal(text, words, at)
    if word in ("half", "halves") or word.startswith("quarter"):
        return _read_part(text, words, at)
    if word in ORDINALS:
        return _read_ordinal(text, words[at])
    return None, 1


def _read_cardinal(text: str, words: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    first = words[at]
    start, end, sum_, used = first.start(), first.end(), _Sum(), 1
    word = first.group().lower()
    if word in SCALES or word in SMALL_SCALES:
        if (several := _in_front(_SEVERAL, text, start)) is not None:
            return _read_several(several, words, at, text)
        if (article := _in_front(_ARTICLE, text, start)) is None:
            return None, 1
        start, sum_.current = article, 1.0
    sum_.take(word)
    for following in words[at + 1 :]:
        taken = following.group().lower()
        taken = taken.removesuffix("s") if taken in _PLURAL_SCALES else taken
        gap = text[end : following.start()]
        joined = _GAP.fullmatch(gap) or (sum_.last >= 100 and _AND_GAP.fullmatch(gap))
        if not joined or not sum_.takes(taken):
            break
        sum_.take(taken)
        end, used = following.end(), used + 1
    numeral = Numeral(start, end, sum_.value, "words", scale=sum_.scale)
    if _POINT.match(text, end):
        return _with_decimals(text, words, at + used, numeral, used)
    return _with_tail(text, words, at + used, numeral, used)


_POINT = re.compile(r"\s+point\s+", re.IGNORECASE)


def _with_decimals(
    text: str, words: list[re.Match[str]], at: int, numeral: Numeral, used: int
) -> tuple[Numeral, int]:
    """Read "one point two (million)", "three point one four"."""
    value, gap, place, first = numeral.value or 0.0, _POINT, 10, at
    while at < len(words) and words[at].group().lower() in UNITS:
        if not gap.fullmatch(text, numeral.end, words[at].start()):
            break
        value = round(value + UNITS[words[at].group().lower()] / place, 6)
        numeral = replace(numeral, end=words[at].end(), value=value)
        gap, place, at = _GAP, place * 10, at + 1
    return _times_scale(text, words, at, numeral, used + at - first)


def _with_tail(
    text: str, words: list[re.Match[str]], at: int, numeral: Numeral, used: int
) -> tuple[Numeral, int]:
    """Read what may follow a cardinal: "thirds", "and a half (million)", "-first"."""
    if at >= len(words) or numeral.value is None:
        return numeral, used
    word = words[at].group().lower()
    gap = text[numeral.end : words[at].start()]
    singular = word.removesuffix("s") if word != "halves" else "half"
    if singular in ("half", "quarter") and _AND_A.fullmatch(gap):
        whole = _and_part(text, words[at], numeral, 1 / DENOMINATORS[singular])
        return _times_scale(text, words, at + 1, whole, used + 1)
    if (over := _CARDINAL.get(word, 10)) < 10 and _AND_GAP.fullmatch(gap) and at + 1 < len(words):
        under = DENOMINATORS.get(words[at + 1].group().lower().removesuffix("s"), 0)
        if over < under and _GAP.fullmatch(text[words[at].end() : words[at + 1].start()]):
            whole = _and_part(text, words[at + 1], numeral, over / under)
            return _times_scale(text, words, at + 2, whole, used + 2)
    under = DENOMINATORS.get(singular, 0)
    several = word.endswith("s") or (gap == "-" and numeral.value < under)
    if under and _GAP.fullmatch(gap) and (numeral.value == 1 or several):
        value = numeral.value / under
        part = Numeral(numeral.start, words[at].end(), value, "fraction")
        return _times_scale(text, words, at + 1, part, used + 1)
    tens = numeral.value % 100
    if word in ORDINALS and _GAP.fullmatch(gap) and 20 <= tens <= 90 and ORDINALS[word] < 10:
        value = numeral.value + ORDINALS[word]
        return Numeral(numeral.start, words[at].end(), value, "ordinal"), used + 1
    return numeral, used


def _and_part(text: str, word: re.Match[str], numeral: Numeral, part: float) -> Numeral:
    """Add "and a half": of the magnitude right before it ("a million and a half"), or of one."""
    last = re.split(r"[\s\-\u2011]", text[numeral.start : numeral.end])[-1].lower()
    factor = SCALES.get(last) or (SMALL_SCALES[last] if last == "dozen" else 1.0)
    return replace(numeral, end=word.end(), value=round((numeral.value or 0.0) + part * factor, 6))


def _times_scale(
    text: str, words: list[re.Match[str]], at: int, numeral: Numeral, used: int
) -> tuple[Numeral, int]:
    if at < len(words) and numeral.value is not None:
        word = words[at].group().lower()
        factor = {**SCALES, **SMALL_SCALES}.get(word)
        gap = text[numeral.end : words[at].start()]
        if factor and (_GAP.fullmatch(gap) or _A_OF_A.fullmatch(gap)):
            value = numeral.value * factor
            return (
                replace(numeral, end=words[at].end(), value=value, form="words", scale=factor),
                used + 1,
            )
    return numeral, used


def _read_part(text: str, words: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    """Read "half (of)", "half a million", "a quarter of"; not the half of a match or a year."""
    match = words[at]
    word = match.group().lower()
    article = _in_front(_ARTICLE, text, match.start())
    if word not in ("half", "quarter") or _in_front(_PART_OF_GAME, text, match.start()) is not None:
        return None, 1
    if word == "quarter" and (article is None or not is_share(text, article, match.end())):
        return None, 1
    start = match.start() if article is None else article
    numeral = Numeral(start, match.end(), 1 / DENOMINATORS[word], "fraction")
    scaled, used = _times_scale(text, words, at + 1, numeral, 1)
    if scaled is not numeral or word == "quarter" or _HALF_OF.match(text, match.end()):
        return scaled, used
    measured = _in_front(_BEFORE_HALF, text, match.start()) is not None
    return (scaled, used) if measured else (None, 1)


def _read_ordinal(text: str, match: re.Match[str]) -> tuple[Numeral | None, int]:
    word = match.group().lower()
    article = _in_front(_ARTICLE, text, match.start())
    if article is not None and word in DENOMINATORS and is_share(text, article, match.end()):
        return Numeral(article, match.end(), 1 / DENOMINATORS[word], "fraction"), 1
    return Numeral(match.start(), match.end(), float(ORDINALS[word]), "ordinal"), 1


def _read_several(
    start: int, words: list[re.Match[str]], at: int, text: str
) -> tuple[Numeral, int]:
    factor = {**SCALES, **SMALL_SCALES}[words[at].group().lower()]
    vague = Numeral(start, words[at].end(), None, "vague", 2 * factor, 10 * factor, factor)
    following = words[at + 1] if at + 1 < len(words) else None
    if not following or factor != 100 or not _GAP.fullmatch(text[vague.end : following.start()]):
        return vague, 1
    more = SCALES.get(following.group().lower())
    if more is None:
        return vague, 1
    low, high = 2 * factor * more, 10 * factor * more
    return Numeral(start, following.end(), None, "vague", low, high, more), 2


def _read_vague(text: str, words: list[re.Match[str]], at: int) -> tuple[Numeral | None, int]:
    """Read "dozens", "hundreds of", "tens of thousands of"."""
    match = words[at]
    word = match.group().lower()
    low, high = VAGUE[word]
    following = words[at + 1] if at + 1 < len(words) else None
    second = following.group().lower() if following else ""
    if following and second in VAGUE and _OF_GAP.fullmatch(text[match.end() : following.start()]):
        factor = VAGUE[second][0] / 2
        high = low * 5 - 1 / factor if word in ("tens", "hundreds") else high
        end = following.end()
        return Numeral(match.start(), end, None, "vague", low * factor, high * factor), 2
    if word in ("scores", "tens") and not _OF.match(text, match.end()):
        return None, 1
    return Numeral(match.start(), match.end(), None, "vague", low, high), 1
