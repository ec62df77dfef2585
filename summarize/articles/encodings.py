"""From bytes to text: which encoding a file is in.

The order matters: a byte order mark decides; then what the page or the mail declares, where the
bytes bear it out; then UTF-8, which hardly ever fits by accident; then a code page of the text's
language. Where most letters lie outside ASCII (a Cyrillic or Greek code page) charset-normalizer
has enough to go by; on a short text with two accents it guesses wildly.

Text that went through a wrong encoding on its way here ("cafÃ©") is set right by ftfy (R. Speer,
"ftfy", 2019), line by line, and only where its letters betray it.
"""

from __future__ import annotations

import codecs
import contextlib
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
LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "utf-16": "utf-16-le",
}  # fmt: skip
"""Encodings that pages declare and the larger ones that they are written in: the labels of the
WHATWG Encoding Standard, by Python's names."""
DECLARABLE = frozenset({
    "utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp",
    "cp949", "koi8-r", "koi8-u", "cp866", "cp874", "mac-roman", "mac-cyrillic",
    *(f"cp125{n}" for n in range(9)), *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14,
    15, 16)),
})  # fmt: skip
"""The encodings of that standard: what else a file declares is not taken at its word."""
PAGES = (
    ("pl cs sk hu ro hr sl bs sq", ("cp1250", "iso8859-2")),
    ("tr az", ("cp1254",)),
    ("et lv lt", ("cp1257", "iso8859-13")),
    ("vi", ("cp1258",)),
)
"""Languages with the code pages that they are written in, Windows' first ("default ANSI code page"
of Microsoft's NLS); all others have cp1252."""
DAMAGED = "\ufffd"
"""What stands where a character could not be read."""
_CUT_QUOTE = "\u00e2\u20ac\ufffd"
"""A closing quotation mark in UTF-8 that was read as Windows-1252: that has no third character."""
DAMAGED_SHARE = 0.01
"""Characters that a declared encoding cannot read, up to which it is still believed."""
SAMPLE = 65536
_INSTEAD = "save it as text, or give it its right ending"
_STRAY = re.compile(r"[\x80-\xbf](?=[^\W\d_])|(?<=[^\W\d_])[\x80-\xbf]")
"""A sign at or in a word, as the wrong code page puts it ("po\u00bfar", "\u00a6wiadek")."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class UnreadableError(ValueError):
    """A file that gives no article; the message tells a person why, and what to do."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of bytes that say which encoding they are in, or raise UnreadableError."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"it is {what}, whatever its name says; {_INSTEAD}")
    text = _decode(data, declared)
    if len(_CONTROL.findall(text[:SAMPLE])) > CONTROL_SHARE * len(text[:SAMPLE]):
        raise UnreadableError(f"it holds binary data, not text; {_INSTEAD}")
    return mended(text)


def mended(text: str) -> str:
    """Return a text with the lines set right that went through a wrong encoding."""
    if text.isascii():
        return text
    import ftfy  # noqa: PLC0415 - imported when needed

    lines = text.replace(_CUT_QUOTE, "\u201d").split("\n")
    return "\n".join(map(ftfy.fix_encoding, lines))


def _decode(data: bytes, declared: str | None) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if declared and (told := _as_declared(data, declared)) is not None:
        return told
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _patched_utf8(data) or _legacy(data)


def _as_declared(data: bytes, declared: str) -> str | None:
    """Read some bytes as they say they are; None where that is no encoding, or does not fit."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    name = LABELS.get(name, name)
    if name not in DECLARABLE:
        return None
    if name == "utf-8" and (patched := _patched_utf8(data)):
        return patched
    text = data.decode(name, "replace")
    if name == "utf-8" and text.replace(DAMAGED, "").isascii():
        return None  # not one character of it bears out what it declares
    with contextlib.suppress(UnicodeDecodeError):  # no Western text is UTF-8 by accident
        if name == "cp1252" and not data.decode("utf-8").isascii():
            return None
    return text if text.count(DAMAGED) <= DAMAGED_SHARE * len(text) else None


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
    """Read an 8-bit code page: that of the language, or the one with fewest signs in words."""
    sample = data[:SAMPLE]
    high = sum(b > 0x7F for b in sample)
    letters = sum(chr(b).isalpha() for b in sample if b < 0x80)
    if high > LEGACY_SHARE * (high + letters):
        import charset_normalizer  # noqa: PLC0415 - costs time, and is seldom needed

        best = charset_normalizer.from_bytes(data).best()
        if best is not None:
            return str(best)
    from summarize.articles.lines import detect  # noqa: PLC0415 - its lists take time to load

    spoken = detect(data.decode("cp1252", "replace"))
    pages = next((pages for languages, pages in PAGES if spoken in languages.split()), ("cp1252",))
    return min(
        (data.decode(page, "replace") for page in pages),
        key=lambda text: len(_STRAY.findall(text)),
    )
