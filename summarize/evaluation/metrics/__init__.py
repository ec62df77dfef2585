"""What is measured, stage by stage: where a poor brief went wrong.

A metric's name is `stage.what`; each is a share (or an F1) from 0 to 1, and more is better.
"""

from summarize.evaluation.metrics import (
    alignment,
    claims,
    cleaning,
    figures,
    findings,
    gate,
    metadata,
    origins,
    page,
    speakers,
    wording,
)

SAYS: dict[str, str] = {
    **cleaning.SAYS,
    **metadata.SAYS,
    **claims.SAYS,
    **speakers.SAYS,
    **figures.SAYS,
    **gate.SAYS,
    **alignment.SAYS,
    **origins.SAYS,
    **findings.SAYS,
    **wording.SAYS,
    **page.SAYS,
}
"""Every metric, in the order of the way through the house, and what it says."""

__all__ = ["SAYS"]
