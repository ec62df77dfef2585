"""Claims: an engine's drafts, what passed the gate, and what was read of each."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from summarize.domain.record import Record

Mode = Literal["direct", "indirect", "mixed", "own-voice"]
OriginKind = Literal["person", "institution", "agency", "outlet", "unnamed"]


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


class LoosePart(Record):
    """Words of a claim's text that may be left out: what is left is still true."""

    start: int
    end: int
    lemmas: tuple[str, ...] = ()
    """Of its content words, as in `Features.lemmas`."""


class Participant(Record):
    """Who or what takes part in a deed.

    Attributes:
        head: Lemma of the noun.
        others: Lemmas of the nouns joined to it, and of what a word like "most" is a part of.
        names: Words of its proper name, as written.
        count: How many, where a plain number says so; "a" says one.
        definite: Whether it takes up what was told: "the ship".
    """

    head: str
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    count: float | None = None
    definite: bool = False


class Predicate(Record):
    """A verb of a claim with those who take part.

    Attributes:
        verb: Its lemma, with its particle ("turn-down").
        agent: Who does it.
        patient: What it is done to.
        recipient: To whom something is given: "gave the firm a fine".
        complement: Lemma of what a copula says: "be dead".
        passive: Whether it stands in the passive.
    """

    verb: str
    agent: Participant | None = None
    patient: Participant | None = None
    recipient: Participant | None = None
    complement: str | None = None
    passive: bool = False


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
    whole: bool = True
    """Whether its words stand as a sentence of their own: a finite verb with a subject, under no
    other clause, and no pronoun for what the sentence before told."""
    predicates: tuple[Predicate, ...] = ()
    """Its verbs with those who take part, the main one first."""
    loose: tuple[LoosePart, ...] = ()
    """Parts of its text that may be left out: what is left, its article says too."""


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
