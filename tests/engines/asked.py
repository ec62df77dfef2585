"""Asking the model engine in tests: one small article, an engine at a test's own server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarize.domain import Article, Published, Reading
from summarize.engines.choose import engine_for
from summarize.engines.model.engine import ModelEngine
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser
from tests.engines.model_server import ModelServer, Reply, completion, honest, sentences, task_of

FERRY = (
    "The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 212 passengers ashore.\n\n"
    "The coastguard said that no one was hurt."
)


def article(number: int = 1, text: str = FERRY, **known: Any) -> Article:
    given = {"outlet": "The Halvik Post", "headline": "Ferry aground", **known}
    return Article(
        id=f"A{number}",
        path=f"{number}.txt",
        published=Published(),
        language="en",
        text=text,
        **given,
    )


def articles(count: int) -> list[Article]:
    return [article(n, f"{FERRY} Report number {n} of many.") for n in range(1, count + 1)]


def engine(server: ModelServer, **options: Any) -> ModelEngine:
    settings = ModelSettings(name="m", base_url=server.base_url, **{"timeout": 5.0, **options})
    made = engine_for(settings, Parser())
    assert isinstance(made, ModelEngine)
    return made


def read(server: ModelServer, texts: list[Article], **options: Any) -> list[Reading]:
    made = engine(server, **options)
    try:
        return list(made.read(texts))
    finally:
        made.close()


def once(bad: Reply) -> Callable[[dict[str, Any], int], Reply]:
    """Answer badly the first time, well afterwards."""
    return lambda request, number: bad if number == 1 else honest(request, number)


def write_stories(folder: Path, count: int) -> Path:
    """Write as many small articles that tell of one event."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(1, count + 1):
        text = f"Ferry aground\n\n{FERRY} Report number {n} of many.\n"
        (folder / f"{n:03}.txt").write_text(text, "utf-8")
    return folder


def agreeing(request: dict[str, Any], number: int) -> Reply:
    """Read honestly, with a reference, and agree on the first claim of all accounts."""
    task = task_of(request)
    if task == "compare":
        asked = request["messages"][-1]["content"]
        firsts = [n for n in range(1, 20) if f"[{n}] The ferry Marit ran aground" in asked]
        return completion(json.dumps({"opens": firsts, "agreed": [firsts] if firsts else []}))
    if task == "read":
        leans = {"refs": [{"w": "Rescuers", "means": "The ferry Marit", "s": 1}]}
        numbered = sentences(request)
        claims = [{"s": n, **(leans if "Rescuers" in text else {})} for n, text in numbered]
        return completion(json.dumps({"about": "ferry aground", "claims": claims}))
    return honest(request, number)


def command(server: ModelServer, stories: Path, place: Path, *more: str) -> list[str]:
    """Return the command that makes a brief by a model; answers and page lie in a place."""
    return [
        *(sys.executable, "-m", "summarize", str(stories)),
        *("--model", "m", "--base-url", server.base_url, "--cache-dir", str(place / "cache")),
        *("--out", str(place / "page.json"), *more),
    ]


def run(words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        words, capture_output=True, text=True, timeout=240, check=False, env=dict(os.environ)
    )
