"""`brief DIR --out FILE`: the main job."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.config import ModelFlags, model_settings, unused_key
from summarize.cli.progress import watcher_for
from summarize.errors import PARTIAL, InputError, SettingsError
from summarize.settings import Settings

MODEL = "Model"
"""The panel of `--help` under which the model's options stand."""


class EngineChoice(StrEnum):
    """Who does the language work."""

    offline = "offline"
    model = "model"


class ModeChoice(StrEnum):
    """How structured answers are asked for."""

    auto = "auto"
    json_schema = "json-schema"
    tools = "tools"
    json = "json"
    md_json = "md-json"


def make(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(help='Folders (read recursively), files, or "-" for standard input.'),
    ],
    out: Annotated[
        list[str] | None,
        typer.Option(
            help='Where to: .md, .html or .json; may be repeated; "-" is standard output.'
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    engine: Annotated[
        EngineChoice | None,
        typer.Option(help="offline, or the chosen model (the default once one is chosen)."),
    ] = None,
    keep_steps: Annotated[
        Path | None, typer.Option(help="Write every step's result as JSON into this folder.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell each step.")] = False,
    model: Annotated[
        str | None,
        typer.Option(help="openai/NAME, PROVIDER/NAME or gguf:FILE.", rich_help_panel=MODEL),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(help="An OpenAI-compatible server.", rich_help_panel=MODEL),
    ] = None,
    prompts: Annotated[
        str | None, typer.Option(help="A prompt set: a folder or a name.", rich_help_panel=MODEL)
    ] = None,
    mode: Annotated[
        ModeChoice | None,
        typer.Option(help="How structured answers are asked for.", rich_help_panel=MODEL),
    ] = None,
    estimate: Annotated[
        bool,
        typer.Option("--estimate", help="Say what it would ask and cost.", rich_help_panel=MODEL),
    ] = False,
    budget: Annotated[
        float | None, typer.Option(help="US dollars to spend at most.", rich_help_panel=MODEL)
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option(help="Requests at once.", rich_help_panel=MODEL)
    ] = None,
    requests_per_minute: Annotated[
        int | None, typer.Option(help="A limit of your own.", rich_help_panel=MODEL)
    ] = None,
    tokens_per_minute: Annotated[
        int | None, typer.Option(help="A limit of your own.", rich_help_panel=MODEL)
    ] = None,
    deadline: Annotated[
        float | None, typer.Option(help="Seconds for the whole run.", rich_help_panel=MODEL)
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(help="Seconds for one request.", rich_help_panel=MODEL)
    ] = None,
    context: Annotated[
        int | None, typer.Option(help="Tokens of the model's context.", rich_help_panel=MODEL)
    ] = None,
    cache_dir: Annotated[
        Path | None, typer.Option(help="Where finished answers are kept.", rich_help_panel=MODEL)
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Keep no answers.", rich_help_panel=MODEL)
    ] = False,
    record: Annotated[
        Path | None, typer.Option(help="Write each exchange here.", rich_help_panel=MODEL)
    ] = None,
    replay: Annotated[
        Path | None, typer.Option(help="Answer from here, no network.", rich_help_panel=MODEL)
    ] = None,
) -> None:
    """Make one neutral, cited page of several accounts of one event."""
    from summarize.writing.output import check_targets, write

    _refuse_mistyped_command(ctx, paths[0])
    targets = out or ["-"]
    check_targets(targets)
    flags = ModelFlags(
        model=model,
        base_url=base_url,
        mode=mode and mode.value,
        prompts=prompts,
        concurrency=concurrency,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        timeout=timeout,
        deadline=deadline,
        budget=budget,
        context=context,
        cache_dir=cache_dir,
        record=record,
        replay=replay,
        no_cache=no_cache,
    )
    chosen = None
    if engine is not EngineChoice.offline:
        chosen = model_settings(flags, os.environ, Path.cwd())
    if chosen is None and (engine is EngineChoice.model or estimate):
        raise SettingsError("no model is chosen", "choose one: --model openai/NAME or BRIEF_MODEL")
    settings = Settings(model=chosen, title=title, keep_steps=keep_steps)
    if estimate:
        _estimate(paths, settings)
        return
    from summarize.pipeline import make_brief

    with watcher_for(quiet=quiet, verbose=verbose) as watcher:
        try:
            made = make_brief(paths, settings, watcher=watcher)
        except KeyboardInterrupt:
            if chosen is not None and chosen.cache is not None:
                watcher.say("interrupted; answers are kept: the same command goes on from here")
            raise
    write(made, targets)
    watcher.tell(made, [t for t in targets if t != "-"])
    if chosen is None and engine is None and (key := unused_key(os.environ)):
        watcher.say(
            f"made offline: {key} is set but no model is chosen, so nothing was sent; to use one: "
            "--model openai/NAME, or once and for all BRIEF_MODEL or model = in brief.toml"
        )
    if made.failed:
        raise typer.Exit(PARTIAL)


def _estimate(paths: list[str], settings: Settings) -> None:
    """Say how much a run would ask, before anything is sent."""
    from summarize.pipeline import estimate_run

    guess = estimate_run(paths, settings)
    cost = "unknown price" if guess.cost_usd is None else f"at most {guess.cost_usd:.4f} US dollars"
    typer.echo(
        f"{guess.requests} requests, about {guess.prompt_tokens} tokens sent, "
        f"at most {guess.completion_tokens} received, {cost}; nothing was sent"
    )


def _refuse_mistyped_command(ctx: typer.Context, word: str) -> None:
    """A single word that is no file was perhaps meant as a command: say which there are."""
    if word.isidentifier() and not Path(word).exists():
        commands = getattr(ctx.parent and ctx.parent.command, "commands", {})
        raise InputError(
            f"{word}: no such file or folder, and no command of that name",
            f"commands: {', '.join(sorted(commands))}",
        )


def register(app: typer.Typer, name: str) -> None:
    """Add the command."""
    app.command(name)(make)
