"""What matters most: by who stands behind it, how central it is, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.comparison.story import YEARS_BACK, Story
from summarize.domain import Claim, Finding, FindingKind, FindingType
from summarize.text.meaning import content_words, stem
from summarize.text.numbers import find_numbers
from summarize.text.tolls import TOLL_OF

KIND_WEIGHT: dict[FindingKind, float] = {
    "disputed": 2.0,
    "figures": 1.0,
    "update": 1.0,
    "agreed": 0.0,
    "check": 0.5,
    "single-source": 0.0,
}
_COUNTED: tuple[FindingKind, ...] = ("figures", "update")
TYPE_WEIGHT: dict[FindingType, float] = {"contradiction": 2.0, "arithmetic": 0.5}
"""A difference that cannot be explained away outweighs one that can."""


SPELLING = 4.0
"""Loss of weight of a check that is about no figure and no day: a name in two spellings."""

BACKGROUND_SHARE = 0.3
"""Share of dated claims from which all that say the same are background."""

BACKGROUND = 2.5
"""What lies back is told by many, since all have it from one archive, and is not the news."""

TOPIC = 6.0
"""Weight of a statement all of whose words all other accounts use, too."""

TOLL = 1.0
"""Weight of death, injury and loss of people: the first news value of every study of the news
(Harcup and O'Neill, "What is news?", 2001 and 2017: bad news, magnitude)."""

NAMELESS = 0.7
"""Loss of weight of what nobody named says, of what names no one, nothing and no number, and of
what an outlet itself supposes."""

ADDRESSED = re.compile(
    r"\b(?:you|your|yours|let's|let\u2019s|us)\b|[!?]|^(?:yes|no|ok|well),", re.IGNORECASE
)
"""An outlet that speaks to its reader comments; it does not report."""

LEANS = re.compile(
    r"\b(?:then|also|too|instead|of (?:them|these|those|this)"
    r"|there(?! (?:is|are|was|were|has|have)\b))\b",
    re.IGNORECASE,
)
"""Words by which a sentence leans on the ones before it."""

COMMENT = 3.0

OF_SOURCES = re.compile(
    r"\banonym|\bnot authori[sz]ed to|\b(?:declined|refused|wished|asked|unavailable)"
    r" (?:to comment|for comment|to speak|(?:not )?to be (?:named|identified))",
    re.IGNORECASE,
)
"""What an account says of its sources, not of the event (formulas of Reuters' Handbook of
Journalism, "Sources")."""

EVENTLESS = 2.0
"""Loss of a first sentence that says what something is, not what happened, what may have happened,
or names nobody and no place: who "the men" are, the reader learns in the second sentence only."""

HEADLINES = 14.0
"""Weight of a statement that tells all that the headlines tell: what their editors take the event
for (the title method of Edmundson 1969, over all accounts; weight read on twenty-five stories)."""

LEAST_HEADLINED = 0.05
"""Share of the headlines' words below which a statement is a detail, likewise."""

BRIEF = 24
"""Words above which a sentence tells of the headlines' matter by the way, among other things."""

_SUPPOSED = re.compile(
    r"\b(?:may|might|could|possibly|reportedly|allegedly|apparently|is thought to|are thought to)\b"
)

COUNTS_UNNAMED = re.compile(
    r"^(?:the |at least |about |some |around |another )*(?:\d[\d,.]*|[a-z]+)"
    r"(?: (?:other|more)s?| of (?:them|those))? (?:were|was|had|have|has|are|is|died|got)\b",
    re.IGNORECASE,
)
"""A number that stands for people not named: "Two were shot dead", "Four others were held"."""

SHARED_LEAD = 3.0
"""What several state opens a story better than one account's own first sentence."""

SPOKEN_LEAD = 1.5
"""Loss of what one outlet has from one speaker: its own first sentence tells the event."""

FIRST = 2.0
FIRST_CHARS = 250
"""The first sentence of an article, or its headline: its own editor's choice of an opening."""

OPENING_WORDS = (7, 32)
"""The length of a first sentence: shorter ones leave out who, where or when."""

OPENING_NAMES = 3
"""Names from which a first sentence says who and where."""

SPOKEN = re.compile(r"^([^:\u201c]{2,60}?) said |^[^:\u201c]{2,60}: \u201c")


def weighed(story: Story, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with their weights, the weightiest first.

    What tells in words of figures that lie back lies back, too.
    """
    found = [weigh(story, f) for f in findings]
    old = {c for f in found if f.background and f.kind in _COUNTED for c in _cited(f)}
    found = [f.model_copy(update={"background": True}) if _cited(f) <= old else f for f in found]
    return sorted(found, key=lambda f: (-f.weight, f.id))


def weigh(story: Story, finding: Finding) -> Finding:
    """Return the finding with its weight: outlets and origins, centrality, place, difference."""
    claims = [story.claim[c] for p in finding.positions for c in p.claims if c in story.claim]
    weight = KIND_WEIGHT[finding.kind]
    if finding.type:
        weight += TYPE_WEIGHT.get(finding.type, 0.0)
    if finding.kind == "check" and not any(p.value or p.as_of for p in finding.positions):
        weight -= SPELLING
    told = finding.kind in ("agreed", "single-source")
    return finding.model_copy(
        update={
            "weight": round(weight + support(story, claims) + news(story, claims), 4),
            "lead": round(opening(story, finding.statement, claims), 4) if told else 0.0,
            "background": is_old(story, claims) or _asks_of_old(story, finding, claims),
        }
    )


def _cited(finding: Finding) -> set[str]:
    return {c for p in finding.positions for c in p.claims}


def _asks_of_old(story: Story, finding: Finding, claims: Sequence[Claim]) -> bool:
    """Whether a finding is of a year before the news: "people killed in 2004"."""
    printed = [d for c in claims if (d := story.article[c.article].published.date)]
    years = YEARS_BACK.findall(finding.question)
    return bool(years and printed) and int(years[-1]) < min(printed).year - (
        min(printed).month == 1
    )


def support(story: Story, claims: Sequence[Claim]) -> float:
    """Return the weight of what some claims say, whatever is found about it."""
    if not claims:
        return 0.0
    outlets = len(story.accounts(claims))
    origins = len({c.origin for c in claims})
    central = max(story.centrality(c) for c in claims)
    lead = sum(story.in_lead(c) for c in claims) / len(claims)
    figure = any(c.figures for c in claims)
    share = outlets / max(len(story.articles), 1)
    return (
        -BACKGROUND * is_old(story, claims)
        + 4 * share
        + 0.5 * min(origins, 4)
        + 4 * central
        + 1.5 * lead
        + 0.5 * figure
    )


def is_old(story: Story, claims: Sequence[Claim]) -> bool:
    """Whether claims that say the same tell of a time well before the news."""
    old = sum(story.is_background(c) for c in claims)
    return old > 0 and old >= BACKGROUND_SHARE * len(claims)


def news(story: Story, claims: Sequence[Claim]) -> float:
    """Return the weight of what is told, whoever tells it: its matter, its toll, its names."""
    if not claims:
        return 0.0
    return (
        TOPIC * max(story.topicality(c) for c in claims)
        + TOLL * _tells_a_toll(story, claims)
        - NAMELESS * all(_by_nobody(story, c) for c in claims)
        - NAMELESS * (not any(c.figures or story.signatures[c.id].names for c in claims))
        - NAMELESS * all(c.hedges and c.speaker is None for c in claims)
        - COMMENT * all(is_aside(c) for c in claims)
    )


def opening(story: Story, statement: str, claims: Sequence[Claim]) -> float:
    """Return how well a statement opens the story: it is central, and says who, where and when.

    What no account has in its headline or first paragraphs opens nothing.
    """
    if not any(story.in_lead(c) for c in claims):
        return 0.0
    words = SPOKEN.sub("", statement)
    shared = len(story.accounts(claims)) > 1
    named = {n for c in claims for n in story.signatures[c.id].names}
    names = len({stem(w) for w in content_words(words)} & named)
    low, high = OPENING_WORDS
    length = len(words.split())
    at_top = sum(story.in_lead(c) for c in claims) / len(claims)
    score = (
        4 * len(story.accounts(claims)) / max(len(story.articles), 1)
        + TOPIC * max(story.topicality(c) for c in claims)
        + at_top
        + FIRST * any(opens_its_account(story, c) for c in claims)
        + SHARED_LEAD * shared
        + _headlined(story, words)
        + 2 * TOLL * _tells_a_toll(story, claims)
        + min(names, OPENING_NAMES)
        + 1.5 * any(c.when for c in claims)
        - EVENTLESS * (names == 0)
        - SPOKEN_LEAD * (not shared and words != statement)
        - EVENTLESS * _tells_no_event(story, claims)
        - 0.5 * max(0, low - length)
        - 0.2 * max(0, length - high)
        - COMMENT * (_SUPPOSED.search(words) is not None or all(c.hedges for c in claims))
        - COMMENT * is_old(story, claims)
        - COMMENT * statement.endswith("\u201d")
        - COMMENT * counts_unnamed(words)
        - COMMENT * (ADDRESSED.search(words) is not None or LEANS.search(words) is not None)
    )
    return max(score, 0.0)


def _headlined(story: Story, words: str) -> float:
    """Return the weight of what a statement tells of the accounts' headlines, the mean of all.

    What hardly any headline has a word of is a detail.
    """
    told = {stem(w) for w in content_words(words)}
    headlines = [h for a in story.articles if (h := _headline_stems(a.headline or ""))]
    if not headlines:
        return 0.0
    share = sum(len(h & told) / len(h) for h in headlines) / len(headlines)
    share *= min(1.0, BRIEF / max(1, len(words.split())))
    return HEADLINES * share - EVENTLESS * (share < LEAST_HEADLINED)


@lru_cache(maxsize=1024)
def _headline_stems(headline: str) -> frozenset[str]:
    return frozenset(stem(w) for w in content_words(headline))


def counts_unnamed(words: str) -> bool:
    """Whether a statement is about a number of people who are not named: "Two were shot dead"."""
    found = COUNTS_UNNAMED.match(words)
    return found is not None and bool(find_numbers(found.group()))


def is_aside(claim: Claim) -> bool:
    """Whether an outlet speaks to its reader, or of its sources."""
    addressed = claim.speaker is None and ADDRESSED.search(claim.text)
    return bool(addressed or OF_SOURCES.search(claim.text))


def opens_its_account(story: Story, claim: Claim) -> bool:
    """Whether a claim stands in the first sentence of its article, or in the headline."""
    body = story.article[claim.article].body_start
    return claim.part == "headline" or claim.start < body + FIRST_CHARS


def _tells_no_event(story: Story, claims: Sequence[Claim]) -> bool:
    roots = [story.features[c.id].root for c in claims if c.id in story.features]
    return bool(roots) and roots.count("be") * 2 >= len(roots)


def _tells_a_toll(story: Story, claims: Sequence[Claim]) -> bool:
    return any(w in TOLL_OF for c in claims for w in _lemmas(story, c))


def _by_nobody(story: Story, claim: Claim) -> bool:
    return claim.speaker is not None and story.origin[claim.origin].kind == "unnamed"


def _lemmas(story: Story, claim: Claim) -> tuple[str, ...]:
    features = story.features.get(claim.id)
    return features.lemmas if features else tuple(content_words(claim.text))
