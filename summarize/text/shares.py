"""Whether "a third" is a share ("a third of the crop", "fell by a third") or one in a row."""

from __future__ import annotations

import re

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
