"""The page's sentences: every finding's statement, and the short version on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.domain import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    DraftSentence,
    DroppedSentence,
    Finding,
    Written,
)
from summarize.engines.base import Engine
from summarize.engines.offline.writing import write_short
from summarize.gate.sentences import Verifier
from summarize.text.nearness import repeats
from summarize.text.parsing import Parser
from summarize.text.sentences import leans_back
from summarize.writing.speech import Speech
from summarize.writing.worded import Wordings, repeated

SHORT = "in short"
SHORT_FORM = "short"
"""What ids of the first section's lines begin with."""
MOST_WORDS = 150
"""Words of the first section: less than a minute's reading."""
WORDED = ("agreed", "single-source", "disputed")
"""Findings that an engine puts in words; figures are told by their table."""
LEAST_SHORT = 3
"""Fewer sentences than this do not tell a story."""
MOST_QUOTED = 5
"""Quoted leads on top of a page that has nothing to compare."""


@dataclass(frozen=True)
class Composed:
    """What is told: the comparison in its words, the page's sentences, and what was dropped."""

    comparison: Comparison
    sentences: tuple[BriefSentence, ...]
    dropped: tuple[DroppedSentence, ...] = ()
    failure: str = ""


def compose(
    comparison: Comparison, articles: Sequence[Article], engine: Engine, parser: Parser
) -> Composed:
    """Return all sentences of the page: the first section, then each finding's statement.

    An engine's sentence that does not follow from its findings gives way to the statement of one
    of them; what findings say themselves has passed a gate of its own.
    """
    written = engine.write(comparison, articles)
    verifier = Verifier(comparison, articles, parser)
    wordings = Wordings(verifier, Speech(comparison, articles, parser))
    comparison = _asked(wordings.worded(comparison, written.words), written)
    hidden = repeated(written.same, comparison.findings)
    drafts = [d for d in written.sentences if not _states(d, hidden, comparison)]
    short, dropped = _first_section(drafts, comparison, verifier)
    if len(short) < min(LEAST_SHORT, len(comparison.claims)):
        short = _by_rule(comparison)
        dropped = [d.model_copy(update={"line": ""}) for d in dropped]  # none stands in its place
    shown = (f for f in comparison.findings if f.id not in hidden)
    every = (*short, *map(statement_of, shown))
    sentences = tuple(BriefSentence(**s.model_dump()) for s in every)
    return Composed(comparison, sentences, (*dropped, *wordings.dropped), written.failure)


def _asked(comparison: Comparison, written: Written) -> Comparison:
    """Return a comparison in which what an engine was not asked to word is not for the page.

    It is shown the weightiest findings; between its lines the raw words of others are in the way.
    """
    if written.asked is None:
        return comparison
    spare = {f.id for f in comparison.findings if f.kind in WORDED} - written.asked
    found = (
        f.model_copy(update={"leans": True}) if f.id in spare else f for f in comparison.findings
    )
    return comparison.model_copy(update={"findings": tuple(found)})


def _states(draft: DraftSentence, hidden: frozenset[str], comparison: Comparison) -> bool:
    """Whether a draft is the statement of a finding that has no line of its own."""
    stated = (f.statement for f in comparison.findings if f.id == draft.finding and f.id in hidden)
    return draft.sentence in stated


def _first_section(
    drafts: Sequence[DraftSentence], comparison: Comparison, verifier: Verifier
) -> tuple[list[DraftSentence], list[DroppedSentence]]:
    """Return an engine's sentences that hold, statements in place of the others, and these."""
    findings = {f.id: f for f in comparison.findings}
    opening = comparison.lead.statement if comparison.lead else None
    told: set[str] = set()
    kept: list[DraftSentence] = []
    dropped = []
    for draft in drafts:
        is_statement = (
            draft.finding in findings and draft.sentence == findings[draft.finding].statement
        )
        own = is_statement or draft.sentence == opening
        reasons = () if own else verifier.reasons(draft)
        rests_on = (findings[f] for f in draft.rests_on if f in findings and f not in told)
        untold = (f for f in rests_on if not f.leans)
        said = _in_its_place(untold) if reasons else draft
        fits = said is not None and _length([*kept, said]) <= MOST_WORDS
        if reasons:
            line = f"{SHORT_FORM}:{len(kept)}" if fits else ""
            why = "; ".join(reasons)
            dropped.append(DroppedSentence(sentence=draft.sentence, reason=why, line=line))
        if said is not None and fits:
            kept.append(said)
            told.update(said.rests_on or filter(None, [said.finding]))
    return kept, dropped


def _in_its_place(untold: Iterator[Finding]) -> DraftSentence | None:
    """Return the statement of the first finding that nothing tells yet, for the first section."""
    finding = next(untold, None)
    if finding is None:
        return None
    return statement_of(finding).model_copy(update={"section": SHORT})


def _length(sentences: Sequence[DraftSentence]) -> int:
    return sum(len(s.sentence.split()) for s in sentences)


def _by_rule(comparison: Comparison) -> list[DraftSentence]:
    """Return the findings that tell the story in short, or what the accounts open with."""
    proposed = write_short(comparison.findings, comparison.lead)
    return proposed or _in_their_words(comparison.claims)[:MOST_QUOTED]


def _in_their_words(claims: Sequence[Claim]) -> list[DraftSentence]:
    """Return what the accounts lead with, quoted: what a page of few findings opens with.

    One account alone, or accounts in a language whose grammar is not read, leave it at that.
    What an outlet retells of a speaker is in no marks of the speaker's.
    """
    each = max(1, MOST_QUOTED // max(1, len({c.article for c in claims})))
    plain = [
        c
        for c in claims
        if c.part == "body"
        and (c.speaker is None or c.mode == "direct")
        and not set(c.quote) & set('"“”„»«\n')
        and not leans_back(c.text)
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
        if not repeats(claim.quote, [k.quote for k in kept]):
            kept.append(claim)
    return [DraftSentence(section=SHORT, sentence=_quoted(c), cites=(c.id,)) for c in kept]


def _quoted(claim: Claim) -> str:
    if claim.speaker is None:
        return f"“{claim.quote}”"
    return f"{claim.speaker[:1].upper()}{claim.speaker[1:]}: “{claim.quote}”"


def statement_of(finding: Finding) -> DraftSentence:
    """Return a finding's statement as a sentence that cites the claims that tell it."""
    return DraftSentence(
        section=finding.kind,
        sentence=finding.statement,
        cites=finding.told_by,
        finding=finding.id,
    )
