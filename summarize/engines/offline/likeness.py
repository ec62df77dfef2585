"""How much one claim bears out another, by their words: the pairs that agreement is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz

from summarize.domain import MAIN, Claim, Predicate
from summarize.engines.offline.events import UNNAMED
from summarize.engines.offline.statements import PRONOUNS, Source, Statement
from summarize.learned import pairs
from summarize.learned.blocking import Folder, offered_in
from summarize.learned.blocking import Statement as Told
from summarize.text.names import country_of
from summarize.text.nearness import is_scattered
from summarize.text.numbers import clock_times
from summarize.text.saying import TITLES
from summarize.text.words import PEOPLE, Weights, antonyms, content_words, stem, synonyms

# --- which claims of different articles tell one thing, by the fitted scorer, and so of one event


Pairs = Mapping[str, Mapping[str, float]]
"""By the id of a claim, the log-odds with which claims of other articles tell what it tells."""


def precise() -> float:
    """Return the log-odds from which two claims are told as one."""
    return pairs.model().points["precise"]


def paired(claims: Sequence[Claim]) -> Pairs:
    """Return how likely claims tell one thing, of the pairs that are worth comparing.

    Args:
        claims: The claims of all articles; headlines take no part.
    """
    # An article goes by its first words: its id tells only in which order they were given.
    first = {c.article: c.text for c in sorted(claims, key=lambda c: (-c.start, c.text))}
    body = sorted(
        (c for c in claims if c.part == "body"), key=lambda c: (first[c.article], c.start, c.end)
    )
    folder = Folder([Told(first[c.article], c.text) for c in body])
    offered = offered_in(folder)
    odds = np.round(pairs.model().log_odds(pairs.features(folder, offered)), 6).tolist()
    found: dict[str, dict[str, float]] = {}
    for (i, j), likely in zip(offered.pairs, odds, strict=True):
        found.setdefault(body[i].id, {})[body[j].id] = likely
        found.setdefault(body[j].id, {})[body[i].id] = likely
    return found


def joined(events: Mapping[str, str], found: Pairs, opening: frozenset[str]) -> dict[str, str]:
    """Return the event of each claim, the same for two that tell one thing.

    Args:
        events: The event of each claim, as its own article shows it.
        found: The claims that tell one thing.
        opening: The claims that open their articles: what they tell is the news.
    """
    same = dict(events)
    for claim in sorted(found):
        group = {claim, *(c for c, likely in found[claim].items() if likely >= precise())}
        named = sorted({events[c] for c in group} - {MAIN})
        if named and len({events[c] for c in group}) > 1:
            same[claim] = MAIN if group & opening else named[0]
    return same


COVERED = 0.5
"""Share of a statement's words, by weight, that another account's claim must hold."""

PAIR = 2
"""Up to so many, things are counted of which there are several such."""

COUNTED = 0.35
"""The same where both give one number of one thing: that is most of what they say."""

FEW, FEW_COVERED, FEW_SHARED = 4, 0.85, 0.25
"""Of a statement of so few words the other must hold more, and not be full of other matter."""

FEWEST_SHARED = 2
"""Words of content, names aside, that two claims must share."""

LATER = 200
"""Days between two printings: what somebody was charged with in the one he is sentenced for in the
other, in the same words but one."""

VERBATIM = 88.0
"""Indel similarity (0-100) from which two claims are one utterance, whatever else."""

PREFIX = 5
"""Letters with which two words of one family begin alike ("president", "presidential")."""

AGAINST = 0.4
"""Overlap (0 to 1) of a claim with one that negates it: both must be about nothing else."""

OF_MAIN = 0.15
"""Overlap (0 to 1) with what the accounts open with, from which a claim tells of it."""

SAME_UNNAMED = 0.4
"""Overlap (0 to 1) from which two claims of some other event are of the same."""

UNLIKELY = -6.0
"""Log-odds of a pair that is not worth comparing."""

MAIN_VERBS = 2
"""Of a statement's verbs, the first: what it is about."""

EMPTY_VERBS = frozenset({"be", "have", "say", "do", "get", "make", "take", "go", "come"})


