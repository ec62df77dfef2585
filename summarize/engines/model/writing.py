"""Findings as a model is shown them for the page, and what it writes of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from summarize.domain import (
    Article,
    Claim,
    Comparison,
    DraftSentence,
    DraftWords,
    Fault,
    Finding,
    FindingKind,
    PageLine,
    Position,
)
from summarize.engines.model.answers import ProofreadAnswer, SentenceAnswer, WriteAnswer
from summarize.engines.model.comparing import speaker_of
from summarize.observe.scene import introduction
from summarize.text.dates import day_words
from summarize.text.names import find_names
from summarize.text.nearness import retold, told_by

SHORT = "in short"
MOST: Mapping[FindingKind, int] = {
    "agreed": 26, "disputed": 9, "figures": 9, "update": 3, "single-source": 9
}  # fmt: skip
"""Findings of each kind that are shown: more than the page has room for, since several may tell one
matter."""
CLAIMS_SHOWN = 4
"""Accounts whose words are shown for one side of a finding; the others are named."""


def chosen(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that the page has room for, of each kind the weightiest.

    What opens the story stands first: it is to be told, however many weightier ones there are.
    Values that differ only in how exact they are, are no matter.
    """
    told = (f for f in findings if not f.is_inexact)
    by_weight = sorted(told, key=lambda f: (f.lead <= 0, _is_aside(f), -f.weight, f.id))
    return [
        f
        for kind, most in MOST.items()
        for f in _each_once([g for g in by_weight if g.kind == kind])[:most]
    ]


def _is_aside(finding: Finding) -> bool:
    """Whether a finding lies back: what several accounts tell of an earlier case may be news."""
    return finding.background and finding.kind != "agreed"


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, those behind that tell nearly all that a weightier one does.

    So are those that tell but a name with a number: who is how old.
    """
    first: list[Finding] = []
    for finding in findings:
        told, mine = finding.statement, told_by(finding.statement)
        named = len(mine.terms) == 1 and any(find_names(told))
        bare = finding.kind == "agreed" and (not mine.plain or named)
        if not bare and not retold(told, (f.statement for f in first)):
            first.append(finding)
    shown = {f.id for f in first}
    return [*first, *(f for f in findings if f.id not in shown)]


def shown_findings(
    findings: Sequence[Finding], comparison: Comparison, articles: Sequence[Article]
) -> list[Mapping[str, Any]]:
    """Return findings as the prompt shows them: their claims with outlet, speaker and day."""
    claims = {c.id: c for c in comparison.claims}
    by_id = {a.id: a for a in articles}
    return [
        {
            "kind": f.kind,
            "type": f.type,
            "question": f.question,
            "opens": f.lead > 0,
            "positions": [_position(p, claims, by_id) for p in f.positions],
        }
        for f in findings
    ]


def _position(
    position: Position, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Mapping[str, Any]:
    told: dict[str, Claim] = {}
    for claim in (claims[c] for c in position.claims):
        told.setdefault(articles[claim.article].called, claim)
    shown = list(told.values())[:CLAIMS_SHOWN]
    return {
        "label": position.label,
        "as_of": position.as_of,
        "claims": [claim_values(c, articles[c.article]) for c in shown],
        "more": list(told)[CLAIMS_SHOWN:],
    }


def introductions(claims: Iterable[Claim], articles: Sequence[Article]) -> list[Mapping[str, str]]:
    """Return for each named speaker of claims the words by which an article introduces him."""
    texts = {a.id: a for a in articles}
    told: dict[str, Mapping[str, str]] = {}
    for claim in claims:
        name, article = claim.speaker or "", texts[claim.article]
        if name not in told and (words := introduction(name, article)):
            told[name] = {"name": name, "outlet": article.called, "words": words}
    return list(told.values())


def claim_values(claim: Claim, article: Article) -> Mapping[str, Any]:
    """Return a claim as the prompts show it: with outlet, day of printing and speaker."""
    return {
        "outlet": article.called,
        "printed": article.published.date,
        "speaker": speaker_of(claim),
        "headline": claim.part == "headline",
        "text": " ".join(claim.text.split()),
    }


_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def worded(text: str) -> str:
    """Return a sentence on one line, days in digits as the page says them."""

    def day(match: re.Match[str]) -> str:
        try:
            date = dt.date(*map(int, match.groups()))
        except ValueError:
            return match[0]
        return day_words(date)

    return _DAY.sub(day, " ".join(text.split()))


def words_of(answer: WriteAnswer, findings: Sequence[Finding]) -> Iterator[DraftWords]:
    """Yield what the answer says of single findings."""
    for line in answer.lines:
        if line.n <= len(findings):
            yield DraftWords(
                finding=findings[line.n - 1].id,
                says=worded(line.says),
                sides=tuple(map(worded, line.sides)),
            )


def same_of(answer: WriteAnswer, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    """Yield the ids of findings that tell one matter, each group's fullest first."""
    for numbers in answer.same:
        known = [n for n in dict.fromkeys(numbers) if n <= len(findings)]
        if len(known) > 1:
            yield tuple(findings[n - 1].id for n in known)


