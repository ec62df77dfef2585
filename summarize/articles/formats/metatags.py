"""What a web page states of itself: headline, outlet and the moment of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import htmldate
import trafilatura

from summarize.articles.outlets import is_agency, named_in_title
from summarize.domain import Stated

_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d[^"\\]{0,40})"')
_PUBLISHER = re.compile(
    r'"publisher"\s{0,9}:\s{0,9}\{[^{}]{0,500}"name"\s{0,9}:\s{0,9}"([^"\\]{1,200})"'
)
_DATE_TAGS = (
    ("property", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "date"),
    ("name", "DC.date.issued"),
)
_NO_NAME = re.compile(r"https?:|www\.|@|^copyright\b|[\w-]\.[\w-]+/", re.IGNORECASE)
LONGEST = 200
"""Characters of a name that are looked at."""
HEAD = 24
"""Letters by which a paragraph is found again in the page."""


def stated(tree: Any, meant: Any, text: str) -> Stated:
    """Return what a page states of itself.

    Args:
        tree: The page (an lxml element).
        meant: The same without what stands beside its story.
        text: Its main text.
    """
    meta = trafilatura.extract_metadata(deepcopy(tree), extensive=False)
    headline = (meta.title or None) if meta else None
    return Stated(
        headline=headline,
        outlet=_outlet(tree, headline, meta.sitename if meta else None),
        published=_exact_date(tree) or _visible_date(meant, text),
    )


def _outlet(tree: Any, headline: str | None, guessed: str | None) -> str | None:
    """The site's name, as the page gives it to those who link to it; a proper name first.

    What else tells the publisher is often the agency whose copy it is, and some pages put their
    headline where the site's name belongs.
    """
    titles = {headline, *(_plain(e.text_content()) for e in tree.iter("title", "h1"))}
    found = [n for n in _names(tree, guessed) if n not in titles and not _NO_NAME.search(n)]
    proper = [name for name in found if not name.islower() and not is_agency(name)]
    return next(iter(proper or found), None)


def _names(tree: Any, guessed: str | None) -> Iterator[str]:
    given = tree.xpath(
        "//meta[@property='og:site_name' or @name='og:site_name' or @name='application-name']"
        "/@content[normalize-space()]"
    )
    yield from map(_plain, given)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from (_plain(match[1]) for match in _PUBLISHER.finditer(script))
    ends = (named_in_title(_plain(title.text_content())) for title in tree.iter("title"))
    yield from filter(None, (*ends, guessed))


def _plain(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _exact_date(tree: Any) -> str | None:
    """The moment of publication in the page's meta tags or JSON-LD, with its time of day."""
    for attribute, name in _DATE_TAGS:
        for value in tree.xpath(
            f"//*[@{attribute}='{name}']/@*[name()='content' or name()='datetime']"
        ):
            if re.match(r"\d{4}-\d\d-\d\d", value):
                return str(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if found := _PUBLISHED.search(script):
            return found[1]
    return None


def _visible_date(tree: Any, text: str) -> str | None:
    """The date that htmldate finds in the page down to the end of its story.

    What stands below is the site's: its year of rights, its last change, other stories.
    """
    above = deepcopy(tree)
    last = text.rstrip().rsplit("\n", 1)[-1][:HEAD] if text else ""
    if last:
        _cut_below(above, last)
    for footer in list(above.iter("footer")):
        footer.drop_tree()
    return htmldate.find_date(above, original_date=True, extensive_search=False)


def _cut_below(tree: Any, words: str) -> None:
    """Take out all that follows the last element which holds some words."""
    holding = [e for e in tree.iter() if isinstance(e.tag, str) and words in (e.text or "")]
    element = holding[-1] if holding else None
    while element is not None and element.getparent() is not None:
        for following in list(element.itersiblings()):
            following.drop_tree()
        element = element.getparent()
