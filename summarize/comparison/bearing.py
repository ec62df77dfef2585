"""Does one claim bear out another's words? Who is counted for an agreed statement must state it.

Claims that are much alike still differ in what matters: six children and six people, a village
and a district, "may have" and "has". So the statement that is printed is held against each claim
of its group: numbers, names, times, negation and modality as the gates hold them, the same deed of
the same subject in the same part, and most of its other words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from summarize.comparison.positions import AS_PRINTED
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.amounts import NumberMention
from summarize.text.countries import country_of
from summarize.text.dates import find_dates
from summarize.text.families import ACTS, NOUNS
from summarize.text.hedges import (
    CONDITION,
    DUTY,
    FUTURE,
    HEDGES,
    PLANNED,
    find_hedges,
)
from summarize.text.meaning import content_words, rounds_to, stem
from summarize.text.names import find_names, is_acronym_of, is_form_of
from summarize.text.negation_scope import denies
from summarize.text.numbers import find_numbers
from summarize.text.opposites import leaves_open, opposed, pole_of
from summarize.text.synonyms import synonyms

MOST_WORDS = 0.6
"""Share of a statement's words, by rarity, that a claim must hold to state it."""

DEEDLESS = 0.7
"""The same where the main verb says nothing by itself ("it is not enough to …")."""

WORDS_WITH_NUMBER = (0.45, 0.33)
"""The same where the statement has one telling number or name that the claim has too, its verb
then may be another: shares fall 6.1 percent or close 6.1 percent lower. The second is for more."""

TELLING_DIGITS = 3
"""A number of three digits, 214 or 18.88, is hardly met by chance in two claims of one story."""

THOUSANDS = 1000
"""From here on two digits tell as much: 4.7 million, 8,500."""

TELLING = 100
"""From here on a number with two digits or more is known without what it counts."""

DEGREES = re.compile(
    r"(?<!at )\b(?:first|second|third|last|only|record|latest|newest|biggest|largest|highest"
    r"|lowest|worst|best|most|least|weakest|strongest|deadliest|oldest|youngest"
    r"|longest|shortest|all|every|for now)\b",
    re.IGNORECASE,
)
"""Ordinals, superlatives and words for all of a kind: left out, a claim says less."""

NOT_YET = frozenset({PLANNED, CONDITION, DUTY, FUTURE})
"""What is planned, asked for or to come is not borne out by what is done, nor the other way."""

PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this"})
DIRECTIONS = ("fall drop decline slip lower", "rise climb gain increase higher")
"""Prices fall, or they close lower."""

LIGHT = frozenset({"be", "have", "do", "get", "make", "take", "give", "come", "go", "see"})
"""Verbs that carry no deed of their own."""

PASSIVE = r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?: \w+ly| \w+){0,1}$"
"""What stands before a verb in the passive."""


def bears_out(story: Story, claim: Claim, statement: Claim) -> bool:
    """Whether a claim, in its own words, states what another claim's text says."""
    if claim.id == statement.id:
        return True
    return (
        claim.negated == statement.negated
        and leaves_open(claim.text) == leaves_open(statement.text)
        and opposed(claim.text, statement.text) is None
        and _same_modality(claim, statement)
        and _has_numbers(story, claim, statement)
        and _has_degrees(claim, statement)
        and _has_times(claim, statement)
        and _has_names(story, claim, statement)
        and _has_words(story, claim, statement)
    )


def _has_words(story: Story, claim: Claim, statement: Claim) -> bool:
    """Whether a claim has the statement's deed and most of its words, or a telling number."""
    share = share_held(story, claim, statement)
    telling = sum(map(_telling, _amounts(statement.text)))
    if telling and _same_part_of(story, claim, statement):
        named = any(True for _ in _names(story, statement))
        return share >= WORDS_WITH_NUMBER[telling + named > 1]
    features = story.features.get(statement.id)
    deedless = features is not None and not (features.root and _carries(features.root))
    return share >= (DEEDLESS if deedless else MOST_WORDS) and _has_deed(story, claim, statement)


def _telling(number: NumberMention) -> bool:
    value = number.value if number.value is not None else number.low
    if value is None:
        return False
    digits = len(f"{value:.10g}".replace(".", "").strip("0"))
    return digits >= TELLING_DIGITS - (value >= THOUSANDS)


def share_held(story: Story, claim: Claim, statement: Claim) -> float:
    """Return the share, by rarity, of a statement's words that a claim holds."""
    terms = story.signatures[statement.id].terms
    wanted = frozenset(t for t in terms if not t.startswith("#"))  # numbers are compared apart
    held = _held_terms(story, claim)
    there = frozenset(t for t in wanted if _is_held(t, held))
    return story.weights.sum(there) / (story.weights.sum(wanted) or 1.0)


def _held_terms(story: Story, claim: Claim) -> frozenset[str]:
    said = (pole_of(w) or stem(w) for w in content_words(claim.text))
    stems = (stem(w) for w in content_words(claim.text))
    return story.signatures[claim.id].terms | frozenset(said) | frozenset(stems)


def _is_held(term: str, held: frozenset[str]) -> bool:
    return term in held or bool(_kin(term) & held)


@functools.cache
def _kin(term: str) -> frozenset[str]:
    """Return the stems that may stand for a stem: synonyms, other words for the same thing."""
    every = [*NOUNS.values(), *ACTS.values(), *DIRECTIONS]
    families = [{stem(w) for w in words.split()} for words in every]
    return synonyms(term).union(*(f for f in families if term in f))


