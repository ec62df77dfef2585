"""Small questions about a token and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SIGNS = frozenset("%&#@")
NOT_FIGURES = frozenset({"one", "another"})


def is_verb(token: Token) -> bool:
    """Tell whether a token is tagged as a verb form (modal included)."""
    tag: str = token.tag_
    return tag.startswith("VB") or tag == "MD"


def is_finite(token: Token) -> bool:
    """Tell whether a predicate is finite by itself or through an auxiliary."""
    return token.tag_ in FINITE or any(
        c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in token.children
    )


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation; signs that are read aloud are words."""
    return bool(token.is_punct) and token.text not in SIGNS


def is_figure(token: Token) -> bool:
    """Tell whether a token is a number that a reader would count with (not "one of")."""
    number = token.tag_ == "CD" or (token.like_num and token.text[0].isdigit())
    return bool(number) and token.lower_ not in NOT_FIGURES


def is_negated(token: Token) -> bool:
    """Tell whether a predicate is negated ("not", "never", "no longer")."""
    return any(c.dep_ == "neg" or c.lower_ in {"longer", "never"} for c in token.children)


def has_subject(token: Token) -> bool:
    """Tell whether a predicate has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in token.children)


def words_in(tokens: Iterable[Token]) -> int:
    """Count the words among some tokens."""
    return sum(1 for t in tokens if not is_mark(t) and not t.is_space)
