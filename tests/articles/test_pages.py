"""Pages that were fetched, in their folder; lists of paths and addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.articles.pages import read_list
from summarize.articles.sources import gather
from summarize.domain import RawArticle
from summarize.errors import InputError, OutputError
from summarize.settings import Settings
from tests.articles.web_server import Site, raw, sent, serving

PAGE = "<html><body><h1>Ferry aground</h1><p>The ferry ran aground at pier {}.</p></body></html>"
FREE = Settings(allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({f"/{n}": sent(PAGE.format(n)) for n in (1, 2)}) as site:
        yield site


def paths(raws: list[RawArticle]) -> list[str]:
    return [raw.path for raw in raws]


def test_a_feed_is_a_list_by_its_address_or_as_a_file(site: Site, tmp_path: Path) -> None:
    items = "".join(f"<item><link>{site.at(f'/{n}')}</link></item>" for n in (2, 1))
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    site.answers["/feed"] = sent(feed, "application/rss+xml")
    (tmp_path / "feed.xml").write_text(feed)
    for words in (read_list(site.at("/feed")), read_list(str(tmp_path / "feed.xml"))):
        raws, skipped = gather(words, FREE)
        assert [raw.stated.url for raw in raws] == [site.at("/2"), site.at("/1")]
        assert skipped == []


def test_a_list_has_a_line_for_each(tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(
        b"\xef\xbb\xbf/a b.txt\r\n\r\n# a remark\r\n  https://post.example/#1\n\xff.txt"
    )
    assert read_list(str(file)) == ["/a b.txt", "https://post.example/#1", "\udcff.txt"]
    with pytest.raises(InputError, match="cannot read the list"):
        read_list(str(tmp_path / "none"))


def test_without_a_folder_nothing_is_kept(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry ran aground.")
    raws, _ = gather([site.at("/1"), tmp_path / "a.txt"], FREE)
    assert paths(raws) == ["01-127.0.0.1.html", "a.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_pages_are_kept_and_named_beside_files(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry ran aground.")
    kept = tmp_path / "kept"
    made = gather([tmp_path / "a.txt", site.at("/1"), "ftp://x/"], replace(FREE, pages=kept))
    assert paths(made[0]) == ["a.txt", "kept/01-127.0.0.1.html"]
    assert made == gather([tmp_path / "a.txt", kept], Settings())
    assert gather(kept / "01-127.0.0.1.html", Settings())[0][0].stated.url == site.at("/1")


def test_addresses_that_are_no_text_are_told_as_such(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = sent('{"items": [{"url": "http://\\ud800/"}]}', "application/json")
    kept = tmp_path / "kept"
    words = [site.at("/1"), "http://post.example/\udcff", site.at("/feed")]
    made, skipped = gather(words, replace(FREE, pages=kept))
    assert len(made) == 1
    assert [s.path for s in skipped] == ["http://post.example/\\udcff", site.at("/feed")]
    assert gather(kept, Settings()) == (made, skipped)


def test_pages_stay_when_nothing_comes_and_give_way_to_new_ones(site: Site, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    settings = replace(FREE, pages=kept)
    gather([site.at("/1"), site.at("/2")], settings)
    first = {p.name: p.read_bytes() for p in kept.iterdir()}
    site.answers["/1"] = raw(b"nonsense")
    with pytest.raises(InputError, match="no article could be read"):
        gather(site.at("/1"), settings)
    assert {p.name: p.read_bytes() for p in kept.iterdir()} == first
    site.answers["/1"] = sent("The ferry ran aground.", "text/plain")
    gather(site.at("/1"), settings)
    assert sorted(p.name for p in kept.iterdir()) == ["01-127.0.0.1.txt", "pages.json"]
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("place", ["full", "full/mine.txt", "full/mine.txt/pages"])
def test_a_place_that_is_not_ours_is_told_before_anything_is_asked(
    site: Site, tmp_path: Path, place: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("My own notes.")
    with pytest.raises(OutputError):
        gather(site.at("/1"), replace(FREE, pages=tmp_path / place))
    assert site.asked == []
    assert (tmp_path / "full" / "mine.txt").read_text() == "My own notes."


def test_the_encoding_that_the_server_names_goes_before_the_page_s_own(site: Site) -> None:
    text = '<html><head><meta charset="utf-8"></head><body><p>The café “Øst” is shut.</p></body>'
    site.answers["/1"] = sent(text.encode("cp1252"), "text/html; charset=windows-1252")
    assert "café “Øst”" in gather(site.at("/1"), FREE)[0][0].text


def test_a_page_that_was_changed_is_noted(site: Site, tmp_path: Path) -> None:
    gather(site.at("/1"), replace(FREE, pages=tmp_path / "kept"))
    file = tmp_path / "kept" / "01-127.0.0.1.html"
    file.write_text(file.read_text().replace("pier 1", "pier 9"))
    (made,), _ = gather(tmp_path, Settings())
    assert "it was changed since" in made.notes[0]


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_false_list_gives_no_address(site: Site, tmp_path: Path, wrong: str) -> None:
    gather(site.at("/1"), replace(FREE, pages=tmp_path / "kept"))
    listed = tmp_path / "kept" / "pages.json"
    listed.write_text(listed.read_text().replace(site.at("/1"), wrong))
    (made,), skipped = gather(tmp_path / "kept", Settings())
    assert made.stated.url is None
    assert "not a kind of file that is read" in skipped[0].reason
