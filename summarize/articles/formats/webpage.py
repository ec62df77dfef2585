"""A saved web page: its main text by trafilatura, what it states of itself, and the rest.

Its tree is made ready first: asides out, words of a sentence together, tables as lines. The rest is
kept: lines of the page that are not in its main text are what was dropped.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import accumulate, groupby
from typing import Any

import htmldate
import lxml.html
import trafilatura
from lxml.etree import ErrorTypes, ParserError, SubElement

from summarize.articles.encodings import UnreadableError, decode
from summarize.articles.furniture import opens_section, reason_for, together
from summarize.articles.lines import Line, raised, table_lines
from summarize.domain import RawArticle, Stated

for _library in ("trafilatura", "htmldate"):
    # What they have to say of a broken page reaches the reader as the reason for skipping it.
    logging.getLogger(_library).setLevel(logging.CRITICAL)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
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
LEAST_SHARE = 0.2
"""Share of the prose of trafilatura's balanced reading that its precise one must have to be
preferred. On 102 pages the precise one has over a third of it wherever it is right, and under a
tenth where it took the wrong part of the page."""
_TABLE_EDGE = re.compile(r"^\|(?:-+\|)+$|^\| | ?\| ?$")
"""The marks at the edges of a table's rows in trafilatura's text."""


def read(path: str, data: bytes) -> RawArticle:
    """Read a saved web page; raises UnreadableError where it is no text, or nested too deeply."""
    return extract(path, decode_page(data))


def decode_page(data: bytes) -> str:
    """Decode a page's bytes by the encoding it declares, else as any text."""
    declared = _CHARSET.search(data[:4096])
    return decode(data, declared[1].decode("ascii", "replace") if declared else None)


def extract(path: str, html: str) -> RawArticle:
    """Extract a page's main text; a page without any gives its flattened text."""
    tree = parse(html)
    if tree is None:
        return RawArticle(path=path, format="html", text="")
    lines = list(flatten(tree))
    meant = _prepared(deepcopy(tree))
    # Read for precision, unless that took a wrong part of the page.
    text, balanced = _main_text(meant, precise=True), _main_text(meant, precise=False)
    if _prose(text) < LEAST_SHARE * _prose(balanced):
        text = balanced
    kept = _letters(text)
    rest = [line for line in lines if text and _letters(line) not in kept]
    sizes = accumulate(map(len, rest))
    rest = [line for line, size in zip(rest, sizes, strict=True) if size <= _MAX_DROPPED]
    return RawArticle(
        path=path,
        format="html",
        text=text or "\n".join(lines),
        dropped=together((line, reason_for(Line(line)) or "navigation") for line in rest),
        stated=_stated(tree, meant, text),
    )


