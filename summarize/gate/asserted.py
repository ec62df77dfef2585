"""Whether a quote is a clause that its sentence holds and does not assert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.asserting import veils_over

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREDICATES = frozenset({"VERB", "AUX"})


def veiled_by(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word outside a quote by which its clause is not asserted, if there is one.

    "They had touched a weapon" is no statement of "shot before they had touched a weapon", nor
    "save money" of "closed to save money".

    Args:
        doc: The parsed article.
        start: Offset of the quote.
        end: End of it, exclusive.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    inside = range(span.start, span.end)
    for token in span:
        if token.pos_ in PREDICATES and token.head.i not in inside:
            word = _veil_outside(token, inside)
            if word is not None:
                return word
    return None


def _veil_outside(top: Token, inside: range) -> Token | None:
    """Return what veils the clause of a quote's uppermost predicate, and stands outside it."""
    aim = next((c for c in top.lefts if c.tag_ == "TO" and c.i not in inside), None)
    if aim is not None and aim.i + 1 == inside.start:
        return aim
    return next((w for w in veils_over(top) if w.i not in inside), None)
