"""The options that several commands share, each told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from summarize.cli.terminal import say

MODEL = "Model"
"""The panel of `--help` under which the model's options stand."""
EMBEDDED = "the embedded engine"
DEBUG = "--debug"
Debug = Annotated[
    bool, typer.Option(DEBUG, help="With any command: show where an error comes from.")
]
"""For the help only: the way in (`app.main`) takes it out from wherever it stands."""
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def of_model(told: str, *names: str, **more: Any) -> Any:
    """Return an option that stands under those of the model."""
    return typer.Option(*names, help=told, rich_help_panel=MODEL, **more)


@dataclass(frozen=True)
class AskingFlags:
    """What the command line says of how a model is asked; None where it says nothing."""

    base_url: Annotated[str | None, of_model("An OpenAI-compatible server.")] = None
    mode: Annotated[
        str | None,
        of_model("How structured answers are asked for: auto, json-schema, tools, json, md-json."),
    ] = None
    concurrency: Annotated[int | None, of_model("Requests at once.")] = None
    timeout: Annotated[float | None, of_model("Seconds for one request.")] = None
    deadline: Annotated[float | None, of_model("Seconds for the whole run.")] = None
    budget: Annotated[float | None, of_model("US dollars to spend at most.")] = None
    context: Annotated[int | None, of_model("Tokens of the model's context.")] = None
    careful: Annotated[
        bool | None, of_model("Ask references twice, keep what agrees.", "--careful")
    ] = None
    batch: Annotated[
        bool | None, of_model("By the provider's batch interface: later, for less.", "--batch")
    ] = None
    cache_dir: Annotated[Path | None, of_model("Where finished answers are kept.")] = None
    no_cache: Annotated[bool, of_model("Keep no answers.", "--no-cache")] = False
    record: Annotated[Path | None, of_model("Write each exchange here.")] = None
    replay: Annotated[Path | None, of_model("Answer from here, no network.")] = None


@dataclass(frozen=True)
class NamedFlags:
    """What it says of whom is asked, with which prompts."""

    model: Annotated[str | None, of_model("openai/NAME, PROVIDER/NAME or gguf:FILE.")] = None
    prompts: Annotated[str | None, of_model("A prompt set: a folder or a name.")] = None


@dataclass(frozen=True)
class ModelFlags(AskingFlags, NamedFlags):
    """Both."""


OF_A_MODEL = tuple(flag.name for flag in fields(ModelFlags))
"""The options that only a model uses, by the names of their parameters."""


def unpacked(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of the dataclasses among its parameters."""
    kinds: dict[str, Any] = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {n: kind for n, kind in kinds.items() if is_dataclass(kind)}

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{f.name: given.pop(f.name) for f in fields(group)})
        command(**given)

    options = []
    for name, plain in signature(command).parameters.items():
        hints = get_type_hints(groups[name], include_extras=True) if name in groups else kinds
        members = fields(groups[name]) if name in groups else (plain,)
        for member in members:
            kind, default = hints[member.name], member.default
            options.append(
                Parameter(member.name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            )
    del run.__wrapped__  # typer would look through it
    run.__signature__ = Signature(options)  # type: ignore[attr-defined]
    run.__annotations__ = {o.name: o.annotation for o in options}
    return run


def name_unused(ctx: typer.Context, names: Iterable[str], by: str) -> None:
    """Say which of some options, by the names of their parameters, were given in vain."""
    wanted = set(names)
    given = [p for p in ctx.command.params if p.name in wanted and _is_given(ctx, p.name or "")]
    if given:
        say(f"not used by {by}: {', '.join(p.opts[0] for p in given)}", err=True)


def _is_given(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
