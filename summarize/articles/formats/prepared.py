"""A page's tree made ready: asides out, words of a sentence together, tables as lines."""

from __future__ import annotations

from typing import Any

from summarize.articles.formats.tables import is_data, told
from summarize.articles.furniture import opens_section
from summarize.articles.lines import Line

WITHDRAWN = ("del", "s", "strike")
"""What the outlet struck out is no longer what it says."""
INLINE = ("nobr", "wbr", "time", "label", "output", "font", "big", "tt", "data")
"""Inline elements within a paragraph whose words trafilatura leaves out, or older pages use: all
elements of HTML's phrasing content were tried."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "header")


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
    for element in list(tree.iter("aside")):
        _leave_out(element)
    for heading in list(tree.iter(*HEADINGS)):
        _leave_out_list_under(heading)
    for element in list(tree.iter(*INLINE)):
        if any(parent.tag in {"p", "li", "blockquote"} for parent in element.iterancestors()):
            element.drop_tag()
    for table in reversed(list(tree.iter("table"))):
        _replace(table)
    return tree


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
    rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    if is_data(rows):
        tail = table.tail
        table.clear()
        table.tag, table.tail = "div", tail
        for line in told(rows):
            paragraph = table.makeelement("p")
            paragraph.text = line
            table.append(paragraph)


def _words(cell: Any) -> str:
    return " ".join(cell.text_content().split())
