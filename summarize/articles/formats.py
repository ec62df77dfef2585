"""One reader per format: from a file's bytes to a `RawArticle`.

The libraries that parse are imported where they are needed: a folder of plain text pays for
none of them.
"""

from __future__ import annotations

import email
import email.policy
import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from typing import Any, Literal

from summarize.articles.encodings import NotTextError, decode
from summarize.domain import Dropped, RawArticle, Stated

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
TITLE_STYLES = frozenset({"Title", "Heading 1"})
for _library in ("trafilatura", "htmldate", "pypdf"):
    # What they have to say of a broken file reaches the reader as the reason for skipping it.
    logging.getLogger(_library).setLevel(logging.CRITICAL)
MAX_UNPACKED = 200 * 1024 * 1024
"""A .docx is a zip archive: one that unpacks to more than this is no news article."""


class UnreadableError(ValueError):
    """A file that gives no article; the message tells a person why, and what to do."""


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
    """
    readers: dict[Format, Callable[[str, bytes], RawArticle]] = {
        "txt": _read_txt,
        "md": _read_md,
        "html": _read_html,
        "pdf": _read_pdf,
        "docx": _read_docx,
        "eml": _read_eml,
    }
    raw = readers[kind](path, data)
    if not raw.text.strip():
        raise UnreadableError("no text was found in it")
    return raw


def _text_of(data: bytes) -> str:
    try:
        return decode(data)
    except NotTextError as error:
        raise UnreadableError(f"{error}; save it as text, or give it its right ending") from error


def _read_txt(path: str, data: bytes) -> RawArticle:
    return RawArticle(path=path, format="txt", text=_text_of(data))


def _read_md(path: str, data: bytes) -> RawArticle:
    from summarize.articles.markdown import plain_text  # noqa: PLC0415 - imported when needed

    text, stated = plain_text(_text_of(data))
    return RawArticle(path=path, format="md", text=text, stated=stated)


def _read_html(path: str, data: bytes) -> RawArticle:
    from summarize.articles import webpage  # noqa: PLC0415 - imported when needed

    page = webpage.read(webpage.decode_page(data, _text_of))
    return RawArticle(
        path=path, format="html", text=page.text, dropped=page.dropped, stated=page.stated
    )


def _read_pdf(path: str, data: bytes) -> RawArticle:
    try:
        pages, title = _pdf_pages(data)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(
            f"the PDF is broken ({type(error).__name__}); open it and save it anew"
        ) from error
    if not "".join(pages).strip():
        raise UnreadableError("the PDF holds pictures of text only; run it through OCR first")
    text, dropped = _without_running_lines(pages)
    return RawArticle(path=path, format="pdf", text=text, dropped=dropped, stated=_titled(title))


def _pdf_pages(data: bytes) -> tuple[list[str], str | None]:
    """The text of each page, and the title property."""
    import pypdf  # noqa: PLC0415 - imported when needed

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


def _read_docx(path: str, data: bytes) -> RawArticle:
    try:
        paragraphs, headline = _docx_paragraphs(data)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(
            "it is not a Word document that can be opened (.docx); open it and save it anew"
        ) from error
    text = "\n\n".join(paragraphs)
    return RawArticle(path=path, format="docx", text=text, stated=Stated(headline=headline))


def _docx_paragraphs(data: bytes) -> tuple[list[str], str | None]:
    """The paragraphs and table cells, and the one that is styled as the title."""
    import docx  # noqa: PLC0415 - imported when needed

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
            raise UnreadableError("it unpacks to far more than an article")
    document = docx.Document(io.BytesIO(data))
    paragraphs = [p for p in document.paragraphs if p.text.strip()]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    titles = (p.text for p in paragraphs[:5] if p.style and p.style.name in TITLE_STYLES)
    return [*(p.text for p in paragraphs), *cells], next(titles, None)


def _read_eml(path: str, data: bytes) -> RawArticle:
    try:
        text, stated = _mail(data)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError("the mail is malformed; save its text as .txt") from error
    return RawArticle(path=path, format="eml", text=text, stated=stated)


def _mail(data: bytes) -> tuple[str, Stated]:
    """The text of a mail, and what its headers state."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise UnreadableError("the mail holds no text, only attachments")
    text = str(body.get_content())
    if body.get_content_type() == "text/html":
        from summarize.articles import webpage  # noqa: PLC0415 - imported when needed

        text = webpage.read(text).text
    subject = re.sub(r"(?i)^((re|fwd?|aw|wg): *)+", "", str(mail["subject"] or ""))
    published = str(mail["date"]) if mail["date"] else None
    return text, Stated(headline=subject or None, outlet=_sender(mail), published=published)


def _sender(mail: EmailMessage) -> str | None:
    """The display name of the sender, or the domain of the address."""
    header = mail["from"]
    for address in getattr(header, "addresses", ()):
        return str(address.display_name or address.domain) or None
    return None
