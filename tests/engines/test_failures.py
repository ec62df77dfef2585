"""A question that fails for good is told on the page, in the JSON, on the terminal, by the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.engines.asked import agreeing, command, run, write_stories
from tests.engines.batch_desk import BatchDesk
from tests.engines.model_server import ModelServer, Reply, completion, sentences, task_of

NAMED = {
    "read": "002.txt",
    "refer": "002.txt",
    "compare": "the comparison",
    "write": "the first section",
}
"""What a failure is told of, by the question."""


def refusing(task: str) -> Any:
    """Return a model that refuses one kind of question, of articles the second one's."""

    def answer(request: dict[str, Any], number: int) -> Reply:
        asked = task_of(request)
        one = asked == task and asked in ("compare", "write")
        told = sentences(request)
        if asked == task and any("Report number 2 of many." in text for _, text in told):
            one = True
        return completion(None, refusal="I will not") if one else agreeing(request, number)

    return answer


@pytest.mark.parametrize(
    ("task", "options"),
    [
        ("read", ()),
        ("compare", ()),
        ("write", ()),
        ("refer", ("--careful",)),
        ("read", ("--batch",)),
        ("compare", ("--batch",)),
        ("write", ("--batch",)),
        ("refer", ("--batch", "--careful")),
    ],
    ids=lambda v: v if isinstance(v, str) else "".join(v) or "-",
)
def test_it_is_named_everywhere(task: str, options: tuple[str, ...], tmp_path: Path) -> None:
    stories = write_stories(tmp_path / "s", 3)
    answer = refusing(task)
    pages = [tmp_path / "page.md", tmp_path / "page.html"]
    more = [word for page in pages for word in ("--out", str(page))]
    with ModelServer(answer, other=BatchDesk(answer, looks=0)) as server:
        done = run(command(server, stories, tmp_path, *options, *more))
        assert done.returncode == 5, done.stderr
        assert bool(server.requests) != ("--batch" in options)
    (failed,) = json.loads((tmp_path / "page.json").read_text("utf-8"))["failed"]
    assert failed["path"].endswith(NAMED[task])
    assert "the model refused" in failed["reason"]
    (line,) = [line for line in done.stderr.splitlines() if "the model refused" in line]
    assert line.startswith("failed: ")
    assert NAMED[task] in line
    for page in pages:
        text = page.read_text("utf-8").replace("\\", "")  # Markdown escapes a stop
        assert "the model refused" in text
        assert f"{NAMED[task]}:" in text
