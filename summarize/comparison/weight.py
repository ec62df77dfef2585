"""What matters most: by who stands behind it, how central it is, and what opens the story."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.story import Story
from summarize.domain import Finding, Lead

OPENING = 10.0
"""How well the first claim that tells what happened opens the story; each later one less."""


def weighed(story: Story, findings: Sequence[Finding], opens: Sequence[str]) -> list[Finding]:
    """Return the findings with what opens the story marked, the weightiest first.

    Args:
        story: The accounts.
        findings: What the comparison established, each with the weight of its rank.
        opens: Ids of the claims that tell what happened, most important first.
    """
    found = [
        f.model_copy(update={"lead": _lead(f, opens), "background": not _is_news(story, f)})
        for f in findings
    ]
    return sorted(found, key=lambda f: (-f.weight, f.id))


def _lead(finding: Finding, opens: Sequence[str]) -> float:
    """Return how well a finding opens the story: by the first of its claims that does."""
    if finding.kind not in ("agreed", "single-source"):
        return 0.0
    told = {c for p in finding.positions for c in p.claims}
    places = [i for i, c in enumerate(opens) if c in told]
    return max(OPENING - min(places), 1.0) if places else 0.0


def _is_news(story: Story, finding: Finding) -> bool:
    claims = [story.claim[c] for p in finding.positions for c in p.claims]
    return finding.kind == "check" or any(story.is_news(c) for c in claims)


def lead_of(opens: Sequence[str]) -> Lead | None:
    """Return the claim that opens the story; None where an engine names none."""
    return Lead(claim=opens[0], statement="") if opens else None
