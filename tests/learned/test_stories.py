"""Articles of a folder by story: unrelated ones apart, and one story practically never split."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from summarize import make_brief
from summarize.learned.stories import Text, stories_of
from summarize.text.parsing import Parser
from summarize.writing.markdown import to_markdown

FERRY = (
    """Ferry sinks off Kellwick

The ferry Morwenna sank off Kellwick on Monday evening. Harbour master Ruth Ansell said all 112
passengers of the Morwenna had been taken off by lifeboats.""",
    """Passengers saved from Morwenna

Lifeboats from Kellwick took 112 passengers off the ferry Morwenna before it went down on Monday,
harbour master Ruth Ansell told reporters.""",
    """Owner of sunk ferry questioned

Penrose Lines, which ran the ferry Morwenna, was asked by the coastguard why the ship had left
Kellwick in a gale. Ruth Ansell said she had warned it.""",
)
VOTE = (
    """Brenavan parliament votes for pension law

Deputies in Brenava passed the pension law of finance minister Anna Ruel by 61 votes to 54.
Opposition leader Tom Beck called it a theft.""",
    """Pensions: Ruel wins vote

Anna Ruel, the finance minister, got her pension law through the Brenavan parliament with 61 votes.
Tom Beck of the opposition wants a referendum.""",
)
CUP = (
    """Rovers win cup in extra time

Rovers beat Torrin United 3-2 in the cup final at Hallam Park. Striker Jonas Ekdal scored twice;
coach Mirela Stanca called it the night of her life.""",
    """Ekdal double beats United

Two goals by Jonas Ekdal, the second in extra time, gave Rovers the cup at Hallam Park. Coach Mirela
Stanca lifted the trophy as United fans left.""",
)


BRIDGE = (
    """Bridge falls in Orveck, six dead

Six people were killed when a road bridge fell in Orveck on Friday, the fire service said. Fire
chief Dora Sandell said 30 people had been taken to hospital. The bridge had passed an inspection in
March. Damage was put at $4 million by the council.""",
)
STAND = (
    """Eleven die as stand gives way in Tesmar

Eleven spectators were killed at a race track in Tesmar on Friday, the police said. 90 people were
treated in hospital. The owner, Halder Racing, said the stand had passed an inspection in March.
Damage was put at $2 million.""",
)


def texts(*stories: tuple[str, ...]) -> list[Text]:
    return [Text(f"{n}.{k}", t) for n, story in enumerate(stories) for k, t in enumerate(story)]


@pytest.mark.parametrize("story", [FERRY, VOTE, CUP])
def test_one_story_is_left_whole(story: tuple[str, ...]) -> None:
    assert len(stories_of(texts(story))) == 1


@pytest.mark.parametrize("stories", [(FERRY, VOTE), (FERRY, VOTE, CUP), (BRIDGE, STAND)])
def test_unrelated_stories_stand_apart(stories: tuple[tuple[str, ...], ...]) -> None:
    found = stories_of(texts(*stories))
    assert len(found) == len(stories)
    assert all(len({i.partition(".")[0] for i in ids}) == 1 for ids in found)
    assert [len(ids) for ids in found] == sorted(map(len, stories), reverse=True)


def test_the_order_of_articles_does_not_matter() -> None:
    told = texts(FERRY[:2], VOTE)
    expected = {frozenset(ids) for ids in stories_of(told)}
    for order in permutations(told):
        assert {frozenset(ids) for ids in stories_of(order)} == expected


def test_what_cannot_be_judged_joins_the_others() -> None:
    told = [
        *texts(FERRY, VOTE),
        Text("short", "More soon."),
        Text("german", "Die Fähre Morwenna ist vor Kellwick gesunken, sagte Ruth Ansell.", "de"),
    ]
    found = stories_of(told)
    assert len(found) == 2
    assert "german" in next(ids for ids in found if "0.0" in ids)


def test_no_articles_are_no_stories_and_one_is_one() -> None:
    assert stories_of([]) == ()
    assert stories_of([Text("A1", "")]) == (("A1",),)


# --- through the whole way ------------------------------------------------------------------------


def folder(path: Path, *stories: tuple[str, ...]) -> Path:
    for text in texts(*stories):
        (path / f"{text.id}.txt").write_text(text.text, encoding="utf-8")
    return path


def test_findings_are_made_within_a_story_and_the_page_says_so_first(
    tmp_path: Path, parser: Parser
) -> None:
    brief = make_brief(folder(tmp_path, FERRY, VOTE), parser=parser)
    assert brief.stories == (("A1", "A2", "A3"), ("A4", "A5"))
    for finding in brief.findings:
        told = {a for p in finding.positions for a in p.articles}
        assert any(told <= set(ids) for ids in brief.stories), finding
    silent = {(o.finding, a) for o in brief.omissions for a in o.silent}
    of = {f.id: {a for p in f.positions for a in p.articles} for f in brief.findings}
    assert all(any({a, *of[f]} <= set(ids) for ids in brief.stories) for f, a in silent)
    page = to_markdown(brief)
    assert page.startswith("# 2 unrelated stories")
    first = page.split("## ")[1]
    assert first.startswith("Not one story")
    assert "Ferry sinks off Kellwick" in first
    assert "Brenavan parliament votes for pension law" in first


def test_one_story_is_one_list_and_the_page_says_nothing(tmp_path: Path, parser: Parser) -> None:
    brief = make_brief(folder(tmp_path, FERRY), parser=parser)
    assert brief.stories == (("A1", "A2", "A3"),)
    assert "unrelated" not in to_markdown(brief)


def test_the_terminal_says_it_too(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    articles = tmp_path / "articles"
    articles.mkdir()
    folder(articles, FERRY, VOTE)
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", str(articles), "--out", str(page)],
        capture_output=True,
        text=True,
        check=True,
    )
    first = done.stderr.splitlines()[0]
    assert first.startswith("The five articles tell of 2 unrelated stories.")
    assert "Kellwick" in done.stderr
    assert json.loads(page.read_text(encoding="utf-8"))["stories"] == [
        ["A1", "A2", "A3"],
        ["A4", "A5"],
    ]
