"""Labelled stories as statements: what each sentence or claim tells, by ids that several may share.

ECB+: `documents.jsonl.gz`, one text a line with `story`, `doc`, `text`, `events` and `annotated`
spans (Cybulska and Vossen 2014). Notes: folders of texts with a `reader.yaml`
(benchmarks/stories/README.md). Worked: `NAME.json`, claims and findings of careful readers.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from summarize.learned.pairs import Statement
from summarize.text.sentences import sentence_spans

SHORTEST = 15
"""Characters of a line that is taken for a sentence."""

Told = frozenset[str] | None
"""What a statement tells; None where nobody labelled it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The statements of one folder.

    Attributes:
        name: Of the story.
        group: Stories of one group are left out together: they tell the same or a like event.
        statements: All of them, in order.
        told: What each tells.
    """

    name: str
    group: str
    statements: tuple[Statement, ...]
    told: tuple[Told, ...]


def ecb_documents(folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Return the texts of ECB+ by story."""
    stories: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            stories[document["story"]].append(document)
    return dict(sorted(stories.items()))


def topic_of(story: str) -> str:
    """Return the topic of a story of ECB+: "12ecb" and "12plus" are two events of topic 12."""
    found = re.match(r"\d+", story)
    return found[0] if found else story


def ecb_stories(folder: Path, *, whole: bool = True) -> Iterator[Labelled]:
    """Yield each story of ECB+ as a folder.

    Args:
        folder: Where the file lies.
        whole: Whether the sentences that nobody annotated stand among them, as in a real folder.
    """
    for story, documents in ecb_documents(folder).items():
        yield _of_documents(story, topic_of(story), documents, whole=whole)


def ecb_topics(folder: Path) -> Iterator[Labelled]:
    """Yield the two stories of each topic of ECB+, like events, as one folder."""
    topics: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    stories: dict[str, set[str]] = defaultdict(set)
    for story, documents in ecb_documents(folder).items():
        topics[topic_of(story)] += documents
        stories[topic_of(story)].add(story)
    for topic, documents in topics.items():
        if len(stories[topic]) > 1:
            yield _of_documents(f"topic {topic}", topic, documents, whole=True)


def _of_documents(
    name: str, group: str, documents: Sequence[Mapping[str, Any]], *, whole: bool
) -> Labelled:
    statements: list[Statement] = []
    told: list[Told] = []
    for document in documents:
        text, annotated = document["text"], [tuple(s) for s in document["annotated"]]
        spans = [(*s, True) for s in annotated]
        if whole:
            spans += [(*s, False) for s in _apart(sentence_spans(text), annotated)]
        for start, end, labelled in sorted(spans):
            if not labelled and not _is_sentence(text[start:end]):
                continue
            statements.append(Statement(document["doc"], text[start:end]))
            inside = (e for e in document["events"] if start <= e["start"] and e["end"] <= end)
            told.append(frozenset(e["event"] for e in inside) if labelled else None)
    return Labelled(name, group, tuple(statements), tuple(told))


def _apart(
    spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    return [(s, e) for s, e in spans if not any(s < b and a < e for a, b in others)]


def _is_sentence(text: str) -> bool:
    return len(text) >= SHORTEST and not text.startswith("http")


# --- readers' notes ---------------------------------------------------------------------------


def noted_stories(folders: Sequence[Path]) -> Iterator[Labelled]:
    """Yield stories with a reader's notes: each sentence with the facts and questions it is of."""
    for path in sorted(p for folder in folders for p in folder.rglob("reader.yaml")):
        yield _noted(path)


def _noted(path: Path) -> Labelled:
    notes = yaml.safe_load(path.read_text(encoding="utf-8"))
    places = _places(notes)
    statements: list[Statement] = []
    told: list[Told] = []
    for file in sorted(path.parent.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for start, end in sentence_spans(text):
            if not _is_sentence(text[start:end]):
                continue
            words = text[start:end]
            ids = {n for n, a, passage in places if a == file.name and _holds(words, passage)}
            statements.append(Statement(file.name, words))
            told.append(frozenset(ids) or None)
    name = path.parent.name
    return Labelled(name, topic_of(name), tuple(statements), tuple(told))


def _holds(sentence: str, passage: str) -> bool:
    """Whether a passage begins in a sentence."""
    return passage[:SHORTEST] in sentence or passage in sentence


def _places(notes: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what the notes list as said alike or as one question: id, article, words."""
    found = []
    for n, fact in enumerate(notes.get("agreed") or ()):
        told = zip(fact["articles"], fact["text"], strict=True)
        found += [(f"agreed {n}", article, text) for article, text in told]
    for n, fact in enumerate(notes.get("facts") or ()):
        found += [(f"fact {n}", at["article"], at["text"]) for at in fact["at"]]
    for kind in ("figures", "same"):
        for n, question in enumerate(notes.get(kind) or ()):
            values = question.get("values") or ()
            found += [(f"{kind} {n}", v["article"], v["text"]) for v in values]
    return found


# --- worked stories ---------------------------------------------------------------------------


def worked_stories(folder: Path) -> Iterator[Labelled]:
    """Yield stories read in full: each claim with the findings that a careful reader put it in."""
    for path in sorted(folder.glob("*.json")):
        worked = json.loads(path.read_text(encoding="utf-8"))
        told: dict[str, set[str]] = defaultdict(set)
        for finding in worked["findings"]:
            if finding["kind"] in {"agreed", "figures"}:
                for claim in (c for p in finding["positions"] for c in p["claims"]):
                    told[claim].add(finding["id"])
        yield Labelled(
            path.stem,
            topic_of(path.stem),
            tuple(Statement(c["article"], c["quote"]) for c in worked["claims"]),
            tuple(frozenset(told[c["id"]]) for c in worked["claims"]),
        )
