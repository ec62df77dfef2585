"""`brief DIR --out FILE`: the main job."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli import options
from summarize.cli.config import ModelFlags, model_settings, unused_key
from summarize.cli.progress import watcher_for
from summarize.cli.terminal import say, unknown_command
from summarize.errors import PARTIAL, InputError, SettingsError
from summarize.settings import ModelSettings, Settings

if TYPE_CHECKING:
    from summarize.domain import TaskUsage, Usage

LOCAL = "gguf:"
BY_BATCH = (
    "asked by batches, each up to a day: wait, or end this with Ctrl-C and give the same command "
    "later"
)


class EngineChoice(StrEnum):
    """Who does the language work."""

    offline = "offline"
    model = "model"


def make(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folders (read recursively), files, addresses (https://...) of pages or feeds, or "
            '"-" for standard input.'
        ),
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(
            "--out",
            "-o",
            help="Where to: .md, .html or .json; a table as .jsonl, .csv or .parquet, named by its "
            'last word (x-findings.csv); may be repeated; "-" is standard output.',
        ),
    ] = None,
    listed: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help="Read what a list names: paths and addresses, a line each, or a feed; "
            'may be repeated; "-" is standard input.',
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
    pages: Annotated[
        Path | None,
        typer.Option(
            help="Keep the pages of addresses in this folder (else beside the first --out, as "
            "x-pages), so that the same brief can be made again without the network."
        ),
    ] = None,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private", help="Fetch from this machine, private networks and any port too."
        ),
    ] = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - `app.main` has taken it out
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell each step.")] = False,
    model: options.ModelName = None,
    base_url: options.BaseUrl = None,
    prompts: options.PromptsName = None,
    mode: options.Mode = None,
    estimate: Annotated[
        bool,
        typer.Option(
            "--estimate", help="Say what it would ask and cost.", rich_help_panel=options.MODEL
        ),
    ] = False,
    budget: options.Budget = None,
    concurrency: options.Concurrency = None,
    requests_per_minute: options.PerMinute = None,
    tokens_per_minute: options.PerMinute = None,
    deadline: options.Deadline = None,
    timeout: options.Timeout = None,
    context: options.Context = None,
    careful: options.Careful = False,
    batch: options.Batch = False,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    record: options.Record = None,
    replay: options.Replay = None,
) -> None:
    """Make one neutral, cited page of several accounts of one event."""
    from summarize.articles.lists import is_address
    from summarize.writing.output import check_targets, write

    sources = _sources(ctx, paths or [], listed or [])
    is_fetched = any(map(is_address, sources))
    targets = list(dict.fromkeys(out or ["-"]))
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
        careful=careful or None,
        batch=batch or None,
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
    if not quiet:
        _name_unused(ctx, chosen, cached=not no_cache)
        if not is_fetched:
            options.name_unused(ctx, ("pages", "allow_private"), "a run without addresses")
    settings = Settings(
        model=chosen,
        title=title,
        keep_steps=keep_steps,
        pages=(pages or _beside(targets)) if is_fetched else None,
        allow_private=allow_private,
    )
    if estimate:
        _estimate(sources, settings)
        return
    from summarize.pipeline import make_brief

    with watcher_for(quiet=quiet, verbose=verbose) as watcher:
        if chosen is not None and chosen.batch:
            watcher.say(BY_BATCH)
        try:
            made = make_brief(sources, settings, watcher=watcher)
        except KeyboardInterrupt:
            if chosen is not None and chosen.cache is not None:
                watcher.say("interrupted; answers are kept: the same command goes on from here")
            raise
    write(made, targets)
    watcher.tell(made, [t for t in targets if t != "-"])
    if settings.pages and any(article.url for article in made.articles):
        watcher.say(f"pages kept in {settings.pages}; the same again: brief {settings.pages}")
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
    say(f"{_guessed(guess)}; nothing was sent")
    for task in guess.tasks:
        say(f"  {task.task}: {_guessed(task)}")


def _guessed(guess: Usage | TaskUsage) -> str:
    cost = "unknown price" if guess.cost_usd is None else f"{guess.cost_usd:.4f} US dollars"
    sent = f"about {guess.prompt_tokens} tokens sent, {guess.completion_tokens} received"
    return f"{guess.requests} requests, {sent}, {cost}"


def _name_unused(ctx: typer.Context, chosen: ModelSettings | None, *, cached: bool) -> None:
    """Name the options that the chosen engine does not use."""
    if chosen is None:
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
    elif chosen.replay is not None:
        options.name_unused(ctx, ("cache_dir", "no_cache", "batch"), "a replay")
    elif chosen.name.startswith(LOCAL):
        options.name_unused(ctx, ("base_url", "concurrency"), "a model file on this machine")
    elif chosen.batch:
        limits = ("concurrency", "requests_per_minute", "tokens_per_minute")
        options.name_unused(ctx, limits, "a batch")
    elif not cached:
        options.name_unused(ctx, ("cache_dir",), "a run without a cache")


def _sources(ctx: typer.Context, paths: list[str], lists: list[str]) -> list[str]:
    """Return what is to be read: what is named, and what lists name."""
    from summarize.articles.lists import read_list

    if paths:
        _refuse_mistyped_command(ctx, paths[0])
    sources = [*paths, *(word for name in lists for word in read_list(name))]
    if not sources:
        raise InputError(
            f"there is nothing in {', '.join(lists)}" if lists else "nothing is named to read",
            "for example: brief news/ --out brief.md",
        )
    return sources


def _beside(targets: list[str]) -> Path | None:
    """Return the folder beside the first file that is written."""
    first = next((Path(target) for target in targets if target != "-"), None)
    return first and first.with_name(f"{first.stem}-pages")


def _refuse_mistyped_command(ctx: typer.Context, word: str) -> None:
    """A single word that is no file was perhaps meant as a command: say which."""
    if word.isidentifier() and not Path(word).exists():
        commands = getattr(ctx.parent and ctx.parent.command, "commands", {})
        raise unknown_command(word, commands, [path.name for path in Path().iterdir()])


def register(app: typer.Typer, name: str) -> None:
    """Add the command."""
    app.command(name)(make)
