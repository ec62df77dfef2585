"""Superscripts: "240" and a raised "1" are not 2,401, nor are "m" and a raised "2" a word."""

from __future__ import annotations

import re

_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_NOTE = re.compile(r"\s*(?:\[[^\[\]]{1,12}\]|[*\u2020\u2021\u00a7]{1,3})\s*")


def raised(text: str) -> str:
    """Return the words of a superscript as characters that no number goes on with.

    Digits become superscript digits; what marks a note ("[1]", "*") goes, and words stay.
    """
    if _NOTE.fullmatch(text):
        return ""
    return text.translate(_RAISED) if text.strip().isdecimal() else text
