"""The engines under test, as the command line names them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.engines.base import Engine
from summarize.engines.choose import engine_for
from summarize.errors import SettingsError
from summarize.evaluation.run import Contender
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser

OFFLINE = "offline"
MODEL = "model"
RECORDED = "recorded"
RECORDINGS = Path("recordings/model")
"""Beside the cases: for each story a folder of a large language model's answers."""
DEFAULT_PROMPTS = "default"

SettingsFor = Callable[[str | None, str | None], ModelSettings | None]
"""Finds out how a model is asked, by its name and prompt set; None stands for the chosen ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    Attributes:
        engines: "offline", "model" for the one that is chosen in the settings, or "recorded" for
            the answers of a large language model that lie beside the cases.
        models: Names of models.
        prompts: Prompt sets, by folder or name.
        beside: The folder that holds the cases' folder.
    """

    engines: Sequence[str] = ()
    models: Sequence[str] = ()
    prompts: Sequence[str] = ()
    beside: Path = Path()


def contenders(asked: Asked, settings_for: SettingsFor) -> list[Contender]:
    """Return the contenders: each engine once, each model once with each prompt set.

    The embedded engine runs where nothing else is asked for, also where a model is chosen in
    the settings: an evaluation that costs money is asked for by name.

    Raises:
        SettingsError: When an engine is unknown, or a model is wanted and none is chosen.
    """
    if unknown := set(asked.engines) - {OFFLINE, MODEL, RECORDED}:
        raise SettingsError(f"--engine {min(unknown)}: it is {OFFLINE}, {MODEL} or {RECORDED}")
    chosen = MODEL in asked.engines or (asked.prompts and not asked.models)
    models: list[str | None] = [*asked.models, *([None] if chosen else [])]
    found = {}
    replays = RECORDED in asked.engines
    if OFFLINE in asked.engines or not (models or replays):
        found[OFFLINE] = Contender(OFFLINE, _offline)
    if replays:
        found[RECORDED] = _recorded(asked.beside / RECORDINGS)
    for model in models:
        for prompt_set in asked.prompts or (None,):
            contender = _model(settings_for(model, prompt_set))
            found[contender.name] = contender
    return list(found.values())


def _offline(parser: Parser, repetition: int) -> Engine:
    _ = repetition  # it answers the same each time
    return engine_for(None, parser)


def _recorded(folder: Path) -> Contender:
    """Return the contender that replays a large language model's answers."""
    stories = sorted(p for p in folder.glob("*/") if any(p.glob("*.json")))
    if not stories:
        raise SettingsError(f"no recordings in {folder}", "see docs/evals.md")
    first = min(stories[0].glob("*.json"))
    model = str(json.loads(first.read_text("utf-8"))["model"])
    settings = ModelSettings(name=model, replay=folder)

    def make(parser: Parser, repetition: int) -> Engine:
        _ = repetition  # it answers the same each time
        return engine_for(settings, parser)

    return Contender(RECORDED, make, recorded=frozenset(p.name for p in stories))


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
