"""From a file's bytes to a `RawArticle`: text and Markdown here, other formats by their readers.

A reader is imported with its libraries where it is needed: plain text pays for none of them.
"""

from __future__ import annotations

import importlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from summarize.articles.encodings import UnreadableError, decode
from summarize.domain import RawArticle, Stated

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["FORMATS", "Format", "UnreadableError", "read_bytes", "sniff"]

Format = Literal["txt", "md", "html", "pdf", "docx", "eml"]
FORMATS: dict[str, Format] = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".eml": "eml",
}  # fmt: skip
_READERS = {"html": "webpage", "pdf": "pdf", "docx": "word", "eml": "mail"}
"""The module of this package that reads a format."""
_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?)\n---[^\S\n]*\n", re.DOTALL)
_FIELD = re.compile(r"(?m)^(title|headline|date|published|source|outlet|publication):\s*(.+?)\s*$")


def sniff(data: bytes) -> Format:
    """Tell the format of unnamed bytes (standard input, a file with no ending)."""
    head = data[:2048].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04"):
        return "docx"
    if re.search(rb"<(?:!doctype html|html|head|body)\b", head):
        return "html"
    has_headers = re.search(rb"(?m)^(?:from|subject|date|received|return-path): .+", head[:400])
    is_mail = has_headers and re.search(rb"(?m)^mime-version:|^message-id:", head)
    return "eml" if is_mail else "txt"


def read_bytes(path: str, data: bytes, kind: Format) -> RawArticle:
    """Read one file, or raise UnreadableError, or whatever a library makes of a broken file."""
    if kind == "txt":
        raw = RawArticle(path=path, format="txt", text=decode(data))
    elif kind == "md":
        text, stated = _markdown(decode(data))
        raw = RawArticle(path=path, format="md", text=text, stated=stated)
    else:
        reader: Any = importlib.import_module(f"{__name__}.{_READERS[kind]}")
        raw = reader.read(path, data)
    if not raw.text.strip():
        raise UnreadableError("no text was found in it")
    return raw


def _markdown(markdown: str) -> tuple[str, Stated]:
    """Return the text of a Markdown document and what its front matter states."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where there is some

    front = _FRONT_MATTER.match(markdown)
    fields = {k: v.strip("\"'") for k, v in _FIELD.findall(front[1])} if front else {}
    tokens = MarkdownIt().parse(markdown[front.end() :] if front else markdown)
    blocks = [_inline_text(t) for t in tokens if t.type == "inline"]
    heading = next((_inline_text(t) for h, t in pairwise(tokens) if h.tag == "h1"), None)
    return "\n\n".join(b for b in blocks if b), Stated(
        headline=fields.get("title") or fields.get("headline") or heading,
        outlet=fields.get("outlet") or fields.get("publication") or fields.get("source"),
        published=fields.get("date") or fields.get("published"),
    )


def _inline_text(token: Token) -> str:
    """The visible words of an inline token; the words of a picture are its caption."""
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts).strip()
