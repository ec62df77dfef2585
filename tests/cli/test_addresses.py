"""From addresses to a page in one command, from a server on this machine, and again without it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.articles.web_server import Site, moved, sent, serving
from tests.cli.test_command import brief
from tests.conftest import ROOT

PAGES = {
    "/1": "The ferry Marit ran aground near Halvik, and 212 passengers were taken ashore.",
    "/2": "Rescuers took 180 passengers ashore after the ferry Marit ran aground near Halvik.",
    "/3": "The café on the ferry Marit stayed open, Captain Jon Lund said near Halvik.",
}


def page(text: str, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><article><h1>Ferry aground off Halvik</h1><p>{text}</p>"
        "<p>The coastguard of the province said that no one was hurt.</p></article></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({path: sent(page(text)) for path, text in PAGES.items()}) as site:
        yield site


def data(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_three_addresses_make_a_page_and_the_same_one_without_the_network(
    site: Site, tmp_path: Path
) -> None:
    out = tmp_path / "brief.json"
    site.answers["/old"] = moved("/2")
    site.answers["/3"] = sent(page(PAGES["/3"]).encode("cp1250"), "text/html; charset=windows-1250")
    wrong = [site.at("/no"), "http://[::1]:1/", "ftp://post.example/a"]
    addresses = [site.at("/1#top"), site.at("/old"), site.at("/3"), *wrong]
    done = brief(*addresses, "-o", str(out), "-o", str(tmp_path / "x.html"), "--allow-private")
    assert done.returncode == 0, done.stderr
    made = data(out)
    assert [a["path"] for a in made["articles"]] == [f"0{n}-127.0.0.1.html" for n in (1, 2, 3)]
    assert [a["url"] for a in made["articles"]] == [site.at(f"/{n}") for n in (1, 2, 3)]
    assert "café" in made["articles"][2]["text"]
    assert [s["path"] for s in made["skipped"]] == wrong
    assert f"not read: {wrong[0]}: the server answers 404 (Not Found)\n" in done.stderr
    assert f"not read: {wrong[1]}: the server does not answer\n" in done.stderr
    assert f"not read: {wrong[2]}: ftp: is not fetched, only https: and http:\n" in done.stderr
    kept = tmp_path / "brief-pages"
    assert f"pages kept in {kept}; the same again: brief {kept}\n" in done.stderr
    assert (kept / "01-127.0.0.1.html").read_text("utf-8") == page(PAGES["/1"])
    known = data(kept / "pages.json")["pages"][1]
    assert (known["asked"], known["passed"]) == (site.at("/old"), [site.at("/old")])
    assert known["fetched"].endswith("Z")
    assert known["headers"]["content-type"] == "text/html"

    site.answers.clear()
    asked = len(site.asked)
    again = tmp_path / "again.json"
    done = brief(str(kept), "-o", str(again))
    assert "pages kept" not in done.stderr
    assert [s for s in wrong if f"not read: {s}: " in done.stderr] == wrong
    assert again.read_bytes() == out.read_bytes()
    assert len(site.asked) == asked


def test_private_addresses_are_refused_with_a_line_each(site: Site, tmp_path: Path) -> None:
    port = site.base.rpartition(":")[2]
    wrong = [f"http://127.0.0.1:{port}/1", "http://127.0.0.1/", "http://[::ffff:10.0.0.1]/"]
    (tmp_path / "one.txt").write_text(PAGES["/1"])
    out = tmp_path / "x.json"
    done = brief(str(tmp_path / "one.txt"), *wrong, "-o", str(out))
    assert done.returncode == 0
    lines = [line for line in done.stderr.splitlines() if line.startswith("not read")]
    assert [line.split(": ", 1)[1].split(": ")[0] for line in lines] == wrong
    assert [s["path"] for s in data(out)["skipped"]] == wrong
    assert not (tmp_path / "x-pages").exists()
    none = brief(*wrong, "-o", str(out))
    assert none.returncode == 2
    assert all(address in none.stderr for address in wrong)
    assert site.asked == []


def test_a_list_of_paths_and_addresses(site: Site, tmp_path: Path) -> None:
    for name in ("a.txt", "b c.txt"):
        (tmp_path / name).write_text(f"{name}: {PAGES['/1']}")
    words = [f"{tmp_path}/a.txt", "", "# a remark", f"{tmp_path}/b c.txt", site.at("/2")]
    out = tmp_path / "x.json"
    options = ("--from", "-", "-o", str(out), "--allow-private")
    done = brief(*options, stdin="\r\n".join(words))
    assert done.returncode == 0, done.stderr
    paths = [a["path"] for a in data(out)["articles"]]
    assert paths == ["a.txt", "b c.txt", "x-pages/01-127.0.0.1.html"]


def test_a_list_that_cannot_be_read_or_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# nothing\n\n")
    for name, said in (("none", "cannot read the list"), ("list", "there is nothing in")):
        done = brief("--from", str(tmp_path / name))
        assert done.returncode == 2
        assert said in done.stderr
    assert "nothing is named to read" in brief("make").stderr


def test_a_list_that_is_piped_as_an_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES["/1"])
    done = brief("-", stdin=f"{tmp_path}/a.txt\nhttps://post.example/1\n")
    assert done.returncode == 2
    assert "brief --from -" in done.stderr


def test_the_commands_of_the_documents_run(site: Site, tmp_path: Path) -> None:
    """As they stand there, with this machine in place of the invented outlets."""
    document = (ROOT / "docs" / "addresses.md").read_text("utf-8")
    commands = "".join(re.findall(r"^```sh\n(.*?)^```", document, re.DOTALL | re.MULTILINE))
    shown = re.findall(
        r"^brief https://.*\n", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert shown
    commands += shown[0]
    items = "".join(f"<item><link>{site.at(path)}</link></item>" for path in PAGES)
    feed = sent(f"<rss><channel>{items}</channel></rss>", "application/rss+xml")
    site.answers |= {"/ferry": site.answers["/1"], "/feed.xml": feed}
    for host in ("post", "radio"):
        commands = commands.replace(f"https://{host}.example", site.base)
    (tmp_path / "list.txt").write_text(f"# the ferry\n{site.at('/1')}\n")
    (tmp_path / "a.txt").write_text(PAGES["/2"])
    door = f'brief() {{ "{sys.executable}" -m summarize make --allow-private -q "$@"; }}\nset -e\n'
    done = subprocess.run(  # noqa: S603 - our own commands
        ["bash", "-o", "pipefail", "-c", door + commands],  # noqa: S607 - a shell, as a reader has
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {"ferry.html", "again.html", "ferry-pages"} <= {p.name for p in tmp_path.iterdir()}
