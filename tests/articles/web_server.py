"""A server on this machine that answers as a test wants, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What stands at each path; what is at none is not found."""

    base: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return self.base + path

    @property
    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@contextlib.contextmanager
def serving(
    answers: Mapping[str, Answer], host: str = "127.0.0.1", certificate: Path | None = None
) -> Iterator[Site]:
    """Serve until the block ends; by TLS where there is a certificate, with its key."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            answer = site.answers.get(self.path, status(404))
            with contextlib.suppress(OSError):  # who was refused hangs up
                answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(f"http://{host}:{server.server_port}", dict(answers))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sent(body: bytes | str, kind: str | None = "text/html", **headers: str) -> Answer:
    """Answer with a body; a header's underscores are hyphens."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if kind is not None:
            handler.send_header("Content-Type", kind)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answer with a status and nothing more."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()

    return answer


def moved(target: str, code: int = 302) -> Answer:
    """Redirect to another address."""
    return status(code, Location=target)


def raw(*pieces: bytes, pause: float = 0.0, forever: bytes = b"") -> Answer:
    """Send bytes as they are, with a pause after each piece, then one more without end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        stopped = threading.Event()
        for piece in pieces:
            handler.wfile.write(piece)
            stopped.wait(pause)
        while forever:
            handler.wfile.write(forever)
            stopped.wait(pause)
        handler.close_connection = True

    return answer
