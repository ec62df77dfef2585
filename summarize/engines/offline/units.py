"""The sentences of a parsed article, as the embedded engine reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.engines.offline.lexicon import CLOSING_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLOSERS = CLOSING_QUOTES | {"'", ")", "]"}
"""Marks that may follow the last stop of a sentence."""

STOPS = ".?!\u2026:;"


@dataclass(frozen=True)
class Unit:
    """One sentence.

    Attributes:
        tokens: Its tokens, without white space.
        complete: Whether it ends in a stop; headlines and list items do not.
    """

    tokens: tuple[Token, ...]
    complete: bool


def units_of(doc: Doc) -> Iterator[Unit]:
    """Yield the sentences of a parsed article, in order.

    A headline in two parts ("Quake hits port; ten dead") is two.
    """
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not any(t.is_alpha or t.like_num for t in tokens):
            continue
        if _ends(tokens):
            yield Unit(tuple(tokens), complete=True)
            continue
        for headline, part in groupby(tokens, key=lambda t: t.text != ";"):
            if headline:
                yield Unit(tuple(part), complete=False)


def _ends(tokens: list[Token]) -> bool:
    last = next((t.text for t in reversed(tokens) if t.text not in CLOSERS), "")
    return last[-1:] in STOPS
