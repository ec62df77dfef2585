"""What opens a story: a first sentence whose words and days the other accounts have too."""

from __future__ import annotations

from pathlib import Path

from summarize import make_brief
from summarize.text.parsing import Parser

ACCOUNTS = (
    "Ines Falk, the former mayor of Liss, died in hospital on Friday, her family said.",
    "The former mayor of Liss, Ines Falk, died on Thursday in a hospital, her doctor said.",
    "Ines Falk died on Thursday; the former mayor of Liss was 95, a spokesman said.",
    "On Thursday Ines Falk, once mayor of Liss, died at the age of 95 in a hospital there.",
)


def test_a_day_that_no_other_account_names_does_not_open(tmp_path: Path, parser: Parser) -> None:
    for n, text in enumerate(ACCOUNTS):
        (tmp_path / f"{n}.txt").write_text(text + "\n", "utf-8")
    brief = make_brief([tmp_path], parser=parser)
    first = next(s.sentence for s in brief.brief if s.section == "in short")
    assert "Thursday" in first
    assert "Friday" not in first
