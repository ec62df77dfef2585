"""Articles by their address, from a server on this machine that tries everything.

The outlets are invented. That server is the one place that the tests permit beside what is public:
whatever else they name must never be asked.
"""

from __future__ import annotations

import datetime as dt
import gzip
import ipaddress
import json
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from summarize.articles.connect import is_public
from summarize.articles.fetch import Rules, fetch
from summarize.articles.pages import Page
from summarize.domain import Skipped
from tests.articles.web_server import Site, moved, raw, sent, serving, status

HERE = ipaddress.ip_address("127.0.0.1")
RULES = Rules(
    permitted=lambda ip: ip == HERE or is_public(ip),
    ports=None,
    seconds=5.0,
    most=200_000,
    pause=0.0,
)
PAGE = (
    "<html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground</h1>"
    "<p>The ferry Marit ran aground near Halvik on Tuesday, the coastguard said.</p>"
    "</article></body></html>"
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a": sent(PAGE), "/b": sent(PAGE + "b")}) as site:
        yield site


def one(address: str, rules: Rules = RULES) -> Page | Skipped:
    (result,) = fetch([address], rules)
    return result


def refused(address: str, rules: Rules = RULES) -> str:
    result = one(address, rules)
    assert isinstance(result, Skipped)
    assert result.path == address
    assert "\n" not in result.reason
    return result.reason


def came(address: str, rules: Rules = RULES) -> Page:
    result = one(address, rules)
    assert isinstance(result, Page), result
    return result


def test_a_page_comes_with_where_and_when(site: Site) -> None:
    site.answers["/a"] = sent(PAGE, "text/html; charset=utf-8", Set_Cookie="who=you", ETag='"7"')
    page = came(site.at("/a#part"))
    assert page.data.decode() == PAGE
    assert (page.asked, page.address) == (site.at("/a#part"), site.at("/a"))
    assert page.headers["etag"] == '"7"'
    assert "set-cookie" not in page.headers
    assert page.fetched.tzinfo is not None
    assert site.asked == ["/robots.txt", "/a"]


def test_each_address_once_in_the_order_given(site: Site) -> None:
    results = fetch([site.at("/b"), site.at("/no"), site.at("/a"), site.at("/b")], RULES)
    assert [getattr(r, "asked", None) or r.path for r in results] == [  # type: ignore[union-attr]
        site.at("/b"),
        site.at("/no"),
        site.at("/a"),
    ]
    assert site.asked == ["/robots.txt", "/b", "/no", "/a"]


# What is no address that is fetched: nothing is asked at all.


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "file: is not fetched"),
        ("ftp://files.example/a.txt", "ftp: is not fetched"),
        ("data:text/html,<p>Ferry</p>", "data: is not fetched"),
        ("javascript:alert(1)", "javascript: is not fetched"),
        ("mailto:desk@post.example", "mailto: is not fetched"),
        ("https:post.example", "it names no server"),
        ("http:///a", "it names no server"),
        ("http://user@post.example/", "a user's name"),
        ("http://user:secret@post.example/", "a user's name"),
        ("http://post.example\\@127.0.0.1/", "a user's name"),
        ("http://0177.0.0.1/", "it is no address"),
        ("http://①②⑦.⓪.⓪.①/", "it is no address"),
        ("http://[::1", "it is no address"),
        ("http://post.example:99999999/", "it is no address"),
        ("http://a\x00b/", "it is no address"),
    ],
)
def test_odd_addresses_are_refused_unasked(address: str, said: str) -> None:
    asked: list[str] = []

    def resolver(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    (result,) = fetch([address], RULES, resolver=resolver)
    assert isinstance(result, Skipped)
    assert said in result.reason
    assert asked == []


@pytest.mark.parametrize("port", [22, 25, 8080])
def test_other_ports_are_not_asked(port: int) -> None:
    assert f"port {port}" in refused(
        f"http://127.0.0.1:{port}/", replace(RULES, ports=Rules().ports)
    )


# What is no public address.


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1"),  # noqa: S104
        *("198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1"),
        *("64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001::1", "100::1", "64:ff9b:1::1"),
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_what_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "2130706433", "0x7f.1", "127.1"],
)
def test_this_machine_is_not_asked_by_any_of_its_names(host: str, site: Site) -> None:
    port = site.base.rpartition(":")[2]
    said = refused(f"http://{host}:{port}/a", replace(RULES, permitted=is_public))
    assert "no public address; --allow-private" in said
    assert site.asked == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/b", "//[::1]:{port}/b"])
