"""The options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

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
Record = Annotated[Path | None, _of_model("Write each exchange here.")]
Replay = Annotated[Path | None, _of_model("Answer from here, no network.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
