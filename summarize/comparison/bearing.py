"""Does one claim bear out another's words? Who is counted for an agreed statement must state it.

Claims that are much alike still differ in what matters: six children and six people, a village
and a district, "may have" and "has". So the statement that is printed is held against each claim
of its group: numbers, names, times, negation and modality as the gates hold them, the same deed of
the same subject in the same part, and most of its other words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence, Set
from itertools import permutations

from summarize.comparison.positions import AS_PRINTED
from summarize.comparison.roles import OTHERWISE, UNTOLD, same_deed, tells_its_deed
from summarize.comparison.statements import Statement, whole
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.amounts import NumberMention
from summarize.text.countries import country_of
from summarize.text.dates import find_dates
from summarize.text.hedges import (
    CONDITION,
    DUTY,
    FUTURE,
    HEDGES,
    PLANNED,
    find_hedges,
)
from summarize.text.kinship import kin
from summarize.text.meaning import content_words, rounds_to, stem
from summarize.text.names import find_names, is_acronym_of, is_form_of
from summarize.text.negation import NEGATION, find_negations
from summarize.text.negation_scope import denies
from summarize.text.numbers import find_numbers
from summarize.text.opposites import leaves_open, opposed, pole_of
from summarize.text.tolls import PEOPLE

MOST_WORDS = 0.66
"""Share of a statement's words, by rarity, that a claim must hold to state it. Read at .60, .66
and .72 on 24 stories: 162, 161 and 158 lines, of which the second loses one true and one false."""

DEEDLESS = 0.7
"""The same where the main verb says nothing by itself ("it is not enough to …")."""

WORDS_WITH_NUMBER = (0.45, 0.33)
"""The same where the statement has one telling number or name that the claim has too, its verb
then may be another: shares fall 6.1 percent or close 6.1 percent lower. The second is for more."""

WORDS_WITH_COUNT = 0.33
"""The same where the ledger of figures says that both count one thing."""

TELLING_DIGITS = 3
"""A number of three digits, 214 or 18.88, is hardly met by chance in two claims of one story."""

THOUSANDS = 1000
"""From here on two digits tell as much: 4.7 million, 8,500."""

TELLING = 100
"""From here on a number with two digits or more is known without what it counts."""

DEGREES = re.compile(
    r"(?<!at )\b(?:first|second|third|last|only|record|latest|newest|biggest|largest|highest"
    r"|lowest|worst|best|most|least|weakest|strongest|deadliest|oldest|youngest"
    r"|longest|shortest|all|every|for now|another|again|many|several|most|half)\b"
    r"|\b(?:midnight|midday|noon|dawn|dusk|sunrise|sunset|nightfall|overnight)\b"
    r"|\b(?:north|south|east|west|central|north(?:east|west)|south(?:east|west))(?:ern)?\b"
    r"|\b(?:before|after|until|since)\b(?= (?:\w+ )?\d)",
    re.IGNORECASE,
)
"""Ordinals, superlatives, words for all of a kind, hours and parts of a place: a claim without them
says less, or of something else."""

NOT_YET = frozenset({PLANNED, CONDITION, DUTY, FUTURE})
"""What is planned, asked for or to come is not borne out by what is done, nor the other way."""


REJECTING = re.compile(r"(?:reject|refus|declin)", re.IGNORECASE)

IS_TO = re.compile(r"\b(?:is|are|was|were) to (?!blame\b)[a-z]+\b")
"""What is to be done is to come (Quirk et al., 4.47)."""


def bears_out(story: Story, claim: Claim, other: Claim) -> bool:
    """Whether a claim, in its own words, states what another claim's text says."""
    return states(story, claim, whole(story, other))


def states(story: Story, claim: Claim, statement: Statement, *, counted: bool = False) -> bool:
    """Whether a claim, in its own words, states what stands on the page.

    Args:
        story: The accounts.
        claim: The claim.
        statement: What stands on the page.
        counted: Whether both give one amount of one thing, by the ledger of figures.
    """
    said = statement.claim
    if claim.id == said.id:
        return True
    return (
        leaves_open(claim.text) == leaves_open(said.text)
        and opposed(claim.text, said.text) is None
        and _same_modality(claim, said)
        and _has_degrees(claim, said)
        and _has_numbers(story, claim, statement)
        and _has_matter(story, claim, statement, counted=counted)
        and _has_times(story, claim, statement)
    )


