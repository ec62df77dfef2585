"""Making a brief, and printing and comparing those that were made: `brief DIR --out FILE`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Argument, Option

from summarize.cli import options
from summarize.cli.options import say, unknown_command
from summarize.errors import PARTIAL, InputError, SettingsError
from summarize.settings import ModelSettings, Settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from summarize.domain import Brief, TaskUsage, Usage

LOCAL = "gguf:"
UNUSED_KEY = (
    "made offline: {} is set but no model is chosen, so nothing was sent; to use one: "
    "--model openai/NAME, or once and for all BRIEF_MODEL or model = in brief.toml"
)
BY_BATCH = (
    "asked by batches, each up to a day: wait, or end this with Ctrl-C and give the same command "
    "later"
)


EngineChoice = StrEnum("EngineChoice", ["offline", "model"])
"""Who does the language work."""
Format = StrEnum("Format", ["md", "html", "json", "jsonl", "csv"])
"""The formats of a page, and those of a table that are text."""

Paths = Annotated[
    list[str] | None,
    Argument(
        help="Folders (read recursively), files, addresses (https://...) of pages or feeds, or "
        '"-" for standard input.'
    ),
]
Out = Annotated[
    list[str] | None,
    Option(
        "--out",
        "-o",
        help="Where to: .md, .html or .json; a table as .jsonl, .csv or .parquet, named by its "
        'last word (x-findings.csv); may be repeated; "-" is standard output.',
    ),
]
Listed = Annotated[
    list[str] | None,
    Option(
        "--from",
        help="Read what a list names: paths and addresses, a line each, or a feed; "
        'may be repeated; "-" is standard input.',
    ),
]
Title = Annotated[str | None, Option(help="The page's title.")]
ByEngine = Annotated[
    EngineChoice | None,
    Option(help="offline, or the chosen model (the default once one is chosen)."),
]
KeepSteps = Annotated[
    Path | None, Option(help="Write every step's result as JSON into this folder.")
]
Pages = Annotated[
    Path | None,
    Option(
        help="Keep the pages of addresses in this folder (else beside the first --out, as "
        "x-pages), so that the same brief can be made again without the network."
    ),
]
AllowPrivate = Annotated[
    bool,
    Option("--allow-private", help="Fetch from this machine, private networks and any port too."),
]
Verbose = Annotated[bool, Option("--verbose", "-v", help="Tell each step.")]
Estimate = Annotated[bool, options.of_model("Say what it would ask and cost.", "--estimate")]


def make(
    ctx: typer.Context,
    flags: options.ModelFlags,
    paths: Paths = None,
    out: Out = None,
    listed: Listed = None,
    title: Title = None,
    engine: ByEngine = None,
    keep_steps: KeepSteps = None,
    pages: Pages = None,
    allow_private: AllowPrivate = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - `app.main` has taken it out
    verbose: Verbose = False,
    estimate: Estimate = False,
) -> None:
    """Make one neutral, cited page of several accounts of one event."""
    from summarize.articles.pages import is_address
    from summarize.writing.output import check_targets, write

    sources = _sources(ctx, paths or [], listed or [])
    is_fetched = any(map(is_address, sources))
    targets = list(dict.fromkeys(out or ["-"]))
    check_targets(targets)
    offline = engine is EngineChoice.offline
    chosen = None if offline else options.model_settings(flags, os.environ, Path.cwd())
    if chosen is None and (engine is EngineChoice.model or estimate):
        raise SettingsError("no model is chosen", "choose one: --model openai/NAME or BRIEF_MODEL")
    if not quiet:
        _name_unused(ctx, chosen, cached=not flags.no_cache, is_fetched=is_fetched)
    written = [target for target in targets if target != "-"]
    if written and not pages:  # beside the first file
        pages = Path(written[0]).with_name(f"{Path(written[0]).stem}-pages")
    folder = pages if is_fetched else None
    settings = Settings(
        chosen, title, keep_steps=keep_steps, pages=folder, allow_private=allow_private
    )
    if estimate:
        _estimate(sources, settings)
        return
    with watcher_for(quiet=quiet, verbose=verbose) as watcher:
        made = _made(sources, settings, watcher)
    write(made, targets)
    watcher.tell(made, written)
    if settings.pages and any(article.url for article in made.articles):
        watcher.say(f"pages kept in {settings.pages}; the same again: brief {settings.pages}")
    if chosen is None and engine is None and (key := options.unused_key(os.environ)):
        watcher.say(UNUSED_KEY.format(key))
    if made.failed:
        raise typer.Exit(PARTIAL)


def _made(sources: list[str], settings: Settings, watcher: Teller) -> Brief:
    from summarize.pipeline import make_brief

    if settings.model and settings.model.batch:
        watcher.say(BY_BATCH)
    try:
        return make_brief(sources, settings, watcher=watcher)
    except KeyboardInterrupt:
        if settings.model and settings.model.cache:
            watcher.say("interrupted; answers are kept: the same command goes on from here")
        raise


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


def _name_unused(
    ctx: typer.Context, chosen: ModelSettings | None, *, cached: bool, is_fetched: bool
) -> None:
    """Name the options that this run does not use."""
    if not is_fetched:
        options.name_unused(ctx, ("pages", "allow_private"), "a run without addresses")
    if chosen is None:
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
    elif chosen.replay is not None:
        options.name_unused(ctx, ("cache_dir", "no_cache", "batch"), "a replay")
    elif chosen.name.startswith(LOCAL):
        options.name_unused(ctx, ("base_url", "concurrency"), "a model file on this machine")
    elif chosen.batch:
        options.name_unused(ctx, ("concurrency",), "a batch")
    elif not cached:
        options.name_unused(ctx, ("cache_dir",), "a run without a cache")


def _sources(ctx: typer.Context, paths: list[str], lists: list[str]) -> list[str]:
    """Return what is to be read: what is named, and what lists name."""
    from summarize.articles.pages import read_list

    # A single word that is no file was perhaps meant as a command: say which.
    if paths and paths[0].isidentifier() and not Path(paths[0]).exists():
        commands = getattr(ctx.parent and ctx.parent.command, "commands", {})
        raise unknown_command(paths[0], commands, [path.name for path in Path().iterdir()])
    sources = [*paths, *(word for name in lists for word in read_list(name))]
    if not sources:
        raise InputError(
            f"there is nothing in {', '.join(lists)}" if lists else "nothing is named to read",
            "for example: brief news/ --out brief.md",
        )
    return sources


class Teller:
    """Shows a bar, and tells the steps on standard error, as loudly as asked."""

    def __init__(self, bar: Progress, *, quiet: bool, verbose: bool) -> None:
        self._bar = bar
        self._task = bar.add_task("loading", total=None)
        self._quiet = quiet
        self._verbose = verbose

    def step(self, name: str, made: object) -> None:
        """Show a finished step's name; tell it, when asked to."""
        if self._verbose:
            size = f": {len(made)}" if isinstance(made, Sequence) else ""
            say(f"{name}{size}", err=True)
        self._bar.update(self._task, description=name)

    def progress(self, name: str, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, description=name, completed=done, total=total)

    def say(self, line: str) -> None:
        """Say a line, unless asked to be quiet."""
        if not self._quiet:
            say(line, err=True)

    def tell(self, brief: Brief, written: Sequence[str]) -> None:
        """Tell what was left out, what was written and what it cost."""
        from summarize.writing.phrases import count, spent
        from summarize.writing.title import names_of, several

        if told := several(brief):
            self.say(told)
            for n, name in enumerate(names_of(brief), 1):
                self.say(f"  {n}. {name}")
        for what, left_out in (("not read", brief.skipped), ("failed", brief.failed)):
            for left in left_out:
                self.say(f"{what}: {left.path}: {left.reason}")
        for article in brief.articles:
            for note in article.notes:
                self.say(f"note: {article.path}: {note}")
        if written:
            articles = count(len(brief.articles), "article")
            found = f"{articles}, {count(len(brief.findings), 'finding')}"
            self.say(f"{found} -> {', '.join(written)}")
        if brief.usage.requests or brief.usage.cached:
            self.say(spent(brief.usage))
            for task in brief.usage.tasks if self._verbose else ():
                self.say(f"{task.task}: {spent(task)}")


