"""Two claims that stand against each other."""

from __future__ import annotations

from typing import NamedTuple

from summarize.domain import Claim, FindingType


class Opposition(NamedTuple):
    """Two claims that cannot both be so, or one that leaves the other open.

    Attributes:
        first: The claim that was put first.
        second: The claim against it.
        why: What sets them against each other, as a sentence.
        question: What it is about, where the first claim alone does not tell.
        open: Whether the second says that it is not known rather than that it is not so.
        words: How the page words the two sides, where a claim alone does not say it; empty where
            it does.
        kind: How they differ; None where both may yet be so.
    """

    first: Claim
    second: Claim
    why: str
    question: str = ""
    open: bool = False
    words: tuple[str, str] = ("", "")
    kind: FindingType | None = "contradiction"


class Dispute(NamedTuple):
    """The sides of one question.

    Attributes:
        sides: The claims of each side, the side that was put first in front.
        unsure: Claims that say it is not known.
        why: What sets the sides against each other.
        question: What it is about, where the first side's claim alone does not tell.
        words: How the sides are worded, where a claim alone does not say it.
        kind: How they differ; None where all may yet be so.
    """

    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    unsure: tuple[Claim, ...]
    why: str
    question: str
    words: tuple[str, str]
    kind: FindingType | None
