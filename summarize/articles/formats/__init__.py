"""One reader per format: from a file's bytes to a `RawArticle`.

A reader is imported with its libraries where it is needed: a folder of plain text pays for none
of them.
"""

from __future__ import annotations

import importlib
import re
from typing import Literal, Protocol, cast

from summarize.articles.encodings import UnreadableError, decode
from summarize.domain import RawArticle

__all__ = ["FORMATS", "Format", "UnreadableError", "read_bytes", "sniff"]

Format = Literal["txt", "md", "html", "pdf", "docx", "eml"]
FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
}
_READERS: dict[Format, str] = {
    "md": "markdown",
    "html": "webpage",
    "pdf": "pdf",
    "docx": "word",
    "eml": "mail",
}
"""The module of this package that reads each format; plain text is taken as it is."""


class _Reader(Protocol):
    def read(self, path: str, data: bytes) -> RawArticle:
        """Read one file."""


def sniff(data: bytes) -> Format:
    """Tell the format of unnamed bytes (standard input, a file with no ending)."""
    head = data[:2048].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04"):
        return "docx"
    if re.search(rb"<(?:!doctype html|html|head|body)\b", head):
        return "html"
    if re.search(rb"(?m)^(?:from|subject|date|received|return-path): .+", head[:400]):
        return "eml" if re.search(rb"(?m)^mime-version:|^message-id:", head) else "txt"
    return "txt"


def read_bytes(path: str, data: bytes, kind: Format) -> RawArticle:
    """Read one file.

    Raises:
        UnreadableError: When it gives no article.
        Exception: Whatever the library that reads the format makes of a broken file.
    """
    if kind == "txt":
        raw = RawArticle(path=path, format="txt", text=decode(data))
    else:
        reader = cast("_Reader", importlib.import_module(f"{__name__}.{_READERS[kind]}"))
        raw = reader.read(path, data)
    if not raw.text.strip():
        raise UnreadableError("no text was found in it")
    return raw
