"""Who somebody is stands where the page names him first, in an article's own words, and once."""

from __future__ import annotations

import pytest

from summarize.domain import Origin
from summarize.writing.blocks import Bullets, Line, Section, Table
from summarize.writing.introductions import Introducer, introductions

BRANDT = Origin(
    id="o1", kind="person", name="Ole Brandt", names=("Ole Brandt", "Brandt", "captain Ole Brandt")
)


def introduced(*lines: str) -> list[str]:
    section = Section("In short", (Bullets(tuple(map(Line, lines))),))
    (block,) = Introducer(introductions([BRANDT])).section(section).blocks
    assert isinstance(block, Bullets)
    return [line.text for line in block.lines]


def test_a_person_is_introduced_once() -> None:
    first, second = introduced("The ferry sank, Ole Brandt said.", "Ole Brandt denies it.")
    assert first == "The ferry sank, captain Ole Brandt said."
    assert second == "Ole Brandt denies it."


def test_a_line_that_opens_with_the_name_opens_with_a_capital() -> None:
    assert introduced("Ole Brandt denies it.") == ["Captain Ole Brandt denies it."]


@pytest.mark.parametrize(
    "line",
    [
        "Captain Ole Brandt denies it.",
        "Ole Brandt, the captain, denies it.",
        "“Ole Brandt lied”, Ines Sala said.",
    ],
)
def test_who_is_introduced_already_and_a_quotation_stay(line: str) -> None:
    assert introduced(line) == [line]


def test_rows_are_read_after_the_lines_before_them() -> None:
    table = Table(("Position",), ((Line("Ole Brandt denies it."),),))
    section = Section("In short", (), (Section("Whether it sank", (table,)),))
    (part,) = Introducer(introductions([BRANDT])).section(section).parts
    (drawn,) = part.blocks
    assert isinstance(drawn, Table)
    assert drawn.rows[0][0].text == "Captain Ole Brandt denies it."


@pytest.mark.parametrize(
    "form",
    [
        "Mr. Ole Brandt",
        "Ole Brandt",
        "Brandt",
        "A more congenial Ole Brandt",
        "A defiant captain Ole Brandt",
    ],
)
def test_a_form_of_address_or_a_view_of_him_tells_nothing(form: str) -> None:
    assert introductions([BRANDT.model_copy(update={"names": (form,)})]) == {}
