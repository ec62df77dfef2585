"""What the page calls each article: its outlet, told apart where one outlet has several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.domain import Article, Brief, goes_on, of_other_events
from summarize.languages import name_of
from summarize.text.words import listed
from summarize.writing.phrases import count, date_range, in_words


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short, distinct name for every article id.

    An article whose outlet is not known goes by its number. Two articles of one outlet get their
    day of printing, where they have one, or their number; so do all where they were printed far
    apart: what one tells as news is past for another.
    """
    called = Counter(a.called for a in articles)
    days = [a.published.date for a in articles if a.published.date]
    far = goes_on(days)
    day_form = "{0.day} {0:%b} {0.year}" if len({d.year for d in days}) > 1 else "{0.day} {0:%b}"
    named = {}
    for article in articles:
        name, day = article.called, article.published.date
        apart = day_form.format(day) if day else f"no. {number(article.id)}"
        own = called[name] > 1 or (far and day)
        named[article.id] = f"{name} ({apart})" if own else name
    again = Counter(named.values())
    return {
        a.id: named[a.id] if again[named[a.id]] == 1 else f"{a.called} (no. {number(a.id)})"
        for a in articles
    }


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


def of_others(brief: Brief) -> frozenset[str]:
    """Return the articles, by their ids, that tell mostly of another event than the page's.

    The rules do not read of an account what it is about as a whole: of the five folders of 83 in
    which they find some, two are of one event.
    """
    offline = brief.made_with.engine == "offline"
    return frozenset() if offline else of_other_events(brief.claims)


def elsewhere(brief: Brief) -> str:
    """Return how many accounts tell of another event, and of which days; empty where none does."""
    others = of_others(brief)
    told = [a for a in brief.articles if a.id in others]
    if not told or len(told) == len(brief.articles):
        return ""
    days = [a.published.date for a in told if a.published.date]
    printed = f", printed {date_range(days)}," if days else ""
    tell = "tells" if len(told) == 1 else "tell"
    return f"{in_words(len(told)).capitalize()} of them{printed} {tell} mainly of another event."


def foreign(articles: Sequence[Article], *, read: bool) -> str:
    """Return what to know of articles in other languages than English; empty without any.

    A model understands them, so that they are `read`; the rules do not.
    """
    found = [a for a in articles if a.language != "en"]
    if not found:
        return ""
    languages = listed(sorted({name_of(a.language) for a in found}))
    are = "is" if len(found) == 1 else "are"
    written = f"{count(len(found), 'article').capitalize()} {are} written in {languages}"
    if read:
        return f"{written}."
    return (
        f"{written}: only figures, quotations and names are read there, "
        "and what they count is not compared."
    )
