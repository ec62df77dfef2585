"""What is measured, stage by stage: where a poor brief went wrong.

A metric's name is `stage.what`; each is a share (or an F1) from 0 to 1, and more is better.
"""

from summarize.evaluation.metrics import comparing, gate, page, reading

SAYS: dict[str, str] = {
    **reading.CLEANING,
    **reading.METADATA,
    **reading.CLAIMS,
    **reading.SPEAKERS,
    **reading.FIGURES,
    **gate.GATE,
    **comparing.ALIGNMENT,
    **comparing.ORIGINS,
    **comparing.FINDINGS,
    **comparing.WORDING,
    **page.PAGE,
}
"""Every metric, in the order of the way through the house, and what it says."""

__all__ = ["SAYS"]
