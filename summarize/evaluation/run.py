"""Running an engine over labelled stories: what each metric saw in each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from summarize.claims.ground import ground as the_gate
from summarize.domain import Brief, DraftClaim, Usage
from summarize.engines.base import Engine
from summarize.engines.scripted import ScriptedEngine
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics import (
    alignment,
    claims,
    cleaning,
    figures,
    findings,
    gate,
    metadata,
    origins,
    page,
    speakers,
    wording,
)
from summarize.evaluation.metrics.page import Variants
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome
from summarize.evaluation.variants import make_variants
from summarize.pipeline import make_brief
from summarize.text.parsing import Parser

Progress = Callable[[str, str, int, int], None]
"""Told of the contender, the story about to be run, and which of how many it is."""


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine under test.

    Attributes:
        name: What reports call it, and the baseline keeps its floors under.
        make: Makes a fresh engine for a repetition (from 0), so that a repeated question is
            really asked again.
    """

    name: str
    make: Callable[[Parser, int], Engine]
    recorded: frozenset[str] | None = None
    """The stories of which there are recordings, where the engine only replays: nothing else can
    be asked of it, no other order of articles and no labelled facts in place of its reading."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """How stories are run.

    Attributes:
        repeat: How often each story is read; what was seen is averaged.
        ground: The gate that is tried with corrupted statements.
        progress: Told of each story.
    """

    repeat: int = 1
    ground: gate.Ground = the_gate
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What was seen in one story.

    Attributes:
        case: The story.
        observations: What every metric saw; repetitions are averaged item by item.
        shares: How many of the page's citations each article has, by file.
        brief: What was made of it; of repetitions, the first.
    """

    case: Case
    observations: tuple[Observation, ...]
    shares: dict[str, int]
    brief: Brief


@dataclass(frozen=True, slots=True)
class Run:
    """One contender over all stories."""

    contender: str
    engine: str
    prompts: str
    results: tuple[CaseResult, ...]
    usage: Usage


def run(
    contender: Contender,
    cases: Sequence[Case],
    parser: Parser,
    conditions: Conditions | None = None,
) -> Run:
    """Run a contender over stories.

    Args:
        contender: Who does the language work.
        cases: The stories.
        parser: Shared, so that the model of English is loaded once.
        conditions: How.
    """
    conditions = conditions or Conditions()
    engines = [contender.make(parser, i) for i in range(conditions.repeat)]
    try:
        return _run(contender, engines, cases, parser, conditions)
    finally:
        for engine in engines:
            engine.close()


def _run(
    contender: Contender,
    engines: Sequence[Engine],
    cases: Sequence[Case],
    parser: Parser,
    conditions: Conditions,
) -> Run:
    results = []
    if contender.recorded is not None:
        cases = [c for c in cases if c.name in contender.recorded]
    for i, case in enumerate(cases):
        if conditions.progress:
            conditions.progress(contender.name, case.name, i, len(cases))
        free = contender.recorded is None
        seen = [look(case, e, parser, conditions.ground, free=free) for e in engines]
        results.append(replace(seen[0], observations=averaged([s.observations for s in seen])))
    return Run(
        contender=contender.name,
        engine=engines[0].name,
        prompts=engines[0].prompts,
        results=tuple(results),
        usage=total([e.usage() for e in engines]),
    )


def look(
    case: Case, engine: Engine, parser: Parser, ground: gate.Ground, *, free: bool = True
) -> CaseResult:
    """Make a brief of a story and look at it stage by stage.

    Args:
        case: The story.
        engine: The engine under test.
        parser: Who parses.
        ground: The gate that is tried with corrupted statements.
        free: Whether the engine can be asked about more than the story as it is.
    """
    make = partial(make_brief, engine=engine, parser=parser)
    paths = list(case.files.values())
    outcome = Outcome(case, make(paths))
    gold = Outcome(case, _of_labelled_facts(outcome, engine, parser)) if free else None
    variants = make_variants(case, make) if free else Variants(None, None, {})

    def observe() -> Iterator[Observation]:
        yield from cleaning.observe(outcome)
        yield from metadata.observe(outcome)
        yield from claims.observe(outcome)
        yield from speakers.observe(outcome)
        yield from figures.observe(outcome)
        yield from gate.observe(outcome, ground, parser)
        if gold is not None:
            yield from alignment.observe(outcome, gold)
        yield from origins.observe(outcome)
        yield from findings.observe(outcome)
        yield from wording.observe(outcome)
        yield from page.observe(outcome, variants)

    by_id = {c.id: c for c in outcome.brief.claims}
    shares = page.shares_of(outcome.brief, by_id)
    named = {outcome.outlet(a): n for a, n in shares.items()}
    return CaseResult(case, tuple(observe()), named, outcome.brief)


def _of_labelled_facts(outcome: Outcome, engine: Engine, parser: Parser) -> Brief:
    """Make a brief in which the labelled facts are what was read: the rest is the engine's."""
    readings = {}
    for file, article in outcome.articles.items():
        spans = [
            outcome.spans[f.id]
            for f in outcome.facts
            if f.article == file and f.id in outcome.spans
        ]
        readings[article.path] = [
            DraftClaim(article="", quote=article.text[s:e], start=s) for s, e in spans
        ]
    scripted = ScriptedEngine(readings, rest=engine)
    return make_brief(list(outcome.case.files.values()), engine=scripted, parser=parser)


def averaged(repetitions: Sequence[Sequence[Observation]]) -> tuple[Observation, ...]:
    """Join what repetitions saw: one observation per thing looked at, with the mean value."""
    if len(repetitions) == 1:
        return tuple(repetitions[0])
    seen: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for repetition in repetitions:
        for o in repetition:
            seen[o.metric, o.item].append(o)
    return tuple(_mean(observations) for observations in seen.values())


def _mean(observations: Sequence[Observation]) -> Observation:
    worst = max(observations, key=lambda o: o.lost)
    recalls = [o.recall for o in observations if o.recall is not None]
    return replace(
        worst,
        value=sum(o.value for o in observations) / len(observations),
        recall=sum(recalls) / len(recalls) if recalls else None,
    )


def total(usages: Sequence[Usage]) -> Usage:
    """Add up what was asked."""
    costs = [u.cost_usd for u in usages if u.cost_usd is not None]
    return Usage(
        requests=sum(u.requests for u in usages),
        cached=sum(u.cached for u in usages),
        prompt_tokens=sum(u.prompt_tokens for u in usages),
        completion_tokens=sum(u.completion_tokens for u in usages),
        cost_usd=sum(costs) if costs else None,
        seconds=sum(u.seconds for u in usages),
    )
