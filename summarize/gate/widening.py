"""Quotes whose borders change what they say, and how to put them right.

A quote cut before its "not", or inside a number, is widened to the clause that it depends on, at
most to its sentence: words of the article that say what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.gate.article import Ground, Span
from summarize.gate.asserted import veiled_by
from summarize.gate.quotes import breaks_word, left_behind, straddled
from summarize.text.cues import NEGATION

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = 6
"""Times that a quote is widened before its whole sentence is tried."""
VERBS = frozenset({"VERB", "AUX"})
_EDGES = " \n\t"


@dataclass(frozen=True, slots=True)
class Fault:
    """How a border of a quote changes what it says.

    Attributes:
        reason: In one sentence, without its full stop.
        span: What the quote would have to take in.
        word: The word that it depends on; "" where none does.
    """

    reason: str
    span: Span
    word: str = ""


def faults(span: Span, ground: Ground, shown: str = "") -> Iterator[Fault]:
    """Yield how the borders of a quote change what it says.

    Args:
        span: Offsets of the quote.
        ground: The article.
        shown: The word of saying that is shown with the claim: what it hedges need not be in the
            quote ("claimed").
    """
    text = ground.article.text
    if breaks_word(text, *span):
        yield Fault("the quote begins or ends inside a word or a number", _whole_words(span, text))
        return
    whole = straddled(ground.wholes, *span)
    if whole is not None:
        yield Fault(f'the quote cuts "{whole[2]}" in two', whole[:2])
        return
    veil = veiled_by(ground.doc, *span)
    if veil is not None:
        reason = f'the article does not assert what stands behind its "{veil.text}"'
        yield Fault(reason, _governing(veil, span), veil.text)
    for kind, word in left_behind(ground.doc, *span):
        if kind == NEGATION or word.lower_ not in shown.lower():
            reason = f'the quote leaves out "{word.text}", which it depends on in the article'
            yield Fault(reason, _clause(word, span), word.text)


def put_right(span: Span, ground: Ground, shown: str = "") -> tuple[Span | None, str]:
    """Return the quote that says what the article says, with the reason why it was widened.

    Returns:
        The span as it is with "" where nothing is wrong with it; None where not even its
        sentence holds.
    """
    first = ""
    at = span
    for _ in range(STEPS):
        fault = next(faults(at, ground, shown), None)
        if fault is None:
            return at, first
        first = first or fault.reason
        wider = _trimmed(_joined(at, fault.span), ground.article.text)
        if wider == at:
            break
        at = wider
    sentence = _sentence(at, ground)
    if sentence != at and next(faults(sentence, ground, shown), None) is None:
        return sentence, first
    return None, first


def _joined(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _whole_words(span: Span, text: str) -> Span:
    start, end = span
    while breaks_word(text, start, start):
        start -= 1
    while breaks_word(text, end, end):
        end += 1
    return start, end


def _sentence(span: Span, ground: Ground) -> Span:
    first = ground.sentences[ground.sentence_at(span[0])]
    last = ground.sentences[ground.sentence_at(span[1] - 1)]
    return min(first[0], span[0]), max(last[1], span[1])


def _clause(word: Token, span: Span) -> Span:
    """Return the words that a negation, hedge or condition stands in, up to its subject."""
    top = word if word.pos_ in VERBS and word.dep_ not in {"aux", "auxpass"} else word.head
    start = min(top.left_edge.idx, word.idx)
    last = top.right_edge if word.idx >= span[1] else word
    return start, max(last.idx + len(last), word.idx + len(word))


def _governing(veil: Token, span: Span) -> Span:
    """Return the clause that a clause which is not asserted hangs on, with both."""
    top = veil
    while top.head != top and (top.pos_ not in VERBS or span[0] <= top.idx < span[1]):
        top = top.head
    return min(top.left_edge.idx, veil.idx), max(top.idx + len(top), veil.idx + len(veil))
