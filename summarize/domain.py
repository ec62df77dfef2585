"""The words of the newsroom as types: what flows between the rooms, and what comes out.

Everything here is frozen. The names and meanings of the fields that reach the JSON are the
output contract (`brief schema` prints it): fields may be added, none renamed.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Mode = Literal["direct", "indirect", "mixed", "own-voice"]
OriginKind = Literal["person", "institution", "agency", "outlet", "unnamed"]
FindingKind = Literal["agreed", "disputed", "figures", "update", "single-source", "check"]
FindingType = Literal[
    "contradiction", "update", "rounding", "unit", "scope", "definition", "arithmetic"
]


class Record(BaseModel):
    """A frozen value; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# --- articles -------------------------------------------------------------------------------


class Stated(Record):
    """What a file says of itself outside its running text (HTML meta tags, mail headers)."""

    headline: str | None = None
    outlet: str | None = None
    published: str | None = None
    """The date as written there, not yet read."""


class RawArticle(Record):
    """One file as read: decoded text, before cleaning.

    Attributes:
        path: The path as the reader of the brief would write it.
        format: How the file was read.
        text: Its text, decoded; for HTML the extracted main text with paragraphs kept.
        dropped: What the reader of the format already left out (HTML navigation).
        stated: What the file says of itself.
    """

    path: str
    format: Literal["txt", "md", "html", "pdf", "docx", "eml"]
    text: str
    dropped: tuple[Dropped, ...] = ()
    stated: Stated = Stated()


class Skipped(Record):
    """A file that gave no article, and why."""

    path: str
    reason: str


class Dropped(Record):
    """A passage that is not the outlet's reporting."""

    text: str
    reason: str


class Published(Record):
    """The day of printing and how it is known."""

    date: dt.date | None = None
    basis: Literal["stated", "inferred", "unknown"] = "unknown"
    why: str = ""
    time: dt.time | None = None
    """Time of day where the article states it, with its time zone where that is stated."""


class Article(Record):
    """One document by one outlet. `text` is fixed: every span points into it.

    `text` starts with the headline (and standfirst) where there is one; `body_start` is the
    offset at which the body begins. Paragraphs are separated by one empty line.
    """

    id: str
    path: str
    outlet: str | None
    headline: str | None
    published: Published
    language: str
    text: str
    body_start: int = 0
    dropped: tuple[Dropped, ...] = ()
    summary: tuple[str, ...] = ()
    agency: str | None = None
    """The agency whose copy this is, where the article credits one (its byline or dateline)."""
    copy_of: str | None = None
    """The id of the article whose text this one repeats (identical or nearly so)."""


# --- claims ---------------------------------------------------------------------------------


class DraftClaim(Record):
    """An engine's word, not yet checked.

    Attributes:
        article: The article's id.
        text: The statement in words that stand alone.
        quote: The words of the article that bear it out.
        start: Where the engine believes the quote begins; None when it cannot say.
        speaker: The speaker as the engine names it; None when the engine does not say (it is
            then read from the article).
    """

    article: str
    text: str
    quote: str
    start: int | None = None
    speaker: str | None = None


class Reading(Record):
    """What an engine made of one article."""

    article: str
    drafts: tuple[DraftClaim, ...] = ()
    summary: tuple[str, ...] = ()
    outlet: str | None = None
    """The outlet that the engine sees, where the article names none; not yet checked."""
    headline: str | None = None
    """Likewise the headline."""
    failure: str | None = None
    """Why the article, or part of it, could not be read, in words for the page."""


class Figure(Record):
    """A number in a claim.

    Attributes:
        value: The number meant; for a range its midpoint is not taken: None.
        low: Lower bound, where the words give one ("at least 24", "more than 1,000", "80 to 90").
        high: Upper bound, likewise ("up to 50").
        approximate: Whether the words hedge the number ("some", "nearly", "around").
        unit: "percent", a currency code (ISO 4217), a unit of measure in pint's naming, or None
            for a plain count.
        of: What is counted or measured, as short words ("civilians"); None when not said.
        text: The words of the figure in the article.
        start: Offset of `text` in the article's text.
        end: End of it, exclusive.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    of: str | None = None
    text: str
    start: int
    end: int


class When(Record):
    """The time a claim speaks of, resolved against the day of printing; both ends inclusive."""

    from_: dt.date = Field(alias="from")
    to: dt.date
    basis: Literal["stated", "inferred"]
    text: str = ""
    """The words of the article that say it."""


class GroundedClaim(Record):
    """A claim that passed the gate: its quote is verbatim and bears it out."""

    id: str
    article: str
    text: str
    quote: str
    start: int
    end: int
    speaker: str | None = None
    speaker_text: str | None = None
    via: str | None = None
    mode: Mode = "own-voice"
    cue: str | None = None
    """The word that attributes it, as written ("said", "claimed", "according to")."""
    hedges: tuple[str, ...] = ()
    negated: bool = False
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    part: Literal["headline", "body"] = "body"


class Claim(GroundedClaim):
    """A grounded claim whose origin is known."""

    origin: str


class Rejected(Record):
    """A claim that the gate refused, and why."""

    article: str
    text: str
    quote: str
    reason: str


class Mention(Record):
    """A noun phrase of an article that names someone, something or some place."""

    article: str
    start: int
    end: int
    text: str
    head: str
    """Lemma of its head, lower case."""
    label: str | None = None
    """Entity type as spaCy names it (PERSON, ORG, GPE, NORP, ...); None for a common noun."""


class Features(Record):
    """What alignment compares of one claim; never printed."""

    claim: str
    lemmas: tuple[str, ...] = ()
    """Content words, lower-case lemmas, in order, without numbers and words of saying."""
    names: tuple[str, ...] = ()
    """Proper names in it, as written."""
    root: str | None = None
    """Lemma of its main verb."""
    subject: str | None = None
    """Lemma of the head of that verb's subject (the patient's, in a passive)."""


class Action(Record):
    """A verb of an article's own narration with those who take part; wording is read from it."""

    article: str
    start: int
    end: int
    """Of the verb alone."""
    text: str
    lemma: str
    agent: str | None = None
    """Lemma of the head of who does it."""
    patient: str | None = None
    """Lemma of the head of what it is done to."""
    patient_span: tuple[int, int] | None = None
    agent_span: tuple[int, int] | None = None


