"""Whether words stand as a sentence of their own, by their parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.domain import Claim
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.words import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
JOINING = frozenset({"CC", "WDT", "WP", "WP$", "WRB"})
"""Tags of words that tie a clause to the one before it."""
SAYS = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS


def stands_alone(doc: Doc) -> bool:
    """Whether parsed words are a sentence of their own: a finite verb with a subject that names.

    Nothing may tie them to the sentence before: no relative or joining word in front, and no
    pronoun as the subject.
    """
    words = [t for t in doc if not (t.is_punct or t.is_space)]
    if not words or words[0].tag_ in JOINING or words[0].dep_ == "mark":
        return False
    roots = [t for t in words if t.dep_ == "ROOT"]
    return len(roots) == 1 and _is_predicate(roots[0]) and _has_subject(roots[0])


def _is_predicate(root: Token) -> bool:
    return root.tag_ in FINITE or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in root.children
    )


def _has_subject(root: Token) -> bool:
    subjects = [c for c in root.children if c.dep_ in SUBJECTS]
    if any(c.nbor().text == "," for c in subjects if c.i + 1 < len(c.doc)):
        # "Dalton, shot in the neck" has no verb; "the mayor, a banker, said so" has.
        first = min([root.i, *(c.i for c in root.children if c.dep_ in {"aux", "auxpass"})])
        return first > 0 and root.doc[first - 1].text == "," and first - subjects[0].i > 2
    return bool(subjects) and all(c.pos_ != "PRON" or c.dep_ == "expl" for c in subjects)


def gives_itself(doc: Doc, claim: Claim) -> bool:
    """Whether a sentence says itself who says it: no "X said X said"."""
    named = {w for n in (claim.speaker, claim.speaker_text) if n for w in content_words(n)}
    if claim.cue and " " in claim.cue and f"{claim.cue} ".casefold() in doc.text.casefold():
        return bool(named & set(content_words(doc.text)))  # "according to the police"
    root = next(t for t in doc if t.dep_ == "ROOT")
    if root.lemma_.lower() not in SAYS:
        return False
    subjects = [c for c in root.children if c.dep_ in SUBJECTS]
    spoken = {w for c in subjects for t in c.subtree for w in content_words(t.text)}
    spoken |= {w for c in subjects for w in content_words(_text(c))}
    return bool(spoken & named)


def _text(token: Token) -> str:
    return "".join(t.text_with_ws for t in token.subtree)


def opens_with_cue(claim: Claim) -> bool:
    """Whether a claim's words begin with the word of saying whose subject its speaker is."""
    return bool(claim.cue) and claim.text.casefold().startswith(f"{claim.cue} ".casefold())
