"""Clauses that a sentence holds and does not assert: before they touched it, unless it rains.

Classes of words after Quirk et al., A Comprehensive Grammar of the English Language: conditional,
comparative and temporal subordinators (15.25-15.52), suasive verbs (16.32), nouns with a clause in
apposition (17.26); negative implicatives after Nairn, Condoravdi and Karttunen, Computing relative
polarity (2006). What a "before" clause tells may have been prevented by what the main one tells
(Beaver and Condoravdi 2003): it is never asserted by itself. So with "when", "after" and "once" of
what is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

ONLY_OF_THE_PAST = frozenset({"when", "after", "once"})
"""Their clause tells what happened where it is in the past; else what is to come."""

FACTUAL = ONLY_OF_THE_PAST | {"that", "because", "although", "though", "while", "whereas", "whilst",
                              "since", "as", "albeit", "except"}  # fmt: skip
"""The clause of any other subordinator is not asserted by itself, whatever its tense."""

PREPOSITIONS = frozenset({"before", "without", "from", "against", "than"})
"""What a participle behind them tells did not happen, or nobody says that it did."""

ACCUSING = frozenset({"accuse", "suspect", "charge", "acquit", "clear", "fear", "risk"})
"""What is said "of" or "with" them is what somebody is held to have done."""

_SUASIVE = """
    ask beg command demand desire forbid intend order prefer pretend propose recommend request
    require urge wish wonder
"""
SUASIVE_VERBS = frozenset(_SUASIVE.split())
"""What they govern is asked for, wished for or made up."""

AVERTING = frozenset({"avoid", "avert", "decline", "escape", "fail", "neglect", "refuse", "omit"})
"""What they govern did not happen."""

_UNREAL = """
    allegation assumption chance claim danger doubt fear hope idea notion possibility prospect
    question risk rumor rumour speculation suggestion suspicion theory threat
"""
UNREAL_NOUNS = frozenset(_UNREAL.split())
"""A clause that tells what they are about is not asserted."""

MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must"})
"""Auxiliaries of what is possible, wished for or a rule (Quirk 4.49-4.66); "will" foretells."""
UNREAL_ADVERBS = frozenset({"nearly", "almost", "barely", "hardly"})
"""Before a verb: it was not done (Quirk 8.111, approximators and minimizers)."""

NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nothing", "nor", "few"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
ASIDE = frozenset({"relcl", "appos"})
"""What is told on the side of a noun is asserted, wherever the noun stands."""


def veils_over(token: Token) -> Iterator[Token]:
    """Yield the words by which what a token heads, or a clause around it, is not asserted.

    They stand before it: what follows a statement does not take it back.
    """
    at = token
    while True:
        word = veil_of(at)
        if word is not None and word.i < token.i:
            yield word
        if at.head == at or at.dep_ in ASIDE:
            return
        at = at.head


def is_asserted(token: Token) -> bool:
    """Whether a word stands in what is told as a fact: in no veiled clause, behind no "might".

    Args:
        token: Any word of a parsed sentence.
    """
    above = [token, *token.ancestors]
    last = next((i for i, t in enumerate(above) if t.dep_ in ASIDE or _is_joined(t)), len(above))
    clauses = [t for t in above[: last + 1] if t.pos_ in {"VERB", "AUX"}]
    unreal = (c.lower_ in UNREAL_ADVERBS or c.lower_ in MODALS for t in clauses for c in t.lefts)
    return not any(unreal) and not any(map(veil_of, clauses))


def _is_joined(verb: Token) -> bool:
    """Whether a clause with a subject of its own is joined to another one."""
    return verb.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in verb.children)


def veil_of(verb: Token) -> Token | None:
    """Return the word by which a clause is not asserted, given its head; None where it is."""
    return _subordinator(verb) or _preposition(verb) or _alternative(verb) or _governing(verb)


def _subordinator(verb: Token) -> Token | None:
    for mark in verb.lefts:
        if mark.dep_ == "mark" and not _is_factual(mark):
            return mark
        temporal = mark.lower_ in ONLY_OF_THE_PAST and verb.dep_ == "advcl"
        if temporal and mark.dep_ in {"mark", "advmod"} and not _happened(verb):
            return mark
    return None


def _is_factual(mark: Token) -> bool:
    """Whether a subordinator opens a fact: no "so that", "as though" or "as long as" does."""
    before = mark.nbor(-1).lower_ if mark.i else ""
    if mark.lower_ == "so":
        return before == ","
    return mark.lower_ in FACTUAL and before not in {"as", "long"}


def _happened(verb: Token) -> bool:
    """Whether a clause tells what has happened, or a headline's present ("after wall falls")."""
    past = verb.tag_ == "VBD" or any(
        c.dep_ in AUXILIARIES and c.tag_ == "VBD" for c in verb.children
    )
    to_come = any(c.tag_ == "MD" for c in verb.head.children)
    return past or not (to_come or verb.head.tag_ in {"VBZ", "VBP"})


def _preposition(verb: Token) -> Token | None:
    above = verb.head
    if verb.dep_ != "pcomp":
        return None
    if above.lower_ in PREPOSITIONS or any(c.lower_ == "instead" for c in above.children):
        return above
    accused = above.lower_ in {"of", "with"} and above.head.lemma_ in ACCUSING
    return above.head if accused else None


def _alternative(verb: Token) -> Token | None:
    """Return the "or" before a second clause: one of the two is said, not which."""
    if not _is_joined(verb):
        return None
    joined = [c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    return next((c for c in joined if c.lower_ in {"or", "nor"}), None)


def _governing(verb: Token) -> Token | None:
    above = verb.head
    told = any(c.lower_ == "that" and c.dep_ not in SUBJECTS for c in verb.lefts)
    if verb.dep_ in {"acl", "relcl"} and told:
        none = next((c for c in above.lefts if c.lower_ in NEGATIVE), None)
        return above if above.lemma_ in UNREAL_NOUNS else none
    if verb.dep_ == "xcomp" and above.lemma_ in AVERTING:
        return above
    if verb.dep_ != "ccomp":
        return None
    told_to = any(c.dep_ == "nsubjpass" and c.pos_ != "PRON" for c in above.children)
    if above.lemma_ in SUASIVE_VERBS or told_to:  # "the jury was told": it is left open by whom
        return above
    denied = next((c for c in above.children if c.dep_ == "neg" and c.i < verb.i), None)
    if denied is not None and above.i < verb.i:
        return denied
    asked = next((c for c in verb.lefts if c.tag_ in {"WRB", "WP"} and c.i > above.i), None)
    return asked or _denied_subject(above)


def _denied_subject(verb: Token) -> Token | None:
    """Return the word by which nobody does what a verb says ("neither office said")."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    words = [subject, *subject.lefts] if subject is not None else []
    return next((t for t in words if t.lower_ in NEGATIVE), None)
