"""The short version, by rule: what happened first, then the weightiest findings of each kind."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import DraftSentence, Finding, FindingKind, Lead, Position
from summarize.text.nearness import is_scrap, repeats

MOST_WORDS = 145
"""The first section alone is read in under a minute: fewer than 150 words, counts included."""
WORDS_OF_COUNTS = 4
"""What the page adds behind a statement: "(three outlets, one origin)", "(one outlet: …)"."""
MOST_SENTENCES = 8
LONGEST, LONGEST_OPENING = 45, 60
"""A longer statement belongs in its own section; what happened, in the words of two accounts, may
take more."""

LEAST_ALONE = 5.0
"""How well a statement of one account must open a story (`Finding.lead`) to stand in the short
version: above it are sentences that say who, where and when; below, details and asides."""

LEAD_BY_WEIGHT = 0.5
"""How much the weight of a finding counts beside its fitness to open the story: the event itself
weighs more than the day's last detail (read on twelve stories)."""

_TOLD: tuple[FindingKind, ...] = ("agreed", "single-source")
_COUNTED: tuple[FindingKind, ...] = ("figures", "update")
_TURNS: tuple[tuple[FindingKind, ...], ...] = (
    ("agreed",),
    ("disputed",),
    _COUNTED,
    ("agreed",),
    ("disputed",),
    _COUNTED,
    _COUNTED,
    ("agreed",),
    ("check",),
    ("disputed", *_COUNTED),
    ("agreed",),
    ("single-source",),
    ("single-source",),
    ("single-source",),
)
"""What a reader wants in turn: what is established, what is disputed, how the figures differ.
What one account alone tells comes last, and only where the rest leaves room."""

_LAST: tuple[FindingKind, ...] = ("check", "single-source")


def write_short(findings: Sequence[Finding], lead: Lead | None = None) -> list[DraftSentence]:
    """Choose the findings that tell the story in short.

    The first sentence is the one that best opens the story, the others follow by weight, with
    what one account alone tells at the end. Nothing is told twice, and what lies back is no news.

    Args:
        findings: What the comparison established.
        lead: What opens the story where no finding does.
    """
    opener = _as_finding(lead) if lead else _opener(findings)
    counted = [f.question for f in findings if f.kind in _COUNTED]
    chosen = [opener] if opener else []
    waiting = [f for f in findings if f is not opener and not f.background]
    waiting.sort(key=lambda f: (-f.weight, f.id))
    for kinds in _TURNS:
        turn = next((f for f in waiting if f.kind in kinds and _has_room(f, chosen, counted)), None)
        if turn is not None:
            waiting.remove(turn)
            chosen.append(turn)
    told, rest = chosen[: bool(opener)], chosen[bool(opener) :]
    rest.sort(key=lambda f: (_LAST.index(f.kind) + 1 if f.kind in _LAST else 0, -f.weight, f.id))
    return [_sentence(f) for f in (*told, *rest)]


def _as_finding(lead: Lead) -> Finding:
    side = Position(label=lead.statement, claims=(lead.claim,), articles=(), origins=())
    return Finding(id="", kind="single-source", statement=lead.statement, positions=(side,))


def _opener(findings: Sequence[Finding]) -> Finding | None:
    able = [f for f in findings if _can_open(f) and _length(f) <= LONGEST_OPENING]
    return max(able, key=lambda f: (f.lead + LEAD_BY_WEIGHT * f.weight, f.id), default=None)


def _can_open(finding: Finding) -> bool:
    alone = finding.kind == "single-source" and finding.lead < LEAST_ALONE
    news = finding.lead > 0 and not finding.background and not is_scrap(finding.statement)
    return finding.kind in _TOLD and news and not alone


def _has_room(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether a finding adds something to the chosen ones, and there is room to say it."""
    words = sum(map(_length, chosen)) + _length(finding)
    fits = _length(finding) <= LONGEST and words <= MOST_WORDS and len(chosen) < MOST_SENTENCES
    alone = finding.kind == "single-source" and finding.lead < LEAST_ALONE
    return fits and not alone and not _is_told(finding, chosen, counted)


def _is_told(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether the sentences so far tell it, or a figure that is compared elsewhere."""
    if finding.kind not in _TOLD:
        return False
    return is_scrap(finding.statement) or repeats(
        finding.statement, [*counted, *(f.statement for f in chosen)]
    )


def _length(finding: Finding) -> int:
    return len(finding.statement.split()) + WORDS_OF_COUNTS * (finding.kind in _TOLD)


def _sentence(finding: Finding) -> DraftSentence:
    cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
    return DraftSentence(
        section="in short", sentence=finding.statement, cites=cites, finding=finding.id or None
    )
