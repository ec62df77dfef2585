"""What docs/evals.md shows, works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from summarize.evaluation.metrics import SAYS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "evals.md").read_text("utf-8")


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert '["cartel"]' in example
    monkeypatch.chdir(ROOT)
    exec(compile(example, "docs/evals.md", "exec"), {})  # noqa: S102 - our own documentation
    assert "value=" in capsys.readouterr().out


def test_every_stage_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert explained == {metric.split(".")[0] for metric in SAYS}


def test_the_workflows_are_yaml_and_write_the_job_summary() -> None:
    [shown] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    ours = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    for workflow in (shown, ours):
        assert yaml.safe_load(workflow)["jobs"]
        assert "GITHUB_STEP_SUMMARY" in workflow
