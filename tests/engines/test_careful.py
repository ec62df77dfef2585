"""References asked a second time, masked: what gets through with and without. Invented outlets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize import make_brief
from summarize.domain import Brief
from summarize.settings import ModelSettings, Settings
from summarize.text.parsing import Parser
from summarize.writing.markdown import to_markdown
from tests.engines.model_server import ModelServer, Reply, completion, honest, sentences, task_of

Answer = Callable[[dict[str, Any], int], Reply]

MEN = ("Tom Barlow", "Henry Quill", "Peter Vance", "Simon Dorn", "George Hale", "Adam Frost")
FIRMS = ("Norvik Rail", "Halden Power", "Selby Water", "Orlo Mining", "Varga Steel", "Tarn Oil")
PHRASE = re.compile(r"^(\d+)\. in \[(\d+)\]: (.*)$", re.MULTILINE)
SHOWN = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


def write_pairs(folder: Path) -> Path:
    """Write six articles; of two men and two firms, the first of each is meant by what follows."""
    folder.mkdir()
    for n in range(6):
        man, other = MEN[n], MEN[(n + 1) % 6]
        firm, rival = FIRMS[n], FIRMS[(n + 1) % 6]
        text = (
            f"Talks in Halvik, report {n}\n\n"
            f"{man} met {other} in Halvik on Monday. He left the hall before noon.\n\n"
            f"{firm} sued {rival} in June over a fence. It paid {n + 3} million dollars for land."
        )
        (folder / f"{n}.txt").write_text(text + "\n", "utf-8")
    return folder


def named(request: dict[str, Any], at: int, way: int) -> str:
    """Return who is meant by the pronoun of a sentence: the first name before it, or the second."""
    shown = dict(SHOWN.findall(request["messages"][-1]["content"]))
    before = shown[str(at - 1)]
    names = [n for n in (*MEN, *FIRMS) if n in before]
    return sorted(names, key=before.index)[way]


def swapper(second: Answer | None = None) -> Answer:
    """Read honestly, but give each pronoun the other name; asked again, answer as given."""

    def answer(request: dict[str, Any], number: int) -> Reply:
        if task_of(request) == "refer" and second is not None:
            return second(request, number)
        if task_of(request) != "read":
            return honest(request, number)
        claims: list[dict[str, Any]] = []
        for n, text in sentences(request):
            pronoun = re.match(r"(?:He|It)\b", text)
            refs = [{"w": pronoun[0], "means": named(request, n, 1), "s": n - 1}] if pronoun else []
            claims.append({"s": n, "refs": refs})
        return completion(json.dumps({"about": "talks", "claims": claims}))

    return answer


def telling(way: int) -> Answer:
    """Answer the second question with the first name before the pronoun, or with the second."""

    def answer(request: dict[str, Any], _: int) -> Reply:
        asked = PHRASE.findall(request["messages"][-1]["content"])
        meant = [{"n": int(n), "means": named(request, int(at), way)} for n, at, _ in asked]
        return completion(json.dumps({"meant": meant}))

    return answer


def brief_by(answer: Answer, folder: Path, parser: Parser, **options: Any) -> tuple[Brief, int]:
    """Return the brief and how often it was asked a second time."""
    with ModelServer(answer) as server:
        settings = ModelSettings(name="m", base_url=server.base_url, attempts=1, **options)
        made = make_brief([folder], Settings(model=settings), parser=parser)
        return made, sum(task_of(r) == "refer" for r in server.requests)


def put_in(made: Brief) -> list[str]:
    return [r.means for c in made.claims for r in c.references]


def test_swapped_references_get_through_only_where_nobody_asks_twice(
    tmp_path: Path, parser: Parser
) -> None:
    folder = write_pairs(tmp_path / "pairs")
    plain, _ = brief_by(swapper(), folder, parser)
    assert len(put_in(plain)) == 12, "the lie that grammar cannot see"
    made, asked = brief_by(swapper(telling(0)), folder, parser, careful=True)
    assert asked == 6
    assert put_in(made) == []
    assert len(made.claims) == len(plain.claims), "the words stay as they are"
    refused = [c for c in made.corrections if c.what == "reference"]
    assert len(refused) == 12
    assert all(c.reason.startswith("asked again, it is ") for c in refused)
    assert made.failed == ()


def test_who_lies_twice_in_the_same_way_is_believed(tmp_path: Path, parser: Parser) -> None:
    folder = write_pairs(tmp_path / "pairs")
    made, _ = brief_by(swapper(telling(1)), folder, parser, careful=True)
    assert len(put_in(made)) == 12


def test_the_second_question_does_not_show_the_first_answer(tmp_path: Path, parser: Parser) -> None:
    folder = write_pairs(tmp_path / "pairs")
    seen: list[str] = []

    def look(request: dict[str, Any], number: int) -> Reply:
        seen.append(request["messages"][-1]["content"].rpartition("\n\n")[2])
        return telling(0)(request, number)

    brief_by(swapper(look), folder, parser, careful=True)
    assert len(seen) == 6
    assert all(re.fullmatch(r"1\. in \[\d+\]: He\n2\. in \[\d+\]: It", asked) for asked in seen)


def test_second_answers_are_kept(tmp_path: Path, parser: Parser) -> None:
    folder = write_pairs(tmp_path / "pairs")
    with ModelServer(swapper(telling(1))) as server:
        model = ModelSettings(
            name="m", base_url=server.base_url, careful=True, cache=tmp_path / "cache"
        )
        for _ in range(2):
            made = make_brief([folder], Settings(model=model), parser=parser)
            assert len(put_in(made)) == 12
        assert sum(task_of(r) == "refer" for r in server.requests) == 6
    assert [t.cached for t in made.usage.tasks if t.task == "refer"] == [6]


@pytest.mark.parametrize(
    "reply",
    [Reply("no", status=500), completion("no JSON"), completion(None, refusal="I will not")],
    ids=["down", "prose", "refused"],
)
def test_a_second_question_that_fails_is_told_and_nothing_stands_unasked(
    reply: Reply, tmp_path: Path, parser: Parser
) -> None:
    folder = write_pairs(tmp_path / "pairs")
    made, _ = brief_by(swapper(lambda *_: reply), folder, parser, careful=True)
    assert put_in(made) == []
    assert len(made.claims) >= 24
    assert len(made.failed) == 6
    assert all("not asked a second time" in f.reason for f in made.failed)
    assert "not asked a second time" in to_markdown(made)
