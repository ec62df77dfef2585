"""Finished answers on disk, so that nothing is asked twice.

diskcache pickles what is not a plain type, and unpickling a cache that someone else wrote runs
their code. So only JSON text goes in, a row that is anything else is treated as absent, a file is
read or removed only where diskcache itself would have put it, and the folder is one that was made
for this, private to its user.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import stat
from pathlib import Path
from typing import Any

import diskcache
from diskcache.core import MODE_RAW, MODE_TEXT

from summarize.errors import SettingsError

SIZE_LIMIT = 2 * 1024**3
"""Two gigabytes, about 200,000 readings; the oldest go first then."""
BUSY_SECONDS = 60
"""How long one run waits for another that is writing."""
TAG = "CACHEDIR.TAG"
SIGNATURE = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds finished answers of brief; brief cache clear empties it.
# What such a tag is for: https://bford.info/cachedir/
"""
"""Makes a folder ours, and tells programs that make backups to pass it by."""
_FILE = re.compile(r"[0-9a-f]{2}[/\\][0-9a-f]{2}[/\\][0-9a-f]{28}\.val")
"""The names that diskcache gives to files of long values."""


class TextOnly(diskcache.Disk):  # type: ignore[misc] # diskcache is not typed
    """Stores and returns text; refuses rows of any other kind, pickled ones above all."""

    def put(self, key: Any) -> tuple[str, bool]:
        """Take a text key."""
        if not isinstance(key, str):
            raise TypeError("keys of this cache are text")
        return key, True

    def get(self, key: Any, raw: Any) -> Any:
        """Return a text key; a pickled one is never read."""
        return key if raw and isinstance(key, str) else ""

    def store(self, value: Any, read: bool, key: Any = diskcache.UNKNOWN) -> Any:  # noqa: FBT001
        """Take a text value."""
        if read or not isinstance(value, str):
            raise TypeError("values of this cache are text")
        return super().store(value, read, key)

    def fetch(self, mode: int, filename: str | None, value: Any, read: bool) -> Any:  # noqa: FBT001
        """Return a text value; None for a row of any other kind."""
        if mode == MODE_RAW and isinstance(value, str):
            return value
        if mode == MODE_TEXT and filename is not None and self._is_ours(filename):
            return super().fetch(mode, filename, value, read)
        return None

    def remove(self, file_path: str) -> None:
        """Remove the file of a long value; a name that leads anywhere else is passed over."""
        if self._is_ours(file_path):
            super().remove(file_path)

    def _is_ours(self, filename: object) -> bool:
        """Whether a row's file name is one of diskcache's own making, inside the folder."""
        if not isinstance(filename, str) or not _FILE.fullmatch(filename):
            return False
        folder = Path(self._directory).resolve()
        return (folder / filename).parent.resolve() == (folder / filename).parent


class AnswerCache:
    """Answers of a model by a key that covers everything that shapes them.

    The folder is made with rights for its user alone.

    Raises:
        SettingsError: When the folder holds other things or belongs to someone else, or cannot
            be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _make_private(folder)
        try:
            self._rows = diskcache.Cache(
                str(folder), disk=TextOnly, size_limit=SIZE_LIMIT, timeout=BUSY_SECONDS
            )
        except Exception as error:  # settings in the database may be anything
            raise SettingsError(
                f"the cache in {folder} cannot be opened ({type(error).__name__})",
                "remove that folder, choose another with --cache-dir, or: --no-cache",
            ) from error

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the stored answer, or None."""
        try:
            text = self._rows.get(key, retry=True)
            found = json.loads(text) if isinstance(text, str) else None
        except (ValueError, OSError, sqlite3.Error):
            return None  # damaged: as good as absent
        return found if isinstance(found, dict) else None

    def put(self, key: str, answer: dict[str, Any], seconds: float | None = None) -> None:
        """Store an answer, for so long or until it is the oldest.

        It is on disk when this returns, unless the disk takes no more.
        """
        text = json.dumps(answer, ensure_ascii=False, sort_keys=True)
        with contextlib.suppress(OSError, sqlite3.Error):
            self._rows.set(key, text, expire=seconds, retry=True)

    def clear(self) -> int:
        """Remove all answers, forget batches under way, and return how many there were."""
        return int(self._rows.clear(retry=True))

    def drop(self, key: str) -> None:
        """Forget what is stored under a key."""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._rows.delete(key, retry=True)

    def keys(self, start: str = "") -> list[str]:
        """Return the keys that start so."""
        return [key for key in self._rows.iterkeys() if key.startswith(start)]

    def __len__(self) -> int:
        """Return how many answers there are."""
        return len(self._rows)

    def volume(self) -> int:
        """Return the size on disk in bytes."""
        return int(self._rows.volume())

    def close(self) -> None:
        """Close the database."""
        self._rows.close()


def _make_private(folder: Path) -> None:
    """Make the folder, or make sure that it is an empty one or ours, and private."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = folder.stat()
        if os.name == "posix" and about.st_uid != os.getuid():
            raise SettingsError(
                f"the cache folder {folder} belongs to another user", "choose one with --cache-dir"
            )
        # Only an empty folder becomes ours. An empty tag is being written by another run.
        tag = folder / TAG
        written = tag.read_text("utf-8", "replace") if tag.is_file() else ""
        if written != SIGNATURE:
            if written or tag.is_symlink() or any(e.name != TAG for e in folder.iterdir()):
                raise SettingsError(
                    f"{folder} holds other things than finished answers of brief",
                    "choose an empty or a new folder with --cache-dir, or do without: --no-cache",
                )
            tag.write_text(SIGNATURE, "utf-8")
        if os.name == "posix" and stat.S_IMODE(about.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            f"cannot use the cache folder {folder}: {error.strerror}",
            "choose one with --cache-dir, or do without: --no-cache",
        ) from error