def _has_matter(story: Story, claim: Claim, statement: Statement, *, counted: bool) -> bool:
    """Whether a claim has the statement's names and most of its words, and tells its deed.

    Where both have a telling number, the deed may be told with another verb.
    """
    deed = same_deed(story, claim, statement)
    if not _as_negated(claim, statement.claim, told=deed.name == "told"):
        return False
    held = held_terms(story, claim) | {stem(n) for n in deed.taken_up}
    if deed.name == "told" and statement.features:  # whatever word it is told by
        verbs = (deed.verb, statement.features.root or deed.verb)
        held |= {form for v in verbs for form in (stem(v), pole_of(v)) if form}
    if not _has_names(story, claim, statement, held):
        return False
    share = share_held(story, held, statement)
    amounts = _amounts(statement.text)
    if counted and amounts and deed is UNTOLD:
        return share >= WORDS_WITH_COUNT
    telling = sum(map(_telling, amounts))
    if telling and deed is not OTHERWISE:
        named = bool(_names(statement))
        return share >= WORDS_WITH_NUMBER[telling + named > 1]
    if deed in (OTHERWISE, UNTOLD) or _denied(claim, statement):
        return False
    return share >= (MOST_WORDS if tells_its_deed(statement) else DEEDLESS)


def _as_negated(claim: Claim, said: Claim, *, told: bool) -> bool:
    """Whether both deny, or neither; to reject is no more than to turn down where both do it."""
    if claim.negated == said.negated:
        return True
    beyond = [c for x in (claim, said) if x.negated for c in find_negations(x.text)]
    return told and all(c.kind == NEGATION and REJECTING.match(c.text) for c in beyond)


def _denied(claim: Claim, statement: Statement) -> bool:
    """Whether just one of the two denies the statement's main verb."""
    root = statement.features.root if statement.features else None
    return root is not None and denies(claim.text, root) != denies(statement.text, root)


def _telling(number: NumberMention) -> bool:
    value = number.value if number.value is not None else number.low
    if value is None:
        return False
    digits = len(f"{value:.10g}".replace(".", "").strip("0"))
    return digits >= TELLING_DIGITS - (value >= THOUSANDS)


def share_held(story: Story, held: Set[str], statement: Statement) -> float:
    """Return the share, by rarity, of a statement's words that are among some."""
    terms = statement.signature.terms
    wanted = frozenset(t for t in terms if not t.startswith("#"))  # numbers are compared apart
    there = frozenset(t for t in wanted if is_held(t, held))
    return story.weights.sum(there) / (story.weights.sum(wanted) or 1.0)


def held_terms(story: Story, claim: Claim) -> frozenset[str]:
    """Return the words of content that a claim has, as stems and poles."""
    return _with_stems(story.signatures[claim.id].terms, claim.text)


@functools.lru_cache(maxsize=8192)
def _with_stems(terms: frozenset[str], text: str) -> frozenset[str]:
    words = content_words(text)
    return terms.union(map(stem, words), (pole_of(w) or stem(w) for w in words))


def is_held(term: str, held: Set[str]) -> bool:
    """Whether a word, or another for the same thing, is among some."""
    return term in held or not kin(term).isdisjoint(held)


def _same_modality(claim: Claim, statement: Claim) -> bool:
    """Whether a claim is as sure as the statement, and of the same time to come or done."""
    ours, theirs = (_reserves(c.text, c.hedges) for c in (statement, claim))
    if PLANNED in ours:  # who says that it will be done says that it is planned
        theirs = theirs - {FUTURE} | ({PLANNED} if FUTURE in theirs else frozenset())
        ours = ours - {FUTURE}
    return theirs <= ours and ours & NOT_YET <= theirs


@functools.lru_cache(maxsize=4096)
def _reserves(text: str, hedges: tuple[str, ...]) -> frozenset[str]:
    inside = find_hedges(text)
    kinds = {c.kind for c in inside if c.kind in HEDGES | NOT_YET}
    kinds |= {FUTURE for _ in IS_TO.finditer(text)}
    outside = set(hedges) - {c.text for c in inside}
    return frozenset(kinds | {f"outside: {w.lower()}" for w in outside})


def _has_numbers(story: Story, claim: Claim, statement: Statement) -> bool:
    theirs = _amounts(claim.text) + _amounts(claim.quote)
    return all(
        any(_bears(n, ours) and _counts_alike(story, claim, statement, ours) for n in theirs)
        for ours in _amounts(statement.text)
    )


