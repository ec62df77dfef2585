"""Plain text: decoded, and taken as it is."""

from __future__ import annotations

from summarize.articles.encodings import NotTextError, decode
from summarize.articles.formats.unreadable import UnreadableError
from summarize.domain import RawArticle


def text_of(data: bytes) -> str:
    """Return the text of some bytes.

    Raises:
        UnreadableError: When they are not text.
    """
    try:
        return decode(data)
    except NotTextError as error:
        raise UnreadableError(f"{error}; save it as text, or give it its right ending") from error


def read(path: str, data: bytes) -> RawArticle:
    """Read a text file.

    Raises:
        UnreadableError: When it is not text.
    """
    return RawArticle(path=path, format="txt", text=text_of(data))
