"""The sentences of a parsed article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.text.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STOPS = ".?!\u2026"


def sentences_of(doc: Doc, text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence, white space left out."""
    starts = [t.idx for t in doc]
    for first, last in sentence_spans(text):
        tokens = doc[bisect_left(starts, first) : bisect_left(starts, last)]
        kept = [t for t in tokens if not t.is_space]
        if kept:
            yield kept


def is_complete(sentence: Sequence[Token]) -> bool:
    """Whether a sentence ends in a stop; headlines and items of a list do not."""
    return any(t.text[-1] in STOPS for t in sentence[-2:])
