"""The second gate: does each sentence of the page follow from the claims that it cites?"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import BriefSentence, Comparison, DraftSentence, DroppedSentence


def verify(
    drafts: Sequence[DraftSentence], comparison: Comparison
) -> tuple[list[BriefSentence], list[DroppedSentence]]:
    """Keep the sentences that follow from what they cite; the others come back with the reason."""
    known = {c.id for c in comparison.claims}
    kept, dropped = [], []
    for draft in drafts:
        if draft.cites and known.issuperset(draft.cites):
            kept.append(BriefSentence(**draft.model_dump()))
        else:
            dropped.append(
                DroppedSentence(sentence=draft.sentence, reason="it cites no known claim")
            )
    return kept, dropped