@contextmanager
def watcher_for(*, quiet: bool, verbose: bool) -> Iterator[Teller]:
    """Yield the watcher that fits the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = quiet or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as bar:
        yield Teller(bar, quiet=quiet, verbose=verbose)


def schema() -> None:
    """Print the JSON Schema of a brief."""
    from summarize.writing.output import schema_text

    typer.echo(schema_text(), nl=False)


def show(
    ctx: typer.Context,
    file: Annotated[Path, Argument(help="A brief written as .json.")],
    form: Annotated[Format, Option("--as", help="The format to print.")] = Format.md,
    table: Annotated[
        str, Option(help="For csv and jsonl: claims, findings, positions, figures, ...")
    ] = "claims",
) -> None:
    """Print a brief that was written as JSON in another format."""
    from summarize.writing.output import read_json, render

    if form not in {Format.csv, Format.jsonl}:
        options.name_unused(ctx, ["table"], f"a page as {form.value}")
    typer.echo(render(read_json(file), f".{form.value}", table), nl=False)


def diff(
    old: Annotated[Path, Argument(help="The older brief, as .json.")],
    new: Annotated[Path, Argument(help="The newer one.")],
    as_json: Annotated[bool, Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what changed between two briefs of one story."""
    from summarize.comparison.diff import changes
    from summarize.writing.output import read_json

    changed = changes(read_json(old), read_json(new))
    if as_json:
        typer.echo(changed.model_dump_json(indent=2))
        return
    lines = [f"+ article: {title}" for title in changed.articles_added]
    lines += [f"- article: {title}" for title in changed.articles_removed]
    lines += [f"{m.before} -> {m.after}: {m.statement}" for m in changed.moved]
    lines += [
        f"changed: {u.question}: {', '.join(u.before)} -> {', '.join(u.after)}"
        for u in changed.updated
    ]
    lines += [f"+ {statement}" for statement in changed.added]
    lines += [f"- {statement}" for statement in changed.removed]
    for line in lines or ["nothing changed"]:
        say(line)
