"""How much one claim bears out another, by their words: the pairs that agreement is made of."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz

from summarize.domain import MAIN, Claim
from summarize.engines.offline.events import UNNAMED
from summarize.engines.offline.statements import Statement
from summarize.learned import pairs
from summarize.learned.pairs import Folder, offered_in
from summarize.learned.pairs import Statement as Told
from summarize.text.names import country_of
from summarize.text.nearness import is_scattered
from summarize.text.saying import TITLES
from summarize.text.words import Weights, content_words, is_kin, stem

# --- which claims of different articles tell one thing, by the fitted scorer, and so of one event

Pairs = Mapping[str, Mapping[str, float]]
"""By the id of a claim, the log-odds with which claims of other articles tell what it tells."""


def precise() -> float:
    """Return the log-odds from which two claims are told as one."""
    return pairs.model().points["precise"]


def paired(claims: Sequence[Claim]) -> Pairs:
    """Return how likely claims tell one thing, of the pairs worth comparing; no headlines."""
    # An article goes by its words: its id tells only in which order they were given, and two may
    # open with one sentence.
    words: dict[str, str] = defaultdict(str)
    for claim in sorted(claims, key=lambda c: (c.start, c.text)):
        words[claim.article] += f"{claim.text}\n"
    told = (c for c in claims if c.part == "body")
    body = sorted(told, key=lambda c: (words[c.article], c.start, c.end))
    folder = Folder([Told(words[c.article], c.text) for c in body])
    offered = offered_in(folder)
    odds = np.round(pairs.log_odds(folder, offered), 6).tolist()
    found: dict[str, dict[str, float]] = {}
    for (i, j, _), likely in zip(offered, odds, strict=True):
        found.setdefault(body[i].id, {})[body[j].id] = likely
        found.setdefault(body[j].id, {})[body[i].id] = likely
    return found


def joined(events: Mapping[str, str], found: Pairs, opening: frozenset[str]) -> dict[str, str]:
    """Return the event of each claim, the same for two that tell one thing.

    What the claims tell that open their articles is the news.
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

FEW, FEW_COVERED, FEW_SHARED = 4, 0.85, 0.25
"""Of a statement of so few words the other must hold more, and not be full of other matter."""

FEWEST_SHARED = 2
"""Words of content, names aside, that two claims must share."""

LATER = 200
"""Days between two printings: what somebody was charged with in the one he is sentenced for in the
other, in the same words but one."""

VERBATIM = 88.0
"""Indel similarity (0-100) from which two claims are one utterance, whatever else."""

LEAST_UTTERED = 5
"""Words of an utterance that is known by its words."""

SAME_UNNAMED = 0.4
"""Overlap (0 to 1) from which two claims of some other event are of the same."""

UNLIKELY = -6.0
"""Log-odds of a pair that is not worth comparing."""

MAIN_VERBS = 2
"""Of a statement's verbs, the first: what it is about."""

EMPTY_VERBS = frozenset({"be", "have", "say", "do", "get", "make", "take", "go", "come"})


class Likeness:
    """Says which claims bear out which, by the rarity of words and by the fitted scorer."""

    def __init__(self, weights: Weights, pairs: Pairs) -> None:
        self._weights = weights
        self._pairs = pairs

    def bears(self, one: Statement, other: Statement) -> float:
        """Return how much of a statement another account's claim bears out, 0 where it does not.

        Numbers, names, days and negation must be the same, and the deed must be told.
        """
        if one.event != other.event or not _may_meet(one, other):
            return 0.0
        if one.event in UNNAMED and self.overlap(one, other) < SAME_UNNAMED:
            return 0.0
        mine, theirs = one.claim.quote.casefold(), other.claim.quote.casefold()
        if len(mine.split()) >= LEAST_UTTERED and fuzz.ratio(mine, theirs) >= VERBATIM:
            return 1.0
        held = _held(one.matter, other)
        if len(held) < min(FEWEST_SHARED, len(one.matter)) or not held:
            return 0.0
        words = enumerate(other.words)
        places = ((n, t) for n, w in words for t in held if is_kin(t, frozenset({w})))
        if not _same_deed(one, other) or is_scattered(places):
            return 0.0
        share = self._weights.sum(held) / self._weights.sum(one.matter)
        enough = share >= COVERED
        if len(one.matter) <= FEW:
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
            and times_meet(one, other)
            and not are_of_other_days(one, other)
            and (_same_deed(one, other) or _same_deed(other, one))
        )

    def paired(self, one: Statement, other: Statement) -> float:
        """Return the log-odds with which two claims tell one thing."""
        likely = self._pairs.get(one.id, {}).get(other.id, UNLIKELY)
        return min(max(likely, UNLIKELY), -UNLIKELY)

    def share(self, terms: frozenset[str], other: Statement) -> float:
        """Return the share of some words, by weight, that a claim holds."""
        return self._weights.sum(_held(terms, other)) / (self._weights.sum(terms) or 1.0)

    def overlap(self, one: Statement, other: Statement) -> float:
        """Return how much two claims share, from 0 to 1."""
        return self._weights.overlap(one.signature, other.signature)


