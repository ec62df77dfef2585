"""Articles by their address: several servers at once, each asked politely, feeds followed.

Whatever a server does, it costs an address its line among what was skipped: what is not fetched is
raised as a `RefusedError`, from wherever that is known.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import http
import logging
import ssl
import threading
import traceback
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

import httpcore2
import httpx2
from protego import Protego

from summarize.articles.connect import (
    Address,
    Clock,
    Guarded,
    RefusedError,
    Resolver,
    is_public,
    resolve,
)
from summarize.articles.formats import sniff
from summarize.articles.outlets import host_of
from summarize.articles.pages import MAX_FEED, Kind, Page, Told, is_feed, links_of
from summarize.domain import Skipped
from summarize.settings import MAX_FILE_BYTES

NAME = "news-brief"
"""What servers are told, and the name by which a robots.txt may speak of us."""
HEADERS = {
    "User-Agent": NAME,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/pdf;q=0.9, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",  # zlib unpacks it piece by piece, so that a bomb stays small
}
KINDS: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt",
    "text/markdown": "md", "application/pdf": "pdf", "message/rfc822": "eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/feed+json": "feed", "application/json": "feed", "application/xml": "feed",
    "text/xml": "feed",
}  # fmt: skip
"""What each content type is read as."""
UNNAMED = {"", "application/octet-stream", "binary/octet-stream"}
"""Content types that say nothing: the bytes tell."""
LONGEST_REASON = 200
"""Letters that are told of why a page is not fetched: servers choose some of them."""
PIECE = 65_536
"""Bytes that are unpacked at once."""
MAX_ROBOTS = 512_000
"""Bytes of a robots.txt that are read; 500 KiB at least (RFC 9309, 2.5)."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched, and what it may cost."""

    permitted: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset({80, 443})  # None for all
    seconds: float = 30.0  # for one address: its robots.txt, its redirects and its last byte
    most: int = MAX_FILE_BYTES  # of one page, as sent and as unpacked
    redirects: int = 5
    at_once: int = 4  # servers; each gets one request after the other
    pause: float = 0.5  # seconds between two pages of one server; its robots.txt may ask for more
    longest_pause: float = 15.0  # seconds beyond which that is not waited for
    entries: int = 30  # of one feed, the first ones


def fetch(
    addresses: Iterable[str],
    rules: Rules,
    *,
    told: Told | None = None,
    resolver: Resolver = resolve,
) -> list[Page | Skipped]:
    """Return the page of each address once, in their order, or why there is none.

    A feed among them stands for the articles that it lists.
    """
    visitor = Visitor(rules, resolver)
    asked = list(dict.fromkeys(addresses))
    found = _visited(visitor, asked, rules.at_once, told)
    feeds = [p for a in asked if isinstance(p := found[a], Page) and p.kind == "feed"]
    listed = {feed.asked: links_of(feed.data, feed.address) for feed in feeds}
    chosen = {feed: links[: rules.entries] for feed, links in listed.items()}
    more = dict.fromkeys(a for links in chosen.values() for a in links if a not in found)
    found |= _visited(visitor, list(more), rules.at_once, told)
    order = dict.fromkeys(a for one in asked for a in (one, *chosen.get(one, ())))
    results = [_result(found[a], listed.get(a), rules.entries) for a in order]
    return [result for result in results if result is not None]


def _result(page: Page | Skipped, links: Sequence[str] | None, most: int) -> Page | Skipped | None:
    """Return a page, or what is to be told; nothing of a feed that was followed to its end."""
    if isinstance(page, Skipped) or page.kind != "feed":
        return page
    reason = f"of its {len(links or ())} articles the first {most} count"
    if links is None:
        reason = "it is a feed in a feed"
    elif not links:
        reason = "it is no article, nor a feed that lists any"
    elif len(links) <= most:
        return None
    return Skipped(path=page.asked, reason=reason)


def _visited(
    visitor: Visitor, addresses: Sequence[str], at_once: int, told: Told | None
) -> dict[str, Page | Skipped]:
    """Return what came of each address; so many servers are asked at once."""
    servers: dict[str, list[str]] = {}
    for address in addresses:
        servers.setdefault(host_of(address), []).append(address)
    found: dict[str, Page | Skipped] = {}
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for job in as_completed(threads.submit(visitor.visit, s) for s in servers.values()):
                found |= job.result()
                if told:
                    told(len(found), len(addresses))
        except BaseException:  # interrupted: what is under way ends, too
            visitor.stopped.set()
            raise
    return found