def test_a_redirect_into_a_private_network_is_not_followed(
    site: Site, code: int, target: str
) -> None:
    port = site.base.rpartition(":")[2]
    site.answers["/a"] = moved(target.format(port=port), code)
    assert "no public address" in refused(site.at("/a"))
    assert site.pages_asked == ["/a"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://h.example/", "http://u@h.example/"]
)
def test_a_redirect_to_what_is_not_fetched_is_not_followed(site: Site, target: str) -> None:
    site.answers["/a"] = moved(target)
    assert "fetched" in refused(site.at("/a"))


def test_the_address_that_is_checked_is_the_one_that_is_asked(site: Site) -> None:
    """Each connection goes where its one look-up said, though that name is known nowhere else."""
    address = f"http://post.example:{site.base.rpartition(':')[2]}/a"
    places = [["10.0.0.1", "127.0.0.1"]] * 2 + [["127.0.0.1"], ["127.0.0.2"]]
    answers = iter(places)
    (page,) = fetch([address], RULES, resolver=lambda *_: next(answers))
    assert isinstance(page, Page)
    assert site.asked == ["/robots.txt", "/a"]
    (rebound,) = fetch([address], RULES, resolver=lambda *_: next(answers))
    assert isinstance(rebound, Skipped)
    assert "it leads to 127.0.0.2, which is no public address" in rebound.reason
    assert site.asked == ["/robots.txt", "/a", "/robots.txt"]
    assert list(answers) == []


def test_a_name_that_nobody_knows() -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror

    (result,) = fetch(["http://post.example/"], RULES, resolver=resolver)
    assert isinstance(result, Skipped)
    assert result.reason == "no server is known as post.example"


def test_a_name_that_takes_its_time() -> None:
    answered = threading.Event()

    def resolver(host: str, port: int) -> Sequence[str]:
        answered.wait(20.0)
        return ["127.0.0.1"]

    began = time.monotonic()
    (result,) = fetch(["http://post.example/"], replace(RULES, seconds=0.5), resolver=resolver)
    answered.set()
    assert time.monotonic() - began < 15.0
    assert isinstance(result, Skipped)
    assert result.reason == "the server takes more than 0.5 seconds"


# Redirects and robots.txt.


def test_redirects_are_followed_and_remembered(site: Site) -> None:
    site.answers |= {"/x": moved("y?z=1"), "/y?z=1": moved("/a#part", 301)}
    page = came(site.at("/x"))
    assert (page.passed, page.address) == ((site.at("/x"), site.at("/y?z=1")), site.at("/a"))


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.answers["/x"] = moved("/x")
    assert "redirected more than 5 times" in refused(site.at("/x"))
    assert len(site.pages_asked) == 6
    site.answers["/x"] = moved("http://[")
    assert "no server is known" in refused(site.at("/x"))
    site.answers["/x"] = status(302)
    assert "what is no address" in refused(site.at("/x"))


