"""Lists that name pages, and the folder in which fetched pages are kept as they came.

The folder is read like any other, so a brief can be made again without the network; the list gives
each page its address, and tells what was not fetched, so that the brief is the same one.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import hashlib
import io
import json
import logging
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urljoin

from pydantic import Field, ValidationError

from summarize.articles.formats import FORMATS, Format
from summarize.articles.outlets import host_of
from summarize.domain import RawArticle, Record, Skipped
from summarize.errors import InputError, OutputError

LIST = "pages.json"
MAX_LIST = 50_000_000
"""Bytes of a list that are read: a page has a hundred kilobytes of headers at most."""
_ELSEWHERE = "keep the pages elsewhere: --pages DIR"
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
Kind: TypeAlias = Format | Literal["feed"]
"""What a page is read as; a feed is a list of addresses."""
Told: TypeAlias = Callable[[int, int], None]
"""Told how many addresses are fetched, of how many."""


class Origin(Record):
    """Where a page came from: the address that was asked for, and what came of it."""

    asked: str
    passed: tuple[str, ...]  # the addresses that redirected, in order
    address: Annotated[str, Field(pattern="^https?://")]  # where they led, without "#..."
    fetched: dt.datetime  # UTC, to the second
    headers: dict[str, str]  # as the server sent them, but for cookies


class Page(Origin):
    """What an address gave: what it is read as, and its bytes, unpacked."""

    kind: Kind
    data: bytes = Field(repr=False)


class KeptPage(Origin):
    """One page in the list, with its file's name in the folder and digest."""

    file: str
    sha256: str

    def marked(self, data: bytes) -> bytes:
        """Return a web page with its server's encoding before its own (WHATWG HTML, 13.2.3)."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        if found is None or not self.file.endswith(".html"):
            return data
        return f'<meta charset="{found[1]}">'.encode() + data

    def told(self, raw: RawArticle, data: bytes) -> RawArticle:
        """Return the article with its address, and a note where the file is not what came."""
        stated, notes = raw.stated.model_copy(update={"url": self.address}), raw.notes
        if hashlib.sha256(data).hexdigest() != self.sha256:
            notes = (*notes, "its file is not what its server sent: it was changed since")
        return raw.model_copy(update={"stated": stated, "notes": notes})


class KeptPages(Record):
    """The list of a folder (`pages.json`)."""

    format: Literal["brief-pages/1"] = "brief-pages/1"
    pages: tuple[KeptPage, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def page(self, file: str) -> KeptPage | None:
        """Return what is known of a file."""
        return next((p for p in self.pages if p.file == file), None)


def kept_in(folder: Path) -> KeptPages | None:
    """Return the list of a folder; None where there is none of ours."""
    with contextlib.suppress(OSError, ValidationError):
        path = folder / LIST
        if path.is_file() and path.stat().st_size <= MAX_LIST:
            return KeptPages.model_validate_json(path.read_bytes())
    return None


def check_folder(folder: Path) -> None:
    """Raise an OutputError unless a folder is new, or holds pages of ours alone."""
    kept = kept_in(folder)
    ours = {LIST, *(p.file for p in kept.pages)} if kept else set()
    with _beside(folder):
        names = {p.name for p in folder.iterdir()} if folder.exists() else set()
    if others := sorted(names - ours):
        raise OutputError(f"{folder} holds {others[0]}, which is no page of ours", _ELSEWHERE)


def keep(results: Sequence[Page | Skipped], folder: Path) -> None:
    """Write pages and their list to a folder, in place of what was kept there.

    Raises OutputError where it cannot be written; then what was kept there still is.
    """
    check_folder(folder)
    with _beside(folder) as aside:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        _write(results, new)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside another, for a while; raises OutputError for any OSError there."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".brief-") as aside:
            yield Path(aside)
    except OSError as error:
        told = f"cannot keep pages in {folder}: {error.strerror}"
        raise OutputError(told, _ELSEWHERE) from error


def _write(results: Sequence[Page | Skipped], folder: Path) -> None:
    pages = [result for result in results if isinstance(result, Page)]
    digits = len(str(len(pages)))
    kept = []
    for number, page in enumerate(pages, 1):
        host = re.sub(r"[^a-z\d.-]", "_", host_of(page.address))[:80]  # no path, no date
        file = f"{number:0{max(2, digits)}}-{host}.{page.kind}"
        (folder / file).write_bytes(page.data)
        origin = page.model_dump(exclude={"kind", "data"})
        digest = hashlib.sha256(page.data).hexdigest()
        kept.append(KeptPage(file=file, sha256=digest, **origin))
    skipped = tuple(result for result in results if isinstance(result, Skipped))
    text = KeptPages(pages=tuple(kept), skipped=skipped).model_dump_json(indent=2)
    (folder / LIST).write_text(f"{text}\n", "utf-8")


# --- lists of addresses and paths: a line each, or RSS, Atom or JSON Feed

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
