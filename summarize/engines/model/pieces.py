"""Articles as numbered sentences, cut into pieces that a model's context holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarize.domain import Article
from summarize.engines.model.questions import tokens_of
from summarize.text.sentences import sentence_spans

ANSWER_PER_TOKEN = 3.0
"""Tokens of a reading for each of the article: of 73 readings by a large language model the
longest had 2.1 beside `LEAST_ANSWER`; an answer that is cut is lost."""

LEAST_ANSWER = 600
"""Tokens that the bounds of the schema allow for a piece of one sentence: it is never cut off."""
SMALL_CONTEXT = 16_000
"""Tokens of context below which a model is taken for a small one."""
LARGEST_PIECE = 1300
"""Tokens of article in one question to a small model: about 900 words, above which such models
skip sentences."""
LARGE_PIECE = 5000
"""Likewise to any other."""
MOST_SENTENCES = 130
"""Sentences in one question, so that the bound on claims costs nothing."""
SHOWN_BEFORE = 3
"""Sentences of the piece before that a piece opens with, so that "he" and "there" are known."""

Span = tuple[int, int]
"""Where a sentence begins and ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an article: its sentences with their numbers within the whole article, from 1.

    Attributes:
        article: The article.
        first: The number of its first sentence.
        spans: The offsets of its sentences.
        before: The offsets of the sentences just before it, shown and not read again.
    """

    article: Article
    first: int
    spans: tuple[Span, ...]
    before: tuple[Span, ...] = ()

    @property
    def sentences(self) -> list[tuple[int, str]]:
        """The numbered sentences, each on one line."""
        return self._numbered(self.spans, self.first)

    @property
    def context(self) -> list[tuple[int, str]]:
        """The numbered sentences before it."""
        return self._numbered(self.before, self.first - len(self.before))

    @property
    def by_number(self) -> dict[int, Span]:
        """The offsets of all sentences shown."""
        return dict(enumerate((*self.before, *self.spans), self.first - len(self.before)))

    def _numbered(self, spans: Sequence[Span], first: int) -> list[tuple[int, str]]:
        text = self.article.text
        return [(n, " ".join(text[a:b].split())) for n, (a, b) in enumerate(spans, first)]

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
            Piece(self.article, self.first, self.spans[:middle], self.before),
            Piece(
                self.article,
                self.first + middle,
                self.spans[middle:],
                self.spans[max(0, middle - SHOWN_BEFORE) : middle],
            ),
        )


def pieces_of(article: Article, context: int, overhead: int) -> list[Piece]:
    """Cut an article at paragraph borders into pieces that fit.

    Args:
        article: The article.
        context: Tokens that the model's context holds.
        overhead: Tokens of the prompt around the sentences.
    """
    room = int((context - overhead - LEAST_ANSWER) / (1 + ANSWER_PER_TOKEN))
    room = max(100, min(LARGEST_PIECE if context < SMALL_CONTEXT else LARGE_PIECE, room))
    spans = sentence_spans(article.text)
    pieces: list[Piece] = []
    first = 1
    for group in _packed(article.text, _paragraphs(article.text, spans), room):
        before = tuple(spans[max(0, first - 1 - SHOWN_BEFORE) : first - 1])
        pieces.append(Piece(article, first, tuple(group), before))
        first += len(group)
    return pieces


def _packed(text: str, groups: Iterable[Sequence[Span]], room: int) -> Iterator[list[Span]]:
    """Yield runs of sentences that fit, whole groups where one fits at all."""
    held: list[Span] = []
    size = 0
    for group in groups:
        tokens = sum(tokens_of(text[a:b]) for a, b in group)
        if held and (size + tokens > room or len(held) + len(group) > MOST_SENTENCES):
            yield held
            held, size = [], 0
        if len(group) > 1 and (tokens > room or len(group) > MOST_SENTENCES):
            yield from _packed(text, [[span] for span in group], room)
            continue
        held += group
        size += tokens
    if held:
        yield held


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    held: list[Span] = []
    for span in spans:
        if held and "\n\n" in text[held[-1][1] : span[0]]:
            yield held
            held = []
        held.append(span)
    if held:
        yield held
