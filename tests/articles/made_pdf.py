"""PDF files written by hand: each line of text at its place, fonts as a test needs them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
from pdfminer.fontmetrics import FONT_METRICS

WIDTH, HEIGHT = 595, 842
SIZE, LEADING = 10, 12
HELVETICA = FONT_METRICS["Helvetica"][1]
PICTURE = b"\x80" * (60 * 60)


@dataclass(frozen=True)
class Text:
    """A line of text: its lower left corner in points, and the size of its type."""

    x: float
    y: float
    words: str
    size: float = SIZE


def column(x: float, y: float, lines: Sequence[str], size: float = SIZE) -> list[Text]:
    """Lines one below the other, from a place down."""
    return [Text(x, y - i * size * LEADING / SIZE, line, size) for i, line in enumerate(lines)]


def typeset(text: str, width: float, size: float = SIZE) -> list[str]:
    """Break a paragraph into lines as a typesetter does: what fits stands on the line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def measure(text: str, size: float) -> float:
    """The width of some words in points."""
    return sum(HELVETICA.get(char, 556) for char in text) * size / 1000


def by_rows(*columns: Sequence[Text]) -> list[Text]:
    """The lines of columns in the order in which careless programs draw them: row by row."""
    return sorted((line for c in columns for line in c), key=lambda line: (-line.y, line.x))


def pdf(*pages: Sequence[Text] | None, to_unicode: str = "", title: str = "") -> bytes:
    """Make a PDF; a page that is None holds a picture and no text.

    Args:
        pages: The lines of each page, in the order in which they are drawn.
        to_unicode: The body of a ToUnicode map for the font ("<41> <0042>" lines).
        title: The title property.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _info(title)]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    if to_unicode:
        objects.append(_stream(_map(to_unicode)))
        font += b" /ToUnicode 4 0 R"
    objects.append(font + b" >>")
    font_number = len(objects)
    objects.append(
        _stream(PICTURE, b"/Type /XObject /Subtype /Image /Width 60 /Height 60 "
                b"/ColorSpace /DeviceGray /BitsPerComponent 8")
    )  # fmt: skip
    kids = []
    for page in pages:
        content = b"q 500 0 0 700 40 40 cm /I Do Q" if page is None else _drawn(page)
        objects.append(_stream(content))
        resources = f"/Font << /F {font_number} 0 R >> /XObject << /I {font_number + 1} 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << {resources} >> /Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def locked(data: bytes, password: str, algorithm: str) -> bytes:
    """The same file encrypted; the password of its owner is another."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)  # noqa: S106
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _info(title: str) -> bytes:
    return b"<< /Title (" + title.encode("latin-1") + b") >>"


def _drawn(lines: Sequence[Text]) -> bytes:
    parts = []
    for line in lines:
        words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F {line.size} Tf {line.x} {line.y} Td ({words}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def _map(body: str) -> bytes:
    lines = body.strip().split("\n")
    mapped = "\n".join(lines)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(lines)} beginbfchar\n{mapped}\nendbfchar\nendcmap end end"
    ).encode()


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets).encode()
    size = len(objects) + 1
    return (
        out + f"xref\n0 {size}\n0000000000 65535 f \n".encode() + table
        + f"trailer << /Size {size} /Root 1 0 R /Info 3 0 R >>\n".encode()
        + b"startxref\n%d\n%%%%EOF" % len(out)
    )  # fmt: skip
