"""Making articles of raw ones: furniture out, headline, outlet, date, language and copies in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarize.articles.copies import earliest_first, find_copies
from summarize.articles.dating import Sheet, date_all
from summarize.articles.encodings import is_damaged
from summarize.articles.layout import Layout, lay_out, without_site
from summarize.articles.outlets import agency_of, outlet_of
from summarize.domain import Article, Dropped, Published, RawArticle
from summarize.languages import name_of
from summarize.text.printable import printable

PARAGRAPH = "\n\n"


def clean(raws: Sequence[RawArticle]) -> list[Article]:
    """Make articles of raw ones, in the order of their paths, with ids A1, A2, ..."""
    drafts, sheets = _drafts(raws)
    copies = find_copies([article.text[article.body_start :] for article in drafts])
    dates = date_all(sheets, copies)
    copies = earliest_first(copies, dates)
    return [
        draft.model_copy(
            update={
                "published": published,
                "copy_of": None if original is None else drafts[original].id,
            }
        )
        for draft, published, original in zip(drafts, dates, copies, strict=True)
    ]


def _drafts(raws: Sequence[RawArticle]) -> tuple[list[Article], list[Sheet]]:
    """Articles without their dates, and what bears on these."""
    drafts, sheets = [], []
    for i, raw in enumerate(sorted(raws, key=lambda raw: raw.path), 1):
        layout = lay_out(raw)
        drafts.append(_article(f"A{i}", raw, layout))
        sheets.append(_sheet(drafts[-1], raw, layout))
    return drafts, sheets


def _article(name: str, raw: RawArticle, layout: Layout) -> Article:
    """Put the parts of a page together; the date is found later, among all articles."""
    headline = layout.headline or _stated_headline(raw)
    outlet = printable(raw.stated.outlet or "") if raw.stated.given else None
    body = layout.texts("body")
    head = [*([headline] if headline else []), *layout.texts("standfirst")]
    start = len(PARAGRAPH.join(head)) + len(PARAGRAPH) if head and body else 0
    dropped = (*raw.dropped, *layout.dropped())
    return Article(
        id=name,
        path=raw.path,
        outlet=outlet or _outlet(raw, layout, dropped),
        headline=headline,
        published=Published(),
        url=raw.stated.url,
        language=layout.language,
        text=PARAGRAPH.join([*head, *body]),
        body_start=start,
        dropped=dropped,
        agency=agency_of(layout.dropped(), body),
        notes=_notes(raw, layout),
    )


def _outlet(raw: RawArticle, layout: Layout, dropped: Sequence[Dropped]) -> str | None:
    stated = printable(raw.stated.outlet or "") or layout.outlet
    return outlet_of(stated, dropped, raw.stated.url or _address(layout))


def _notes(raw: RawArticle, layout: Layout) -> tuple[str, ...]:
    """What a reader must know of how a file was read."""
    notes = list(raw.notes)
    if is_damaged(raw.text):
        notes.append("characters of its text are lost or unreadable; check it against the original")
    if layout.language != "en":
        notes.append(f"written in {name_of(layout.language)}")
    return tuple(notes)


def _stated_headline(raw: RawArticle) -> str | None:
    title = printable(" ".join((raw.stated.headline or "").split()))
    return without_site(title) or None


def _address(layout: Layout) -> str | None:
    """The page's own address: the first one that stands on a line of its own."""
    return next((url for url in layout.texts("url") if "/" in url), None)


def _sheet(article: Article, raw: RawArticle, layout: Layout) -> Sheet:
    stated = raw.stated
    return Sheet(
        name=f"no. {article.id.removeprefix('A')}"
        + (f" ({article.outlet})" if article.outlet else ""),
        text=article.text,
        date_lines=() if stated.given and stated.published else tuple(layout.date_lines()),
        address=stated.url or _address(layout),
        stated=stated.published,
        file=Path(raw.path).stem,
    )
