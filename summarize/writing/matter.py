"""What the sides of a finding have in common, as a heading names it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.domain import Finding
from summarize.text.words import stem
from summarize.writing.agreement import terms
from summarize.writing.marks import bare
from summarize.writing.speech import Speech

if TYPE_CHECKING:
    from spacy.tokens import Span


def shared(finding: Finding, speech: Speech) -> frozenset[str]:
    """Return the stems of the words of content that all sides have."""
    sides = [
        frozenset(s for c in p.claims for s in terms(speech.claims[c])) for p in finding.positions
    ]
    return frozenset.intersection(*sides) if sides else frozenset()


def matter(finding: Finding, speech: Speech) -> str:
    """Return a noun phrase of the claims whose head all sides have in common; else ""."""
    common = shared(finding, speech)
    first = [speech.claims[c] for c in finding.positions[0].claims]
    found: Counter[str] = Counter()
    for doc in speech.parser.grammar([bare(c.text) for c in first]):
        chunks = (c for c in doc.noun_chunks if c.root.pos_ != "PRON")
        found.update(_end(c, common) for c in chunks if stem(c.root.lower_) in common)
    return min(found, key=lambda w: (-found[w], -len(w), w), default="")


def _end(chunk: Span, common: frozenset[str]) -> str:
    """Return the end of a noun phrase as far as all its words are shared."""
    words = list(chunk)
    while words[0] != chunk.root and not all(stem(w.lower_) in common for w in words):
        words = words[1:]
    return "".join(t.text_with_ws for t in words).strip()
