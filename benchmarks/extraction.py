"""Article bodies against gold ones: from HTML, and from the page flattened to plain text.

    python benchmarks/extraction.py ../shared/benchmarks/article-extraction [--worst N]

Data: scrapinghub/article-extraction-benchmark (MIT). The measure is that benchmark's: precision
and recall of word four-grams of each page, averaged over the pages; F1 of the two averages.
Flattening is what pasting a page amounts to: tags stripped, one line per block element.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarize.articles.clean import clean
from summarize.articles.formats import read_bytes, webpage
from summarize.domain import RawArticle

FOUR = 4


class Score(NamedTuple):
    """How one page came out."""

    page: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + FOUR]) for i in range(max(1, len(words) - FOUR + 1)))


def score(page: str, gold: str, got: str) -> Score:
    a, b = grams(gold), grams(got)
    common = (a & b).total()
    return Score(page, common / b.total(), common / a.total())


def from_html(data: bytes) -> RawArticle:
    return read_bytes("page.html", data, "html")


def flattened(data: bytes) -> RawArticle:
    tree = webpage.parse(webpage.decode_page(data))
    return RawArticle(path="page.txt", format="txt", text="\n".join(webpage.flatten(tree)))


def pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, entry in sorted(gold.items()):
        packed = (folder / "html" / f"{name}.html.gz").read_bytes()
        yield name, entry["articleBody"], gzip.decompress(packed)


def measure(folder: Path, read: Callable[[bytes], RawArticle]) -> tuple[list[Score], float]:
    began = time.perf_counter()
    scores = []
    for name, gold, data in pages(folder):
        article = clean([read(data)])[0]
        scores.append(score(name, gold, article.text[article.body_start :]))
    return scores, time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst pages to list")
    args = parser.parse_args()
    print(f"{'read from':<12} {'precision':>9} {'recall':>7} {'F1':>6} {'pages':>6} {'seconds':>8}")
    for label, read in (("HTML", from_html), ("flat text", flattened)):
        scores, seconds = measure(args.folder, read)
        precision = sum(s.precision for s in scores) / len(scores)
        recall = sum(s.recall for s in scores) / len(scores)
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{label:<12} {precision:>9.3f} {recall:>7.3f} {f1:>6.3f} "
            f"{len(scores):>6} {seconds:>8.1f}"
        )
        for s in sorted(scores, key=lambda s: s.f1)[: args.worst]:
            print(f"    {s.page[:12]}  precision {s.precision:.3f}  recall {s.recall:.3f}")


if __name__ == "__main__":
    main()
