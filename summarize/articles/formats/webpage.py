"""A saved web page: its main text by trafilatura, what it states of itself, and the rest.

The rest is kept: lines of the page that are not in its main text are what was dropped.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import lxml.html
import trafilatura
from lxml.etree import ParserError

from summarize.articles.formats.plain import text_of
from summarize.articles.furniture import reason_for
from summarize.articles.lines import Line
from summarize.domain import Dropped, RawArticle, Stated

for _library in ("trafilatura", "htmldate"):
    # What they have to say of a broken page reaches the reader as the reason for skipping it.
    logging.getLogger(_library).setLevel(logging.CRITICAL)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "label", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "select", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "head", "object", "canvas",
})  # fmt: skip
_MAX_DROPPED = 20_000
"""Characters of left-out page text that are kept: menus of some pages run to megabytes."""


class Page(NamedTuple):
    """What a web page gave."""

    text: str
    stated: Stated
    dropped: tuple[Dropped, ...]


def read(path: str, data: bytes) -> RawArticle:
    """Read a saved web page.

    Raises:
        UnreadableError: When it is not text.
    """
    page = extract(decode_page(data))
    return RawArticle(
        path=path, format="html", text=page.text, dropped=page.dropped, stated=page.stated
    )


def decode_page(data: bytes) -> str:
    """Decode a page's bytes by the encoding it declares, else as any text."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass  # the page is wrong about itself, as many are
    return text_of(data)


def extract(html: str) -> Page:
    """Extract a page's main text; a page without any gives its flattened text."""
    text = _main_text(html)
    tree = parse(html)
    lines = list(flatten(tree)) if tree is not None else []
    if not text:
        return Page("\n".join(lines), _stated(html, tree), ())
    kept = re.sub(r"\W+", "", text)
    rest = [line for line in lines if re.sub(r"\W+", "", line) not in kept]
    return Page(text, _stated(html, tree), _dropped(rest))


def _main_text(html: str) -> str:
    extracted = trafilatura.extract(html, include_comments=False, include_tables=False)
    return str(extracted or "")


def _dropped(lines: list[str]) -> tuple[Dropped, ...]:
    """What was left out, neighbours of one kind together."""
    found: list[Dropped] = []
    size = 0
    for text in lines:
        size += len(text)
        if size > _MAX_DROPPED:
            break
        reason = reason_for(Line(text)) or "navigation"
        if found and found[-1].reason == reason:
            found[-1] = Dropped(text=f"{found[-1].text}\n{text}", reason=reason)
        else:
            found.append(Dropped(text=text, reason=reason))
    return tuple(found)


def parse(html: str) -> Any:
    """Return the tree of a page (an lxml element), or None when there is none."""
    try:
        return lxml.html.fromstring(html.encode("utf-8", "replace"), parser=_parser())
    except (ParserError, ValueError):
        return None


def _parser() -> Any:
    return lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)


def flatten(tree: Any) -> Iterator[str]:
    """Yield a page's visible text, one line per block element: what people paste."""
    line: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            text = " ".join("".join(line).split())
            if text:
                yield text
            line = []
        else:
            line.append(piece)


def _pieces(root: Any) -> Iterator[str | None]:
    """Yield pieces of text, and None at the borders of blocks; pages nest without bounds."""
    stack: list[Any] = [root]
    while stack:
        item = stack.pop()
        if item is None or isinstance(item, str):
            yield item
        elif isinstance(item.tag, str) and item.tag not in _UNSEEN:
            border = [None] if item.tag in _BLOCKS else []
            inside = [part for child in item for part in (child, child.tail or "")]
            stack.extend(reversed([*border, item.text or "", *inside, *border]))


def _stated(html: str, tree: Any) -> Stated:
    meta = trafilatura.extract_metadata(html)
    exact = _exact_date(tree) if tree is not None else None
    return Stated(
        headline=(meta.title or None) if meta else None,
        outlet=(meta.sitename or None) if meta else None,
        published=exact or (meta.date if meta else None),
    )


def _exact_date(tree: Any) -> str | None:
    """The moment of publication in the page's meta tags or JSON-LD, with its time of day."""
    for attribute, name in (
        ("property", "article:published_time"),
        ("itemprop", "datePublished"),
        ("name", "date"),
        ("name", "DC.date.issued"),
    ):
        for value in tree.xpath(f"//*[@{attribute}='{name}']/@content"):
            if re.match(r"\d{4}-\d\d-\d\d", value):
                return str(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.)*")', script)
        if found:
            with contextlib.suppress(ValueError):  # a bad escape: the page states no day there
                return str(json.loads(found[1], strict=False))
    return None
