"""Numerals in digits: groups, decimals, fractions, signs, East Asian myriads.

What a separator means is told by the numeral's own shape where it can be ("1,234.5", "1.234,50",
"5,00,000", "1'234'567"), and else by the style of the text: the language's, unless all the numerals
whose shape does tell are of the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from summarize.text.numberwords import NOTHING, number_words
from summarize.text.numeral import SCALES_AFTER_DIGITS, VULGAR, Form, Numeral, alternatives
from summarize.text.units import currency_before, is_currency, unit_after

DECIMAL_COMMA = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "da", "nb", "no", "fi", "cs",
     "hu", "ro", "el", "id", "vi", "bg", "hr", "sr", "sl", "sk"}
)  # fmt: skip
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
_AFTER_DIGITS = re.compile(rf"[{SPACES}\-]?(?P<scale>{_SCALE})")
_STACKED = re.compile(r"[ \-](?i:million|billion|crores?|lakhs?|trillion)\b")
_OF_A_SCALE = re.compile(
    r"\s+(?:of\s+an?\s+)?(?P<scale>million|billion|trillion|thousand|crore|lakh|dozen)\b",
    re.IGNORECASE,
)
_MINUS = re.compile(
    r"(?:(?<=[ (\[\"\u201c\u2018:\u00a0])(?<!\d\s)[\u2212\u2013\-]"
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
