"""Files that are written whole or not at all: aside first, then under their names."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from summarize.errors import OutputError

ELSEWHERE = "choose another place with --out"


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
        if _is_there(path) and path.exists() and not path.is_file():
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


def _is_there(path: Path) -> bool:
    """Whether there is anything under a name; unlike `exists`, it tells a name that cannot be."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


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


# --- every step's result as JSON, for a person who wants to see how the page came about


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
