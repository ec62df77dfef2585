"""One frozen `Settings`, built once at the door: nothing below it reads the environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

EngineName = Literal["offline", "model"]

MAX_FILE_BYTES = 20 * 1024 * 1024
"""A news article of more than 20 MB is a mistake: a video, an archive, a database dump."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one run is made.

    Attributes:
        engine: Which engine reads, judges and writes.
        title: The page's title; None to make one from the story.
        max_file_bytes: Larger files are skipped, and reported.
        keep_steps: Folder into which every step's result is written as JSON; None for none.
    """

    engine: EngineName = "offline"
    title: str | None = None
    max_file_bytes: int = MAX_FILE_BYTES
    keep_steps: Path | None = field(default=None)
