"""Which claims tell what happened, most important first."""

from __future__ import annotations

import math
import re

from summarize.domain import MAIN, Claim
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.words import Weights

MOST = 6

SENTENCES = 2
"""Claims of an article's body that may open the page."""

MIN_WORDS, MAX_WORDS = 8, 45

UNKNOWN = ("unnamed source", "unattributed reports", "reports")
"""Speakers of whom the article has no word."""

LATER = 0.7
"""What a claim that is not its article's first counts for: news stands there."""

_LEANING = re.compile(r"\b(?:its|his|her|their) (?:statement|report|words|remarks)\b")
"""Words of a claim that is not understood without another."""


def opening(statements: Statements) -> list[str]:
    """Return the claims that open the story best: first sentences whose words all accounts use."""
    able = [s for s in statements.all if _can_open(s)]
    able = [s for s in able if not any(_is_within(s.claim, o.claim) for o in able)]
    scored = sorted(((_score(statements, s), s.id) for s in able), key=lambda x: (-x[0], x[1]))
    return [c for _, c in scored[:MOST]]


def _is_within(one: Claim, other: Claim) -> bool:
    same = one.article == other.article and one.id != other.id
    return same and other.start <= one.start and one.end <= other.end


def _can_open(one: Statement) -> bool:
    words = len(one.claim.text.split())
    return (
        one.claim.part == "body"
        and one.rank < SENTENCES
        and one.event == MAIN
        and not one.leans
        and _LEANING.search(one.claim.text) is None
        and one.claim.mode != "direct"
        and one.claim.speaker not in UNKNOWN
        and MIN_WORDS <= words <= MAX_WORDS
    )


def _score(statements: Statements, one: Statement) -> float:
    """Return how much of what each other account opens with a sentence tells."""
    best: dict[str, float] = {}
    for other in statements.all:
        if other.account != one.account and other.opens:
            met = _met(one.signature.terms, other.signature.terms, statements.weights)
            best[other.account] = max(best.get(other.account, 0.0), met)
    return sum(best.values()) * (1.0 if one.rank == 0 else LATER)


def _met(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """Return the cosine of two sets of words by their weight: a long sentence may tell more."""
    return weights.sum(one & other) / math.sqrt(weights.sum(one) * weights.sum(other) or 1.0)
