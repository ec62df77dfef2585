"""Lists of addresses and paths: a line each, or RSS, Atom or JSON Feed."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import logging
import os
import re
import sys
import traceback
from pathlib import Path
from urllib.parse import urljoin

from summarize.articles.formats import FORMATS
from summarize.errors import InputError

_ADDRESS = re.compile(r"[a-z][a-z\d+.-]+:(?://.*|\S+)", re.IGNORECASE)
"""What is meant as an address, of whatever kind; one letter is a drive of Windows."""
_ELEMENT = re.compile(rb"<([a-z]+:)?([a-z]+)", re.IGNORECASE)
_FEEDS = {b"rss", b"feed", b"rdf"}
"""The first elements of RSS, Atom and RSS 1.0."""
log = logging.getLogger(__name__)
MAX_FEED = 1_000_000
"""Bytes of a feed that is read: feedparser takes up to 10 s for as many that are malformed."""
LONGEST = 2_000
"""Letters of an address in a feed; more than browsers and servers agree on (RFC 9110, 4.1: 8,000)
is for no article."""


def is_address(word: str) -> bool:
    """Whether a word is meant as an address, and names no file."""
    return _ADDRESS.fullmatch(word) is not None and not os.path.lexists(word)


def read_list(name: str) -> list[str]:
    """Return what a list names, given as a file, "-" or a feed's address, which is fetched later.

    Raises:
        InputError: When there is no such file.
    """
    if is_address(name):
        return [name]
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(
            f"cannot read the list {name}: {why}", "a line each; or: --from -"
        ) from error
    return words_of(data)


def words_of(data: bytes) -> list[str]:
    """Return the paths and addresses in a list: a line each, "#" before a remark; or a feed's."""
    if links := links_of(data, ""):
        return links
    lines = map(str.strip, os.fsdecode(data.removeprefix(codecs.BOM_UTF8)).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def is_list(data: bytes) -> bool:
    """Whether a text is nothing but addresses, and paths that are there or end like articles."""
    words = words_of(data)
    return bool(words) and all(
        is_address(word) or os.path.lexists(word) or word.lower().endswith(tuple(FORMATS))
        for word in words
    )


def is_feed(data: bytes) -> bool:
    """Whether bytes are RSS or Atom, whatever the server calls them."""
    first = _ELEMENT.search(data[:4096])
    return first is not None and first[2].lower() in _FEEDS


def links_of(data: bytes, base: str) -> list[str]:
    """Return the addresses of the articles that RSS, Atom or JSON Feed lists, in its order.

    They may be relative to `base`, the feed's own address.
    """
    if len(data) > MAX_FEED:
        return []
    links: dict[str, None] = {}
    for link in _links_of_xml(data, base) if is_feed(data) else _links_of_json(data):
        with contextlib.suppress(ValueError):  # "http://[", half of a surrogate pair
            address = urljoin(base, link.strip())
            address.encode()
            links[address] = None
    return [link for link in links if len(link) <= LONGEST and _ADDRESS.fullmatch(link)]


def _links_of_xml(data: bytes, base: str) -> list[str]:
    import feedparser  # noqa: PLC0415 - only where there is a feed

    try:
        read = feedparser.parse(
            io.BytesIO(data),  # bytes alone would be tried as the name of a file
            response_headers={"content-location": base},
            sanitize_html=False,  # of the entries only their links are used
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001 - whatever it makes of a broken feed
        log.debug("a feed that cannot be read\n%s", traceback.format_exc())
        return []
    return [str(entry.link) for entry in read.entries if entry.get("link")]


def _links_of_json(data: bytes) -> list[str]:
    """Return the `url` of each item (JSON Feed 1.1)."""
    try:
        items = json.loads(data)["items"]
        return [i["url"] for i in items if isinstance(i, dict) and isinstance(i.get("url"), str)]
    except (KeyError, TypeError, ValueError, RecursionError):  # no feed
        return []
