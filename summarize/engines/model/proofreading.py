"""The page as a model is shown it for proofreading, and the faults that it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from summarize.domain import Article, Comparison, Fault, PageLine
from summarize.engines.model.answers import ProofreadAnswer
from summarize.engines.model.writing import claim_values, worded


def page_values(
    lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
) -> dict[str, Any]:
    """Return the page's lines under their sections and the claims that they cite, all numbered."""
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
