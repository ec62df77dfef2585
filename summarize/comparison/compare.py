"""The comparison: what an engine proposes of all accounts, weighed up, and what code computes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from summarize.comparison.checks import check_findings
from summarize.comparison.naming import acronym, initials
from summarize.comparison.omissions import alone, also_reported, omissions
from summarize.comparison.origins import Joined, resolve_origins
from summarize.comparison.quotations import utterances
from summarize.comparison.story import Story
from summarize.comparison.timeline import timeline
from summarize.domain import Accounts, Article, Comparing, Comparison, Finding, Lead, ReadArticle
from summarize.engines.base import Engine
from summarize.gate.findings import weigh_up
from summarize.learned.stories import stories_of
from summarize.text.names import is_form_of, is_nickname
from summarize.text.parsing import Parser
from summarize.text.words import content_words

# --- a folder of several unrelated stories: its accounts taken apart, its comparisons put together


Stories = Sequence[tuple[str, ...]]


def apart(accounts: Accounts, stories: Stories) -> Iterator[Accounts]:
    """Yield the accounts of each story, with the origins that stand behind their claims."""
    for ids in stories:
        claims = tuple(c for c in accounts.claims if c.article in ids)
        used = {c.origin for c in claims}
        yield Accounts(
            articles=tuple(a for a in accounts.articles if a.id in ids),
            reads=tuple(r for r in accounts.reads if r.article in ids),
            claims=claims,
            origins=tuple(o for o in accounts.origins if o.id in used or len(stories) == 1),
        )


def together(stories: Stories, parts: Sequence[Comparison]) -> Comparison:
    """Return the comparisons of all stories as one, the largest story first."""
    several = {
        name: tuple(each for part in parts for each in getattr(part, name))
        for name in Comparison.model_fields
        if name not in ("stories", "origins", "lead")
    }
    # An agency may stand behind claims of several stories.
    origins = {o.id: o for part in parts for o in part.origins}
    lead = next((p.lead for p in parts if p.lead is not None), None)
    return Comparison(stories=tuple(stories), origins=tuple(origins.values()), lead=lead, **several)


# --- one name for one thing among all accounts: the events and the speakers that an engine joins


EQUATES = (
    r"[\s\"'\u201c\u201d]*(?:\(|,? or (?:the )?|,? also known as |,? known as |, )"
    r"[\"'\u201c]?"
)


def identified(accounts: Accounts, proposed: Comparing) -> Accounts:
    """Return the accounts with events called alike and the origins of one speaker joined."""
    called = {(e.article, e.event): e.name for e in proposed.events}
    placed = dict(proposed.claim_events)
    joined = _joined(accounts, proposed.names)
    claims = [
        c.model_copy(
            update={
                "event": placed.get(c.id) or called.get((c.article, c.event or ""), c.event),
                "origin": joined.root(c.origin),
            }
        )
        for c in accounts.claims
    ]
    names: defaultdict[Hashable, list[str]] = defaultdict(list)
    for origin in accounts.origins:
        names[joined.root(origin.id)] += (origin.name, *origin.names)
    origins = [
        o.model_copy(update={"names": tuple(dict.fromkeys((*o.names, *names[o.id])))})
        for o in accounts.origins
        if joined.root(o.id) == o.id
    ]
    return accounts.model_copy(update={"claims": tuple(claims), "origins": tuple(origins)})


def _joined(accounts: Accounts, names: Iterable[Sequence[str]]) -> Joined:
    """Return which origins are one."""
    joined = Joined()
    known = {n.casefold(): o.id for o in accounts.origins for n in (o.name, *o.names)}
    for one, other in (pair for group in names for pair in combinations(group, 2)):
        first, second = known.get(one.casefold()), known.get(other.casefold())
        if first and second and may_be_one(one, other, accounts.articles):
            joined.join(first, second)
    return joined


def may_be_one(one: str, other: str, articles: Sequence[Article]) -> bool:
    """Whether two names may be one person's or body's, by the articles in which they stand."""
    a, b = re.escape(one), re.escape(other)
    equated = re.compile(f"{a}{EQUATES}{b}|{b}{EQUATES}{a}")
    if any(equated.search(article.text) for article in articles):
        return True
    if {acronym(one), acronym(other)} & {initials(one), initials(other)} - {None}:
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if is_form_of(short, long):
        return True  # "May", a small word too, and "Theresa May"
    if len(short) > 1 and short[-1] == long[-1] and is_nickname(short[0], long[0]):
        return True
    if not set(content_words(one)) & set(content_words(other)):
        return False
    return not any(one in each.text and other in each.text for each in articles)


def compare(
    articles: Sequence[Article], reads: Sequence[ReadArticle], engine: Engine, parser: Parser
) -> Comparison:
    """Compare the accounts: the engine proposes, the finding gate disposes, code computes.

    Articles of unrelated stories are told apart first, and compared with their own only.
    """
    claims, origins = resolve_origins(articles, reads)
    accounts = Accounts(
        articles=tuple(articles), reads=tuple(reads), claims=tuple(claims), origins=tuple(origins)
    )
    stories = stories_of(articles)
    each = list(apart(accounts, stories))
    parts = [
        _compared(part, proposed, parser)
        for part, proposed in zip(each, engine.compare(each), strict=True)
    ]
    return together(stories, parts)


def _of_one(
    story: Story, findings: Sequence[Finding], proposed: Comparing, told: Mapping[str, str]
) -> list[Finding]:
    """Return what single accounts tell, `told` being what agreements tell.

    What an engine calls weighty stands though a table tells it too: a table may not be printed, and
    a page that has both says it once. Where none says so, what words do not show elsewhere is kept
    and not printed but for what opens the story: others told half of it (read by others, 12 pages).
    """
    if proposed.alone is not None:
        return alone(story, told, [*proposed.opens, *proposed.alone])
    found = also_reported(story, {c for f in findings for c in f.claims})
    several = len(story.by_article) > 1
    opens = frozenset(proposed.opens)
    return [f.model_copy(update={"leans": several and not f.claims & opens}) for f in found]


def _standing_in(findings: Sequence[Finding], proposed: Comparing) -> dict[str, str]:
    """Return for each claim of an agreement one that tells its matter.

    An agreement stands too for the claims that it was to have, and of which words do not show that
    they say the same.
    """
    found: dict[str, str] = {}
    agreed = [f.claims for f in findings if f.kind == "agreed"]
    drafts = [d.claims for d in proposed.findings if d.kind == "agreed"]
    for claims in agreed:
        for draft in (d for d in drafts if claims <= d):
            found |= dict.fromkeys(draft - claims, min(claims))
    return found | {c: c for claims in agreed for c in claims}


OPENING = 10.0
"""How well the first claim that tells what happened opens the story; each later one less."""

SLOW = 60
"""How slowly a place counts less than the one before it, as the source has it."""


def weighed(story: Story, findings: Sequence[Finding], leads: Mapping[str, float]) -> list[Finding]:
    """Return the findings with what opens the story marked, the weightiest first.

    Agreements stand by the engine's order and by how many accounts tell each, by reciprocal rank
    fusion (Cormack, Clarke and Buettcher, SIGIR 2009): who reads a story through puts its course in
    order; what many accounts tell rises before a detail of two. The weights are those of the
    engine, dealt out anew.

    Given are the findings, each with the weight of its rank, and how well some open the story.
    """
    ranked = sorted((f for f in findings if f.kind == "agreed"), key=lambda f: (-f.weight, f.id))
    told = {f.id: len(story.accounts(story.told_by(f))) for f in ranked}
    orders = [list(told), sorted(told, key=lambda i: -told[i])]
    fused = sorted(told, key=lambda i: -sum(1 / (SLOW + order.index(i)) for order in orders))
    weights = {i: f.weight for i, f in zip(fused, ranked, strict=True)}
    found = [
        f.model_copy(
            update={
                "weight": weights.get(f.id, f.weight),
                "lead": leads.get(f.id, 0.0),
                "background": not _is_news(story, f),
            }
        )
        for f in findings
    ]
    return sorted(found, key=lambda f: (-f.weight, f.id))


def _is_news(story: Story, finding: Finding) -> bool:
    """Whether a finding is of what the folder is about, or most accounts tell it beside that.

    What made somebody known belongs to the story of his death.
    """
    claims = story.told_by(finding)
    mostly = 2 * len(story.accounts(claims)) > len(set(story.account.values())) > 1
    return finding.kind == "check" or mostly or any(map(story.is_news, claims))


def leading(
    findings: Sequence[Finding],
    offered: Sequence[Finding],
    opens: Sequence[str],
    told: Mapping[str, str],
) -> dict[str, float]:
    """Return how well findings open the story, by their ids.

    Each claim that tells what happened (`opens`, most important first; where no finding has it, the
    one that tells its matter) marks the finding of most weight that has it, and likewise of what is
    offered, which may not come to stand. Its sentence may tell an age or an office too, on which
    accounts agree besides.
    """
    held = [
        [f for f in some if f.kind in ("agreed", "single-source")] for some in (findings, offered)
    ]
    every = {c for some in held for f in some for c in f.claims}
    leads: dict[str, float] = {}
    for place, claim in enumerate(c if c in every else told.get(c, c) for c in opens):
        for some in held:
            able = (f for f in some if claim in f.claims)
            best = min(able, key=lambda f: (-f.weight, f.id), default=None)
            if best is not None:
                leads.setdefault(best.id, max(OPENING - place, 1.0))
    return leads


def _compared(accounts: Accounts, proposed: Comparing, parser: Parser) -> Comparison:
    """Weigh up what is proposed of the accounts of one story, and compute the rest."""
    accounts = identified(accounts, proposed)
    weighed_up = weigh_up(proposed, accounts, parser)

    story = Story(accounts)
    findings = [*weighed_up.findings, *check_findings(story)]
    told = _standing_in(findings, proposed)
    findings += _of_one(story, findings, proposed, told)
    leads = leading(findings, weighed_up.offered, proposed.opens, told)
    findings = weighed(story, findings, leads)
    return Comparison(
        claims=accounts.claims,
        origins=accounts.origins,
        findings=tuple(findings),
        offered=tuple(weighed(story, weighed_up.offered, leads)),
        rejected_findings=weighed_up.rejected,
        utterances=tuple(utterances(story)),
        wording=weighed_up.wording,
        omissions=tuple(omissions(story, findings)),
        timeline=tuple(timeline(story)),
        lead=Lead(claim=proposed.opens[0], statement="") if proposed.opens else None,
        aside=proposed.aside,
        failures=proposed.failures,
    )
