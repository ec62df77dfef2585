"""Plain text: decoded, and taken as it is."""

from __future__ import annotations

from summarize.articles.encodings import decode
from summarize.domain import RawArticle


def read(path: str, data: bytes) -> RawArticle:
    """Read a text file.

    Raises:
        UnreadableError: When it is not text.
    """
    return RawArticle(path=path, format="txt", text=decode(data))
