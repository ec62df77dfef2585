"""Tokens that a capable model is asked and answers, as recorded, and how far off `--estimate` is.

    python -m benchmarks.tokens                 each story, its rates fitted on the others
    python -m benchmarks.tokens --fit           the rates fitted on all, for estimate.py

Recordings are in evals/recordings/model. Questions are counted with their schemas as sent, answers
as compact JSON without the fields that the model left out. With the package tiktoken and its file
of o200k_base (in the folder that TIKTOKEN_CACHE_DIR names) tokens are counted, without estimated.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.domain import Article
from summarize.engines.model.answers import (
    CompareAnswer,
    ProofreadAnswer,
    WriteAnswer,
    unbounded,
)
from summarize.engines.model.estimate import Rates, estimate_run
from summarize.engines.model.questions import tokens_of
from summarize.engines.model.reading import pieces_of, schema_for
from summarize.evaluation.cases import load_case
from summarize.prompting import load_set
from summarize.settings import ModelSettings

EVALS = Path(__file__).resolve().parent.parent / "evals"
RECORDINGS = EVALS / "recordings" / "model"
ENCODING = "o200k_base"
LIMIT = 10_000_000
LINE = re.compile(r"^\[\d+\] ", re.MULTILINE)
TASKS = ("read", "compare", "write", "proofread")


class Tokenizer:
    """Counts tokens of a text."""

    def __init__(self) -> None:
        self.name, self.count = "estimated", tokens_of
        try:
            import tiktoken  # noqa: PLC0415 - not a part of the project

            encoding = tiktoken.get_encoding(ENCODING)
        except Exception:  # noqa: BLE001 - not installed, or its file is not there and no network
            return
        self.name = ENCODING
        self.count = lambda text: len(encoding.encode(text, disallowed_special=()))


@dataclass(frozen=True)
class Told:
    """What was asked and answered in one task of a story.

    Attributes:
        requests: How many questions.
        texts: The messages asked; of each question first what is the same for all.
        sent: Tokens of these.
        schemas: Tokens of the schemas that went with them.
        received: Tokens of the answers.
    """

    requests: int
    texts: Sequence[Sequence[str]]
    sent: int
    schemas: int
    received: int


@dataclass(frozen=True)
class Story:
    """A recorded story: its articles, each task, and its references as asked and answered again."""

    name: str
    articles: Sequence[Article]
    sentences: int
    tasks: Mapping[str, Told]
    phrases: Sequence[tuple[str, str]]


def lean(answer: Any) -> Any:
    """Return an answer without what the model left out."""
    if isinstance(answer, dict):
        return {k: lean(v) for k, v in answer.items() if v not in (None, "", [])}
    return [lean(v) for v in answer] if isinstance(answer, list) else answer


def compact(answer: Any) -> str:
    return json.dumps(lean(answer), ensure_ascii=False, separators=(",", ":"))


def schemas_of(task: str, articles: Sequence[Article]) -> list[str]:
    """Return the schemas of a task as they are sent."""
    pieces = [p for a in articles for p in pieces_of(a, 64_000, 1000)]
    types = {
        "compare": [CompareAnswer],
        "write": [WriteAnswer],
        "proofread": [ProofreadAnswer],
    }
    asked = types.get(task) or [schema_for(p) for p in pieces]
    return [json.dumps(unbounded(t).model_json_schema()) for t in asked]


def told(folder: Path, task: str, articles: Sequence[Article], count: Callable[[str], int]) -> Told:
    exchanges = [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob(f"{task}-*.json"))]
    texts = [[m["content"] for m in e["messages"]] for e in exchanges]
    schemas = schemas_of(task, articles)
    return Told(
        requests=len(exchanges),
        texts=texts,
        sent=sum(count(t) for messages in texts for t in messages),
        schemas=sum(map(count, schemas)),
        received=sum(count(compact(e["answer"])) for e in exchanges),
    )


def story(folder: Path, count: Callable[[str], int]) -> Story:
    raws, _ = load(list(load_case(EVALS / "cases" / folder.name).files.values()), LIMIT)
    articles = clean(raws)
    tasks = {task: told(folder, task, articles, count) for task in TASKS}
    sentences = sum(len(LINE.findall(t[-1])) for t in tasks["read"].texts)
    return Story(folder.name, articles, sentences, tasks, list(phrases(folder)))


def phrases(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the line that asks again about each reference, and the entry that answers as before."""
    for path in sorted(folder.glob("read-*.json")):
        claims = json.loads(path.read_text("utf-8"))["answer"]["claims"]
        found = {(c["s"], r["w"]): r["means"] for c in claims for r in c["refs"]}
        for n, ((sentence, words), means) in enumerate(found.items(), 1):
            yield f"{n}. in [{sentence}]: {words}\n", compact({"n": n, "means": means}) + ","


