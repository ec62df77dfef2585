"""Findings: what the comparison established between the accounts."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from summarize.domain.claims import Claim, Features, Origin
from summarize.domain.record import Record

FindingKind = Literal["agreed", "disputed", "figures", "update", "single-source", "check"]
FindingType = Literal[
    "contradiction", "update", "rounding", "unit", "scope", "definition", "arithmetic"
]


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
        type: How the positions differ; None where they do not, and where nothing tells why they do.
        question: What it is about, in a few words ("civilians who left").
        statement: It in one neutral sentence.
        reason: Why it is typed so; for a check, what was computed.
        positions: The sides, most supported first (updates: in order of time).
        weight: Its importance on the page; larger first.
        lead: How well its statement opens the story; 0 where it is no statement of a fact.
        background: Whether it tells of a time well before the news.
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
    lead: float = 0.0
    background: bool = False
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


class Lead(Record):
    """What the page opens with where no finding tells the event: one account's words for it."""

    claim: str
    statement: str


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
    lead: Lead | None = None
