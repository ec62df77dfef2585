"""The embedded engine, by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftFinding,
    PageLine,
    Proofread,
    Reading,
    Usage,
    Written,
)
from summarize.engines.offline.agreement import agreed, opening
from summarize.engines.offline.disputes import disputed
from summarize.engines.offline.events import events_of
from summarize.engines.offline.figures import differing
from summarize.engines.offline.likeness import Likeness, joined, paired
from summarize.engines.offline.reading import drafts_of, plain_reading
from summarize.engines.offline.statements import Statements
from summarize.engines.offline.summary import about_the_event, summary_of, write_short
from summarize.text.nearness import Openings
from summarize.text.parsing import Parser


class OfflineEngine:
    """Reads, compares and writes by rule."""

    name = "offline"
    prompts = "none"

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""
        openings = Openings({a.id: a.text for a in articles})
        return (self._read(article, openings) for article in articles)

    def _read(self, article: Article, openings: Openings) -> Reading:
        if article.language != "en":
            return plain_reading(article)
        doc = self._parser.parse(article.text)
        summary = summary_of(article, doc, openings)
        return Reading(article=article.id, drafts=tuple(drafts_of(article, doc)), summary=summary)

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield what each story's accounts agree on, where they differ and how they word it."""
        return map(compare_accounts, stories)

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Propose the sentences of the section "in short"."""
        _ = articles
        return Written(sentences=tuple(write_short(comparison.findings, comparison.lead)))

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Return nothing: by rule no fault is found that the gates have not."""
        _ = lines, comparison, articles
        return Proofread()

    def usage(self) -> Usage:
        """Return zeros: nothing is asked of anyone."""
        return Usage()

    def close(self) -> None:
        """Do nothing: nothing is held."""


def compare_accounts(accounts: Accounts) -> Comparing:
    """Propose what the accounts agree on, where they differ, and how they word it."""
    statements, likeness, events = understood(accounts)
    findings = [*disputed(statements, likeness), *differing(statements, likeness)]
    findings += [f for f in agreed(statements, likeness) if not _is_contradicted(f, findings)]
    return Comparing(
        findings=tuple(findings),
        opens=tuple(opening(statements)),
        claim_events=tuple(events.items()),
        aside=tuple(sorted(_aside(accounts))),
    )


def _aside(accounts: Accounts) -> set[str]:
    """Return the articles in English whose summary tells little of what the others open with."""
    english = {a.id: a.text for a in accounts.articles if a.language == "en"}
    lines = {r.article: r.summary for r in accounts.reads if r.article in english}
    texts = {a.id: a.text for a in accounts.articles}
    return english.keys() - about_the_event(lines, Openings(texts))


def understood(accounts: Accounts) -> tuple[Statements, Likeness, dict[str, str]]:
    """Return the claims as they are compared, how alike they are, and the event of each."""
    pairs, events = paired(accounts.claims), events_of(accounts)
    leads = frozenset(s.id for s in Statements(accounts, events).all if s.opens)
    events = joined(events, pairs, leads)
    statements = Statements(accounts, events)
    return statements, Likeness(statements.weights, pairs), events


def _is_contradicted(agreement: DraftFinding, others: Sequence[DraftFinding]) -> bool:
    """Whether what accounts are said to agree on stands on two sides of a difference."""
    claims = {c for p in agreement.positions for c in p.claims}
    sides = [[claims & set(p.claims) for p in f.positions] for f in others]
    return any(sum(map(bool, s)) > 1 and claims == set().union(*s) for s in sides)
