"""What happened when, by the day of the deed and not of the saying or printing."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from summarize.comparison.story import Story
from summarize.domain import Claim, TimelineEntry
from summarize.languages import word_set
from summarize.text.dates import find_dates, resolve
from summarize.text.nearness import Retold
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.sentences import leans_back

SAME = 0.5
"""Overlap from which claims of one day tell one deed."""

MAX_PER_DAY = 2
"""More entries for one day than this are the whole story again."""

LONGEST = 35
"""Words of an entry that is read at a glance."""

STATES = word_set("words", "stative") | (
    NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
)
"""Verbs that tell no deed of a day: how things are or shall be, and what somebody says."""

_COUNTED_FROM = re.compile(
    r"\b(?:earlier|later|before|after|previous|following|prior)\b", re.IGNORECASE
)
"""In the words for a day: it is counted from another day than that of printing."""

_NOT_DONE = re.compile(r"\b(?:will|shall|these|those)\b", re.IGNORECASE)
"""What a claim says is to come, or leans on another."""

_OF_A_CLAUSE = r"\b(?:whom?|which|whose|whether|since|until|before|after|from|than)\b[^,;.]*\b"
"""Before a day: it is that of another clause, or only bounds the deed."""


def timeline(story: Story) -> list[TimelineEntry]:
    """Return the deeds of each day that most accounts speak of, in order of time.

    What an account dates later than another one does is told once, on the earlier day.
    """
    by_day: dict[dt.date, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        if claim.when and _is_deed(story, claim):
            by_day[claim.when.from_].append(claim)
    retold = Retold(story.weights, 0.6, SAME)
    found: list[TimelineEntry] = []
    for day, claims in sorted(by_day.items()):
        ids = [c.id for c in sorted(claims, key=lambda c: (-_weight(story, c), c.id))]
        told = 0
        for claim_id in ids:
            signature = story.signatures[claim_id]
            if told == MAX_PER_DAY or retold.holds(signature):
                continue
            retold.add(signature)
            told += 1
            like = (story.weights.overlap(signature, story.signatures[c.id]) for c in claims)
            same = [c.id for c, near in zip(claims, like, strict=True) if near >= SAME]
            every = dict.fromkeys([claim_id, *same])
            found.append(TimelineEntry(date=day, text="", claims=tuple(every)))
    return found


def _weight(story: Story, claim: Claim) -> float:
    return story.topicality(claim) + 0.2 * story.in_lead(claim)


def _is_deed(story: Story, claim: Claim) -> bool:
    """Whether a claim tells what was done on one day of the event, in words that stand alone."""
    when, features = claim.when, story.features.get(claim.id)
    if when is None or when.from_ != when.to or features is None:
        return False
    if not features.predicates or not story.is_news(claim):
        return False
    if features.predicates[0].verb.split("-")[0] in STATES:
        return False
    printed = story.article[claim.article].published.date
    here = when.text in claim.quote and not re.search(
        _OF_A_CLAUSE + re.escape(when.text), claim.quote, re.IGNORECASE
    )
    done = printed is not None and when.from_ <= printed and not _COUNTED_FROM.search(when.text)
    plain = (
        claim.part == "body"
        and not set(claim.quote) & set('"\u201c\u201d')
        and claim.mode != "direct"
        and not claim.hedges
        and not _NOT_DONE.search(claim.quote)
    )
    short = len(claim.text.split()) <= LONGEST and _names_one_day(claim.quote, printed)
    return here and done and plain and short and not claim.negated and not leans_back(claim.text)


def _names_one_day(words: str, printed: dt.date | None) -> bool:
    """Whether words name no second day, of another deed."""
    spans = (resolve(m, printed) for m in find_dates(words) if printed is not None)
    return len({s for s in spans if s is not None and s[0] == s[1]}) < 2
