"""The model engine against a server that answers each request after exactly one second.

    python benchmarks/model_throughput.py --drawn ../shared/benchmarks/polnear-dev/text
    python benchmarks/model_throughput.py --langextract /path/to/its/venv/bin/python

Says, per stage, the time from the first request to the last answer and its floor (requests over
concurrency, rounded up, in seconds); the whole process beside the sum of these; the same for a
second run; and, next to it, LangExtract extracting claims from the same texts at the same
concurrency on the same server. Tokens are counted as benchmarks/tokens.py does.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from process import paragraphs, write_articles
from tokens import Tokenizer

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 1.0
NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
FINDING = re.compile(r"^\[(\d+)\] \([\w, -]+\) (.*)$", re.MULTILINE)
WORDS = 700


def answer(messages: list[dict[str, str]]) -> tuple[str, str]:
    """Return which question it is, and what a fluent model would answer."""
    system, user = messages[0]["content"], messages[-1]["content"]
    if "compare news accounts" in system:
        return "compare", json.dumps(comparison(NUMBERED.findall(user)))
    if "neutral briefing" in system:
        findings = FINDING.findall(user)[:6]
        lines = [{"sentence": text, "findings": [int(n)]} for n, text in findings]
        return "write", json.dumps({"sentences": lines})
    if "checkable claims" in system:
        numbered = NUMBERED.findall(user)
        lines = [{"text": text, "s": [int(n)]} for n, text in numbered[1:3]]
        claims = [{"s": int(n)} for n, _ in numbered]
        return "read", json.dumps({"about": "flood", "summary": lines, "claims": claims})
    chunk = user.rpartition("Q: ")[2].rpartition("\nA:")[0]
    lines = [line for line in chunk.splitlines() if line.strip()]
    return "langextract", json.dumps({"extractions": [{"claim": line} for line in lines]})


def comparison(numbered: list[tuple[str, str]]) -> dict[str, Any]:
    """Return agreements of lines that begin alike: articles are drawn from the same paragraphs."""
    told = defaultdict(list)
    for number, text in numbered:
        told[tuple(text.split()[1:5])].append(int(number))
    groups = [numbers[:20] for numbers in told.values() if len(numbers) > 1]
    return {"opens": [g[0] for g in groups[:3]], "agreed": groups[:60]}


def serve(log: Path, seconds: float) -> None:
    """Serve until killed; write a line per request."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            began = time.time()
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stage, content = answer(request["messages"])
            body = json.dumps(completion(content)).encode()
            time.sleep(max(0.0, seconds - (time.time() - began)))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            sent = [m["content"] for m in request["messages"]]
            line = {"stage": stage, "began": began, "ended": time.time(), "sent": sent}
            with log.open("a") as file:
                file.write(json.dumps(line) + "\n")

        def log_message(self, *_: Any) -> None:
            pass

    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_address[1]}/v1", flush=True)
    server.serve_forever()


def completion(content: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
    }


def stages(log: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the logged requests by stage, and forget them."""
    found = defaultdict(list)
    for line in log.read_text().splitlines() if log.exists() else []:
        entry = json.loads(line)
        found[entry["stage"]].append(entry)
    log.unlink(missing_ok=True)
    return found


def report(found: dict[str, list[dict[str, Any]]], concurrency: int, tokenizer: Tokenizer) -> None:
    floors = [math.ceil(len(e) / concurrency) * SECONDS for e in found.values()]
    print(f"  the questions alone need {sum(floors):.0f} s")
    for stage, entries in found.items():
        floor = math.ceil(len(entries) / concurrency) * SECONDS
        took = max(e["ended"] for e in entries) - min(e["began"] for e in entries)
        tokens = sum(tokenizer.count(t) for e in entries for t in e["sent"])
        print(
            f"  {stage}: {len(entries)} requests, {took:.2f} s, floor {floor:.0f} s, "
            f"{took / floor:.2f} of it; {tokens} tokens sent ({tokenizer.name})"
        )


def timed(words: list[str]) -> str:
    """Run a command and return how long it took, and its processor time."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status):
            said.seek(0)
            sys.exit(f"{' '.join(words[:4])}: {said.read()[-2000:].decode()}")
    cpu = used.ru_utime + used.ru_stime
    return f"{time.perf_counter() - began:.1f} s for the whole process ({cpu:.1f} s of processor)"


def measure(args: argparse.Namespace, work: Path, address: str, log: Path) -> None:
    texts = work / "articles"
    texts.mkdir()
    write_articles(texts, args.articles, WORDS, paragraphs(args.drawn) if args.drawn else [])
    tokenizer = Tokenizer()
    own = sum(tokenizer.count(p.read_text("utf-8")) for p in texts.iterdir())
    print(f"{args.articles} articles, {own} tokens ({tokenizer.name})")
    brief = [sys.executable, "-m", "summarize", str(texts), "--out", str(work / "page.json")]
    model = [
        *("--model", "m", "--base-url", address, "--cache-dir", str(work / "cache")),
        *("--concurrency", str(args.concurrency)),
    ]
    print(f"brief, first run: {timed([*brief, *model])}")
    report(stages(log), args.concurrency, tokenizer)
    again = timed([*brief, *model])
    asked = {stage: len(entries) for stage, entries in stages(log).items()}
    offline = timed(brief)
    print(f"brief, second run: {asked or 'no'} requests, {again}")
    print(f"brief, offline engine: {offline}")
    if args.langextract:
        script = str(ROOT / "benchmarks" / "langextract_claims.py")
        took = timed([args.langextract, script, str(texts), address, str(args.concurrency)])
        print(f"LangExtract: {took}")
        report(stages(log), args.concurrency, tokenizer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--drawn", type=Path, help="folder whose paragraphs make the articles")
    parser.add_argument("--langextract", help="the Python of an environment that has LangExtract")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=argparse.SUPPRESS)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve(args.serve, args.seconds)
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        log = work / "log.jsonl"
        server = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(log)], stdout=subprocess.PIPE, text=True
        )
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            measure(args, work, address, log)
        finally:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main()
