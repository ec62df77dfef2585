"""Commands on the brief's own files: `brief schema`, `brief show`, `brief diff`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli import options
from summarize.cli.terminal import say


class Format(StrEnum):
    """The formats of a page, and those of a table that are text."""

    md = "md"
    html = "html"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def schema() -> None:
    """Print the JSON Schema of a brief."""
    from summarize.writing.output import schema_text

    typer.echo(schema_text(), nl=False)


def show(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A brief written as .json.")],
    form: Annotated[Format, typer.Option("--as", help="The format to print.")] = Format.md,
    table: Annotated[
        str, typer.Option(help="For csv and jsonl: claims, findings, positions, figures, ...")
    ] = "claims",
) -> None:
    """Print a brief that was written as JSON in another format."""
    from summarize.writing.output import read_json, render

    if form not in {Format.csv, Format.jsonl}:
        options.name_unused(ctx, ["table"], f"a page as {form.value}")
    typer.echo(render(read_json(file), f".{form.value}", table), nl=False)


def diff(
    old: Annotated[Path, typer.Argument(help="The older brief, as .json.")],
    new: Annotated[Path, typer.Argument(help="The newer one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
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
