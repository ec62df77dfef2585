"""Making true statements false by the smallest change: what the gate must refuse.

Every change is fixed by the text alone, so that two runs corrupt alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)

AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must)\b"
    r"(?! (?:not|no|never|be|been)\b)"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=[a-z])n['\u2019]t\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
"""Capitalised words within a sentence: the first word of one proves nothing."""


ROOT = 4
"""Letters by which two names are taken for forms of one."""


def corruptions(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield false versions of a true statement, each with the name of its change.

    Args:
        text: The statement.
        names: Names that stand elsewhere in the story, to swap in.
    """
    changes = {
        "digit": _digit(text),
        "negation added": _negated(text),
        "negation removed": _asserted(text),
        "name": _renamed(text, names),
        "weekday": _another_day(text),
    }
    for change, false in changes.items():
        if false is not None and false != text:
            yield change, false


def names_in(texts: Sequence[str]) -> list[str]:
    """Return the names that stand within sentences, sorted."""
    found = {m[0] for text in texts for m in NAME.finditer(text)}
    return sorted(n for n in found if not _is_date_word(n))


def other(choices: Sequence[str], text: str) -> str | None:
    """Choose one by the text alone; None where there is none."""
    return choices[crc32(text.encode()) % len(choices)] if choices else None


def _digit(text: str) -> str | None:
    match = re.search(r"\d", text)
    if match is None:
        return None
    digit = int(match[0])
    return text[: match.start()] + str(digit + 1 if digit < 9 else 8) + text[match.end() :]


def _negated(text: str) -> str | None:
    match = AUXILIARY.search(text)
    return f"{text[: match.end()]} not{text[match.end() :]}" if match else None


def _asserted(text: str) -> str | None:
    match = NEGATION.search(text)
    return text[: match.start()] + text[match.end() :] if match else None


def _renamed(text: str, names: Sequence[str]) -> str | None:
    match = next((m for m in NAME.finditer(text) if not _is_date_word(m[0])), None)
    if match is None:
        return None
    name = other([n for n in names if _is_strange(n, text)], text)
    return text[: match.start()] + name + text[match.end() :] if name else None


def _is_strange(name: str, text: str) -> bool:
    """Whether a name is surely another: "Syria" for "Syrian President" may still be true."""
    there = re.findall(r"\w+", text)
    return not any(
        a.startswith(b[:ROOT]) or b.startswith(a[:ROOT]) for a in name.split() for b in there
    )


def _another_day(text: str) -> str | None:
    match = re.search(rf"\b(?:{'|'.join(DAYS)})\b", text)
    if match is None:
        return None
    day = DAYS[(DAYS.index(match[0]) + 1) % len(DAYS)]
    return text[: match.start()] + day + text[match.end() :]


def _is_date_word(name: str) -> bool:
    return any(word in MONTHS or word in DAYS for word in name.split())
