"""Are the numbers of a fact there, with their unit and what they count?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.domain import Claim, Figure
from summarize.evaluation.labels import FactLabel, FigureLabel
from summarize.evaluation.matching import same_number
from summarize.evaluation.metrics.claims import weight
from summarize.evaluation.observation import Item, Observation, judged
from summarize.evaluation.outcome import Outcome

SAYS = {
    "figures.value": "figures of served facts that the claim has with the right number",
    "figures.unit": "of those, figures with the right unit or rightly none",
    "figures.of": "of those, figures that count what the labels say, by a word in common with "
    "them or with the fact's anchor",
}

STEM = 4
"""Letters by which two words are taken for one: "civilians" and "civilian", "deaths" and "dead"
("children" and "child" too)."""

LEFT_OUT = frozenset(
    [
        "the",
        "and",
        "who",
        "with",
        "from",
        "that",
        "this",
        "were",
        "was",
        "had",
        "have",
        "been",
        "more",
        "than",
        "some",
        "all",
        "into",
        "over",
    ]
)


def observe(outcome: Outcome) -> Iterator[Observation]:
    """Look at every figure of every fact that has a claim."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        if claim is None:
            continue
        for i, label in enumerate(fact.figures):
            item = Item(outcome.case.name, f"{fact.id} figure {i}", weight(fact))
            found = [f for f in claim.figures if same_number(label, f)]
            yield judged("figures.value", item, "" if found else _miss(fact, claim, label))
            if found:
                yield judged("figures.unit", item, _wrong_unit(fact, label, found))
                if label.of is not None:
                    yield judged("figures.of", item, _wrong_count(fact, label.of, found))


def _wrong_unit(fact: FactLabel, label: FigureLabel, found: list[Figure]) -> str:
    if any(f.unit == label.unit for f in found):
        return ""
    units = ", ".join(repr(f.unit) for f in found)
    return f"{fact.article}: unit {units}, should be {label.unit!r}: {found[0].text!r}"


def _wrong_count(fact: FactLabel, of: str, found: list[Figure]) -> str:
    # Labels name what is counted in words of their own; the anchor has the article's.
    wanted = _stems(of) | _stems(fact.anchor)
    if any(f.of and _stems(f.of) & wanted for f in found):
        return ""
    counted = ", ".join(repr(f.of) for f in found)
    return f"{fact.article}: counts {counted}, should be {of!r}: {found[0].text!r}"


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return {w[:STEM] for w in words if w not in LEFT_OUT}


def _miss(fact: FactLabel, claim: Claim, label: FigureLabel) -> str:
    wanted = label.value if label.value is not None else f"{label.low} to {label.high}"
    has = ", ".join(f.text for f in claim.figures) or "no figure"
    return f"{fact.article}: {wanted} is missing ({has}): {claim.text!r}"