def drafts_of(answer: WriteAnswer, findings: Sequence[Finding]) -> Iterator[DraftSentence]:
    """Yield the sentences, each with the findings that it rests on and all their claims."""
    for given in {g.sentence: g for g in answer.sentences}.values():
        yield _draft(given, findings)


def title_in(answer: WriteAnswer, findings: Sequence[Finding]) -> DraftSentence | None:
    """Return the headline with what it rests on; None where the answer gives none."""
    return _draft(answer.title, findings) if answer.title else None


def _draft(given: SentenceAnswer, findings: Sequence[Finding]) -> DraftSentence:
    rests_on = [findings[n - 1] for n in dict.fromkeys(given.findings) if n <= len(findings)]
    cites = dict.fromkeys(c for f in rests_on for p in f.positions for c in p.claims)
    return DraftSentence(
        section=SHORT,
        sentence=worded(given.sentence),
        cites=tuple(cites),
        finding=rests_on[0].id if len(rests_on) == 1 else None,
        rests_on=tuple(f.id for f in rests_on),
    )


# --- the page as a proofreader is shown it, and the faults that it finds


def page_values(
    lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
) -> dict[str, Any]:
    """Return the page's lines under their sections and the claims that they cite, all numbered.

    With them the words by which those who make the claims are introduced.
    """
    by_id = {a.id: a for a in articles}
    claims = {c.id: c for c in comparison.claims}
    number = _numbers(lines)
    numbered = list(enumerate(lines, 1))
    return {
        "sections": [
            {"heading": heading, "lines": [_shown(n, line, number) for n, line in own]}
            for heading, own in groupby(numbered, key=lambda pair: pair[1].section)
        ],
        "claims": [
            {"n": n, **claim_values(claims[c], by_id[claims[c].article])} for c, n in number.items()
        ],
        "people": introductions((claims[c] for c in number), articles),
    }


def _numbers(lines: Sequence[PageLine]) -> dict[str, int]:
    """Return the numbers of the claims cited: they go on where those of the lines end."""
    cited = dict.fromkeys(c for line in lines for c in line.cites)
    return {c: n for n, c in enumerate(cited, len(lines) + 1)}


def _shown(n: int, line: PageLine, number: Mapping[str, int]) -> Mapping[str, Any]:
    return {
        "n": n,
        "text": line.text,
        "heads": line.id.endswith(":what"),
        "claims": [number[c] for c in line.cites],
        "refused": line.refused,
    }


def faults_of(answer: ProofreadAnswer, lines: Sequence[PageLine]) -> Iterator[Fault]:
    """Yield the faults that an answer names."""
    claim = {n: c for c, n in _numbers(lines).items()}
    for fault in answer.faults:
        if fault.n <= len(lines):
            yield Fault(
                line=lines[fault.n - 1].id,
                kind=fault.fault,
                instead=worded(fault.says),
                without=tuple(claim[n] for n in fault.without if n in claim),
            )
