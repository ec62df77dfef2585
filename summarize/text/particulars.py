"""Particulars that tell two things apart: the score of a vote, a multiple, the cause of something.

"5-4" and "6-3", "threefold" and "fourfold" count nothing by themselves, so that no ledger holds
them; "caused by a gas leak" and "because of rust" have no figure at all.
"""

from __future__ import annotations

import re

from summarize.text.numbers import Kind, find_numbers
from summarize.text.saying import NEUTRAL_VERBS
from summarize.text.words import (
    FUNCTION_WORDS,
    PASTS,
    antonyms,
    content_words,
    is_kin,
    stem,
)


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
    r"|because of|due to|owing to|as a result of|resulted from|blamed on"
    r"|cause (?:of [^,.;:]{1,80} )?(?:was|is|were|had been))\s(?P<cause>[^,.;:]{3,80})",
    re.IGNORECASE,
)
"""PDTB 2.0's explicit connectives of cause, and verbs and the noun that say the same."""
_NO_CAUSE = re.compile(
    r"\b(?:not|n['\u2019]t|never|unknown|unclear|investigat\w+|sought|determined)\b", re.IGNORECASE
)


def causes_of(text: str) -> frozenset[str]:
    """Return the stems of the words for the causes that a text gives; none where it gives none."""
    told = [m for m in _CAUSE.finditer(text) if not _NO_CAUSE.search(m.group())]
    causes = (m["cause"] for m in told if not _is_yet_to_come(m))
    return frozenset(stem(w) for cause in causes for w in content_words(cause))


_DUE = re.compile(r"due to\s(?P<first>[a-z]+)(?:\s(?P<then>[a-z]+)|\Z)", re.IGNORECASE)
_DETERMINERS = frozenset("a an the this that these those his her its their".split())  # noqa: SIM905


def _is_yet_to_come(cause: re.Match[str]) -> bool:
    """Whether "due to" opens an infinitive: "due to meet the king", "due to appear in court".

    A determiner stands behind no noun; a known verb may be one, unless more of a phrase follows.
    """
    due = _DUE.match(cause.group())
    if due is None:
        return False
    first, then = due["first"].lower(), (due["then"] or "").lower()
    if first in FUNCTION_WORDS:
        return first in {"be", "have"}
    verb = first in PASTS or first in NEUTRAL_VERBS or antonyms(first, "VERB")
    return then in _DETERMINERS or (bool(verb) and (not then or then in FUNCTION_WORDS))


def _other_cause(one: str, other: str) -> bool:
    """Whether two texts both give a cause, in words of which none is of one family."""
    mine, theirs = causes_of(one), causes_of(other)
    if not mine or not theirs:
        return False
    return not any(is_kin(cause, theirs) for cause in mine)
