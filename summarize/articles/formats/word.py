"""Word documents (.docx): the text as it stands once all tracked changes are accepted.

The parts are WordprocessingML (ECMA-376, part 1, clause 17). Text that was inserted is read and
text that was deleted or moved away is not; text boxes and tables are read in their place.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from summarize.articles.encodings import UnreadableError
from summarize.articles.lines import raised, table_lines
from summarize.domain import RawArticle

MAX_UNPACKED = 200 * 1024 * 1024
"""A .docx is a zip archive: one that unpacks to more than this is no news article."""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_GONE = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rt", "docPartObj"})
"""Elements whose words are no longer, or were never, part of the text."""
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(path: str, data: bytes) -> RawArticle:
    """Read a Word document; raises UnreadableError where it unpacks to more than an article."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
            raise UnreadableError("it unpacks to far more than an article")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        parts = [str(e.get("PartName")) for e in types if e.get("ContentType") == _MAIN]
        part = (parts or ["word/document.xml"])[0].lstrip("/")
        root = etree.fromstring(archive.read(part), parser)
    has_notes = next(root.iter("{*}footnoteReference", "{*}endnoteReference"), None) is not None
    notes = ("its footnotes were not read; put them into the text",) if has_notes else ()
    return RawArticle(path=path, format="docx", text="\n\n".join(_blocks(root)), notes=notes)


def _blocks(root: Any) -> Iterator[str]:
    """Yield the paragraphs below an element; one whose mark was deleted runs on."""
    running = ""
    for block in _outer(root, {"p", "tbl"}):
        if _name(block) == "tbl":
            yield from _table(block)
            continue
        running += _text(block)
        if block.find("{*}pPr/{*}rPr/{*}del") is not None:
            continue
        if running.strip():
            yield running.strip()
        running = ""
        for box in _outer(block, {"txbxContent"}):  # anchored in the paragraph
            yield from _blocks(box)
    if running.strip():
        yield running.strip()


def _table(table: Any) -> Iterator[str]:
    """Yield a table: of data row by row, else each cell's paragraphs."""
    rows = [row for row in _outer(table, {"tr"}) if row.find("{*}trPr/{*}del") is None]
    cells = [[list(_blocks(cell)) for cell in _outer(row, {"tc"})] for row in rows]
    lines = table_lines([[" ".join(" ".join(cell).split()) for cell in row] for row in cells])
    yield from lines or (text for row in cells for cell in row for text in cell)


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _outer(root: Any, names: set[str]) -> Iterator[Any]:
    """Yield the outermost elements of some names below one, what is gone left out, in order."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        name = _name(element)
        if name in names:
            yield element
        elif name not in _GONE and not _is_placeholder(element):
            stack.extend(reversed(element))


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand, those of boxes in it left out."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = _name(element)
        if name == "r" and _is_raised(element):
            parts.append(raised("".join(t.text or "" for t in element.iterchildren("{*}t"))))
        elif name == "t":
            parts.append(element.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name not in _GONE | {"txbxContent", "pPr"} and not _is_hidden(element):
            stack.extend(reversed(element))
    return "".join(parts)


def _is_raised(run: Any) -> bool:
    """Whether a run is a superscript of nothing but text that is to be read."""
    mark = run.find("{*}rPr/{*}vertAlign")
    is_plain = all(_name(child) in {"rPr", "t"} for child in run) and not _is_hidden(run)
    return is_plain and mark is not None and mark.get(_VALUE) == "superscript"


def _is_hidden(element: Any) -> bool:
    """Whether a run is set not to be shown, or holds an empty form's hint."""
    mark = element.find("{*}rPr/{*}vanish")
    shown = mark is None or mark.get(_VALUE) in {"0", "false"}
    return not shown or _is_placeholder(element)


def _is_placeholder(element: Any) -> bool:
    return element.find("{*}sdtPr/{*}showingPlcHdr") is not None
