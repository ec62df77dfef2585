"""A page's tree made ready: asides out, words of a sentence together, tables as lines."""

from __future__ import annotations

import re
from typing import Any

from summarize.articles.formats.tables import Cell, told
from summarize.articles.furniture import opens_section
from summarize.articles.lines import Line

WITHDRAWN = ("del", "s", "strike", "template")
"""What the outlet struck out is no longer what it says; what scripts may fill in is not yet."""
INLINE = ("nobr", "wbr", "time", "label", "output", "font", "big", "tt", "data")
"""Inline elements within a paragraph whose words trafilatura leaves out, or older pages use: all
elements of HTML's phrasing content were tried."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "header")
_UNSHOWN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)")
_BLOCKS = ("p", "h1", "h2", "h3", "div", "article", "section", "blockquote", "ul")
"""Elements that a table of data has none of."""
_TABLE = ("thead", "tbody", "tfoot", "tr", "td", "th")


def prepare(tree: Any) -> Any:
    """Return a page's tree with what is not its story taken out, changed in place.

    Args:
        tree: An lxml element of one's own.
    """
    for element in list(tree.iter(*WITHDRAWN)):
        element.drop_tree()
    for element in [*tree.iter("aside"), *_hidden(tree)]:
        _leave_out(element)
    for heading in list(tree.iter(*HEADINGS)):
        _leave_out_list_under(heading)
    for element in list(tree.iter(*INLINE)):
        if any(parent.tag in {"p", "li", "blockquote"} for parent in element.iterancestors()):
            element.drop_tag()
    for table in reversed(list(tree.iter("table"))):
        _replace(table)
    for pairs in list(tree.iter("dl")):
        _replace_pairs(pairs)
    return tree


def _hidden(tree: Any) -> list[Any]:
    """Return what a page does not show, unless it is most of what it has: opened by a script."""
    size = len(tree.text_content())
    marked = tree.xpath("//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
    return [
        element
        for element in marked
        if (element.get("hidden") is not None or _UNSHOWN.search(element.get("style") or ""))
        and 2 * len(element.text_content()) < size
    ]


def _leave_out(element: Any) -> None:
    """Take out an element, unless all of the page's story is in it."""
    if element.getparent() is not None and element.find(".//h1") is None:
        element.drop_tree()


def _leave_out_list_under(heading: Any) -> None:
    """Take out the container that a heading such as "Recommended stories" opens."""
    text = " ".join(heading.text_content().split())
    container = heading.getparent()
    if container is None or not text or not opens_section(Line(text)):
        return
    if container.tag in {"section", "div", "ul", "nav"} and _opens(heading, container):
        _leave_out(container)


def _opens(heading: Any, container: Any) -> bool:
    """Whether a heading is the first thing in its container."""
    return container[0] is heading and not (container.text or "").strip()


def _replace(table: Any) -> None:
    """Replace a table of data by a paragraph for each row, and one for the layout by divisions."""
    if next(table.iter(*_BLOCKS), None) is not None:
        for part in [table, *table.iter(*_TABLE)]:
            part.tag = "div"
        return
    rows = [[_cell(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    _tell(table, told(rows))


def _replace_pairs(pairs: Any) -> None:
    """Replace a list of names and values by a paragraph for each."""
    rows: list[list[Cell]] = []
    for part in pairs.iter("dt", "dd"):
        if part.tag == "dt":
            rows.append([])
        if rows:
            rows[-1].append(_cell(part))
    _tell(pairs, told(rows))


def _tell(element: Any, lines: list[str]) -> None:
    """Replace an element by paragraphs, if there are any."""
    if not lines:
        return
    tail, parent = element.tail, element.getparent()
    if parent is not None and parent.tag == "figure":  # whose words are captions
        parent.tag = "div"
    element.clear()
    element.tag, element.tail = "div", tail
    for line in lines:
        paragraph = element.makeelement("p")
        paragraph.text = line
        element.append(paragraph)


def _cell(cell: Any) -> Cell:
    return Cell(_words(cell), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Any, name: str) -> int:
    told = cell.get(name) or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 1


def _words(cell: Any) -> str:
    return " ".join(cell.text_content().split())