def test_robots_are_respected_with_wildcards_and_names(site: Site) -> None:
    robots = "User-agent: *\nDisallow: /*?print=\nDisallow: /p\nAllow: /p/open\n"
    site.answers |= {
        "/robots.txt": sent(robots, "text/plain"),
        "/p/open/1": sent(PAGE),
        "/x": moved("/p/shut"),
    }
    assert came(site.at("/p/open/1"))
    for path in ("/p/shut", "/a?print=1", "/x"):
        assert "robots.txt" in refused(site.at(path))
    assert site.pages_asked == ["/p/open/1", "/x"]
    site.answers["/robots.txt"] = sent("User-agent: news-brief\nDisallow: /\n", "text/plain")
    assert "robots.txt" in refused(site.at("/a"))


def test_robots_that_cannot_be_read_forbid_and_none_allow(site: Site) -> None:
    site.answers["/robots.txt"] = status(503)
    results = fetch([site.at("/a"), site.at("/b")], RULES)
    assert all("503 (Service Unavailable)" in r.reason for r in results if isinstance(r, Skipped))
    assert site.asked == ["/robots.txt"]
    site.answers["/robots.txt"] = status(429)
    assert "429 (Too Many Requests)" in refused(site.at("/a"))
    for answer in (status(404), status(403), moved("/robots.txt"), sent(b"\xff\x00 no rules")):
        site.answers["/robots.txt"] = answer
        assert came(site.at("/a"))


def test_robots_elsewhere_are_checked_like_any_address(site: Site) -> None:
    site.answers["/robots.txt"] = moved("http://127.0.0.2/robots.txt")
    assert "no public address" in refused(site.at("/a"))
    assert site.pages_asked == []


def test_a_server_is_asked_slowly_and_one_by_one(site: Site) -> None:
    site.answers["/robots.txt"] = sent("User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    began = time.monotonic()
    fetch([site.at("/a"), site.at("/b"), site.at("/no")], RULES)
    assert time.monotonic() - began >= 0.6
    site.answers["/robots.txt"] = sent("User-agent: *\nCrawl-delay: 3600\n", "text/plain")
    first, second = fetch([site.at("/a"), site.at("/b")], RULES)
    assert isinstance(first, Page)
    assert isinstance(second, Skipped)
    assert "asks for 3600 seconds" in second.reason


# What servers send.


@pytest.mark.parametrize(
    ("code", "said"), [(404, "404 (Not Found)"), (500, "500 (Int"), (299, "299"), (401, "401 (Un")]
)
def test_a_status_is_told(site: Site, code: int, said: str) -> None:
    site.answers["/a"] = status(code)
    assert f"the server answers {said}" in refused(site.at("/a"))


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "text/css", "application/x-sh"])
def test_other_kinds_are_not_read(site: Site, kind: str) -> None:
    site.answers["/a"] = sent(PAGE, kind)
    assert refused(site.at("/a")) == f"{kind} is no article"


@pytest.mark.parametrize(
    ("body", "kind", "read_as"),
    [
        ("The ferry ran aground.", "text/plain; charset=utf-8", "txt"),
        ("%PDF-1.7 ...", "application/octet-stream", "pdf"),
        (PAGE, None, "html"),
        (PAGE, "application/xml", "html"),
        (PAGE, "text/plain", "html"),
        (PAGE, "TEXT/HTML;charset=latin-1", "html"),
    ],
)
def test_kinds(site: Site, body: str, kind: str | None, read_as: str) -> None:
    site.answers["/a"] = sent(body, kind)
    assert came(site.at("/a")).kind == read_as


def test_a_body_of_five_gigabytes_is_not_read(site: Site) -> None:
    site.answers["/a"] = raw(HEAD, b"Content-Length: 5368709120\r\n\r\n", forever=b"x" * 65536)
    site.answers["/b"] = raw(HEAD, b"\r\n", forever=b"x" * 65536)
    began = time.monotonic()
    assert "larger than 0.191 MB" in refused(site.at("/a"))
    assert "larger than 0.191 MB" in refused(site.at("/b"))
    assert time.monotonic() - began < 15.0


