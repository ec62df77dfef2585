"""The engine that answers from a table enters by the front door, and is checked like any other."""

from __future__ import annotations

from pathlib import Path

from summarize import make_brief
from summarize.domain import DraftClaim
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser
from tests.engines.scripted import ScriptedEngine

TEXT = "Ferry aground\n\nThe ferry carried 212 passengers. Nine were hurt.\n"


def test_what_is_in_the_table_is_read_and_what_is_false_is_refused(
    tmp_path: Path, parser: Parser
) -> None:
    one = tmp_path / "one.txt"
    one.write_text(TEXT, "utf-8")
    true = DraftClaim(article="", quote="Nine were hurt")
    false = DraftClaim(article="", quote="The ferry carried 213 passengers")
    scripted = ScriptedEngine({"one.txt": [true, false]}, rest=OfflineEngine(parser))
    brief = make_brief([one], engine=scripted, parser=parser)
    assert brief.made_with.engine == "scripted"
    assert [c.quote for c in brief.claims] == ["Nine were hurt"]
    assert [r.text for r in brief.rejected] == ["The ferry carried 213 passengers"]


def test_articles_that_the_table_lacks_go_to_the_other_engine(
    tmp_path: Path, parser: Parser
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT.replace("Ferry", f"{name} ferry"), "utf-8")
    table = {"one.txt": ()}
    helped = ScriptedEngine(table, rest=OfflineEngine(parser))
    both = make_brief([tmp_path], engine=helped, parser=parser)
    read = {c.article for c in both.claims}
    assert read == {a.id for a in both.articles if a.path.endswith("two.txt")}
