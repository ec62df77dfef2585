"""Files that are written whole or not at all, several of them together as far as a disk allows."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter

from summarize.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows: there an open file cannot be removed, so it needs no lock
    fcntl = None  # type: ignore[assignment]

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

    What an earlier run that was killed left aside is removed. A symbolic link is replaced, not
    followed: what it leads to may be somebody's.

    Raises:
        OutputError: When a file cannot be written; then all are as they were.
    """
    path = Path()
    written: dict[Path, Path] = {}
    with contextlib.ExitStack() as stack:
        try:
            for path, content in files.items():
                _sweep(path)
                written[path] = stack.enter_context(_aside(path))
                _fill(written[path], content, _mode(path))
            _take_names(written)
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
    """Yield a new file beside `path`, locked for as long; what is left of it is removed."""
    part, lock = _locked(path)
    try:
        yield part
    finally:
        if lock is not None:
            os.close(lock)
        part.unlink(missing_ok=True)


def _locked(path: Path) -> tuple[Path, int | None]:
    """Make a file beside `path` that is locked for as long as this process lives.

    Another run may sweep it up before it is locked: then it has no name any more, and a new one
    is made.
    """
    while True:
        part = _name_aside(path)
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        if fcntl is None:
            os.close(handle)
            return part, None
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return part, handle
        os.close(handle)


def _name_aside(path: Path) -> Path:
    """Return a hidden name beside `path`, told by its own, which may be as long as can be."""
    return path.parent / f"{_prefix(path)}{secrets.token_hex(4)}.part"


def _prefix(path: Path) -> str:
    return f".brief-{blake2b(os.fsencode(path.name), digest_size=6).hexdigest()}-"


def _sweep(path: Path) -> None:
    """Remove what runs that were killed left beside `path`; what a living one holds stays."""
    for left in path.parent.glob(f"{_prefix(path)}*.part"):
        if left.is_file() and not left.is_symlink() and not _in_use(left):
            with contextlib.suppress(OSError):
                left.unlink()


def _in_use(part: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


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


def _take_names(written: Mapping[Path, Path]) -> None:
    """Give all files their names; where one does not get it, the others give theirs back.

    Raises:
        OSError: Why one does not; all names then stand for what they stood for before.
    """
    old: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path in written if len(written) > 1 else ():
            if _is_there(path):
                old[path] = _name_aside(path)
                _keep(path, old[path])
        for path, part in written.items():
            part.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            with contextlib.suppress(OSError):
                old[path].replace(path) if path in old else path.unlink()
        raise
    finally:
        for kept in old.values():
            kept.unlink(missing_ok=True)


def _keep(path: Path, under: Path) -> None:
    """Give what a name stands for a second name, or copy it where a disk knows only one."""
    try:
        os.link(path, under, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, under, follow_symlinks=False)


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
