"""What tests share: one loaded English model, and the folders that some of them read."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.text.parsing import Parser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Public material that lies beside some checkouts."""
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside this checkout")
    return SHARED
