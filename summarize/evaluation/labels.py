"""What a person wrote down about a story: the labels of one case, and finding them in a text.

`evals/README.md` explains them with an example. Types are strict and values are not coerced:
`core: "yes"` is an error, not a truth.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, Self

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from summarize.domain import FindingKind, FindingType, OriginKind
from summarize.engines.model.reading import ALIKE, like

Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""A string that says something."""


def _listed(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


OneOrMore = BeforeValidator(_listed)
"""One word may stand where a list of them may: readers may differ, the first is preferred."""


class Label(BaseModel):
    """A frozen, strict value; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ArticleLabel(Label):
    """One article of the story, and what its page says of itself; None where it does not say."""

    file: Words
    outlet: Words | None = None
    headline: Words | None = None
    published: dt.date | None = None
    basis: Literal["stated", "inferred", "unknown"]
    furniture: tuple[Words, ...] = ()  # lines that are no reporting and must be dropped
    body: tuple[Words, ...] = ()  # passages that must stay

    @model_validator(mode="after")
    def _has_a_day_or_none(self) -> Self:
        if (self.published is None) != (self.basis == "unknown"):
            raise ValueError("`basis: unknown` goes with no date, and any other with a date")
        return self


class FigureLabel(Label):
    """A number in a fact: its value or bounds."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Words | None = None  # "percent", an ISO 4217 code, pint's name; None for a count
    of: Words | None = None  # what is counted or measured

    @model_validator(mode="after")
    def _is_a_number(self) -> Self:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("a figure needs `value`, or `low` or `high`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"`low` {self.low:g} is more than `high` {self.high:g}")
        return self


class FactLabel(Label):
    """One thing that one article says, and who says it there."""

    id: Words
    article: Words
    anchor: Words  # words of the article that carry the fact, found there exactly once
    says: Words | None = None
    speaker: Words | None = None  # None is the outlet's own voice
    also_right: tuple[Words | None, ...] = ()
    via: Words | None = None
    figures: tuple[FigureLabel, ...] = ()
    core: bool = False
    negated: bool | None = None  # None where nobody judged
    hedged: bool | None = None  # likewise


class PositionLabel(Label):
    """One side of a finding: its figure, where it is one, and the facts that hold it."""

    label: Words | None = None
    value: float | None = None
    facts: Annotated[tuple[Words, ...], MinLen(1)]


DIFFERENCES = frozenset({"disputed", "figures", "update"})
"""Kinds that show accounts at odds: which of them it is, is the type's business."""


class FindingLabel(Label):
    """Something a careful reader finds when the accounts lie side by side."""

    id: Words
    kind: Annotated[tuple[FindingKind, ...], MinLen(1), OneOrMore]
    type: Annotated[tuple[FindingType, ...], OneOrMore] = ()
    question: Words
    positions: Annotated[tuple[PositionLabel, ...], MinLen(1)]
    why: Words | None = None
    optional: bool = False  # right where the brief has it, no miss where it has not

    @model_validator(mode="after")
    def _has_sides(self) -> Self:
        if DIFFERENCES.issuperset(self.kind) and len(self.positions) < 2:
            raise ValueError("needs two positions to differ")
        if self.kind == ("figures",) and any(p.value is None for p in self.positions):
            raise ValueError("each position of `figures` needs its `value`")
        return self


class NotInConflict(Label):
    """Facts that look as if they clashed, and do not; `apart`: they may not even meet.

    No two of them may be opposed in a finding, unless a labelled finding holds these two itself.
    """

    facts: Annotated[tuple[Words, ...], MinLen(2)]
    why: Words
    apart: bool = False


class OriginLabel(Label):
    """Someone who stands behind facts, under all the names the articles use."""

    name: Words
    kind: OriginKind | None = None
    spellings: tuple[Words, ...] = ()
    facts: tuple[Words, ...] = ()  # those that do not name it as their speaker


class TermsLabel(Label):
    """What one article calls a referent."""

    article: Words
    terms: Annotated[tuple[Words, ...], MinLen(1)]


class WordingLabel(Label):
    """A person, side, place or act that the articles name differently."""

    referent: Words
    articles: Annotated[tuple[TermsLabel, ...], MinLen(1)]


class CopyLabel(Label):
    """An article that repeats another's text, or runs the same agency copy."""

    article: Words
    of: Words

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.article == self.of:
            raise ValueError("an article is no copy of itself")
        return self


class Labels(Label):
    """All labels of one story, as `expected.yaml` holds them."""

    story: Words
    held_out: bool = False
    folder: Words = "articles"
    articles: Annotated[tuple[ArticleLabel, ...], MinLen(1)]
    facts: tuple[FactLabel, ...] = ()
    same: tuple[Annotated[tuple[Words, ...], MinLen(2)], ...] = ()
    findings: tuple[FindingLabel, ...] = ()
    not_in_conflict: tuple[NotInConflict, ...] = ()
    origins: tuple[OriginLabel, ...] = ()
    wording: tuple[WordingLabel, ...] = ()
    copies: tuple[CopyLabel, ...] = ()


# --- finding labelled words in a text whose spacing and quotation marks may have been tidied

Span = tuple[int, int]
"""`[start, end)` in characters."""

_PLAIN = str.maketrans({c: marks[0] for marks in ALIKE for c in marks} | {"\u2026": "..."})


def fold(text: str) -> str:
    """Make a text comparable: white space made one space, typographic characters made plain."""
    return " ".join(text.translate(_PLAIN).split())


def find_all(text: str, words: str, *, any_case: bool = False) -> list[Span]:
    """Return where words stand in a text, as spans."""
    sought = r"\s+".join("".join(map(like, word)) for word in fold(words).split())
    sought = sought.replace(r"\.\.\.", r"(?:\.\.\.|\u2026)")
    found = re.finditer(f"(?=({sought}))", text, re.IGNORECASE if any_case else 0)
    return [m.span(1) for m in found] if sought else []


def find(text: str, words: str) -> Span | None:
    """Return where words first stand; None when they do not."""
    return next(iter(find_all(text, words)), None)
