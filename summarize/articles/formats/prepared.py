"""A page's tree made ready: asides out, words of a sentence together, tables as lines."""

from __future__ import annotations

import re
from typing import Any

from summarize.articles.formats.tables import told
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
    lists = [heading.getparent() for heading in tree.iter(*HEADINGS) if _opens_list(heading)]
    for element in [*tree.iter("aside"), *_hidden(tree), *lists]:
        _leave_out(element)
    for element in list(tree.iter(*INLINE)):
        if any(parent.tag in {"p", "li", "blockquote"} for parent in element.iterancestors()):
            element.drop_tag()
    for table in reversed(list(tree.iter("table"))):
        _replace(table)
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


def _opens_list(heading: Any) -> bool:
    """Whether a heading such as "Recommended stories" is the first thing in its container."""
    text, container = " ".join(heading.text_content().split()), heading.getparent()
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
    if next(table.iter(*_BLOCKS), None) is not None:
        for part in [table, *table.iter(*_TABLE)]:
            part.tag = "div"
        return
    rows = [[_words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    if lines := told(rows):
        _tell(table, lines)


def _tell(element: Any, lines: list[str]) -> None:
    """Replace an element by paragraphs."""
    tail, parent = element.tail, element.getparent()
    if parent is not None and parent.tag == "figure":  # whose words are captions
        parent.tag = "div"
    element.clear()
    element.tag, element.tail = "div", tail
    for line in lines:
        paragraph = element.makeelement("p")
        paragraph.text = line
        element.append(paragraph)


def _words(cell: Any) -> str:
    return " ".join(cell.text_content().split())
