"""Which claim serves which labelled fact: one to one, so that a claim of three facts serves one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from summarize.domain import Claim, Figure
from summarize.evaluation.labels import FactLabel, FigureLabel
from summarize.evaluation.passages import Span, overlap

ENOUGH = 0.6
"""Share of an anchor that a quote must hold to speak of the fact: a claim that begins a word or
two late still does, one that only brushes the anchor's last words does not."""

TOLERANCE = 1e-6
"""Relative difference within which two numbers are one: values come through floats."""


def carries(claim: Claim, anchor: Span) -> bool:
    """Whether the claim's quote holds enough of the anchor."""
    shared = overlap((claim.start, claim.end), anchor)
    return shared >= ENOUGH * (anchor[1] - anchor[0])


def serve(
    facts: Sequence[FactLabel], spans: Mapping[str, Span], claims: Sequence[Claim]
) -> dict[str, Claim]:
    """Give facts of one article claims of their own: as many as can be, then the best fitting.

    Args:
        facts: The article's facts.
        spans: Where their anchors stand, by fact; facts that stand nowhere have none.
        claims: The article's claims.

    Returns:
        The claim of each fact that has one.
    """
    placed = [f for f in facts if f.id in spans]
    if not placed or not claims:
        return {}
    fit = np.array([[_fit(c, f, spans[f.id]) for c in claims] for f in placed])
    rows, columns = linear_sum_assignment(fit, maximize=True)
    return {placed[r].id: claims[c] for r, c in zip(rows, columns, strict=True) if fit[r, c] > 0}


def _fit(claim: Claim, fact: FactLabel, anchor: Span) -> float:
    """Zero where the claim does not carry the fact; else 10 and up to 3 for how closely.

    The 10 lets the number of facts served decide first. The rest settles which of several
    claims on one sentence is about this fact: the one with its figures, the tighter one.
    """
    if not carries(claim, anchor):
        return 0.0
    shared = overlap((claim.start, claim.end), anchor)
    union = (claim.end - claim.start) + (anchor[1] - anchor[0]) - shared
    figures = [any(same_number(g, f) for f in claim.figures) for g in fact.figures]
    told = sum(figures) / len(figures) if figures else float(not claim.figures) / 2
    return 10 + shared / union + told + 0.01 * (claim.part == "body")


def same_number(label: FigureLabel, figure: Figure) -> bool:
    """Whether a figure gives the labelled number, or the labelled bounds."""
    given = [n for n in (figure.value, figure.low, figure.high) if n is not None]
    if label.value is not None:
        return any(equal(label.value, n) for n in given)
    wanted = [n for n in (label.low, label.high) if n is not None]
    return all(any(equal(w, n) for n in given) for w in wanted)


def equal(first: float, second: float) -> bool:
    """Whether two numbers are one."""
    return abs(first - second) <= TOLERANCE * max(abs(first), abs(second), 1.0)
