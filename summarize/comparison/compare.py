"""The comparison: what an engine proposes of all accounts, weighed up, and what code computes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from summarize.comparison.checks import check_findings
from summarize.comparison.naming import acronym, initials
from summarize.comparison.omissions import alone, also_reported, omissions
from summarize.comparison.origins import resolve_origins
from summarize.comparison.quotations import utterances
from summarize.comparison.story import Story
from summarize.comparison.timeline import timeline
from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftFinding,
    Finding,
    Lead,
    Origin,
    ReadArticle,
)
from summarize.engines.base import Engine
from summarize.gate.findings import weigh_up
from summarize.learned.stories import stories_of
from summarize.text.names import is_form_of
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
    return Comparison(
        stories=tuple(stories),
        origins=_origins(parts),
        lead=next((p.lead for p in parts if p.lead is not None), None),
        **several,
    )


def _origins(parts: Sequence[Comparison]) -> tuple[Origin, ...]:
    """Return all origins, each once: an agency may stand behind claims of several stories."""
    return tuple({o.id: o for part in parts for o in part.origins}.values())


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
                "origin": joined.get(c.origin, c.origin),
            }
        )
        for c in accounts.claims
    ]
    origins = [_with_names(o, accounts.origins, joined) for o in accounts.origins]
    kept = tuple(o for o in origins if o.id not in joined)
    return accounts.model_copy(update={"claims": tuple(claims), "origins": kept})


def _joined(accounts: Accounts, names: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return which origin gives way to which other."""
    home = {o.id: o.id for o in accounts.origins}
    known = {n.casefold(): o for o in accounts.origins for n in (o.name, *o.names)}
    for group in names:
        for one, other in combinations(group, 2):
            first, second = known.get(one.casefold()), known.get(other.casefold())
            if first is None or second is None or home[first.id] == home[second.id]:
                continue
            if may_be_one(one, other, accounts.articles):
                stays, goes = home[first.id], home[second.id]
                home.update({k: stays for k, v in home.items() if v == goes})
    return {k: v for k, v in home.items() if k != v}


def _with_names(origin: Origin, every: Sequence[Origin], joined: Mapping[str, str]) -> Origin:
    more = [n for o in every if joined.get(o.id) == origin.id for n in (o.name, *o.names)]
    names = tuple(dict.fromkeys((*origin.names, *more)))
    return origin.model_copy(update={"names": names}) if more else origin


def may_be_one(one: str, other: str, articles: Sequence[Article]) -> bool:
    """Whether two names may be one person's or body's.

    Args:
        one: A name.
        other: Another.
        articles: The articles in which they stand.
    """
    if any(_equates(a.text, one, other) for a in articles):
        return True
    if {acronym(one), acronym(other)} & {initials(one), initials(other)} - {None}:
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if is_form_of(short, long):
        return True  # "May", a small word too, and "Theresa May"
    if not set(content_words(one)) & set(content_words(other)):
        return False
    return not any(one in a.text and other in a.text for a in articles)


