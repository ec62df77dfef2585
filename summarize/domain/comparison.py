"""Findings: what the comparison established between the accounts."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from summarize.domain.articles import Article, Kept, Record
from summarize.domain.claims import Claim, Origin, ReadArticle

FindingKind = Literal["agreed", "disputed", "figures", "update", "single-source", "check"]
FindingType = Literal[
    "contradiction", "update", "rounding", "unit", "scope", "definition", "arithmetic"
]


Relation = Literal["denies", "contradicts", "doubts", "cause", "time", "place"]
"""How the sides of a dispute stand: one denies, contradicts or doubts the other, or they give
another cause, time or place."""


class Accounts(Record):
    """What an engine compares: the articles, what was read of each, and the claims with origins."""

    articles: tuple[Article, ...]
    reads: tuple[ReadArticle, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]


class DraftPosition(Record):
    """One side of a proposed finding."""

    claims: tuple[str, ...]
    """Claim ids, each of which bears the position out alone."""
    label: str = ""
    """The position in the engine's words; printed only where the claims bear it out."""
    value: float | None = None
    """Its figure, where it is one; for a range its lower end."""
    as_of: dt.date | None = None
    """The day that the position speaks of, where the engine says one."""


class DraftFinding(Record):
    """What an engine finds between the accounts, not yet checked."""

    kind: Literal["agreed", "disputed", "figures"]
    question: str = ""
    """What it is about, in the engine's words ("people wounded")."""
    event: str | None = None
    type: FindingType | None = None
    """How the engine would explain a difference; the gate computes its own."""
    relation: Relation | None = None
    positions: tuple[DraftPosition, ...]
    """The sides; an agreement has one."""
    sure: bool = True
    """Whether the engine would put it before a reader, not only in a list of all it finds."""

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims of all its positions."""
        return frozenset(c for p in self.positions for c in p.claims)


class DraftTerm(Record):
    """The words by which a claim names a referent."""

    claim: str
    words: str
    loaded: bool = False
    """Whether they judge or take a side, as an engine reads them."""


class DraftWording(Record):
    """How claims of several accounts name one referent or act, not yet checked."""

    referent: str
    kind: Literal["side", "place", "act", "person", "thing"] = "thing"
    terms: tuple[DraftTerm, ...]


class SameEvent(Record):
    """What an event that one article names is called among all accounts."""

    article: str
    event: str
    name: str


class Comparing(Record):
    """What an engine made of all accounts together."""

    findings: tuple[DraftFinding, ...] = ()
    """Most important first."""
    wording: tuple[DraftWording, ...] = ()
    opens: tuple[str, ...] = ()
    """Ids of the claims that tell what happened, most important first."""
    alone: tuple[str, ...] | None = None
    """Ids of claims of weight that no agreement tells; None where an engine does not say."""
    names: tuple[tuple[str, ...], ...] = ()
    """Names of one person or body, as several articles give them."""
    events: tuple[SameEvent, ...] = ()
    claim_events: tuple[tuple[str, str], ...] = ()
    """The event of claims by their ids, as it shows with all accounts at hand."""
    aside: tuple[str, ...] = ()
    """Ids of articles whose summary tells another matter than the others."""
    failures: tuple[str, ...] = ()
    """Which part could not be compared, and why, in words for the page."""


class RejectedFinding(Record):
    """A proposed finding, or a position of one, that the gate refused, and why."""

    kind: str
    question: str = ""
    claims: tuple[str, ...] = ()
    reason: str


class Position(Record):
    """One side of a finding.

    Attributes:
        label: The position in a few words, as the page's table shows it.
        value: Its figure, where it is one.
        claims: Claim ids.
        articles: Article ids.
        origins: Origin ids.
        as_of: The day the position speaks of, where known.
        as_of_time: The time of that day, likewise.
    """

    label: str = ""
    value: float | None = None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    as_of: dt.date | None = None
    as_of_time: dt.time | None = None


ONE_TIME = "times"
"""What it rests on that times may be one, told more and less exactly."""


class Finding(Kept):
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
        leans: Whether its statement is not understood without an article, its engine is not sure of
            it, or a model that words the page was not shown it: the page does not print it.
    """

    id: str
    kind: FindingKind
    type: FindingType | None = None
    relation: Relation | None = None
    """How the sides of a dispute stand to one another, where that is known."""
    event: str | None = None
    """The event that it speaks of."""
    question: str = ""
    statement: str = ""
    reason: str = ""
    because: tuple[str, ...] = ()
    """What its type rests on: ISO dates and times, units, spans, names of what is counted."""
    positions: tuple[Position, ...]
    weight: float = 0.0
    lead: float = 0.0
    background: bool = False
    leans: bool = False
    cites: tuple[str, ...] = ()
    """The claims that tell all of its statement, where not all of its positions do."""

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims of all its positions."""
        return frozenset(c for p in self.positions for c in p.claims)

    @property
    def may_agree(self) -> bool:
        """Whether its values can all be right: rounded, in other units, bounds, less exact."""
        return self.kind == "figures" and (
            self.type in ("rounding", "unit") or (self.type is None and bool(self.because))
        )

    @property
    def is_inexact(self) -> bool:
        """Whether its values differ only in how exact they are, or in their unit.

        Bounds, words, a day and its month; a rounding is a type of its own, and shown.
        """
        return self.may_agree and (self.type in (None, "unit") or ONE_TIME in self.because)

    @property
    def told_by(self) -> tuple[str, ...]:
        """The claims that its statement rests on."""
        every = dict.fromkeys(c for p in self.positions for c in p.claims)
        return tuple(c for c in self.cites if c in every) or tuple(every)


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
    """Who does not carry a finding, who could not have, and who comes near it."""

    finding: str
    silent: tuple[str, ...] = ()
    printed_before: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


class Lead(Record):
    """What the page opens with where no finding tells the event: one account's words for it."""

    claim: str
    statement: str


class TimelineEntry(Kept):
    """Something that happened on a day, by what is told of it, not by the day of printing."""

    date: dt.date
    text: str
    claims: tuple[str, ...]


class Comparison(Record):
    """All that the comparison established."""

    stories: tuple[tuple[str, ...], ...] = ()
    """The ids of the articles, those of one story together; only these were compared."""
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    findings: tuple[Finding, ...] = ()
    offered: tuple[Finding, ...] = ()
    """Agreements that stand only in words which at least two accounts bear out, of an engine that
    finds such; where there is a finding of the same id, these are further claims of it."""
    rejected_findings: tuple[RejectedFinding, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    wording: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    lead: Lead | None = None
    aside: tuple[str, ...] = ()
    """Ids of articles whose summary tells another matter than the others, and is not shown."""
    failures: tuple[str, ...] = ()
    """Which part could not be compared, and why, in words for the page."""

    @property
    def all_offered(self) -> tuple[Finding, ...]:
        """The findings, and what may join them once it is in words."""
        fuller = {f.id: f for f in self.offered}
        own = {f.id for f in self.findings}
        return (
            *(fuller.get(f.id, f) for f in self.findings),
            *(f for f in self.offered if f.id not in own),
        )
