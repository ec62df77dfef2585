"""What is said first of a folder that holds several unrelated stories: how many, and which."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Brief
from summarize.text.words import some_of
from summarize.writing.phrases import count
from summarize.writing.sources import labels

NAMED = 4
"""Outlets of a story that are named; more are counted."""

LONGEST = 100
"""Characters of a headline that names a story."""


def several(brief: Brief) -> str:
    """Return that the articles tell of unrelated stories; empty where they tell of one."""
    if len(brief.stories) < 2:
        return ""
    articles = count(len(brief.articles), "article")
    return (
        f"The {articles} tell of {len(brief.stories)} unrelated stories. "
        "Only accounts of the same story are compared."
    )


def names_of(brief: Brief) -> list[str]:
    """Return each story as a reader knows it: by a headline, and by its outlets."""
    named = labels(brief.articles)
    by_id = {a.id: a for a in brief.articles}
    return [
        f"{_headline([by_id[i] for i in ids])} ({some_of([named[i] for i in ids], NAMED)})"
        for ids in brief.stories
    ]


def _headline(articles: Sequence[Article]) -> str:
    """Return the first headline of a story, else how its first article begins."""
    first = next((a.headline for a in articles if a.headline), articles[0].text)
    line = first.strip().partition("\n")[0]
    short = line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return f"“{short}”"
