"""Rival causes of one event: "blamed on old wiring", "roofers set off the blaze"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.meaning import content_words, stem

EVENTS = {
    "fire": "fire blaze flames inferno",
    "crash": "crash collision accident derailment wreck",
    "explosion": "explosion blast detonation",
    "collapse": "collapse cave-in",
    "outage": "outage blackout breakdown malfunction failure",
    "leak": "leak spill",
    "flood": "flood floods flooding",
    "sinking": "sinking capsizing shipwreck",
    "violence": "violence riot riots rioting unrest disorder clash clashes trouble disturbances",
    "crush": "stampede crush",
    "outbreak": "outbreak epidemic infections poisoning",
    "death": "death deaths",
    "break": "break fault rupture",
}
"""Events whose cause is asked for, by words that name one (WordNet 3.0, {event}, hyponyms of
{accident}, {fire}, {disturbance} that news uses)."""

_WORDS = "|".join(w for words in EVENTS.values() for w in words.split())
_EVENT = rf"(?P<event>{_WORDS})"
_CAUSED = r"(?:caused|started|sparked|triggered|set off|provoked|ignited|touched off|brought about)"
_HAD = r"(?:(?:had|has|have|was|were|may have|might have|could have|had been|has been) )?"
_BE = r"(?:was|were|had been|been|be)"
_WHAT = r"(?P<what>(?:[\w'\u2019\"-]+ ){0,6}?[\w'\u2019\"-]+)"

_CAUSES = (
    rf"^(?:.*\bthat )?{_WHAT} {_HAD}{_CAUSED} (?:the |this |that )?(?:\w+ )?{_EVENT}\b",
    rf"\b{_EVENT}\b(?: \w+){{0,5}} {_BE} (?:\w+ly )?{_CAUSED} by {_WHAT}(?= *$|[,.;])",
    rf"\bblam(?:e|es|ed|ing) {_WHAT} for (?:the |this )?(?:\w+ ){{0,2}}{_EVENT}\b",
    rf"\b{_EVENT}\b(?: \w+){{0,4}} (?:blamed on|due to|the result of) {_WHAT}(?= *$|[,.;])",
)
_IN = r"(?:in|at|on|near|where|under|inside|behind)"
_BEGAN = r"(?:began|started|originated)"
_PLACES = (rf"\b{_EVENT}\b.{{0,90}}?\b{_BEGAN} (?P<what>{_IN} .+)$",)
CAUSES = tuple(re.compile(p, re.IGNORECASE) for p in _CAUSES)
PLACES = tuple(re.compile(p, re.IGNORECASE) for p in _PLACES)

INSISTS = re.compile(
    r"\b(?:st(?:ood|ands?|anding) by|stuck to|sticks to|insist\w*|maintain\w*|repeated)\b",
    re.IGNORECASE,
)
"""Words by which somebody holds to what another has put in question."""


class _Cause(NamedTuple):
    """What a claim says began an event.

    Attributes:
        claim: The claim.
        family: A key of `EVENTS`.
        kind: Whether a cause is given or where it began.
        words: Stems of the words for it.
    """

    claim: Claim
    family: str
    kind: str
    words: frozenset[str]


def caused(story: Story) -> list[Opposition]:
    """Return pairs of claims of different origins that give one event different beginnings.

    Two origins that differ once stand against each other with all that they say of it.

    Of where it began only what somebody found or said counts: an outlet that names a floor and
    one that names a room do not differ.
    """
    told = [
        cause
        for claim in story.claims
        if not story.repeated(claim) and not story.is_background(claim) and not claim.negated
        for cause in _read(claim)
    ]
    against = {
        (one.family, frozenset((one.claim.origin, other.claim.origin))): _why(one, other)
        for one, other in reversed([*combinations(told, 2)])
        if _differ(one, other)
    }
    return [
        Opposition(one.claim, other.claim, why, f"What caused the {one.family}", kind=None)
        for one, other in combinations(told, 2)
        if one.family == other.family
        and (why := against.get((one.family, frozenset((one.claim.origin, other.claim.origin)))))
    ]


def _why(one: _Cause, other: _Cause) -> str:
    if one.kind == other.kind == "place":
        return "They name different places where it began."
    return "They give different causes."


def _read(claim: Claim) -> Iterator[_Cause]:
    for kind, patterns in (("cause", CAUSES), ("place", PLACES)):
        for pattern in patterns:
            match = pattern.search(claim.text)
            if match is None:
                continue
            event = match["event"].lower()
            words = frozenset(stem(w) for w in content_words(match["what"]))
            if words and not words & {stem(w) for w in _WORDS.split("|")}:
                family = next(f for f, of in EVENTS.items() if event in of.split())
                yield _Cause(claim, family, kind, words)
                return


def _differ(one: _Cause, other: _Cause) -> bool:
    mine, theirs = one.claim, other.claim
    if one.family != other.family or mine.origin == theirs.origin or one.words & other.words:
        return False
    if mine.when and theirs.when and (
        mine.when.to < theirs.when.from_ or theirs.when.to < mine.when.from_
    ):  # fmt: skip
        return False
    if one.kind == other.kind == "cause":
        return True
    if mine.speaker is None or theirs.speaker is None:
        return False
    return one.kind == other.kind or any(INSISTS.search(c.text) for c in (mine, theirs))
