"""What commands share: options, the settings that they give, and how a line is said."""

from __future__ import annotations

import difflib
import tomllib
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from typer import Option

from summarize.errors import InputError, SettingsError
from summarize.settings import ModelSettings
from summarize.text.printable import escaped

MODEL = "Model"
"""The panel of `--help` under which the model's options stand."""
EMBEDDED = "the embedded engine"
DEBUG = "--debug"
Debug = Annotated[bool, Option(DEBUG, help="With any command: show where an error comes from.")]
"""For the help only: the way in (`app.main`) takes it out from wherever it stands."""
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors.")]


def say(line: str, *, err: bool = False) -> None:
    """Print a line; control characters of file names and articles are written out."""
    typer.echo(escaped(line), err=err)


def unknown_command(
    word: str, commands: Collection[str], files: Collection[str] = ()
) -> InputError:
    """Return the error for a word that is neither a command nor a file, with a suggestion."""
    near = difflib.get_close_matches(word, [*commands, "help", *files], 1)
    return InputError(
        f"{word}: no such file or folder, and no command of that name",
        f"did you mean: brief {near[0]}" if near else f"commands: {', '.join(sorted(commands))}",
    )


def of_model(told: str, *names: str, **more: Any) -> Any:
    """Return an option that stands under those of the model."""
    return Option(*names, help=told, rich_help_panel=MODEL, **more)


@dataclass(frozen=True)
class AskingFlags:
    """What the command line says of how a model is asked; None where it says nothing."""

    base_url: Annotated[str | None, of_model("An OpenAI-compatible server.")] = None
    mode: Annotated[
        str | None,
        of_model("How structured answers are asked for: auto, json-schema, tools, json, md-json."),
    ] = None
    concurrency: Annotated[int | None, of_model("Requests at once.")] = None
    timeout: Annotated[float | None, of_model("Seconds for one request.")] = None
    deadline: Annotated[float | None, of_model("Seconds for the whole run.")] = None
    budget: Annotated[float | None, of_model("US dollars to spend at most.")] = None
    context: Annotated[int | None, of_model("Tokens of the model's context.")] = None
    careful: Annotated[
        bool | None, of_model("Ask references twice, keep what agrees.", "--careful")
    ] = None
    batch: Annotated[
        bool | None, of_model("By the provider's batch interface: later, for less.", "--batch")
    ] = None
    cache_dir: Annotated[Path | None, of_model("Where finished answers are kept.")] = None
    no_cache: Annotated[bool, of_model("Keep no answers.", "--no-cache")] = False
    record: Annotated[Path | None, of_model("Write each exchange here.")] = None
    replay: Annotated[Path | None, of_model("Answer from here, no network.")] = None


@dataclass(frozen=True)
class NamedFlags:
    """What it says of whom is asked, with which prompts."""

    model: Annotated[str | None, of_model("openai/NAME, PROVIDER/NAME or gguf:FILE.")] = None
    prompts: Annotated[str | None, of_model("A prompt set: a folder or a name.")] = None


@dataclass(frozen=True)
class ModelFlags(AskingFlags, NamedFlags):
    """Both."""


OF_A_MODEL = tuple(flag.name for flag in fields(ModelFlags))
"""The options that only a model uses, by the names of their parameters."""


def unpacked(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of the dataclasses among its parameters."""
    kinds: dict[str, Any] = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {n: kind for n, kind in kinds.items() if is_dataclass(kind)}

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{f.name: given.pop(f.name) for f in fields(group)})
        command(**given)

    options = []
    for name, plain in signature(command).parameters.items():
        hints = get_type_hints(groups[name], include_extras=True) if name in groups else kinds
        for one in fields(groups[name]) if name in groups else (plain,):
            told = {"default": one.default, "annotation": hints[one.name]}
            options.append(Parameter(one.name, Parameter.KEYWORD_ONLY, **told))
    del run.__wrapped__  # typer would look through it
    run.__signature__ = Signature(options)  # type: ignore[attr-defined]
    run.__annotations__ = {o.name: o.annotation for o in options}
    return run


def name_unused(ctx: typer.Context, names: Iterable[str], by: str) -> None:
    """Say which of some options, by the names of their parameters, were given in vain."""
    wanted = set(names)
    sources = [(p, ctx.get_parameter_source(p.name or "")) for p in ctx.command.params]
    given = [p for p, s in sources if p.name in wanted and s and s.name == "COMMANDLINE"]
    if given:
        say(f"not used by {by}: {', '.join(p.opts[0] for p in given)}", err=True)


# --- settings by flag, then environment, then `brief.toml`: only here are the last two read

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
    """Return how a model is asked, None when none is chosen; raises SettingsError."""
    from pydantic import TypeAdapter, ValidationError

    given = {k: v for k, v in asdict(flags).items() if v is not None}
    variables = {k: environ[v] for k, v in VARIABLES.items() if environ.get(v)}
    values = dict(ChainMap(given, variables, read_file(folder / FILE)))
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
    """Return the table of a settings file, empty when there is none; raises SettingsError."""
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
