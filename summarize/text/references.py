"""Times that only name another event: "a region hit by the 2004 flood" is not of 2004."""

from __future__ import annotations

import re

from summarize.text.calendars import DateMention

_REFERENCE = re.compile(
    r"\b(?:by|since|after|of|from|like|as)\s+(?:(?:the|a|an|its|their|that)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
"""In front of a year this makes it the name of something else: "hit by the 2004 flood"."""


_WITHIN = re.compile(
    r"\b(?:in|early|late|during|(?:end|beginning|middle|start|days|weeks)\s+of)\s+\Z", re.IGNORECASE
)


_CARRIED_ON = re.compile(r",?\s+(?:in\s+which|when|which|that|who)\b")


def is_reference(text: str, mention: DateMention) -> bool:
    """Whether a year or month only names another event and does not date the statement."""
    if mention.kind not in ("year", "month") or mention.edge != "in":
        return False
    before = text[max(0, mention.start - 60) : mention.start]
    if _CARRIED_ON.match(text, mention.end) or _WITHIN.search(before):
        return False
    return bool(_REFERENCE.search(before))


LEANING = re.compile(
    r"^\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|there|here|and|but|so|then"
    r"|also|both|another|the (?:others?|latter|former|second|third))\b",
    re.IGNORECASE,
)
"""First words that lean on the sentence before."""


def leans_back(words: str) -> bool:
    """Whether words are not understood without the sentence before them, by how they begin."""
    return LEANING.match(words) is not None
