"""Encodings that nothing declares: those of seven bits, and the code pages of eight.

A code page is told by the characters that it yields: in the wrong one, signs and capitals stand in
the middle of words ("Caf\u201a", "Br\u0178nn", "po\u00bfar").
"""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import category

_SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{3,}")
_MARKS = (
    ("iso2022_jp", re.compile(rb"\x1b\$[@B]")),
    ("hz", re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")),
    ("utf-7", re.compile(rb"\+A[A-Z][A-Za-z0-9+/](?![\d+/])")),
    ("utf-7", _SHIFTED),
)
"""Encodings of seven bits, and what stands before characters outside ASCII."""

PAGES = (
    (
        "pl cs sk hu ro hr sl bs sq",
        ("cp1250", "iso8859-2", "cp852", "mac-latin2"),
    ),
    ("tr az", ("cp1254", "cp857")),
    ("et lv lt", ("cp1257", "iso8859-13", "cp775")),
    ("vi", ("cp1258",)),
)
"""Languages with the code pages that they are written in: of Windows ("default ANSI code page" of
Microsoft's NLS), of ISO, of DOS ("OEM code page") and of the Macintosh."""
WESTERN = ("cp1252", "cp850", "mac-roman")
SAMPLE = 65536
_CLOSING = frozenset(
    "\u2019\u201d\u00bb\u203a\u2026\u00b7\u2013\u2014\u2122\u00ae\u00b0\u00b2\u00b3\u00aa\u00ba\u00ad"
)
"""Signs that may stand right behind a letter."""


def of_seven_bits(data: bytes) -> str | None:
    """Read ISO-2022-JP, HZ or UTF-7; None where nothing shows that the bytes are in one of them."""
    if not data.isascii():
        return None
    for name, mark in _MARKS:
        found = [m.group() for m in islice(mark.finditer(data[:SAMPLE]), 2)]
        if mark is _SHIFTED and (len(found) < 2 or any(m[1:].isdigit() for m in found)):
            continue  # "+124" is a change
        if found:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if _is_written(text):
                return text
    return None


def _is_written(text: str) -> bool:
    """Whether most characters outside ASCII are letters, and none is unassigned."""
    kinds = [category(c) for c in text if c > "\x7f"]
    letters = sum(k[0] in "LM" for k in kinds)
    return 2 * letters > len(kinds) and not any(k in ("Cc", "Cn", "Co", "Cs") for k in kinds)


def by_code_page(data: bytes) -> str:
    """Read some bytes in the code page of their language that yields the fewest oddities."""
    from summarize.articles.language import detect  # noqa: PLC0415 - its lists take time to load

    western = data.decode("cp1252", "replace")
    spoken = detect(western)
    pages = next((pages for codes, pages in PAGES if spoken in codes.split()), WESTERN)
    if pages == WESTERN and not oddities(western):
        return western
    best = min((data.decode(page, "replace") for page in pages), key=oddities)
    return best if pages == WESTERN or detect(best) == spoken else western


def oddities(text: str) -> int:
    """Return how many characters outside ASCII stand where none of their kind does."""
    padded = f" {text[:SAMPLE]} "
    return sum(
        _is_odd(before, c, behind)
        for before, c, behind in zip(padded, padded[1:], padded[2:], strict=False)
        if c > "\x7f"
    )


def _is_odd(before: str, c: str, behind: str) -> bool:
    kind = category(c)
    if kind in ("Cc", "Cn", "Co") or c == "\ufffd" or "\u2500" <= c <= "\u25ff":
        return True
    if kind[0] in "LM":
        return kind == "Lu" and before.islower()
    if before.isalpha() and c not in _CLOSING:
        return True
    return behind.isalpha() and kind[0] in "SN" and not before.isdigit()
