"""The page's sentences: every finding's statement, and the short version on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.domain import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    DraftSentence,
    Finding,
    Written,
)
from summarize.engines.base import Engine
from summarize.engines.offline.writing import write_short
from summarize.text.parsing import Parser
from summarize.text.repetition import repeats
from summarize.writing.verify import verify

SHORT = "in short"
LEAST_SHORT = 3
"""Fewer sentences than this do not tell a story."""
MOST_QUOTED = 5
"""Quoted leads on top of a page that has nothing to compare."""


def compose(comparison: Comparison, articles: Sequence[Article], engine: Engine) -> Written:
    """Propose all sentences of the page, section by section, each with its citations."""
    short = engine.write(comparison, articles)
    every = (*short.sentences, *(statement_of(f) for f in comparison.findings))
    return short.model_copy(update={"sentences": every})


def with_short(
    sentences: Sequence[BriefSentence],
    comparison: Comparison,
    parser: Parser | None = None,
    articles: Sequence[Article] = (),
) -> list[BriefSentence]:
    """Put the rules' short version on top where too little of an engine's own came through."""
    own = [s for s in sentences if s.section == SHORT]
    wanted = min(LEAST_SHORT, len(comparison.claims))
    if len(own) >= wanted:
        return list(sentences)
    proposed = write_short(comparison.findings, comparison.lead)
    if len(proposed) < LEAST_SHORT:
        leads = _in_their_words(comparison.claims, [p.sentence for p in proposed])
        proposed = [*leads[: MOST_QUOTED - len(proposed)], *proposed]
    ruled, _ = verify(proposed, comparison, parser, articles)
    return [*ruled, *(s for s in sentences if s.section != SHORT)]


def _in_their_words(claims: Sequence[Claim], told: Sequence[str]) -> list[DraftSentence]:
    """Return what the accounts lead with, quoted: what a page of few findings opens with.

    One account alone, or accounts in a language whose grammar is not read, leave it at that.
    What an outlet retells of a speaker is in no marks of the speaker's, and what is `told` is not
    told again.
    """
    each = max(1, MOST_QUOTED // max(1, len({c.article for c in claims})))
    plain = [
        c
        for c in claims
        if c.part == "body"
        and (c.speaker is None or c.mode == "direct")
        and not set(c.quote) & set('"“”„»«\n')
    ]
    taken: Counter[str] = Counter()
    leads = []
    for claim in sorted(plain, key=lambda c: (c.start, c.article)):
        if taken[claim.article] < each:
            taken[claim.article] += 1
            leads.append(claim)
    leads.sort(key=lambda c: (c.article, c.start))
    kept: list[Claim] = []
    for claim in leads:
        if not repeats(claim.quote, [*told, *(k.quote for k in kept)]):
            kept.append(claim)
    return [DraftSentence(section=SHORT, sentence=_quoted(c), cites=(c.id,)) for c in kept]


def _quoted(claim: Claim) -> str:
    if claim.speaker is None:
        return f"“{claim.quote}”"
    return f"{claim.speaker[:1].upper()}{claim.speaker[1:]}: “{claim.quote}”"


def statement_of(finding: Finding) -> DraftSentence:
    """Return a finding's statement as a sentence that cites all its claims."""
    cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
    return DraftSentence(
        section=finding.kind, sentence=finding.statement, cites=cites, finding=finding.id
    )
