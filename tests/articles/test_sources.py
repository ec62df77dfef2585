"""What `make_brief` takes: paths, patterns, texts, dicts, rows of data frames."""

from __future__ import annotations

import collections
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from summarize.articles.clean import clean
from summarize.articles.sources import Text, gather
from summarize.domain import Article, RawArticle
from summarize.errors import InputError
from summarize.settings import Settings

STORY = "The harbour bridge reopened on Monday. Engineers had closed it for three weeks.\n"
LIMIT = 100_000
Row = collections.namedtuple("Row", ["text", "outlet"])


def raws(sources: Any) -> list[RawArticle]:
    return gather(sources, Settings(max_file_bytes=LIMIT))[0]


def article(**fields: Any) -> Article:
    return clean(raws(Text(**{"text": STORY, **fields})))[0]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.TXT", "deep/c.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{name}: {STORY}")
    return tmp_path


def test_one_path_is_that_path(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = ["a.txt", "b.TXT", "deep/c.md"]
    for source in (str(news), news, [str(news)], [news], iter([news])):
        assert [r.path for r in raws(source)] == every
    monkeypatch.chdir(news)
    assert [r.path for r in raws("./deep")] == ["c.md"]
    assert [r.path for r in raws("a.txt")] == ["a.txt"]


def test_a_pattern_is_looked_up(news: Path) -> None:
    assert [r.path for r in raws(f"{news}/*.txt")] == ["a.txt"]
    assert [r.path for r in raws(news / "**" / "*.md")] == ["c.md"]
    (news / "[1].txt").write_text(STORY)
    assert [r.path for r in raws(f"{news}/[1].txt")] == ["[1].txt"]
    with pytest.raises(InputError, match="no file matches"):
        raws(f"{news}/*.pdf")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "empty path"),
        (b"abc", "type bytes"),
        (7, "type int"),
        (None, "type NoneType"),
        ([], "nothing to read"),
        ([3], "type int"),
        (STORY * 2, "a string is a path"),
        ("x" * 9000, "a string is a path"),
        ("no/such/place", "does not exist"),
        ({}, "no text in an empty row"),
        ({"outlet": "Gazette"}, "no text in 'outlet'"),
        ({"text": STORY, "outlt": "Gazette"}, "perhaps 'outlet' is meant"),
        ({"text": 7}, "is no text"),
        ({"text": STORY, "url": "javascript:alert(1)"}, "no address"),
        ({"text": STORY, "url": "http://["}, "no address"),
        ({"text": STORY, "published": "soon"}, "no date"),
        (Text(" \n"), "no article could be read in the texts"),
    ],
)
def test_what_is_no_source_is_an_error_of_ours(wrong: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        gather(wrong, Settings(max_file_bytes=LIMIT))


def test_what_is_known_of_a_text_goes_before_what_it_says() -> None:
    text = f"Daily Echo\nBridge shut\n1 March 2021\n\n{STORY}"
    known = article(
        text=text,
        outlet="Harbour - Herald",
        headline="Bridge open again",
        published="4 March 2021",
        url="https://herald.example/2020/01/01/bridge",
    )
    assert known.outlet == "Harbour - Herald"
    assert known.headline == "Bridge open again"
    assert known.published.date == dt.date(2021, 3, 4)
    assert known.url == "https://herald.example/2020/01/01/bridge"
    assert "reopened on Monday" in known.text


@pytest.mark.parametrize(
    ("given", "day", "time"),
    [
        (dt.date(2021, 3, 4), dt.date(2021, 3, 4), None),
        (dt.datetime(2021, 3, 4, 10, 30), dt.date(2021, 3, 4), dt.time(10, 30)),  # noqa: DTZ001
        (dt.datetime(2021, 3, 4), dt.date(2021, 3, 4), None),  # noqa: DTZ001
        ("2021-03-04", dt.date(2021, 3, 4), None),
    ],
)
def test_a_day_is_a_date_a_moment_or_words(given: Any, day: dt.date, time: dt.time | None) -> None:
    published = article(published=given).published
    assert (published.date, published.time, published.basis) == (day, time, "stated")


def test_texts_keep_their_order_and_get_names_of_their_own() -> None:
    texts = [Text(f"Report {n}. {STORY}", name="same" if n > 9 else None) for n in range(1, 12)]
    found = clean(raws(texts))
    assert [a.path for a in found[:3]] == ["same", "same (11)", "text 01"]
    assert [a.path for a in found[-1:]] == ["text 09"]


def test_rows_of_every_kind() -> None:
    texts = [f"{n} boats sank. {STORY}" for n in (1, 2)]
    dicts = [{"text": t, "outlet": "Echo", "views": 3, "url": float("nan")} for t in texts]
    for rows in (dicts, [Row(t, "Echo") for t in texts], [Text(t, "Echo") for t in texts]):
        assert [a.outlet for a in clean(raws(rows))] == ["Echo", "Echo"]


def test_paths_and_texts_together(news: Path) -> None:
    assert [r.path for r in raws([news / "a.txt", Text(STORY)])] == ["a.txt", "text 1"]


def test_a_text_that_is_too_long_is_left_out() -> None:
    made, skipped = gather([Text("word " * LIMIT), Text(STORY)], Settings(max_file_bytes=LIMIT))
    assert [r.path for r in made] == ["text 2"]
    assert [(s.path, s.reason) for s in skipped] == [("text 1", "it is larger than 0.0954 MB")]


@pytest.mark.parametrize("library", ["pandas", "pyarrow"])
def test_data_frames(library: str) -> None:
    module = pytest.importorskip(library)
    columns = {
        "text": [f"{n} boats sank. {STORY}" for n in (1, 2)],
        "outlet": ["Echo", None],
        "published": [dt.date(2021, 3, 4), None],
    }
    frame = module.table(columns) if library == "pyarrow" else module.DataFrame(columns)
    found = clean(raws(frame))
    assert [a.outlet for a in found] == ["Echo", None]
    assert found[0].published.date == dt.date(2021, 3, 4)
