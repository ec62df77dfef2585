"""The examples of docs/python.md run, one after the other, as a reader would paste them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def test_the_examples_run_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(EXAMPLES) > 8
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, example in enumerate(EXAMPLES, 1):
        exec(compile(example, f"docs/python.md, example {number}", "exec"), names)  # noqa: S102 - ours
    written = {"brief.html", "brief.json", "brief.md", "brief-findings.csv", "steps"}
    assert written <= {p.name for p in tmp_path.iterdir()}
    said = capsys.readouterr().out
    assert said.startswith("Brief(title='“Brief truce ")
    assert "no/such/folder does not exist" in said
