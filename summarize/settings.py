"""One frozen `Settings`, built once at the door: nothing below it reads the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Gt

MAX_FILE_BYTES = 20 * 1024 * 1024
"""A news article of more than 20 MB is a mistake: a video, an archive, a database dump."""

Mode = Literal["auto", "json-schema", "tools", "json", "md-json"]
Whole = Annotated[int, Gt(0)]
Positive = Annotated[float, Gt(0)]
NotLess = Annotated[float, Ge(0)]


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How a model is asked.

    Attributes:
        name: `openai/gpt-...`, another provider's `provider/model`, `gguf:FILE`, or with
            `base_url` whatever that server calls its model.
        base_url: An OpenAI-compatible server.
        key: The key; never shown.
        mode: How structured answers are asked for; "auto" finds out what the server can do.
        prompts: A prompt set, by folder or name.
        temperature: Sampling temperature.
        timeout: Seconds that one request may take; None for two minutes, fifteen for a model on
            this machine.
        concurrency: Requests under way at once; a model on this machine is asked one by one.
        attempts: How often one question is asked at most, for whatever reason.
        deadline: Seconds for the whole run; None for none.
        budget: US dollars that may be spent; None for no bound.
        batch: Whether questions go out by the provider's batch interface; takes a cache.
        careful: Whether references are asked a second time, and kept only where both agree.
        context: Tokens that the model's context holds; None for 64,000, 8,192 for a model on this
            machine.
        cache: Folder of finished answers; None for none.
        record: Folder to record exchanges to.
        replay: Folder to answer from, with no network.
        prices: US dollars per million tokens, sent and received, by model name.
    """

    name: str
    base_url: str | None = None
    key: str | None = field(default=None, repr=False)
    mode: Mode = "auto"
    prompts: str = "default"
    temperature: NotLess = 0.0
    timeout: Positive | None = None
    concurrency: Whole = 8
    attempts: Whole = 4
    deadline: Positive | None = None
    budget: NotLess | None = None
    batch: bool = False
    careful: bool = False
    context: Whole | None = None
    cache: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    prices: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """How one run is made.

    Attributes:
        model: How a model is asked; None for the embedded engine.
        title: The page's title; None to make one from the story.
        max_file_bytes: Larger files are skipped, and reported.
        keep_steps: Folder into which every step's result is written as JSON; None for none.
        pages: Folder in which pages that were fetched are kept, so that the brief can be made again
            without the network; None keeps none.
        allow_private: Whether addresses may lead to other networks than the public one, and to
            other ports than 80 and 443.
    """

    model: ModelSettings | None = None
    title: str | None = None
    max_file_bytes: int = MAX_FILE_BYTES
    keep_steps: Path | None = None
    pages: Path | None = None
    allow_private: bool = False