class ReadArticle(Record):
    """One article, read and checked."""

    article: str
    claims: tuple[GroundedClaim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    features: tuple[Features, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actions: tuple[Action, ...] = ()
    summary: tuple[str, ...] = ()
    outlet: str | None = None
    """The outlet that the engine saw and the article bears out; None where it is known anyway."""
    headline: str | None = None
    """Likewise the headline."""
    failure: str | None = None


class Origin(Record):
    """Where claims come from once names and relays are resolved."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: OriginKind = "unnamed"


# --- comparison -----------------------------------------------------------------------------


class ClaimPair(Record):
    """Two claims that the blocking brought together, with what was read of each."""

    first: Claim
    second: Claim
    first_features: Features | None = None
    second_features: Features | None = None


class Judgement(Record):
    """How two claims meet: say the same, speak of the same with a difference, or neither."""

    relation: Literal["same", "contradicts", "related", "unrelated"]
    reason: str = ""


class ClaimGroup(Record):
    """Claims that speak of the same thing."""

    id: str
    claims: tuple[str, ...]


class Position(Record):
    """One side of a finding.

    Attributes:
        label: The position in a few words, as the page's table shows it.
        value: Its figure, where it is one.
        claims: Claim ids.
        articles: Article ids.
        origins: Origin ids.
        as_of: The day the position speaks of, where known.
    """

    label: str
    value: float | None = None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    as_of: dt.date | None = None


class Missing(Record):
    """Words of an article that say what evidence is missing."""

    claim: str | None = None
    article: str
    quote: str
    start: int
    end: int


class Finding(Record):
    """Something the comparison established.

    Attributes:
        id: From content: stable when articles are added.
        kind: What was found.
        type: How the positions differ; None where they do not.
        question: What it is about, in a few words ("civilians who left").
        statement: It in one neutral sentence.
        reason: Why it is typed so; for a check, what was computed.
        positions: The sides, most supported first (updates: in order of time).
        weight: Its importance on the page; larger first.
        settle: What the articles say is missing.
    """

    id: str
    kind: FindingKind
    type: FindingType | None = None
    question: str = ""
    statement: str
    reason: str = ""
    positions: tuple[Position, ...]
    weight: float = 0.0
    settle: tuple[Missing, ...] = ()


class Drift(Record):
    """A claim that is attributed or hedged in one account and plain in another."""

    kind: Literal["attribution", "hedge"]
    statement: str
    guarded: tuple[str, ...]
    plain: tuple[str, ...]


class Rendering(Record):
    """How one article gives an utterance; `marked` shows the differences to the fullest."""

    claim: str
    article: str
    quote: str
    marked: str


class Utterance(Record):
    """One utterance found in several articles."""

    speaker: str | None
    difference: Literal["identical", "cut", "stitched", "translated", "paraphrased"]
    renderings: tuple[Rendering, ...]


class Term(Record):
    """One article's word for a referent."""

    article: str
    term: str
    count: int
    spans: tuple[tuple[int, int], ...] = ()
    loaded: bool = False


class Wording(Record):
    """How the articles name one referent or act."""

    referent: str
    kind: Literal["side", "place", "act", "person", "thing"] = "thing"
    terms: tuple[Term, ...]


class Omission(Record):
    """Who does not carry a finding, and who could not have."""

    finding: str
    silent: tuple[str, ...] = ()
    printed_before: tuple[str, ...] = ()


class TimelineEntry(Record):
    """Something that happened on a day, by what is told of it, not by the day of printing."""

    date: dt.date
    text: str
    claims: tuple[str, ...]
    conflict: str | None = None


class Comparison(Record):
    """All that the comparison established."""

    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[ClaimGroup, ...] = ()
    findings: tuple[Finding, ...] = ()
    drifts: tuple[Drift, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    wording: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()


# --- the page -------------------------------------------------------------------------------


class DraftSentence(Record):
    """A sentence that an engine proposes for the page."""

    section: str
    sentence: str
    cites: tuple[str, ...]
    finding: str | None = None
    """The finding that it states, where it states one."""


class BriefSentence(DraftSentence):
    """A sentence of the page: every one follows from the claims that it cites."""


class DroppedSentence(Record):
    """A proposed sentence that does not follow from what it cites."""

    sentence: str
    reason: str


class MadeWith(Record):
    """What made the brief."""

    engine: str
    prompts: str
    version: str


class TaskUsage(Record):
    """What one task asked of a model, retries and repeated questions included."""

    task: str
    requests: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None


class Usage(Record):
    """What the run asked of a model; zeros for the embedded engine."""

    requests: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    seconds: float = 0.0
    """Time spent waiting for the model, in seconds; zero for a replay."""
    tasks: tuple[TaskUsage, ...] = ()


class Brief(Record):
    """The output contract (`brief schema`)."""

    format: Literal["brief/1"] = "brief/1"
    title: str
    made_with: MadeWith
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Skipped, ...] = ()
    """Articles that were loaded but could not be read."""
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[ClaimGroup, ...] = ()
    findings: tuple[Finding, ...] = ()
    drifts: tuple[Drift, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    wording: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    dropped_sentences: tuple[DroppedSentence, ...] = ()
    usage: Usage = Usage()
