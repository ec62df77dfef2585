"""Clauses that a sentence holds and does not assert: before they touched it, unless it rains.

Classes of words after Quirk et al., A Comprehensive Grammar of the English Language: conditional,
comparative and temporal subordinators (15.25-15.52), inversion for a condition (15.36), suasive
verbs (16.32), nouns with a clause in apposition (17.26); negative implicatives after Nairn,
Condoravdi and Karttunen, Computing relative polarity (2006). What a "before" clause tells may have
been prevented by what the main one tells (Beaver and Condoravdi 2003): it is never asserted by
itself. So with "when", "after" and "once" of what is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBORDINATORS = frozenset(
    {"before", "until", "till", "unless", "if", "whether", "lest", "than", "provided", "supposing"}
)
"""Their clause is not asserted by itself, whatever its tense."""

ONLY_OF_THE_PAST = frozenset({"when", "after", "once"})
"""Their clause tells what happened where it is in the past; else what is to come."""

PREPOSITIONS = frozenset({"before", "without", "from", "against", "than"})
"""What a participle behind them tells did not happen, or nobody says that it did."""

CONDITIONAL_VERBS = frozenset({"provided", "providing", "suppose", "supposing", "assuming"})
ACCUSING = frozenset({"accuse", "suspect", "charge", "acquit", "clear", "dream", "fear", "risk"})
"""What is said "of" or "with" them is what somebody is held to have done."""

_SUASIVE = """
    ask assume beg command decree demand desire enjoin forbid imagine intend order pray prefer
    pretend propose recommend request require urge wish wonder
"""
SUASIVE_VERBS = frozenset(_SUASIVE.split())
"""What they govern is asked for, wished for or made up."""

AVERTING = frozenset(
    {"avoid", "avert", "decline", "escape", "fail", "forget", "neglect", "refuse", "omit"}
)
"""What they govern did not happen."""

TELLING = frozenset({"tell", "inform", "assure", "warn", "remind", "notify"})
_ENDING = """
    abandon abort break brake cancel cease collapse crash delay die discontinue drop end escape
    expire flee halt hold interrupt land leave pause perish quit resign rest retire retreat return
    stall stop surrender suspend swerve terminate turn vanish wait withdraw
"""
ENDING = frozenset(_ENDING.split())
"""Verbs of ending, leaving and dying (Levin, English Verb Classes, 48.2, 51.1-51.2, 55.4)."""

_UNREAL = """
    allegation assumption chance claim condition danger doubt fear fiction hope hypothesis idea
    illusion impression myth notion possibility prospect question risk rumor rumour speculation
    suggestion suspicion theory threat
"""
UNREAL_NOUNS = frozenset(_UNREAL.split())
"""A clause that tells what they are about is not asserted."""

NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nothing", "nor", "few"})
FRONTED = frozenset({"had", "were", "should"})
"""In front of their subject they open a condition."""

UNITS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade"})
STRETCH = 5
"""Words in which a stretch of time is told: "for more than nine days"."""

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


def veil_of(verb: Token) -> Token | None:
    """Return the word by which a clause is not asserted, given its head; None where it is."""
    return (
        _subordinator(verb)
        or _preposition(verb)
        or _inverted(verb)
        or _alternative(verb)
        or _governing(verb)
    )


def is_past(verb: Token) -> bool:
    """Whether a predicate is told in a past tense."""
    return verb.tag_ == "VBD" or any(
        c.dep_ in AUXILIARIES and c.tag_ == "VBD" for c in verb.children
    )


def _subordinator(verb: Token) -> Token | None:
    marks = [c for c in verb.lefts if c.dep_ in {"mark", "advmod"}]
    for mark in marks:
        word = mark.lower_
        barred = word in SUBORDINATORS or _compares(mark) or _aims(mark, verb)
        if mark.dep_ == "mark" and barred and not _ends_a_stretch(mark, verb):
            return mark
        if word in ONLY_OF_THE_PAST and verb.dep_ == "advcl" and not _happened(verb):
            return mark
    return _in_case(verb)


def _ends_a_stretch(mark: Token, verb: Token) -> bool:
    """Whether "burned for nine days before it sank" tells when something came to its end."""
    stretch = [t for t in mark.doc[max(0, mark.i - STRETCH) : mark.i] if t.sent == mark.sent]
    lasted = any(t.lower_ == "for" for t in stretch) and mark.nbor(-1).lemma_ in UNITS
    return mark.lower_ == "before" and lasted and verb.tag_ == "VBD" and is_past(verb.head)


def _compares(mark: Token) -> bool:
    """Whether it is the "though" of "as though", or the last word of "as long as"."""
    before = mark.nbor(-1).lower_ if mark.i else ""
    return (mark.lower_ == "though" and before == "as") or (
        mark.lower_ == "as" and before == "long"
    )


def _aims(mark: Token, verb: Token) -> bool:
    """Whether it is "so that they can": behind a comma, "so" tells what follows from a fact."""
    after_comma = mark.i > 0 and mark.nbor(-1).text == ","
    return mark.lower_ == "so" and not after_comma and any(c.tag_ == "MD" for c in verb.children)


def _happened(verb: Token) -> bool:
    """Whether a clause tells what has happened, or a headline's present ("after wall falls")."""
    to_come = any(c.tag_ == "MD" for c in verb.head.children)
    waits = verb.head.tag_ in {"VBZ", "VBP"}
    return is_past(verb) or not (to_come or waits)


