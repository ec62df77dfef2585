"""Sentences as a reader sees them: the parser's, with its wrong borders mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.engines.offline.lexicon import CLOSING_QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLOSERS = CLOSING_QUOTES | {"'", ")", "]"}
"""Marks that may follow the last stop of a sentence."""

STOPS = ".?!\u2026:;"

MIN_WRAPPED = 8
"""Words of a line that may go on in the next one; shorter ones are headings."""


@dataclass(frozen=True)
class Unit:
    """One sentence.

    Attributes:
        tokens: Its tokens, without white space.
        complete: Whether it ends in a stop; headlines and list items do not.
        mended: Whether it was pieced together from several of the parser's sentences.
    """

    tokens: tuple[Token, ...]
    complete: bool
    mended: bool


def units_of(doc: Doc) -> Iterator[Unit]:
    """Yield the sentences of a parsed article, in order.

    The small model likes to end a sentence at a capital letter of a headline or after an
    abbreviation: pieces of one line are joined until one ends in a stop.
    """
    held: list[Token] = []
    pieces = 0
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        if held and (_on_new_line(held, tokens[0]) or _ends(held)):
            yield from _closed(held, pieces)
            held, pieces = [], 0
        if not any(t.is_alpha or t.like_num for t in tokens) and not held:
            continue
        held.extend(tokens)
        pieces += 1
    if held:
        yield from _closed(held, pieces)


def _closed(held: list[Token], pieces: int) -> Iterator[Unit]:
    """Yield a finished sentence; a headline in two parts ("Quake hits port; ten dead") as two."""
    if _ends(held):
        yield Unit(tuple(held), complete=True, mended=pieces > 1)
        return
    part: list[Token] = []
    for token in held:
        if token.text == ";" and part:
            yield Unit(tuple(part), complete=False, mended=pieces > 1)
            part = []
        else:
            part.append(token)
    if part:
        yield Unit(tuple(part), complete=False, mended=pieces > 1)


def _on_new_line(held: list[Token], first: Token) -> bool:
    """Tell whether a line begins; a long one that goes on in lower case was only wrapped."""
    last = held[-1]
    breaks = any("\n" in t.text for t in last.doc[last.i + 1 : first.i])
    return breaks and not (first.is_lower and len(held) >= MIN_WRAPPED)


def _ends(tokens: list[Token]) -> bool:
    for token in reversed(tokens):
        text = token.text
        if text in CLOSERS:
            continue
        return text[-1] in STOPS and not _abbreviates(token)
    return False


def _abbreviates(token: Token) -> bool:
    """Tell "Gen." and "J." from the end of a sentence."""
    text = token.text
    return len(text) > 1 and text.endswith(".") and token.tag_ == "NNP" and len(text) <= 4
