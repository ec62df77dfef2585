"""What a model may answer, as pydantic schemas: every string and list is bounded.

Without bounds a small model repeats itself until its limit. Every field but a claim's sentence
number may be missing: the gates then know less and say less.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)

CLAIMS_PER_SENTENCE = 3
"""News sentences hold 1.6 facts on average, dense ones five."""
MOST_CLAIMS = 400
LEAST_FITTING = 0.8
"""Share of a list's entries that must fit the schema; with fewer, the question is asked again."""
_FINDINGS = Field(max_length=150)

Words = Annotated[str, Field(max_length=300)]
Name = Annotated[str, Field(max_length=120)]
Short = Annotated[str, Field(max_length=80)]
Line = Annotated[str, Field(max_length=400)]
Sentence = Annotated[str, Field(min_length=3, max_length=400)]
Number = Annotated[int, Field(ge=1, le=9999)]
Numbers = Annotated[list[Number], Field(max_length=60)]
Some = Annotated[list[Number], Field(min_length=1, max_length=8)]

_NOISE = frozenset({"title", "default", "description"})
"""Keys of a JSON schema that tell a model nothing that its prompt does not."""
_BOUNDS = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"})
"""Keys that keep a small model from repeating itself; others are held to them untold."""


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(extra="ignore")

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the schema without what only repeats it: schemas are sent, and paid for."""
        lean: dict[str, Any] = _without(super().model_json_schema(*args, **kwargs), _NOISE)
        return {"title": cls.__name__, **lean}  # tools are called by it


@cache
def unbounded(answer: type[BaseModel]) -> type[BaseModel]:
    """Return an answer's type whose schema is sent without bounds; they hold all the same."""

    def model_json_schema(cls: type[BaseModel], *args: Any, **kwargs: Any) -> dict[str, Any]:
        _ = cls
        lean: dict[str, Any] = _without(answer.model_json_schema(*args, **kwargs), _BOUNDS)
        return lean

    fields = {"model_json_schema": classmethod(model_json_schema), "__module__": __name__}
    return type(answer.__name__, (answer,), fields)


