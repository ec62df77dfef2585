"""The finding gate: may this be said of several accounts together?

What is proposed is weighed claim by claim. A claim that does not stand costs that claim, a side
without claims costs the side, and the finding falls where two accounts, or two sides, no longer
remain. Types and relations are computed from the words; what an engine says of them is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from summarize.domain import (
    MAIN,
    Accounts,
    Comparing,
    DraftFinding,
    Finding,
    Position,
    RejectedFinding,
    Wording,
)
from summarize.gate.weighing import agreed, disputes, figures
from summarize.gate.weighing.differences import Rates, rates_of
from summarize.gate.weighing.matters import Matters
from summarize.gate.weighing.sides import Case, Side, of_one_event, opened
from summarize.gate.weighing.values import find
from summarize.gate.weighing.wording import asks, is_borne, weigh_wording
from summarize.text.parsing import Parser
from summarize.text.words import stems

OTHERWISE = 0.5
"""What the weight of a finding is multiplied by that is of another kind than was proposed (what
copies alone tell, a value that all give): it stands behind what was proposed so."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the gate let through, and what it refused."""

    findings: tuple[Finding, ...] = ()
    offered: tuple[Finding, ...] = ()
    """Agreements that may be said in words that at least two of their accounts bear out; one that
    has the id of a finding is that finding with further claims."""
    wording: tuple[Wording, ...] = ()  # how the accounts name one thing
    rejected: tuple[RejectedFinding, ...] = ()  # with the reason


def weigh_up(proposed: Comparing, accounts: Accounts, parser: Parser) -> Weighed:
    """Let through the findings that hold; what is refused comes back with the reason.

    What is proposed is of each kind the most important first.
    """
    named = {c for f in proposed.findings for p in f.positions for c in p.claims}
    named |= {t.claim for w in proposed.wording for t in w.terms}
    matters = Matters(accounts, parser, named)
    rates = rates_of(accounts)
    findings: dict[str, Finding] = {}
    same: dict[tuple[str, frozenset[tuple[str, ...]]], str] = {}
    offered: dict[str, Finding] = {}
    rejected: list[RejectedFinding] = []
    ranks: Counter[str] = Counter()
    for draft in proposed.findings:
        case = _weighed(draft, matters, rates)
        rejected += [_lost(draft, loss.claims, loss.reason) for loss in case.losses]
        finding = None if case.refused else _finding(case, matters, ranks[draft.kind])
        if finding is None:
            all_claims = dict.fromkeys(c for p in draft.positions for c in p.claims)
            rejected.append(_lost(draft, all_claims, case.refused))
        else:
            told = finding.kind, frozenset(p.claims for p in finding.positions)
            identity = same.get(told) or _free_id(finding, findings | offered)
            same[told] = identity
            findings.setdefault(identity, finding.model_copy(update={"id": identity}))
        fuller = _offered(case, matters, ranks[draft.kind])
        if fuller is not None:
            identity = identity if finding is not None else _free_id(fuller, findings | offered)
            offered.setdefault(identity, fuller.model_copy(update={"id": identity}))
        ranks[draft.kind] += 1
    wording, unworded = weigh_wording(proposed.wording, matters)
    return Weighed(
        findings=tuple(findings.values()),
        offered=tuple(offered.values()),
        wording=tuple(wording),
        rejected=(*rejected, *unworded),
    )


def _weighed(draft: DraftFinding, matters: Matters, rates: Rates) -> Case:
    """Weigh a proposed finding until no claim is lost: what is lost last counted before."""
    case, before = opened(draft, matters), None
    while case.claims and not case.refused and case.claims != before:
        before = case.claims
        case = of_one_event(case, matters)
        if case.kind == "disputed":
            case = disputes.weigh(case, matters)
        elif case.kind == "figures":
            case = figures.weigh(case, matters, rates)
        else:  # figures too, once all give one value
            case = agreed.weigh(case, matters)
    return case if case.claims or case.refused else case.refuse("no claim of it stands")


