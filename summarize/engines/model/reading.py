"""What a model answered about a piece of an article, turned into drafts with offsets.

Of a reference swapped for another of the same number and kind grammar sees nothing; asked a second
time, a model that errs, or is made to lie, has to err twice in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.domain import MAIN, Article, DraftClaim, DraftLine, DraftReference
from summarize.engines.model.answers import (
    ClaimAnswer,
    MeantAnswer,
    ReadAnswer,
    RefAnswer,
    SeenAnswer,
    read_answer,
)
from summarize.engines.model.pieces import Piece
from summarize.engines.model.writing import worded

# --- finding the words that a model means in the sentences that it names


GAP = re.compile(r"\s*(?:\u2026|\.\.\.)\s*")
"""What stands between the first and the last words of a part of a sentence."""
_ALIKE = (
    "'\u2018\u2019\u201a",
    '"\u201c\u201d\u201e\u00ab\u00bb',
    "-\u2010\u2011\u2012\u2013\u2014\u2212",
)
"""Marks that stand for each other: models write the plain ones."""
_EDGE = " \t\n\xa0.,;:\u2026" + _ALIKE[0] + _ALIKE[1]

Span = tuple[int, int]


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
    body = r"\s+".join("".join(map(_like, word)) for word in sought.split())
    before = r"(?<![^\W_])" if sought[0].isalnum() else ""
    after = r"(?![^\W_])" if sought[-1].isalnum() else ""
    return before + body + after


def _like(char: str) -> str:
    marks = next((m for m in _ALIKE if char in m), "")
    return f"[{re.escape(marks)}]" if marks else re.escape(char)


MOST_MARGINS = 6
LONGEST_MARGIN = 100
"""Characters: lines around an article that name its outlet are short."""
OUTLET_ITSELF = frozenset({"", "none", "null", "outlet", "the outlet", "the article", "article"})
"""What models write for "nobody but the outlet"."""


def values_for(piece: Piece) -> dict[str, Any]:
    """Return what the prompt that reads a piece is filled with."""
    article = piece.article
    return {
        "sentences": piece.sentences,
        "margins": margins(article) if _unnamed(piece) else [],
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


@dataclass(frozen=True)
class Heard:
    """What was heard of a piece: claims and summary, or why there are none."""

    drafts: Sequence[DraftClaim] = ()
    summary: Sequence[DraftLine] = ()
    about: str = ""
    outlet: str | None = None
    headline: str | None = None
    failure: str = ""
    unsure: str = ""
    """Why references could not be asked a second time."""


def heard_of(answer: ReadAnswer, piece: Piece) -> Heard:
    """Return an answer with offsets in place of numbers."""
    seen = answer if isinstance(answer, SeenAnswer) else None
    by_number = piece.by_number
    lines = [
        DraftLine(sentence=worded(line.text), rests_on=spans)
        for line in answer.summary
        if (spans := tuple(by_number[n] for n in dict.fromkeys(line.s) if n in by_number))
    ]
    habits = Habits(
        event=MAIN if answer.about or any(c.event for c in answer.claims) else None,
        speaker="" if any(c.by for c in answer.claims) else None,
        when="" if any(c.when for c in answer.claims) else None,
    )
    return Heard(
        drafts=[
            draft_of(claim, piece, habits)
            for claim in answer.claims
            if claim.s in by_number and claim.s >= piece.first
        ],
        summary=lines,
        about=" ".join(answer.about.split()),
        outlet=(seen and seen.outlet) or None,
        headline=(seen and seen.headline) or None,
    )


@dataclass(frozen=True)
class Habits:
    """What a field left out means in one answer: a model that never fills it in says nothing."""

    event: str | None
    speaker: str | None
    when: str | None


def draft_of(answer: ClaimAnswer, piece: Piece, habits: Habits) -> DraftClaim:
    """Turn a claim by reference into one with its quote.

    Words that are not in the sentence named are handed on as the quote: the gate refuses them.
    """
    text, sentence = piece.article.text, piece.by_number[answer.s]
    span = find_words(text, answer.words, sentence) if answer.words.strip() else sentence
    told = piece.by_number.get(answer.cue_s or answer.s)
    cue = find_words(text, answer.cue, told) if answer.cue.strip() and told else None
    return DraftClaim(
        article=piece.article.id,
        quote=text[slice(*span)] if span else answer.words,
        start=span[0] if span else None,
        references=tuple(_reference(ref, piece) for ref in answer.refs),
        speaker=_speaker(answer.by) if answer.by else habits.speaker,
        speaker_words=text[slice(*cue)] if cue else answer.cue,
        speaker_told=told,
        via=" ".join((answer.via or "").split()) or None,
        stance=answer.stance or "says",
        event=_event(answer.event, habits),
        when=answer.when or habits.when,
    )


def _speaker(named: str | None) -> str:
    """Return the speaker; a claim without one is told by the outlet itself."""
    name = " ".join((named or "").split())
    return "" if name.casefold() in OUTLET_ITSELF else name


def _event(named: str | None, habits: Habits) -> str | None:
    event = " ".join((named or "").split())
    if not event:
        return habits.event
    return MAIN if event.casefold() in {MAIN, "main event"} else event


def _reference(ref: RefAnswer, piece: Piece) -> DraftReference:
    told: Span | None = piece.by_number.get(ref.s) if ref.s else None
    return DraftReference(words=ref.w, means=ref.means, place=ref.at or "instead", told=told)


def margins(article: Article) -> list[str]:
    """Return the short lines around an article, where its outlet may be named."""
    short = [d.text for d in article.dropped if len(d.text) <= LONGEST_MARGIN]
    return [" ".join(text.split()) for text in short[:MOST_MARGINS]]


# --- references asked a second time, masked: words and sentence, not what was said of them


TOKENS_PER_PHRASE = 40
"""Of an answer, at the most: a name or noun phrase, and its number."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a piece and the number of the sentence in which they stand."""

    sentence: int
    words: str


def phrases_of(drafts: Sequence[DraftClaim], piece: Piece) -> list[Phrase]:
    """Return the words that claims of a piece refer with, once each, in order."""
    found = (p for d in drafts for r in d.references if (p := _phrase(d, r, piece)))
    return sorted(set(found), key=lambda p: (p.sentence, p.words))


def confirmed(
    drafts: Sequence[DraftClaim],
    piece: Piece,
    phrases: Sequence[Phrase],
    answer: MeantAnswer | None,
) -> list[DraftClaim]:
    """Return claims whose references bear the second answer, for the gate to compare.

    Args:
        drafts: Claims of the piece.
        piece: The piece.
        phrases: What was asked, in order.
        answer: The second answer; None where there is none: nothing is confirmed then.
    """
    said = {m.n: " ".join(m.means.split()) for m in answer.meant} if answer else {}
    again = {phrase: said.get(n, "") for n, phrase in enumerate(phrases, 1)}
    return [_with_again(d, piece, again) for d in drafts]


def _with_again(draft: DraftClaim, piece: Piece, again: Mapping[Phrase, str]) -> DraftClaim:
    references = [
        r.model_copy(update={"again": again[p]}) if (p := _phrase(draft, r, piece)) else r
        for r in draft.references
    ]
    return draft.model_copy(update={"references": tuple(references)})


def _phrase(draft: DraftClaim, reference: DraftReference, piece: Piece) -> Phrase | None:
    """Return what is asked about a reference; None for one of words that were not found."""
    at = draft.start
    numbers = piece.by_number.items()
    sentence = next((n for n, (a, b) in numbers if at is not None and a <= at < b), None)
    return Phrase(sentence, reference.words) if sentence is not None else None
