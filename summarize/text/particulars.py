"""Particulars that tell two things apart: the score of a vote, a multiple, the cause of something.

"5-4" and "6-3", "threefold" and "fourfold" count nothing by themselves, so that no ledger holds
them; "caused by a gas leak" and "because of rust" have no figure at all.
"""

from __future__ import annotations

import re

from summarize.text.numbers import Kind, find_numbers
from summarize.text.words import content_words, is_kin, stem


def other_particulars(one: str, other: str) -> bool:
    """Whether two texts give scores, multiples or causes of which none is the same.

    Whose number of a score stands first is not asked: one side wins 3-1 where the other loses 1-3.
    """
    numbers = any(_are_other(_given(one, kind), _given(other, kind)) for kind in _KINDS)
    return numbers or _other_cause(one, other)


_KINDS: tuple[Kind, ...] = ("score", "multiple")


def _given(text: str, kind: Kind) -> set[frozenset[float | None]]:
    found = (m for m in find_numbers(text) if m.kind == kind)
    return {frozenset((m.value, m.low, m.high)) for m in found}


def _are_other(one: set[frozenset[float | None]], other: set[frozenset[float | None]]) -> bool:
    return bool(one and other) and not one & other


_CAUSE = re.compile(
    r"\b(?:(?:caused|triggered|sparked|started|set off|brought about)(?: probably| likely)? by"
    r"|because of|owing to|as a result of|resulted from|blamed on"
    r"|cause (?:of [^,.;:]{1,80} )?(?:was|is|were|had been))\s(?P<cause>[^,.;:]{3,80})",
    re.IGNORECASE,
)
"""PDTB 2.0's explicit connectives of cause, and verbs and the noun that say the same; not "due to",
which tells as often what is to come ("due to appear in court")."""
_NO_CAUSE = re.compile(
    r"\b(?:not|n['\u2019]t|never|unknown|unclear|investigat\w+|sought|determined)\b", re.IGNORECASE
)


def causes_of(text: str) -> frozenset[str]:
    """Return the stems of the words for the causes that a text gives; none where it gives none."""
    told = _CAUSE.finditer(text)
    causes = (m["cause"] for m in told if not _NO_CAUSE.search(m.group()))
    return frozenset(stem(w) for cause in causes for w in content_words(cause))


def _other_cause(one: str, other: str) -> bool:
    """Whether two texts both give a cause, in words of which none is of one family."""
    mine, theirs = causes_of(one), causes_of(other)
    if not mine or not theirs:
        return False
    return not any(is_kin(cause, theirs) for cause in mine)
