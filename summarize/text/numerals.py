"""Numerals as they are written: digits, words and mixtures of both, in English and beside it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarize.languages import word_set
from summarize.text.units import (
    GAP,
    NumberWords,
    currency_before,
    number_words,
    one_of,
    plain,
    unit_after,
)
from summarize.text.words import FUNCTION_WORDS

Form = Literal["digits", "words", "fraction", "ordinal", "vague", "code"]
"""How a number is written; "24/7" is a code."""
SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without hedges, sign, currency or unit."""

    start: int  # offset of its first character
    end: int  # offset behind its last
    value: float | None  # what it says; None when vague
    form: Form  # how it is written
    low: float | None = None  # least that a vague plural can mean
    high: float | None = None  # most that it can mean
    scale: float = 1.0  # the factor of the magnitude that it ends in ("million": 1e6)
    plain: bool = False  # digits only, with no separator, decimal or magnitude ("2013")


def find_numerals(text: str, *, language: str = "en") -> list[Numeral]:
    """Return the numerals of a text in order, none overlapping another."""
    words = number_words(language)
    found = [*_digit_numerals(text, language), *_cardinals(text, words), *_parts(text, words)]
    found = [*(_extended(text, n, words) for n in found), *_vague(text, words)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


# --- number words: cardinals and ordinals by text2num, the rest by lexicon

_TOKEN = re.compile(r"fold\b|(?:(?!fold\b)[^\W\d_])+|\d+|\s+|.", re.DOTALL)
_LOOK_BACK = 24
"""Characters in front of a word that can hold an article or "the first"."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as text2num asks for it."""

    written: str

    def text(self) -> str:
        return self.written

    def nt_separated(self, _: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return "\n" in self.written


def _cardinals(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read "twenty-five", "a hundred and five", "twenty-first"; a bare "million" counts nothing."""
    if not words.spelled:
        return
    from text_to_num import find_numbers  # noqa: PLC0415 - a compiled part: only where needed

    matches = list(_TOKEN.finditer(text))
    for one in find_numbers([_Token(m.group()) for m in matches], words.language, threshold=0):
        start, end = matches[one.start].start(), matches[one.end - 1].end()
        told = text[start:end].lower()
        article = one.value == 1 and words.language != "en"  # "un", "ein"
        if article or told in {*words.homonyms, *words.vague}:
            continue
        if one.is_ordinal:
            if not told.endswith("s"):  # "seconds", "thirds"
                yield Numeral(start, end, float(one.value), "ordinal")
        elif told not in words.scales:
            said = re.split(GAP, told)
            scale = words.scales.get(said[-1], 1.0)
            since = _article(text, start, words) if said[0] in words.scales else None
            start = start if since is None else since
            yield Numeral(start, end, float(one.value), "words", scale=scale)


def _article(text: str, start: int, words: NumberWords) -> int | None:
    """Return where the article right in front of a word begins."""
    found = words.one.search(text, max(0, start - _LOOK_BACK), start)
    return found.start() if found else None


def _parts(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read "a million", "half (a million)", "anderthalb Stunden", "a third of", "ein Drittel"."""
    for match in _either(words.scales).finditer(text):
        article = _article(text, match.start(), words)
        if article is not None:
            scale = words.scales[plain(match["word"])]
            yield Numeral(article, match.end(), scale, "words", scale=scale)
    for match in _either(words.parts).finditer(text):
        article, value = _article(text, match.start(), words), words.parts[plain(match["word"])]
        form: Form = "fraction" if value < 1 else "words"
        if _counts(text, match, value, words):
            start = match.start() if article is None else article
            yield Numeral(start, match.end(), value, form)
    shares = {**words.shares, **words.share}
    for match in _either(shares).finditer(text):
        article, word = _article(text, match.start(), words), plain(match["word"])
        in_row = word in words.share and not _is_share(text, article or 0, match.end())
        if article is not None and not in_row:
            yield Numeral(article, match.end(), 1 / shares[word], "fraction")


_OF_WHOLE = re.compile(
    rf"{GAP}(?:of|the|an?|all|as|what|its|their|his|her|our|million|billion|dozen|hour)\b",
    re.IGNORECASE,
)
"""Behind "half" and "twice": it is a part of what follows, or so many times as much."""
_OTHER_HALF = re.compile(
    r"\b(?:first|second|(?:the|its|their)\s++\w++(?:-\w++)*+)[\s-]++\Z", re.IGNORECASE
)


def _counts(text: str, part: re.Match[str], value: float, words: NumberWords) -> bool:
    """Whether "half" is a share (no "second half"), or "twice" a count (not "twice as big")."""
    if words.language != "en":
        return True
    before = max(0, part.start() - _LOOK_BACK), part.start()
    of_whole = _OF_WHOLE.match(text, part.end()) is not None
    if value > 1:
        return not of_whole
    other = _OTHER_HALF.search(text, *before) is not None
    return (of_whole and not other) or words.bounds.search(text, *before) is not None


_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_CHANGED_BY = re.compile(
    r"\bby\s+(?:(?:about|around|nearly|almost|more\s+than)\s+)?\Z", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"\s+(?P<word>[a-z]+)")


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether "a third" is a share ("of the crop", "fell by a third in May"), not one in a row."""
    if _OF.match(text, end):
        return True
    following = _NEXT_WORD.match(text, end)
    ends = following is None or following["word"] in FUNCTION_WORDS
    return ends and bool(_CHANGED_BY.search(text, max(0, start - _LOOK_BACK), start))


def _vague(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read "dozens", "tens of thousands", "several hundred"."""
    for match in _either(words.vague).finditer(text):
        low, high = words.vague[plain(match["word"])]
        if plain(match["word"]) != "scores" or _OF.match(text, match.end()):  # not who scores
            yield Numeral(match.start(), match.end(), None, "vague", low, high)
    for match in _either(words.several).finditer(text):
        low, high = words.several[plain(match["word"])]
        several = Numeral(match.start(), match.end(), None, "vague", low, high)
        numeral = _extended(text, several, words)
        if numeral.scale > 1:
            yield numeral


def _either(words: Collection[str]) -> re.Pattern[str]:
    return _pattern(r"\b{}\b", tuple(words))


@lru_cache(maxsize=256)
def _pattern(shape: str, words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(shape.replace("{}", f"(?P<word>{one_of(words)})"), re.IGNORECASE)


# --- what belongs to a numeral: a magnitude, "and a half", "thirds", the ending of an ordinal

_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ORDINAL_DOT = re.compile(r"\.(?=\s+[^\W\d_])")
_SCALE = rf"[{SPACES}\-\u2011]?{{}}\b(?:(?<=\b[^\W\d_]{{3}})\.(?=\s\w))?"
"""A magnitude behind a number; its short form may have a stop ("Mio.")."""
_SCALE_OF_PART = rf"{GAP}+(?:of{GAP}+)?an?{GAP}+{{}}\b"


def _extended(text: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """Take in what stands behind a numeral and multiplies, adds to or divides it."""
    if numeral.form == "ordinal":
        return numeral
    if numeral.form == "digits" and (ordinal := _ordinal(text, numeral, words)) is not None:
        return ordinal
    scales = tuple(words.scales)
    while True:
        found = _pattern(_SCALE, scales).match(text, numeral.end)
        if found is None and numeral.form == "fraction":
            found = _pattern(_SCALE_OF_PART, scales).match(text, numeral.end)
        if found is not None:
            numeral = _multiplied(numeral, words.scales[plain(found["word"])], found.end())
        elif found := _pattern(rf"{GAP}+{{}}\b", tuple(words.added)).match(text, numeral.end):
            value = (numeral.value or 0.0) + words.added[plain(found["word"])] * numeral.scale
            numeral = replace(numeral, end=found.end(), value=value, scale=1.0)
        elif share := _share(text, numeral, words):
            numeral = share
        else:
            return numeral


def _ordinal(text: str, numeral: Numeral, words: NumberWords) -> Numeral | None:
    """Read "3rd", and "3." as German writes it."""
    found = _ORDINAL.match(text, numeral.end)
    if words.language == "de" and numeral.plain and numeral.end - numeral.start <= 2:
        found = _ORDINAL_DOT.match(text, numeral.end)
    return replace(numeral, end=found.end(), form="ordinal", plain=False) if found else None


def _multiplied(numeral: Numeral, factor: float, end: int) -> Numeral:
    ends = (numeral.value, numeral.low, numeral.high)
    value, low, high = (None if x is None else round(x * factor, 6) for x in ends)
    form: Form = "words" if numeral.form == "fraction" else numeral.form
    scale = numeral.scale * factor
    return Numeral(numeral.start, end, value, form, low, high, scale)


def _share(text: str, numeral: Numeral, words: NumberWords) -> Numeral | None:
    """Read "two thirds", "three-fifths", "zwei Drittel", "one third"."""
    shares = {**words.shares, **words.share}
    found = _pattern(rf"{GAP}{{}}\b", tuple(shares)).match(text, numeral.end)
    if found is None or numeral.form != "words" or numeral.value is None:
        return None
    word, under = plain(found["word"]), shares[plain(found["word"])]
    hyphened = text[numeral.end] != " " and numeral.value < under
    if word in words.share and not (numeral.value == 1 or hyphened):  # "three third graders"
        return None
    return replace(numeral, end=found.end(), value=numeral.value / under, form="fraction")


# --- numerals in digits: groups, decimals, fractions, East Asian myriads

DECIMAL_COMMA = word_set("numbered", "decimal_comma")
"""Languages that write 1.386 for a thousand and 2,5 for two and a half (Unicode CLDR)."""
_SPACED = rf"[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?![\d.,]\d|\d))?"
_WHOLE = rf"(?P<whole>\d{{1,3}})(?:[{SPACES}]|-)"
_FRACTION = rf"(?:{_WHOLE})?(?P<over>\d{{1,2}})[/\u2044](?P<under>\d{{1,2}})(?![\d/%]|\.\d)"
_NUMERAL = re.compile(
    rf"(?<!\d)(?<!\d\.)(?:(?P<fraction>(?<![/\u2044\w])(?:{_FRACTION}))"
    rf"|(?P<spaced>{_SPACED})"
    r"|(?P<vulgar>(?:\d+\s?)?[½¼¾⅓⅔⅛])"
    r"|(?P<token>(?:\d{1,3}(?:['\u2019]\d{3})+|\d+)(?:[.,]\d+)*)"
    r"|(?<=[\s(\"\u201c])(?P<point>\.\d{1,3})(?![\w.]))"
)
_PIECE = re.compile(r"\d+")
_MYRIAD = re.compile(
    r"(?<![\d.,])(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>[千百]?[万萬億亿兆만억조])"
    r"(?:(?P<more>\d[\d,]*)(?P<less>[千百]?[万萬만]))?"
)
_MYRIADS = {
    "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4, "億": 1e8, "亿": 1e8, "억": 1e8,
    "兆": 1e12, "조": 1e12,
}  # fmt: skip
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100})
_GROUPS = re.compile(r"\d{1,3}(?:[,.]\d{2,3})*[,.]\d{3}")
"""Digits in groups; in India all but the last have two: "5,00,000"."""


def _digit_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Yield the numerals that are written in digits; those of a myriad lie within it."""
    comma = language in DECIMAL_COMMA
    for match in _MYRIAD.finditer(text):
        value = _number(match["value"], decimal=".") * _myriad(match["unit"])
        if match["more"]:
            value += _number(match["more"]) * _myriad(match["less"])
        scale = _myriad(match["unit"])
        yield Numeral(match.start(), match.end(), round(value, 6), "digits", scale=scale)
    for match in _NUMERAL.finditer(text):
        yield from _read(text, match, comma=comma)


def _myriad(unit: str) -> float:
    return math.prod(_MYRIADS[char] for char in unit)


def _read(text: str, match: re.Match[str], *, comma: bool) -> Iterator[Numeral]:
    start, end = match.span()
    if match["fraction"]:
        over, under = int(match["over"]), int(match["under"])
        value = int(match["whole"] or 0) + over / max(under, 1)
        proper = 0 < over < under and under in _DENOMINATORS
        form: Form = "code" if not proper else "digits" if match["whole"] else "fraction"
        yield Numeral(start, end, value, form)
    elif match["vulgar"]:
        whole = match["vulgar"][:-1].strip()
        value = float(whole or 0) + unicodedata.numeric(match["vulgar"][-1])
        yield Numeral(start, end, value, "digits" if whole else "fraction")
    elif match["point"]:
        yield Numeral(start, end, float(match["point"]), "digits")
    elif match["spaced"]:
        yield Numeral(start, end, _number(match["spaced"].replace(",", "."), decimal="."), "digits")
    elif (told := _value(text, match, comma=comma)) is not None:
        yield Numeral(start, end, told, "digits", plain=match["token"].isdigit())
    else:  # each run of digits by itself
        for piece in _PIECE.finditer(text, start, end):
            yield Numeral(piece.start(), piece.end(), float(piece.group()), "digits", plain=True)


def _value(text: str, match: re.Match[str], *, comma: bool) -> float | None:
    """Return what digits with their separators say; None where they are several numbers."""
    token = re.sub(r"['\u2019]", "", match["token"])
    marks = [char for char in token if not char.isdigit()]
    if not marks:
        return float(token)
    whole, _, last = token.rpartition(marks[-1])
    if len(set(marks)) == 2:  # "1,234.50", "1.234,50"
        grouped = marks.count(marks[-1]) > 1 or not _GROUPS.fullmatch(whole)
        return None if grouped else _number(token, decimal=marks[-1])
    if len(marks) > 1:  # "1.234.567"
        return _number(token) if _GROUPS.fullmatch(token) else None
    if len(last) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        # No decimal part of noughts is needed; a price of thousandths is of a litre ("$1.386").
        money = currency_before(text, match.start()) is not None
        round_ = last == "000" or (money and (len(whole) > 1 or last.endswith("00")))
        grouped = comma or round_ if marks == ["."] else not comma
        return _number(token, decimal="" if grouped else marks[-1])
    scale = _pattern(_SCALE, tuple(number_words("en").scales))
    measured = (
        comma
        or whole == "0"
        or currency_before(text, match.start()) is not None
        or unit_after(text, match.start(), match.end()) is not None
        or scale.match(text, match.end()) is not None
    )
    return _number(token, decimal=marks[-1]) if marks == ["."] or measured else None


def _number(written: str, *, decimal: str = "") -> float:
    """Return the number that digits say, by the mark before its decimals; all others group it."""
    whole, _, part = written.partition(decimal) if decimal else (written, "", "")
    return float("".join(_PIECE.findall(whole)) + "." + part)
