"""Settings by flag, then environment, then `brief.toml`: the only place that reads the last two."""

from __future__ import annotations

import tomllib
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from summarize.errors import SettingsError
from summarize.settings import Mode, ModelSettings

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


@dataclass(frozen=True, slots=True)
class ModelFlags:
    """What the command line says of the model; None where it says nothing."""

    model: str | None = None
    base_url: str | None = None
    mode: str | None = None
    prompts: str | None = None
    concurrency: int | None = None
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    timeout: float | None = None
    deadline: float | None = None
    budget: float | None = None
    context: int | None = None
    careful: bool | None = None
    batch: bool | None = None
    cache_dir: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    no_cache: bool = False


def model_settings(
    flags: ModelFlags, environ: Mapping[str, str], folder: Path
) -> ModelSettings | None:
    """Return how a model is asked; None when none is chosen.

    Args:
        flags: The command line.
        environ: The environment.
        folder: Where `brief.toml` is looked for.

    Raises:
        SettingsError: When a value does not hold; names where it stands.
    """
    table = read_file(folder / FILE)
    given = {k: v for k, v in asdict(flags).items() if v is not None}
    variables = {k: environ[v] for k, v in VARIABLES.items() if environ.get(v)}
    value = ChainMap(given, variables, table).get
    name = value("model")
    if not name or name == OFFLINE:
        return None
    mode = str(value("mode") or "auto")
    if mode not in get_args(Mode):
        raise SettingsError(f"mode {mode}: it is one of {', '.join(get_args(Mode))}")
    numbers = {k: v for k in _NUMBERS if (v := value(k)) is not None}
    return ModelSettings(
        name=str(name),
        base_url=_address(value("base_url")),
        key=_key(str(name), value("base_url"), environ, table),
        batch=_switch("batch", value("batch")),
        careful=_switch("careful", value("careful")),
        mode=mode,  # type: ignore[arg-type]
        prompts=str(value("prompts") or "default"),
        cache=None if flags.no_cache else cache_folder(value("cache_dir"), environ),
        record=value("record"),
        replay=value("replay"),
        prices=_prices(table),
        **{k: _positive(k, v) for k, v in numbers.items()},
    )


_NUMBERS = (
    "concurrency",
    "requests_per_minute",
    "tokens_per_minute",
    "attempts",
    "timeout",
    "deadline",
    "budget",
    "context",
    "temperature",
)
_WHOLE = {"concurrency", "requests_per_minute", "tokens_per_minute", "attempts", "context"}


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
    known = {*VARIABLES, *_NUMBERS, "mode", "careful", "batch", "key_env", "key", "prices"}
    if unknown := sorted(set(table) - known):
        raise SettingsError(
            f"{path}: unknown setting {unknown[0]}", f"known: {', '.join(sorted(known))}"
        )
    return table


def cache_folder(chosen: str | Path | None, environ: Mapping[str, str]) -> Path:
    """Return the folder of finished answers, by the XDG base directory convention."""
    if chosen:
        return Path(chosen).expanduser()
    base = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "brief" / "answers"


def unused_key(environ: Mapping[str, str]) -> str | None:
    """Return the name of a provider's key that lies in the environment, if one does."""
    return next((v for v in KEY_VARIABLES.values() if environ.get(v)), None)


def _address(base_url: str | None) -> str | None:
    if base_url and not base_url.startswith(("http://", "https://")):
        raise SettingsError(
            f"base_url {base_url}: no address", "for example: http://127.0.0.1:8000/v1"
        )
    return base_url or None


def _key(
    model: str, base_url: str | None, environ: Mapping[str, str], table: Mapping[str, Any]
) -> str | None:
    """Return the key. A provider's usual key goes to that provider only, to no other server."""
    usual = None if base_url else KEY_VARIABLES.get(model.partition("/")[0])
    variables = [str(v) for v in (table.get("key_env"), usual, "BRIEF_API_KEY") if v]
    return next((environ[v] for v in variables if environ.get(v)), None) or table.get("key")


def _prices(table: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    try:
        return {m: (float(p[0]), float(p[1])) for m, p in table.get("prices", {}).items()}
    except (TypeError, ValueError, IndexError, AttributeError):
        raise SettingsError(
            f"{FILE}: [prices] wants two numbers per model",
            '"the-model" = [0.15, 0.60]: US dollars per million tokens sent, received',
        ) from None


def _switch(name: str, value: Any) -> bool:
    if not isinstance(value, bool | None):
        raise SettingsError(f"{name}: {value!r} is neither true nor false")
    return bool(value)


def _positive(name: str, value: Any) -> Any:
    try:
        number = int(value) if name in _WHOLE else float(value)
    except (TypeError, ValueError):
        raise SettingsError(f"{name}: {value!r} is not a number") from None
    if number < 0 or (number == 0 and name not in {"temperature", "budget"}):
        raise SettingsError(f"{name}: {value} must be more than zero")
    return number
