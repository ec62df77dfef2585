"""One story beside its labels: which article, passage and claim answers to which label."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from summarize.articles.load import names_of
from summarize.domain import Article, Brief, Claim, Figure
from summarize.evaluation.cases import Case
from summarize.evaluation.labels import (
    FactLabel,
    FigureLabel,
    Span,
    find,
    fold,
)
from summarize.text.names import ADDRESS

# --- what a metric saw


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing looked at."""

    metric: str  # `stage.what`
    case: str
    item: str
    value: float  # from 0 (wrong) to 1 (right); for an F1 the item's precision
    recall: float | None = None  # for an F1 the item's recall
    miss: str = ""  # what went wrong, with the words concerned; empty where nothing did
    labelled: bool = True  # whether the item comes from the labels: the same in every run

    @property
    def lost(self) -> float:
        """How far it is from perfect, as the metric's value sees it."""
        return 1 - (self.value if self.recall is None else f1(self.value, self.recall))


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- which claim serves which labelled fact: one to one, so that a claim of three facts serves one

L = TypeVar("L")
R = TypeVar("R")
ENOUGH = 0.6
"""Share of an anchor that a quote must hold to speak of the fact: a claim that begins a word or
two late still does, one that only brushes the anchor's last words does not."""
TOLERANCE = 1e-6
"""Relative difference within which two numbers are one: values come through floats."""