@functools.lru_cache(maxsize=8192)
def _amounts(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a text that are no part of a date; one of a thing is the thing."""
    dates = [(d.start, d.end) for d in find_dates(text)]
    return tuple(
        n
        for n in find_numbers(text)
        if n.kind != "name-part"
        and ((n.value, n.low) != (1.0, None) or n.approximate)
        and not any(s < n.core_end and n.core_start < e for s, e in dates)
    )


def _bears(theirs: NumberMention, ours: NumberMention) -> bool:
    """Whether a number states another: as exactly, with the same bounds."""
    if theirs.unit and ours.unit and theirs.unit != ours.unit:
        return False
    if (theirs.value, theirs.low, theirs.high) == (ours.value, ours.low, ours.high):
        return ours.approximate or not theirs.approximate
    bounded = any(x is not None for x in (theirs.low, theirs.high))
    if ours.low is not None and ours.high is None and not bounded:
        return theirs.value == ours.low and not theirs.approximate
    if bounded or ours.value is None or theirs.value is None or not ours.approximate:
        return False
    return rounds_to(theirs.value, ours.value)


def _counts_alike(story: Story, claim: Claim, statement: Statement, ours: NumberMention) -> bool:
    """Whether a number is said of the same thing, as far as both say of what."""
    value = ours.value if ours.value is not None else ours.low
    if value is None or (value >= TELLING and len(f"{value:.10g}".strip("0.")) > 1):
        return True
    if _behind(claim.text, value) & _behind(statement.text, value):
        return True
    counted = [_counted(s, value) for s in (whole(story, claim), statement)]
    if not all(counted) or any(a in counted[1] or kin(a) & counted[1] for a in counted[0]):
        return True
    return any(one >= ANYONE and other & _PEOPLE for one, other in permutations(counted))


WORD_BEHIND = re.compile(r"[\s-]+([A-Za-z]{3,})")
NO_NOUNS = frozenset(map(stem, ("were", "was", "are", "have", "has", "had", "and", "people")))

ANYONE = frozenset({stem("people")})
_PEOPLE = frozenset(map(stem, PEOPLE))


def _behind(text: str, value: float) -> frozenset[str]:
    """Return the words right behind a number: "months" of "nine months"."""
    ends = (n.core_end for n in _amounts(text) if value in {n.value, n.low})
    words = (WORD_BEHIND.match(text, end) for end in ends)
    return frozenset(stem(w[1].lower()) for w in words if w) - NO_NOUNS


def _counted(statement: Statement, value: float) -> frozenset[str]:
    """Return what a number is said of, without the deed: "children killed" are children."""
    of = (f.of for f in statement.claim.figures if value in {f.value, f.low} and f.of)
    features = statement.features
    deed = stem(features.root) if features and features.root else ""
    return frozenset(stem(w) for words in of for w in content_words(words)) - {deed}


def _has_degrees(claim: Claim, statement: Claim) -> bool:
    ours = _degrees(statement.text)
    return not ours or ours <= _degrees(claim.text, claim.quote)


@functools.lru_cache(maxsize=8192)
def _degrees(*texts: str) -> frozenset[str]:
    return frozenset(DEGREES.findall(" ".join(texts).lower()))


def _has_times(story: Story, claim: Claim, statement: Statement) -> bool:
    """Whether a claim tells the same time, where the statement tells one, and no other."""
    said = statement.claim
    if claim.when and said.when:
        return claim.when.from_ <= said.when.to and said.when.from_ <= claim.when.to
    if story.is_background(claim) != story.is_background(said):
        return False
    theirs = {d.text.casefold() for d in find_dates(claim.quote)}
    told = AS_PRINTED.sub("", said.text)
    return all(d.text.casefold() in theirs for d in find_dates(told))


def _has_names(story: Story, claim: Claim, statement: Statement, held: Set[str]) -> bool:
    named = _names(statement)
    theirs = _names(whole(story, claim)) if named else ()
    return all(_is_named(ours, theirs, held) for ours in named)


def _names(statement: Statement) -> tuple[tuple[str, ...], ...]:
    features = statement.features
    if features is not None:
        return _words_of(features.names)
    found = (n.words for n in find_names(statement.text) if not n.initial)
    return tuple(words for words in found if words)


@functools.lru_cache(maxsize=8192)
def _words_of(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(n.words for name in names for n in find_names(name) if n.words)


def _is_named(ours: tuple[str, ...], theirs: Sequence[tuple[str, ...]], held: Set[str]) -> bool:
    """Whether a name stands among others, in a short or long form, as a country or in letters."""
    country = country_of(" ".join(ours))
    return (
        any(is_form_of(ours, t) or is_form_of(t, ours) for t in theirs)
        or (country is not None and any(country_of(" ".join(t)) == country for t in theirs))
        or any(is_acronym_of("".join(ours), t) or is_acronym_of("".join(t), ours) for t in theirs)
        or all(stem(w) in held for n in ours for w in content_words(n))
    )
