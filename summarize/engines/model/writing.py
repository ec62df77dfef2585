"""Findings as a model is shown them for the page, and what it writes of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from summarize.domain import (
    MAIN,
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
    Proofread,
    Written,
)
from summarize.engines.model.answers import ProofreadAnswer, SentenceAnswer, WriteAnswer
from summarize.engines.model.comparing import speaker_of
from summarize.observe.scene import introduction
from summarize.text.dates import day_words, find_dates
from summarize.text.names import find_names
from summarize.text.nearness import retold, told_by

SHORT = "in short"
MOST: Mapping[FindingKind, int] = {
    "agreed": 26, "disputed": 9, "figures": 9, "update": 3, "single-source": 9
}  # fmt: skip
"""Findings of each kind that are shown: more than the page has room for, since several may tell one
matter."""
MOST_WORDS = 140
"""The first section stays under 150 words."""
CLAIMS_SHOWN = 4
"""Accounts whose words are shown for one side of a finding; the others are named."""


def chosen(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that the page has room for, of each kind the weightiest.

    What opens the story stands first: it is to be told, however many weightier ones there are.
    What lies back stands last, but what several accounts tell of an earlier case may be news.
    Values that differ only in how exact they are, are no matter.
    """

    def rank(finding: Finding) -> tuple[bool, bool, float, str]:
        aside = finding.background and finding.kind != "agreed"
        return finding.lead <= 0, aside, -finding.weight, finding.id

    by_weight = sorted((f for f in findings if not f.is_inexact), key=rank)
    return [
        f
        for kind, most in MOST.items()
        for f in _each_once([g for g in by_weight if g.kind == kind])[:most]
    ]


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


def finding_values(
    findings: Sequence[Finding], comparison: Comparison, articles: Sequence[Article]
) -> dict[str, Any]:
    """Return findings as the prompt shows them, and the words that introduce their speakers.

    Of the claims of a side those of a few accounts are shown, with outlet, speaker and day.
    """
    claims = {c.id: c for c in comparison.claims}
    by_id = {a.id: a for a in articles}

    def side(position: Position) -> Mapping[str, Any]:
        told: dict[str, Claim] = {}
        for claim in (claims[c] for c in position.claims):
            told.setdefault(by_id[claim.article].called, claim)
        shown = list(told.values())[:CLAIMS_SHOWN]
        return {
            "label": position.label,
            "as_of": position.as_of,
            "claims": [_claim_values(c, by_id[c.article]) for c in shown],
            "more": list(told)[CLAIMS_SHOWN:],
        }

    shown = [
        {
            "kind": f.kind,
            "type": f.type,
            "question": f.question,
            "about": None if f.event in {None, MAIN} or f.event in f.question else f.event,
            "opens": f.lead > 0,
            "positions": [side(p) for p in f.positions],
        }
        for f in findings
    ]
    told = (claims[c] for f in findings for p in f.positions for c in p.claims)
    return {"findings": shown, "people": _introductions(told, by_id), "most_words": MOST_WORDS}


def _introductions(
    claims: Iterable[Claim], articles: Mapping[str, Article]
) -> list[Mapping[str, str]]:
    """Return for each named speaker of claims the words by which an article introduces him."""
    told: dict[str, Mapping[str, str]] = {}
    for claim in claims:
        name, article = claim.speaker or "", articles[claim.article]
        if name not in told and (words := introduction(name, article)):
            told[name] = {"name": name, "outlet": article.called, "words": words}
    return list(told.values())


def _claim_values(claim: Claim, article: Article) -> Mapping[str, Any]:
    """Return a claim as the prompts show it: with outlet, day of printing and speaker."""
    return {
        "outlet": article.called,
        "printed": article.published.date,
        "speaker": speaker_of(claim),
        "headline": claim.part == "headline",
        "text": " ".join(claim.text.split()),
        "day": _day_of(claim),
    }


def _day_of(claim: Claim) -> str | None:
    """Return the day that a claim calls by a weekday, or counts from the printing."""
    when = claim.when
    if when is None or when.from_ != when.to:
        return None
    told = {m.kind for m in find_dates(when.text)}
    return day_words(when.from_) if told and told <= {"weekday", "day-word"} else None


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


def written_of(answer: WriteAnswer, findings: Sequence[Finding]) -> Written:
    """Return what the answer says: title, sentences, lines of findings, and which tell one matter.

    Numbers of no finding are left out.
    """
    same = [[n for n in dict.fromkeys(ns) if n <= len(findings)] for ns in answer.same]
    return Written(
        title=_draft(answer.title, findings) if answer.title else None,
        sentences=tuple(
            _draft(given, findings) for given in {g.sentence: g for g in answer.sentences}.values()
        ),
        words=tuple(
            DraftWords(
                finding=findings[line.n - 1].id,
                says=worded(line.says),
                sides=tuple(map(worded, line.sides)),
            )
            for line in answer.lines
            if line.n <= len(findings)
        ),
        same=tuple(tuple(findings[n - 1].id for n in ns) for ns in same if len(ns) > 1),
        asked=frozenset(f.id for f in findings),
    )


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
    shown = [
        {
            "n": n,
            "text": line.text,
            "heads": line.id.endswith(":what"),
            "claims": [number[c] for c in line.cites],
            "refused": line.refused,
        }
        for n, line in enumerate(lines, 1)
    ]
    return {
        "sections": [
            {"heading": heading, "lines": [values for _, values in own]}
            for heading, own in groupby(
                zip(lines, shown, strict=True), key=lambda pair: pair[0].section
            )
        ],
        "claims": [
            {"n": n, **_claim_values(claims[c], by_id[claims[c].article])}
            for c, n in number.items()
        ],
        "people": _introductions((claims[c] for c in number), by_id),
    }


def _numbers(lines: Sequence[PageLine]) -> dict[str, int]:
    """Return the numbers of the claims cited: they go on where those of the lines end."""
    cited = dict.fromkeys(c for line in lines for c in line.cites)
    return {c: n for n, c in enumerate(cited, len(lines) + 1)}


def proofread_of(answer: ProofreadAnswer, lines: Sequence[PageLine]) -> Proofread:
    """Return the faults that an answer names in lines of the page."""
    claim = {n: c for c, n in _numbers(lines).items()}
    return Proofread(
        faults=tuple(
            Fault(
                line=lines[fault.n - 1].id,
                kind=fault.fault,
                instead=worded(fault.says),
                without=tuple(claim[n] for n in fault.without if n in claim),
                also=tuple(claim[n] for n in fault.also if n in claim),
            )
            for fault in answer.faults
            if fault.n <= len(lines)
        )
    )