class Visitor:
    """Fetches addresses; calls for several servers may come from several threads.

    Once `stopped` is set, what is under way ends.
    """

    def __init__(self, rules: Rules, resolver: Resolver) -> None:
        self.stopped = threading.Event()
        self._rules = rules
        self._resolver = resolver
        self._tls = httpcore2.default_ssl_context()
        self._robots: dict[str, Protego | Exception] = {}

    def visit(self, addresses: Sequence[str]) -> dict[str, Page | Skipped]:
        """Fetch addresses of one server, one after the other with a pause between two."""
        found: dict[str, Page | Skipped] = {}
        for address in addresses:
            asked_for = self._pause(address)
            pause = 0.0 if asked_for is None else max(asked_for, self._rules.pause)
            if pause > self._rules.longest_pause:
                reason = f"its robots.txt asks for {asked_for:g} seconds between two pages"
                found[address] = Skipped(path=address, reason=reason)
            elif not self.stopped.wait(pause):
                found[address] = self._visit(address)
        return found

    def _pause(self, address: str) -> float | None:
        """Return the seconds between two pages that a server asks for; None at its first one."""
        try:
            robots = self._robots.get(str(self._checked(address).join("/robots.txt")))
        except RefusedError:
            return None
        return (robots.crawl_delay(NAME) or 0.0) if isinstance(robots, Protego) else None

    def _visit(self, asked: str) -> Page | Skipped:
        """Fetch an address, or return why it gives no page, whatever its server does."""
        seconds = self._rules.seconds
        clock = Clock(seconds, self.stopped)
        backend = Guarded(self._rules.permitted, self._resolver, clock)
        try:
            with httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool:
                return self._followed(asked, pool)
        except RefusedError as error:
            reason = str(error)
        except httpcore2.TimeoutException:
            reason = f"the server takes more than {seconds:g} seconds"
        except httpcore2.ConnectError as error:
            is_tls = any(isinstance(arg, ssl.SSLError) for arg in error.args)
            reason = "its certificate does not hold" if is_tls else "the server does not answer"
        except (httpcore2.NetworkError, httpcore2.ProtocolError):
            reason = "the server breaks off, or does not keep to HTTP"
        except Exception as error:  # noqa: BLE001 - whatever a hostile server makes libraries raise
            reason = f"it cannot be fetched ({type(error).__name__})"
            log.debug("%s: %s\n%s", asked, reason, traceback.format_exc())
        return Skipped(path=asked, reason=reason[:LONGEST_REASON])

    def _followed(self, asked: str, pool: httpcore2.ConnectionPool) -> Page:
        """Fetch an address, or what it is redirected to."""
        url, passed = self._checked(asked), list[str]()
        while len(passed) <= self._rules.redirects:
            self._ask_robots(url, pool)
            with _opened(url, pool) as response:
                target = _target(url, response)
                if target is None:
                    return self._page(asked, url, passed, response)
            passed.append(str(url))
            url = self._checked(target)
        raise RefusedError(f"it is redirected more than {self._rules.redirects} times")

    def _checked(self, address: str) -> httpx2.URL:
        """Return an address, taken apart, if it is one of a kind that is fetched."""
        try:
            url = httpx2.URL(address).copy_with(fragment=None)
        except (httpx2.InvalidURL, ValueError) as error:
            raise RefusedError("it is no address") from error
        if url.scheme not in {"http", "https"}:
            raise RefusedError(f"{url.scheme}: is not fetched, only https: and http:")
        if url.userinfo:
            raise RefusedError("an address with a user's name in it is not fetched")
        if not url.host:
            raise RefusedError("it names no server; for example: https://post.example/ferry")
        port = (443 if url.scheme == "https" else 80) if url.port is None else url.port
        if not 0 < port <= 65_535:
            raise RefusedError("it is no address")
        if self._rules.ports is not None and port not in self._rules.ports:
            raise RefusedError(f"port {port} is not asked; --allow-private asks it")
        return url

    def _ask_robots(self, url: httpx2.URL, pool: httpcore2.ConnectionPool) -> None:
        """Hold an address against its server's robots.txt, which is asked for once.

        One that cannot be read forbids it (RFC 9309, 2.3.1).
        """
        place = str(url.join("/robots.txt"))
        if place not in self._robots:
            try:
                self._robots[place] = Protego.parse(self._robots_txt(place, pool))
            except Exception as error:  # noqa: BLE001 - the server's other pages fare no better
                self._robots[place] = error
        robots = self._robots[place]
        if isinstance(robots, Exception):
            raise robots
        if not robots.can_fetch(str(url), NAME):
            raise RefusedError("its robots.txt asks not to fetch it")

    def _robots_txt(self, place: str, pool: httpcore2.ConnectionPool) -> str:
        """Return the text of a robots.txt; without one all is allowed (RFC 9309, 2.3.1.2f)."""
        for _ in range(self._rules.redirects + 1):
            url = self._checked(place)
            with _opened(url, pool) as response:
                if target := _target(url, response):
                    place = target
                    continue
                if response.status >= 500 or response.status == http.HTTPStatus.TOO_MANY_REQUESTS:
                    raise RefusedError(f"its robots.txt cannot be read: {_status(response)}")
                if response.status != http.HTTPStatus.OK:
                    return ""
                pieces = _unpacked(response.iter_stream(), httpx2.Headers(response.headers))
                return _start(pieces, MAX_ROBOTS).decode("utf-8", "replace")
        return ""

    def _page(
        self, asked: str, url: httpx2.URL, passed: Sequence[str], response: httpcore2.Response
    ) -> Page:
        """Take in what a server sends."""
        if response.status != http.HTTPStatus.OK:
            raise RefusedError(f"the server answers {_status(response)}")
        headers = httpx2.Headers(response.headers)
        named = headers.get("content-type", "").partition(";")[0].strip().lower()
        if named not in KINDS and named not in UNNAMED:
            raise RefusedError(f"{named} is no article")
        data = _taken(response, headers, self._rules.most)
        kind = _by_bytes(data, KINDS.get(named))
        if kind == "feed" and len(data) > MAX_FEED:
            raise RefusedError("it is data or a feed of more than 1 MB")
        return Page(
            asked=asked,
            address=str(url),
            passed=tuple(passed),
            fetched=dt.datetime.now(dt.UTC).replace(microsecond=0),
            headers={name: headers[name] for name in sorted(set(headers) - {"set-cookie"})},
            kind=kind,
            data=data,
        )


