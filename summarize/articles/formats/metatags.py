"""What a web page states of itself: headline, outlet and the moment of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import htmldate
import trafilatura

from summarize.articles.outlets import is_agency, is_outlet_name, publisher_named
from summarize.domain import Stated

_JSON_STRING = r'"((?:[^"\\]|\\.){1,200})"'
_PUBLISHED = re.compile(rf'"datePublished"\s{{0,9}}:\s{{0,9}}{_JSON_STRING}')
_PUBLISHER = re.compile(
    rf'"publisher"\s{{0,9}}:\s{{0,9}}\{{[^{{}}]{{0,500}}"name"\s{{0,9}}:\s{{0,9}}{_JSON_STRING}'
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

    The publisher of JSON-LD is often the agency whose copy it is, and some pages put their
    headline where the site's name belongs.
    """
    titles = {headline, *(_plain(e.text_content()) for e in tree.iter("title", "h1"))}
    found = [n for n in _names(tree) if n and n not in titles and not _NO_NAME.search(n)]
    proper = [name for name in found if not name.islower() and not is_agency(name)]
    if guessed and not _NO_NAME.search(guessed):
        found.append(guessed)
    return next(iter(proper or found), None)


def _names(tree: Any) -> Iterator[str]:
    for attribute, name in (("property", "og:site_name"), ("name", "og:site_name"),
                            ("name", "application-name")):  # fmt: skip
        yield from (_plain(v) for v in tree.xpath(f"//meta[@{attribute}='{name}']/@content"))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from (_plain(m[1]) for m in _PUBLISHER.finditer(script))
    for title in tree.iter("title"):
        yield from _at_the_end(_plain(title.text_content()))


def _at_the_end(title: str) -> Iterator[str]:
    """Yield the outlet that a title ends in, if it is known or made as the names of outlets are."""
    parts = re.split(r"\s[|:\u00b7\u2013\u2014-]\s", title)
    if len(parts) > 1 and (publisher_named(parts[-1]) or is_outlet_name(parts[-1])):
        yield parts[-1]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\\(.)", r"\1", text[:LONGEST]).split())


def _exact_date(tree: Any) -> str | None:
    """The moment of publication in the page's meta tags or JSON-LD, with its time of day."""
    for attribute, name in _DATE_TAGS:
        for value in tree.xpath(
            f"//*[@{attribute}='{name}']/@*[name()='content' or name()='datetime']"
        ):
            if re.match(r"\d{4}-\d\d-\d\d", value):
                return str(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = _PUBLISHED.search(script)
        if found and re.match(r"\d{4}-\d\d-\d\d", found[1]):
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
