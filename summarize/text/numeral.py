"""What a numeral is, and the words that multiply one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]

SCALES = {
    "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
SMALL_SCALES = {"dozen": 12.0, "hundred": 100.0}

SCALES_AFTER_DIGITS = {
    **SCALES, **SMALL_SCALES,
    "lakhs": 1e5, "crores": 1e7, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
    # Other languages, where they cannot be English words (Unicode CLDR, compact long forms).
    "millionen": 1e6, "milliarden": 1e9, "mio": 1e6, "mrd": 1e9, "millions": 1e6,
    "milliard": 1e9, "milliards": 1e9, "millones": 1e6, "milioni": 1e6, "miliardi": 1e9,
    "milhões": 1e6, "bilhões": 1e9, "miljoen": 1e6, "miljard": 1e9, "миллионов": 1e6,
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
