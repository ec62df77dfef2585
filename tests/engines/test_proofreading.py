"""The fourth question: the page's lines and their claims in one row of numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarize import Settings, make_brief
from summarize.settings import ModelSettings
from tests.engines.model_server import ModelServer, Reply, completion, honest, task_of

STORY = {
    "post.txt": "The Harbour Post\n\nFerry lost\n\nThe ferry Alma sank off Liss on Friday. "
    "Nine people were killed.\n",
    "echo.txt": "The Liss Echo\n\nNine dead\n\nThe ferry Alma sank off Liss. "
    "Nine people were killed in the wreck.\n",
}
"""Two invented accounts by two invented outlets."""


def answering(faults: Any) -> Any:
    """Return a server's behaviour: all sentences are claims, those of one matter agree."""

    def answer(request: dict[str, Any], number: int) -> Reply:
        task, asked = task_of(request), request["messages"][-1]["content"]
        if task == "compare":
            lines = [x for x in asked.splitlines() if x.startswith("[")]
            of = [[i for i, x in enumerate(lines, 1) if w in x] for w in ("sank", "Nine people")]
            return completion(json.dumps({"agreed": of}))
        if task == "proofread":
            return completion(json.dumps({"faults": faults(asked)}))
        return honest(request, number)

    return answer


def made(folder: Path, faults: Any, **settings: Any) -> tuple[list[str], list[str]]:
    """Return the page's statements and the tasks asked."""
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    with ModelServer(answering(faults)) as server:
        model = ModelSettings(name="m", base_url=server.base_url, **settings)
        brief = make_brief([folder], Settings(model=model))
        asked = [task_of(r) for r in server.requests]
    return [s.sentence for s in brief.brief if s.section == "agreed"], asked


def number_of(asked: str, words: str) -> int:
    """Return the number of the line under the heading of agreement that holds some words."""
    own = asked.partition("agree on")[2]
    return next(int(x[1 : x.index("]")]) for x in own.splitlines() if words in x)


def test_a_line_that_the_model_strikes_is_not_printed(tmp_path: Path) -> None:
    before, asked = made(tmp_path, lambda _: [])
    assert asked.count("proofread") == 1
    assert any("sank" in s for s in before)
    after, _ = made(tmp_path, lambda q: [{"n": number_of(q, "sank"), "fault": "false"}])
    assert after == [s for s in before if "sank" not in s]


def test_claims_are_named_by_the_numbers_that_stand_before_them(tmp_path: Path) -> None:
    def faults(asked: str) -> list[dict[str, Any]]:
        _, _, claims = asked.partition("## Claims")
        own = next(x for x in claims.splitlines() if "Echo" in x and "sank" in x)
        without = [int(own[1 : own.index("]")])]
        return [{"n": number_of(asked, "sank"), "fault": "credit", "without": without}]

    after, _ = made(tmp_path, faults)
    assert not [s for s in after if "sank" in s]  # one account is no agreement


def test_a_page_too_long_for_a_small_model_stands_as_it_is(tmp_path: Path) -> None:
    statements, asked = made(tmp_path, lambda _: [], context=800)
    assert "proofread" not in asked
    assert "read" in asked
    assert isinstance(statements, list)
