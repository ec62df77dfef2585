"""Writing pages and tables to where they were asked for, and reading a brief that was written.

Files are written whole or not at all: aside first, then under their names.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from summarize.domain import Brief
from summarize.errors import InputError, OutputError
from summarize.parts import demand
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown
from summarize.writing.sheets import SHEETS, USUAL, table, table_name


def to_json(brief: Brief) -> str:
    """Return the brief as JSON text."""
    return brief.model_dump_json(indent=2, by_alias=True) + "\n"


RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    ".md": to_markdown,
    ".html": to_html,
    ".json": to_json,
}
STDOUT = "-"
ENDINGS = f"a page in {', '.join(RENDERERS)}; a table in {', '.join(SHEETS)}"
ELSEWHERE = "choose another place with --out"


def render(brief: Brief, suffix: str, name: str = USUAL) -> str | bytes:
    """Return the brief, or one of its tables, in the format of a file ending.

    Raises:
        InputError: When the ending names no format, or there is no such table.
        ImportError: When the library that the format takes is not installed.
    """
    if suffix in SHEETS:
        return SHEETS[suffix](table(brief, name))
    if suffix not in RENDERERS:
        raise InputError(f"no format is called {suffix!r}", ENDINGS)
    return RENDERERS[suffix](brief)


def check_targets(targets: Sequence[str]) -> None:
    """Refuse names that cannot be written before any work is done.

    Raises:
        InputError: An ending that names no format.
        OutputError: A place that cannot be written to.
        MissingPartError: When a format takes a library that is not installed.
    """
    for path in _files(targets):
        if path.suffix.lower() not in {*RENDERERS, *SHEETS}:
            raise InputError(f"{path}: {ENDINGS}", f"for example: {path.stem or 'brief'}.md")
        check_place(path)
        if path.suffix.lower() == ".parquet":
            demand("pyarrow")


def write(brief: Brief, targets: Sequence[str]) -> None:
    """Write the brief to each target ("-" is standard output, in Markdown).

    All formats are rendered before the first file is written. A table goes by the last word of
    the file's name: claims, findings, ... (`sheets.TABLES`).

    Raises:
        InputError: When an ending names no format.
        OutputError: When a file cannot be written.
    """
    write_whole({p: render(brief, p.suffix.lower(), table_name(p)) for p in _files(targets)})
    if STDOUT in targets:
        sys.stdout.write(to_markdown(brief))


def _files(targets: Sequence[str]) -> list[Path]:
    return [Path(t) for t in targets if t != STDOUT]


# --- files


def check_place(path: Path) -> None:
    """Make sure that a file can be written, by writing beside it.

    Raises:
        OutputError: When it cannot, and why.
    """
    folder = path.parent
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder", f"for example: {path / 'brief.md'}")
        if not folder.is_dir():
            raise OutputError(f"{path}: there is no folder {folder}", f"make it: mkdir -p {folder}")
        with contextlib.suppress(FileNotFoundError):
            path.lstat()  # unlike `exists`, it tells a name that cannot be
        if path.exists() and not path.is_file():
            raise OutputError(f"{path} is no ordinary file", ELSEWHERE)
        with _aside(path):
            pass
    except (OSError, ValueError) as error:
        raise _failed(path, error) from error


def write_whole(files: Mapping[Path, str | bytes]) -> None:
    """Write files: all are written aside before the first takes its name.

    A symbolic link is replaced, not followed: what it leads to may be somebody's.

    Raises:
        OutputError: When a file cannot be written; if it cannot be filled, none has been.
    """
    path = Path()
    written: dict[Path, Path] = {}
    with contextlib.ExitStack() as stack:
        try:
            for path, content in files.items():
                written[path] = stack.enter_context(_aside(path))
                _fill(written[path], content, _mode(path))
            for path, part in written.items():
                part.replace(path)
        except (OSError, ValueError) as error:
            raise _failed(path, error) from error


def _failed(path: Path, error: OSError | ValueError) -> OutputError:
    why = error.strerror if isinstance(error, OSError) else str(error)
    return OutputError(f"cannot write {path}: {why}", ELSEWHERE)


@contextlib.contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Yield a new hidden file beside `path`, which may have any name; what is left is removed."""
    part = path.parent / f".brief-{secrets.token_hex(8)}.part"
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _fill(part: Path, content: str | bytes, mode: int) -> None:
    with part.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(mode)


def _mode(path: Path) -> int:
    """Return the rights of the file to be replaced, else what a plain new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_step(folder: Path, number: int, name: str, made: object) -> None:
    """Write one step's result to `folder` as `NN-name.json`, to show how the page came about.

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


# --- the brief as JSON: the contract that evaluations, other renderers and other programs read


B = TypeVar("B", bound=Brief)


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
    """Return the JSON Schema of the contract as text."""
    schema = Brief.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
