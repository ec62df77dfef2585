"""What the embedded engine finds between accounts, by claims: the finding gate disposes."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Accounts, Comparing, DraftFinding
from summarize.engines.offline.agreement import agreed, opening
from summarize.engines.offline.disputes import disputed
from summarize.engines.offline.events import events_of
from summarize.engines.offline.figures import differing
from summarize.engines.offline.likeness import Likeness, joined, paired
from summarize.engines.offline.statements import Statements


def compare_accounts(accounts: Accounts) -> Comparing:
    """Propose what the accounts agree on, where they differ, and how they word it.

    Args:
        accounts: The articles, what was read of them, and their claims.
    """
    statements, likeness, events = understood(accounts)
    findings = [
        *disputed(statements, likeness),
        *differing(statements, likeness),
    ]
    findings += [f for f in agreed(statements, likeness) if not _is_contradicted(f, findings)]
    return Comparing(
        findings=tuple(findings),
        opens=tuple(opening(statements)),
        claim_events=tuple(events.items()),
    )


def understood(accounts: Accounts) -> tuple[Statements, Likeness, dict[str, str]]:
    """Return the claims as they are compared, how alike they are, and the event of each."""
    pairs = paired(accounts.claims)
    statements = Statements(accounts, events_of(accounts))
    leads = frozenset(s.id for s in statements.all if s.opens)
    events = joined({s.id: s.event for s in statements.all}, pairs, leads)
    statements = Statements(accounts, events)
    return statements, Likeness(statements.weights, pairs), events


def _is_contradicted(agreement: DraftFinding, others: Sequence[DraftFinding]) -> bool:
    """Whether what accounts are said to agree on stands on two sides of a difference."""
    claims = {c for p in agreement.positions for c in p.claims}
    sides = [[claims & set(p.claims) for p in f.positions] for f in others]
    return any(sum(map(bool, s)) > 1 and claims == set().union(*s) for s in sides)