def _equates(text: str, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(re.search(re.escape(a) + EQUATES + re.escape(b), text) for a, b in pairs)


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


def _of_one(story: Story, findings: Sequence[Finding], proposed: Comparing) -> list[Finding]:
    """Return what single accounts tell.

    What an engine calls weighty stands though a table tells it too: a table may not be printed, and
    a page that has both says it once. Where none says so, what words do not show elsewhere is kept
    and not printed but for what opens the story: others told half of it (read by others, 12 pages).
    """
    if proposed.alone is None:
        found = also_reported(story, {c for f in findings for c in _claims(f)})
        opens = frozenset(proposed.opens)
        several = len(story.by_article) > 1
        return [f.model_copy(update={"leans": several and not _claims(f) & opens}) for f in found]
    told = _standing_in(findings, proposed)
    return alone(story, told.keys(), [*proposed.opens, *proposed.alone])


def _standing_in(findings: Sequence[Finding], proposed: Comparing) -> dict[str, str]:
    """Return for each claim of an agreement one that tells its matter.

    An agreement stands too for the claims that it was to have, and of which words do not show that
    they say the same.
    """
    found: dict[str, str] = {}
    drafts = [_claims(d) for d in proposed.findings if d.kind == "agreed"]
    for claims in (_claims(f) for f in findings if f.kind == "agreed"):
        for draft in (d for d in drafts if claims <= d):
            found |= dict.fromkeys(draft - claims, min(claims))
    own = {c: c for f in findings if f.kind == "agreed" for c in _claims(f)}
    return found | own


def _claims(finding: Finding | DraftFinding) -> set[str]:
    return {c for p in finding.positions for c in p.claims}


OPENING = 10.0
"""How well the first claim that tells what happened opens the story; each later one less."""


def weighed(story: Story, findings: Sequence[Finding], leads: Mapping[str, float]) -> list[Finding]:
    """Return the findings with what opens the story marked, the weightiest first.

    Args:
        story: The accounts.
        findings: What the comparison established, each with the weight of its rank.
        leads: How well findings open the story, by their ids.
    """
    found = [
        f.model_copy(update={"lead": leads.get(f.id, 0.0), "background": not _is_news(story, f)})
        for f in _fused(findings, story)
    ]
    return sorted(found, key=lambda f: (-f.weight, f.id))


SLOW = 60
"""How slowly a place counts less than the one before it, as the source has it."""


def _fused(findings: Sequence[Finding], story: Story) -> list[Finding]:
    """Return findings, agreements by the engine's order and by how many accounts tell each.

    Reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009): who reads a story through
    puts its course in order; what many accounts tell rises before a detail of two. The weights are
    those of the engine, dealt out anew.
    """
    ranked = sorted((f for f in findings if f.kind == "agreed"), key=lambda f: (-f.weight, f.id))
    told = {f.id: len({story.tellers[story.claim[c].article] for c in _claims(f)}) for f in ranked}
    by_accounts = sorted(told, key=lambda i: -told[i])
    places = [{f.id: n for n, f in enumerate(ranked)}, {i: n for n, i in enumerate(by_accounts)}]
    fused = sorted(told, key=lambda i: -sum(1 / (SLOW + place[i]) for place in places))
    weights = {i: f.weight for i, f in zip(fused, ranked, strict=True)}
    return [f.model_copy(update={"weight": weights.get(f.id, f.weight)}) for f in findings]


def leading(
    findings: Sequence[Finding],
    offered: Sequence[Finding],
    opens: Sequence[str],
    told: Mapping[str, str],
) -> dict[str, float]:
    """Return how well findings open the story, by their ids.

    Each claim that does marks the finding of most weight that has it, and likewise of what is
    offered, which may not come to stand. Its sentence may tell an age or an office too, on which
    accounts agree besides.

    Args:
        findings: What is told.
        offered: What may be told in an engine's words.
        opens: Ids of the claims that tell what happened, most important first.
        told: For claims that no finding has, one that tells their matter.
    """
    held = [
        [(f, _claims(f)) for f in some if f.kind in ("agreed", "single-source")]
        for some in (findings, offered)
    ]
    every = {c for some in held for _, claims in some for c in claims}
    leads: dict[str, float] = {}
    for place, claim in enumerate(c if c in every else told.get(c, c) for c in opens):
        for some in held:
            able = (f for f, claims in some if claim in claims)
            best = min(able, key=lambda f: (-f.weight, f.id), default=None)
            if best is not None:
                leads.setdefault(best.id, max(OPENING - place, 1.0))
    return leads


def _is_news(story: Story, finding: Finding) -> bool:
    """Whether a finding is of what the folder is about, or most accounts tell it beside that.

    What made somebody known belongs to the story of his death.
    """
    claims = [story.claim[c] for p in finding.positions for c in p.claims]
    told = {story.tellers[c.article] for c in claims}
    mostly = 2 * len(told) > len(set(story.tellers.values())) > 1
    return finding.kind == "check" or mostly or any(story.is_news(c) for c in claims)


def _compared(accounts: Accounts, proposed: Comparing, parser: Parser) -> Comparison:
    """Weigh up what is proposed of the accounts of one story, and compute the rest."""
    accounts = identified(accounts, proposed)
    weighed_up = weigh_up(proposed, accounts, parser)

    story = Story(accounts)
    findings = [*weighed_up.findings, *check_findings(story)]
    findings += _of_one(story, findings, proposed)
    told = _standing_in(findings, proposed)
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
        failures=proposed.failures,
    )
