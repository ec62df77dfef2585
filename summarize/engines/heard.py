"""What a model answered about a piece of an article, turned back into the article's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.domain import Article, DraftClaim, DraftLine
from summarize.engines.answers import ReadAnswer, SeenAnswer
from summarize.engines.numbering import Piece, draft_of

MOST_MARGINS = 6
LONGEST_MARGIN = 100
"""Characters: lines around an article that name its outlet are short."""


@dataclass(frozen=True)
class Heard:
    """What was heard of a piece: claims and summary, or why there are none."""

    drafts: Sequence[DraftClaim] = ()
    summary: Sequence[DraftLine] = ()
    outlet: str | None = None
    headline: str | None = None
    failures: Sequence[str] = ()

    def joined(self, other: Heard) -> Heard:
        """Return this and what follows it as one."""
        return Heard(
            drafts=(*self.drafts, *other.drafts),
            summary=(*self.summary, *other.summary),
            outlet=self.outlet or other.outlet,
            headline=self.headline or other.headline,
            failures=(*self.failures, *other.failures),
        )


def heard_of(answer: ReadAnswer, piece: Piece) -> Heard:
    """Return an answer with sentences in place of their numbers."""
    by_number = dict(enumerate(piece.spans, piece.first))
    shown = dict(piece.sentences)
    seen = answer if isinstance(answer, SeenAnswer) else None
    return Heard(
        drafts=[draft_of(claim, piece) for claim in answer.claims],
        summary=[
            DraftLine(sentence=shown[n], rests_on=(by_number[n],))
            for n in dict.fromkeys(answer.summary)
            if n in by_number
        ],
        outlet=(seen and seen.outlet) or None,
        headline=(seen and seen.headline) or None,
    )


def margins(article: Article) -> list[str]:
    """Return the short lines around an article, where its outlet may be named."""
    short = [d.text for d in article.dropped if len(d.text) <= LONGEST_MARGIN]
    return [" ".join(text.split()) for text in short[:MOST_MARGINS]]