def _without(schema: Any, dropped: frozenset[str], *, names: bool = False) -> Any:
    """Return a schema without some keys, and without null where a field may be left out.

    The names of fields are kept, whatever they are.
    """
    if isinstance(schema, list):
        return [_without(part, dropped) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kinds = [k for k in schema.get("anyOf", ()) if k != {"type": "null"}]
    if len(kinds) == 1 and not names:
        return _without(kinds[0], dropped)
    return {
        key: _without(value, dropped, names=key in {"properties", "$defs"} and not names)
        for key, value in schema.items()
        if names or key not in dropped
    }


def _fitting(kind: type[BaseModel], least: float = LEAST_FITTING) -> BeforeValidator:
    """Let a few spoiled entries go: they are not worth asking for all the others again.

    Where none need fit, what is no list at all is an empty one.
    """

    def kept(entries: Any) -> Any:
        if not isinstance(entries, list):
            return entries if least else []
        fitting = [e for e in entries if _fits(e, kind)]
        return fitting if len(fitting) >= least * len(entries) else entries

    return BeforeValidator(kept)


def _fits(entry: Any, kind: type[BaseModel]) -> bool:
    try:
        kind.model_validate(entry)
    except ValidationError:
        return False
    return True


# --- read


class RefAnswer(Answer):
    """Words of a claim that stand for something told elsewhere."""

    w: Name  # the words, as they stand in the claim
    means: Annotated[str, Field(min_length=1, max_length=160)]
    s: Number | None = None  # the sentence that tells it
    at: Literal["before", "after"] | None = None


class ClaimAnswer(Answer):
    """One claim, its quote given by reference."""

    s: Number
    words: Words = ""
    refs: Annotated[list[RefAnswer], Field(max_length=5), _fitting(RefAnswer, 0)] = []
    by: Name | None = None
    cue: Annotated[str, Field(max_length=160)] = ""
    cue_s: Number | None = None
    via: Name | None = None
    stance: Literal["denies", "doubts", "demands", "asks", "says"] | None = None
    event: Short | None = None
    when: Short = ""


class LineAnswer(Answer):
    """A sentence of a summary and the numbers of those that it rests on."""

    text: Sentence
    s: Some


class ReadAnswer(Answer):
    """One piece of an article, read."""

    about: Annotated[str, Field(max_length=100)] = ""
    summary: Annotated[list[LineAnswer], Field(max_length=4), _fitting(LineAnswer, 0)] = []
    claims: Annotated[list[ClaimAnswer], _fitting(ClaimAnswer)]


class SeenAnswer(ReadAnswer):
    """The same, with what the article shows of itself and the rules did not find."""

    outlet: Annotated[str, Field(max_length=60)] | None = None
    headline: Annotated[str, Field(max_length=200)] | None = None


@cache
def read_answer(sentences: int, *, unnamed: bool = False) -> type[ReadAnswer]:
    """Return the schema for a piece of so many sentences.

    A small model fills a list as far as its bound allows, so the bound follows the piece; and it
    fills every field, so outlet and headline are asked for only where they are not known.
    """
    most = min(MOST_CLAIMS, 2 + CLAIMS_PER_SENTENCE * sentences)
    # A bound for the grammar that the server makes of it; an answer beyond it is welcome.
    bound = Field(json_schema_extra={"maxItems": most})
    claims = Annotated[list[ClaimAnswer], bound, _fitting(ClaimAnswer)]
    base = SeenAnswer if unnamed else ReadAnswer
    return create_model("ReadAnswer", __base__=base, claims=(claims, ...))


class MeaningAnswer(Answer):
    """What words of an article stand for, by their number."""

    n: Number
    means: Annotated[str, Field(max_length=160)]


class MeantAnswer(Answer):
    """What words of an article stand for, asked without the first answer."""

    meant: Annotated[
        list[MeaningAnswer], Field(max_length=MOST_CLAIMS), _fitting(MeaningAnswer)
    ] = []


# --- compare


class ValueAnswer(Answer):
    """One value of a figure question, with the claims that give it."""

    value: Annotated[str, Field(min_length=1, max_length=80)]
    claims: Numbers
    as_of: Annotated[str, Field(max_length=10)] | None = None


class FiguresAnswer(Answer):
    """A question on which accounts give different values."""

    what: Words
    values: Annotated[list[ValueAnswer], Field(max_length=20)]
    why: (
        Literal["update", "rounding", "unit", "scope", "definition", "contradiction", "unexplained"]
        | None
    ) = None


class DisputedAnswer(Answer):
    """Statements of several sides that do not go together."""

    what: Words
    how: Literal["denies", "contradicts", "doubts", "cause", "time", "place"] | None = None
    sides: Annotated[list[Numbers], Field(max_length=6)]


class TermAnswer(Answer):
    """The words of one claim for somebody or something."""

    w: Annotated[str, Field(min_length=1, max_length=120)]
    c: Number
    loaded: bool = False


class WordingAnswer(Answer):
    """Different words for one person, group, place, thing or act."""

    what: Name
    kind: Literal["side", "place", "act", "person", "thing"] = "thing"
    terms: Annotated[list[TermAnswer], Field(max_length=20)]


class CompareAnswer(Answer):
    """All accounts, compared; what is hardest to see is asked first."""

    opens: Numbers = []
    disputed: Annotated[list[DisputedAnswer], _FINDINGS, _fitting(DisputedAnswer)] = []
    figures: Annotated[list[FiguresAnswer], _FINDINGS, _fitting(FiguresAnswer)] = []
    agreed: Annotated[list[Numbers], _FINDINGS] = []
    alone: Numbers | None = None
    wording: Annotated[list[WordingAnswer], Field(max_length=30), _fitting(WordingAnswer)] = []
    names: Annotated[list[list[Name]], Field(max_length=30)] = []
    events: Annotated[list[list[Annotated[str, Field(max_length=8)]]], Field(max_length=60)] = []


# --- write


class SentenceAnswer(Answer):
    """One sentence for the page and the findings that it rests on."""

    sentence: Sentence
    findings: Some


class WordsAnswer(Answer):
    """The page's line for one finding, or for each of its sides."""

    n: Number
    says: Line = ""
    sides: Annotated[list[Line], Field(max_length=8)] = []


class WriteAnswer(Answer):
    """The title, the short version, and the lines of single findings."""

    title: Annotated[
        SentenceAnswer | None,
        BeforeValidator(lambda t: t if _fits(t, SentenceAnswer) else None),  # the rest may be good
    ] = None
    sentences: Annotated[list[SentenceAnswer], Field(max_length=10)]
    lines: Annotated[list[WordsAnswer], Field(max_length=80), _fitting(WordsAnswer, 0)] = []
    same: Annotated[list[Numbers], Field(max_length=30)] = []


# --- proofread


class FaultAnswer(Answer):
    """A line of the page that should not be printed as it is."""

    n: Number
    fault: Literal["false", "repeated", "unclear", "credit"]
    says: Line = ""
    without: Numbers = []
    also: Numbers = []


class ProofreadAnswer(Answer):
    """The page's faults; none where all of it may be printed."""

    faults: Annotated[list[FaultAnswer], Field(max_length=120), _fitting(FaultAnswer)] = []


class PingAnswer(Answer):
    """The answer to the one tiny call of `brief doctor`."""

    ready: bool