class Likeness:
    """Says which claims bear out which.

    Args:
        weights: Rarity of words among the claims.
        pairs: How likely claims tell one thing, by the fitted scorer.
    """

    def __init__(self, weights: Weights, pairs: Pairs) -> None:
        self._weights = weights
        self._pairs = pairs
        self.main: Sequence[Statement] = ()
        """What the accounts open with, once that is known."""

    def is_of_main(self, one: Statement) -> bool:
        """Whether a claim tells what the accounts open with."""
        if not self.main:
            return one.opens
        return self.overlap(one, self.main[0]) >= OF_MAIN

    def bears(self, one: Statement, other: Statement) -> float:
        """Return how much of a statement another account's claim bears out, 0 where it does not.

        Numbers, names, days and negation must be the same, and the deed must be told.
        """
        if one.event != other.event or not _may_meet(one, other):
            return 0.0
        if one.event in UNNAMED and self.overlap(one, other) < SAME_UNNAMED:
            return 0.0
        if _are_one_utterance(one, other):
            return 1.0
        names = one.signature.names
        mine = frozenset(t for t in one.signature.terms - names if not t.startswith("#"))
        held = frozenset(t for t in mine if holds(other.signature.terms, t))
        if len(held) < min(FEWEST_SHARED, len(mine)) or not held or not _same_deed(one, other):
            return 0.0
        if not _stand_near(held, other):
            return 0.0
        share = self._weights.sum(held) / self._weights.sum(mine)
        if _count_alike(one, other):
            return share if share >= COUNTED else 0.0
        if len(mine) > FEW:
            return share if share >= COVERED else 0.0
        enough = share >= FEW_COVERED and self.overlap(one, other) >= FEW_SHARED
        return share if enough else 0.0

    def tells_same(self, one: Statement, other: Statement) -> bool:
        """Whether two claims of one event tell one thing, by the fitted scorer; nothing denies it.

        Which of the two says more is not asked: they stand side by side, not one for the other.
        """
        return (
            one.event == other.event
            and self.paired(one, other) >= precise()
            and one.denies == other.denies
            and not _is_denied(one, other)
            and not _is_denied(other, one)
            and times_meet(one, other)
            and not are_of_other_days(one, other)
            and not _is_turned_round(one, other)
            and (_same_deed(one, other) or _same_deed(other, one))
        )

    def paired(self, one: Statement, other: Statement) -> float:
        """Return the log-odds with which two claims tell one thing."""
        likely = self._pairs.get(one.id, {}).get(other.id, UNLIKELY)
        return min(max(likely, UNLIKELY), -UNLIKELY)

    def share(self, terms: frozenset[str], other: Statement) -> float:
        """Return the share of some words, by weight, that a claim holds."""
        held = frozenset(t for t in terms if holds(other.signature.terms, t))
        return self._weights.sum(held) / (self._weights.sum(terms) or 1.0)

    def contradicts(self, one: Statement, other: Statement) -> bool:
        """Whether one claim negates the very deed that another one tells."""
        plain = not other.negated and not other.denies and not other.claim.hedges
        if one.event != other.event or not plain:
            return False
        if not (one.negated & other.signature.terms and times_meet(one, other)):
            return False
        return self._negates(one, other) or self._excludes(one, other)

    def turns_round(self, one: Statement, other: Statement) -> bool:
        """Whether one claim tells the opposite of what another tells, all else alike."""
        words = _opposites(one, other)
        if words is None or one.event != other.event or bool(one.negated) or bool(other.negated):
            return False
        mine, theirs = (
            frozenset(t for t in s.signature.terms - s.signature.names if t[0] != "#") - words
            for s in (one, other)
        )
        return (
            bool(mine and theirs)
            and not (one.denies or other.denies or one.claim.hedges or other.claim.hedges)
            and self.share(mine, other) >= FEW_COVERED
            and self.share(theirs, one) >= FEW_COVERED
            and one.signature.numbers == other.signature.numbers
            and times_meet(one, other)
            and names_meet(one, [other])
        )

    def _negates(self, one: Statement, other: Statement) -> bool:
        mine = frozenset(t for t in one.signature.terms - one.signature.names if t[0] != "#")
        alone = (
            one.claim.origin == other.claim.origin and one.signature.terms == other.signature.terms
        )
        return (
            (len(mine) >= FEWEST_SHARED or alone)
            and self.share(mine, other) >= FEW_COVERED
            and self.overlap(one, other) >= AGAINST
            and _same_verb(one, other)
            and names_meet(one, [other])
        )

    def _excludes(self, one: Statement, other: Statement) -> bool:
        """Whether one says that there was none of those of whom the other tells a deed there."""
        there = one.features.predicates[:1]
        if not there or there[0].verb != "be" or not there[0].complement:
            return False
        none = there[0].complement.removesuffix("s")
        doers = {p.agent.head.removesuffix("s") for p in other.features.predicates[:2] if p.agent}
        shared = (one.signature.terms & other.signature.terms) - one.signature.names - {stem(none)}
        return stem(none) in one.negated and none in doers and bool(shared)

    def bears_together(self, one: Statement, opening: Sequence[Statement]) -> bool:
        """Whether the claims that open an account bear a statement out together."""
        terms = frozenset(t for o in opening for t in o.signature.terms)
        numbers = frozenset(v for o in opening for v in o.signature.numbers)
        mine = frozenset(t for t in one.signature.terms - one.signature.names if t[0] != "#")
        held = frozenset(t for t in mine if holds(terms, t))
        told = bool(mine) and self._weights.sum(held) >= COVERED * self._weights.sum(mine)
        return (
            told
            and one.signature.numbers <= numbers
            and names_meet(one, opening)
            and any(times_meet(one, o) and _same_deed(one, o) for o in opening)
            and not any(_is_denied(one, o) for o in opening)
        )

    def overlap(self, one: Statement, other: Statement) -> float:
        """Return how much two claims share, from 0 to 1."""
        return self._weights.overlap(one.signature, other.signature)


