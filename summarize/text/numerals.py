"""Numerals as they are written: digits, words and mixtures of both, in English and beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarize.languages import word_set
from summarize.text.numberwords import NOTHING, NumberWords, number_words
from summarize.text.units import currency_before, is_currency, unit_after

# --- what a numeral is, and the words that multiply one


Form = Literal["digits", "words", "fraction", "ordinal", "vague"]

SCALES = {
    "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
SMALL_SCALES = {"dozen": 12.0, "score": 20.0, "hundred": 100.0}

SCALES_AFTER_DIGITS = {
    **SCALES, "dozen": 12.0, "hundred": 100.0,
    "lakhs": 1e5, "crores": 1e7, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
    # Other languages, where they cannot be English words (Unicode CLDR, compact long forms).
    "millionen": 1e6, "milliarden": 1e9, "mio": 1e6, "mrd": 1e9, "millions": 1e6,
    "milliard": 1e9, "milliards": 1e9, "millón": 1e6, "millones": 1e6, "milione": 1e6,
    "milioni": 1e6, "miliardi": 1e9, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9,
    "bilhões": 1e9, "juta": 1e6, "miljoen": 1e6, "miljard": 1e9, "миллионов": 1e6,
    "миллиардов": 1e9,
}  # fmt: skip

DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without hedges, currency or unit.

    Attributes:
        start: Offset of its first character, a minus sign included.
        end: Offset behind its last.
        value: What it says; None when vague.
        form: How it is written.
        low: Least that a vague plural can mean.
        high: Most that it can mean.
        scale: The magnitude word's factor ("million": 1e6), 1 without one.
        plain: Digits only, with no separator, decimal or magnitude ("2013").
    """

    start: int
    end: int
    value: float | None
    form: Form
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    plain: bool = False


def alternatives(words: object) -> str:
    """Return words as a pattern that takes the longest first."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


# --- whether "a third" is a share ("a third of the crop", "fell by a third") or one in a row


_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_CHANGED_BY = re.compile(
    r"\bby\s+(?:(?:about|around|nearly|almost|roughly|some|more\s+than|less\s+than|over|up\s+to"
    r"|at\s+least)\s+)?\Z",
    re.IGNORECASE,
)
_NO_NOUN_AHEAD = re.compile(
    r"\s*(?:[.,;:!?)\u2019\u201d\"\u2013\u2014]|\Z)"
    r"|\s+(?:in|on|from|since|over|after|during|at|this|last|and|or|but|as|within|compared|because"
    r"|when|while|for|between|by|to\s+(?!one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d))\b",
    re.IGNORECASE,
)
_LOOK_BACK = 32


def is_share(text: str, start: int, end: int) -> bool:
    """Return whether an ordinal or a quarter with its article is a share of something.

    Args:
        text: The text.
        start: Where its article begins ("|a third").
        end: Where it ends.
    """
    if _OF.match(text, end):
        return True
    changed = _CHANGED_BY.search(text[max(0, start - _LOOK_BACK) : start])
    return changed is not None and _NO_NOUN_AHEAD.match(text, end) is not None


# --- number words of languages other than English: cardinals by text2num, the rest by lexicon


_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


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


def spelled_numerals(text: str, language: str, words: NumberWords) -> Iterator[Numeral]:
    """Yield the numerals that are written in words; some may lie within others.

    Args:
        text: The text.
        language: Its language, one that text2num knows.
        words: What stands around its numbers.
    """
    cardinals = _cardinals(text, language)
    for numeral in cardinals:
        told = text[numeral.start : numeral.end].lower()
        if told in words.scales:
            yield from _of_scale(text, numeral, words)
        elif numeral.value != 1 and told not in words.homonyms:
            yield numeral
    yield from _parts(text, words)
    yield from _counted_nouns(text, cardinals, words)
    for match in _either(tuple(words.vague)).finditer(text):
        low, high = words.vague[_key(match)]
        yield Numeral(match.start(), match.end(), None, "vague", low, high)


def _cardinals(text: str, language: str) -> list[Numeral]:
    from text_to_num import find_numbers  # noqa: PLC0415 - a compiled part: only where needed

    matches = list(_TOKEN.finditer(text))
    found = []
    for one in find_numbers([_Token(m.group()) for m in matches], language, threshold=0):
        start, end = matches[one.start].start(), matches[one.end - 1].end()
        if not any(c.isdigit() for c in text[start:end]):
            form: Form = "ordinal" if one.is_ordinal else "words"
            found.append(Numeral(start, end, float(one.value), form))
    return found


def _listed_cardinals(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read the number words that a language lists: "двадцать пять", "пять тысяч"."""
    either = _either((*words.cardinals, *words.scales))
    run: list[re.Match[str]] = []
    for match in either.finditer(text):
        if run and text[run[-1].end() : match.start()] != " ":
            yield from _sum_of(run, words)
            run = []
        run.append(match)
    yield from _sum_of(run, words)


