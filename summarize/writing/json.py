"""The brief as JSON: the contract that evaluations, other renderers and other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from summarize.domain import Brief
from summarize.errors import InputError

B = TypeVar("B", bound=Brief)


def to_json(brief: Brief) -> str:
    """Return the brief as JSON text."""
    return brief.model_dump_json(indent=2, by_alias=True) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract."""
    return Brief.model_json_schema(by_alias=True)


def read_json(path: Path, kind: type[B] = Brief) -> B:  # type: ignore[assignment] # a subclass
    """Read a brief that was written as JSON, as a `Brief` or a subclass of it.

    Raises:
        InputError: When the file cannot be read or is no brief.
    """
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(
            f"{path} is not a brief: {where}: {first['msg']}",
            "make one with: brief DIR --out FILE.json",
        ) from error


def schema_text() -> str:
    """Return the JSON Schema as text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
