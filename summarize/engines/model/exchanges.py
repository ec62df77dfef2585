"""Model exchanges as readable files: recorded once, replayed for nothing and with no network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarize.errors import ModelError, SettingsError


class Recorder:
    """Writes each exchange to a folder; holds the messages and the answer, no key, no header."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"cannot record to {folder}: {error.strerror}") from error

    def write(self, key: str, exchange: dict[str, Any]) -> None:
        """Write one exchange, whole."""
        path = self._folder / f"{exchange['task']}-{key[:16]}.json"
        aside = path.with_suffix(".part")
        aside.write_text(json.dumps({"key": key, **exchange}, indent=2, ensure_ascii=False) + "\n")
        aside.replace(path)


class Replay:
    """Answers from a folder of recorded exchanges."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not folder.is_dir():
            raise SettingsError(f"no recordings in {folder}", "make them with --record")
        self._answers: dict[str, dict[str, Any]] = {}
        for path in sorted(folder.glob("*.json")):
            try:
                exchange = json.loads(path.read_text("utf-8"))
                self._answers[exchange["key"]] = exchange
            except (ValueError, KeyError, TypeError) as error:
                raise SettingsError(f"{path} is no recorded exchange") from error

    def get(self, key: str, task: str, subject: str) -> dict[str, Any]:
        """Return the recorded exchange.

        Raises:
            ModelError: When it was not recorded; names the task and what it was asked about.
        """
        if key not in self._answers:
            raise ModelError(
                f"not recorded: {task} of {subject} ({task}-{key[:16]}.json)",
                "the article, the prompt or the model changed: record again with --record",
            )
        return self._answers[key]
