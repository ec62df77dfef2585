"""The options that several commands share, each told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from summarize.cli.config import ModelFlags
from summarize.cli.terminal import say

MODEL = "Model"
"""The panel of `--help` under which the model's options stand."""


class ModeChoice(StrEnum):
    """How structured answers are asked for."""

    auto = "auto"
    json_schema = "json-schema"
    tools = "tools"
    json = "json"
    md_json = "md-json"


def _of_model(told: str, *names: str) -> Any:
    return typer.Option(*names, help=told, rich_help_panel=MODEL)


ModelName = Annotated[str | None, _of_model("openai/NAME, PROVIDER/NAME or gguf:FILE.")]
ModelNames = Annotated[list[str] | None, _of_model("A model by name; repeat to compare.")]
BaseUrl = Annotated[str | None, _of_model("An OpenAI-compatible server.")]
PromptsName = Annotated[str | None, _of_model("A prompt set: a folder or a name.")]
PromptsNames = Annotated[list[str] | None, _of_model("A prompt set; repeat to compare.")]
Mode = Annotated[ModeChoice | None, _of_model("How structured answers are asked for.")]
Budget = Annotated[float | None, _of_model("US dollars to spend at most.")]
Concurrency = Annotated[int | None, _of_model("Requests at once.")]
PerMinute = Annotated[int | None, _of_model("A limit of your own.")]
Deadline = Annotated[float | None, _of_model("Seconds for the whole run.")]
Timeout = Annotated[float | None, _of_model("Seconds for one request.")]
Context = Annotated[int | None, _of_model("Tokens of the model's context.")]
CacheDir = Annotated[Path | None, _of_model("Where finished answers are kept.")]
NoCache = Annotated[bool, _of_model("Keep no answers.", "--no-cache")]
Careful = Annotated[bool, _of_model("Ask references twice, keep what agrees.", "--careful")]
Batch = Annotated[bool, _of_model("By the provider's batch interface: later, for less.", "--batch")]
Record = Annotated[Path | None, _of_model("Write each exchange here.")]
Replay = Annotated[Path | None, _of_model("Answer from here, no network.")]
DEBUG = "--debug"
Debug = Annotated[
    bool, typer.Option(DEBUG, help="With any command: show where an error comes from.")
]
"""For the help only: the way in (`app.main`) takes it out from wherever it stands."""
OF_A_MODEL = tuple(flag.name for flag in fields(ModelFlags))
"""The options that only a model uses, by the names of their parameters."""
EMBEDDED = "the embedded engine"
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def name_unused(ctx: typer.Context, names: Iterable[str], by: str) -> None:
    """Say which of some options were given in vain.

    Args:
        ctx: The command line.
        names: The options, by the names of their parameters.
        by: Who does not use them.
    """
    wanted = set(names)
    given = [p for p in ctx.command.params if p.name in wanted and _is_given(ctx, p.name or "")]
    if given:
        say(f"not used by {by}: {', '.join(p.opts[0] for p in given)}", err=True)


def _is_given(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