def _sum_of(run: Sequence[re.Match[str]], words: NumberWords) -> Iterator[Numeral]:
    """Yield the number that words in a row make; none where they make none by themselves."""
    total = current = 0.0
    least = math.inf
    for match in run:
        word = _key(match)
        if word in words.scales:
            if not current and (word not in words.alone or len(run) == 1):
                return  # "миллион" counts nothing yet, "тысяч пять" turns about
            if words.scales[word] >= least:
                return
            least = words.scales[word]
            total, current = total + (current or 1.0) * least, 0.0
        elif current % 10 ** len(f"{words.cardinals[word]:.0f}"):
            return  # "три четыре" is no sum
        else:
            current += words.cardinals[word]
    if total + current:
        yield Numeral(run[0].start(), run[-1].end(), total + current, "words")


def _of_scale(text: str, numeral: Numeral, words: NumberWords) -> Iterator[Numeral]:
    """Read "eine Million"; a bare "Millionen" counts nothing."""
    article = words.one.search(text, max(0, numeral.start - _SPELLED_LOOK_BACK), numeral.start)
    if article is not None:
        factor = numeral.value or 1.0
        yield Numeral(article.start(), numeral.end, numeral.value, "words", scale=factor)


_SPELLED_LOOK_BACK = 12


def _parts(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read "anderthalb Stunden", "(eine) halbe Million"."""
    scale = _either(tuple(words.scales))
    for match in _either(tuple(words.parts)).finditer(text):
        value = words.parts[_key(match)]
        gap = re.compile(r"\s+").match(text, match.end())
        times = scale.match(text, gap.end()) if gap else None
        article = words.one.search(text, max(0, match.start() - _SPELLED_LOOK_BACK), match.start())
        start = article.start() if article else match.start()
        if times is not None:
            factor = words.scales[_key(times)]
            yield Numeral(start, times.end(), value * factor, "words", scale=factor)
        else:
            yield Numeral(start, match.end(), value, "fraction" if value < 1 else "words")


def _counted_nouns(
    text: str, cardinals: Sequence[Numeral], words: NumberWords
) -> Iterator[Numeral]:
    """Read "zwei Drittel", "die Hälfte", "ein Dutzend"."""
    ends = {n.end: n for n in cardinals if n.form == "words"}
    for match in _either((*words.shares, *words.collective)).finditer(text):
        many = ends.get(match.start() - 1)
        start, over = (many.start, many.value or 1.0) if many else (match.start(), 1.0)
        word = _key(match)
        if word in words.collective:
            yield Numeral(start, match.end(), over * words.collective[word], "words")
        elif many is not None or words.shares[word] == 2:
            yield Numeral(start, match.end(), over / words.shares[word], "fraction")


def _key(match: re.Match[str]) -> str:
    return " ".join(match.group().lower().split())


@lru_cache(maxsize=64)
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE) if words else NOTHING


# --- numerals in digits: groups, decimals, fractions, signs, East Asian myriads


DECIMAL_COMMA = word_set("numbered", "decimal_comma")
"""Languages that write 1.386 for a thousand and 2,5 for two and a half (Unicode CLDR)."""

SPACES = " \u00a0\u202f\u2009"
_SPACED = rf"[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?![\d.,]\d|\d))?"
_WHOLE = rf"(?P<whole>\d{{1,3}})(?:[{SPACES}]|-)"
_FRACTION = rf"(?:{_WHOLE})?(?P<over>\d{{1,2}})[/\u2044](?P<under>\d{{1,2}})(?![\d/%]|\.\d)"
_NUMERAL = re.compile(
    rf"(?<!\d)(?<!\d\.)(?:(?P<fraction>(?<![/\u2044\w])(?:{_FRACTION}))"
    rf"|(?P<spaced>{_SPACED})"
    r"|(?P<vulgar>(?:\d+\s?)?[½¼¾⅓⅔⅛])"
    r"|(?P<token>\d+(?:[.,'\u2019]\d+)*)"
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
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ORDINAL_DOT = re.compile(r"\.\s+(?=[^\W\d_])")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100})

_GROUPED = (
    re.compile(r"\d{1,3}(?:['\u2019]\d{3})+(?:\.\d+)?"),
    re.compile(r"(?<![\d,])\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"),
    re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"),
    re.compile(r"\d{1,3},\d{3}\.\d+"),
)
"""Shapes that can only be read with a decimal point; the second is Indian: "5,00,000"."""
_CONTINENTAL = (
    re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"),
    re.compile(r"\d{1,3}\.\d{3},\d{1,2}"),
    re.compile(r"(?<![\d'\u2019])\d{1,3}(?:['\u2019]\d{3})++,\d+"),
)
"""Shapes that can only be read with a decimal comma."""
_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_ONE_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}|\d+,\d{4,}|0,\d+")
_POINT_DECIMAL = re.compile(r"\d+\.\d+")
_MANY_AFTER = re.compile(
    r"\s+(?:people|(?:wo)?men|children|[a-z]{3,}s)\b(?!\s+(?:per|an?|each|every)\b)"
)
_SCALE = rf"(?i:{alternatives(SCALES_AFTER_DIGITS)})\b"
_AFTER_DIGITS = re.compile(
    rf"(?:-plus|\+)?[{SPACES}\-]?(?P<scale>{_SCALE})(?:(?<=(?i:mio|mrd))\.(?=\s\w))?"
)
_STACKED = re.compile(r"[ \-](?i:million|billion|crores?|lakhs?|trillion)\b")
_OF_A_SCALE = re.compile(
    r"\s+(?:of\s+an?\s+)?(?P<scale>million|billion|trillion|thousand|crore|lakh|dozen)\b",
    re.IGNORECASE,
)
_MINUS = re.compile(
    r"(?:(?:(?<=[ (\[\"\u201c\u2018:\u00a0])|\A)(?<!\d\s)[\u2212\u2013\-]"
    r"|\u2212|(?<!\bor\s)\b(?:minus|negative)\s)\Z",
    re.IGNORECASE,
)
_LONGEST_MINUS = len(" negative ")


def has_decimal_comma(text: str, language: str) -> bool:
    """Return whether a text writes "1.386" for a thousand and "2,5" for two and a half."""
    usual = language in DECIMAL_COMMA
    commas, points = _evidence(text)
    if usual:
        return not (points and not commas)
    return commas and not points


@lru_cache(maxsize=8192)
def _evidence(text: str) -> tuple[bool, bool]:
    """Return whether numerals show a decimal comma, and whether some show a decimal point."""
    commas = points = False
    for match in _NUMERAL.finditer(text):
        token = match["token"] or ""
        commas = commas or _is(token, _CONTINENTAL) or _is_comma_decimal(text, match)
        points = points or _is(token, _GROUPED[1:]) or _is_point_decimal(text, match)
    return commas, points


def digit_numerals(text: str, language: str = "en") -> Iterator[Numeral]:
    """Yield the numerals that are written in digits, in order.

    Args:
        text: The text.
        language: Its language (ISO 639-1).
    """
    comma = has_decimal_comma(text, language)
    until = 0
    for numeral in _merged(text, comma=comma):
        if numeral.start >= until:
            found = _signed(text, _extended(text, numeral, language))
            until = found.end
            yield found


def _merged(text: str, *, comma: bool) -> list[Numeral]:
    found = [*_myriads(text)]
    for match in _NUMERAL.finditer(text):
        found += _read(text, match, comma=comma)
    return sorted(found, key=lambda n: (n.start, -n.end))


def _myriads(text: str) -> Iterator[Numeral]:
    for match in _MYRIAD.finditer(text):
        value = _number(match["value"]) * _myriad(match["unit"])
        if match["more"]:
            value += _number(match["more"]) * _myriad(match["less"])
        scale = _myriad(match["unit"])
        yield Numeral(match.start(), match.end(), round(value, 6), "digits", scale=scale)


def _myriad(unit: str) -> float:
    factor = 1.0
    for char in unit:
        factor *= _MYRIADS[char]
    return factor


def _read(text: str, match: re.Match[str], *, comma: bool) -> list[Numeral]:
    if match["fraction"]:
        return _fraction(match)
    start, end = match.span()
    if match["vulgar"]:
        whole = match["vulgar"][:-1].strip()
        value = float(whole or 0) + VULGAR[match["vulgar"][-1]]
        return [Numeral(start, end, value, "digits" if whole else "fraction")]
    if match["point"]:
        return [Numeral(start, end, float(match["point"]), "digits")]
    if match["spaced"]:
        return [Numeral(start, end, _number(match["spaced"].replace(",", ".")), "digits")]
    value_ = _value(text, match, comma=comma)
    if value_ is not None:
        return [Numeral(start, end, value_, "digits", plain=match["token"].isdigit())]
    return _pieces(match)


def _fraction(match: re.Match[str]) -> list[Numeral]:
    """Read "5 1/2" and "2/3"; of what is no fraction ("24/7") each number for itself."""
    over, under = int(match["over"]), int(match["under"])
    if 0 < over < under and under in _DENOMINATORS:
        value = int(match["whole"] or 0) + over / under
        form: Form = "digits" if match["whole"] else "fraction"
        return [Numeral(match.start(), match.end(), value, form)]
    return _pieces(match)


def _pieces(match: re.Match[str]) -> list[Numeral]:
    """Read each run of digits for itself."""
    start = match.start()
    return [
        Numeral(start + m.start(), start + m.end(), float(m.group()), "digits", plain=True)
        for m in _PIECE.finditer(match.group())
    ]


def _value(text: str, match: re.Match[str], *, comma: bool) -> float | None:
    """Return what digits with their separators say; None where they are several numbers."""
    token = match["token"]
    if token.isdigit() or _is(token, _GROUPED):
        return _number(token)
    if _is(token, _CONTINENTAL):
        return _number(token, comma=True)
    if _ONE_COMMA.fullmatch(token):
        return _number(token, comma=comma)
    if _ONE_POINT.fullmatch(token):
        grouped = comma or _counts_whole(text, match)
        return _number(token, comma=grouped)
    if _COMMA_DECIMAL.fullmatch(token):
        told = comma or token.startswith("0,") or _is_comma_decimal(text, match)
        return _number(token, comma=True) if told else None
    return float(token) if _POINT_DECIMAL.fullmatch(token) else None


def _number(written: str, *, comma: bool = False) -> float:
    bare = re.sub(rf"['\u2019{SPACES}]", "", written)
    if comma:
        return float(bare.replace(".", "").replace(",", "."))
    return float(bare.replace(",", ""))


def _is(token: str, shapes: tuple[re.Pattern[str], ...]) -> bool:
    return any(shape.fullmatch(token) for shape in shapes)


def _counts_whole(text: str, match: re.Match[str]) -> bool:
    """Whether "45.000" counts things, of which there are no thousandths."""
    if _AFTER_DIGITS.match(text, match.end()):
        return False
    unit = unit_after(text, match.start(), match.end())
    if unit is not None:
        return is_currency(unit[0])
    money = currency_before(text, match.start()) is not None
    after = _MANY_AFTER.match(text, match.end()) is not None
    return money or after or match["token"].endswith("000")


def _is_comma_decimal(text: str, match: re.Match[str]) -> bool:
    token = match["token"] or ""
    return _COMMA_DECIMAL.fullmatch(token) is not None and _is_measured(text, match)


def _is_point_decimal(text: str, match: re.Match[str]) -> bool:
    token = match["token"] or ""
    return re.fullmatch(r"\d+\.\d{1,2}", token) is not None and _is_measured(text, match)


def _is_measured(text: str, match: re.Match[str]) -> bool:
    """Whether a currency, a unit, a percentage or a magnitude stands beside a number."""
    return (
        currency_before(text, match.start()) is not None
        or _AFTER_DIGITS.match(text, match.end()) is not None
        or unit_after(text, match.start(), match.end()) is not None
    )


# --- what belongs to a numeral ----------------------------------------------------------------


def _extended(text: str, numeral: Numeral, language: str) -> Numeral:
    """Take in the ending of an ordinal or the magnitude behind a numeral."""
    if numeral.form == "fraction":
        scale = _OF_A_SCALE.match(text, numeral.end)
        return _times(numeral, scale) if scale else numeral
    if suffix := _ORDINAL.match(text, numeral.end):
        return replace(numeral, end=suffix.end(), form="ordinal", plain=False)
    words = number_words(language)
    if words is None:
        return _scaled(text, numeral)
    small = numeral.plain and numeral.end - numeral.start <= 2
    if small and language == "de" and (dot := _ORDINAL_DOT.match(text, numeral.end)):
        return replace(numeral, end=dot.start() + 1, form="ordinal", plain=False)
    found = _own_scale(language).match(text, numeral.end)
    if found is None:
        return _scaled(text, numeral)
    factor = words.scales[" ".join(found["scale"].lower().split())]
    return _multiplied(numeral, factor, found.end())


@lru_cache(maxsize=32)
def _own_scale(language: str) -> re.Pattern[str]:
    words = number_words(language)
    if words is None or not words.scales:
        return NOTHING
    return re.compile(
        rf"[{SPACES}\-]?(?P<scale>{alternatives(words.scales)})\b(?:\.(?=\s\w))?", re.IGNORECASE
    )


def _scaled(text: str, numeral: Numeral) -> Numeral:
    """Read "3 million", "3 lakh crore", "1,5 Mio."."""
    first = _AFTER_DIGITS.match(text, numeral.end)
    if first is None or numeral.scale > 1:
        return numeral
    numeral = _times(numeral, first)
    stacked = _STACKED.match(text, numeral.end)
    if stacked is None:
        return numeral
    factor = SCALES_AFTER_DIGITS[stacked.group()[1:].lower()]
    return _multiplied(numeral, factor, stacked.end()) if factor >= numeral.scale else numeral


def _times(numeral: Numeral, scale: re.Match[str]) -> Numeral:
    return _multiplied(numeral, SCALES_AFTER_DIGITS[scale["scale"].lower()], scale.end())


def _multiplied(numeral: Numeral, factor: float, end: int) -> Numeral:
    value = round((numeral.value or 0.0) * factor, 6)
    scale = numeral.scale * factor
    return replace(numeral, end=end, value=value, scale=scale, form="digits", plain=False)


def _signed(text: str, numeral: Numeral) -> Numeral:
    return numeral if numeral.form == "ordinal" else with_sign(text, numeral)


def with_sign(text: str, numeral: Numeral) -> Numeral:
    """Take in a minus in front of a numeral: "-12", "minus 12"; not the dash of "10-12"."""
    since = max(0, numeral.start - _LONGEST_MINUS)
    found = _MINUS.search(text, since, numeral.start)
    if found is None or numeral.value is None:
        return numeral
    return replace(numeral, start=found.start(), value=-numeral.value, plain=False)


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
SCORES = {"threescore": 60, "fourscore": 80}
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


_CARDINAL = {**UNITS, **TEENS, **TENS, **SCORES}
_WORD = re.compile(
    rf"\b(?:{alternatives(_CARDINAL)}|{alternatives(SCALES)}|{alternatives(SMALL_SCALES)}"
    rf"|{alternatives(ORDINALS)}|half|halves|quarters?|{alternatives(VAGUE)}"
    r"|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s)(?:\b|(?=fold\b))",
    re.IGNORECASE,
)
_OF_SCORES = re.compile(
    rf"\s+(?:and\s+(?:{alternatives(_CARDINAL)})|people|(?:wo)?men|children)\b", re.IGNORECASE
)
"""Behind "three score": it is sixty; "Two score in the cup" is of a game."""
_PLURAL_SCALES = frozenset({"lakhs", "crores"})
"""Magnitudes that are written in the plural behind a number: "five lakhs"."""
_GAP = re.compile(r"(?<![\s\-\u2011])[\s\-\u2011]+\Z")
_AND_GAP = re.compile(r"[\s\-\u2011]+and[\s\-\u2011]+\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an)[\s\-\u2011]+\Z", re.IGNORECASE)
_AND_A = re.compile(r"[\s\-\u2011]+and[\s\-\u2011]+an?[\s\-\u2011]+\Z", re.IGNORECASE)
_A_OF_A = re.compile(r"[\s\-\u2011]+(?:of[\s\-\u2011]+)?an?[\s\-\u2011]+\Z", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:several|a[\s]+few|many|an?[\s]+couple[\s]+of)[\s\-\u2011]+\Z", re.IGNORECASE
)
_NUMERAL_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_OF_GAP = re.compile(r"\s+of\s+\Z", re.IGNORECASE)
_PART_OF_GAME = re.compile(
    r"\b(?:first|second|opening|closing|other|better)[\s\-\u2011]+\Z", re.IGNORECASE
)
_BEFORE_HALF = re.compile(r"\b(?:than|about|over|nearly|almost|by|in)\s+\Z", re.IGNORECASE)
_HALF_OF = re.compile(
    r"(?:\s+(?:of|the|its|their|his|her|our|an?|all|as)\b|[\s\-\u2011](?:million|billion|dozen|hour)\b)",
    re.IGNORECASE,
)


_NUMERAL_LOOK_BACK = 24
"""Characters in front of a word that can hold "a", "several", "a few", "the first"."""


def _in_front(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    """Return where a phrase that ends right at `start` begins."""
    since = max(0, start - _NUMERAL_LOOK_BACK)
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
    if words is not None and words.cardinals:
        return _listed_cardinals(text, words)
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
        if word in TEENS or word in TENS or word in SCORES:
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
            self.last = 100 if word in SCORES else _CARDINAL[word]
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
        if word == "score":
            return None, 1
        if (several := _in_front(_SEVERAL, text, start)) is not None:
            return _read_several(several, words, at, text)
        article = _in_front(_ARTICLE, text, start)
        if article is None and not text.startswith("fold", first.end()):
            return None, 1
        start, sum_.current = start if article is None else article, 1.0
    sum_.take(word)
    for following in words[at + 1 :]:
        taken = following.group().lower()
        taken = taken.removesuffix("s") if taken in _PLURAL_SCALES else taken
        gap = text[end : following.start()]
        joined = _GAP.fullmatch(gap) or (sum_.last >= 100 and _AND_GAP.fullmatch(gap))
        if not joined or not sum_.takes(taken):
            break
        if taken == "score" and not _OF_SCORES.match(text, following.end()):
            return None, used  # who scores, or how many twenties
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
    most = 3 if "couple" in text[start : words[at].start()].lower() else 10
    vague = Numeral(start, words[at].end(), None, "vague", 2 * factor, most * factor, factor)
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
    if word in ("scores", "tens") and not _NUMERAL_OF.match(text, match.end()):
        return None, 1
    return Numeral(match.start(), match.end(), None, "vague", low, high), 1
