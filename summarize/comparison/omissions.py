"""What one account tells and no other, and what most tell and one does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b

from summarize.comparison.story import Story
from summarize.domain import MAIN, Article, Claim, Finding, Omission, Position
from summarize.learned.logistic import shipped_frequencies
from summarize.text.nearness import Retold, told_by
from summarize.text.sentences import leans_back
from summarize.text.words import is_kin

# --- what one account tells prominently and no other comes near: "Also reported"


BORDER = 2.0
"""Weight of a claim in its article's first paragraphs, beside its topicality times ten."""

MIN_WORDS, MAX_WORDS = 5, 40
"""Shorter claims are fragments, longer ones several facts."""

MOST = 24
"""How many are kept; the page shows the first of them."""

MOST_PROPOSED = 100
"""Weight of the first that an engine proposes; each later one weighs less by one."""


def alone(story: Story, told: Collection[str], proposed: Iterable[str]) -> list[Finding]:
    """Return what an engine says that single accounts tell, less what need not be told again.

    It has read what the claims say; words in common with what is told elsewhere show no repetition.
    Its claims come by their ids, the weightiest first.
    """
    known = [c for c in dict.fromkeys(proposed) if c in story.claim and c not in told]
    return [_finding(story.claim[c], float(MOST_PROPOSED - n)) for n, c in enumerate(known[:MOST])]


def also_reported(story: Story, told: Collection[str]) -> list[Finding]:
    """Return what single accounts tell prominently, less what was told, the weightiest first."""
    weighed = [
        (round(10 * story.topicality(c) + BORDER * story.in_lead(c), 4), c)
        for c in _able(story, told)
    ]
    retold = Retold(story.weights, 0.6, 0.5)
    for claim_id in told:
        retold.add(story.signatures[claim_id])
    found: list[Finding] = []
    for weight, claim in sorted(weighed, key=lambda w: (-w[0], w[1].text, w[1].id)):
        signature = story.signatures[claim.id]
        if len(found) < MOST and not retold.holds(signature):
            retold.add(signature)
            found.append(_finding(claim, weight))
    return found


def _able(story: Story, told: Collection[str]) -> Iterator[Claim]:
    """Yield claims that a reader takes alone, each place of an article once."""
    for claims in story.by_article.values():
        end = 0
        for claim in claims:
            if claim.id in told:
                end = max(end, claim.end)
            elif claim.start >= end and _stands(story, claim):
                end = claim.end
                yield claim


def _stands(story: Story, claim: Claim) -> bool:
    fits = claim.part == "body" and MIN_WORDS <= len(claim.text.split()) <= MAX_WORDS
    features = story.features.get(claim.id)
    parsed = features is not None and story.article[claim.article].language == READ_WHOLE
    predicate = not parsed or bool(features and features.predicates)
    return fits and predicate and not leans_back(claim.text) and story.is_news(claim)


def _finding(claim: Claim, weight: float) -> Finding:
    side = Position(claims=(claim.id,), articles=(claim.article,), origins=(claim.origin,))
    return Finding(
        id=f"f-{blake2b(f'alone {claim.id}'.encode(), digest_size=5).hexdigest()}",
        kind="single-source",
        event=claim.event,
        positions=(side,),
        weight=weight,
    )


# --- who does not carry what most accounts agree on


NEAR = 0.4
"""Share of a claim's words, by rarity in news, in an article's text from which the article comes
near it. Of 198 accounts that a model does not credit with an agreement, read by hand, 47 hold less
of each of its claims, and 46 of these do not tell it; of the other 151 110 do not."""

MOSTLY = 0.5
"""Share of an account's claims that must be of the event before it can be silent on it."""

READ_WHOLE = "en"
"""Of an account in another language only a part is read: it may tell what it seems to leave out."""

LEAST_CARRIED = 0.5
"""Share of the accounts that must carry what others are called silent on."""


def omissions(story: Story, findings: Sequence[Finding]) -> list[Omission]:
    """Return who is silent on what most accounts agree on, weightiest findings first."""
    ranked = sorted(findings, key=lambda f: (-f.weight, f.id))
    agreed = (f for f in ranked if f.kind == "agreed" and f.event in (None, MAIN))
    found = (_omission(story, f) for f in agreed)
    return [o for o in found if o.silent or o.printed_before]


def _omission(story: Story, finding: Finding) -> Omission:
    claims = story.told_by(finding)
    carried = story.accounts(claims)
    if len(carried) < LEAST_CARRIED * len(set(story.account.values())):
        return Omission(finding=finding.id)
    near = carried | {
        story.account[i]
        for i, words in story.words.items()
        if story.account[i] not in carried and any(_is_near(c, words) for c in claims)
    }
    absent = [a for a in story.articles if story.account[a.id] not in near and _is_of_it(story, a)]
    days = (story.article[c.article].published.date for c in claims)
    known = min((d for d in days if d), default=None)
    early = [a.id for a in absent if known and a.published.date and a.published.date < known]
    beside = (a.id for a in story.articles if story.account[a.id] in near - carried)
    return Omission(
        finding=finding.id,
        silent=tuple(a.id for a in absent if a.id not in early),
        printed_before=tuple(early),
        near=tuple(beside),
    )


def _is_near(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a text has a share of what a claim tells, by how rare its words are."""
    rarity = shipped_frequencies().rarity
    told = told_by(claim.text).terms
    held = sum(rarity(t) for t in told if is_kin(t, words))
    return held > NEAR * sum(map(rarity, told))


def _is_of_it(story: Story, article: Article) -> bool:
    """Whether an account that was read whole is about the event."""
    claims = story.by_article[article.id]
    news = sum(story.is_news(c) for c in claims)
    return article.language == READ_WHOLE and bool(claims) and news >= MOSTLY * len(claims)
