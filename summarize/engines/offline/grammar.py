"""Small questions about tokens, the sentences of an article, and where a quote begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.text.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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


# --- the sentences of a parsed article


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


# --- where a quote begins and ends: no stray stop, no mark without its partner


PAIRS = {"\u201d": "\u201c", "\u00bb": "\u00ab", ")": "(", "]": "["}
OPENERS = {opener: closer for closer, opener in PAIRS.items()}
APOSTROPHE = "\u2019"
SINGLE_OPENER = "\u2018"
STRAY = ",;:-\u2013\u2014"
"""Marks that a claim neither begins nor ends with."""


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span until no mark at its borders lacks its partner.

    Args:
        text: The article's text.
        start: Offset of the first character.
        end: Offset after the last one.

    Returns:
        The span without white space, stops and unpaired quotation marks or brackets at its
        borders, and without a pair of quotation marks around the whole.
    """
    while start < end:
        inner = text[start:end]
        if _is_stray_start(inner):
            start += 1
        elif _is_stray_end(inner):
            end -= 1
        elif _is_wrapped(inner):
            start, end = start + 1, end - 1
        else:
            break
    end = _closed(text, start, end)
    return _opened(text, start, end), end


def is_balanced(words: str) -> bool:
    """Whether each mark of quotation and bracket has its partner within some words."""
    return words.count('"') % 2 == 0 and all(
        words.count(opener) == words.count(closer) for closer, opener in PAIRS.items()
    )


def _opened(text: str, start: int, end: int) -> int:
    """Take in the opening mark right before a span that closes one."""
    before, inner = text[max(start - 1, 0) : start], text[start:end]
    if before in OPENERS and inner.count(OPENERS[before]) > inner.count(before):
        return start - 1
    return start - 1 if before == '"' and inner.count('"') % 2 == 1 else start


def _closed(text: str, start: int, end: int) -> int:
    """Take in the closing mark right after a span that opens one."""
    inner = text[start:end]
    place = end + 1 if text[end : end + 1] in {".", ",", "?", "!"} else end
    closer = text[place : place + 1]
    if closer in PAIRS and inner.count(PAIRS[closer]) > inner.count(closer):
        return place + 1
    if closer == '"' and inner.count('"') % 2 == 1:
        return place + 1
    return end


def _is_stray_start(inner: str) -> bool:
    first, rest = inner[0], inner[1:]
    if first.isspace() or first in STRAY or first in PAIRS:
        return True
    if first == '"':
        return rest.count(first) % 2 == 0
    if first == "'":
        return not re.search(r"(?<=[\w.,!?])'(?!\w)", rest)
    if first == SINGLE_OPENER:
        return APOSTROPHE not in rest
    return first in OPENERS and OPENERS[first] not in rest


def _is_stray_end(inner: str) -> bool:
    last, rest = inner[-1], inner[:-1]
    if last.isspace() or last in STRAY:
        return True
    if last == '"':
        return rest.count('"') % 2 == 0
    if last == APOSTROPHE:
        return SINGLE_OPENER not in rest and not rest.endswith("s")
    if last in PAIRS:
        return rest.count(PAIRS[last]) <= rest.count(last)
    return last == "." and not _is_initial(inner)


def _is_wrapped(inner: str) -> bool:
    first, last, rest = inner[0], inner[-1], inner[1:-1]
    if first == last == '"':
        return '"' not in rest
    return PAIRS.get(last) == first and first not in rest and last not in ")]"


def _is_initial(inner: str) -> bool:
    """Tell "the U.S." and "J." from a full stop."""
    word = inner.rsplit(None, 1)[-1]
    return word.count(".") > 1 or (len(word) == 2 and word[0].isupper())
