"""Small questions about a token and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarize.engines.offline.lexicon import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SET_OFF = DASHES | {",", "("}
"""Marks that set a phrase off from what stands before it."""

BORDERS = SET_OFF | {";", ":", "-", "and", "but", "while", "or"}
"""Words and marks that may stand at the border of a clause."""

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


def is_counted(token: Token) -> bool:
    """Tell whether a noun has a number."""
    return any(c.dep_ == "nummod" and is_figure(c) for c in token.children)


def has_subject(token: Token) -> bool:
    """Tell whether a predicate has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in token.children)


def has_object(token: Token) -> bool:
    """Tell whether a predicate has an object or a complement of its own."""
    return any(c.dep_ in OBJECTS for c in token.children)


def has_auxiliary(token: Token) -> bool:
    """Tell whether a predicate has an auxiliary of its own."""
    return any(c.dep_ in AUXILIARIES for c in token.children)


def has_modal(token: Token) -> bool:
    """Tell whether a predicate stands under a modal verb."""
    return any(c.tag_ == "MD" for c in token.children)


def counts(tokens: Iterable[Token]) -> bool:
    """Tell whether there is a figure among some tokens."""
    return any(is_figure(t) for t in tokens)


def is_quantity(token: Token) -> bool:
    """Tell whether a figure counts or measures ("60 lorries"), rather than dates or names."""
    in_compound = token.i + 1 < len(token.doc) and token.nbor().text == "-"
    return (
        is_figure(token) and token.ent_type_ not in {"DATE", "TIME", "ORDINAL"} and not in_compound
    )


def words_in(tokens: Iterable[Token]) -> int:
    """Count the words among some tokens."""
    return sum(1 for t in tokens if not is_mark(t) and not t.is_space)


def words_under(token: Token) -> int:
    """Count the words of all that hangs on a token, itself included."""
    return words_in(token.subtree)


def first_word(token: Token) -> Token:
    """Return the first word of what hangs on a token, leading marks left out."""
    return next((t for t in token.subtree if not is_mark(t) and not t.is_space), token)


def word_before(token: Token) -> str:
    """Return the word or mark before a token, quotation marks left out; "" at the beginning."""
    i = token.i - 1
    while i >= 0 and (token.doc[i].is_quote or token.doc[i].is_space):
        i -= 1
    return token.doc[i].lower_ if i >= 0 else ""


def is_beside(noun: Token, word: Token) -> bool:
    """Tell whether a noun is the last word before another."""
    between = word.doc[noun.i + 1 : word.i]
    return noun.i < word.i and all(is_mark(t) or t.is_space for t in between)


def is_set_off(token: Token) -> bool:
    """Tell whether what hangs on a token follows a comma, a dash or a bracket."""
    return word_before(first_word(token)) in SET_OFF


def is_at_border(token: Token) -> bool:
    """Tell whether what hangs on a token may begin a clause where it stands."""
    return word_before(first_word(token)) in BORDERS


def ends_at_mark(token: Token) -> bool:
    """Tell whether what hangs on a token ends at a mark or with the text."""
    last = token.right_edge
    if last.is_punct or last.i + 1 >= len(token.doc):
        return True
    return bool(last.nbor().is_punct or last.nbor().is_space)


def is_in_brackets(token: Token) -> bool:
    """Tell whether a bracket that opens before a token closes after it."""
    i, depth = token.i - 1, 0
    while i >= 0 and depth <= 0 and not token.doc[i].is_space:
        depth += (token.doc[i].text == "(") - (token.doc[i].text == ")")
        i -= 1
    return depth > 0


def opens_sentence(token: Token) -> bool:
    """Tell whether a token is the first word of its sentence."""
    i = token.i
    while not token.doc[i].is_sent_start and i > 0:
        i -= 1
        if not (token.doc[i].is_punct or token.doc[i].is_space):
            return False
    return True
