"""Labels load strictly; each mistake is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import CasesError
from summarize.evaluation.cases import BrokenCasesError, Problem, load_case, load_cases

from .conftest import COURIER, EVENING, readme_example

Relabel = Callable[[str, str], Path]


def test_the_documented_example_holds(ferry: Path) -> None:
    case = load_case(ferry)
    assert case.name == "ferry"
    assert [f.id for f in case.labels.facts][:2] == ["courier-aboard", "evening-aboard"]
    assert case.labels.findings[1].type == ("scope", "contradiction")
    assert case.labels.findings[0].kind == ("figures",)


MISTAKES = [
    ("story: >", "stroy: >", "stroy", "is not a key"),
    ("held_out: false", 'held_out: "false"', "held_out", "must be true or false"),
    ("published: 2024-03-05", "published: 2024-03-35", "articles[0].published", "date"),
    ("published: 2024-03-05", "published: in March", "articles[0].published", "date"),
    ("basis: stated ", "basis: printed ", "articles[0].basis", "input should be"),
    ("basis: stated ", "basis: unknown ", "articles[0]", "goes with no date"),
    ("file: evening.txt", "file: morning.txt", "articles[1].file", "cannot be read"),
    ("- Subscribe to", "- Subscribed to", "articles[0].furniture[0]", "is not in courier.txt"),
    ("- The pilot boat", "- The police boat", "articles[0].body[0]", "is not in courier.txt"),
    ("headline: Ferry with", "headline: Boat with", "articles[0].headline", "not in courier.txt"),
    ("id: evening-aboard", "id: courier-aboard", "facts[1]", "names two facts"),
    ("anchor: nine were hurt", "anchor: ten were hurt", "facts[2].anchor", "is not in courier.txt"),
    ("anchor: nine were hurt", "anchor: said", "facts[2].anchor", "2 times"),
    ("anchor: carried 212 passengers", "anchor: our morning letter", "facts[0].anchor", "furnit"),
    ("article: courier.txt", "article: currier.txt", "facts[0].article", "there is no article"),
    ("- value: 212 ", "- unit: percent ", "the file", "unit is given twice"),
    ("- {value: 9, of: injured}", "- {of: injured}", "facts[2].figures[0]", "needs `value`"),
    ("- {value: 9, of", "- {low: 9, high: 8, of", "facts[2].figures[0]", "more than `high`"),
    ("- {value: 9, of", "- {value: nine, of", "facts[2].figures[0].value", "must be a number"),
    ("core: true", "core: yes please", "facts[0].core", "must be true or false"),
    ("{value: 212, facts: [courier-aboard]}", "{value: 212, facts: [courier]}", "facts[0]", "no"),
    ("{value: 212, facts", "{value: 213, facts", "findings[0].positions[0].value", "none of its"),
    ("{value: 212, facts", "{facts", "findings[0]", "needs its `value`"),
    ("[courier-aboard, evening-aboard]  #", "[courier-aboard, ferry]  #", "same[0][1]", "no fact"),
    ("kind: figures ", "kind: figure ", "findings[0].kind[0]", "input should be"),
    ("why: 200 is", "because: 200 is", "not_in_conflict[0].because", "is not a key"),
    (
        "facts: [courier-injured, evening-aboard]",
        "facts: [courier-injured]",
        "not_in_conflict[1]",
        "at least 2",
    ),
    ("spellings: [Ms Roth]", "spellings: [coastguard]", "origins[1]", "names two origins"),
    ("terms: [accident]", "terms: [wreck]", "terms[0]", "is not in courier.txt"),
    ("of: courier.txt", "of: evening.txt", "copies[0]", "no copy of itself"),
    ("story: >", "story: ''\nhard: >", "story", "must not be empty"),
]


@pytest.mark.parametrize(("old", "new", "where", "what"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    relabel: Relabel, old: str, new: str, where: str, what: str
) -> None:
    folder = relabel(old, new)
    changed = new.split("\n", maxsplit=1)[0].strip()
    lines = (folder / "expected.yaml").read_text("utf-8").split("\n")
    with pytest.raises(BrokenCasesError) as caught:
        load_case(folder)
    told = [p for _, p in caught.value.problems if where in p.where and what in p.what]
    assert told, str(caught.value)
    near = [i for i, line in enumerate(lines, 1) if changed in line]
    # What an entry lacks as a whole is told at its head.
    assert min(abs(p.line - i) for p in told for i in near) <= 5
    assert f"expected.yaml:{told[0].line}: " in str(caught.value)


@pytest.mark.parametrize(
    "picked", [(1, 3, 4, 17, 19, 24, 25, 29), (7, 8, 11, 14, 21, 27, 28)], ids=["form", "meaning"]
)
def test_all_mistakes_of_a_kind_are_told_at_once(relabel: Relabel, picked: tuple[int]) -> None:
    for i in picked:
        folder = relabel(*MISTAKES[i][:2])
    with pytest.raises(BrokenCasesError) as caught:
        load_case(folder)
    for i in picked:
        assert MISTAKES[i][3] in str(caught.value), MISTAKES[i]
    assert len(caught.value.problems) >= len(picked)


def test_what_is_no_yaml_is_told_with_its_line(relabel: Relabel) -> None:
    with pytest.raises(BrokenCasesError, match=r"expected\.yaml:\d+: the file: is not YAML"):
        load_case(relabel("same: ", "same: ]"))


def test_an_entry_with_two_mistakes_is_not_told_to_be_missing(relabel: Relabel) -> None:
    # The figure is wrong, so the fact is set aside; the finding that names it is still right.
    with pytest.raises(BrokenCasesError) as caught:
        load_case(relabel("- {value: 9, of: injured}", "- {value: nine, of: injured}"))
    assert [p.where for _, p in caught.value.problems] == ["facts[2].figures[0].value"]


def test_a_change_of_labels_or_articles_changes_the_digest(ferry: Path) -> None:
    before = load_case(ferry).digest
    article = ferry / "articles" / "evening.txt"
    article.write_text(article.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert load_case(ferry).digest != before


def test_an_unknown_case_is_an_error_that_names_those_there_are(ferry: Path) -> None:
    with pytest.raises(CasesError, match="no case flood") as caught:
        load_cases(ferry.parent, ["flood"])
    assert "ferry" in caught.value.hint


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match=r"expected\.yaml"):
        load_cases(tmp_path)


@settings(deadline=None)  # files are written and read
@given(data=st.data())
def test_mangled_labels_are_told_and_never_crash(
    data: st.DataObject, tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("mangled")
    (folder / "articles").mkdir()
    for name, text in (("courier.txt", COURIER), ("evening.txt", EVENING)):
        (folder / "articles" / name).write_text(text, "utf-8")
    lines = readme_example().split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        i = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "value", "indent", "null"]))
        key = lines[i].split(":")[0]
        lines[i : i + 1] = {
            "drop": [],
            "double": [lines[i], lines[i]],
            "value": [f"{key}: {data.draw(st.sampled_from(['3', '[a]', '{a: 1}', '2024-99-01']))}"],
            "indent": [f"  {lines[i]}"],
            "null": [f"{key}:"],
        }[change]
    (folder / "expected.yaml").write_text("\n".join(lines), "utf-8")
    told: tuple[tuple[Path, Problem], ...] = ()
    try:
        load_case(folder)
    except BrokenCasesError as error:
        told = error.problems
        broken = True
    else:
        broken = False
    assert broken == bool(told)
    assert all(1 <= problem.line <= len(lines) + 1 for _, problem in told)
