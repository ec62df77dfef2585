"""Briefs made by hand, so that each metric has a known answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarize.articles.load import names_of
from summarize.domain import (
    Article,
    Brief,
    BriefSentence,
    Claim,
    Figure,
    Finding,
    MadeWith,
    Origin,
    Position,
    Published,
)
from summarize.evaluation.cases import Case, load_case

MADE = MadeWith(engine="by hand", prompts="none", version="0")


def story(folder: Path, texts: dict[str, str], labels: str) -> Case:
    """Write a case and load it."""
    (folder / "articles").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "articles" / name).write_text(text, "utf-8")
    (folder / "expected.yaml").write_text(labels, "utf-8")
    return load_case(folder)


def articles(case: Case, **known: Article) -> dict[str, Article]:
    """Make an article of each file, its text unchanged."""
    made = {}
    names = names_of(list(case.files.values()))
    for i, (name, path) in enumerate(case.files.items(), 1):
        made[name] = known.get(name) or Article(
            id=f"A{i}",
            path=names[path],
            outlet=None,
            headline=None,
            published=Published(),
            language="en",
            text=path.read_text("utf-8"),
        )
    return made


def claim(article: Article, quote: str, **fields: object) -> Claim:
    """Make a claim of words of an article."""
    start = article.text.index(quote)
    values = {
        "id": f"c-{article.id}-{start}-{len(quote)}",
        "article": article.id,
        "text": quote,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "origin": "o1",
        **fields,
    }
    return Claim.model_validate(values)


def figure(value: float, **fields: object) -> Figure:
    return Figure.model_validate({"value": value, "text": "", "start": 0, "end": 0, **fields})


def position(claims: list[Claim], value: float | None = None) -> Position:
    return Position(
        label="",
        value=value,
        claims=tuple(c.id for c in claims),
        articles=tuple(dict.fromkeys(c.article for c in claims)),
        origins=("o1",),
    )


def finding(kind: str, type_: str | None, *positions: Position) -> Finding:
    return Finding.model_validate(
        {
            "id": f"f-{kind}-{len(positions)}-{positions[0].claims[0]}",
            "kind": kind,
            "type": type_,
            "statement": f"A {kind} finding.",
            "positions": positions,
        }
    )


def brief(made: dict[str, Article], claims: list[Claim], **fields: object) -> Brief:
    values = {
        "title": "A story",
        "made_with": MADE,
        "articles": tuple(made.values()),
        "claims": tuple(claims),
        "origins": (Origin(id="o1", name="Coast Guard"),),
        **fields,
    }
    return Brief.model_validate(values)


def sentence(text: str, *cites: Claim) -> BriefSentence:
    return BriefSentence(section="in short", sentence=text, cites=tuple(c.id for c in cites))


Maker = Callable[..., Case]
