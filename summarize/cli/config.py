"""Settings by flag, then environment, then `brief.toml`: the only place that reads the last two."""

from __future__ import annotations

import tomllib
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from summarize.cli.options import ModelFlags
from summarize.errors import SettingsError
from summarize.settings import ModelSettings

FILE = "brief.toml"
OFFLINE = "offline"
KEY_VARIABLES = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "google": "GOOGLE_API_KEY",
    "mistral": "MISTRAL_API_KEY",
    "groq": "GROQ_API_KEY",
}
"""Where each provider's key is looked for; another name with `key_env` in brief.toml."""
VARIABLES = {
    "model": "BRIEF_MODEL",
    "base_url": "BRIEF_BASE_URL",
    "prompts": "BRIEF_PROMPTS",
    "cache_dir": "BRIEF_CACHE_DIR",
}
NOT_IN_FILE = {"name", "cache", "record", "replay"}
KNOWN = {f.name for f in fields(ModelSettings)} - NOT_IN_FILE | {"model", "cache_dir", "key_env"}
"""What `brief.toml` may hold."""


def model_settings(
    flags: ModelFlags, environ: Mapping[str, str], folder: Path
) -> ModelSettings | None:
    """Return how a model is asked; None when none is chosen.

    Raises:
        SettingsError: When a value does not hold; names which.
    """
    from pydantic import TypeAdapter, ValidationError

    table = read_file(folder / FILE)
    given = {k: v for k, v in asdict(flags).items() if v is not None}
    variables = {k: environ[v] for k, v in VARIABLES.items() if environ.get(v)}
    values = dict(ChainMap(given, variables, table))
    name = values.pop("model", None)
    if not name or name == OFFLINE:
        return None
    address = values.get("base_url")
    if address and not str(address).startswith(("http://", "https://")):
        told = f"base_url {address}: no address"
        raise SettingsError(told, "for example: http://127.0.0.1:8000/v1")
    values["base_url"] = address or None
    cache = cache_folder(values.pop("cache_dir", None), environ)
    values["name"] = name
    values["cache"] = None if values.pop("no_cache") else cache
    # A provider's usual key goes to that provider only, to no other server.
    usual = None if address else KEY_VARIABLES.get(str(name).partition("/")[0])
    keys = (environ.get(v) for v in (values.pop("key_env", None), usual, "BRIEF_API_KEY") if v)
    values["key"] = next(filter(None, keys), None) or values.get("key")
    try:
        return TypeAdapter(ModelSettings).validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(p) for p in first["loc"])
        said = first["msg"].removeprefix("Input ").replace("String ", "")
        raise SettingsError(f"{place}: {first['input']!r} {said}", "see docs/models.md") from None


def read_file(path: Path) -> dict[str, Any]:
    """Return the table of a settings file; empty when there is none.

    Raises:
        SettingsError: When it is not TOML or holds an unknown name.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    if unknown := sorted(set(table) - KNOWN):
        raise SettingsError(
            f"{path}: unknown setting {unknown[0]}", f"known: {', '.join(sorted(KNOWN))}"
        )
    return table


def cache_folder(chosen: str | Path | None, environ: Mapping[str, str]) -> Path:
    """Return the folder of finished answers, by the XDG base directory convention."""
    if chosen:
        return Path(chosen).expanduser()
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "brief", "answers")


def unused_key(environ: Mapping[str, str]) -> str | None:
    """Return the name of a provider's key that lies in the environment, if one does."""
    return next((v for v in KEY_VARIABLES.values() if environ.get(v)), None)
