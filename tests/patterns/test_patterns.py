"""Every regular expression of the package is linear, whatever text it meets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patterns.collected import Place, patterns
from tests.patterns.growth import worst

PATIENCE = 300
"""Seconds for all patterns; they take some 20 on an idle core."""
ANYWHERE = Place("here", anchored=False, raw=False)


def test_no_pattern_grows_faster_than_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns.growth"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout or done.stderr


@pytest.mark.parametrize(
    "slow",
    [
        r"^(?:(?:menu|news|\W)\s*){2,}$",
        r"(?:[A-Z]\w*[ ,]*)+$",
        r"(?:a|a?b)*c",
        r"[\w.+-]*@?[\w-]+\.[\w.-]+",
        r"\S+@\S+\.\w+",
        r"[A-Z]\w+ said",
        r"\u201c[^\u201d]*\u201d",
        r"\bfoo\b.*\bbar\b",
        r"\d+\.\d+",
    ],
)
def test_slow_patterns_are_found(slow: str) -> None:
    assert worst(re.compile(slow), ANYWHERE) is not None


@pytest.mark.parametrize(
    "quick", [r"(?<!\w)\w++ said", r"^(?>.*?\bfoo\b).*\bbar\b", r"\s+of\b", r"(?:one|two)s?\b"]
)
def test_quick_patterns_are_left_alone(quick: str) -> None:
    assert worst(re.compile(quick), ANYWHERE) is None


def test_patterns_in_modules_tables_and_calls_are_collected() -> None:
    names = {place.name for place in patterns().values()}
    assert "summarize.articles.furniture.RULES" in names
    assert "summarize.articles.encodings._CONTROL" in names
    assert any(name.startswith("summarize.articles.load:") or ":" in name for name in names)
