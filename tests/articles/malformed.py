"""Malformed files by a seed, each tried beside two good articles through the real command.

    python -m tests.articles.malformed 1000 [--seed 1] [--batch 25] [--keep FOLDER]

A batch of bad files lies in one folder with the two good articles. The command must end well, read
both, and name each bad file as read or as skipped with a reason, in the time and the memory that
one file may cost; a batch that takes more is tried file by file. Prints failures and counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.articles import attacks

ROOT = Path(__file__).parents[2]
SECONDS = 30
"""Of the processor, for one file and the two good ones: a busy machine stretches the clock."""
WAIT = 90
"""By the clock, whatever the machine's load."""
MEMORY = 1_000_000_000
"""Bytes, resident, in any process."""
SLACK = 120
"""Seconds more after which a run is stopped: by then it has failed."""
GOOD = {
    "good-1.txt": attacks.STORY,
    "good-2.txt": (
        "Ferry fire leaves five dead\n\nFive people died when the ferry Marit caught fire off "
        "Halvik on Monday, police said.\n\nThe coastguard said 110 passengers were rescued.\n"
    ),
}
ENDINGS = (".txt", ".md", ".html", ".pdf", ".docx", ".eml")
_SOUND = (*attacks.SOUND, attacks.plain_text, attacks.plain_page)


class Malformed(NamedTuple):
    """A bad file, and in what way it is bad."""

    name: str
    data: bytes
    ways: str


class Verdict(NamedTuple):
    """What came of one run of the command."""

    faults: tuple[str, ...]
    seconds: float
    clock: float
    memory: int
    read: frozenset[str]

    @property
    def is_slow(self) -> bool:
        """Whether it took longer than one file may take."""
        return self.seconds > SECONDS or self.clock > WAIT


def make(seed: int, number: int) -> Malformed:
    """Return the malformed file of a seed and a number: the same bytes each time."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 - not for secrets
    attack = rng.choice(attacks.ATTACKS if rng.random() < 0.5 else _SOUND)
    data, ending = attack(rng)
    ways = [attack.__name__]
    for _ in range(rng.randint(0, 2) if attack in attacks.ATTACKS else rng.randint(1, 3)):
        break_it = rng.choice(_BREAKS)
        data = break_it(rng, data)
        ways.append(break_it.__name__)
    if rng.random() < 0.15:
        ending = rng.choice(ENDINGS)
        ways.append(f"named {ending}")
    return Malformed(f"bad-{number:04}{ending}", data or b"\x00", ", ".join(ways))


def truncated(rng: random.Random, data: bytes) -> bytes:
    """Cut at the end, at the beginning, or in the middle."""
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice([data[:a], data[a:], data[:a] + data[b:]])


def flipped(rng: random.Random, data: bytes) -> bytes:
    """Turn bits over, few or many."""
    changed = bytearray(data)
    for _ in range(rng.choice([1, 5, 50, 500]) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def spliced(rng: random.Random, data: bytes) -> bytes:
    """Put a piece of a file of another kind into it, or in front."""
    other, _ = rng.choice(_SOUND)(rng)
    at = rng.choice([0, rng.randrange(len(data) + 1)])
    return data[:at] + other[: rng.randrange(len(other))] + data[at:]


def smeared(rng: random.Random, data: bytes) -> bytes:
    """Overwrite a stretch with one byte or with noise."""
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    b = min(b, a + 5000)
    noise = rng.choice([bytes(b - a), b"\xff" * (b - a), rng.randbytes(b - a), b"\r" * (b - a)])
    return data[:a] + noise + data[b:]


def repeated(rng: random.Random, data: bytes) -> bytes:
    """Repeat a stretch."""
    a = rng.randrange(len(data) + 1)
    piece = data[a : a + rng.choice([1, 10, 100, 1000])]
    return data[:a] + piece * rng.choice([2, 10, 100, 1000]) + data[a:]


_BREAKS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    truncated, flipped, spliced, smeared, repeated,
)  # fmt: skip


def run(files: Sequence[Malformed], folder: Path) -> Verdict:
    """Try files beside the good articles through the command, in a folder of their own."""
    folder.mkdir(parents=True)
    for name, text in GOOD.items():
        (folder / name).write_text(text, "utf-8")
    for file in files:
        (folder / file.name).write_bytes(file.data)
    out = folder.parent / f"{folder.name}.json"
    words = [
        sys.executable,
        "-m",
        "summarize",
        str(folder),
        "--out",
        str(out),
        "--out",
        f"{out}.md",
    ]
    start = time.monotonic()
    patience = SECONDS * (len(files) + 1) + SLACK
    code, seconds, memory, said = _command(words, folder.parent / f"{folder.name}.used", patience)
    clock = time.monotonic() - start
    if code != 0:
        fault = f"exit code {code}: {said[-600:]}"
        return Verdict((fault,), seconds, clock, memory, frozenset())
    page = json.loads(out.read_text("utf-8"))
    read = frozenset(article["path"] for article in page["articles"])
    skipped = {s["path"]: s["reason"] for s in page["skipped"]}
    named = {f.name for f in files} & (read | {path for path, why in skipped.items() if why})
    faults = [f"{good} is not read" for good in sorted(GOOD.keys() - read)]
    faults += [f"{name} is not named" for name in sorted({f.name for f in files} - named)]
    faults += [f"{f['path']} failed: {f['reason']}" for f in page["failed"]]
    return Verdict(tuple(faults), seconds, clock, memory, read)


_MEASURED = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as out:
    json.dump([code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024], out)
"""
"""Runs a command and tells its exit code, its seconds and its bytes.

A process of its own: the peak memory of a process counts that of the one it was forked from,
and a test runner may well have held more than the limit.
"""


