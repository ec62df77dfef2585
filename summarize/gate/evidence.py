"""What a sentence of the page may rest on: the claims that it cites, and the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from summarize.domain import Claim, Finding
from summarize.text.numbers import find_numbers
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.sentences import Span
from summarize.text.support import Passage


@dataclass(frozen=True)
class Evidence:
    """What a sentence may rest on: the claims cited, each as the passages that tell it.

    Attributes:
        claims: The claims.
        passages: Of each claim its text, its quote and its day.
        names: All names under which each claim's speaker, relay and outlet are known.
        findings: The findings that the sentence names.
        labels: Their statements, questions and labels, which a gate has let through.
        things: The plain words that tell what the story is about, by their keys.
    """

    claims: tuple[Claim, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    names: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...] = ()
    labels: tuple[Passage, ...] = ()
    things: frozenset[str] = frozenset()


# --- the page's own words: what a sentence may say beside the claims that it cites


PLAIN = frozenset(
    (files("summarize.gate") / "reporting_words.txt").read_text("utf-8").split("\n---\n")[1].split()
)
"""Lemmas of the page's own: said of accounts, figures and statements, never of the event."""
SAYING = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
OF_ACCOUNTS = frozenset({"account", "report", "article", "outlet", "source", "paper", "version"})

_THINGS = r"(?:accounts?|outlets?|sources?|reports?|articles?|versions?|figures?|origins?)"
_OF_THINGS = re.compile(
    rf"\b\w+(?= (?:of (?:the |these )?(?:\w+ )?)?"
    rf"(?:(?:other|different|independent|separate|same) )?{_THINGS}\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof (?:the |all )?\Z", re.IGNORECASE)

_RELATIONS = {
    "agreed": "agree",
    "disputed": "disagree differ contradict conflict dispute",
    "figures": "differ vary",
    "update": "update rise grow earlier later",
    "check": "add up sum differ total",
    "single-source": "only alone",
}
"""What a sentence may say of how accounts stand to each other, by the kind of its finding."""
RELATIONS = frozenset(w for words in _RELATIONS.values() for w in words.split())
"""All of them: none is the page's own where no finding of that kind is told."""
_DIFFERING = frozenset({"figures", "update"})
"""Kinds of findings whose positions give values for one thing."""
_SAME = frozenset({"rounding", "unit", "update"})
"""Types of figures that read differently and do not differ."""


def free_words(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words, in lower case, that a sentence needs no evidence for.

    Args:
        findings: Those that rest on all that the sentence cites.
    """
    kinds = {f.kind for f in findings if f.kind != "figures" or f.type not in _SAME}
    return PLAIN | {w for kind in kinds for w in _RELATIONS[kind].split()}


def ends(findings: Iterable[Finding]) -> frozenset[float]:
    """Return the values between which figures may be said to go: those that differ."""
    labels = (p.label for f in findings if f.kind in _DIFFERING for p in f.positions)
    return frozenset(
        v for told in labels for n in find_numbers(told) for v in (n.value, n.low, n.high) if v
    )


def counted_accounts(sentence: str, cited: set[int], accounts: int) -> Iterator[Span]:
    """Yield the words that count or tell apart accounts: "two of the outlets", "both accounts".

    Args:
        sentence: A sentence of the page, or a part of one.
        cited: How many claims, articles and origins it cites.
        accounts: How many accounts there are, for "of the five outlets" only.
    """
    for match in _OF_THINGS.finditer(sentence):
        counts = {n.value for n in find_numbers(match.group())}
        of_all = {accounts} if _OF.search(sentence[: match.start()]) else set()
        if counts <= cited | of_all:
            yield match.span()
