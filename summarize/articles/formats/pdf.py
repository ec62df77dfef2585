"""PDF: the text of its pages, without their running heads and feet."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdf

from summarize.articles.formats.unreadable import UnreadableError
from summarize.domain import Dropped, RawArticle, Stated

# What it has to say of a broken file reaches the reader as the reason for skipping it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(path: str, data: bytes) -> RawArticle:
    """Read a PDF.

    Raises:
        UnreadableError: When it is locked or holds pictures of text only.
    """
    pages, title = _pdf_pages(data)
    if not "".join(pages).strip():
        raise UnreadableError("the PDF holds pictures of text only; run it through OCR first")
    text, dropped = _without_running_lines(pages)
    return RawArticle(path=path, format="pdf", text=text, dropped=dropped, stated=_titled(title))


def _pdf_pages(data: bytes) -> tuple[list[str], str | None]:
    """The text of each page, and the title property."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("it is locked with a password; save an unlocked copy")
    title = reader.metadata.title if reader.metadata else None
    return [page.extract_text() for page in reader.pages], title


def _titled(title: Any) -> Stated:
    """A document's title property, unless it is the name of a file or of a program."""
    text = str(title).strip() if title else ""
    is_title = len(text.split()) >= 3 and not re.search(r"\.\w{2,4}$|^Microsoft|untitled", text)
    return Stated(headline=text if is_title else None)


def _without_running_lines(pages: Sequence[str]) -> tuple[str, tuple[Dropped, ...]]:
    """Take out the heads and feet that stand on most pages, and page numbers."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(
        _digitless(line) for page in lines for line in {*page[:2], *page[-2:]} if line.strip()
    )
    running = {line for line, n in edges.items() if n > 1 and n * 2 > len(pages) and len(pages) > 1}
    dropped: list[Dropped] = []
    kept: list[str] = []
    for page in lines:
        for i, line in enumerate(page):
            at_edge = i < 2 or i >= len(page) - 2
            if line and at_edge and _digitless(line) in running:
                dropped.append(Dropped(text=line, reason="site"))
            else:
                kept.append(line)
    return re.sub(r"([a-z])-\n(?=[a-z])", r"\1", "\n".join(kept)), tuple(dropped)


def _digitless(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
