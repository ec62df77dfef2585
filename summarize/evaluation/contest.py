"""Two engines, models or prompt sets on the same stories: paired differences, and whether any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from scipy import stats

from summarize.evaluation.estimates import CONFIDENCE, RESAMPLES, SEED
from summarize.evaluation.run import Run

ALPHA = 0.05
"""Share of metrics called different although none is (Benjamini and Hochberg's correction)."""

PERMUTATIONS = 9999
"""Sign flips tried; with few pairs scipy tries all there are instead."""

Verdict = Literal["better", "worse", "no difference shown"]


@dataclass(frozen=True, slots=True)
class Difference:
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


def differences(first: Run, second: Run) -> list[Difference]:
    """Compare two runs metric by metric; metrics without a pair are left out."""
    one, two = _values(first), _values(second)
    found = [_difference(m, one[m], two[m]) for m in one if m in two]
    tested = [d for d in found if d is not None]
    if not tested:
        return []
    corrected = stats.false_discovery_control([d.p for d in tested])
    return [
        replace(d, p=float(p), verdict=_verdict(d, float(p)))
        for d, p in zip(tested, corrected, strict=True)
    ]


def _verdict(difference: Difference, p: float) -> Verdict:
    if p >= ALPHA or difference.difference == 0:
        return "no difference shown"
    return "better" if difference.difference > 0 else "worse"


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
) -> Difference | None:
    pairs = sorted(one.keys() & two.keys())
    if not pairs:
        return None
    changes = np.array([two[k] - one[k] for k in pairs])
    mean = float(changes.mean())
    if np.ptp(changes) == 0:
        # All pairs changed alike: no spread to resample, and a sign test says how likely that is.
        p = 1.0 if mean == 0 else min(1.0, 2.0 ** (1 - len(pairs)))
        return Difference(metric, mean, mean, mean, len(pairs), p)
    low, high = _interval(changes)
    return Difference(metric, mean, low, high, len(pairs), _sign_flips(changes))


def _interval(changes: Any) -> tuple[float, float]:
    found = stats.bootstrap(
        (changes,),
        np.mean,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


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


def shown(found: Sequence[Difference]) -> bool:
    """Whether any metric shows a difference."""
    return any(d.verdict != "no difference shown" for d in found)
