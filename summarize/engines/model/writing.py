"""Findings as a model is shown them for the first section, and its sentences with their claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarize.domain import Article, Claim, Comparison, DraftSentence, Finding, Position
from summarize.engines.model.answers import WriteAnswer

SHORT = "in short"
NAMED_SPEAKERS = 3


def chosen(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return the findings to tell a story in short by: what opens it, and each kind its share.

    Args:
        findings: All findings.
        most: How many to return.
    """
    by_weight = sorted(findings, key=lambda f: (f.background, -f.weight, f.id))
    kinds = (("agreed",), ("disputed",), ("figures", "update"))
    shares = [most - 2 * (most // 3), most // 3, most // 3]
    picked: list[Finding] = []
    for kind, share in zip(kinds, shares, strict=True):
        picked += [f for f in by_weight if f.kind in kind][:share]
    picked += [f for f in by_weight if f not in picked and f.kind != "check"][: most - len(picked)]
    return picked


def shown_findings(
    findings: Sequence[Finding], comparison: Comparison, articles: Sequence[Article]
) -> list[Mapping[str, Any]]:
    """Return findings as the prompt shows them: words, outlets, speakers, days."""
    claims = {c.id: c for c in comparison.claims}
    outlets = {a.id: a.called for a in articles}
    return [
        {
            "kind": f.kind,
            "type": f.type,
            "statement": f.statement,
            "question": f.question,
            "accounts": len({a for p in f.positions for a in p.articles}),
            "positions": [_position(p, claims, outlets) for p in f.positions],
        }
        for f in findings
    ]


def _position(
    position: Position, claims: Mapping[str, Claim], outlets: Mapping[str, str]
) -> Mapping[str, Any]:
    told = [claims[c] for c in position.claims]
    speakers = list(dict.fromkeys(c.speaker for c in told if c.speaker))
    return {
        "label": position.label,
        "speakers": speakers[:NAMED_SPEAKERS] if len(told) > 0 else [],
        "own_voice": any(c.speaker is None for c in told),
        "outlets": list(dict.fromkeys(outlets[a] for a in position.articles)),
        "as_of": position.as_of,
    }


def drafts_of(answer: WriteAnswer, findings: Sequence[Finding]) -> Iterator[DraftSentence]:
    """Yield the sentences, each with the findings that it rests on and all their claims."""
    for given in {g.sentence: g for g in answer.sentences}.values():
        rests_on = [findings[n - 1] for n in dict.fromkeys(given.findings) if n <= len(findings)]
        cites = dict.fromkeys(c for f in rests_on for p in f.positions for c in p.claims)
        yield DraftSentence(
            section=SHORT,
            sentence=" ".join(given.sentence.split()),
            cites=tuple(cites),
            finding=rests_on[0].id if len(rests_on) == 1 else None,
            rests_on=tuple(f.id for f in rests_on),
        )