def _in_case(verb: Token) -> Token | None:
    """Return the "case" of "in case", which the parser takes for a place."""
    first = verb.left_edge.i
    for token in verb.doc[max(first - 1, verb.sent.start) : verb.i]:
        if token.lower_ == "case" and token.i > 0 and token.nbor(-1).lower_ == "in":
            following = token.nbor()
            return token if following.lower_ != "of" and not following.is_punct else None
    return None


def _preposition(verb: Token) -> Token | None:
    above = verb.head
    if verb.dep_ == "ccomp" and above.lower_ in CONDITIONAL_VERBS:
        return above
    if verb.dep_ == "conj" and verb.tag_ == "VB":
        return next((c for c in above.children if c.lower_ == "than" and c.i < verb.i), None)
    if verb.dep_ != "pcomp":
        return None
    if above.lower_ == "before" and _goes_on(verb, above.head):
        return None
    if above.lower_ in PREPOSITIONS or any(c.lower_ == "instead" for c in above.children):
        return above
    accused = above.lower_ in {"of", "with"} and above.head.lemma_ in ACCUSING
    return above.head if accused else None


def _goes_on(verb: Token, first: Token) -> bool:
    """Whether "grabbed the watches before making off" tells one deed after the other.

    Who stops, dies or turns back before a deed has not done it; nor need who is stopped.
    """
    links = {c.dep_ for c in first.children}
    if verb.tag_ != "VBG" or first.pos_ != "VERB" or first.lemma_ in ENDING:
        return False
    barred = bool(links & {"nsubjpass", "auxpass", "neg"})
    return not barred and not any(c.tag_ in {"MD", "TO"} for c in first.children)


def _inverted(verb: Token) -> Token | None:
    """Return the "had" of "had the siren sounded": no subject stands before it."""
    if verb.dep_ == "ROOT" or any(t.text == "?" for t in verb.sent[-2:]):
        return None
    first = verb.head if _is_split(verb) else verb
    fronted = [c for c in (first, *first.children) if c.lower_ in FRONTED and c.i <= verb.i]
    subjects = [c for v in (first, verb) for c in v.children if c.dep_ in SUBJECTS]
    opened = bool(fronted and subjects) and fronted[0].i < min(s.i for s in subjects)
    return fronted[0] if opened and _opens_condition(first, fronted[0]) else None


def _is_split(verb: Token) -> bool:
    """Whether the parse takes "had" in "had the dam not been opened" for a verb of its own."""
    return verb.dep_ == "ccomp" and verb.head.lower_ in FRONTED and verb.head.i < verb.i


def _opens_condition(verb: Token, fronted: Token) -> bool:
    linked = verb.dep_ in {"advcl", "ccomp"} and fronted.dep_ in AUXILIARIES | {"advcl", "ccomp"}
    return linked and any(c.tag_ == "MD" for c in verb.head.children)


def _alternative(verb: Token) -> Token | None:
    """Return the "or" before a second clause: one of the two is said, not which."""
    if verb.dep_ != "conj" or not any(c.dep_ in SUBJECTS for c in verb.children):
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
    if above.lemma_ in SUASIVE_VERBS:
        return above
    if above.lemma_ in TELLING and any(c.dep_ == "nsubjpass" for c in above.children):
        return above  # "the jury was told that": the article leaves open by whom
    denied = next((c for c in above.children if c.dep_ == "neg" and c.i < verb.i), None)
    if denied is not None and above.i < verb.i:
        return denied
    asked = next((c for c in verb.lefts if c.tag_ in {"WRB", "WP"} and c.i > above.i), None)
    return asked or denied_subject(above)


def denied_subject(verb: Token) -> Token | None:
    """Return the word by which nobody does what a verb says ("neither office said")."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    words = [subject, *subject.lefts]
    return next((t for t in words if t.lower_ in NEGATIVE), None)
