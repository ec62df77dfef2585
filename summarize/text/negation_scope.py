"""Whether a statement negates one of its verbs: "never sounded", not "with no warning given"."""

from __future__ import annotations

import re

NEGATED_VERB = re.compile(
    r"\b(?:not|never|no longer|cannot|den(?:y|ies|ied|ying)"
    r"|(?:nothing|nobody|no one|none)(?! else\b))\b"
    r"|n['\u2019]t\b"
    r"|(?<!\bwith )(?<!\bin )\bno (?!one\b)(?:\w+ ){1,2}(?:is|are|was|were|has|have|had|did)\b",
    re.IGNORECASE,
)
"""Negated verbs, and verbs of which nobody and nothing is the subject; nobody else is another."""

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
