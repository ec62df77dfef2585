"""Finished answers on disk, so that nothing is asked twice.

A database of SQLite holds nothing but JSON text: a row that is anything else is treated as absent.
The folder is one that was made for this, private to its user.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

from summarize.errors import SettingsError

SIZE_LIMIT = 2 * 1024**3
"""Two gigabytes, about 200,000 readings; one that is larger when opened loses its older half."""
BUSY_SECONDS = 60
"""How long one run waits for another that is writing."""
ANSWERS = "answers.db"
"""The file, within the folder, of answers."""
BATCHES = "batches"
"""The folder, within that of answers, of batches under way."""
TAG = "CACHEDIR.TAG"
SIGNATURE = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds finished answers of brief; brief cache clear empties it.
# What such a tag is for: https://bford.info/cachedir/
"""
"""Makes a folder ours, and tells programs that make backups to pass it by."""
_OLDER_HALF = """DELETE FROM answers WHERE rowid IN
    (SELECT rowid FROM answers ORDER BY rowid LIMIT (SELECT (count(*) + 1) / 2 FROM answers))"""


class AnswerCache:
    """Answers of a model by a key that covers everything that shapes them.

    Args:
        folder: Where; made with rights for its user alone.

    Raises:
        SettingsError: When the folder holds other things or belongs to someone else, or cannot
            be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _make_private(folder)
        try:
            # Answers are put in the thread of the questions, the cache is closed in the caller's.
            self._rows = sqlite3.connect(
                folder / ANSWERS,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            self._rows.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT)"
            )
            if self.volume() > SIZE_LIMIT:
                self._rows.execute(_OLDER_HALF)
                self._rows.execute("VACUUM")
        except sqlite3.Error as error:
            raise SettingsError(
                f"the cache in {folder} cannot be opened ({type(error).__name__})",
                "remove that folder, choose another with --cache-dir, or: --no-cache",
            ) from error

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the stored answer, or None."""
        try:
            row = self._rows.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
            found = json.loads(row[0]) if row and isinstance(row[0], str) else None
        except (ValueError, sqlite3.Error):
            return None  # damaged: as good as absent
        return found if isinstance(found, dict) else None

    def put(self, key: str, answer: dict[str, Any]) -> None:
        """Store an answer; it is on disk when this returns, unless the disk takes no more."""
        text = json.dumps(answer, ensure_ascii=False, sort_keys=True)
        with contextlib.suppress(sqlite3.Error):
            self._rows.execute("REPLACE INTO answers VALUES (?, ?)", (key, text))

    def clear(self) -> int:
        """Remove all answers, forget batches under way, and return how many answers there were."""
        for record in batches_of(self.folder).glob("*.json"):
            record.unlink(missing_ok=True)
        removed = self._rows.execute("DELETE FROM answers").rowcount
        self._rows.execute("VACUUM")
        return removed

    def keys(self) -> list[str]:
        """Return the keys, the oldest answer's first."""
        return [key for (key,) in self._rows.execute("SELECT key FROM answers ORDER BY rowid")]

    def __len__(self) -> int:
        """Return how many answers there are."""
        return int(self._rows.execute("SELECT count(*) FROM answers").fetchone()[0])

    def volume(self) -> int:
        """Return the size on disk in bytes."""
        return (self.folder / ANSWERS).stat().st_size

    def close(self) -> None:
        """Close the database."""
        self._rows.close()


def batches_of(folder: Path) -> Path:
    """Return the folder, within that of answers, of batches under way.

    Raises:
        SettingsError: When it is a link: what lies elsewhere is read and removed by nobody.
    """
    batches = folder / BATCHES
    if batches.is_symlink() or (batches.exists() and not batches.is_dir()):
        raise SettingsError(
            f"{batches} is no folder of ours but a link or a file",
            "remove it, or choose another folder with --cache-dir",
        )
    return batches


def _make_private(folder: Path) -> None:
    """Make the folder, or make sure that it is an empty one or ours, and private."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        about = folder.stat()
        if os.name == "posix" and about.st_uid != os.getuid():
            raise SettingsError(
                f"the cache folder {folder} belongs to another user", "choose one with --cache-dir"
            )
        _tag(folder)
        if os.name == "posix" and stat.S_IMODE(about.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            f"cannot use the cache folder {folder}: {error.strerror}",
            "choose one with --cache-dir, or do without: --no-cache",
        ) from error


def _tag(folder: Path) -> None:
    """Make an empty folder ours; leave one that holds anything else alone.

    A tag that is still empty is being written by another run.

    Raises:
        SettingsError: When the folder is not ours.
        OSError: When it cannot be read or written.
    """
    tag = folder / TAG
    written = tag.read_text("utf-8", "replace") if tag.is_file() else ""
    if written == SIGNATURE:
        return
    if written or tag.is_symlink() or any(entry.name != TAG for entry in folder.iterdir()):
        raise SettingsError(
            f"{folder} holds other things than finished answers of brief",
            "choose an empty or a new folder with --cache-dir, or do without: --no-cache",
        )
    tag.write_text(SIGNATURE, "utf-8")
