"""Words outside a quote that its clause has in common with its neighbours.

"The rebels blew up the depot and burnt their papers": a claim quoted from "burnt" on may say who
burnt them. What it may take along is found by the parse, and nothing else of the sentence is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "attr", "dative", "oprd", "pobj", "prep"})
UPWARD = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "dep", "appos"})
VERB_WORDS = frozenset({"aux", "auxpass", "neg", "advmod"})
RELATIVE = frozenset({"WDT", "WP"})
"""Tags of "which", "that" and "who": they stand for the noun that their clause modifies."""
STEPS = 6
"""Links that are followed upwards; no sentence at hand needs more than four."""


def carried(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of a sentence that a quote within it may take along.

    Args:
        doc: The parsed article.
        start: Offset of the quote.
        end: End of it, exclusive.

    Returns:
        Offsets of noun phrases and verb groups: the subject that the quote's clause shares with
        the one before it, the noun that it modifies, the verb that its object depends on.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    inside = range(span.start, span.end)
    tops = [t for t in span if t.head.i not in inside and not (t.is_punct or t.is_space)]
    spans = (s for top in tops for s in _upward(top, inside))
    return list(dict.fromkeys(spans))


def _upward(token: Token, inside: range) -> Iterator[tuple[int, int]]:
    for _ in range(STEPS):
        subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.tag_ not in RELATIVE:
            if subject.i not in inside:
                yield _phrase(subject)
            return
        head = token.head
        if head == token or (head.i in inside and token.i in inside):
            return
        if token.dep_ in {"relcl", "acl"}:
            yield _phrase(head)
            return
        if token.dep_ in OBJECTS and head.pos_ in {"VERB", "AUX"}:
            yield _verb_group(head)
        elif token.dep_ not in UPWARD | OBJECTS:
            return
        token = head


def _phrase(noun: Token) -> tuple[int, int]:
    """Return a noun with the words before it, and what "of" joins to it."""
    first = min([noun.i, *(t.i for left in noun.lefts for t in left.subtree)])
    last = noun
    for right in noun.rights:
        if right.dep_ != "prep" or right.lower_ != "of":
            break
        last = max(right.subtree, key=lambda t: t.i)
    doc = noun.doc
    return doc[first].idx, last.idx + len(last)


def _verb_group(verb: Token) -> tuple[int, int]:
    """Return a verb with its auxiliaries and negation: what is denied stays denied."""
    first = min([verb, *(c for c in verb.lefts if c.dep_ in VERB_WORDS)], key=lambda t: t.i)
    return first.idx, verb.idx + len(verb)
