"""Articles in pieces that a model's context holds, and what it answers, as drafts with offsets.

Of a reference swapped for another of the same number and kind grammar sees nothing; asked a second
time, a model that errs, or is made to lie, has to err twice in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from summarize.domain import MAIN, Article, DraftClaim, DraftLine, DraftReference, Reading
from summarize.engines.model.answers import (
    ClaimAnswer,
    MeantAnswer,
    ReadAnswer,
    SeenAnswer,
    read_answer,
)
from summarize.engines.model.questions import tokens_of
from summarize.engines.model.writing import worded
from summarize.text.sentences import sentence_spans

# --- articles as numbered sentences, cut into pieces

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
    """Part of an article: its sentences with their numbers within the whole article, from 1."""

    article: Article
    first: int  # the number of its first sentence
    spans: tuple[Span, ...]  # the offsets of its sentences
    before: tuple[Span, ...] = ()  # likewise of those just before, shown and not read again

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
    def answer_tokens(self) -> int:
        """The longest answer to allow."""
        tokens = sum(tokens_of(self.article.text[a:b]) for a, b in self.spans)
        return int(LEAST_ANSWER + ANSWER_PER_TOKEN * tokens)

    def halves(self) -> tuple[Piece, Piece] | None:
        """Return the piece in two, at a sentence border; None when it is one sentence."""
        if len(self.spans) < 2:
            return None
        middle = len(self.spans) // 2
        one, other = self.spans[:middle], self.spans[middle:]
        return (
            Piece(self.article, self.first, one, self.before),
            Piece(self.article, self.first + middle, other, one[-SHOWN_BEFORE:]),
        )


def pieces_of(article: Article, context: int, overhead: int) -> list[Piece]:
    """Cut an article at paragraph borders into pieces that fit.

    That is into a context of so many tokens, beside those of the prompt around the sentences.
    """
    room = int((context - overhead - LEAST_ANSWER) / (1 + ANSWER_PER_TOKEN))
    room = max(100, min(LARGEST_PIECE if context < SMALL_CONTEXT else LARGE_PIECE, room))
    spans = sentence_spans(article.text)
    paragraphs: list[list[Span]] = []
    for span in spans:
        if not paragraphs or "\n\n" in article.text[paragraphs[-1][-1][1] : span[0]]:
            paragraphs.append([])
        paragraphs[-1].append(span)
    pieces: list[Piece] = []
    first = 1
    for group in _packed(article.text, paragraphs, room):
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


# --- finding the words that a model means in the sentences that it names


GAP = re.compile(r"\s*(?:\u2026|\.\.\.)\s*")
"""What stands between the first and the last words of a part of a sentence."""
ALIKE = (
    "'\u2018\u2019\u201a`",
    '"\u201c\u201d\u201e\u00ab\u00bb',
    "-\u2010\u2011\u2012\u2013\u2014\u2212",
)
"""Marks that typesetters exchange: models, and people who label, write the plain ones."""
_EDGE = " \t\n\xa0.,;:\u2026" + ALIKE[0] + ALIKE[1]


def find_words(text: str, words: str, within: Span) -> Span | None:
    """Return where words stand in a span of a text, case and kind of marks aside, or None.

    The words may be the first and the last of them with "..." between.
    """
    parts = [p for p in GAP.split(words) if p.strip(_EDGE)]
    sought = [_pattern(words)] if words.strip(_EDGE) else []
    if len(parts) > 1:
        sought.append(f"{_pattern(parts[0])}.*?{_pattern(parts[-1])}")
    for pattern in sought:
        if found := re.compile(pattern, re.IGNORECASE | re.DOTALL).search(text, *within):
            return found.span()
    return None


def _pattern(words: str) -> str:
    """Return a pattern of words as whole words, the marks at their edges aside."""
    sought = words.strip(_EDGE)
    body = r"\s+".join("".join(map(like, word)) for word in sought.split())
    before = r"(?<![^\W_])" if sought[0].isalnum() else ""
    after = r"(?![^\W_])" if sought[-1].isalnum() else ""
    return before + body + after


def like(char: str) -> str:
    """Return a pattern of a character and all that it is exchanged for."""
    marks = next((m for m in ALIKE if char in m), "")
    return f"[{re.escape(marks)}]" if marks else re.escape(char)


MOST_MARGINS = 6
LONGEST_MARGIN = 100
"""Characters: lines around an article that name its outlet are short."""
_STOP = re.compile(r"(?<=[a-z]{4})\.$")
"""The stop of a sentence that ends in a name: of "Orange.", not of "Inc." or "Jr."."""

OUTLET_ITSELF = frozenset({"", "none", "null", "outlet", "the outlet", "the article", "article"})
"""What models write for "nobody but the outlet"."""


def values_for(piece: Piece) -> dict[str, Any]:
    """Return what the prompt that reads a piece is filled with.

    Where the outlet is not known, with the short lines around the article that may name it.
    """
    article = piece.article
    short = [d.text for d in article.dropped if len(d.text) <= LONGEST_MARGIN]
    margins = [_one_line(text) for text in short[:MOST_MARGINS]]
    return {
        "sentences": piece.sentences,
        "margins": margins if _unnamed(piece) else [],
        "outlet": article.outlet,
        "headline": article.headline,
        "published": article.published.date,
        "context": piece.context,
    }


def schema_for(piece: Piece) -> type[ReadAnswer]:
    """Return the schema of the answer about a piece."""
    return read_answer(len(piece.spans), unnamed=_unnamed(piece))


def _unnamed(piece: Piece) -> bool:
    """Whether a piece opens an article of which the rules found no outlet or no headline."""
    return piece.first == 1 and not (piece.article.outlet and piece.article.headline)


def heard_of(answer: ReadAnswer, piece: Piece) -> Reading:
    """Return the reading of a piece, with offsets in place of numbers."""
    seen = answer if isinstance(answer, SeenAnswer) else None
    by_number = piece.by_number
    # What a field left out means: a model that never fills it in says nothing by that.
    unsaid = {
        "event": MAIN if answer.about or any(c.event for c in answer.claims) else None,
        "speaker": "" if any(c.by for c in answer.claims) else None,
        "when": "" if any(c.when for c in answer.claims) else None,
    }
    return Reading(
        article=piece.article.id,
        drafts=tuple(
            _draft(claim, piece, unsaid)
            for claim in answer.claims
            if claim.s in by_number and claim.s >= piece.first
        ),
        summary=tuple(
            DraftLine(sentence=worded(line.text), rests_on=spans)
            for line in answer.summary
            if (spans := tuple(by_number[n] for n in dict.fromkeys(line.s) if n in by_number))
        ),
        about=_one_line(answer.about),
        outlet=(seen and seen.outlet) or None,
        headline=(seen and seen.headline) or None,
    )


def _draft(answer: ClaimAnswer, piece: Piece, unsaid: Mapping[str, str | None]) -> DraftClaim:
    """Turn a claim by reference into one with its quote.

    Words that are not in the sentence named are handed on as the quote: the gate refuses them.
    """
    text, by_number = piece.article.text, piece.by_number
    sentence = by_number[answer.s]
    span = find_words(text, answer.words, sentence) if answer.words.strip() else sentence
    told = by_number.get(answer.cue_s or answer.s)
    cue = find_words(text, answer.cue, told) if answer.cue.strip() and told else None
    speaker, event = _STOP.sub("", _one_line(answer.by)), _one_line(answer.event)
    if speaker.casefold() in OUTLET_ITSELF:
        speaker = ""
    if event.casefold() in {MAIN, "main event"}:
        event = MAIN
    return DraftClaim(
        article=piece.article.id,
        quote=text[slice(*span)] if span else answer.words,
        start=span[0] if span else None,
        references=tuple(
            DraftReference(
                words=r.w, means=r.means, place=r.at or "instead", told=by_number.get(r.s or 0)
            )
            for r in answer.refs
        ),
        speaker=speaker if answer.by else unsaid["speaker"],
        speaker_words=text[slice(*cue)] if cue else answer.cue,
        speaker_told=told,
        via=_one_line(answer.via) or None,
        stance=answer.stance or "says",
        event=event or unsaid["event"],
        when=answer.when or unsaid["when"],
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


# --- references asked a second time, masked: words and sentence, not what was said of them


TOKENS_PER_PHRASE = 40
"""Of an answer, at the most: a name or noun phrase, and its number."""


class Phrase(NamedTuple):
    """Words of a piece and the number of the sentence in which they stand."""

    sentence: int
    words: str


def phrases_of(drafts: Sequence[DraftClaim], piece: Piece) -> list[Phrase]:
    """Return the words that claims of a piece refer with, once each, in order."""
    return sorted({p for d in drafts for r in d.references if (p := _phrase(d, r, piece))})


def confirmed(
    drafts: Sequence[DraftClaim],
    piece: Piece,
    phrases: Sequence[Phrase],
    answer: MeantAnswer | None,
) -> tuple[DraftClaim, ...]:
    """Return claims of a piece whose references bear the second answer, for the gate to compare.

    It tells of the phrases in their order; where there is none, nothing is confirmed.
    """
    said = {m.n: _one_line(m.means) for m in answer.meant} if answer else {}
    again = {phrase: said.get(n, "") for n, phrase in enumerate(phrases, 1)}
    found = []
    for draft in drafts:
        references = tuple(
            r.model_copy(update={"again": again[p]}) if (p := _phrase(draft, r, piece)) else r
            for r in draft.references
        )
        found.append(draft.model_copy(update={"references": references}))
    return tuple(found)


def _phrase(draft: DraftClaim, reference: DraftReference, piece: Piece) -> Phrase | None:
    """Return what is asked about a reference; None for one of words that were not found."""
    at = draft.start
    numbers = piece.by_number.items()
    sentence = next((n for n, (a, b) in numbers if at is not None and a <= at < b), None)
    return Phrase(sentence, reference.words) if sentence is not None else None
