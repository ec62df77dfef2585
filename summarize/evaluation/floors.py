"""The gate that remembers: below a recorded floor, or on other cases than recorded, it fails."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from summarize.domain import Record
from summarize.errors import CasesError
from summarize.evaluation.report import HELD_OUT, Report

Values = Mapping[str, float | None]
"""A value per metric; None is "not scored"."""

GRAIN = 4
"""Decimals of a floor. It is rounded down, so that the run that set it passes."""
EXAMPLES = 3
"""Misses shown for each metric that fell: enough to see of what kind they are."""


class Baseline(Record):
    """What `baseline.json` holds."""

    format: Literal["brief-baseline/1"] = "brief-baseline/1"
    cases: dict[str, str] = Field(default_factory=dict)
    """Digest of each story that the floors were measured on."""
    floors: dict[str, dict[str, dict[str, float]]] = Field(default_factory=dict)
    """For each engine and group of stories ("open", "held out"), a floor per metric."""


@dataclass(frozen=True, slots=True)
class Move:
    """A floor and the value measured against it; None is "not scored"."""

    group: str
    metric: str
    floor: float | None
    value: float | None

    @property
    def fall(self) -> float:
        """How far the value is below the floor; a metric no longer scored has fallen to nothing."""
        if self.floor is None:
            return 0.0
        return math.inf if self.value is None else max(0.0, self.floor - self.value)

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


def measured_against(baseline: Baseline, engine: str, measured: Mapping[str, Values]) -> list[Move]:
    """Return every floor of an engine with what was measured."""
    values = _flat(measured)
    floors = _flat(baseline.floors.get(engine, {}))
    return [Move(*key, floor, values.get(key)) for key, floor in floors.items()]


def moved(
    baseline: Baseline, engine: str, measured: Mapping[str, Values], digests: Mapping[str, str]
) -> tuple[Baseline, list[Move]]:
    """Move one engine's floors to what was measured on these cases.

    Returns:
        The new baseline, and the floors that rise (or are new) or fall (or are gone).
    """
    old = _flat(baseline.floors.get(engine, {}))
    values = _flat(measured).items()
    now = {k: math.floor(v * 10**GRAIN) / 10**GRAIN for k, v in values if v is not None}
    moves = [Move(*key, old.get(key), now.get(key)) for key in sorted({*old, *now})]
    new: dict[str, dict[str, float]] = {}
    for (group, metric), floor in now.items():
        new.setdefault(group, {})[metric] = floor
    floors = {**baseline.floors, engine: new}
    return Baseline(cases=dict(digests), floors=floors), [m for m in moves if m.floor != m.value]


def _flat(groups: Mapping[str, Values]) -> dict[tuple[str, str], float | None]:
    """Return values by group of stories and metric."""
    return {(group, m): value for group, values in groups.items() for m, value in values.items()}


def settled(report: Report, baseline: Baseline) -> Report:
    """Return the report with what the gate says: cases as recorded, no metric below its floor."""
    told = []
    if baseline.cases and (changed := changed_cases(baseline, report.cases)):
        told.append(f"cases changed unrecorded: {', '.join(changed)}")
    moves = [
        (move, entry)
        for entry in report.entries
        for move in measured_against(baseline, entry.name, entry.values())
    ]
    fallen = sorted(((m, e) for m, e in moves if m.fall), key=lambda pair: -pair[0].fall)
    for move, entry in fallen:
        missed = [m for m in entry.misses if m.metric == move.metric and move.group != HELD_OUT]
        told.append(f"{entry.name}: below its floor: {move}")
        told += [f"e.g. {m.case}: {m.text}" for m in missed[:EXAMPLES]]
    if told:
        words = f"The gate fails: {len(fallen)} of {len(moves)} floors are not reached."
    elif moves:
        words = f"The gate passes: {len(moves)} of {len(moves)} floors are reached."
    else:
        words = "The gate asked for nothing: no floors are recorded for this."
    return report.model_copy(update={"fallen": tuple(told), "gate": words})
