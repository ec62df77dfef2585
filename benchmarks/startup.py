"""How long `brief --version` and `brief --help` take beyond Python's own start.

    python benchmarks/startup.py

Processor time (user and system) of finished processes, the median of eleven in turn, so that it
holds on a shared machine; and the least wall time of the eleven.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

COMMANDS = {
    "bare Python": ["-c", "pass"],
    "brief --version": ["-m", "summarize", "--version"],
    "brief --help": ["-m", "summarize", "--help"],
}
RUNS = 11


def processor_and_wall(words: list[str]) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system, time.perf_counter() - began


def main() -> None:
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, words in COMMANDS.items():
            rows[name].append(processor_and_wall(words))
    for name, found in rows.items():
        used = statistics.median(u for u, _ in found)
        print(f"{name}: {used:.2f} s of processor, {min(w for _, w in found):.2f} s at best")


if __name__ == "__main__":
    main()
