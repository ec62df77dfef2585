"""What one holds possible and another excludes: "arson is not ruled out", "no sign of arson"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.meaning import content_words, stem

_WHAT = r"(?P<what>(?:[\w'\u2019-]+,? ){0,5}?[\w'\u2019-]+)"
_END = (
    r"(?= *$| *[.;:\u2014\"\u201d]| (?:until|because|as|but|at|in|before|after|whatever|so far)\b)"
)
_NOT = r"(?:not|never|cannot|n['\u2019]t|refus\w+ to|declin\w+ to)"

_BE = r"(?:is|are|was|were|(?:has|have|had|can|could) be(?:en)?)"
_BE_NOT = r"(?:has|have|had|could|can|is|are|was|were)(?: not|n['\u2019]t|not)"
_MORE = r"(?P<more>(?:, [\w -]+)*(?:,? (?:and|or) [\w -]+)?)"
_UNDENIED = "(?<!not )(?<!cannot )(?<!n't )(?<!n\u2019t )(?<!to )"
_RULED = r"(?:excluded|ruled out|discounted)"
_A = r"(?:the possibility of )?(?:an? |any )?"
_TALK = r"(?:talk|suggestions?|rumou?rs?|claims?|speculation|the idea|fears)"
_SIGN = r"(?:indication|sign|evidence|suggestion|suspicion|hint|proof)s?"
_LIST = r"(?:versions|theories|possible causes|hypotheses|scenarios|possibilities|lines of inquiry)"

_EXCLUDED = (
    rf"(?:^|[,;:] ){_A}{_WHAT} {_BE}(?: \w+ly| now| also)? {_RULED}\b",
    rf"{_UNDENIED}\b(?:rule[sd]|ruling) out {_A}{_WHAT}{_END}",
    rf"\bno (?:\w+ )?{_SIGN} (?:whatever )?of {_A}{_WHAT}{_END}",
    rf"\bdismiss(?:ed|es) {_TALK} (?:\w+ ){{0,3}}?of {_A}{_WHAT}{_END}",
)
_OPEN = (
    rf"\b{_NOT} (?:yet |entirely )?(?:ruled?|ruling|excluded?) (?:out )?{_A}{_WHAT}{_END}",
    rf"(?:^|[,;:] ){_WHAT} {_BE_NOT}(?: yet)?(?: been| be)? {_RULED}\b",
    rf"\b{_LIST}(?:, including|:| such as| including) {_WHAT}{_MORE}(?= *$| *[.;])",
    rf"\b{_LIST}, {_WHAT} among them",
)
EXCLUDED = tuple(re.compile(p, re.IGNORECASE) for p in _EXCLUDED)
OPEN = tuple(re.compile(p, re.IGNORECASE) for p in _OPEN)
"""How a cause is held possible, and how it is excluded."""


class _Cause(NamedTuple):
    """A cause of which a claim says whether it may be."""

    claim: Claim
    words: frozenset[str]
    name: str


def possible(story: Story) -> list[Opposition]:
    """Return pairs of who holds a cause possible and who excludes it, of different origins."""
    claims = [c for c in story.claims if not story.repeated(c)]
    open_ = [_Cause(c, *w) for c in claims for w in _causes(c, OPEN)]
    excluded = [_Cause(c, *w) for c in claims for w in _causes(c, EXCLUDED)]
    return [
        _opposed(story, one, other)
        for one in open_
        for other in excluded
        if one.words == other.words and one.claim.origin != other.claim.origin
        and not _is_taken_back(story, one.claim, other.claim)
    ]  # fmt: skip


def _causes(
    claim: Claim, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the causes that a claim speaks of so, each as stems and as written."""
    for pattern in patterns:
        for match in pattern.finditer(claim.text):
            told = match["what"] + (match.groupdict().get("more") or "")
            for one in re.split(r",| and | or ", told):
                words = frozenset(stem(w) for w in content_words(one))
                if words:
                    yield words, one.strip()


def _is_taken_back(story: Story, one: Claim, other: Claim) -> bool:
    """Whether the excluding claim is the older: what was excluded has since become possible."""
    days = _days(story, one, other)
    return days is not None and days < 0


def _opposed(story: Story, one: _Cause, other: _Cause) -> Opposition:
    days = _days(story, one.claim, other.claim)
    name = min(one.name, other.name, key=lambda n: (len(n), n))
    question = f"Whether {name[:1].lower()}{name[1:]} is possible"
    if days:
        why = "What one held possible, another excluded later."
        return Opposition(one.claim, other.claim, why, question, kind="update")
    why = "One holds it possible, the other excludes it."
    return Opposition(one.claim, other.claim, why, question, kind=None)


def _days(story: Story, one: Claim, other: Claim) -> int | None:
    """Return by how many days the second was printed later."""
    printed: list[dt.date | None] = [story.article[c.article].published.date for c in (one, other)]
    first, second = printed
    return (second - first).days if first and second else None
