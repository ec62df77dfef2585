"""Claims of several accounts that state one fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from summarize.domain import MAIN, DraftFinding, DraftPosition, goes_on
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.dates import counts_days, find_dates
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.nearness import Retold
from summarize.text.words import stem

MOST = 6
"""Claims proposed to open the page."""

SENTENCES = 2
"""Claims of an article's body that may open the page."""

MIN_WORDS, MAX_WORDS = 8, 45

UNKNOWN = ("unnamed source", "unattributed reports", "reports")

SEVERAL = 2
"""Accounts that name other days, against which one is a slip or of another deed."""

LATER = 0.7
"""What a claim that is not its article's first counts for: news stands there."""

LOADED = 0.5
"""What one with an outlet's loaded words counts for. Not swept."""

SHORTER = 0.25
"""Power of a claim's number of words that its score is divided by; with .1 and .4 it is as good."""

NEAR_BEST = 0.5
"""Share of the best score from which a later account opens a story that goes on. Not swept."""

_LEANING = re.compile(r"\b(?:its|his|her|their) (?:statement|report|words|remarks)\b")
"""Words of a claim that is not understood without another."""


def opening(statements: Statements) -> list[str]:
    """Return the claims that open the story best: first sentences whose words all accounts use.

    Of a single account, whose words no other uses, in the order of its sentences.
    """
    able = statements.whole(s for s in statements.all if _can_open(s))
    able = [s for s in able if s.printed or not counts_days(s.claim.quote)] or able
    named: defaultdict[str, set[int]] = defaultdict(set)
    opened: defaultdict[str, set[str]] = defaultdict(set)
    for s in able:
        named[s.account] |= _weekdays(s)
    able = [s for s in able if not _has_own_day(s, named)] or able
    for s in (s for s in statements.all if s.opens):
        opened[s.account] |= s.signature.terms
    scored = sorted((-_score(s, opened), s.rank, s.id) for s in able)
    if goes_on(s.printed for s in able):  # what the last account tells is the news
        days = {s.id: s.printed.toordinal() for s in able if s.printed}
        near = {c for score, _, c in scored if score <= NEAR_BEST * scored[0][0] and c in days}
        scored.sort(key=lambda x: (-days[x[-1]] if x[-1] in near else 1, x))
    return [c for _, _, c in scored[:MOST]]


def _has_own_day(one: Statement, named: Mapping[str, Set[int]]) -> bool:
    """Whether a statement names a weekday that none of several other accounts names."""
    others = [days for account, days in named.items() if days and account != one.account]
    return len(others) >= SEVERAL and not _weekdays(one) <= frozenset[int]().union(*others)


def _weekdays(one: Statement) -> frozenset[int]:
    return frozenset(m.weekday for m in find_dates(one.claim.quote) if m.weekday is not None)


def _can_open(one: Statement) -> bool:
    claim = one.claim
    return (
        (claim.part, one.event) == ("body", MAIN)
        and one.rank < SENTENCES
        and not (one.leans or _LEANING.search(claim.text))
        and claim.mode != "direct"
        and claim.speaker not in UNKNOWN
        and MIN_WORDS <= len(claim.text.split()) <= MAX_WORDS
    )


def _score(one: Statement, opened: Mapping[str, Set[str]]) -> float:
    """Return how much of what the other accounts open with a sentence tells.

    Each word counts by the share of the others that open with it; so does the main verb, once for
    the whole. On 62 stories of ECB+ the sentence so chosen tells .78 of what the one does that has
    most of the events of several articles, the one with the best cosine .72.
    """
    others = [words for account, words in opened.items() if account != one.account]
    terms, main = one.signature.terms, one.features.predicates[:1]
    told = sum(len(terms & other) for other in others) / len(terms) ** SHORTER if terms else 0.0
    told *= 1 + sum(stem(p.verb) in o for p in main for o in others) / (len(others) or 1)
    told *= LOADED if find_loaded_unquoted(one.claim.text) else 1.0
    return told * (1.0 if one.rank == 0 else LATER)


FEWEST_WORDS = 2
"""Words of content of a statement that is worth saying."""

LONGEST = 45
"""Words of an agreed sentence."""

TOLD = 0.7
"""Share of a statement's words, by weight, that make it a repetition of one told before."""


def agreed(statements: Statements, likeness: Likeness) -> list[DraftFinding]:
    """Propose the facts that several accounts state, the best supported first."""
    able = [s for s in statements.all if can_stand(s)]
    borne = {s.id: bearing(s, statements, likeness) for s in able}
    retold = Retold(statements.weights, TOLD, TOLD)
    found: list[DraftFinding] = []
    told: set[str] = set()
    for one in sorted(able, key=lambda s: _rank(s, borne)):
        if borne[one.id] and one.id not in told and not retold.holds(one.signature):
            retold.add(one.signature)
            claims = (one.id, *(o.id for o in borne[one.id]))
            told.update(claims)
            side = DraftPosition(claims=claims)
            found.append(DraftFinding(kind="agreed", event=one.event, positions=(side,)))
    return found


def can_stand(one: Statement) -> bool:
    """Whether a claim is a sentence that a reader takes alone."""
    return (
        one.claim.part == "body"
        and not one.leans
        and len(one.claim.text.split()) <= LONGEST
        and len(one.signature.terms) >= FEWEST_WORDS
        and not one.claim.quote.rstrip("\"'\u201d\u2019").endswith("?")
    )


def bearing(one: Statement, statements: Statements, likeness: Likeness) -> list[Statement]:
    """Return the best claim of each other account that bears a statement out."""
    near = statements.near(one)
    shares = [likeness.bears(one, o) or float(likeness.tells_same(one, o)) / 2 for o in near]
    order = sorted((share, o.id) for share, o in zip(shares, near, strict=True) if share)
    best = {statements.by_id[c].account: statements.by_id[c] for _, c in order}
    return [best[account] for account in sorted(best)]


def _rank(one: Statement, borne: Mapping[str, Sequence[Statement]]) -> tuple[object, ...]:
    """Return the order of statements: the most accounts first, then what opens them."""
    accounts = len({o.account for o in borne[one.id]})
    return (-accounts, not one.opens, one.rank, -len(one.signature.terms), one.id)
