"""The page is the same in whatever order the articles come, up to the numbers of the sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.domain import Brief
from summarize.pipeline import make_brief
from summarize.text.parsing import Parser

STORY = {
    "Morning Herald": (
        "Ferry fire off Tolna\n\n10 June 2021\n\n"
        "A ferry caught fire off Tolna on Wednesday. At least nine people died, the coast guard "
        'said. "We saw the crew run for the boats," Lena Brandt told reporters.\n\n'
        "The rebels took 40 hostages, the governor said. Talks will be held in Oslo on Friday."
    ),
    "Tolna Post": (
        "Fourteen dead in ferry fire\n\n10 June 2021\n\n"
        "Fourteen people died when a ferry caught fire off Tolna on Wednesday, the hospital said. "
        "The company denied that the crew had left the ship.\n\n"
        "The army took 40 hostages, aid workers said. Talks will be held in Oslo on Saturday."
    ),
    "Daily Lantern": (
        "Fire on ferry: crew blamed\n\n10 June 2021\n\n"
        "The crew left the burning ferry before the passengers, Lena Brandt said. Twelve people "
        "died off Tolna on Wednesday, according to the coast guard.\n\n"
        "Some 300 people were rescued by fishermen."
    ),
}


def page_of(folder: Path, order: list[str], parser: Parser) -> Brief:
    files = []
    for number, outlet in enumerate(order):
        file = folder / f"{number}-{outlet.replace(' ', '-').lower()}.txt"
        file.write_text(f"{outlet}\n\n{STORY[outlet]}\n", "utf-8")
        files.append(file)
    return make_brief(files, parser=parser)


def told(page: Brief) -> dict[str, object]:
    """Return what the page says, without paths and numbers of articles and origins."""
    return {
        "title": page.title,
        "claims": sorted((c.id, c.text, c.speaker) for c in page.claims),
        "findings": [
            (f.id, f.kind, f.type, f.question, f.statement, f.reason,
             [(p.label, p.value, sorted(p.claims)) for p in f.positions])
            for f in page.findings
        ],
        "page": [(s.section, s.sentence, sorted(s.cites)) for s in page.brief],
        "timeline": [(e.date, e.text) for e in page.timeline],
    }  # fmt: skip


@pytest.fixture(scope="module")
def first(parser: Parser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return told(page_of(tmp_path_factory.mktemp("first"), list(STORY), parser))


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(list(STORY)))
def test_the_order_of_the_articles_changes_nothing(
    order: list[str],
    first: dict[str, object],
    parser: Parser,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page = page_of(tmp_path_factory.mktemp("shuffled"), order, parser)
    assert len(page.findings) >= 3
    assert told(page) == first
