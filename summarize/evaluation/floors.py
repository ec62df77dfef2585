"""The gate that remembers: below a recorded floor, or on other cases than recorded, it fails."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.errors import CasesError
from summarize.evaluation.report import HELD_OUT, OPEN, Entry, Report

Values = Mapping[str, float | None]
"""A value per metric; None is "not scored"."""

UNGATED = frozenset({"brief.balance"})
"""Metrics without a floor: every change of the page moves the balance of its outlets a little,
up or down, and neither is a fault by itself."""

GRAIN = 4
"""Decimals of a floor. It is rounded down, so that the run that set it passes."""


class Baseline(BaseModel):
    """What `baseline.json` holds.

    Attributes:
        format: Its version.
        cases: Digest of each story that the floors were measured on.
        floors: For each engine and group of stories ("open", "held out"), a floor per metric.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["brief-baseline/1"] = "brief-baseline/1"
    cases: dict[str, str] = Field(default_factory=dict)
    floors: dict[str, dict[str, dict[str, float]]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """A floor and the value measured against it; None is "not scored"."""

    group: str
    metric: str
    floor: float | None
    value: float | None

    @property
    def fell(self) -> bool:
        """Whether the floor is not reached; a metric that is no longer scored does not reach it."""
        return self.floor is not None and (self.value is None or self.value < self.floor)

    def __str__(self) -> str:
        """Tell it in words."""
        floor = "no floor" if self.floor is None else f"{self.floor:.4f}"
        value = "not scored" if self.value is None else f"{self.value:.4f}"
        return f"{self.metric} ({self.group}): {floor} -> {value}"


def read_baseline(path: Path) -> Baseline:
    """Read the floors; none are there where there is no file.

    Raises:
        CasesError: When the file is not a baseline.
    """
    if not path.exists():
        return Baseline()
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise CasesError(f"{path} is not a baseline: {error}") from error


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write the floors, sorted, so that a change of one is a change of one line."""
    text = json.dumps(baseline.model_dump(), indent=2, sort_keys=True)
    path.write_text(text + "\n", "utf-8")


def changed_cases(baseline: Baseline, digests: Mapping[str, str]) -> list[str]:
    """Tell which stories are not those that the floors were measured on."""
    told = [f"{n} is new" for n in digests.keys() - baseline.cases.keys()]
    told += [f"{n} is gone" for n in baseline.cases.keys() - digests.keys()]
    both = digests.keys() & baseline.cases.keys()
    told += [f"{n} has changed" for n in both if digests[n] != baseline.cases[n]]
    return sorted(told)


def measured_against(
    baseline: Baseline, engine: str, measured: Mapping[str, Values]
) -> Iterator[Move]:
    """Yield every floor with what was measured.

    Args:
        baseline: The floors.
        engine: Whose.
        measured: Values by group of stories.
    """
    for group, floors in baseline.floors.get(engine, {}).items():
        for metric, floor in floors.items():
            yield Move(group, metric, floor, measured.get(group, {}).get(metric))


def moved(
    baseline: Baseline,
    engine: str,
    measured: Mapping[str, Values],
    digests: Mapping[str, str],
) -> tuple[Baseline, list[Move], list[Move]]:
    """Move one engine's floors to what was measured on these cases.

    Returns:
        The new baseline, the floors that rose (or are new), and those that fell (or are gone:
        the metric is no longer scored).
    """
    before = baseline.floors.get(engine, {})
    moves = []
    for group in sorted({*before, *measured}):
        old, values = before.get(group, {}), measured.get(group, {})
        moves += [
            Move(group, metric, old.get(metric), _rounded(values.get(metric)))
            for metric in sorted({*old, *values} - UNGATED)
        ]
    new: dict[str, dict[str, float]] = {}
    for move in moves:
        if move.value is not None:
            new.setdefault(move.group, {})[move.metric] = move.value
    risen = [m for m in moves if m.value not in (None, m.floor) and not m.fell]
    after = Baseline(cases=dict(digests), floors={**baseline.floors, engine: new})
    return after, risen, [m for m in moves if m.fell]


def _rounded(value: float | None) -> float | None:
    return None if value is None else math.floor(value * 10**GRAIN) / 10**GRAIN


# --- what was asked of a run, and whether it held: cases as recorded, floors, limits by hand


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


def judge(
    report: Report, baseline: Baseline | None, fail_under: Mapping[str, float]
) -> list[Verdict]:
    """Say of everything that is asked whether it held, for every contender.

    Args:
        report: What was found.
        baseline: Recorded cases and floors; None where the gate does not apply.
        fail_under: Least value per metric, over the open stories.
    """
    verdicts = list(_cases(report, baseline)) if baseline else []
    for entry in report.entries:
        if baseline:
            verdicts += _floors(entry, baseline)
        verdicts += _limits(entry, fail_under)
    return verdicts


def _cases(report: Report, baseline: Baseline) -> Iterator[Verdict]:
    if not baseline.cases:
        return
    changed = changed_cases(baseline, report.cases)
    failure = f"cases changed unrecorded: {', '.join(changed)}" if changed else ""
    yield Verdict("cases are those that the floors were measured on", failure)


def _floors(entry: Entry, baseline: Baseline) -> Iterator[Verdict]:
    for move in measured_against(baseline, entry.name, entry.values()):
        yield _verdict(f"{move.metric} ({move.group}) at least {move.floor:.4f}", entry, move)


def _limits(entry: Entry, limits: Mapping[str, float]) -> Iterator[Verdict]:
    for metric, least in limits.items():
        score = entry.open[metric]
        move = Move(OPEN, metric, least, score.value if score else None)
        yield _verdict(f"{metric} at least {least:g}", entry, move)


def _verdict(what: str, entry: Entry, move: Move) -> Verdict:
    name = f"{entry.name}: {what}"
    if not move.fell:
        return Verdict(name)
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
