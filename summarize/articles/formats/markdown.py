"""Markdown as plain text: what a reader would see, one line per block."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarize.articles.encodings import decode
from summarize.domain import RawArticle, Stated

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?)\n---[^\S\n]*\n", re.DOTALL)
_FIELD = re.compile(r"(?m)^(title|headline|date|published|source|outlet|publication):\s*(.+?)\s*$")


def read(path: str, data: bytes) -> RawArticle:
    """Read a Markdown file.

    Raises:
        UnreadableError: When it is not text.
    """
    text, stated = plain_text(decode(data))
    return RawArticle(path=path, format="md", text=text, stated=stated)


def plain_text(markdown: str) -> tuple[str, Stated]:
    """Return the text of a Markdown document and what its front matter states."""
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