equal = functools.partial(math.isclose, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
"""Whether two numbers are one."""


def _shared(claim: Claim, anchor: Span) -> int:
    """Return how many characters of the anchor the claim's quote holds; 0 where not enough."""
    shared = min(claim.end, anchor[1]) - max(claim.start, anchor[0])
    return shared if shared > 0 and shared >= ENOUGH * (anchor[1] - anchor[0]) else 0


def best_pairs(
    left: Sequence[L], right: Sequence[R], fit: Callable[[L, R], float]
) -> list[tuple[L, R]]:
    """Pair things one to one so that the sum of their fits is highest; zero pairs none."""
    if not left or not right:
        return []
    fits = np.array([[fit(a, b) for b in right] for a in left])
    pairs = zip(*linear_sum_assignment(fits, maximize=True), strict=True)
    return [(left[i], right[j]) for i, j in pairs if fits[i, j] > 0]


def _fit(claim: Claim, fact: FactLabel, anchor: Span) -> float:
    """Zero where the claim does not carry the fact; else 10 and up to 3 for how closely.

    The 10 lets the number of facts served decide first. The rest settles which of several
    claims on one sentence is about this fact: the one with its figures, the tighter one.
    """
    shared = _shared(claim, anchor)
    if not shared:
        return 0.0
    union = (claim.end - claim.start) + (anchor[1] - anchor[0]) - shared
    figures = [any(same_number(g, f) for f in claim.figures) for g in fact.figures]
    told = sum(figures) / len(figures) if figures else float(not claim.figures) / 2
    return 10 + shared / union + told + 0.01 * (claim.part == "body")


def same_number(label: FigureLabel, figure: Figure) -> bool:
    """Whether a figure gives the labelled number, or the labelled bounds."""
    given = [n for n in (figure.value, figure.low, figure.high) if n is not None]
    if label.value is not None:
        return any(equal(label.value, n) for n in given)
    wanted = [n for n in (label.low, label.high) if n is not None]
    return all(any(equal(w, n) for n in given) for w in wanted)


# --- the words of a name, and whether one is part of another


@functools.lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without articles, titles and possessives."""
    plain = re.sub(r"'s\b|[^\w\s-]", " ", fold(name).casefold())
    kept = [w for w in plain.replace("-", " ").split() if w not in ADDRESS]
    return tuple(kept[1:] if kept[:1] in (["the"], ["a"], ["an"]) else kept)


def _part(found: str, wanted: str) -> bool:
    short, long = sorted((found, wanted), key=lambda name: len(words(name)))
    part, whole = words(short), words(long)
    if not part or not any(c.isupper() for c in short):
        return False
    if whole[: len(part)] == part:
        return True
    before = whole[: -len(part)]
    return whole[-len(part) :] == part and before[-1:] not in (("of",), ("for",), ("in",))


@dataclass(frozen=True)
class Outcome:
    """A brief of a case, and where the case's labels are in it."""

    case: Case
    brief: Brief

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The brief's articles by the name the labels use; those that are missing are not in."""
        by_path = {a.path: a for a in self.brief.articles}
        names = names_of(list(self.case.files.values()))
        return {f: by_path[names[p]] for f, p in self.case.files.items() if names[p] in by_path}

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """Where each fact's anchor stands in its article's text, by fact."""
        found = {
            f.id: find(self.articles[f.article].text, f.anchor)
            for f in self.case.labels.facts
            if f.article in self.articles
        }
        return {fact: span for fact, span in found.items() if span is not None}

    @cached_property
    def facts(self) -> tuple[FactLabel, ...]:
        """The facts that a claim may be asked of.

        An article that was set aside because it repeats another word for word is not in the
        brief: its facts are not asked for, where the labels call it a copy too.
        """
        copies = {file for c in self.case.labels.copies for file in (c.article, c.of)}
        absent = copies - self.articles.keys()
        return tuple(f for f in self.case.labels.facts if f.article not in absent)

    @cached_property
    def served(self) -> Mapping[str, Claim]:
        """The claim of its own that each fact has, one to one, by fact."""
        result: dict[str, Claim] = {}
        for file, article in self.articles.items():
            facts = [f for f in self.facts if f.article == file and f.id in self.spans]
            claims = [c for c in self.brief.claims if c.article == article.id]
            pairs = best_pairs(facts, claims, lambda f, c: _fit(c, f, self.spans[f.id]))
            result |= {fact.id: claim for fact, claim in pairs}
        return result

    @property
    def told(self) -> list[tuple[FactLabel, Claim]]:
        """The facts that have a claim, with it."""
        return [(f, self.served[f.id]) for f in self.facts if f.id in self.served]

    @cached_property
    def carriers(self) -> Mapping[str, frozenset[str]]:
        """The ids of all claims that carry a fact, alone or with others, by fact."""
        spans = self.spans
        ids = {f: a.id for f, a in self.articles.items()}
        return {
            fact.id: frozenset(
                c.id
                for c in self.brief.claims
                if c.article == ids.get(fact.article) and _shared(c, spans.get(fact.id, (0, 0)))
            )
            for fact in self.facts
        }

    @cached_property
    def _known(self) -> Mapping[str, str]:
        """The names of the story's speakers by each of their spellings."""
        origins = self.case.labels.origins
        return {" ".join(words(n)): o.name for o in origins for n in (o.name, *o.spellings)}

    def canonical(self, name: str) -> str:
        """Return the speaker's name for any spelling of it; else the name, plainly written."""
        plain = " ".join(words(name))
        return self._known.get(plain, plain)

    def same(self, found: str | None, wanted: str | None) -> bool:
        """Whether the name found is the one wanted; None is the outlet's own voice.

        A part of a name counts ("Lavrov", "Foreign Minister Sergei Lavrov") where it begins or
        ends the whole and has a capital: "the ministry" alone does not name a ministry.
        """
        if found is None or wanted is None:
            return found is wanted
        name = self.canonical(wanted)
        if self.canonical(found) == name:
            return True
        spellings = [n for o in self.case.labels.origins if o.name == name for n in o.spellings]
        return any(_part(found, n) for n in (wanted, name, *spellings))

    def judged(
        self, metric: str, item: str, right: object, miss: str, *, labelled: bool = True
    ) -> Observation:
        """Note a thing that is either right or wrong: labelled, or found in the brief alone."""
        told = "" if right else miss
        return Observation(
            metric, self.case.name, item, float(not told), miss=told, labelled=labelled
        )
