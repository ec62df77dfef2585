"""Which claims tell what happened, most important first."""

from __future__ import annotations

from summarize.domain import MAIN
from summarize.engines.offline.statements import Statement, Statements

MOST = 6

SENTENCES = 2
"""Claims of an article's body that may open the page."""

MIN_WORDS, MAX_WORDS = 8, 40


def opening(statements: Statements) -> list[str]:
    """Return the claims that open the story best: first sentences whose words all accounts use."""
    able = [s for s in statements.all if _can_open(s)]
    scored = sorted(((_score(statements, s), s.id) for s in able), key=lambda x: (-x[0], x[1]))
    return [c for _, c in scored[:MOST]]


def _can_open(one: Statement) -> bool:
    words = len(one.claim.text.split())
    return (
        one.claim.part == "body"
        and one.rank < SENTENCES
        and one.event == MAIN
        and not one.leans
        and one.claim.mode != "direct"
        and MIN_WORDS <= words <= MAX_WORDS
    )


def _score(statements: Statements, one: Statement) -> float:
    """Return how much of what each other account opens with a sentence tells."""
    best: dict[str, float] = {}
    for other in statements.all:
        if other.account != one.account and other.opens:
            met = statements.weights.overlap(one.signature, other.signature)
            best[other.account] = max(best.get(other.account, 0.0), met)
    return sum(best.values())