def _same_modality(claim: Claim, statement: Claim) -> bool:
    """Whether a claim is as sure as the statement, and of the same time to come or done."""
    ours, theirs = _reserves(statement), _reserves(claim)
    if PLANNED in ours:  # who says that it will be done says that it is planned
        theirs = theirs - {FUTURE} | ({PLANNED} if FUTURE in theirs else frozenset())
        ours = ours - {FUTURE}
    return theirs <= ours and ours & NOT_YET <= theirs


@functools.lru_cache(maxsize=4096)
def _reserves(claim: Claim) -> frozenset[str]:
    inside = find_hedges(claim.text)
    kinds = {c.kind for c in inside if c.kind in HEDGES | NOT_YET}
    outside = set(claim.hedges) - {c.text for c in inside}
    return frozenset(kinds | {f"outside: {w.lower()}" for w in outside})


def _has_numbers(story: Story, claim: Claim, statement: Claim) -> bool:
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
        and (n.value, n.low) != (1.0, None)
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


def _counts_alike(story: Story, claim: Claim, statement: Claim, ours: NumberMention) -> bool:
    """Whether a number is said of the same thing, as far as both say of what."""
    value = ours.value if ours.value is not None else ours.low
    if value is None or (value >= TELLING and len(f"{value:.10g}".strip("0.")) > 1):
        return True
    counted = [_counted(story, c, value) for c in (claim, statement)]
    return not all(counted) or any(a in counted[1] or _kin(a) & counted[1] for a in counted[0])


def _counted(story: Story, claim: Claim, value: float) -> frozenset[str]:
    """Return what a number is said of, without the deed: "children killed" are children."""
    of = (f.of for f in claim.figures if value in {f.value, f.low} and f.of)
    features = story.features.get(claim.id)
    deed = stem(features.root) if features and features.root else ""
    return frozenset(stem(w) for words in of for w in content_words(words)) - {deed}


def _has_degrees(claim: Claim, statement: Claim) -> bool:
    ours = DEGREES.findall(statement.text.lower())
    return not ours or set(ours) <= set(DEGREES.findall(f"{claim.text} {claim.quote}".lower()))


def _has_times(claim: Claim, statement: Claim) -> bool:
    """Whether a claim tells the same time, where the statement tells one."""
    if claim.when and statement.when:
        return claim.when.from_ <= statement.when.to and statement.when.from_ <= claim.when.to
    theirs = {d.text.casefold() for d in find_dates(claim.quote)}
    said = AS_PRINTED.sub("", statement.text)
    return all(d.text.casefold() in theirs for d in find_dates(said))


def _has_names(story: Story, claim: Claim, statement: Claim) -> bool:
    theirs = list(_names(story, claim))
    held = _held_terms(story, claim)
    return all(_is_named(ours, theirs, held) for ours in _names(story, statement))


def _names(story: Story, claim: Claim) -> Iterator[tuple[str, ...]]:
    features = story.features.get(claim.id)
    if features is not None:
        found = (n.words for name in features.names for n in find_names(name))
    else:
        found = (n.words for n in find_names(claim.text) if not n.initial)
    return (words for words in found if words)


def _is_named(ours: tuple[str, ...], theirs: list[tuple[str, ...]], held: frozenset[str]) -> bool:
    """Whether a name stands among others, in a short or long form, as a country or in letters."""
    country = country_of(" ".join(ours))
    return (
        any(is_form_of(ours, t) or is_form_of(t, ours) for t in theirs)
        or (country is not None and any(country_of(" ".join(t)) == country for t in theirs))
        or any(is_acronym_of("".join(ours), t) or is_acronym_of("".join(t), ours) for t in theirs)
        or all(stem(w) in held for n in ours for w in content_words(n))
    )


def _has_deed(story: Story, claim: Claim, statement: Claim) -> bool:
    """Whether a claim has the statement's main verb and its subject, in the same part."""
    ours, theirs = story.features.get(statement.id), story.features.get(claim.id)
    if ours is None or theirs is None:
        return True
    held = _held_terms(story, claim)
    if ours.root and _carries(ours.root) and not _is_said(ours.root, held):
        return False
    if ours.root and denies(claim.text, ours.root) != denies(statement.text, ours.root):
        return False
    if ours.subject is None or ours.subject in PRONOUNS:
        return True
    if not _is_said(ours.subject, held) and theirs.subject not in PRONOUNS:
        return False
    return _same_part_of(story, claim, statement)


def _carries(verb: str) -> bool:
    return verb not in LIGHT and bool(content_words(verb))


def _is_said(lemma: str, held: frozenset[str]) -> bool:
    return _is_held(stem(lemma), held) or pole_of(lemma) in held


def _same_part_of(story: Story, claim: Claim, statement: Claim) -> bool:
    """Whether the statement's subject has the same part in both, as far as both have its verb."""
    ours, theirs = story.features.get(statement.id), story.features.get(claim.id)
    if ours is None or theirs is None or ours.subject is None or theirs.root != ours.root:
        return True
    return _same_part(ours.root, ours.subject, claim, statement)


def _same_part(root: str | None, subject: str, claim: Claim, statement: Claim) -> bool:
    """Whether the subject stands on the same side of its verb; a passive turns it round."""
    places = [_place(root, subject, c.text) for c in (claim, statement)]
    if root is None or None in places:
        return True
    return places[0] == places[1]


def _place(root: str | None, subject: str, text: str) -> bool | None:
    """Return whether the subject does the deed, as far as the order of words tells."""
    verb = re.search(rf"\b{re.escape((root or '')[:4])}\w*", text, re.IGNORECASE)
    noun = re.search(rf"\b{re.escape(subject[:4])}\w*", text, re.IGNORECASE)
    if verb is None or noun is None or verb.start() == noun.start():
        return None
    passive = re.search(PASSIVE, text[: verb.start()].rstrip(), re.IGNORECASE) is not None
    return (noun.start() < verb.start()) != passive
