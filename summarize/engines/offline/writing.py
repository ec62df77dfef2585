"""The short version, by rule: the weightiest findings of each kind, in two minutes' reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import DraftSentence, Finding, FindingKind

MOST_WORDS = 145
"""The first section alone is read in under a minute: fewer than 150 words, counts included."""
WORDS_OF_COUNTS = 4
"""What the page adds behind a finding of agreement: "(three outlets, one origin)"."""
MOST_SENTENCES = 8
LONGEST = 45
"""A longer statement belongs in its own section."""

_TURNS: tuple[tuple[FindingKind, ...], ...] = (
    ("agreed",),
    ("disputed",),
    ("figures", "update"),
    ("agreed",),
    ("disputed", "figures", "update"),
    ("figures", "update"),
    ("check",),
    ("agreed",),
    ("figures", "update", "disputed"),
    ("single-source",),
    ("single-source",),
    ("single-source",),
)
"""What a reader wants in turn: what is established, what is disputed, how the figures differ."""


def write_short(findings: Sequence[Finding]) -> list[DraftSentence]:
    """Choose the findings that tell the story in short, established before disputed."""
    chosen: list[Finding] = []
    words = 0
    for finding in _in_turn(findings):
        length = len(_told(finding).split())
        length += WORDS_OF_COUNTS * (finding.kind == "agreed")
        if length <= LONGEST and words + length <= MOST_WORDS and len(chosen) < MOST_SENTENCES:
            chosen.append(finding)
            words += length
    order: list[FindingKind] = ["agreed", "single-source", "disputed", "update", "figures", "check"]
    chosen.sort(key=lambda f: (order.index(f.kind), -f.weight, f.id))
    return [_sentence(f) for f in chosen]


def _in_turn(findings: Sequence[Finding]) -> Iterator[Finding]:
    waiting = sorted(findings, key=lambda f: (-f.weight, f.id))
    for kinds in _TURNS:
        turn = next((f for f in waiting if f.kind in kinds), None)
        if turn:
            waiting.remove(turn)
            yield turn


def _sentence(finding: Finding) -> DraftSentence:
    cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
    return DraftSentence(
        section="in short", sentence=_told(finding), cites=cites, finding=finding.id
    )


def _told(finding: Finding) -> str:
    """Return the statement; what one account alone tells says so, or it would read as settled."""
    if finding.kind != "single-source" or finding.statement.endswith("”"):
        return finding.statement
    return f"{finding.statement.rstrip('.')}, according to one account."
