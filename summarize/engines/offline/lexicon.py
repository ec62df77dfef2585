"""Verbs behind which a statement of its own stands."""

from __future__ import annotations

from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.words import past_tense

_ASKING = frozenset(
    ("advise", "communicate", "decree", "express", "propose", "quote", "recommend", "stipulate",
     "urge", "verify")
)  # fmt: skip

SAYING = NEUTRAL_VERBS | FACTIVE_VERBS

REPORTING = (SAYING | {"claim", "allege", "contend", "estimate"}) - _ASKING
"""Verbs whose complement is a statement of its own, made by the verb's subject.

Hedging verbs are left out but for those that only keep their distance: to cut off what somebody
believes, hopes or doubts would assert it. So are verbs that ask for what they name.
"""

SAID = {"tells", "told"} | {form for v in SAYING for form in (past_tense(v), f"{v}s")}
"""The forms of these that report what was said."""

SPEAKING = SAYING | {"speak", "accuse", "condemn", "talk"}
"""Verbs for what is done by speaking."""

DENYING = frozenset({"deny", "dispute", "reject", "refute", "dismiss", "rebut"})
DOUBTING = frozenset({"doubt", "question"})
"""Verbs by which somebody takes back or doubts what others say (FrameNet 1.7: Affirm_or_deny,
Certainty)."""

STATED = frozenset(
    {"claim", "report", "allegation", "accusation", "charge", "suggestion", "statement", "account"}
    | {"involvement", "responsibility"}
)
"""Nouns for what is denied: one may be denied a permit, too."""
