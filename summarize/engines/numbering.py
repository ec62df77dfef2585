"""Articles as numbered sentences, cut into pieces that a model's context holds, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.domain import Article, DraftClaim
from summarize.engines.answers import MOST_SENTENCES, ClaimAnswer
from summarize.engines.asking import tokens_of
from summarize.text.sentences import sentence_spans

ANSWER_PER_TOKEN = 3.0
"""Tokens of answer to allow per token of article: claims repeat the article's words about twice,
with the JSON around them."""
LEAST_ANSWER = 600
"""Tokens that the bounds of the schema allow for a piece of one sentence: it is never cut off."""
LARGEST_PIECE = 1300
"""Tokens of article in one question: about 900 words, above which small models skip sentences."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an article: its sentences with their numbers within the whole article, from 1."""

    article: Article
    first: int
    spans: tuple[tuple[int, int], ...]

    @property
    def sentences(self) -> list[tuple[int, str]]:
        """The numbered sentences, each on one line."""
        text = self.article.text
        return [(n, " ".join(text[a:b].split())) for n, (a, b) in enumerate(self.spans, self.first)]

    @property
    def tokens(self) -> int:
        """Estimated tokens of its text."""
        return sum(tokens_of(self.article.text[a:b]) for a, b in self.spans)

    @property
    def answer_tokens(self) -> int:
        """The longest answer to allow."""
        return int(LEAST_ANSWER + ANSWER_PER_TOKEN * self.tokens)

    def halves(self) -> tuple[Piece, Piece] | None:
        """Return the piece in two, at a sentence border; None when it is one sentence."""
        if len(self.spans) < 2:
            return None
        middle = len(self.spans) // 2
        return (
            Piece(self.article, self.first, self.spans[:middle]),
            Piece(self.article, self.first + middle, self.spans[middle:]),
        )


def pieces_of(article: Article, context: int, overhead: int) -> list[Piece]:
    """Cut an article at paragraph borders into pieces that fit.

    Args:
        article: The article.
        context: Tokens that the model's context holds.
        overhead: Tokens of the prompt around the sentences.
    """
    room = int((context - overhead - LEAST_ANSWER) / (1 + ANSWER_PER_TOKEN))
    room = max(100, min(LARGEST_PIECE, room))
    spans = sentence_spans(article.text)
    pieces: list[Piece] = []
    first = 1
    for group in _packed(article.text, spans, room):
        pieces.append(Piece(article, first, tuple(group)))
        first += len(group)
    return pieces


def _packed(
    text: str, spans: Sequence[tuple[int, int]], room: int
) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of sentences that fit, whole paragraphs where one fits at all."""
    held: list[tuple[int, int]] = []
    size = 0
    for paragraph in _paragraphs(text, spans):
        tokens = sum(tokens_of(text[a:b]) for a, b in paragraph)
        if held and (size + tokens > room or len(held) + len(paragraph) > MOST_SENTENCES):
            yield held
            held, size = [], 0
        if tokens > room or len(paragraph) > MOST_SENTENCES:
            yield from _by_sentence(text, paragraph, room)
            continue
        held += paragraph
        size += tokens
    if held:
        yield held


def _by_sentence(
    text: str, paragraph: Sequence[tuple[int, int]], room: int
) -> Iterator[list[tuple[int, int]]]:
    held: list[tuple[int, int]] = []
    size = 0
    for a, b in paragraph:
        tokens = tokens_of(text[a:b])
        if held and (size + tokens > room or len(held) == MOST_SENTENCES):
            yield held
            held, size = [], 0
        held.append((a, b))
        size += tokens
    if held:
        yield held


def _paragraphs(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    held: list[tuple[int, int]] = []
    for span in spans:
        if held and "\n\n" in text[held[-1][1] : span[0]]:
            yield held
            held = []
        held.append(span)
    if held:
        yield held


def draft_of(answer: ClaimAnswer, piece: Piece) -> DraftClaim:
    """Turn a claim by reference into one with its quote.

    The words are looked up in the sentences that the claim cites. Where they are not there, the
    sentences themselves are the quote: whatever the model copied wrongly, the gate holds the
    claim's text against words that stand in the article.
    """
    text = piece.article.text
    cited = [
        piece.spans[n - piece.first]
        for n in answer.sentences
        if 0 <= n - piece.first < len(piece.spans)
    ]
    speaker = (answer.speaker or "").strip() or None
    words = answer.words.strip()
    span = (_find(text, words, cited) if words else None) or _whole(cited)
    quote = text[slice(*span)] if span else words
    return DraftClaim(
        article=piece.article.id,
        text=answer.text,
        quote=quote or "(no sentence given)",
        start=span[0] if span else None,
        speaker=speaker,
    )


def _whole(cited: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return (min(a for a, _ in cited), max(b for _, b in cited)) if cited else None


def _find(text: str, words: str, cited: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Find words in the cited sentences, whatever their spacing, quotation marks and case."""
    loose = r"\s+".join(_loosely(word) for word in words.strip(" .").split())
    for a, b in cited:
        found = re.search(loose, text[a:b], re.IGNORECASE)
        if found and found.end() > found.start():
            return a + found.start(), a + found.end()
    return None


def _loosely(word: str) -> str:
    return "".join("[\"'“”‘’]" if c in "\"'“”‘’" else re.escape(c) for c in word)
