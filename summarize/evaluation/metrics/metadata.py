"""Does the brief know what each page is: headline, outlet, day of printing?"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.domain import Article
from summarize.evaluation.labels import ArticleLabel
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome
from summarize.evaluation.passages import fold

SAYS = {
    "metadata.headline": "articles whose headline is right, or rightly absent",
    "metadata.outlet": "articles whose outlet is right, or rightly absent",
    "metadata.date": "articles whose day of printing is right, or rightly unknown",
    "metadata.basis": "articles of which it is rightly said how the day is known",
    "metadata.copies": "labelled and found pairs of copies that are in both",
}


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at the metadata of every article that is in the brief."""
    for label in outcome.case.labels.articles:
        article = outcome.articles.get(label.file)
        if article is None:
            continue
        for name, found, wanted in _pairs(article, label):
            miss = f"{label.file}: {name} is {found!r}, should be {wanted!r}"
            item = Item(outcome.case.name, label.file)
            yield judged(f"metadata.{name}", item, "" if found == wanted else miss)
    yield from _copies(outcome)


def _pairs(article: Article, label: ArticleLabel) -> Iterator[tuple[str, object, object]]:
    yield "headline", _plain(article.headline), _plain(label.headline)
    yield "outlet", _plain(article.outlet), _plain(label.outlet)
    yield "date", _day(article.published.date), _day(label.published)
    yield "basis", article.published.basis, label.basis


def _day(date: object) -> str | None:
    return str(date) if date else None


def _plain(name: str | None) -> str | None:
    """Compare names without case, end points and the article in front."""
    if name is None:
        return None
    return fold(name).text.strip(" .").casefold().removeprefix("the ")


def _copies(outcome: Outcome) -> Iterator[Observation]:
    files = {a.id: f for f, a in outcome.articles.items()}
    labels = outcome.case.labels
    wanted = {frozenset((c.article, c.of)) for c in labels.copies}
    found = {
        frozenset((f, files[a.copy_of]))
        for f, a in outcome.articles.items()
        if a.copy_of in files and a.copy_of is not None
    }
    # A copy that was set aside on loading was recognised: it is reported as skipped.
    set_aside = {pair for pair in wanted if not pair <= outcome.articles.keys()}
    for pair in sorted(wanted | found, key=sorted):
        right = pair in wanted and pair in (found | set_aside)
        what = "not recognised as copies" if pair in wanted else "taken for copies"
        names = " and ".join(sorted(pair))
        miss = "" if right else f"{names}: {what}"
        yield judged("metadata.copies", Item(outcome.case.name, names, 2), miss)
