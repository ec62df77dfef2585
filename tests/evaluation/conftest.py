"""A small labelled story, written out for each test that wants to change it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.evaluation.cases import Case, load_case

ROOT = Path(__file__).resolve().parents[2]

COURIER = """The Harbour Courier

Ferry with 212 aboard runs aground off Sand Point

5 March 2024

Subscribe to our morning letter

The ferry carried 212 passengers, the Coast Guard said on Tuesday. Mercy Hospital said nine were \
hurt in the accident, The Wire reported.

The pilot boat reached the scene within the hour.
"""

EVENING = """Evening Mail

Passengers tell of night on stranded ferry

The disaster struck on Monday night, when some 200 people were on board.

On Tuesday doctors at the district hospital treated 14 of them after the accident. “Believe me, \
nobody had warned the captain,” said Ines Roth, a passenger.
"""


def readme_example() -> str:
    """The example that the documentation shows is the case that the tests use."""
    text = (ROOT / "evals" / "README.md").read_text("utf-8")
    return text.split("```yaml\n")[1].split("```")[0]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The folder of a sound case."""
    folder = tmp_path / "cases" / "ferry"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "courier.txt").write_text(COURIER, "utf-8")
    (folder / "articles" / "evening.txt").write_text(EVENING, "utf-8")
    (folder / "expected.yaml").write_text(readme_example(), "utf-8")
    return folder


@pytest.fixture
def ferry_case(ferry: Path) -> Case:
    return load_case(ferry)


@pytest.fixture
def relabel(ferry: Path) -> Callable[[str, str], Path]:
    """Replace words of the labels; returns the case's folder."""

    def change(old: str, new: str) -> Path:
        path = ferry / "expected.yaml"
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        return ferry

    return change
