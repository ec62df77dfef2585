"""Dates written in the words of other languages, for lines that state a day of printing.

Names of months are those of Unicode's CLDR; the years are the Gregorian ones.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from summarize.articles.language import OTHERS

_WORDED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:\.|º|er|-?го)?\s{1,3}(?:de\s|d['’])?(?P<m>[^\W\d_]{2,20})\.?,?\s{1,3}"
    r"(?:de\s|del\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
)
"""Day, month and year in this order, in which most languages write them."""
_SIGNED = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號]?"
)
"""The same in Chinese, Japanese and Korean."""


class Worded(NamedTuple):
    """A date, and where it stands in its line."""

    date: dt.date
    start: int
    end: int


def find_worded(line: str) -> Worded | None:
    """Return the date in a line that names its month in some language; None without one."""
    line = "".join(_ascii_digit(char) for char in line)
    for match in (*_WORDED.finditer(line), *_SIGNED.finditer(line)):
        month = int(match["m"]) if match["m"].isdigit() else _months().get(match["m"].casefold())
        try:
            day = dt.date(int(match["y"]), month or 0, int(match["d"]))
        except ValueError:
            continue
        return Worded(day, match.start(), match.end())
    return None


def _ascii_digit(char: str) -> str:
    digit = unicodedata.digit(char, None) if not char.isascii() else None
    return char if digit is None else str(digit)


@lru_cache
def _months() -> dict[str, int]:
    """The names of months in all languages that are told apart, in running text and alone."""
    found: dict[str, int] = {}
    for language in OTHERS:
        months = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form].get(width, {}).items():
                    found.setdefault(str(name).casefold().rstrip("."), number)
    return found
