"""Claims: an engine's drafts, what passed the gate, and what was read of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from summarize.domain.articles import Record

Mode = Literal["direct", "indirect", "mixed", "own-voice"]
OriginKind = Literal["person", "institution", "agency", "outlet", "unnamed"]
Stance = Literal["says", "denies", "doubts", "demands", "asks"]
"""How a speaker stands to what is said; an outlet's own voice says."""
Place = Literal["instead", "before", "after"]

MAIN = "main"
"""The event that the folder is about; every other event has a short name of its own."""


class DraftReference(Record):
    """Words of a quote that stand for something told elsewhere, as an engine reads them."""

    words: str
    """Words of the quote: replaced, or the place before or after which `means` is put."""
    means: str
    """What they stand for, in words of the article."""
    place: Place = "instead"
    told: tuple[int, int] | None = None
    """Offsets of the sentence of the article that tells it; None when it is not said."""
    again: str | None = None
    """What they stand for by a second answer that did not see the first; "" where it does not say;
    None where nobody was asked twice."""


class Reference(Record):
    """A reference that passed the gate.

    Attributes:
        start: Offset in the article's text of the words that it replaces; where it is put in.
        end: End of these, exclusive; equal to `start` where it is put in.
        means: What stands in square brackets in the claim's text.
        told: Offsets of the words of the article that tell it.
    """

    start: int
    end: int
    means: str
    told: tuple[int, int]


class DraftClaim(Record):
    """An engine's word, not yet checked; with its references in brackets a quote is the text."""

    article: str
    quote: str
    start: int | None = None
    """Where the engine believes the quote begins; None when it cannot say."""
    references: tuple[DraftReference, ...] = ()
    speaker: str | None = None
    """As the engine names him; None when it does not say (he is then read from the article), ""
    when it says that the outlet itself speaks."""
    speaker_words: str = ""
    """The words of the article that show it ("Dorsey said")."""
    speaker_told: tuple[int, int] | None = None
    """Offsets of the sentence in which these stand; None when it is not said."""
    via: str | None = None
    """Who relays it: "the Observatory", where that reports what the speaker claimed."""
    stance: Stance = "says"
    event: str | None = None
    """`MAIN`, or a short name of another event; None when the engine does not say."""
    when: str | None = None
    """The words of the article that say when; None when the engine does not say (it is then read
    from the sentence), "" when it says that there are none beside the quote."""


class DraftLine(Record):
    """A sentence of an article's summary with the spans of the sentences that it rests on."""

    sentence: str
    rests_on: tuple[tuple[int, int], ...]


class Reading(Record):
    """What an engine made of one article."""

    article: str
    drafts: tuple[DraftClaim, ...] = ()
    summary: tuple[DraftLine, ...] = ()
    about: str = ""
    """The article's main event in a few words; empty where the engine does not say."""
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


CHANGES = ("rise in ", "fall in ")
"""What a figure of a change is of, in front of what changed."""


MOSTLY = 2 / 3
"""Share of an article's claims beyond which it is of the event that they tell of: accounts of a
second quake or outage have .83 and more, those that only turn to something else .5 at most."""


def of_other_events(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the articles, by their ids, that tell mostly of one event that is not the main one."""
    told: dict[str, Counter[str]] = {}
    for claim in claims:
        told.setdefault(claim.article, Counter())[claim.event or MAIN] += 1
    most = {a: max(n, key=lambda e: (n[e], e)) for a, n in told.items()}
    return frozenset(
        a for a, e in most.items() if e != MAIN and told[a][e] > MOSTLY * told[a].total()
    )


def by_against_to(one: GroundedClaim, other: GroundedClaim) -> bool:
    """Whether a number of one thing is a change in one claim and a level in the other.

    By 3 and to 3 percent; or the change is told in percent and in percentage points.
    """
    pairs = ((f, g) for f in one.figures for g in other.figures if f.value is not None)
    return any(f.value == g.value and _is_other_change(f, g) for f, g in pairs)


def _is_other_change(one: Figure, other: Figure) -> bool:
    mine, theirs = one.of or "", other.of or ""
    if one.unit == other.unit:
        return any(mine == c + theirs or theirs == c + mine for c in CHANGES if mine and theirs)
    shares = {one.unit, other.unit} == {"percent", "percentage_point"}
    return shares and mine == theirs and mine.startswith(CHANGES)


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
    references: tuple[Reference, ...] = ()
    stance: Stance = "says"
    event: str | None = None
    """`MAIN`, the short name of another event, or None where nobody says."""


class Claim(GroundedClaim):
    """A grounded claim whose origin is known."""

    origin: str


class Rejected(Record):
    """A claim that the gate refused, and why; its text is the quote as the engine gave it."""

    article: str
    text: str
    quote: str
    reason: str


class Correction(Record):
    """What the gate left out of a claim, or put right, and why.

    Attributes:
        claim: The claim's id.
        what: Which part of it.
        given: As the engine gave it.
        kept: What stands instead; empty where nothing does.
        reason: Why, in one sentence without its full stop.
    """

    claim: str
    what: Literal["reference", "speaker", "via", "stance", "when", "text"]
    given: str
    kept: str = ""
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


class Predicate(Record):
    """A verb of a claim with those who take part, each by one lemma."""

    verb: str
    """With its particle ("turn-down")."""
    agent: str | None = None
    patient: str | None = None
    complement: str | None = None
    """What a copula says: "be dead"."""


class Features(Record):
    """What alignment compares of one claim; never printed."""

    claim: str
    lemmas: tuple[str, ...] = ()
    """Content words, lower-case lemmas, in order, without numbers and words of saying."""
    names: tuple[str, ...] = ()
    """Proper names in it, as written."""
    negated: tuple[str, ...] = ()
    """Lemmas of the words on which a "not" of it bears: the few behind it."""
    predicates: tuple[Predicate, ...] = ()
    """Its verbs with those who take part, the main one first."""
    unasserted: tuple[int, ...] = ()
    """Where those of its figures begin that it does not tell as facts: "might have killed two"."""


class ReadArticle(Record):
    """One article, read and checked."""

    article: str
    claims: tuple[GroundedClaim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    corrections: tuple[Correction, ...] = ()
    features: tuple[Features, ...] = ()
    mentions: tuple[Mention, ...] = ()
    summary: tuple[DraftLine, ...] = ()
    about: str = ""
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
