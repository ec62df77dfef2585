"""What an evaluation found, as one value: every form of it is made from this."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
from pydantic import Field

from summarize.domain import Record, Usage
from summarize.evaluation.metrics import SAYS
from summarize.evaluation.observation import Observation, Score, estimate, resampled
from summarize.evaluation.run import CaseResult, Run

OPEN: Literal["open"] = "open"
HELD_OUT: Literal["held out"] = "held out"
SURE = 0.999
"""Confidence at which a difference is called one: with fifty metrics compared, 95 % would call two
or three different that are not (Bonferroni's correction)."""

Scores = dict[str, Score | None]
"""Every metric; None is "not scored": there was nothing to look at."""


class Miss(Record):
    """Something that went wrong, with the words concerned."""

    metric: str
    case: str
    text: str


class Story(Record):
    """One story's scores."""

    case: str
    held_out: bool
    scores: Scores


class Entry(Record):
    """One contender's results: over the open stories, over those kept aside, and by story.

    Misses of stories that are kept aside are not told.
    """

    name: str
    engine: str
    prompts: str
    open: Scores
    held_out: Scores
    stories: tuple[Story, ...]
    misses: tuple[Miss, ...]
    usage: Usage

    def values(self) -> dict[str, dict[str, float | None]]:
        """Return the scores' values by group of stories, as the gate takes them."""
        groups = {OPEN: self.open, HELD_OUT: self.held_out}
        return {
            group: {m: score.value if score else None for m, score in values.items()}
            for group, values in groups.items()
        }


class Contrast(Record):
    """How a contender differs from the first one by one metric.

    The difference is the mean of `n` paired ones (labelled things both looked at, else stories) and
    positive where it is better; low and high end its bootstrap interval, at the confidence `SURE`.
    """

    metric: str
    difference: float
    low: float
    high: float
    n: int

    @property
    def verdict(self) -> str:
        """The difference in a word."""
        if self.low <= 0 <= self.high:
            return "no difference shown"
        return "better" if self.difference > 0 else "worse"


class Comparison(Record):
    """A contender beside the first one."""

    first: str
    second: str
    contrasts: tuple[Contrast, ...]


class Report(Record):
    """What an evaluation found.

    Attributes:
        format: Its version.
        cases: The digest of each story.
        entries: The contenders' results, in the order asked for.
        comparisons: Each further contender beside the first.
        fallen: What the gate found below its floor, or changed; empty where it passes.
        gate: What the gate did, in words.
        says: What each metric is a share of.
    """

    format: Literal["brief-eval/1"] = "brief-eval/1"
    cases: dict[str, str]
    entries: tuple[Entry, ...]
    comparisons: tuple[Comparison, ...] = ()
    fallen: tuple[str, ...] = ()
    gate: str = ""
    says: dict[str, str] = Field(default_factory=lambda: dict(SAYS))


def report(runs: Sequence[Run], cases: Mapping[str, str]) -> Report:
    """Put runs together, compared with the first, and the digest of each story.

    A contender may answer for some stories only; the gate has its say later.
    """
    first, *others = runs
    return Report(
        cases=dict(cases),
        entries=tuple(_entry(run) for run in runs),
        comparisons=tuple(
            Comparison(
                first=first.contender, second=run.contender, contrasts=differences(first, run)
            )
            for run in others
        ),
    )


def _entry(run: Run) -> Entry:
    in_the_open = [r for r in run.results if not r.case.labels.held_out]
    aside = [r for r in run.results if r.case.labels.held_out]
    return Entry(
        name=run.contender,
        engine=run.engine,
        prompts=run.prompts,
        open=_scores(in_the_open),
        held_out=_scores(aside),
        stories=tuple(
            Story(case=r.case.name, held_out=r.case.labels.held_out, scores=_scores([r]))
            for r in run.results
        ),
        misses=spread(o for r in in_the_open for o in r.observations),
        # The clock is left out: two runs give the same report.
        usage=run.usage.model_copy(update={"seconds": 0.0}),
    )


def _scores(results: Iterable[CaseResult]) -> Scores:
    """Estimate every metric."""
    by_metric: dict[str, list[Observation]] = {m: [] for m in SAYS}
    for result in results:
        for o in result.observations:
            by_metric[o.metric].append(o)
    return {m: estimate(seen) for m, seen in by_metric.items()}


def spread(observations: Iterable[Observation]) -> tuple[Miss, ...]:
    """Return the misses so that the first ones show as many metrics and stories as can be.

    What two metrics saw of one thing is told once.
    """
    order = list(SAYS)
    found = [o for o in observations if o.miss and o.lost > 0]
    found.sort(key=lambda o: (-o.lost, o.case, order.index(o.metric), o.miss))
    once = {(o.case, o.miss): o for o in reversed(found)}
    turns: Counter[tuple[str, ...]] = Counter()
    ranked: list[tuple[int, int, int, Observation]] = []
    for o in (o for o in found if once[o.case, o.miss] is o):
        turns[o.metric, o.case] += 1
        turns[o.metric,] += 1
        ranked.append((turns[o.metric, o.case], turns[o.metric,], len(ranked), o))
    return tuple(Miss(metric=o.metric, case=o.case, text=o.miss) for *_, o in sorted(ranked))


# --- two engines, models or prompt sets on the same stories: paired differences


def differences(first: Run, second: Run) -> tuple[Contrast, ...]:
    """Compare two runs metric by metric; metrics without a pair are left out."""
    one, two = _values(first), _values(second)
    found = []
    for metric in one:
        pairs = sorted(one[metric].keys() & two.get(metric, {}).keys())
        if not pairs:
            continue
        changes = np.array([two[metric][k] - one[metric][k] for k in pairs])
        mean = float(changes.mean())
        if np.ptp(changes) > 0:
            low, high = resampled((changes,), np.mean, SURE)
        elif 2.0 ** (1 - len(pairs)) > 1 - SURE:
            low, high = min(mean, 0.0), max(mean, 0.0)  # signs that may all fall alike by chance
        else:
            low, high = mean, mean
        found.append(Contrast(metric=metric, difference=mean, low=low, high=high, n=len(pairs)))
    return tuple(found)


def _values(run: Run) -> Mapping[str, Mapping[tuple[str, str], float]]:
    """Return each metric's values by what can be paired: labelled things, else stories."""
    seen: dict[str, dict[tuple[str, str], list[float]]] = defaultdict(lambda: defaultdict(list))
    for result in run.results:
        for o in result.observations:
            seen[o.metric][o.case, o.item if o.labelled else ""].append(1 - o.lost)
    return {m: {k: sum(v) / len(v) for k, v in keys.items()} for m, keys in seen.items()}
