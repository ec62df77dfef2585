"""Prompt sets: found, loaded, checked, filled; what an article says is never a template."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims.ground import ground
from summarize.domain import Article, Published
from summarize.engines.model.answers import read_answer
from summarize.engines.model.reading import heard_of, pieces_of
from summarize.errors import PromptError
from summarize.prompting import (
    TASKS,
    builtin_folder,
    builtin_sets,
    load_set,
    problems,
)
from summarize.text.parsing import Parser

READ = "---\npurpose: Read.\nvariables: [sentences]\n---\n[user]\n"


SNOWED = """examples:
  - sentences: ["It rained."]
    answer: {claims: [{s: 1, words: "It snowed"}]}
"""


def own(folder: Path, text: str, task: str = "read") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{task}.md").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("name", builtin_sets())
def test_the_sets_that_come_along_are_good(name: str) -> None:
    loaded = load_set(name)
    assert [p for t in TASKS for p in problems(loaded[t])] == []


@pytest.mark.parametrize("name", builtin_sets())
def test_the_examples_pass_the_gate_that_answers_pass(name: str, parser: Parser) -> None:
    for example in load_set(name)["read"].header.get("examples") or []:
        text = "\n\n".join(example["sentences"])
        article = Article(
            id="A1", path="", outlet="x", headline=None, published=Published(), language="en",
            text=text,
        )  # fmt: skip
        (piece,) = pieces_of(article, 8000, 0)
        answer = read_answer(len(piece.spans)).model_validate(example["answer"])
        found = ground(heard_of(answer, piece).drafts, article, parser)
        assert found.rejected == ()
        assert found.corrections == ()
        assert len(found.claims) == len(answer.claims)


def test_a_set_may_hold_only_what_it_changes(tmp_path: Path) -> None:
    loaded = load_set(str(own(tmp_path / "mine", READ + "{{ sentences }}")))
    default = load_set()
    assert loaded["compare"].source == default["compare"].source
    assert loaded["read"].source != default["read"].source
    assert loaded.label.startswith("mine@")
    assert loaded.digest != default.digest


def test_the_digest_changes_with_every_character(tmp_path: Path) -> None:
    copy = tmp_path / "default"
    shutil.copytree(builtin_folder() / "default", copy)
    assert load_set(str(copy)).digest == load_set().digest
    compare = copy / "compare.md"
    compare.write_text(compare.read_text("utf-8") + " ", "utf-8")
    assert load_set(str(copy)).digest != load_set().digest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (READ + "{{ sentences }} {{ weather }}", "unknown variable weather"),
        (READ + "Read, please.", "sentences is missing"),
        (READ + "{{ sentences }} {{ outlet }}", "outlet is used but not listed"),
        (READ.replace("[s", "[x, s") + "{{ sentences }}", "x is listed but is no variable"),
        (READ.replace("purpose: Read.\n", "") + "{{ sentences }}", "no purpose"),
        (
            READ.replace("---\n[u", f"{SNOWED}---\n[u") + "{{ sentences }}",
            "is not in the sentence",
        ),
    ],
)  # fmt: skip
def test_check_finds_what_is_wrong(text: str, said: str, tmp_path: Path) -> None:
    found = problems(load_set(str(own(tmp_path / "mine", text)))["read"])
    assert any(said in problem for problem in found), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[user]\nno header", "no header"),
        ("---\n- a list\n---\n[user]\nx", "no mapping"),
        ("---\nx: [\n---\n[user]\nx", "not YAML"),
        ("---\npurpose: x\n---\nno role", "no messages"),
        (READ + "{% for x in %}", "read.md"),
    ],
)
def test_a_file_that_does_not_hold_says_where(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=said):
        load_set(str(own(tmp_path / "mine", text)))


def test_a_set_that_is_none_says_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="default"):
        load_set("no-such-set")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PromptError, match="holds no prompt"):
        load_set(str(tmp_path / "empty"))
    with pytest.raises(PromptError, match="belongs to no task"):
        load_set(str(own(tmp_path / "mine", READ, task="guess")))


@given(st.text(max_size=80))
def test_whatever_an_article_says_comes_out_as_it_was(text: str) -> None:
    values = {"sentences": [(1, text)], "margins": [], "outlet": "o", "headline": "h"}
    values["context"] = []
    user = load_set()["read"].fill({**values, "published": None})[-1].content
    assert user == f"o, h\n[1] {text}".strip()


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ sentences.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(attack: str, tmp_path: Path) -> None:
    prompt = load_set(str(own(tmp_path / "mine", READ + "{{ sentences }}" + attack)))["read"]
    with pytest.raises(PromptError):
        prompt.fill({"sentences": [(1, "x")]})


def test_a_name_without_a_value_is_an_error(tmp_path: Path) -> None:
    prompt = load_set(str(own(tmp_path / "mine", READ + "{{ sentences }}{{ weather }}")))["read"]
    with pytest.raises(PromptError, match="weather"):
        prompt.fill({"sentences": []})
