"""The Python door: `from summarize import make_brief`."""

from pathlib import Path

from summarize import make_brief


def test_every_quote_is_verbatim(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor said on Monday that 12 boats sank. Nobody died.")
    brief = make_brief([tmp_path])
    texts = {a.id: a.text for a in brief.articles}
    assert brief.claims
    assert all(texts[c.article][c.start : c.end] == c.quote for c in brief.claims)