def _held(terms: frozenset[str], other: Statement) -> frozenset[str]:
    return frozenset(t for t in terms if is_kin(t, other.signature.terms))


def _may_meet(one: Statement, other: Statement) -> bool:
    weaker = bool(other.claim.hedges) <= bool(one.claim.hedges)
    return (
        weaker
        and one.signature.numbers <= other.signature.numbers
        and one.denies == other.denies
        and not (one.to_come ^ other.to_come) & one.signature.terms & other.signature.terms
        and not _is_denied(one, other)
        and _names_meet(one, other)
        and times_meet(one, other)
    )


def are_of_other_days(one: Statement, other: Statement) -> bool:
    """Whether two articles were printed so far apart that what is so in one need not be later."""
    printed = [s.printed for s in (one, other) if s.printed is not None]
    return len(printed) == 2 and abs((printed[0] - printed[1]).days) > LATER


def _is_denied(one: Statement, other: Statement) -> bool:
    """Whether a "not" of the one bears on what the other says plainly."""
    shared = one.signature.terms & other.signature.terms
    return bool((one.negated ^ other.negated) & shared)


def _names_meet(one: Statement, other: Statement) -> bool:
    """Whether another has each name of a statement.

    By its last word, by a word that is no common one, or as a nation; a place an article may name
    elsewhere.
    """
    terms = other.signature.terms | other.signature.names | other.source.places
    nations = {n for name in other.features.names if (n := country_of(name))}
    for name in one.features.names:
        words = [stem(w) for w in content_words(name) if w not in TITLES]
        told = [w for w in words if w in terms]
        meets = words[-1:] == told[-1:] or any(w not in one.source.plain for w in told)
        if not meets and country_of(name) not in nations:
            return False
    return True


def times_meet(one: Statement, other: Statement) -> bool:
    """Whether two claims may tell of one time: none was printed before the other's."""
    before = _is_told_before(one, other) or _is_told_before(other, one)
    met = any(t.meets(u) for t in one.times for u in other.times)
    return not before and (met or not one.times or not other.times)


def _is_told_before(one: Statement, other: Statement) -> bool:
    """Whether a claim was printed before what a statement tells of days past, by the calendar."""
    if one.printed is None or other.printed is None:
        return False
    days = (t.days[0] for t in one.times if t.days and re.search(r"\d", t.text))
    return other.printed < min((d for d in days if d <= one.printed), default=dt.date.min)


def _same_deed(one: Statement, other: Statement) -> bool:
    """Whether one of a statement's telling verbs is told by the other claim, in any form.

    Of "the shooter was an employee" it is what he was that must be told.
    """
    terms = other.signature.terms | {stem(p.verb) for p in other.features.predicates}
    main = one.features.predicates[:1]
    if main and main[0].verb == "be" and main[0].complement:
        return is_kin(stem(main[0].complement), terms)
    verbs = (p.verb.split("-")[0] for p in one.features.predicates)
    telling = [v for v in verbs if v not in EMPTY_VERBS][:MAIN_VERBS]
    if not telling and main:
        return main[0].patient is not None and is_kin(stem(main[0].patient), terms)
    return not telling or any(is_kin(stem(v), terms) for v in telling)
