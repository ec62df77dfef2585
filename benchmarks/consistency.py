"""Balanced accuracy of "every sentence is borne out by the article" on edited summaries.

    python -m benchmarks.consistency [FOLDER]

Reads `dev.json` of SummEdits (Laban et al., EMNLP 2023; Apache-2.0): summaries of news articles,
some with planted errors, labelled consistent (1) or not. Each sentence of a summary is held
against the sentences of the article that share most of its words, by the comparers of both gates.
The strict gate refuses every new word of content; `--new-words` allows a share of them.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import Counter
from pathlib import Path
from typing import Any

from summarize.text.parsing import Parser
from summarize.text.support import Case, Passage
from summarize.text.support.check import COMPARERS
from summarize.text.support.passage import is_content, keys_of
from summarize.text.support.wording import wording

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared/benchmarks/summedits-news"
BEST = 3
"""Sentences of the article that one sentence of a summary is held against."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments.add_argument("--show", action="store_true", help="print what was judged wrongly")
    options = arguments.parse_args()
    rows = json.loads((options.folder / "dev.json").read_text())
    parser = Parser()
    judged = [(row["label"], judge(row, parser), row) for row in rows]
    print(f"{len(rows)} summaries of {len({r['doc'] for r in rows})} articles")
    names = [c.__name__ for c in COMPARERS if c is not wording]
    for label, chosen in (("exact comparers", names), *((n, [n]) for n in names)):
        report(label, [(y, not any(f[n] for n in chosen)) for y, f, _ in judged])
    for share in (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
        verdicts = [
            (y, not any(f[n] for n in names) and f["new words"] <= share) for y, f, _ in judged
        ]
        report(f"exact comparers, new words <= {share:.0%}", verdicts)
    if options.show:
        show(judged)


def judge(row: dict[str, Any], parser: Parser) -> dict[str, Any]:
    """Return, per comparer, how many reasons it has; and the largest share of new words."""
    article = parser.parse(row["doc"])
    summary = parser.parse(row["summary"])
    sentences = [Passage.of(article, s.start_char, s.end_char) for s in article.sents]
    about = tuple(n.words for n in Passage.of(article, 0, len(row["doc"])).names)
    found: Counter[str] = Counter()
    newest = 0.0
    for sent in summary.sents:
        statement = Passage.of(summary, sent.start_char, sent.end_char)
        case = Case(statement, tuple(nearest(statement, sentences)), about=about)
        for comparer in COMPARERS:
            found[comparer.__name__] += len(list(comparer(case)))
        wide = dataclasses.replace(case, evidence=tuple(sentences))
        newest = max(newest, new_words(wide))
    return {**{c.__name__: found[c.__name__] for c in COMPARERS}, "new words": newest}


def nearest(statement: Passage, sentences: list[Passage]) -> list[Passage]:
    """Return the sentences that share most words of content, in the article's order."""
    wanted = {k for t in statement.tokens if is_content(t) for k in keys_of(t)}
    ranked = sorted(sentences, key=lambda s: -len(wanted & s.keys))[:BEST]
    return sorted(ranked, key=lambda s: s.start)


def new_words(case: Case) -> float:
    """Return the share of the statement's words of content that no sentence of the article has."""
    content = [t for t in case.statement.tokens if is_content(t)]
    new = [t for t in content if not keys_of(t) & case.keys]
    return len(new) / len(content) if content else 0.0


def report(label: str, verdicts: list[tuple[int, bool]]) -> None:
    """Print the balanced accuracy of verdicts, and what it is the mean of."""
    kept = [v for y, v in verdicts if y == 1]
    refused = [not v for y, v in verdicts if y == 0]
    good, bad = sum(kept) / len(kept), sum(refused) / len(refused)
    print(f"{label:42} {(good + bad) / 2:.3f}  (true kept {good:.3f}, false refused {bad:.3f})")


def show(judged: list[tuple[int, dict[str, Any], dict[str, Any]]]) -> None:
    """Print the summaries that the exact comparers judge wrongly."""
    for label, found, row in judged:
        hit = [k for k, v in found.items() if v and k not in {"wording", "new words"}]
        if bool(hit) == bool(label):
            print(f"\n{label} {hit} {row['edit_types']}\n  {row['summary']}")


if __name__ == "__main__":
    main()
