"""What a page says first of its sources: copies, and languages whose grammar is not read."""

from __future__ import annotations

from pathlib import Path

from summarize import make_brief
from summarize.domain import MAIN
from summarize.text.parsing import Parser
from summarize.writing.markdown import to_markdown
from tests.writing.scribe import LOAD, SANK, Scribe, made

RUSSIAN = """Маяк Тарна
Пожар на складе
3 марта 2026

Четыре человека погибли в понедельник при пожаре на складе в порту Тарн, сообщила береговая охрана.

«Мы сделали всё», — сказала Анна Рудель. Ущерб составил 2,5 млн евро.
"""
ENGLISH = """Tarn Gazette
Fire in Tarn

Four people died in a fire at a warehouse in the port of Tarn on Monday, the coastguard said.

Fire chief Anna Rudel said 40 workers had left the building in time.

The damage is put at $3 million.
"""


def top(folder: Path, **texts: str) -> str:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return to_markdown(make_brief(folder))


def test_a_foreign_account_is_warned_of_and_quoted_as_it_stands(tmp_path: Path) -> None:
    page = top(tmp_path, a=RUSSIAN)
    head = page.split("## ")[0]
    assert "One article is written in Russian: only figures" in head
    assert "“«Мы сделали всё», — сказала Анна Рудель.”" in page
    assert "Анна Рудель: “Мы" not in page


def test_accounts_of_another_event_are_counted(tmp_path: Path, parser: Parser) -> None:
    brief = made(Scribe([("agreed", SANK), ("disputed", LOAD)], lambda _: ()), tmp_path, parser)
    echo = next(a.id for a in brief.articles if a.outlet == "The Liss Echo")

    def head(event: str | None) -> str:
        claims = (
            c.model_copy(update={"event": event if c.article == echo else MAIN})
            for c in brief.claims
        )
        told = brief.model_copy(update={"claims": tuple(claims)})
        return to_markdown(told).split("## ")[0]

    assert "One of them tells mainly of another event." in head("collapse of a bridge")
    assert "another event" not in head(MAIN) + head(None)


def test_copies_are_no_accounts(tmp_path: Path) -> None:
    page = top(tmp_path, a=ENGLISH, b=ENGLISH.replace("Tarn Gazette", "Coast Herald"))
    assert (
        "At least one article shares text with another: one account at most."
        in page.split("## ")[0]
    )
    assert "written in" not in page.split("## ")[0]


def test_accounts_printed_far_apart_go_with_their_days(tmp_path: Path) -> None:
    late = ENGLISH.replace("Tarn Gazette", "Coast Herald").replace("on Monday", "on 2 March")
    dated = "Tarn Gazette\nFire in Tarn\n3 March 2026\n"
    early = ENGLISH.replace("Tarn Gazette\nFire in Tarn\n", dated)
    late = late.replace("Fire in Tarn\n", "Fire in Tarn\n20 March 2026\n").replace("40", "50")
    page = top(tmp_path, a=early, b=late)
    assert "Tarn Gazette (3 Mar)" in page
    assert "Coast Herald (20 Mar)" in page