def test_a_bomb_stays_small(site: Site) -> None:
    site.answers["/a"] = sent(gzip.compress(b"x" * 50_000_000, 9), Content_Encoding="gzip")
    site.answers["/b"] = sent(zlib.compress(b"x"), Content_Encoding="br")
    began = time.monotonic()
    assert "larger than" in refused(site.at("/a"))
    assert "packed as br" in refused(site.at("/b"))
    assert time.monotonic() - began < 15.0


def test_packing(site: Site) -> None:
    packed = gzip.compress(PAGE.encode())
    site.answers["/a"] = sent(packed, Content_Encoding="gzip")
    assert came(site.at("/a")).data.decode() == PAGE
    for body, said in ((packed[:-9], "end of it is missing"), (b"nonsense", "packing is broken")):
        site.answers["/a"] = sent(body, Content_Encoding="gzip")
        assert said in refused(site.at("/a"))
    site.answers["/a"] = sent(gzip.compress(packed), Content_Encoding="gzip, gzip")
    assert "packed as gzip, gzip" in refused(site.at("/a"))


@pytest.mark.parametrize(
    "answer",
    [
        raw(HEAD, b"\r\n", pause=0.1, forever=b"x"),
        raw(b"HTTP/1.1 200 OK\r\nX: ", pause=0.1, forever=b"x"),
        raw(pause=30.0, forever=b"x"),
        raw(forever=b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "headers", "silence", "continue"],
)
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_server_that_drips_is_left(site: Site, answer: object, path: str) -> None:
    site.answers[path] = answer  # type: ignore[assignment]
    began = time.monotonic()
    assert (
        refused(site.at("/a"), replace(RULES, seconds=0.5))
        == "the server takes more than 0.5 seconds"
    )
    assert time.monotonic() - began < 15.0


def test_who_interrupts_does_not_wait_for_slow_servers(site: Site) -> None:
    site.answers["/slow"] = raw(pause=60.0, forever=b"x")
    slow = site.at("/slow").replace("127.0.0.1", "localhost")

    def told(done: int, total: int) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        fetch([site.at("/a"), slow], replace(RULES, seconds=30.0), told=told)
    assert time.monotonic() - began < 15.0


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"nonsense\r\n\r\n"),
        raw(b""),
        raw(HEAD, b"Content-Length: 1000\r\n\r\nshort"),
        raw(HEAD, b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 100_000),
        raw(b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: \xff\r\n\r\n"),
        raw(b"HTTP/1.1 99999 \x1b[2J\r\n\r\n"),
    ],
)
def test_a_server_that_breaks_the_rules_costs_a_line(site: Site, answer: object) -> None:
    site.answers["/a"] = answer  # type: ignore[assignment]
    results = fetch([site.at("/a"), site.at("/b")], RULES)
    assert [type(r) for r in results] == [Skipped, Page]


