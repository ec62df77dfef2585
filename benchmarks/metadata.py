"""Outlets and days of printing of real articles against a reader's notes.

    python benchmarks/metadata.py ../shared/benchmarks/real [-v]

The notes (`reader.yaml` of each story) give outlet and day where the article or its address says
so. An outlet given by a domain in which the noted name does not stand is counted apart; a wrong one
costs a reader more than none.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.domain import Article

LIMIT = 10_000_000


def letters(name: str) -> str:
    return re.sub(r"\([^)]*\)|\bthe\b|\W+", "", name.casefold())


def same_outlet(got: str, noted: str) -> bool:
    a, b = letters(got), letters(noted)
    return a in b or b in a or initials(noted) in a


def is_domain(name: str) -> bool:
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name))


def initials(name: str) -> str:
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)|\b[Tt]he\b", "", name))
    return "".join(w[0] for w in words[:-1]).casefold() + words[-1].casefold()


def judge(got: Any, noted: Any, *, same: bool) -> str:
    if noted is None:
        return "rightly none" if got is None else "given, none noted"
    if got is None:
        return "missing"
    return "right" if same else "wrong"


def measure(folder: Path, tallies: dict[str, Counter[str]], *, verbose: bool) -> None:
    notes = yaml.safe_load((folder / "reader.yaml").read_text("utf-8"))["articles"]
    for article in clean(load([folder], LIMIT)[0]):
        note = notes.get(Path(article.path).name)
        if note is not None:
            compare(article, note, folder.name, tallies, verbose=verbose)


def compare(
    article: Article, note: Any, story: str, tallies: dict[str, Counter[str]], *, verbose: bool
) -> None:
    outlet, day = note["outlet"], note["printed"]
    got = article.outlet
    found = {
        "outlet": "by domain"
        if outlet and got and is_domain(got) and not same_outlet(got, outlet)
        else judge(got, outlet, same=bool(got and outlet) and same_outlet(got, outlet)),
        "printed": judge(article.published.date, day, same=article.published.date == day),
    }
    for what, verdict in found.items():
        tallies[what][verdict] += 1
        if verbose and verdict not in {"right", "rightly none"}:
            print(
                f"{story}/{Path(article.path).name} {what} {verdict}: {got}, "
                f"{article.published.date}; noted {outlet}, {day}; {article.headline}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="a folder of stories, one folder each")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is not right")
    args = parser.parse_args()
    tallies: dict[str, Counter[str]] = {"outlet": Counter(), "printed": Counter()}
    for folder in sorted(p for p in args.folder.iterdir() if (p / "reader.yaml").exists()):
        measure(folder, tallies, verbose=args.verbose)
    for what, tally in tallies.items():
        print(f"{what:<8}", ", ".join(f"{n} {verdict}" for verdict, n in tally.most_common()))


if __name__ == "__main__":
    main()