def _opened(
    url: httpx2.URL, pool: httpcore2.ConnectionPool
) -> contextlib.AbstractContextManager[httpcore2.Response]:
    """Ask for an address; the answer comes with its body still to come."""
    place = httpcore2.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    headers = [("Host", url.netloc.decode("ascii")), *HEADERS.items()]
    return pool.stream("GET", place, headers=headers)


def _target(url: httpx2.URL, response: httpcore2.Response) -> str | None:
    """Return where an answer redirects to, or None."""
    if response.status not in {301, 302, 303, 307, 308}:
        return None
    try:
        return str(url.join(httpx2.Headers(response.headers)["location"]))
    except (KeyError, httpx2.InvalidURL, ValueError) as error:
        raise RefusedError("it is redirected to what is no address") from error


def _status(response: httpcore2.Response) -> str:
    """Return a status in the standard's words: a server's own may be anything."""
    with contextlib.suppress(ValueError):
        return f"{response.status} ({http.HTTPStatus(response.status).phrase})"
    return str(response.status)


def _by_bytes(data: bytes, kind: Kind | None) -> Kind:
    """Return what a page is read as where its bytes know better than its content type."""
    if kind in {"html", "txt", None} and is_feed(data):
        return "feed"
    seen = sniff(data)
    return seen if kind is None or (kind in {"feed", "txt"} and seen == "html") else kind


def _taken(response: httpcore2.Response, headers: httpx2.Headers, most: int) -> bytes:
    """Return a body of up to `most` bytes; one that is larger is left as soon as that is known."""
    too_large = RefusedError(f"it is larger than {most / 1024 / 1024:.3g} MB")
    size = headers.get("content-length", "")
    if size.isdecimal() and int(size) > most:
        raise too_large
    data = _start(_unpacked(response.iter_stream(), headers), most + 1)
    if len(data) > most:
        raise too_large
    if not data.strip():
        raise RefusedError("it is empty")
    return data


def _start(pieces: Iterable[bytes], most: int) -> bytes:
    """Return the first bytes, and read no further."""
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) >= most:
            break
    return bytes(data[:most])


def _unpacked(pieces: Iterable[bytes], headers: httpx2.Headers) -> Iterator[bytes]:
    """Yield a body as it was before it was packed, little at a time however tightly it was."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing in {"identity", ""}:
        yield from pieces
        return
    if packing not in {"gzip", "x-gzip"}:
        raise RefusedError(f"it is packed as {packing}, which was not asked for")
    opener = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for piece in pieces:
            rest = piece
            while rest and not opener.eof:
                yield opener.decompress(rest, PIECE)
                rest = opener.unconsumed_tail
    except zlib.error as error:
        raise RefusedError("it is packed, and the packing is broken") from error
    if not opener.eof:
        raise RefusedError("it is packed, and the end of it is missing")
