"""The page's own words: what a sentence may say beside the claims that it cites.

A page speaks of accounts, outlets and figures, which no article does. Words that would change a
fact elsewhere ("all", "several", "later", "contradict") are free only within a phrase about the
accounts, or where the finding that the sentence tells is of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.domain import Finding
from summarize.text.numbers import find_numbers

_FREE = """
    account outlet source report article version figure give go range say tell state put according
    to from one between percent
"""
FREE = frozenset(_FREE.split())
"""Lemmas that need no evidence: they name the accounts, or say that one says something."""

_THINGS = (
    r"(?:accounts?|outlets?|sources?|reports?|articles?|versions?|figures?|origins?|units"
    r"|amounts? (?:is|are) given|days? (?:is|are) given|names? (?:is|are) spelled)"
)
_OF_THINGS = re.compile(
    rf"\b\w+(?= (?:of (?:the |these )?(?:\w+ )?)?"
    rf"(?:(?:other|different|independent|separate|same) )?{_THINGS}\b)",
    re.IGNORECASE,
)
"""What counts or tells apart accounts: "two of the five outlets", "both accounts"."""

_OF = re.compile(r"\bof (?:the |all )?\Z", re.IGNORECASE)

_TURNS = re.compile(
    rf"\bamounts? (?:is|are) given in (?:several|two|three) units\b|\bdays? (?:is|are) given for\b"
    rf"|\bnames? (?:is|are) spelled\b|\bstands? beside\b|\bgiven with a total of\b|\bgiven as\b"
    rf"|\bfigures? for the number of\b|\bup to(?= \W?\d)"
    rf"|\b(?:other|different|independent|separate|same) {_THINGS}\b",
    re.IGNORECASE,
)
"""Whole turns of phrase in which a finding is stated."""


_RELATIONS = {
    "agreed": "agree confirm",
    "disputed": "disagree differ contradict conflict dispute deny",
    "figures": "differ vary",
    "update": "update rise grow earlier later",
    "check": "add up sum differ total",
    "single-source": "only alone",
}
"""What a sentence may say of how accounts stand to each other, by the kind of its finding."""
RELATIONS = frozenset(w for words in _RELATIONS.values() for w in words.split()) - {
    "confirm",
    "deny",
}
"""All of them: none is the page's own where no finding of that kind is told."""
_SAME = frozenset({"rounding", "unit", "update"})
"""Types of figures that read differently and do not differ."""


def free_words(sentence: str, findings: Sequence[Finding]) -> frozenset[str]:
    """Return the words of a sentence that need no evidence, in lower case.

    Args:
        sentence: A sentence of the page, or a part of one.
        findings: Those that rest on all that the sentence cites.
    """
    phrases = [*_OF_THINGS.finditer(sentence), *_TURNS.finditer(sentence)]
    inside = [w.casefold() for m in phrases for w in re.findall(r"\w+", m.group())]
    words = [w.casefold() for w in re.findall(r"\w+", sentence)]
    kinds = {f.kind for f in findings if f.kind != "figures" or f.type not in _SAME}
    related = {w for kind in kinds for w in _RELATIONS[kind].split()}
    return FREE | related | {w for w in inside if inside.count(w) >= words.count(w)}


def free_counts(sentence: str, cited: set[int], accounts: int) -> frozenset[float]:
    """Return which counts of accounts a sentence may state: those said of nothing else.

    Args:
        sentence: A sentence of the page, or a part of one.
        cited: How many claims, articles and origins it cites.
        accounts: How many accounts there are, for "two of the five outlets" only.
    """
    spans = [m.span() for m in _OF_THINGS.finditer(sentence)]
    elsewhere, of_all = set(), set()
    for number in find_numbers(sentence):
        start = number.core_start
        if not any(s <= start < e for s, e in spans):
            elsewhere.add(number.value)
        elif _OF.search(sentence[:start]):
            of_all.add(number.value)
    found = {n for n in cited if n not in elsewhere}
    return frozenset(float(n) for n in found | ({accounts} & of_all))