def _offered(case: Case, matters: Matters, rank: int) -> Finding | None:
    """Return an agreement with the claims of which words do not show that they tell it."""
    if not case.offered or case.draft.kind != "agreed":
        return None
    claims = matters.ordered(frozenset((*case.claims, *case.offered)))
    if matters.accounts(claims) < 2:
        return None
    side = replace(case.sides[0], claims=tuple(claims))
    return _finding(replace(case, kind="agreed", sides=(side,)), matters, rank)


def _lost(draft: DraftFinding, claims: Iterable[str], reason: str) -> RejectedFinding:
    return RejectedFinding(
        kind=draft.kind, question=draft.question, claims=tuple(claims), reason=reason
    )


def finding_id(kind: str, claims: Sequence[str]) -> str:
    """Return an id made from content: the same when a later article joins the finding."""
    return f"f-{blake2b(f'{kind}:{min(claims)}'.encode(), digest_size=5).hexdigest()}"


def _free_id(finding: Finding, taken: dict[str, Finding]) -> str:
    """Return a finding's id; where an earlier one has it, one made of all its claims."""
    claims = sorted(c for p in finding.positions for c in p.claims)
    identity = finding_id(finding.kind, claims)
    return identity if identity not in taken else finding_id(finding.kind, [" ".join(claims)])


def _finding(case: Case, matters: Matters, rank: int) -> Finding:
    told = [matters.of(c) for c in case.claims]
    words = matters.told_in(case.claims)
    bears = asks if case.kind == "disputed" else is_borne  # "killed by the army" asserts
    asked = case.draft.question if bears(case.draft.question, told, words) else ""
    # an engine would not print it, or an agreement has but one outlet left
    unsure = not (case.draft.sure or case.relation)
    unsure = unsure or (case.kind == "single-source" and case.draft.kind == "agreed")
    # sides give one day, some of them its month or year alone: no two answers
    coarser = case.type == "rounding" and all(s.dated for s in case.sides)
    return Finding(
        id="",
        kind=case.kind,
        type=case.type,
        because=case.because,
        relation=case.relation,
        event=case.event,
        question=_of_event(asked, case.event) if is_borne(case.event or "", told, words) else asked,
        positions=_positions(case, matters),
        weight=(100.0 - rank) * (1 if case.kind == case.draft.kind else OTHERWISE),
        leans=unsure or coarser,
    )


def _of_event(asked: str, event: str | None) -> str:
    """Return what is asked with the event that it is asked of, where that is not the main one."""
    if not asked or event is None or event == MAIN:
        return asked
    words = stems(event)
    named = words & stems(asked)
    return asked if 2 * len(named) >= len(words) else f"{asked} ({event})"


def _positions(case: Case, matters: Matters) -> tuple[Position, ...]:
    """Return the sides: in order of time where that is known of most, else by their accounts."""
    sides = [_position(s, case, matters) for s in case.sides]
    if 2 * sum(p.as_of is not None for p in sides) > len(sides):
        return tuple(sorted(sides, key=_in_time))
    ranks = {p.claims: matters.accounts(p.claims) for p in sides}
    return tuple(sorted(sides, key=lambda p: (-ranks[p.claims], p.value or 0.0, sorted(p.claims))))


def _in_time(side: Position) -> tuple[bool, str, str, float, list[str]]:
    moment = str(side.as_of), str(side.as_of_time or "")
    return side.as_of is None, *moment, side.value or 0.0, sorted(side.claims)


def _position(side: Side, case: Case, matters: Matters) -> Position:
    told = [matters.claims[c] for c in side.claims]
    counted = case.kind == "figures"
    day, time = (counted and figures.moment(side, case, matters)) or (None, None)
    value = side.value if counted else side.draft.value
    if value is not None and not all(find(value, matters.of(c).values) for c in side.claims):
        value = None
    label = " ".join(side.draft.label.split()) if counted and side.draft.value is None else ""
    if not any(label.casefold() in " ".join(c.quote.split()).casefold() for c in told):
        label = ""  # an engine's words for a value must stand so in a claim
    return Position(
        label=label,
        value=value,
        claims=side.claims,
        articles=tuple(dict.fromkeys(c.article for c in told)),
        origins=tuple(dict.fromkeys(c.origin for c in told)),
        as_of=day,
        as_of_time=time,
    )
