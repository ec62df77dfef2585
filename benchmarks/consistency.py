"""Balanced accuracy of "every sentence is borne out by the article" on edited summaries.

    python -m benchmarks.consistency [FOLDER]

Reads `dev.json` of SummEdits (Laban et al., EMNLP 2023; Apache-2.0): summaries of news articles,
some with planted errors, labelled consistent (1) or not. Each sentence of a summary is held
against the sentences of the article that share most of its words, by the comparers of both gates.
The gates themselves are stricter than what is measured here: they refuse every new word of
content, and these summaries are paraphrased throughout.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from summarize.text.cues import NEGATION, find_negations
from summarize.text.parsing import Parser
from summarize.text.support import (
    Case,
    Passage,
    is_content,
    keys_of,
    measured,
    names,
    numbers,
    polarity,
    times,
)

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared/benchmarks/summedits-news"
BEST = 3
"""Sentences of the article that one sentence of a summary is held against."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    rows = json.loads((arguments.parse_args().folder / "dev.json").read_text())
    parser = Parser()
    judged = [(row["label"], judge(row, parser)) for row in rows]
    print(f"{len(rows)} summaries of {len({r['doc'] for r in rows})} articles")
    for name in CHECKS:
        report(name, [(label, not found[name]) for label, found in judged])
    report("all of these", [(label, not any(found.values())) for label, found in judged])


def judge(row: dict[str, Any], parser: Parser) -> Counter[str]:
    """Return how many reasons each check has against a summary."""
    article, summary = parser.parse(row["doc"]), parser.parse(row["summary"])
    sentences = [Passage.of(article, s.start_char, s.end_char) for s in article.sents]
    about = tuple(n.words for n in Passage.of(article, 0, len(row["doc"])).names)
    found: Counter[str] = Counter()
    for sent in summary.sents:
        statement = Passage.of(summary, sent.start_char, sent.end_char)
        near = Case(statement, tuple(nearest(statement, sentences)), about=about)
        whole = Case(statement, tuple(sentences), about=about)
        for name, check in CHECKS.items():
            found[name] += len(list(check(near, whole)))
    return found


def added_cues(near: Case) -> list[str]:
    """A summary may leave out; what it may not is deny or hedge what the article does not."""
    return [r for r in polarity(near) if "leaves out" not in r and _denies(r)]


def _denies(reason: str) -> bool:
    return any(c.kind == NEGATION for c in find_negations(reason.split(" where ", maxsplit=1)[0]))


CHECKS: dict[str, Callable[[Case, Case], Iterable[str]]] = {
    "numbers": lambda near, _: numbers(near),
    "times": lambda near, _: times(near),
    # A summary joins what stands far apart: names are looked for in the whole article.
    "names": lambda _, whole: names(whole),
    "negation": lambda near, _: added_cues(near),
    "words of measure": lambda _, whole: measured(whole),
}


def nearest(statement: Passage, sentences: list[Passage]) -> list[Passage]:
    """Return the sentences that share most words of content, in the article's order."""
    wanted = {k for t in statement.tokens if is_content(t) for k in keys_of(t)}
    ranked = sorted(sentences, key=lambda s: -len(wanted & s.keys))[:BEST]
    return sorted(ranked, key=lambda s: s.start)


def report(label: str, verdicts: list[tuple[int, bool]]) -> None:
    """Print the balanced accuracy of verdicts, and what it is the mean of."""
    kept = [v for y, v in verdicts if y == 1]
    refused = [not v for y, v in verdicts if y == 0]
    good, bad = sum(kept) / len(kept), sum(refused) / len(refused)
    print(f"{label:42} {(good + bad) / 2:.3f}  (true kept {good:.3f}, false refused {bad:.3f})")


if __name__ == "__main__":
    main()
