"""Running an engine over labelled stories: what each metric saw in each of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from summarize.claims.ground import ground
from summarize.domain import Usage
from summarize.engines.base import Engine
from summarize.engines.choose import engine_for
from summarize.errors import SettingsError
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics import comparing, gate, reading
from summarize.evaluation.outcome import Observation, Outcome
from summarize.pipeline import make_brief
from summarize.prompting import DEFAULT_SET
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine under test."""

    name: str  # what reports call it, and the baseline keeps its floors under
    make: Callable[[Parser], Engine]
    recorded: frozenset[str] | None = None  # the stories recorded, where it only replays


class CaseResult(NamedTuple):
    """What every metric saw in one story."""

    case: Case
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One contender over all stories."""

    contender: str
    engine: str
    prompts: str
    results: tuple[CaseResult, ...]
    usage: Usage


OBSERVERS = (
    reading.observe_cleaning,
    reading.observe_metadata,
    reading.observe_claims,
    reading.observe_speakers,
    reading.observe_figures,
    comparing.observe_alignment,
    comparing.observe_origins,
    comparing.observe_findings,
    comparing.observe_wording,
    comparing.observe_page,
)


def run(
    contender: Contender,
    cases: Sequence[Case],
    parser: Parser,
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """Run a contender over stories; `progress` is told in words of each."""
    recorded = contender.recorded
    with closing(contender.make(parser)) as engine:
        results = []
        for case in cases:
            if recorded is None or case.name in recorded:
                progress(f"{contender.name}: {case.name}")
                results.append(look(case, engine, parser))
        return Run(contender.name, engine.name, engine.prompts, tuple(results), engine.usage())


def look(case: Case, engine: Engine, parser: Parser) -> CaseResult:
    """Make a brief of a story and look at it stage by stage."""
    outcome = Outcome(case, make_brief(list(case.files.values()), engine=engine, parser=parser))
    seen = [observation for observe in OBSERVERS for observation in observe(outcome)]
    seen += gate.observe_gate(outcome, ground, parser)
    return CaseResult(case, tuple(seen))


# --- the engines under test, as the command line names them

OFFLINE = "offline"
MODEL = "model"
RECORDED = "recorded"
RECORDINGS = Path("recordings/model")
"""Beside the cases: for each story a folder of a large language model's answers."""

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
        models: Their names.
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
        found.append(Contender(OFFLINE, partial(engine_for, None)))
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
    return Contender(RECORDED, partial(engine_for, settings), frozenset(p.name for p in stories))


def _model(settings: ModelSettings | None) -> Contender:
    if settings is None:
        raise SettingsError(
            "prompts are read by a model, and no model is chosen",
            "choose one: --model openai/NAME or BRIEF_MODEL",
        )
    usual = settings.prompts == DEFAULT_SET
    name = settings.name if usual else f"{settings.name} with {settings.prompts}"
    return Contender(name, partial(engine_for, settings))
