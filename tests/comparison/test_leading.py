"""Which findings open the story: one for each claim that tells what happened."""

from __future__ import annotations

from summarize.comparison.compare import leading
from summarize.domain import Finding, Position


def finding(name: str, weight: float, *claims: str) -> Finding:
    side = Position(label="", claims=claims, articles=(), origins=())
    return Finding(id=name, kind="agreed", positions=(side,), weight=weight)


def test_a_claim_that_opens_marks_the_weightiest_of_what_stands_and_of_what_is_offered() -> None:
    stands = [finding("age", 30, "a", "b"), finding("death", 90, "a", "c"), finding("x", 95, "d")]
    offered = [finding("verdict", 99, "a", "e"), finding("house", 40, "a", "f")]
    leads = leading(stands, offered, ["a"], {})
    assert leads.keys() == {"death", "verdict"}


def test_a_claim_that_no_finding_has_is_told_by_another() -> None:
    assert leading([finding("f", 1, "b")], [], ["a"], {"a": "b"}).keys() == {"f"}
    assert leading([finding("f", 1, "b")], [], ["a"], {}) == {}