def _main_text(tree: Any, *, precise: bool) -> str:
    text = trafilatura.extract(deepcopy(tree), include_comments=False, favor_precision=precise)
    lines = (_TABLE_EDGE.sub("", line) for line in str(text or "").split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _prose(text: str) -> int:
    """Words of a text in sentences that are not furniture."""
    lines = map(Line, text.split("\n"))
    return sum(line.length for line in lines if line.ends_sentence and not reason_for(line))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def parse(html: str) -> Any:
    """Return the tree of a page (an lxml element), or None when there is none.

    Raises UnreadableError where it is nested too deeply, MemoryError where it takes too much.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    tree = None
    with contextlib.suppress(ParserError, ValueError):
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    # What stopped the parser half-way: it keeps to itself that the rest is missing.
    for entry in parser.error_log.filter_from_fatals():
        if entry.type == ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError
        if "depth" in entry.message:
            raise UnreadableError("its elements are nested too deeply; save its text as .txt")
    for mark in list(tree.iter("sup")) if tree is not None else ():
        if len(mark) == 0 or all(child.tag == "a" for child in mark):
            text = raised(mark.text_content())
            mark.clear(keep_tail=True)
            mark.text = text
    return tree


def flatten(tree: Any) -> Iterator[str]:
    """Yield a page's visible text, one line per block element: what people paste."""
    for is_border, pieces in groupby(_pieces(tree), lambda piece: piece is None):
        text = "" if is_border else " ".join("".join(filter(None, pieces)).split())
        if text:
            yield text


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


WITHDRAWN = ("del", "s", "strike", "template")
"""What the outlet struck out is no longer what it says; what scripts may fill in is not yet."""
INLINE = ("nobr", "wbr", "time", "label", "output", "font", "big", "tt", "data")
"""Inline elements within a paragraph whose words trafilatura leaves out, or older pages use: all
elements of HTML's phrasing content were tried."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "header")
_UNSHOWN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)")
_NOT_IN_TABLES = ("p", "h1", "h2", "h3", "div", "article", "section", "blockquote", "ul")
"""Elements that a table of data has none of."""
_TABLE = ("thead", "tbody", "tfoot", "tr", "td", "th")


def _prepared(tree: Any) -> Any:
    """Return a page's tree with what is not its story taken out, changed in place."""
    for element in list(tree.iter(*WITHDRAWN)):
        element.drop_tree()
    lists = [heading.getparent() for heading in tree.iter(*HEADINGS) if _opens_list(heading)]
    for element in [*tree.iter("aside"), *_hidden(tree), *lists]:
        # Unless all of the page's story is in it.
        if element.getparent() is not None and element.find(".//h1") is None:
            element.drop_tree()
    for element in list(tree.iter(*INLINE)):
        if any(parent.tag in {"p", "li", "blockquote"} for parent in element.iterancestors()):
            element.drop_tag()
    for table in reversed(list(tree.iter("table"))):
        _replace(table)
    return tree


def _hidden(tree: Any) -> list[Any]:
    """Return what a page does not show, unless it is most of what it has: opened by a script."""
    most = len(tree.text_content()) / 2
    marked = [e for e in tree.xpath("//*[@style]") if _UNSHOWN.search(e.get("style"))]
    return [e for e in (*tree.xpath("//*[@hidden]"), *marked) if len(e.text_content()) < most]


def _opens_list(heading: Any) -> bool:
    """Whether a heading such as "Recommended stories" is the first thing in its container."""
    text, container = _words(heading), heading.getparent()
    return (
        text != ""
        and container is not None
        and container.tag in {"section", "div", "ul", "nav"}
        and container[0] is heading
        and not (container.text or "").strip()
        and opens_section(Line(text)) is not None
    )


def _replace(table: Any) -> None:
    """Replace a table of data by a paragraph for each row, and one for the layout by divisions."""
    if next(table.iter(*_NOT_IN_TABLES), None) is not None:
        for part in [table, *table.iter(*_TABLE)]:
            part.tag = "div"
        return
    rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    lines, parent = table_lines(rows), table.getparent()
    if not lines:
        return
    if parent is not None and parent.tag == "figure":  # whose words are captions
        parent.tag = "div"
    table.clear(keep_tail=True)
    table.tag = "div"
    for line in lines:
        SubElement(table, "p").text = line


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


# --- what a page states of itself: headline, outlet and the moment of publication

_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d[^"\\]{0,40})"')
_PUBLISHER = re.compile(
    r'"publisher"\s{0,9}:\s{0,9}\{[^{}]{0,500}"name"\s{0,9}:\s{0,9}"([^"\\]{1,200})"'
)
_SITE_NAME = (
    "//meta[@property='og:site_name' or @name='og:site_name' or @name='application-name']"
    "/@content[normalize-space()]"
)
_SCRIPTS = "//script[@type='application/ld+json']/text()"
_DATE_TAGS = (
    "property='article:published_time'", "itemprop='datePublished'", "name='date'",
    "name='DC.date.issued'",
)  # fmt: skip
_NO_NAME = re.compile(r"https?:|www\.|@|^copyright\b|[\w-]\.[\w-]+/", re.IGNORECASE)
LONGEST = 200
"""Characters of a name that are looked at."""
HEAD = 24
"""Letters by which a paragraph is found again in the page."""


def _stated(tree: Any, meant: Any, text: str) -> Stated:
    """Return what a page states, given it without what stands beside its story, and its text."""
    meta = trafilatura.extract_metadata(deepcopy(tree), extensive=False)
    headline, site = (meta.title or None, meta.sitename) if meta else (None, None)
    return Stated(
        headline=headline,
        outlet=_outlet(tree, headline, site),
        published=_exact_date(tree) or _visible_date(meant, text),
    )


def _outlet(tree: Any, headline: str | None, guessed: str | None) -> str | None:
    """The site's name, as the page gives it to those who link to it; a proper name first.

    What else tells the publisher is often the agency whose copy it is, and some pages put their
    headline where the site's name belongs.
    """
    names = [_short(name) for name in tree.xpath(_SITE_NAME)]
    names += [_short(m[1]) for s in tree.xpath(_SCRIPTS) for m in _PUBLISHER.finditer(s)]
    titles = {headline, *(_short(e.text_content()) for e in tree.iter("title", "h1"))}
    found = [n for n in (*names, guessed) if n and n not in titles and not _NO_NAME.search(n)]
    proper = [name for name in found if not name.islower()]
    return next(iter(proper or found), None)


def _short(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _exact_date(tree: Any) -> str | None:
    """The moment of publication in the page's meta tags or JSON-LD, with its time of day."""
    for tag in _DATE_TAGS:
        for value in tree.xpath(f"//*[@{tag}]/@*[name()='content' or name()='datetime']"):
            if re.match(r"\d{4}-\d\d-\d\d", value):
                return str(value)
    found = next(filter(None, map(_PUBLISHED.search, tree.xpath(_SCRIPTS))), None)
    return found[1] if found else None


def _visible_date(tree: Any, text: str) -> str | None:
    """The date that htmldate finds in the page down to the end of its story.

    What stands below is the site's: its year of rights, its last change, other stories.
    """
    above = deepcopy(tree)
    last = text.rstrip().rsplit("\n", 1)[-1][:HEAD]
    holding = [e for e in above.iter() if isinstance(e.tag, str) and last in (e.text or "")]
    element = holding[-1] if last and holding else None
    while element is not None and element.getparent() is not None:
        for following in list(element.itersiblings()):
            following.drop_tree()
        element = element.getparent()
    for footer in list(above.iter("footer")):
        footer.drop_tree()
    return htmldate.find_date(above, original_date=True, extensive_search=False)
