"""Reading files in a process of its own, which a file may cost, and nothing else.

A file of a few kilobytes can keep a large library busy for hours or fill the memory. So one process
reads them all, with a limit of time and of memory for each; when it dies the next file gets a new
one (docs/decisions/0015). Plain text of modest size is read where it is. What a reader raises is
caught here: a broken file is named with its reason, the traceback is logged (`--debug` shows it).

A task is a line of JSON with the file's bytes behind it, an answer is one such line: nothing that a
broken reader sends can run here.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from summarize.articles.formats import Format, UnreadableError, read_bytes
from summarize.domain import FoundText, RawArticle, Record

MAX_CHARACTERS = 50_000
"""Characters of text, some 8,500 words, which few pieces of newspapers have. So much ordinary prose
is read and compared in 10 s on one core, so much that is all tolls in 21 s; twice as much prose in
90 s, for figures meet each other."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: seconds by the clock, bytes of address space (RLIMIT_AS)."""

    seconds: float = 15.0
    memory: int = 1_000_000_000

    def met(self, *, memory: bool) -> str:
        """Return what a person is told of a file that takes more memory, or more time."""
        most = f"{self.memory / 1e9:.3g} GB of memory" if memory else f"{self.seconds:g} seconds"
        return f"reading it takes more than {most}; save its text as .txt"


USUAL = Limits()
BROKEN = "it is broken; open it and save it anew, or save its text as .txt"
"""What a person is told of a file at which a reader gave up."""
BREAKS_DOWN = "the library that reads it breaks down over it; save its text as .txt"


class Refusal(Record):
    """Why a file gave no article; the trace is empty where its reader refused on purpose."""

    reason: FoundText
    trace: FoundText = ""


def attempt(path: str, data: bytes, kind: Format, limits: Limits) -> RawArticle | Refusal:
    """Read a file's bytes, or return why they give no article.

    Raises ImportError where a library is missing: no fault of the file.
    """
    try:
        raw = read_bytes(path, data, kind)
    except ImportError:
        raise
    except UnreadableError as error:
        return Refusal(reason=str(error))
    except MemoryError:
        return Refusal(reason=limits.met(memory=True), trace=traceback.format_exc())
    except RecursionError:
        return Refusal(reason="it is nested too deeply to be read", trace=traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a broken file
        reason = f"{BROKEN} ({type(error).__name__})"
        return Refusal(reason=reason, trace=traceback.format_exc())
    if len(raw.text) > MAX_CHARACTERS:
        reason = f"its text is longer than {MAX_CHARACTERS:,} characters; no news article is"
        return Refusal(reason=reason)
    return raw


SMALL: Mapping[Format, int] = {"txt": 4 * MAX_CHARACTERS, "md": 50_000}
"""Bytes up to which a file is read in this process. A larger text is too long in any encoding."""
GROWN = 0.5
"""Share of its memory from which a process is not used again, and a library that fails in it has
failed for want of it: libxml2 asks for twice what it has, and calls a refusal a syntax error."""
_MADE: TypeAdapter[RawArticle | Refusal] = TypeAdapter(RawArticle | Refusal)
_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from summarize.articles.worker import serve
serve(float(sys.argv[2]), int(sys.argv[3]))
"""
log = logging.getLogger(__name__)


class Reader:
    """Reads files one by one, each within the limits; use it in a `with` block."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: str, data: bytes, kind: Format) -> RawArticle | Refusal:
        """Read a file as `attempt` does, here or in the process; logs where a reader gave up."""
        if len(data) <= SMALL.get(kind, -1):
            made = attempt(path, data, kind, self._limits)
        else:
            made = self._ask(path, data, kind)
        if isinstance(made, Refusal) and made.trace:
            log.debug("%s: %s\n%s", path, made.reason, made.trace)
        return made

    def _ask(self, path: str, data: bytes, kind: Format) -> RawArticle | Refusal:
        process = self._running()
        too_slow = threading.Event()

        def stop() -> None:
            too_slow.set()
            process.kill()

        clock = threading.Timer(self._limits.seconds, stop)
        clock.start()
        task = json.dumps({"path": path, "kind": kind, "size": len(data)})
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
        try:
            process.stdin.write(task.encode() + b"\n" + data)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:  # the process is dead
            answer = b""
        finally:
            clock.cancel()
        if not answer.endswith(b"\n"):
            self._end()
            if too_slow.is_set():
                return Refusal(reason=self._limits.met(memory=False))
            trace = f"the process ended with {process.returncode}"
            return Refusal(reason=BREAKS_DOWN, trace=trace)
        message = json.loads(answer)
        if message["grown"]:  # it has answered its last
            self._end()
        if "missing" in message:
            raise ImportError(message["missing"], name=message["name"])
        return _MADE.validate_python(message["made"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            path = json.dumps([os.path.abspath(p) for p in sys.path])  # noqa: PTH100 - "" is here
            limits = [str(self._limits.seconds), str(self._limits.memory)]
            self._process = subprocess.Popen(  # noqa: S603 - our own code
                [sys.executable, "-P", "-c", _BOOT, path, *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def serve(seconds: float, memory: int) -> None:
    """Read the files that come on standard input until it ends: the worker's whole life."""
    limits = Limits(seconds, memory)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # libraries may print
    _limit("RLIMIT_AS", memory)  # macOS takes the limit and ignores it
    for line in sys.stdin.buffer:
        # A process ends whose parent was killed while it was busy.
        _limit("RLIMIT_CPU", int(time.process_time() + 2 * seconds) + 1)
        task = json.loads(line)
        data = sys.stdin.buffer.read(task["size"])
        answers.write(json.dumps(_answered(task, data, limits)).encode() + b"\n")
        answers.flush()


def _answered(task: Mapping[str, Any], data: bytes, limits: Limits) -> Mapping[str, Any]:
    """Read one file and return the message that says what came of it."""
    try:
        made = attempt(task["path"], data, task["kind"], limits)
    except ImportError as error:
        return {"grown": False, "missing": str(error), "name": error.name}
    grown = _peak() > GROWN * limits.memory
    if grown and isinstance(made, Refusal) and made.trace:  # libraries tell it in ways of their own
        made = made.model_copy(update={"reason": limits.met(memory=True)})
    return {"grown": grown, "made": made.model_dump()}


def _peak() -> int:
    """The most address space that this process has had, in bytes; 0 where it is not limited."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    found = next(line for line in status.read_text("ascii").splitlines() if "VmPeak" in line)
    return int(found.split()[1]) * 1024


def _limit(name: str, most: int) -> None:
    """Bound what this process may take, where the system keeps such limits."""
    if resource is not None:
        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        bounded = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bounded, hard))
