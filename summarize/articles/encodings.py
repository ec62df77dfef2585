"""From bytes to text: which encoding a file is in.

The order matters: a byte order mark decides; then UTF-8, which hardly ever fits by accident;
then Windows-1252, unless most letters lie outside ASCII (a Cyrillic or Greek code page), where
charset-normalizer has enough to go by. On a short text with two accents it guesses wildly.
"""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
LEGACY_SHARE = 0.3
"""Non-ASCII bytes among all letters above which a text is not Western: French and Polish news
stay under 0.1, Russian or Greek in an 8-bit code page is over 0.8."""
CONTROL_SHARE = 0.01
"""Control characters above this share make a file binary; text has none but line ends."""
BROKEN_SHARE = 0.1
"""Bytes that are not UTF-8, among all non-ASCII characters, up to which the file still counts
as UTF-8 with stray Windows-1252 characters pasted in."""
SAMPLE = 65536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class NotTextError(ValueError):
    """The bytes are not text; the message says what they are, in words for a person."""


def decode(data: bytes) -> str:
    """Return the text of some bytes.

    Raises:
        NotTextError: When they are not text.
    """
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"it is {what}, whatever its name says")
    text = _decode(data)
    if len(_CONTROL.findall(text[:SAMPLE])) > CONTROL_SHARE * len(text[:SAMPLE]):
        raise NotTextError("it holds binary data, not text")
    return text


def _decode(data: bytes) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    wide = _utf16_without_bom(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _patched_utf8(data) or _legacy(data)


def _utf16_without_bom(data: bytes) -> str | None:
    """Tell UTF-16 by where its zero bytes stand: text has ASCII spaces and line ends."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd < max(2, len(sample) // 50):
        return None
    if odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 10 * odd else None


def _patched_utf8(data: bytes) -> str | None:
    """Read UTF-8 with a few stray Windows-1252 bytes; None when it is not mostly UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= c <= "\udcff" for c in text)
    sound = sum(c > "\x7f" for c in text) - strays
    if strays > BROKEN_SHARE * sound:
        return None
    return re.sub(
        "[\udc80-\udcff]",
        lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"),
        text,
    )


def _legacy(data: bytes) -> str:
    """Read an 8-bit code page."""
    sample = data[:SAMPLE]
    high = sum(b > 0x7F for b in sample)
    letters = sum(chr(b).isalpha() for b in sample if b < 0x80)
    if high > LEGACY_SHARE * (high + letters):
        import charset_normalizer  # noqa: PLC0415 - costs time, and is seldom needed

        best = charset_normalizer.from_bytes(data).best()
        if best is not None:
            return str(best)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
