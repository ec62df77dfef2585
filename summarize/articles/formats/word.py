"""Word documents (.docx): their paragraphs and tables."""

from __future__ import annotations

import io
import zipfile

import docx

from summarize.articles.formats.unreadable import UnreadableError
from summarize.domain import RawArticle, Stated

TITLE_STYLES = frozenset({"Title", "Heading 1"})
MAX_UNPACKED = 200 * 1024 * 1024
"""A .docx is a zip archive: one that unpacks to more than this is no news article."""


def read(path: str, data: bytes) -> RawArticle:
    """Read a Word document.

    Raises:
        UnreadableError: When it unpacks to more than an article.
    """
    paragraphs, headline = _docx_paragraphs(data)
    text = "\n\n".join(paragraphs)
    return RawArticle(path=path, format="docx", text=text, stated=Stated(headline=headline))


def _docx_paragraphs(data: bytes) -> tuple[list[str], str | None]:
    """The paragraphs and table cells, and the one that is styled as the title."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
            raise UnreadableError("it unpacks to far more than an article")
    document = docx.Document(io.BytesIO(data))
    paragraphs = [p for p in document.paragraphs if p.text.strip()]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    titles = (p.text for p in paragraphs[:5] if p.style and p.style.name in TITLE_STYLES)
    return [*(p.text for p in paragraphs), *cells], next(titles, None)
