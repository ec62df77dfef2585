"""What is asked of the accounts: a claim's words, whole or without its loose parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from summarize.comparison.align import signature_of
from summarize.comparison.story import Story
from summarize.domain import Claim, Features, LoosePart, Participant, Predicate
from summarize.text.meaning import Signature
from summarize.text.negation import negates

STRAY_MARKS = re.compile(r"\s+(?=[,.;:])|,(?=\s*[,.;]|\s*$)")
"""A space before a mark, and a comma that another mark or the end makes idle."""


class Statement(NamedTuple):
    """Words that may stand on the page, with what is compared of them.

    Attributes:
        claim: The claim that says it, with these words as its text.
        features: What was read of them; None where nothing was.
        signature: Their words, names and numbers.
        is_cut: Whether words of the claim were left out.
    """

    claim: Claim
    features: Features | None
    signature: Signature
    is_cut: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.claim.text


def whole(story: Story, claim: Claim) -> Statement:
    """Return a claim as the statement that it makes."""
    return Statement(claim, story.features.get(claim.id), story.signatures[claim.id])


def cut(story: Story, claim: Claim, parts: Sequence[LoosePart]) -> Statement:
    """Return what a claim states without some of its loose parts.

    Args:
        story: The accounts.
        claim: The claim.
        parts: Loose parts of it, as its features list them.
    """
    features = story.features.get(claim.id)
    if not parts or features is None:
        return whole(story, claim)
    gone = [p for p in parts if not any(_holds(other, p) for other in parts)]
    text = _without(claim.text, gone)
    left = claim.model_copy(
        update={
            "text": text,
            "figures": tuple(f for f in claim.figures if f.text in text),
            "hedges": tuple(h for h in claim.hedges if _stays(h, claim.text, text)),
            "negated": claim.negated and (negates(text) or not negates(claim.text)),
            "when": claim.when
            if claim.when and _stays(claim.when.text, claim.text, text)
            else None,
        }
    )
    kept = Counter(features.lemmas)
    kept.subtract(Counter(lemma for p in gone for lemma in p.lemmas))
    lost = {lemma for p in gone for lemma in p.lemmas} - set(kept.elements())
    read = features.model_copy(
        update={
            "lemmas": tuple(kept.elements()),
            "names": tuple(n for n in features.names if n in text),
            "predicates": tuple(_still_said(p, text, lost) for p in features.predicates),
            "loose": (),
        }
    )
    return Statement(left, read, signature_of(left, read), is_cut=True)


def _still_said(predicate: Predicate, text: str, gone: Set[str]) -> Predicate:
    """Return a predicate with those only who take part in what is left."""

    def left(part: Participant | None) -> Participant | None:
        if part is None:
            return None
        names = tuple(n for n in part.names if n in text)
        others = tuple(o for o in part.others if o not in gone)
        there = names or part.head not in gone
        return part.model_copy(update={"names": names, "others": others}) if there else None

    roles = ("agent", "patient", "recipient")
    return predicate.model_copy(update={r: left(getattr(predicate, r)) for r in roles})


def _holds(outer: LoosePart, inner: LoosePart) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    return within and (outer.start, outer.end) != (inner.start, inner.end)


def _stays(words: str, before: str, after: str) -> bool:
    """Whether words that stood in a text still do; what stood outside of it does."""
    return words in after or words not in before


def _without(text: str, parts: Sequence[LoosePart]) -> str:
    for part in sorted(parts, key=lambda p: -p.start):
        text = text[: part.start] + text[part.end :]
    text = STRAY_MARKS.sub("", " ".join(text.split()))
    return text[:1].upper() + text[1:]
