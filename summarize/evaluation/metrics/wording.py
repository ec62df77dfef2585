"""Is it shown who calls whom by which name?"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.domain import Wording
from summarize.evaluation.labels import WordingLabel
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome
from summarize.evaluation.passages import fold

SAYS = {
    "wording.terms": "labelled terms that stand, for their article, in one entry per referent",
}


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every term of every labelled referent.

    The terms of a referent must stand side by side: of the brief's entries, the one that holds
    most of them counts, and what other entries hold does not.
    """
    for label in outcome.case.labels.wording:
        there = max(
            (_held(outcome, label, w) for w in outcome.brief.wording), key=len, default=set()
        )
        for used in label.articles:
            for term in used.terms:
                hit = (used.article, term) in there
                miss = f"{used.article}: {label.referent}: {term!r} is not shown"
                item = Item(outcome.case.name, f"{label.referent} {used.article} {term}")
                yield judged("wording.terms", item, "" if hit else miss)


def _held(outcome: Outcome, label: WordingLabel, entry: Wording) -> set[tuple[str, str]]:
    """Return the labelled terms that an entry holds."""
    shown = {(t.article, _plain(t.term)) for t in entry.terms}
    files = {f: a.id for f, a in outcome.articles.items()}
    return {
        (used.article, term)
        for used in label.articles
        for term in used.terms
        if (files.get(used.article), _plain(term)) in shown
    }


def _plain(term: str) -> str:
    """Compare terms without case, quotation marks and the article in front."""
    words = fold(term).text.casefold().strip("\"' ").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)
