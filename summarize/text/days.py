"""Days as a page of many days tells them: "on 9 December" for yesterday's "yesterday"."""

from __future__ import annotations

import datetime as dt
import re

from summarize.text.dates import DAY_WORDS

PARTS = ("morning", "afternoon", "evening", "night")
EDGES = ("by", "until", "till", "since", "from", "before", "after", "on", "for", "of", "than")
"""Words before a day that stay before its date; where there is none, "on" is put there."""

DAY = re.compile(
    rf"(?:\b(?P<edge>{'|'.join(EDGES)}) )?"
    rf"\b(?:(?P<which>last|this) (?P<its>{'|'.join(PARTS)})"
    rf"|(?P<word>yesterday|today|tomorrow|tonight)(?: (?P<part>{'|'.join(PARTS)}))?)\b"
    r"(?!['\u2019-]| (?:is|was|will|has)\b)",
    re.IGNORECASE,
)
"""A day as seen from the day of printing; not "today's edition", nor where it is the subject."""

QUOTED = re.compile("\u201c[^\u201d]*(?:\u201d|$)|\"[^\"]*(?:\"|$)|(?<!\\w)'[^']*'(?!\\w)")
"""Words between quotation marks, which nobody may change."""


def date_words(day: dt.date) -> str:
    """Return a day as a sentence of the page names it; the year stands in the title."""
    return f"{day.day} {day:%B}"


def is_told_from_printing(said: str) -> bool:
    """Whether an expression of time names a day as seen from the day of printing."""
    return " ".join(said.lower().split()) in DAY_WORDS


def with_dates(text: str, said: str, day: dt.date) -> str:
    """Return a statement with the date for "yesterday", "today", "tomorrow" and their like.

    Args:
        text: The statement.
        said: The expression of time that its claim was dated by; the text is left as it is where
            that does not name a day as seen from the day of printing.
        day: The day that it names.
    """
    if not is_told_from_printing(said):
        return text
    quoted = [m.span() for m in QUOTED.finditer(text)]

    def dated(match: re.Match[str]) -> str:
        inside = any(start <= match.start("word") < end for start, end in quoted)
        inside = inside or any(start <= match.start("which") < end for start, end in quoted)
        named = match.group().lower().removeprefix((match["edge"] or "").lower()).strip()
        if inside or not named.startswith(said.lower()):
            return match.group()
        part = match["its"] or match["part"]
        date = f"the {part} of {date_words(day)}" if part else date_words(day)
        edge = match["edge"] or ("On" if match.group()[0].isupper() else "on")
        return f"{edge} {date}"

    return DAY.sub(dated, text)
