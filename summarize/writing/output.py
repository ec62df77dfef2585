"""Writing the page to where it was asked for: every file whole, or none at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summarize.domain import Brief
from summarize.errors import InputError, OutputError
from summarize.writing.html import to_html
from summarize.writing.json import to_json
from summarize.writing.markdown import to_markdown

RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    ".md": to_markdown,
    ".html": to_html,
    ".json": to_json,
}
STDOUT = "-"


def render(brief: Brief, suffix: str) -> str:
    """Return the brief in the format of a file ending.

    Raises:
        InputError: When the ending names no format.
    """
    if suffix not in RENDERERS:
        raise InputError(
            f"cannot write {suffix or 'a file without an ending'!s}",
            f"end the name in {', '.join(RENDERERS)}",
        )
    return RENDERERS[suffix](brief)


def check_targets(targets: Sequence[str]) -> None:
    """Refuse names that cannot be written before any work is done.

    Raises:
        InputError: An ending that names no format.
        OutputError: A folder that is not there.
    """
    for target in targets:
        if target == STDOUT:
            continue
        path = Path(target)
        if path.suffix not in RENDERERS:
            raise InputError(
                f"--out {target}: a page ends in {', '.join(RENDERERS)}",
                f"for example: --out {path.with_suffix('.md').name}",
            )
        if path.is_dir():
            raise OutputError(
                f"--out {target} is a folder", f"for example: --out {path / 'brief.md'}"
            )
        if not path.parent.is_dir():
            raise OutputError(
                f"--out {target}: there is no folder {path.parent}",
                f"make it: mkdir -p {path.parent}",
            )


def write(brief: Brief, targets: Sequence[str]) -> None:
    """Write the brief to each target ("-" is standard output, in Markdown).

    All formats are rendered before the first file is written.

    Raises:
        OutputError: When a file cannot be written; no target is half written then.
    """
    files = [Path(t) for t in targets if t != STDOUT]
    write_whole({path: render(brief, path.suffix) for path in files})
    if STDOUT in targets:
        sys.stdout.write(to_markdown(brief))


def write_whole(files: Mapping[Path, str]) -> None:
    """Write texts to files: all are written aside before the first takes its name.

    Raises:
        OutputError: When a file cannot be written; none is half written then.
    """
    aside: list[tuple[Path, Path]] = []
    try:
        for path, text in files.items():
            aside.append((_write_aside(text, path), path))
        for temporary, path in aside:
            temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"cannot write {error.filename or ', '.join(map(str, files))}: {error.strerror}",
            "choose another place with --out",
        ) from error
    finally:
        for temporary, _ in aside:
            temporary.unlink(missing_ok=True)


def _write_aside(text: str, path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(_mode(path))
    return Path(name)


def _mode(path: Path) -> int:
    """Return the rights of the file to be replaced, else what a plain new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
