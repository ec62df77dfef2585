"""Loading: every format, every encoding, and every reason for which a file is left out."""

from __future__ import annotations

import contextlib
import io
import sys
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.articles.encodings import UnreadableError, decode
from summarize.articles.load import load
from summarize.domain import RawArticle, Skipped
from summarize.errors import InputError

STORY = "The harbour bridge reopened on Monday. Engineers had closed it for three weeks.\n"
LIMIT = 100_000


def read(*paths: Path) -> tuple[list[RawArticle], list[Skipped]]:
    return load(list(paths), LIMIT)


def pdf(lines: list[str], password: str | None = None) -> bytes:
    """A small PDF with one line of text per string."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 780 Td {shown} ET"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 {font} >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page {page} /Contents 4 0 R >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    if password is None:
        return out.encode("latin-1")
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(out.encode("latin-1"))))
    writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("cp1252", b""),
    ],
)
def test_encodings_are_detected(encoding: str, bom: bytes) -> None:
    text = "Zoë paid €40 in the café, “no more”.\n"
    assert decode(bom + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_characters_without_a_mark_are_refused(encoding: str) -> None:
    for text in ("The bridge of Brünn opened on Monday.", "Мост через гавань открылся."):
        with pytest.raises(UnreadableError, match="save it as text"):
            decode(text.encode(encoding))


def test_a_cyrillic_code_page_is_told_from_western_ones() -> None:
    text = "Мост через гавань открылся в понедельник, сообщили инженеры города. " * 3
    assert decode(text.encode("cp1251")) == text


def test_stray_windows_bytes_in_utf8_are_mended() -> None:
    sound = "Zoë, café, naïve, über, señor, façade, déjà vu, “”‘’–—. ".encode()
    assert decode(sound + b"It\x92s here") == sound.decode() + "It’s here"


@settings(deadline=None)  # libraries that tell encodings load with the first call
@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(decode(data), str)


def test_every_format_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    markdown = f"---\ndate: 2021-03-04\n---\n# Bridge **open**\n\n[{STORY[:20]}](x){STORY[20:]}"
    (tmp_path / "b.md").write_text(markdown)
    page = f"<nav>Menu</nav><article><h1>Bridge open</h1><p>{STORY * 9}</p></article>"
    (tmp_path / "c.html").write_text(f"<html><body>{page}</body></html>")
    (tmp_path / "d.pdf").write_bytes(pdf(["The harbour bridge reopened on Monday."]))
    document = docx.Document()
    document.add_heading("Bridge open again", 0)
    document.add_paragraph(STORY)
    document.save(str(tmp_path / "e.docx"))
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Fwd: Bridge open", "Harbour Herald <news@example.org>"
    mail["Date"] = "Mon, 01 Mar 2021 10:00:00 +0000"
    mail.set_content(STORY)
    (tmp_path / "f.eml").write_bytes(bytes(mail))
    raws, skipped = read(tmp_path)
    assert [r.format for r in raws] == ["txt", "md", "html", "pdf", "docx", "eml"]
    assert not skipped
    assert all("harbour bridge reopened on Monday" in r.text for r in raws)
    assert raws[1].stated.headline == "Bridge open"
    assert raws[1].stated.published == "2021-03-04"
    assert raws[5].stated.headline == "Bridge open"
    assert raws[5].stated.outlet == "Harbour Herald"


REFUSED = {
    "empty.txt": (b" \n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a picture"),
    "noise.txt": (bytes(range(32)) * 9, "binary"),
    "huge.txt": (b"x" * (LIMIT + 1), "larger than"),
    "table.xlsx": (b"PK\x03\x04", "not a kind of file"),
    "broken.pdf": (b"%PDF-1.4\n garbage", "it is broken"),
    "locked.pdf": (pdf(["Secret"], "pw"), "password"),
    "scan.pdf": (pdf([]), "OCR"),
    "broken.docx": (b"PK\x03\x04 garbage", "it is broken"),
    "README.md": (b"About these files", "explains the folder"),
    "LICENSE.txt": (b"All yours", "explains the folder"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_gives_no_article_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / name).write_bytes(data)
    raws, skipped = read(tmp_path)
    assert [Path(r.path).name for r in raws] == ["good.txt"]
    assert [Path(s.path).name for s in skipped] == [name]
    assert reason in skipped[0].reason


def test_hidden_files_and_folders_stay_hidden(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "notes.txt").write_text(STORY)
    (tmp_path / ".draft.txt").write_text(STORY)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "seen.txt").write_text(STORY)
    raws, skipped = read(tmp_path)
    assert [Path(r.path).name for r in raws] == ["seen.txt"]
    assert not skipped


def test_a_duplicate_is_reported_and_the_same_file_named_twice_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    raws, skipped = read(tmp_path, tmp_path / "a.txt")
    assert len(raws) == 1
    assert len(skipped) == 1
    assert "the same file as" in skipped[0].reason


def test_a_readme_named_by_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text(STORY)
    raws, _ = read(tmp_path / "README.txt")
    assert len(raws) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    raws, _ = read(Path("-"))
    assert raws[0].path == "-"
    assert raws[0].text == STORY


def test_nothing_to_read_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article found") as caught:
        read(tmp_path)
    assert caught.value.exit_code == 2
    assert ".docx" in caught.value.hint
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    with pytest.raises(InputError, match="could be read") as caught:
        read(tmp_path)
    assert "x.xlsx" in caught.value.hint
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "nowhere")
