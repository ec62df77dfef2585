"""The page and all that goes with it: the output contract."""

from __future__ import annotations

from typing import Literal

from summarize.domain.articles import Article, Kept, Record, Skipped
from summarize.domain.claims import Claim, Correction, Origin, Rejected
from summarize.domain.comparison import (
    Finding,
    Lead,
    Omission,
    RejectedFinding,
    TimelineEntry,
    Utterance,
    Wording,
)

FaultKind = Literal["false", "repeated", "unclear", "credit"]


class DraftSentence(Record):
    """A sentence that an engine proposes for the page."""

    section: str
    sentence: str
    cites: tuple[str, ...]
    finding: str | None = None
    """The finding that it states, where it states one."""
    rests_on: tuple[str, ...] = ()
    """The findings that it joins, where it joins several."""


class DraftWords(Record):
    """What an engine would have the page say of one finding."""

    finding: str
    says: str = ""
    sides: tuple[str, ...] = ()
    """A sentence for each of its positions, in order."""


class Written(Record):
    """What an engine wrote for the page, or why it wrote nothing."""

    title: DraftSentence | None = None
    sentences: tuple[DraftSentence, ...] = ()
    """The first section."""
    words: tuple[DraftWords, ...] = ()
    """What it says of single findings."""
    same: tuple[tuple[str, ...], ...] = ()
    """Ids of findings that tell one matter; the first of each group is the one to show."""
    asked: frozenset[str] | None = None
    """Ids of the findings that it was shown to put in words; None where it words none."""
    failure: str = ""


class BriefSentence(DraftSentence):
    """A sentence of the page: every one follows from the claims that it cites."""


class DroppedSentence(Record):
    """A proposed sentence that does not follow from what it cites.

    Attributes:
        sentence: As proposed.
        reason: Why it does not.
        line: What it was to tell: a finding by its id, a side of one as "id:number", a line of the
            first section as "short:number"; with "+" and a number behind it, one between that line
            and the one before, in whose place nothing stands; the line of an account as
            "accounts:article", with "+" behind it where nothing stands in its place.
        cites: The claims that such a one, or the line of an account, cites.
    """

    sentence: str
    reason: str
    line: str = ""
    cites: tuple[str, ...] = ()


class PageLine(Record):
    """A line of the page as a proofreader sees it."""

    id: str
    """What it tells: a finding by its id, "id:what" for its heading and "id:number" for its sides;
    of other sections "short:", "wording:" and "utterances:" with a number, "timeline:" with the
    first claim, "omissions:" with the finding."""
    section: str
    """The heading under which it stands."""
    text: str
    cites: tuple[str, ...] = ()
    """The ids of its claims."""
    refused: str = ""
    """Words that were proposed for it and did not hold, with the reason."""


class Fault(Record):
    """A line that should not be printed as it is."""

    line: str
    kind: FaultKind
    instead: str = ""
    """The line in better words; empty where none are proposed."""
    without: tuple[str, ...] = ()
    """Ids of claims that do not tell it: who made them has no credit for it."""
    also: tuple[str, ...] = ()
    """Ids of further claims that its better words rest on."""


class Proofread(Record):
    """The faults that an engine finds in a page, or why it did not read it."""

    faults: tuple[Fault, ...] = ()
    failure: str = ""


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


class Brief(Kept):
    """The output contract (`brief schema`)."""

    format: Literal["brief/1"] = "brief/1"
    title: str
    made_with: MadeWith
    articles: tuple[Article, ...]
    stories: tuple[tuple[str, ...], ...] = ()
    """The ids of the articles, those of one story together; unrelated ones are not compared."""
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Skipped, ...] = ()
    """Articles that were loaded but could not be read."""
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    corrections: tuple[Correction, ...] = ()
    origins: tuple[Origin, ...] = ()
    findings: tuple[Finding, ...] = ()
    rejected_findings: tuple[RejectedFinding, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    wording: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    lead: Lead | None = None
    brief: tuple[BriefSentence, ...] = ()
    dropped_sentences: tuple[DroppedSentence, ...] = ()
    usage: Usage = Usage()
