"""What the page calls each article: its outlet, told apart where one outlet has several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.domain import Article


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short, distinct name for every article id.

    An article whose outlet is not known goes by its number. Two articles of one outlet get their
    day of printing, where they have one, or their number.
    """
    names = {a.id: a.called for a in articles}
    often = Counter(names.values())
    named = {
        a.id: names[a.id] if often[names[a.id]] == 1 else f"{names[a.id]} ({_day(a)})"
        for a in articles
    }
    again = Counter(named.values())
    return {i: n if again[n] == 1 else f"{names[i]} ({i})" for i, n in named.items()}


def _day(article: Article) -> str:
    day = article.published.date
    return f"{day.day} {day:%b}" if day else article.id


def number(article_id: str) -> str:
    """Return the number under which the page lists the article."""
    return article_id.removeprefix("A")
