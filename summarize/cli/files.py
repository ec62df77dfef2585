"""Commands on the brief's own files: `brief schema`, `brief show`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The formats of a page."""

    md = "md"
    html = "html"
    json = "json"


def schema() -> None:
    """Print the JSON Schema of a brief."""
    from summarize.writing.json import schema_text

    typer.echo(schema_text(), nl=False)


def show(
    file: Annotated[Path, typer.Argument(help="A brief written as .json.")],
    form: Annotated[Format, typer.Option("--as", help="The format to print.")] = Format.md,
) -> None:
    """Print a brief that was written as JSON in another format."""
    from summarize.writing.json import read_json
    from summarize.writing.output import render

    typer.echo(render(read_json(file), f".{form.value}"), nl=False)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(schema)
    app.command()(show)
