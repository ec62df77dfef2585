"""What the page calls each article: its outlet, told apart where one outlet has several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.domain import Article, goes_on
from summarize.languages import name_of
from summarize.text.words import listed
from summarize.writing.phrases import count


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short, distinct name for every article id.

    An article whose outlet is not known goes by its number. Two articles of one outlet get their
    day of printing, where they have one, or their number; so do all where they were printed far
    apart: what one tells as news is past for another.
    """
    names = {a.id: a.called for a in articles}
    often = Counter(names.values())
    days = [a.published.date for a in articles if a.published.date]
    far = goes_on(days)
    years = len({d.year for d in days}) > 1
    named = {
        a.id: f"{names[a.id]} ({_day(a, year=years)})"
        if often[names[a.id]] > 1 or (far and a.published.date)
        else names[a.id]
        for a in articles
    }
    again = Counter(named.values())
    return {i: n if again[n] == 1 else f"{names[i]} (no. {number(i)})" for i, n in named.items()}


def _day(article: Article, *, year: bool) -> str:
    day = article.published.date
    return (
        f"{day.day} {day:%b}{f' {day.year}' if year else ''}"
        if day
        else f"no. {number(article.id)}"
    )


def number(article_id: str) -> str:
    """Return the number under which the page lists the article."""
    return article_id.removeprefix("A")


def copies(articles: Sequence[Article]) -> str:
    """Return how many articles have most of their text from another; empty where none does.

    A wire story that was cut and worded anew may not be known for one: so many accounts at most.
    """
    found = sum(a.copy_of is not None for a in articles)
    if not found:
        return ""
    texts = count(len(articles) - found, "account")
    copied = f"At least {count(found, 'article')} {'shares' if found == 1 else 'share'}"
    return f"{copied} text with another: {texts} at most."


def foreign(articles: Sequence[Article], *, read: bool) -> str:
    """Return what to know of articles in other languages than English; empty without any.

    Args:
        articles: The articles.
        read: Whether the engine understands them: a model does, the rules do not.
    """
    found = [a for a in articles if a.language != "en"]
    if not found:
        return ""
    languages = listed(sorted({name_of(a.language) for a in found}))
    written = (
        f"{count(len(found), 'article').capitalize()} {_are(len(found))} written in {languages}"
    )
    if read:
        return f"{written}."
    return (
        f"{written}: only figures, quotations and names are read there, "
        "and what they count is not compared."
    )


def _are(n: int) -> str:
    return "is" if n == 1 else "are"
