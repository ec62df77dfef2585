"""References asked a second time, masked: the words and their sentence, not what was said of them.

Of a reference swapped for another of the same number and kind grammar sees nothing. A model that
errs, or is made to lie, has to err twice in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.domain import DraftClaim, DraftReference
from summarize.engines.model.answers import MeantAnswer
from summarize.engines.model.pieces import Piece

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
