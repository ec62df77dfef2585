"""A page that has nothing to compare still tells what its accounts lead with, in their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize import make_brief
from summarize.text.parsing import Parser

ONE = """Ferry runs aground off Halvik

The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 212 passengers ashore.

The coastguard said that no one was hurt. The captain has been questioned.
"""
GERMAN = """Fähre vor Halvik auf Grund gelaufen

Die Fähre Marit ist am Dienstag vor Halvik auf Grund gelaufen. 212 Menschen wurden gerettet.
"""


@pytest.mark.parametrize("text", [ONE, GERMAN], ids=["one account", "another language"])
def test_a_page_without_findings_leads_with_the_words_of_the_accounts(
    text: str, tmp_path: Path, parser: Parser
) -> None:
    (tmp_path / "story.txt").write_text(text, "utf-8")
    made = make_brief([tmp_path], parser=parser)
    short = [s for s in made.brief if s.section == "in short"]
    quotes = {c.id: c.quote for c in made.claims}
    assert short
    for said in short:
        assert quotes[said.cites[0]] in said.sentence
