"""The command through its real door: a process of its own, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.articles.made_pdf import column, pdf, typeset
from tests.conftest import ROOT

ONE = """Ferry runs aground off Halvik

The ferry Marit ran aground near Halvik on Tuesday, and 212 passengers were taken ashore.

The coastguard said that no one was hurt.
"""
TWO = """Passengers rescued after ferry accident

Rescuers took 214 passengers ashore after the ferry Marit ran aground near Halvik.

Captain Jon Lund said the steering had failed.
"""


def brief(*args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", *args],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "one.txt").write_text(ONE, "utf-8")
    (stories / "two.txt").write_text(TWO, "utf-8")
    return stories


def test_the_three_formats_come_out_of_one_run(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"page.{ending}" for ending in ("md", "html", "json")]
    done = brief(str(folder), *(word for out in outs for word in ("--out", str(out))))
    assert done.returncode == 0, done.stderr
    assert outs[0].read_text("utf-8").startswith("# ")
    assert outs[1].read_text("utf-8").startswith("<!doctype html>")
    made = json.loads(outs[2].read_text("utf-8"))
    assert made["format"] == "brief/1"
    assert [a["path"].endswith(".txt") for a in made["articles"]] == [True, True]
    for claim in made["claims"]:
        article = next(a for a in made["articles"] if a["id"] == claim["article"])
        assert article["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_same_bytes_on_every_run(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a.json", tmp_path / "b.json"]
    for seed, out in enumerate(outs):
        brief(str(folder), "--out", str(out), "-q", PYTHONHASHSEED=str(seed))
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_without_out_the_page_goes_to_standard_output(folder: Path) -> None:
    done = brief(str(folder), "--quiet", "--title", "A ferry *runs* aground")
    assert done.stdout.startswith("# A ferry \\*runs\\* aground\n")
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["{folder}"], ["schema"], ["--help"]])
def test_a_full_disk_behind_standard_output_is_told(folder: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "summarize", *(w.format(folder=folder) for w in words)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"brief: cannot write the output")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_pipe_gets_utf8_whatever_the_encoding_of_the_system(
    folder: Path, tmp_path: Path, encoding: str
) -> None:
    (folder / "three.txt").write_text(ONE.replace("Halvik", "Hálvík → Ōsaka"), "utf-8")
    out = tmp_path / "page.md"
    assert brief(str(folder), "-q", "--out", str(out)).returncode == 0
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", str(folder), "-q"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == out.read_bytes()


def test_debug_shows_where_a_reader_gave_up_and_the_page_is_made(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 no archive")
    done = brief(str(folder), "--out", str(tmp_path / "page.md"), "--debug")
    assert done.returncode == 0
    assert "BadZipFile" in done.stderr
    assert "Traceback" in done.stderr
    plain = brief(str(folder), "--out", str(tmp_path / "page.md"))
    assert "bad.docx: it is broken" in plain.stderr
    assert "Traceback" not in plain.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--out", "page.txt"], 2, "a page in .md, .html, .json; a table in .jsonl"),
        (["--out", "no/such/folder/page.md"], 3, "there is no folder"),
        (["--engine", "oracle"], 2, "oracle"),
    ],
)
def test_a_wrong_option_is_told_before_any_work(
    folder: Path, args: list[str], code: int, said: str
) -> None:
    done = brief(str(folder), *args)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_reads_as_a_folder_and_lists_the_commands() -> None:
    done = brief("shcema")
    assert done.returncode == 2
    assert "shcema" in done.stderr
    assert "schema" in done.stderr.replace("shcema", "")


def test_debug_shows_the_traceback_and_nothing_else_does(tmp_path: Path) -> None:
    missing = str(tmp_path / "gone")
    assert "Traceback" not in brief(missing).stderr
    assert "Traceback" in brief(missing, "--debug").stderr


def test_show_draws_what_the_run_would_have_drawn(folder: Path, tmp_path: Path) -> None:
    page, data = tmp_path / "p.md", tmp_path / "p.json"
    brief(str(folder), "--out", str(page), "--out", str(data), "-q")
    assert brief("show", str(data), "--as", "md").stdout == page.read_text("utf-8")
    findings = brief("show", str(data), "--as", "csv", "--table", "findings").stdout
    assert findings.splitlines()[0].startswith("id,positions,kind")
    assert "there is no table 'x'" in brief("show", str(data), "--as", "csv", "--table", "x").stderr


def test_show_says_what_is_wrong_with_a_file_that_is_no_brief(tmp_path: Path) -> None:
    wrong = tmp_path / "x.json"
    wrong.write_text('{"format": "brief/1"}')
    done = brief("show", str(wrong))
    assert done.returncode == 2
    assert "is not a brief" in done.stderr


def test_the_output_fits_the_printed_schema(folder: Path) -> None:
    schema = json.loads(brief("schema").stdout)
    assert set(schema["required"]) <= set(schema["properties"])
    assert {"claims", "findings", "rejected", "usage"} <= set(schema["properties"])


def test_every_step_can_be_kept(folder: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    brief(str(folder), "--out", str(tmp_path / "p.md"), "--keep-steps", str(steps))
    names = sorted(p.name for p in steps.iterdir())
    assert names[0] == "01-load.json"
    assert all(json.loads((steps / n).read_text("utf-8")) is not None for n in names)


def test_an_old_page_stays_when_the_new_one_cannot_be_made(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("old")
    brief(str(tmp_path / "gone"), "--out", str(page))
    assert page.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["page.md"]


def test_version_and_help_need_no_heavy_import() -> None:
    code = (
        "import sys\n"
        "from summarize.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'openai', 'instructor', 'sklearn') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_page_of_ours_is_left_out_and_an_article_that_names_us_is_not(
    folder: Path, ending: str
) -> None:
    (folder / "three.txt").write_text(f"{ONE}\nhttps://post.example/brief/1203-ferry\n", "utf-8")
    page = folder / f"page.{ending}"
    assert brief(str(folder), "--out", str(page)).returncode == 0
    again = brief(str(folder), "--out", "-")
    assert again.stderr.count("not read") == 1
    assert f"{page.name}: it is a page that brief wrote" in again.stderr


def test_short_options_and_help_as_a_word(folder: Path, tmp_path: Path) -> None:
    version = brief("-V").stdout
    assert version == brief("--version").stdout
    assert version.startswith("brief ")
    assert brief(str(folder), "-o", str(tmp_path / "x.MD"), "-q").returncode == 0
    assert (tmp_path / "x.MD").read_text("utf-8").startswith("# ")
    assert "--debug" in brief("help").stdout
    assert brief("help", "make").stdout == brief("make", "--help").stdout
    assert "--debug" in brief("help", "make").stdout
    assert "--table" in brief("help", "show").stdout


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["shcema"], "schema"),
        (["help", "shcema"], "schema"),
        (["shcema", "x.json"], "schema"),
        (["hlep"], "help"),
        (["storys"], "stories"),
    ],
)
def test_a_mistyped_word_gets_a_suggestion(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], meant: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(folder.parent)
    done = brief(*words)
    assert done.returncode == 2
    assert f"did you mean: brief {meant}" in done.stderr


def test_a_pattern_in_quotes_is_looked_up(folder: Path, tmp_path: Path) -> None:
    (folder / "two.txt").rename(folder / "two.TXT")
    out = tmp_path / "x.json"
    assert brief(f"{folder}/*.txt", "-o", str(out), "-q").returncode == 0
    assert [a["path"] for a in json.loads(out.read_text("utf-8"))["articles"]] == ["one.txt"]
    assert brief(str(folder), "-o", str(out), "-q").returncode == 0
    paths = [a["path"] for a in json.loads(out.read_text("utf-8"))["articles"]]
    assert paths == ["one.txt", "two.TXT"]


def test_options_that_the_engine_does_not_use_are_named(folder: Path, tmp_path: Path) -> None:
    words = [str(folder), "-o", str(tmp_path / "x.md"), "--budget", "1", "--no-cache"]
    assert "not used by the embedded engine: --budget, --no-cache" in brief(*words).stderr
    assert "not used" not in brief(*words[:3]).stderr
    said = brief(*words[:3], "--allow-private", "--pages", str(tmp_path / "p")).stderr
    assert "not used by a run without addresses: --pages, --allow-private" in said
    assert not (tmp_path / "p").exists()


STORY = (
    "The ferry Marit ran aground near Halvik on Tuesday, and 212 passengers were taken ashore.",
    "The coastguard of the province said that no one was hurt and that the hull was whole.",
    "Captain Jon Lund said that the steering had failed an hour after the ferry left the harbour.",
)


def test_one_article_in_five_formats_is_one_account(tmp_path: Path) -> None:
    body = "".join(f"<p>{part}</p>" for part in STORY)
    plain = "\n\n".join(STORY)
    head = "From: Halvik Post <news@halvikpost.example>\nSubject: Ferry runs aground\n"
    lines = [line for part in STORY for line in [*typeset(part, 400), ""]]
    document = docx.Document()
    for part in STORY:
        document.add_paragraph(part)
    (tmp_path / "a.txt").write_text(f"Halvik Post\nFerry runs aground\n3 March 2026\n\n{plain}\n")
    (tmp_path / "b.html").write_text(f"<html><body><h1>Ferry runs aground</h1>{body}</body></html>")
    (tmp_path / "c.eml").write_text(f"{head}Date: Tue, 03 Mar 2026 10:00:00 +0000\n\n{plain}\n")
    (tmp_path / "d.pdf").write_bytes(pdf(column(50, 700, lines), None))
    document.save(str(tmp_path / "e.docx"))
    done = brief(str(tmp_path), "--out", str(tmp_path / "page.json"))
    assert done.returncode == 0, done.stderr
    made = json.loads((tmp_path / "page.json").read_text("utf-8"))
    assert [a["copy_of"] for a in made["articles"]] == [None, "A1", "A1", "A1", "A1"]
    assert all(" ".join(STORY) in " ".join(a["text"].split()) for a in made["articles"])
    assert made["articles"][3]["notes"]
    assert "note: d.pdf: pages of the PDF without text: 2;" in done.stderr
