"""A provider's batch interface on a loopback port: files, batches, their answers."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.engines.model_server import Reply, honest

Line = dict[str, Any]
BOUNDARY = re.compile(rb"^--\S+")
"""The first line of a form with a file in it."""


def answered(line: Line, reply: Reply) -> Line:
    """Return a line of a batch's output."""
    response = {"status_code": reply.status, "request_id": "r", "body": json.loads(reply.body)}
    return {"id": "l", "custom_id": line["custom_id"], "response": response, "error": None}


def unanswered(line: Line, code: str) -> Line:
    """Return a line of a batch's file of errors."""
    error = {"code": code, "message": "This was not asked in time."}
    return {"id": "l", "custom_id": line["custom_id"], "response": None, "error": error}


@dataclass
class BatchDesk:
    """Takes batches and answers them at their so-manieth look.

    Attributes:
        answer: As a model server answers each question.
        looks: How often a batch is looked at before it is done.
        line_of: Makes the line of output or error of a question: by its number, and its batch's.
        closed: Does not answer the creation of this batch, by number, though it is made.
        refuses: Fails each batch with this code.
    """

    answer: Callable[[dict[str, Any], int], Reply] = honest
    looks: int = 1
    line_of: Callable[[Line, Reply, int, int], Line] = lambda line, reply, *_: answered(line, reply)
    closed: int = 0
    refuses: str = ""
    files: dict[str, str] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    looked: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, method: str, path: str, body: bytes) -> Reply:
        """Answer a request."""
        with self.lock:
            place = path.partition("?")[0].removeprefix("/v1/")
            return self._post(place, body) if method == "POST" else self._get(place)

    def _post(self, place: str, body: bytes) -> Reply:
        if place == "files":
            number = f"file-{len(self.files) + 1}"
            self.files[number] = _part(body)
            about = {"id": number, "object": "file", "bytes": len(body), "created_at": 0}
            state = {"filename": "q.jsonl", "purpose": "batch", "status": "processed"}
            return _json({**about, **state})
        asked = json.loads(body)
        assert asked["endpoint"] == "/v1/chat/completions"
        assert asked["completion_window"] == "24h"
        number = len(self.batches) + 1
        batch = {
            "id": f"batch_{number}", "object": "batch", "status": "validating", "created_at": 0,
            "endpoint": asked["endpoint"], "completion_window": "24h",
            "input_file_id": asked["input_file_id"], "looks": 0,
        }  # fmt: skip
        self.batches[str(batch["id"])] = batch
        return Reply("no", status=502) if number == self.closed else _json(batch)

    def _get(self, place: str) -> Reply:
        kind, _, rest = place.partition("/")
        if kind == "batches" and not rest:
            known = list(self.batches.values())
            return _json({"object": "list", "data": known, "has_more": False})
        if kind == "batches":
            self.looked += 1
            return _json(self._look(rest)) if rest in self.batches else _gone()
        name = rest.removesuffix("/content")
        if name not in self.files:
            return _gone()
        return Reply(self.files[name], headers={"Content-Type": "application/octet-stream"})

    def _look(self, name: str) -> dict[str, Any]:
        batch = self.batches[name]
        batch["looks"] += 1
        if self.refuses:
            error = {"code": self.refuses, "message": "no", "line": 1}
            return {**batch, "status": "failed", "errors": {"object": "list", "data": [error]}}
        if batch["looks"] <= self.looks or batch["status"] == "completed":
            return batch
        self._finish(batch, int(name.removeprefix("batch_")))
        return batch

    def _finish(self, batch: dict[str, Any], number: int) -> None:
        lines = [json.loads(text) for text in self.files[batch["input_file_id"]].splitlines()]
        made = []
        for at, line in enumerate(lines, 1):
            assert line["method"] == "POST"
            assert line["url"] == "/v1/chat/completions"
            self.asked.append(line["body"])
            made.append(self.line_of(line, self.answer(line["body"], len(self.asked)), at, number))
        for which, kind in (("output", True), ("error", False)):
            told = [json.dumps(m) for m in made if (m.get("error") is None) == kind]
            if told:
                self.files[f"{which}-{number}"] = "\n".join(told) + "\n"
                batch[f"{which}_file_id"] = f"{which}-{number}"
        batch["status"] = "completed"


def _part(body: bytes) -> str:
    """Return the file within a form."""
    mark = BOUNDARY.match(body)
    assert mark is not None
    parts = [p for p in body.split(mark[0]) if b'name="file"' in p]
    assert b'name="purpose"' in body
    return parts[0].partition(b"\r\n\r\n")[2].rstrip(b"\r\n").decode()


def _json(body: dict[str, Any]) -> Reply:
    return Reply(json.dumps(body))


def _gone() -> Reply:
    return Reply('{"error": {"message": "No such thing."}}', status=404)
