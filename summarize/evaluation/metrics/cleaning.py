"""Is the page's furniture gone, and all of its reporting still there?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome
from summarize.evaluation.passages import fold

SAYS = {
    "cleaning.furniture_dropped": "labelled lines of page furniture that are not in the text",
    "cleaning.body_kept": "labelled passages of reporting, anchors included, that are in the text",
}

SHORT_LINE = 12
"""Characters below which a line of furniture counts only where it is a whole line of the text:
"Share" is a button by itself and a plain word within a sentence."""


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every labelled line and passage of the articles that are in the brief."""
    for label in outcome.case.labels.articles:
        if label.file in outcome.articles:
            yield from _dropped(outcome, label.file, label.furniture)
            yield from _kept(outcome, label.file, label.body)


def _dropped(outcome: Outcome, file: str, furniture: Sequence[str]) -> Iterator[Observation]:
    lines = [fold(line).text.strip() for line in outcome.articles[file].text.split("\n")]
    for i, line in enumerate(furniture):
        words = fold(line).text.strip()
        leaked = words in lines or (len(words) >= SHORT_LINE and words in outcome.texts[file].text)
        miss = f"{file}: furniture in the text: {line!r}" if leaked else ""
        yield judged(
            "cleaning.furniture_dropped", Item(outcome.case.name, f"{file} furniture {i}"), miss
        )


def _kept(outcome: Outcome, file: str, passages: Sequence[str]) -> Iterator[Observation]:
    anchors = [f.anchor for f in outcome.case.labels.facts if f.article == file]
    for i, passage in enumerate((*passages, *anchors)):
        kept = outcome.texts[file].find(passage) is not None
        miss = "" if kept else f"{file}: reporting lost: {passage!r}"
        yield judged("cleaning.body_kept", Item(outcome.case.name, f"{file} body {i}", 2), miss)