def _count_alike(one: Statement, other: Statement) -> bool:
    """Whether two claims give one number of one thing, the same befallen it; no "one" or "two"."""
    return any(
        f.value == g.value and f.of and f.of == g.of and not f.of.startswith("age of")
        for f in one.claim.figures
        for g in other.claim.figures
        if f.value is not None and f.value > PAIR
    )


def holds(terms: frozenset[str], term: str) -> bool:
    """Whether a stem is among others: itself, a synonym, or another word of its family."""
    if term in terms or synonyms(term) & terms:
        return True
    return len(term) >= PREFIX and any(_is_family(term, t) for t in terms)


@lru_cache(maxsize=65536)
def _is_family(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= PREFIX and long.startswith(short)


def _may_meet(one: Statement, other: Statement) -> bool:
    weaker = bool(other.claim.hedges) <= bool(one.claim.hedges)
    return (
        weaker
        and not (_to_come(one) ^ _to_come(other)) & one.signature.terms & other.signature.terms
        and one.denies == other.denies
        and not _is_denied(one, other)
        and _numbers_meet(one, other)
        and names_meet(one, [other])
        and times_meet(one, other)
        and _hours_meet(one, other)
        and not _is_turned_round(one, other)
    )


_COMING = re.compile(
    r"(?:\b(?:will|would|shall)|\b\w+['\u2019](?:ll|d))\s((?:\w+\s+){0,2}\w+)", re.IGNORECASE
)
"""Words behind an auxiliary of what is to come."""


def _to_come(one: Statement) -> frozenset[str]:
    """Return the stems of what a claim tells as to come: "would be closed" closed nothing yet."""
    found = (w for m in _COMING.finditer(one.claim.text) for w in content_words(m[1]))
    return frozenset(stem(w) for w in found)


def are_of_other_days(one: Statement, other: Statement) -> bool:
    """Whether two articles were printed so far apart that what is so in one need not be later."""
    if one.printed is None or other.printed is None:
        return False
    return abs((one.printed - other.printed).days) > LATER


def _is_denied(one: Statement, other: Statement) -> bool:
    """Whether a "not" of the one bears on what the other says plainly."""
    shared = one.signature.terms & other.signature.terms
    return bool((one.negated ^ other.negated) & shared)


def _numbers_meet(one: Statement, other: Statement) -> bool:
    """Whether a claim gives all numbers of a statement; an age its article may give elsewhere."""
    missing = one.signature.numbers - other.signature.numbers
    ages = {f.value for f in one.claim.figures if (f.of or "").startswith("age of")}
    return missing <= ages and missing <= other.source.numbers


def names_meet(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether others have each name of a statement.

    By its last word, by a word that is no common one, or as a nation; a place, and whom the story
    is about, an article may name elsewhere.
    """
    terms = frozenset(t for o in others for t in o.signature.terms | o.signature.names)
    nations = {n for o in others for name in o.features.names if (n := country_of(name))}
    leaning = any(o.has_pronoun for o in others)
    return all(
        _has_name(name, terms, one.source)
        or country_of(name) in nations - {None}
        or _has_name(name, others[0].source.background, one.source)
        or (leaning and _has_name(name, others[0].source.heroes, one.source))
        for name in one.features.names
    )


def _has_name(name: str, terms: frozenset[str], source: Source) -> bool:
    words = [stem(w) for w in content_words(name) if w not in TITLES]
    if not words:
        return True
    return words[-1] in terms or any(w in terms and w not in source.plain for w in words)


def _hours_meet(one: Statement, other: Statement) -> bool:
    """Whether a claim gives each time of day of a statement."""
    hours = {m.value for m in clock_times(one.claim.quote)}
    return not hours or hours <= {m.value for m in clock_times(other.claim.quote)}


def _stand_near(held: frozenset[str], other: Statement) -> bool:
    """Whether what a claim shares of a statement stands in one stretch of it, not all over it."""
    places = [(n, t) for n, w in enumerate(other.words) for t in held if holds(frozenset({w}), t)]
    return not is_scattered(places)


def times_meet(one: Statement, other: Statement) -> bool:
    """Whether two claims may tell of one time: none was printed before the other's."""
    if _is_told_before(one, other) or _is_told_before(other, one):
        return False
    if not one.times or not other.times:
        return True
    return any(t.meets(u) for t in one.times for u in other.times)


def _is_told_before(one: Statement, other: Statement) -> bool:
    """Whether a claim was printed before what a statement tells of days past, by the calendar."""
    if one.printed is None or other.printed is None:
        return False
    days = [t.days[0] for t in one.times if t.days and re.search(r"\d", t.text)]
    past = [d for d in days if d <= one.printed]
    return bool(past) and other.printed < min(past)


def _are_one_utterance(one: Statement, other: Statement) -> bool:
    mine, theirs = one.claim.quote.casefold(), other.claim.quote.casefold()
    least = 4 if one.claim.speaker or other.claim.speaker else 6
    return len(mine.split()) >= least and fuzz.ratio(mine, theirs) >= VERBATIM


def _same_deed(one: Statement, other: Statement) -> bool:
    """Whether one of a statement's telling verbs is told by the other claim, in any form.

    Of "the shooter was an employee" it is what he was that must be told.
    """
    terms = other.signature.terms | {stem(p.verb) for p in other.features.predicates}
    main = one.features.predicates[:1]
    if main and main[0].verb == "be" and main[0].complement:
        return holds(terms, stem(main[0].complement))
    telling = [p.verb.split("-")[0] for p in one.features.predicates]
    telling = [v for v in telling if v not in EMPTY_VERBS][:MAIN_VERBS]
    verbs = {stem(v) for v in telling}
    if not verbs and main:
        told = main[0].patient
        return told is not None and holds(terms, stem(told.head))
    if not verbs or any(holds(terms, v) for v in verbs):
        return True
    return bool(_doers(one) & _doers(other))


def _opposites(one: Statement, other: Statement) -> frozenset[str] | None:
    """Return the stems of the opposites that two claims tell: their verbs, or what each says is."""
    if not (one.features.predicates and other.features.predicates):
        return None
    mine, theirs = one.features.predicates[0], other.features.predicates[0]
    if theirs.verb in antonyms(mine.verb, "VERB"):
        return frozenset({stem(mine.verb), stem(theirs.verb)})
    what, that = mine.complement, theirs.complement
    if mine.verb == theirs.verb and what and that in antonyms(what, "ADJ"):
        return frozenset({stem(what), stem(that)})
    return None


def _doers(one: Statement) -> frozenset[str]:
    """Return what acts in a claim without being anybody: the quake that struck, or shook."""
    heads = (p.agent for p in one.features.predicates[:1] if p.agent and not p.agent.names)
    return frozenset(stem(a.head) for a in heads if a.head not in PEOPLE | PRONOUNS)


def _same_verb(one: Statement, other: Statement) -> bool:
    mine, theirs = one.features.predicates[:1], other.features.predicates[:1]
    return bool(mine and theirs) and mine[0].verb == theirs[0].verb


def _is_turned_round(one: Statement, other: Statement) -> bool:
    """Whether two claims tell one deed with its parts swapped."""
    return any(
        _is_swapped(p, q)
        for p in one.features.predicates
        for q in other.features.predicates
        if p.verb == q.verb
    )


def _is_swapped(one: Predicate, other: Predicate) -> bool:
    if not (one.agent and one.patient and other.agent and other.patient):
        return False
    return one.agent.head == other.patient.head and one.patient.head == other.agent.head
