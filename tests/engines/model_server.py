"""A model server on a loopback port that answers as it is told: well, badly, or not at all."""

from __future__ import annotations

import json
import re
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

SENTENCE = re.compile(r"^Sentence (\d+): ", re.MULTILINE)
NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


@dataclass
class Reply:
    """What goes back: a status, headers and a body; or silence, or half of it."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    stall: float = 0.0
    half: bool = False


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    """Return a chat completion as an OpenAI-compatible server sends it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
    }
    return Reply(json.dumps(body))


def sentences(request: dict[str, Any]) -> list[tuple[int, str]]:
    """Return the numbered sentences of a question, without those that are shown before them."""
    asked = next(m["content"] for m in request["messages"] if m["role"] == "user")
    asked = asked.rpartition("The piece to read:")[2]
    return [(int(n), text) for n, text in NUMBERED.findall(asked)]


def task_of(request: dict[str, Any]) -> str:
    """Return what is asked, by the default set's words."""
    system = request["messages"][0]["content"]
    if "compare news accounts" in system:
        return "compare"
    if "what is meant by words" in system:
        return "refer"
    if "check sentences" in system:
        return "grade"
    if "proofread a neutral briefing" in system:
        return "proofread"
    return "write" if "write a neutral briefing" in system else "read"


def honest(request: dict[str, Any], _: int) -> Reply:
    """Answer a reading with one verbatim claim per sentence, a grading with praise."""
    task = task_of(request)
    if task == "compare":
        return completion("{}")
    if task == "write":
        return completion(json.dumps({"sentences": []}))
    if task == "proofread":
        return completion('{"faults": []}')
    if task == "refer":
        return completion('{"meant": []}')
    if task == "grade":
        asked = SENTENCE.findall(request["messages"][-1]["content"])
        verdicts = [{"sentence": int(n), "follows": True} for n in asked]
        return completion(json.dumps({"verdicts": verdicts, "neutrality": 5}))
    numbered = sentences(request)
    summary = [{"text": text, "s": [n]} for n, text in numbered[:1]]
    claims = [{"s": n} for n, _ in numbered]
    return completion(json.dumps({"summary": summary, "claims": claims}))


class ModelServer:
    """Serves until the block ends.

    Args:
        answer: Called with each request's JSON and its number, from 1.
        tls: Speaks HTTPS with this certificate.
        other: Called with method, path and body of whatever else is asked; None: 404.
    """

    def __init__(
        self,
        answer: Callable[[dict[str, Any], int], Reply],
        tls: ssl.SSLContext | None = None,
        other: Callable[[str, str, bytes], Reply] | None = None,
    ) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []
        lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._send(other("GET", self.path, b"") if other else Reply(status=404))

            def do_POST(self) -> None:
                if other is not None and not self.path.endswith("/chat/completions"):
                    body = self.rfile.read(int(self.headers["Content-Length"]))
                    self._send(other("POST", self.path, body))
                    return
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with lock:
                    outer.requests.append(request)
                    outer.headers.append(dict(self.headers))
                    outer.times.append(time.monotonic())
                    number = len(outer.requests)
                self._send(answer(request, number))

            def _send(self, reply: Reply) -> None:
                if reply.stall:
                    time.sleep(reply.stall)
                body = reply.body.encode()
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body[: len(body) // 2] if reply.half else body)
                    if reply.half:
                        self.close_connection = True
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
