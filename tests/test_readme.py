"""What the README shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXCERPT = re.compile(r"<!-- excerpt -->\n(.*?)<!-- /excerpt -->", re.DOTALL)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("page") / "brief.md"
    command = [sys.executable, "-m", "summarize", "seeds/", "--out", str(out), "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)  # noqa: S603 - our own command
    return out.read_text("utf-8")


def test_the_excerpt_is_the_tools_own_output(page: str) -> None:
    found = EXCERPT.search(README)
    assert found
    shown = [line.removeprefix("> ").removeprefix(">") for line in found[1].splitlines()]
    lines = [line for line in shown if line.strip() and not line.startswith("…")]
    assert lines
    plain = re.sub(r" ?\[\^\d+\]", "", page)
    for line in lines:
        assert line in plain


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    monkeypatch.chdir(ROOT)
    exec(compile(found[1], "README.md", "exec"), {})  # noqa: S102 - our own README


def test_every_command_of_the_table_exists() -> None:
    listed = set(re.findall(r"^\| `brief (\w+)", README, re.MULTILINE)) - {"DIR"}
    told = subprocess.run(
        [sys.executable, "-m", "summarize", "--help"], capture_output=True, text=True, check=True
    ).stdout
    shown = set(re.findall(r"^│ (\w+)  ", told, re.MULTILINE))
    assert listed
    assert listed == shown - {"make"}


def test_links_lead_somewhere() -> None:
    for document in [ROOT / "README.md", *ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            if not target.startswith("http"):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_notes_are_no_more_than_a_quarter_of_the_page(page: str) -> None:
    notes = re.findall(r"^\[\^\d+\]: .*\n*", page, re.MULTILINE)
    assert 0 < sum(map(len, notes)) <= len(page) / 4
