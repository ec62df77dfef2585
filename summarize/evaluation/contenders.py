"""The engines under test, as the command line names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summarize.engines.base import Engine
from summarize.engines.choose import engine_for
from summarize.errors import InputError
from summarize.evaluation.run import Contender
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser

OFFLINE = "offline"


def contenders(
    engines: Sequence[str], prompts: Sequence[str], base: ModelSettings | None
) -> list[Contender]:
    """Return the contenders: each engine, a model once with each prompt set.

    Args:
        engines: "offline" or names of models.
        prompts: Prompt sets, by folder or name; none for the one in `base`.
        base: How a model is asked, apart from its name and prompts.

    Raises:
        InputError: When there are prompt sets but no engine that reads them.
    """
    models = [e for e in engines if e != OFFLINE]
    if prompts and not models:
        raise InputError(
            "--prompts: the embedded engine reads no prompts",
            "name a model as well: --engine openai/gpt-...",
        )
    found = [Contender(OFFLINE, _offline)] if OFFLINE in engines else []
    settings = base or ModelSettings(name="")
    for model in models:
        for prompt_set in prompts or [settings.prompts]:
            asked = replace(settings, name=model, prompts=prompt_set)
            name = f"{model} with {prompt_set}" if len(prompts) > 1 else model
            found.append(Contender(name, _asking(asked)))
    return found


def _offline(parser: Parser, repetition: int) -> Engine:
    _ = repetition  # it answers the same each time
    return engine_for(None, parser)


def _asking(settings: ModelSettings) -> Callable[[Parser, int], Engine]:
    def make(parser: Parser, repetition: int) -> Engine:
        return engine_for(replace(settings, repetition=repetition), parser)

    return make
