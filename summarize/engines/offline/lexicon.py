"""Verbs behind which a statement of its own stands."""

from __future__ import annotations

from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS

_ASKING = frozenset(
    ("advise", "communicate", "decree", "express", "propose", "quote", "recommend", "stipulate",
     "urge", "verify")
)  # fmt: skip

REPORTING = (NEUTRAL_VERBS | FACTIVE_VERBS | {"claim", "allege", "contend", "estimate"}) - _ASKING
"""Verbs whose complement is a statement of its own, made by the verb's subject.

Hedging verbs are left out but for those that only keep their distance: to cut off what somebody
believes, hopes or doubts would assert it. So are verbs that ask for what they name.
"""

DENYING = frozenset({"deny", "dispute", "reject", "refute", "dismiss", "rebut"})
DOUBTING = frozenset({"doubt", "question"})
"""Verbs by which somebody takes back or doubts what others say (FrameNet 1.7: Affirm_or_deny,
Certainty)."""

STATED = frozenset(
    {"claim", "report", "allegation", "accusation", "charge", "suggestion", "statement", "account"}
    | {"involvement", "responsibility"}
)
"""Nouns for what is denied: one may be denied a permit, too."""