def _command(words: Sequence[str], used: Path, patience: float) -> tuple[int, float, int, str]:
    """Run a command; return its exit code, its seconds and bytes, and what it said."""
    measured = [sys.executable, "-c", _MEASURED, str(used), *words]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(  # noqa: S603
            measured, cwd=ROOT, stdout=said, stderr=said, start_new_session=True
        )
        try:
            process.wait(patience)
            code, seconds, memory = json.loads(used.read_text("utf-8"))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            code, seconds, memory = -signal.SIGKILL, patience, 0
        said.seek(0)
        return code, seconds, memory, said.read()


def judged(files: Sequence[Malformed], folder: Path) -> Iterator[tuple[Malformed, Verdict]]:
    """Yield each file with its verdict: that of the batch where that is good, else its own."""
    whole = run(files, folder / "batch")
    if not whole.faults and not whole.is_slow and whole.memory <= MEMORY:
        yield from ((file, whole) for file in files)
        return
    for file in files:
        yield file, run([file], folder / Path(file.name).stem)


def main(words: Sequence[str]) -> int:
    """Try many files and print the counts; 1 where one failed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--batch", type=int, default=25)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--keep", type=Path, help="a folder for the files that failed")
    chosen = options.parse_args(words)
    counts: Counter[str] = Counter()
    most = Verdict((), 0, 0, 0, frozenset())
    for start in range(chosen.first, chosen.first + chosen.count, chosen.batch):
        end = min(start + chosen.batch, chosen.first + chosen.count)
        files = [make(chosen.seed, number) for number in range(start, end)]
        with tempfile.TemporaryDirectory() as folder:
            for file, verdict in judged(files, Path(folder)):
                most = most._replace(
                    seconds=max(most.seconds, verdict.seconds),
                    clock=max(most.clock, verdict.clock),
                    memory=max(most.memory, verdict.memory),
                )
                for kind in _kinds(file, verdict):
                    counts[kind] += 1
                    if kind not in {"files", "read", "skipped"}:
                        _report(file, verdict, kind, chosen.keep)
        print(f"{end}: {dict(counts)}", flush=True)  # noqa: T201
    print(  # noqa: T201
        f"longest run {most.seconds:.1f} s of the processor, {most.clock:.1f} s by the clock; "
        f"most memory {most.memory / 1e6:.0f} MB"
    )
    return int(bool(counts.keys() - {"files", "read", "skipped"}))


def _kinds(file: Malformed, verdict: Verdict) -> Iterator[str]:
    """Yield under what a file counts."""
    yield "files"
    if verdict.faults:
        yield "crashes" if "exit code" in verdict.faults[0] else "not as due"
    else:
        yield "read" if file.name in verdict.read else "skipped"
    if verdict.is_slow:
        yield f"over {SECONDS} s"
    if verdict.memory > MEMORY:
        yield "over 1 GB"


def _report(file: Malformed, verdict: Verdict, kind: str, keep: Path | None) -> None:
    took = f"{verdict.seconds:.1f} s, {verdict.clock:.1f} s by the clock"
    told = f"{took}, {verdict.memory / 1e6:.0f} MB, {'; '.join(verdict.faults)}"
    print(f"{kind}: {file.name} ({file.ways}): {told}", flush=True)  # noqa: T201
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / file.name).write_bytes(file.data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
