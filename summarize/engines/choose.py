"""Making the engine that the settings name; what asks a model is imported where one is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.domain import Article, Usage
from summarize.engines.base import Engine
from summarize.engines.model.ledger import Ledger, price_of
from summarize.engines.model.questions import LOCAL, FaultError
from summarize.engines.offline import OfflineEngine
from summarize.errors import ModelDownError, SettingsError
from summarize.prompting import Message, load_set
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser

if TYPE_CHECKING:
    from summarize.engines.model.cache import AnswerCache
    from summarize.engines.model.client import ModelClient


MOST_AT_ONCE = 50_000
"""Questions of one batch: all of a stage are under way at once."""
LOCAL_CONTEXT = 8192
"""Tokens of context that a model on this machine is given, where the user states none."""
LOCAL_TIMEOUT = 900.0
"""Seconds for one request to a model on this machine: a long answer at five tokens a second."""


def engine_for(model: ModelSettings | None, parser: Parser) -> Engine:
    """Return the embedded engine, or one that asks a model.

    Raises:
        SettingsError: When a budget is set for a model whose price is not known.
        ModelError: When a local model cannot be served.
        PromptError: When the prompt set does not hold.
    """
    if model is None:
        return OfflineEngine(parser)
    from summarize.engines.model.cache import AnswerCache  # noqa: PLC0415 - only where a model is asked
    from summarize.engines.model.engine import ModelEngine  # noqa: PLC0415

    model = _askable(model)
    prompts = load_set(model.prompts)
    cache = AnswerCache(model.cache) if model.cache and model.replay is None else None
    return ModelEngine(model, prompts, lambda: _client(model, cache), cache, parser)


def _askable(model: ModelSettings) -> ModelSettings:
    """Hold budget and batch against what they take, and allow a model on this machine its time."""
    if model.budget is not None and price_of(model.name, model.prices) is None:
        raise SettingsError(
            f"--budget: the price of {model.name} is not known",
            'state it in brief.toml: [prices] "the-model" = [dollars per million sent, received]',
        )
    if model.batch:
        provider, _, bare = model.name.partition("/")
        if provider.startswith(LOCAL) or (model.base_url is None and bare and provider != "openai"):
            raise SettingsError(
                f"--batch: {model.name} has no batch interface that is known here",
                "it is that of openai/NAME, or of a server with --base-url",
            )
        if model.cache is None:
            raise SettingsError("--batch needs the cache, to come back to", "leave --no-cache out")
        return replace(model, concurrency=MOST_AT_ONCE)
    if model.name.startswith(LOCAL):
        timeout, context = model.timeout or LOCAL_TIMEOUT, model.context or LOCAL_CONTEXT
        return replace(model, concurrency=1, timeout=timeout, context=context)
    return model


def estimate(articles: Sequence[Article], model: ModelSettings | None) -> Usage:
    """Return the requests, tokens and money that a run would take at most; zeros when offline.

    Raises:
        PromptError: When the prompt set does not hold.
    """
    if model is None:
        return Usage()
    from summarize.engines.model.estimate import estimate_run  # noqa: PLC0415 - only where a model is asked

    return estimate_run(articles, _askable(model), load_set(model.prompts))


def ping(model: ModelSettings) -> str:
    """Ask one tiny question, in the mode that a run would use, and say how it went.

    Raises:
        ModelError: What is wrong, and how to mend it.
    """
    from summarize.engines.model.answers import PingAnswer  # noqa: PLC0415
    from summarize.engines.model.asking import Asker  # noqa: PLC0415
    from summarize.engines.model.questions import Question  # noqa: PLC0415

    ledger = Ledger(price=None)
    words = (Message("user", 'Answer in JSON: {"ready": true}'),)
    question = Question("ping", "the set-up", words, PingAnswer, 50, "none")

    async def ask() -> str:
        asker = Asker(model, lambda: _client(model), ledger, None)
        try:
            await asker.ask(question)
        except FaultError as error:
            raise ModelDownError(
                f"no usable answer: {error.message}",
                "is the server running, and is --base-url right (most end in /v1)?",
            ) from None
        finally:
            await asker.close()
        used = ledger.usage()
        counts = f"{used.prompt_tokens} tokens sent, {used.completion_tokens} received"
        return f"good, in mode {asker.modes.current}, {counts}"

    return asyncio.run(ask())


def _client(model: ModelSettings, cache: AnswerCache | None = None) -> ModelClient:
    """Return whoever speaks to the model; a replay never needs it."""
    from summarize.engines.model.client import LocalServer, ModelClient  # noqa: PLC0415 - more than a second to import

    if model.name.startswith(LOCAL):
        server = LocalServer(Path(model.name.removeprefix(LOCAL)), model.context or LOCAL_CONTEXT)
        served = replace(model, name="local", base_url=server.base_url, key=None)
        return ModelClient(served, server=server)
    return ModelClient(model, cache=cache)
