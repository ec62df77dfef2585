"""Whether a statement negates one of its verbs: "never sounded", not "with no warning given"."""

from __future__ import annotations

import re

NEGATED_VERB = re.compile(
    r"\b(?:not|never|no longer|cannot|den(?:y|ies|ied|ying))\b|n['\u2019]t\b", re.IGNORECASE
)

REACH = 4
"""Words before a verb in which its negation stands: "did not immediately reach"."""

STEM_LETTERS = 4
"""Letters that a verb's forms share with its lemma; irregular ones share fewer and go unseen."""


def denies(text: str, verb: str) -> bool:
    """Whether a statement negates a verb, given by its lemma."""
    match = re.search(rf"\b{re.escape(verb[:STEM_LETTERS])}\w*", text, re.IGNORECASE)
    if match is None:
        return False
    before = " ".join(text[: match.start()].split()[-REACH:])
    return NEGATED_VERB.search(before) is not None
