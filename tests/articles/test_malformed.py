"""Sixty malformed files by the seeded generator; the thousand: see `tests.articles.malformed`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.articles.malformed import MEMORY, make, run

SEED = 7
SAMPLE = 60
BROKE_IT = (118, 286)
"""Of seed 1: sentences of 16,000 characters took 54 s; numbers of 300 digits ended the run."""


def test_a_seed_makes_the_same_files_again() -> None:
    assert [make(SEED, n) for n in range(9)] == [make(SEED, n) for n in range(9)]
    assert make(SEED, 1) != make(SEED + 1, 1)


@pytest.mark.skipif(os.name != "posix", reason="memory of a process is not told here")
def test_bad_files_are_named_and_the_good_ones_beside_them_read(tmp_path: Path) -> None:
    verdict = run([make(SEED, number) for number in range(SAMPLE)], tmp_path / "batch")
    assert not verdict.faults
    assert verdict.memory <= MEMORY


@pytest.mark.skipif(os.name != "posix", reason="memory of a process is not told here")
def test_files_that_broke_it_once_are_read(tmp_path: Path) -> None:
    files = [make(1, number) for number in BROKE_IT]
    verdict = run(files, tmp_path / "batch")
    assert not verdict.faults
    assert {file.name for file in files} <= verdict.read
