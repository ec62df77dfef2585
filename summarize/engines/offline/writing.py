"""The short version, by rule: what happened first, then the weightiest findings of each kind."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import DraftSentence, Finding, FindingKind, Lead, Position
from summarize.text.nearness import is_scrap, repeats
from summarize.text.words import content_words

MOST_WORDS = 145
"""The first section alone is read in under a minute: fewer than 150 words, counts included."""
WORDS_OF_COUNTS = 6
"""What the page adds behind a statement: "(one source, printed by three outlets)"."""
MOST_SENTENCES = 8
LONGEST = 45
"""A longer statement belongs in its own section."""

LEAST_QUOTED = 5
"""Words of content of a quotation that tells a reader something who has read nothing else."""

_TOLD: tuple[FindingKind, ...] = ("agreed", "single-source")
_COUNTED: tuple[FindingKind, ...] = ("figures", "update")
_TURNS: tuple[tuple[FindingKind, ...], ...] = (
    ("disputed",), _COUNTED, ("agreed",), ("disputed",), ("agreed",), _COUNTED, ("agreed",),
    ("agreed",),
)  # fmt: skip
"""What a reader wants in turn, after what happened: what is disputed, how the figures differ, what
else is established."""


def write_short(findings: Sequence[Finding], lead: Lead | None = None) -> list[DraftSentence]:
    """Choose the findings that tell the story in short.

    What happened comes first, in the words with which one account opens; then what is disputed,
    and what else is established: what another account opens with tells the same once more. Nothing
    is told twice, and what lies back is no news.
    """
    counted = [f.question for f in findings if f.kind in _COUNTED]
    opener = _opener(findings, lead)
    chosen = [opener] if opener else []
    waiting = [f for f in findings if f is not opener and not f.background and not f.leans]
    waiting.sort(key=lambda f: (-f.weight, f.id))
    for kinds in _TURNS:
        turn = next((f for f in waiting if f.kind in kinds and _has_room(f, chosen, counted)), None)
        if turn is not None:
            waiting.remove(turn)
            chosen.append(turn)
    return [
        DraftSentence(
            section="in short", sentence=f.statement, cites=f.told_by, finding=f.id or None
        )
        for f in chosen
    ]


def _opener(findings: Sequence[Finding], lead: Lead | None) -> Finding | None:
    """Return what opens the story: as several agree on it where their words are one sentence."""
    if lead is None:
        return max((f for f in findings if f.lead), key=lambda f: (f.lead, f.id), default=None)
    agreed = (f for f in findings if f.kind == "agreed" and "“" not in f.statement)
    several = (f for f in agreed if lead.claim in f.told_by and not f.leans)
    side = Position(label=lead.statement, claims=(lead.claim,), articles=(), origins=())
    alone = Finding(id="", kind="single-source", statement=lead.statement, positions=(side,))
    return next(several, alone)


def _has_room(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether a finding adds something to the chosen ones, and there is room to say it."""
    words = sum(map(_length, chosen)) + _length(finding)
    fits = _length(finding) <= LONGEST and words <= MOST_WORDS and len(chosen) < MOST_SENTENCES
    small = finding.kind in _COUNTED and finding.may_agree
    return fits and not small and not _is_told(finding, chosen, counted)


def _is_told(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether the sentences so far tell it, or a figure that is compared elsewhere."""
    quoted = finding.statement.partition(": “")[2]
    return finding.kind in _TOLD and (
        is_scrap(finding.statement)
        or bool(quoted and len(content_words(quoted)) < LEAST_QUOTED)
        or repeats(finding.statement, [*counted, *(f.statement for f in chosen)])
    )


def _length(finding: Finding) -> int:
    return len(finding.statement.split()) + WORDS_OF_COUNTS * (finding.kind in _TOLD)