@pytest.fixture
def secure(site: Site, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The port of the same pages by TLS, and the certificate, which is for post.example alone."""
    certificate = tmp_path / "own.pem"
    certificate.write_bytes(_own_certificate("post.example"))
    with serving(site.answers, certificate=certificate) as by_tls:
        yield int(by_tls.base.rpartition(":")[2]), certificate


def test_a_certificate_that_nobody_vouches_for(secure: tuple[int, Path]) -> None:
    assert refused(f"https://127.0.0.1:{secure[0]}/a") == "its certificate does not hold"


def test_a_certificate_is_held_against_the_name_that_was_asked_for(
    secure: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, certificate = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    addresses = [f"https://{host}.example:{port}/a" for host in ("post", "radio")]
    page, wrong = fetch(addresses, RULES, resolver=lambda *_: ["127.0.0.1"])
    assert isinstance(page, Page)
    assert isinstance(wrong, Skipped)
    assert wrong.reason == "its certificate does not hold"


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/") == "the server does not answer"


# Feeds.

RSS = """<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>
<rss version="2.0"><channel><title>Post</title><link>{base}/</link>
<item><title>One</title><link>{base}/a</link></item>
<item><title>Two</title><guid isPermaLink="true">{base}/b</guid></item>
<item><title>Odd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/self"/>
<entry><link rel="enclosure" href="/x.mp3"/><link rel="alternate" href="a"/></entry>
<entry><link href="/b?x=1&amp;y=2"/></entry></feed>"""
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}, {"id": 7}, 3]}


def named(results: Sequence[Page | Skipped]) -> list[str]:
    return [r.asked if isinstance(r, Page) else r.path for r in results]


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", None])
def test_rss(site: Site, kind: str | None) -> None:
    site.answers["/feed"] = sent(RSS.format(base=site.base), kind)
    results = fetch([site.at("/feed"), site.at("/no")], RULES)
    assert named(results) == [site.at("/a"), site.at("/b"), "javascript:alert(1)", site.at("/no")]


def test_atom_and_json(site: Site) -> None:
    site.answers |= {
        "/b?x=1&y=2": sent(PAGE),
        "/atom": sent(ATOM, "application/atom+xml"),
        "/json": sent(json.dumps(JSON_FEED), "application/feed+json"),
    }
    results = fetch([site.at("/atom"), site.at("/json")], RULES)
    assert named(results) == [site.at("/a"), site.at("/b?x=1&y=2")]
    assert all(isinstance(r, Page) for r in results)


def test_a_feed_in_a_feed_a_long_one_and_none(site: Site) -> None:
    items = "".join(f"<item><link>{site.base}/{n}</link></item>" for n in range(9))
    site.answers |= {
        "/outer": sent(f"<rss><channel><item><link>{site.base}/long</link></item></channel></rss>"),
        "/long": sent(f"<rss><channel>{items}</channel></rss>"),
        "/none": sent('{"some": "data"}', "application/json"),
        "/deep": sent("[" * 100_000, "application/json"),
    }
    few = replace(RULES, entries=2)
    assert refused(site.at("/none")) == "it is no article, nor a feed that lists any"
    assert refused(site.at("/deep")) == "it is no article, nor a feed that lists any"
    (inner,) = fetch([site.at("/outer")], few)
    assert isinstance(inner, Skipped)
    assert inner.reason == "it is a feed in a feed"
    results = fetch([site.at("/long")], few)
    assert named(results) == [site.at("/long"), site.at("/0"), site.at("/1")]
    assert isinstance(results[0], Skipped)
    assert results[0].reason == "of its 9 articles the first 2 count"


@pytest.mark.parametrize("broken", ["&#99999999999;", "http://[", "<", "\x00", "<![CDATA["])
def test_a_broken_feed_costs_a_line_at_most(site: Site, broken: str) -> None:
    feed = RSS.format(base=site.base).replace("<item>", f"<item><link>{broken}</link></item><item>")
    site.answers["/feed"] = sent(feed, "text/xml")
    results = fetch([site.at("/feed"), site.at("/a")], RULES)
    assert site.at("/a") in named(results)
    assert len(results) <= 4


def test_a_feed_of_many_megabytes_is_not_read(site: Site) -> None:
    site.answers["/feed"] = sent("<rss><channel>" + "<item>" * 200_000, "text/xml")
    began = time.monotonic()
    assert "more than 1 MB" in refused(site.at("/feed"), replace(RULES, most=2_000_000))
    assert time.monotonic() - began < 15.0


def test_entities_of_a_feed_reach_no_file_and_stay_small(site: Site) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "http://x.example/">{bomb}'
        '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><link>&e11;</link></item><item><link>&file;</link></item>"
        f"<item><link>{site.base}/a</link></item></channel></rss>"
    )
    site.answers["/feed"] = sent(feed, "text/xml")
    began = time.monotonic()
    told = [r.reason for r in fetch([site.at("/feed")], RULES) if isinstance(r, Skipped)]
    assert time.monotonic() - began < 15.0
    assert "root:" not in " ".join(told)


def _own_certificate(host: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private + made.public_bytes(serialization.Encoding.PEM)
