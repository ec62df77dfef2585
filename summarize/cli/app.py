"""The commands and the way to the default one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=True)


@app.command()
def brief(
    paths: Annotated[list[Path], typer.Argument(help="Folders or files.")],
    out: Annotated[list[Path], typer.Option(help="The page: .md or .json.")],
) -> None:
    """Make one page of several accounts."""
    from summarize.pipeline import make_brief  # noqa: PLC0415 - spaCy only when a brief is made
    from summarize.writing.markdown import to_markdown  # noqa: PLC0415

    made = make_brief(paths)
    for target in out:
        text = (
            made.model_dump_json(indent=2, by_alias=True) + "\n"
            if target.suffix == ".json"
            else to_markdown(made)
        )
        target.write_text(text, "utf-8")


def main() -> None:
    """Run the command."""
    app()
