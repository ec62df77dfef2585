"""What would settle it: the articles' own words that evidence is missing, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.comparison.story import Story
from summarize.domain import Finding, Missing

_PHRASES = (
    r"no (?:\w+ ){0,2}(?:confirmation|evidence|proof|indication|details?|verification|access)",
    r"(?:not|never|unable to|impossible to|yet to)(?: be| been)?(?: \w+ly)? (?:confirm|verif)\w*",
    r"(?:not|never|unable to|impossible to)(?: be| been)?(?: \w+ly)? corroborat\w*",
    r"\w+n['\u2019]t (?:be |been )?(?:\w+ly )?(?:confirm|verif|corroborat)\w*",
    r"(?:could|can)(?:not| not) (?:be )?(?:\w+ly )?(?:reach|access|confirm|verif)\w*",
    r"without (?:giving|providing|offering) (?:\w+ )?(?:details?|evidence|proof)",
    r"(?:unconfirmed|unverified|unclear|not (?:yet )?(?:known|clear))",
)
LACKING = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)
"""What newswriting says when something is not known; phrases of attribution guides (Reuters
Handbook of Journalism, "Sources" and "Attribution")."""

ABOUT = 0.2
"""Overlap (0 to 1) with a side from which a passage says what is missing for it."""

MAX_WORDS = 30
MAX_PER_FINDING = 3


def settle(story: Story, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, with what is said to be missing attached to disputes."""
    return [
        f.model_copy(update={"settle": tuple(_about(story, f))[:MAX_PER_FINDING]})
        if f.kind == "disputed"
        else f
        for f in findings
    ]


def _about(story: Story, finding: Finding) -> Iterator[Missing]:
    sides = {c for p in finding.positions for c in p.claims}
    for claim in story.claims:
        if claim.id in sides or len(claim.quote.split()) > MAX_WORDS:
            continue
        if LACKING.search(claim.quote) and any(
            story.weights.overlap(story.signatures[claim.id], story.signatures[c]) >= ABOUT
            for c in sides
        ):
            yield Missing(
                claim=claim.id,
                article=claim.article,
                quote=claim.quote,
                start=claim.start,
                end=claim.end,
            )
