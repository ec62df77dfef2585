"""What was asked of a run, and whether it held: cases as recorded, floors, limits by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarize.evaluation.floors import Baseline, Move, changed_cases, falls
from summarize.evaluation.report import HELD_OUT, OPEN, Entry, Report

EXAMPLES = 3
"""Misses shown for each metric that fell: enough to see of what kind they are."""


class Verdict(NamedTuple):
    """One thing that was asked of the run.

    Attributes:
        name: What.
        failure: Why it failed; empty where it held.
        examples: Misses that made it fail.
        fall: How far it is below what was asked; the farthest fall is told first.
    """

    name: str
    failure: str = ""
    examples: tuple[str, ...] = ()
    fall: float = 1.0


@dataclass(frozen=True, slots=True)
class Demands:
    """What is asked of a run.

    Attributes:
        baseline: Recorded cases and floors; None where the gate does not apply.
        fail_under: Least value per metric, over the open stories.
    """

    baseline: Baseline | None
    fail_under: Mapping[str, float]


def judge(report: Report, demands: Demands) -> list[Verdict]:
    """Say of everything that is asked whether it held, for every contender."""
    verdicts = list(_cases(report, demands.baseline)) if demands.baseline else []
    for entry in report.entries:
        if demands.baseline:
            verdicts += _floors(entry, demands.baseline)
        verdicts += _limits(entry, demands.fail_under)
    return verdicts


def _cases(report: Report, baseline: Baseline) -> Iterator[Verdict]:
    if not baseline.cases:
        return
    changed = changed_cases(baseline, report.cases)
    failure = f"cases changed unrecorded: {', '.join(changed)}" if changed else ""
    yield Verdict("cases are those that the floors were measured on", failure)


def _floors(entry: Entry, baseline: Baseline) -> Iterator[Verdict]:
    fallen = {(m.group, m.metric): m for m in falls(baseline, entry.name, entry.values())}
    for group, floors in baseline.floors.get(entry.name, {}).items():
        for metric, floor in floors.items():
            move = fallen.get((group, metric))
            name = f"{entry.name}: {metric} ({group}) at least {floor:.4f}"
            yield _fallen(name, entry, move) if move else Verdict(name)


def _limits(entry: Entry, limits: Mapping[str, float]) -> Iterator[Verdict]:
    for metric, least in limits.items():
        score = entry.open[metric]
        move = Move(OPEN, metric, least, score.value if score else None)
        name = f"{entry.name}: {metric} at least {least:g}"
        held = score is not None and score.value >= least
        yield Verdict(name) if held else _fallen(name, entry, move)


def _fallen(name: str, entry: Entry, move: Move) -> Verdict:
    fall = (move.floor or 0.0) - (move.value or 0.0)
    return Verdict(name, f"below its floor: {move}", _examples(entry, move), fall)


def _examples(entry: Entry, move: Move) -> tuple[str, ...]:
    if move.group == HELD_OUT:
        return ()
    texts = (f"{m.case}: {m.text}" for m in entry.misses if m.metric == move.metric)
    return tuple(text for text, _ in zip(texts, range(EXAMPLES), strict=False))


def settled(report: Report, verdicts: Sequence[Verdict]) -> Report:
    """Return the report with what the gate says."""
    failed = sorted((v for v in verdicts if v.failure), key=lambda v: -v.fall)
    told = [line for v in failed for line in (v.failure, *(f"e.g. {e}" for e in v.examples))]
    if failed:
        words = f"The gate fails: {len(failed)} of {len(verdicts)} demands are not met."
    elif verdicts:
        words = f"The gate passes: {len(verdicts)} of {len(verdicts)} demands are met."
    else:
        words = "The gate asked for nothing: no floors are recorded for this."
    return report.model_copy(update={"fallen": tuple(told), "gate": words})
