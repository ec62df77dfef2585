"""What a model may answer, as pydantic schemas: every string and list is bounded.

Without bounds a small model repeats itself until its limit.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    field_validator,
)

CLAIMS_PER_SENTENCE = 2
"""News sentences hold 1.6 facts on average, dense ones five."""
MOST_CLAIMS = 80
MOST_SENTENCES = MOST_CLAIMS // CLAIMS_PER_SENTENCE
"""Sentences in one question, so that the bound on claims costs nothing."""
GRADED_AT_ONCE = 8
"""Sentences in one question to a judge: the longest first section."""
LEAST_FITTING = 0.8
"""Share of an answer's claims that must fit the schema; with fewer, it is asked for again."""

Words = Annotated[str, Field(max_length=300)]
Number = Annotated[int, Field(ge=1, le=9999)]


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(extra="ignore")


class ClaimAnswer(Answer):
    """One claim, its quote given by reference."""

    text: Annotated[str, Field(min_length=3, max_length=300)]
    sentences: Annotated[list[Number], Field(min_length=1, max_length=3)]
    words: Words = ""
    speaker: Annotated[str, Field(max_length=80)] | None = None


class ReadAnswer(Answer):
    """One piece of an article, read."""

    summary: Annotated[list[Number], Field(max_length=4)] = []
    claims: list[ClaimAnswer]

    @field_validator("claims", mode="before")
    @classmethod
    def _keep_fitting(cls, claims: Any) -> Any:
        """Let a few spoiled claims go: they are not worth asking for all the others again."""
        if not isinstance(claims, list):
            return claims
        fitting = [c for c in claims if _fits(c)]
        return fitting if len(fitting) >= LEAST_FITTING * len(claims) else claims


def _fits(claim: Any) -> bool:
    try:
        ClaimAnswer.model_validate(claim)
    except ValidationError:
        return False
    return True


class SeenAnswer(ReadAnswer):
    """The same, with what the article shows of itself and the rules did not find."""

    outlet: Annotated[str, Field(max_length=60)] | None = None
    headline: Annotated[str, Field(max_length=200)] | None = None


@cache
def read_answer(sentences: int, *, unnamed: bool = False) -> type[ReadAnswer]:
    """Return the schema for a piece of so many sentences.

    A small model fills a list as far as its bound allows, so the bound follows the piece; and it
    fills every field, so outlet and headline are asked for only where they are not known.

    Args:
        sentences: Sentences of the piece.
        unnamed: Whether the article's outlet or headline is not known.
    """
    most = min(MOST_CLAIMS, 2 + CLAIMS_PER_SENTENCE * sentences)
    # A bound for the grammar that the server makes of it; an answer beyond it is welcome.
    claims = Annotated[list[ClaimAnswer], Field(json_schema_extra={"maxItems": most})]
    base = SeenAnswer if unnamed else ReadAnswer
    return create_model("ReadAnswer", __base__=base, claims=(claims, ...))


class PairAnswer(Answer):
    """One pair, judged."""

    pair: Number
    relation: Literal["same", "contradicts", "related", "unrelated"]


class JudgeAnswer(Answer):
    """A batch of pairs, judged."""

    pairs: Annotated[list[PairAnswer], Field(max_length=20)]


class SentenceAnswer(Answer):
    """One sentence for the page and the findings that it rests on."""

    sentence: Annotated[str, Field(min_length=3, max_length=320)]
    findings: Annotated[list[Number], Field(min_length=1, max_length=6)]


class WriteAnswer(Answer):
    """The short version."""

    sentences: Annotated[list[SentenceAnswer], Field(max_length=8)]


class VerdictAnswer(Answer):
    """Whether one sentence of a page follows from the quotes that it cites."""

    sentence: Number
    follows: bool


class GradeAnswer(Answer):
    """A few sentences of a page, graded; neutrality from 1 (takes sides) to 5 (neutral)."""

    verdicts: Annotated[list[VerdictAnswer], Field(max_length=GRADED_AT_ONCE)]
    neutrality: Annotated[int, Field(ge=1, le=5)]


class PingAnswer(Answer):
    """The answer to the one tiny call of `brief doctor`."""

    ready: bool
