"""Records anew the exchanges of evals/recordings: `make recordings`, after a prompt changed.

No language model answers, but the honest server of the tests, and the recordings say so by the
model's name: it repeats each sentence as a claim.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from summarize.cli import main
from tests.engines.model_server import ModelServer, honest

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "evals" / "recordings"
MODEL = "honest-test-server"
ASKED = ("eval", "--cases", str(PLACE / "cases"), "--model", MODEL)


def record(folder: Path) -> None:
    """Write the exchanges of one evaluation to a folder."""
    with ModelServer(honest) as server:
        address = ["--base-url", server.base_url]
        main([*ASKED, *address, "--no-cache", "--quiet", "--record", str(folder)])


if __name__ == "__main__":
    shutil.rmtree(PLACE / "exchanges", ignore_errors=True)
    sys.exit(record(PLACE / "exchanges"))
