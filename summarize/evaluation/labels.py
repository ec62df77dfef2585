"""What a person wrote down about a story: the labels of one case, as strict types.

`evals/README.md` explains them with an example. Values are not coerced: `core: "yes"` is an
error, not a truth.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from summarize.domain import FindingKind, FindingType, OriginKind

Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""A string that says something."""


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrMore = BeforeValidator(_listed)
"""One word may stand where a list of them may."""


class Label(BaseModel):
    """A frozen, strict value; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ArticleLabel(Label):
    """One article of the story, and what its page says of itself.

    Attributes:
        file: Path below the case's folder of articles; other labels call the article so.
        outlet: Who printed it; None where the page does not say.
        headline: Its headline as printed; None where the page has none.
        published: The day of printing; None where a careful reader cannot tell.
        basis: How a careful reader knows the day.
        furniture: Lines of the page that are not reporting and must be dropped.
        body: Passages of the reporting that must stay.
    """

    file: Words
    outlet: Words | None = None
    headline: Words | None = None
    published: dt.date | None = None
    basis: Literal["stated", "inferred", "unknown"]
    furniture: tuple[Words, ...] = ()
    body: tuple[Words, ...] = ()


class FigureLabel(Label):
    """A number in a fact.

    Attributes:
        value: The number meant; None for an open or a ranged one, which has bounds.
        low: Lower bound ("at least 24", "80 to 90").
        high: Upper bound ("up to 50").
        unit: "percent", an ISO 4217 code, a unit in pint's naming, or None for a count.
        of: What is counted or measured, in words; None where the article leaves it open.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Words | None = None
    of: Words | None = None


class FactLabel(Label):
    """One thing that one article says, and who says it there.

    Attributes:
        id: Unique in the case.
        article: The article's file.
        anchor: Words of the article that carry the fact: found there exactly once.
        says: The fact in the labeller's own words, where the anchor alone does not tell.
        speaker: Who asserts it in the article; None for the outlet's own voice.
        also_right: Other speakers that a careful reader would accept; None for own voice.
        via: Who relays the speaker's words ("RIA" in "RIA quoted him as saying").
        figures: Its numbers.
        core: Whether a reader who lacks it has missed the story.
        negated: Whether it says that something is not so; None where nobody judged.
        hedged: Whether it is said with reserve ("may", "possibly"); None where nobody judged.
    """

    id: Words
    article: Words
    anchor: Words
    says: Words | None = None
    speaker: Words | None = None
    also_right: tuple[Words | None, ...] = ()
    via: Words | None = None
    figures: tuple[FigureLabel, ...] = ()
    core: bool = False
    negated: bool | None = None
    hedged: bool | None = None


class PositionLabel(Label):
    """One side of a finding.

    Attributes:
        label: The side in a few words.
        value: Its figure, where it is one.
        facts: The facts that hold it.
    """

    label: Words | None = None
    value: float | None = None
    facts: Annotated[tuple[Words, ...], MinLen(1)]


class FindingLabel(Label):
    """Something a careful reader finds when the accounts lie side by side.

    Attributes:
        id: Unique in the case.
        kind: What it is; several where readers may differ, the first preferred.
        type: How the positions differ; several where readers may differ; empty for none.
        question: What it is about, in a few words.
        positions: Its sides.
        why: For the person who reads a miss.
        optional: Whether a careful reader may as well leave it out: right where the brief has
            it, no miss where it has not.
    """

    id: Words
    kind: Annotated[tuple[FindingKind, ...], MinLen(1), OneOrMore]
    type: Annotated[tuple[FindingType, ...], OneOrMore] = ()
    question: Words
    positions: Annotated[tuple[PositionLabel, ...], MinLen(1)]
    why: Words | None = None
    optional: bool = False


class NotInConflict(Label):
    """Facts that look as if they clashed, and do not.

    Attributes:
        facts: Two or more; no two of them may be opposed in a finding, unless a labelled finding
            holds these two itself.
        why: Why they do not clash.
        apart: They may not even stand in one finding, however typed.
    """

    facts: Annotated[tuple[Words, ...], MinLen(2)]
    why: Words
    apart: bool = False


class OriginLabel(Label):
    """Someone who stands behind facts, under all the names the articles use.

    Attributes:
        name: The name that a careful reader would use; facts' speakers use it or a spelling.
        kind: What it is.
        spellings: Other names for the same in these articles.
        facts: Facts that come from it beyond those that name it as their speaker.
    """

    name: Words
    kind: OriginKind | None = None
    spellings: tuple[Words, ...] = ()
    facts: tuple[Words, ...] = ()


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


class Labels(Label):
    """All labels of one story, as `expected.yaml` holds them.

    Attributes:
        story: The story and what makes it hard, for whoever reads a miss.
        held_out: Whether the case is kept aside: reported apart, never tuned on.
        folder: Where the articles are, as seen from `expected.yaml`.
    """

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