def fitted(stories: Sequence[Story], count: Callable[[str], int]) -> Rates:
    """Return the rates that fit some stories: ratios of sums, a line for what is written from."""

    def total(what: Callable[[Story], float]) -> float:
        return sum(map(what, stories))

    def lines(s: Story, task: str) -> int:
        return sum(count(t[-1]) for t in s.tasks[task].texts)

    texts = [t for s in stories for told in s.tasks.values() for m in told.texts for t in m]
    asked, meant = zip(*(p for s in stories for p in s.phrases), strict=True)
    sentences = [float(s.sentences) for s in stories]
    slope, least = np.polyfit(sentences, [lines(s, "write") for s in stories], 1)
    return Rates(
        tokens=sum(map(count, texts)) / sum(map(Rates(tokens=1.0).count, texts)),
        read=total(lambda s: s.tasks["read"].received) / sum(sentences),
        listed=total(lambda s: lines(s, "compare")) / total(lambda s: lines(s, "read")),
        compared=total(lambda s: s.tasks["compare"].received)
        / total(lambda s: sqrt(s.sentences * len(s.articles))),
        phrases=sum(map(count, asked)) / sum(sentences),
        meant=sum(map(count, meant)) / sum(sentences),
        shown=float(least),
        shown_per_sentence=float(slope),
        written=total(lambda s: s.tasks["write"].received) / len(stories),
        printed=total(lambda s: lines(s, "proofread")) / total(lambda s: lines(s, "write")),
        faults=total(lambda s: s.tasks["proofread"].received) / len(stories),
    )


def report(one: Story, rates: Rates) -> None:
    """Print what a story took beside its estimate, task by task and together."""
    guess = estimate_run(one.articles, ModelSettings(name="m"), load_set(), rates)
    by_task = {t.task: t for t in guess.tasks}
    rows = [(task, t.sent + t.schemas, t.received) for task, t in one.tasks.items()]
    pairs = [(by_task[t].prompt_tokens, by_task[t].completion_tokens) for t, *_ in rows]
    rows.append(("all", sum(r[1] for r in rows), sum(r[2] for r in rows)))
    pairs.append((guess.prompt_tokens, guess.completion_tokens))
    print(f"{one.name}: {len(one.articles)} articles, {one.sentences} sentences")
    for (task, sent, received), (more, back) in zip(rows, pairs, strict=True):
        print(
            f"  {task:8} sent {sent:6} estimated {more:6} ({more / sent - 1:+.0%})   "
            f"received {received:6} estimated {back:6} ({back / received - 1:+.0%})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--fit", action="store_true", help="print the rates fitted on all stories")
    args = parser.parse_args()
    tokenizer = Tokenizer()
    stories = [story(p, tokenizer.count) for p in sorted(RECORDINGS.iterdir()) if p.is_dir()]
    print(f"tokens: {tokenizer.name}")
    if args.fit:
        rates = fitted(stories, tokenizer.count)
        print("\n".join(f"{f.name} = {getattr(rates, f.name):.2f}" for f in fields(rates)))
        return
    for one in stories:
        report(one, fitted([s for s in stories if s is not one], tokenizer.count))


if __name__ == "__main__":
    main()
