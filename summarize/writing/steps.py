"""Every step's result as JSON, for a person who wants to see how the page came about."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from summarize.errors import OutputError


def write_step(folder: Path, number: int, name: str, made: object) -> None:
    """Write one step's result to `folder` as `NN-name.json`.

    Raises:
        OutputError: When the folder cannot be made or written.
    """
    text = TypeAdapter(object).dump_json(made, indent=2, by_alias=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02}-{name}.json").write_bytes(text + b"\n")
    except OSError as error:
        raise OutputError(
            f"cannot write the steps to {folder}: {error.strerror}", "choose another --keep-steps"
        ) from error
