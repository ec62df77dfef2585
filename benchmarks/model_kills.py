"""kill -9 at random moments of a run: what was answered is not asked for again.

    python benchmarks/model_kills.py --kills 20

One run over 100 articles against a local server is killed, started again, killed, ... and at last
left to finish. After each kill the cache must open and the page must be whole or absent; no
question whose answer had been out for a moment may be asked again.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from process import write_articles

from summarize.engines.model.cache import AnswerCache

WORDS = 520
MOMENT = 0.5
"""Seconds from an answer's leaving the server until it is surely on disk, on a busy machine."""


def requests(log: Path) -> list[dict[str, object]]:
    lines = log.read_text().splitlines() if log.exists() else []
    return [json.loads(line) for line in lines]


def killed_run(words: list[str], log: Path, delay: float) -> float:
    """Start a run, kill it so long after its first answer, and return when that was."""
    before = len(requests(log))
    run = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(requests(log)) == before and run.poll() is None:
        time.sleep(0.02)
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.wait()
    return time.time()


def asked_again(log: Path, kills: list[float]) -> int:
    """Count the questions asked in one life whose answer had come in an earlier one."""
    asked: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in requests(log):
        key = json.dumps(entry["sent"])
        asked[key].append((float(str(entry["began"])), float(str(entry["ended"]))))
    again = 0
    for times in asked.values():
        for (_, ended), (began, _) in zip(sorted(times), sorted(times)[1:], strict=False):
            between = [k for k in kills if ended <= k <= began]
            again += bool(between and ended + MOMENT < between[0])
    return again


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=100)
    args = parser.parse_args()
    chance = random.Random(3)  # noqa: S311 - the same moments each time
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "articles").mkdir()
        write_articles(work / "articles", args.articles, WORDS, [])
        log, page, cache = work / "log.jsonl", work / "page.json", work / "cache"
        script = Path(__file__).with_name("model_throughput.py")
        server = subprocess.Popen(
            [sys.executable, str(script), "--serve", str(log), "--seconds", "0.4"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            words = [
                *(sys.executable, "-m", "summarize", str(work / "articles"), "--out", str(page)),
                *("--model", "m", "--base-url", address, "--cache-dir", str(cache)),
                *("--concurrency", "4"),
            ]
            kills = []
            for _ in range(args.kills):
                kills.append(killed_run(words, log, chance.uniform(0, 2.5)))
                answers = AnswerCache(cache)
                kept = len(answers)
                answers.close()
                whole = "absent" if not page.exists() else json.loads(page.read_text())["format"]
                print(f"killed: {len(requests(log))} asked so far, {kept} kept, page {whole}")
            subprocess.run(words, check=True, capture_output=True)
            made = json.loads(page.read_text("utf-8"))
            print(
                f"finished: {len(requests(log))} asked, {len(made['articles'])} articles, "
                f"{len(made['failed'])} failed; asked again: {asked_again(log, kills)}"
            )
        finally:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main()
