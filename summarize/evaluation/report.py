"""What an evaluation found, as one value: every other form of it is made from this."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field
from scipy import stats

from summarize.domain import Usage
from summarize.evaluation.metrics import SAYS
from summarize.evaluation.observation import SEED, Observation, Score, estimate, resampled
from summarize.evaluation.run import CaseResult, Run

# --- two engines, models or prompt sets on the same stories: paired differences, and whether any


ALPHA = 0.05
"""Share of metrics called different although none is (Benjamini and Hochberg's correction)."""

PERMUTATIONS = 9999
"""Sign flips tried; with few pairs scipy tries all there are instead."""

Verdict = Literal["better", "worse", "no difference shown"]


class Part(BaseModel):
    """A frozen part of the report."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contrast(Part):
    """How a run differs from the first one by one metric.

    Attributes:
        metric: Its name.
        difference: Mean of the paired differences; positive is better than the first run.
        low: Lower end of its 95 % bootstrap interval.
        high: Upper end.
        n: How many pairs: labelled things both looked at, else stories.
        p: Of the paired sign-flip permutation test, corrected for the number of metrics.
        verdict: In words.
    """

    metric: str
    difference: float
    low: float
    high: float
    n: int
    p: float
    verdict: Verdict = "no difference shown"


def differences(first: Run, second: Run) -> tuple[Contrast, ...]:
    """Compare two runs metric by metric; metrics without a pair are left out."""
    one, two = _values(first), _values(second)
    found = [_difference(m, one[m], two[m]) for m in one if m in two]
    tested = [d for d in found if d is not None]
    corrected = stats.false_discovery_control([d.p for d in tested]) if tested else []
    return tuple(
        d.model_copy(update={"p": float(p), "verdict": _verdict(d.difference, float(p))})
        for d, p in zip(tested, corrected, strict=True)
    )


def _verdict(difference: float, p: float) -> Verdict:
    if p >= ALPHA or difference == 0:
        return "no difference shown"
    return "better" if difference > 0 else "worse"


def _values(run: Run) -> dict[str, dict[tuple[str, str], float]]:
    """Return each metric's values by what can be paired: labelled things, else stories."""
    seen: dict[str, dict[tuple[str, str], list[float]]] = defaultdict(lambda: defaultdict(list))
    for result in run.results:
        for o in result.observations:
            key = (o.case, o.item if o.labelled else "")
            seen[o.metric][key].append(1 - o.lost)
    return {m: {k: sum(v) / len(v) for k, v in keys.items()} for m, keys in seen.items()}


def _difference(
    metric: str, one: Mapping[tuple[str, str], float], two: Mapping[tuple[str, str], float]
) -> Contrast | None:
    pairs = sorted(one.keys() & two.keys())
    if not pairs:
        return None
    changes = np.array([two[k] - one[k] for k in pairs])
    mean = float(changes.mean())
    if np.ptp(changes) == 0:
        # All pairs changed alike: no spread to resample, and a sign test says how likely that is.
        p = 1.0 if mean == 0 else min(1.0, 2.0 ** (1 - len(pairs)))
        low, high = mean, mean
    else:
        p, (low, high) = _sign_flips(changes), resampled((changes,), np.mean)
    return Contrast(metric=metric, difference=mean, low=low, high=high, n=len(pairs), p=p)


def _sign_flips(changes: Any) -> float:
    result = stats.permutation_test(
        (changes,),
        np.mean,
        permutation_type="samples",
        n_resamples=PERMUTATIONS,
        vectorized=True,
        rng=np.random.default_rng(SEED),
    )
    return float(result.pvalue)


OPEN: Literal["open"] = "open"
HELD_OUT: Literal["held out"] = "held out"


Scores = dict[str, Score | None]
"""Every metric; None is "not scored": there was nothing to look at."""


class Miss(Part):
    """Something that went wrong, with the words concerned."""

    metric: str
    case: str
    text: str
    weight: float


class Story(Part):
    """One story's scores."""

    case: str
    held_out: bool
    scores: Scores


class Opinion(Part):
    """What a judge says of some stories.

    Attributes:
        follows: Share of the sentences that follow from what they cite.
        neutrality: Mean over the stories, from 1 (takes sides) to 5.
    """

    follows: Score | None
    neutrality: Score | None


class Doubt(Part):
    """A sentence that the judge finds not to follow from what it cites."""

    case: str
    sentence: str


class Opinions(Part):
    """What a model says that was asked to judge: reported, and never a reason to fail.

    Attributes:
        model: The judge.
        prompts: Its prompt, as `set@digest`.
        open: Over the stories that are open to look at.
        held_out: Over those that are kept aside.
        doubts: Sentences that do not follow, without those of stories that are kept aside.
        ungraded: Why sentences have no verdict, with the story.
        usage: What was asked.
    """

    model: str
    prompts: str
    open: Opinion
    held_out: Opinion
    doubts: tuple[Doubt, ...]
    ungraded: tuple[str, ...]
    usage: Usage


class Entry(Part):
    """One contender's results.

    Attributes:
        name: What it was called.
        engine: Its engine's name.
        prompts: The prompts in use, as `set@digest`.
        open: Scores over the stories that are open to look at.
        held_out: Scores over those that are kept aside.
        stories: Scores by story.
        misses: The worst first, without those of stories that are kept aside.
        usage: What was asked of a model.
        judge: What a model that was asked to judge says; no floor and no limit looks at it.
    """

    name: str
    engine: str
    prompts: str
    open: Scores
    held_out: Scores
    stories: tuple[Story, ...]
    misses: tuple[Miss, ...]
    usage: Usage
    judge: Opinions | None = None

    def values(self) -> dict[str, dict[str, float | None]]:
        """Return the scores' values by group of stories, as the gate takes them."""
        groups = {OPEN: self.open, HELD_OUT: self.held_out}
        return {
            group: {m: score.value if score else None for m, score in values.items()}
            for group, values in groups.items()
        }


class Comparison(Part):
    """A contender beside the first one."""

    first: str
    second: str
    contrasts: tuple[Contrast, ...]


class Report(Part):
    """What an evaluation found.

    Attributes:
        format: Its version.
        cases: The digest of each story.
        entries: The contenders' results, in the order asked for.
        comparisons: Each further contender beside the first.
        fallen: What the gate found below its floor, or changed; empty where it passes.
        gate: What the gate did, in words.
    """

    format: Literal["brief-eval/1"] = "brief-eval/1"
    cases: dict[str, str]
    entries: tuple[Entry, ...]
    comparisons: tuple[Comparison, ...] = ()
    fallen: tuple[str, ...] = ()
    gate: str = ""
    says: dict[str, str] = Field(default_factory=lambda: dict(SAYS))


def report(runs: Sequence[Run]) -> Report:
    """Put runs over the same stories together; the gate has its say later."""
    return Report(
        cases={r.case.name: r.case.digest for r in runs[0].results},
        entries=tuple(_entry(run) for run in runs),
        comparisons=tuple(
            Comparison(
                first=runs[0].contender, second=run.contender, contrasts=differences(runs[0], run)
            )
            for run in runs[1:]
        ),
    )


def _entry(run: Run) -> Entry:
    in_the_open = [r for r in run.results if not r.case.labels.held_out]
    aside = [r for r in run.results if r.case.labels.held_out]
    return Entry(
        name=run.contender,
        engine=run.engine,
        prompts=run.prompts,
        open=scores(o for r in in_the_open for o in r.observations),
        held_out=scores(o for r in aside for o in r.observations),
        stories=tuple(_story(r) for r in run.results),
        misses=worst(o for r in in_the_open for o in r.observations),
        # The clock is left out: two runs give the same report.
        usage=run.usage.model_copy(update={"seconds": 0.0}),
    )


def _story(result: CaseResult) -> Story:
    return Story(
        case=result.case.name,
        held_out=result.case.labels.held_out,
        scores=scores(result.observations),
    )


def scores(observations: Iterable[Observation]) -> Scores:
    """Estimate every metric."""
    by_metric: dict[str, list[Observation]] = {m: [] for m in SAYS}
    for o in observations:
        by_metric[o.metric].append(o)
    return {m: estimate(seen) for m, seen in by_metric.items()}


def worst(observations: Iterable[Observation]) -> tuple[Miss, ...]:
    """Return the misses, worst first."""
    found = [
        Miss(metric=o.metric, case=o.case, text=o.miss, weight=round(o.weight * o.lost, 6))
        for o in observations
        if o.miss and o.lost > 0
    ]
    order = list(SAYS)
    return tuple(sorted(found, key=lambda m: (-m.weight, m.case, order.index(m.metric), m.text)))


def spread(misses: Sequence[Miss], number: int) -> list[Miss]:
    """Choose misses of as many metrics and stories as can be, the worst of each first.

    Thirty of one kind say little more than two; what two metrics saw of one thing is told once.
    """
    told = {(m.case, m.text): m for m in reversed(misses)}
    chosen = [m for m in misses if told[m.case, m.text] is m]
    by_story = _turns(chosen, key=lambda m: (m.metric, m.case))
    order = [chosen[i] for i in sorted(range(len(chosen)), key=lambda i: (by_story[i], i))]
    turns = _turns(order, key=lambda m: m.metric)
    ranked = sorted(range(len(order)), key=lambda i: (turns[i], -order[i].weight, i))
    return [order[i] for i in ranked[:number]]


def _turns(misses: Sequence[Miss], key: Callable[[Miss], object]) -> list[int]:
    """Return for each miss how many of its kind stand before it."""
    seen: Counter[object] = Counter()
    turns = []
    for miss in misses:
        turns.append(seen[key(miss)])
        seen[key(miss)] += 1
    return turns
