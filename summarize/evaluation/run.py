"""Running an engine over labelled stories: what each metric saw in each of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from summarize.claims.ground import ground
from summarize.domain import Brief, DraftClaim, Usage
from summarize.engines.base import Engine
from summarize.engines.choose import engine_for
from summarize.engines.scripted import ScriptedEngine
from summarize.errors import SettingsError
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics import comparing, gate, page, reading
from summarize.evaluation.metrics.page import Variants, make_variants
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome
from summarize.pipeline import make_brief
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser

Progress = Callable[[str], None]
"""Told in words of the contender and the story about to be run."""


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
class CaseResult:
    """What was seen in one story.

    Attributes:
        case: The story.
        observations: What every metric saw; repetitions are averaged item by item.
        brief: What was made of it; of repetitions, the first.
    """

    case: Case
    observations: tuple[Observation, ...]
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
    *,
    repeat: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Run a contender over stories.

    Args:
        contender: Who does the language work.
        cases: The stories.
        parser: Shared, so that the model of English is loaded once.
        repeat: How often each story is read; what was seen is averaged.
        progress: Told of each story.
    """
    free = contender.recorded is None
    if contender.recorded is not None:
        cases = [c for c in cases if c.name in contender.recorded]
    with ExitStack() as open_engines:
        engines = [
            open_engines.enter_context(closing(contender.make(parser, i))) for i in range(repeat)
        ]
        results = []
        for i, case in enumerate(cases, 1):
            if progress:
                progress(f"{contender.name}: {case.name} ({i} of {len(cases)})")
            seen = [look(case, e, parser, free=free) for e in engines]
            results.append(replace(seen[0], observations=averaged([s.observations for s in seen])))
        return Run(
            contender=contender.name,
            engine=engines[0].name,
            prompts=engines[0].prompts,
            results=tuple(results),
            usage=total([e.usage() for e in engines]),
        )


def look(case: Case, engine: Engine, parser: Parser, *, free: bool = True) -> CaseResult:
    """Make a brief of a story and look at it stage by stage.

    Args:
        case: The story.
        engine: The engine under test.
        parser: Who parses.
        free: Whether the engine can be asked about more than the story as it is.
    """
    make = partial(make_brief, engine=engine, parser=parser)
    paths = list(case.files.values())
    outcome = Outcome(case, make(paths))
    gold = Outcome(case, _of_labelled_facts(outcome, engine, parser)) if free else None
    variants = make_variants(case, make) if free else Variants(None, None, {})

    def observe() -> Iterator[Observation]:
        yield from reading.observe_cleaning(outcome)
        yield from reading.observe_metadata(outcome)
        yield from reading.observe_claims(outcome)
        yield from reading.observe_speakers(outcome)
        yield from reading.observe_figures(outcome)
        yield from gate.observe_gate(outcome, ground, parser)
        if gold is not None:
            yield from comparing.observe_alignment(outcome, gold)
        yield from comparing.observe_origins(outcome)
        yield from comparing.observe_findings(outcome)
        yield from comparing.observe_wording(outcome)
        yield from page.observe_page(outcome, variants)

    return CaseResult(case, tuple(observe()), outcome.brief)


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
    counted = ("requests", "cached", "prompt_tokens", "completion_tokens", "seconds")
    sums: dict[str, Any] = {name: sum(getattr(u, name) for u in usages) for name in counted}
    costs = [u.cost_usd for u in usages if u.cost_usd is not None]
    return Usage(**sums, cost_usd=sum(costs) if costs else None)


# --- the engines under test, as the command line names them


OFFLINE = "offline"
MODEL = "model"
RECORDED = "recorded"
RECORDINGS = Path("recordings/model")
"""Beside the cases: for each story a folder of a large language model's answers."""
DEFAULT_PROMPTS = "default"

SettingsFor = Callable[[str | None, str | None], ModelSettings | None]
"""Finds out how a model is asked, by its name and prompt set; None stands for the chosen ones."""


def contenders(
    engines: Sequence[str],
    models: Sequence[str],
    prompts: Sequence[str],
    settings_for: SettingsFor,
    beside: Path,
) -> list[Contender]:
    """Return the contenders: each engine once, each model once with each prompt set.

    The embedded engine runs where nothing else is asked for, also where a model is chosen in
    the settings: an evaluation that costs money is asked for by name.

    Args:
        engines: "offline", "model" for the one that is chosen in the settings, or "recorded" for
            the answers of a large language model that lie beside the cases.
        models: Names of models.
        prompts: Prompt sets, by folder or name.
        settings_for: How a model is asked.
        beside: The folder that holds the cases' folder.

    Raises:
        SettingsError: When an engine is unknown, or a model is wanted and none is chosen.
    """
    if unknown := set(engines) - {OFFLINE, MODEL, RECORDED}:
        raise SettingsError(f"--engine {min(unknown)}: it is {OFFLINE}, {MODEL} or {RECORDED}")
    chosen = MODEL in engines or (prompts and not models)
    wanted: list[str | None] = [*models, *([None] if chosen else [])]
    found = []
    if OFFLINE in engines or not (wanted or RECORDED in engines):
        found.append(Contender(OFFLINE, lambda parser, _: engine_for(None, parser)))
    if RECORDED in engines:
        found.append(_recorded(beside / RECORDINGS))
    found += [_model(settings_for(m, p)) for m in wanted for p in prompts or (None,)]
    return list({c.name: c for c in found}.values())


def _recorded(folder: Path) -> Contender:
    """Return the contender that replays a large language model's answers."""
    stories = sorted(p for p in folder.glob("*/") if any(p.glob("*.json")))
    if not stories:
        raise SettingsError(f"no recordings in {folder}", "see docs/evals.md")
    first = min(stories[0].glob("*.json"))
    model = str(json.loads(first.read_text("utf-8"))["model"])
    settings = ModelSettings(name=model, replay=folder)
    return Contender(
        RECORDED,
        lambda parser, _: engine_for(settings, parser),
        recorded=frozenset(p.name for p in stories),
    )


def _model(settings: ModelSettings | None) -> Contender:
    if settings is None:
        raise SettingsError(
            "prompts are read by a model, and no model is chosen",
            "choose one: --model openai/NAME or BRIEF_MODEL",
        )
    usual = settings.prompts == DEFAULT_PROMPTS
    name = settings.name if usual else f"{settings.name} with {settings.prompts}"

    def make(parser: Parser, repetition: int) -> Engine:
        return engine_for(replace(settings, repetition=repetition), parser)

    return Contender(name, make)
