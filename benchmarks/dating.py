"""Dates of printing: how often the inference gives the date that a page states.

    python benchmarks/dating.py ../shared/benchmarks/stories

Leave one out: each article that states its date has its date line, metadata and address hidden
in turn, and the date is inferred from the rest of its folder. A wrong date costs a reader more
than none, so the share of right ones among those given counts most.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from pathlib import Path

from summarize.articles.clean import sheets_of
from summarize.articles.copies import find_copies
from summarize.articles.dating import Sheet, date_all
from summarize.articles.load import load

LIMIT = 10_000_000


def hidden(sheet: Sheet) -> Sheet:
    return dataclasses.replace(sheet, date_lines=(), address=None, stated=None, file="")


def measure(folder: Path, tally: Counter[str]) -> None:
    sheets = sheets_of(load([folder], LIMIT)[0])
    copies = find_copies([sheet.clues.text[sheet.clues.body_start :] for sheet in sheets])
    for i, truth in enumerate(date_all(sheets, copies)):
        if truth.basis != "stated":
            continue
        trial = [hidden(sheet) if i == j else sheet for j, sheet in enumerate(sheets)]
        guess = date_all(trial, copies)[i]
        if guess.date is None:
            tally["unknown"] += 1
        elif guess.date == truth.date:
            tally["right"] += 1
        else:
            tally["wrong"] += 1
            print(f"wrong: {folder.name} {sheets[i].name}: {guess.date}, not {truth.date}")
            print(f"       {guess.why}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="a folder of stories, one folder each")
    args = parser.parse_args()
    tally: Counter[str] = Counter()
    for folder in sorted(p for p in args.folder.iterdir() if p.is_dir()):
        measure(folder, tally)
    print(", ".join(f"{tally[key]} {key}" for key in ("right", "wrong", "unknown")))


if __name__ == "__main__":
    main()
