"""The finding gate: may this be said of several accounts together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from summarize.domain import (
    Accounts,
    Claim,
    Comparing,
    DraftFinding,
    DraftPosition,
    Finding,
    Position,
    RejectedFinding,
    Wording,
)
from summarize.text.parsing import Parser


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the gate let through, and what it refused."""

    findings: tuple[Finding, ...] = ()
    wording: tuple[Wording, ...] = ()
    rejected: tuple[RejectedFinding, ...] = ()


def weigh_up(proposed: Comparing, accounts: Accounts, parser: Parser) -> Weighed:
    """Let through the findings that hold; what is refused comes back with the reason."""
    _ = parser
    claims = {c.id: c for c in accounts.claims}
    findings = tuple(_finding(f, claims, n) for n, f in enumerate(proposed.findings))
    return Weighed(findings=findings)


def finding_id(kind: str, claims: Sequence[str]) -> str:
    """Return an id made from content: the same when a later article joins the finding."""
    return f"f-{blake2b(f'{kind}:{min(claims)}'.encode(), digest_size=5).hexdigest()}"


def _finding(draft: DraftFinding, claims: dict[str, Claim], rank: int) -> Finding:
    positions = tuple(_position(p, claims) for p in draft.positions)
    every = [c for p in draft.positions for c in p.claims]
    return Finding(
        id=finding_id(draft.kind, every),
        kind=draft.kind,
        type=draft.type,
        relation=draft.relation,
        event=draft.event,
        question=draft.question,
        statement=claims[every[0]].text,
        positions=positions,
        weight=100.0 - rank,
    )


def _position(draft: DraftPosition, claims: dict[str, Claim]) -> Position:
    told = [claims[c] for c in draft.claims]
    return Position(
        label=draft.label or told[0].text,
        value=draft.value,
        claims=draft.claims,
        articles=tuple(dict.fromkeys(c.article for c in told)),
        origins=tuple(dict.fromkeys(c.origin for c in told)),
        as_of=draft.as_of,
    )
