"""One event at two times: "shortly before 6 p.m.", "shortly after 6 p.m."; Monday, Tuesday."""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.positions import clause
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.amounts import NumberMention
from summarize.text.identifiers import clock_times
from summarize.text.meaning import stem
from summarize.text.synonyms import synonyms

EXACT = 5
"""Minutes by which a time that is given plainly may be off: people round to five."""

ABOUT = 20
"""Minutes by which a time may be off that is given as "about"."""

SHORTLY = 30
"""Minutes that "shortly before" and "just after" may reach."""

ALIKE = 0.6
"""Share of the words of the shorter claim that both have, from which they tell one event."""

BEFORE = re.compile(
    r"(?:^|\b)(?P<words>(?P<shortly>shortly|just|soon|a little|minutes|moments) "
    r"(?P<side>before|after)"
    r"|(?:at )?(?P<about>about|around|some|nearly|almost|approximately|roughly|towards)"
    r"|(?P<plain>at))? *$",
    re.IGNORECASE,
)
UNBOUND = re.compile(r"\b(?:by|until|till|since|from|before|after|between|to) *$", re.IGNORECASE)
"""What bounds a time and does not give one."""

OF_ZONE = re.compile(r"GMT|UTC|CET|EST|EDT|PST|BST|IST", re.IGNORECASE)
LEAST_WORDS = 2

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED_DAY = re.compile(
    rf"\bon (?P<day>{'|'.join(DAYS)})(?: (?:morning|afternoon|evening|night))?\b", re.IGNORECASE
)
SAME_WEEK = 3
"""Days between two printings in which both mean one day by "Monday"."""


class _Time(NamedTuple):
    """When a claim says that something happened.

    Attributes:
        claim: The claim.
        first: The earliest minute of the day that its words allow.
        last: The latest.
        words: The time as written.
        event: What stands before it in the claim.
    """

    claim: Claim
    first: float
    last: float
    words: str
    event: str


def timed(story: Story) -> list[Opposition]:
    """Return pairs of claims of different accounts that put one event at two times.

    Two times of one day, or two days of one week where both name the day.
    """
    claims = [c for c in story.claims if not story.repeated(c)]
    texts = [(c, clause(story, c)) for c in claims]
    times = [t for c, text in texts if (t := _time(c, text))]
    days = [t for c, text in texts if (t := _weekday(c, text))]
    told = [
        _opposed(one, other)
        for one, other in combinations(days, 2)
        if one.first != other.first
        and _printed_together(story, one, other)
        and _one_event(story, one, other)
    ]
    return told + [
        _opposed(one, other)
        for one, other in combinations(times, 2)
        if (one.last < other.first or other.last < one.first)
        and _of_one_day(one.claim, other.claim)
        and _one_event(story, one, other)
    ]


def _opposed(one: _Time, other: _Time) -> Opposition:
    # By the claims' ids, which come from their content: not by the order of the articles.
    one, other = sorted((one, other), key=lambda t: t.claim.id)
    why = f"One says \u201c{one.words}\u201d, the other \u201c{other.words}\u201d."
    event = min((t.event for t in (one, other)), key=lambda e: (len(e), e))
    return Opposition(one.claim, other.claim, why, f"When {event}")


def _time(claim: Claim, text: str) -> _Time | None:
    """Return the one local time of day that a claim, as printed, gives for its main verb."""
    found = [m for m in clock_times(text) if not OF_ZONE.search(m.text)]
    if len(found) != 1 or claim.negated or "o" in found[0].text.lower():
        return None  # "o'clock" may be of either half of the day
    mention = found[0]
    before = BEFORE.search(text[: mention.start])
    if before is None:
        return None
    event = text[: before.start()].strip(" ,(")
    plain = not (before["shortly"] or before["about"])
    if plain and UNBOUND.search(text[: mention.start]):
        return None
    first, last = _bounds(mention, before)
    words = " ".join(f"{before['words'] or ''} {mention.text}".split())
    if len(event.split()) < LEAST_WORDS or event.split()[0] in {"it", "they", "he", "she"}:
        return None
    return _Time(claim, first, last, words, event)


def _weekday(claim: Claim, text: str) -> _Time | None:
    """Return the one day of its outlet's week that a claim, as printed, names."""
    found = [*NAMED_DAY.finditer(text)]
    if len(found) != 1 or claim.negated or claim.part != "body":
        return None
    event = text[: found[0].start()].strip(" ,(")
    if len(event.split()) < LEAST_WORDS or event.split()[0] in {"it", "they", "he", "she"}:
        return None
    number = float(DAYS.index(found[0]["day"].lower()))
    return _Time(claim, number, number, found[0]["day"], event)


def _printed_together(story: Story, one: _Time, other: _Time) -> bool:
    """Whether two articles were printed so close that a weekday is one day for both."""
    days = [story.article[t.claim.article].published.date for t in (one, other)]
    first, second = days
    return first is not None and second is not None and abs((first - second).days) < SAME_WEEK


def _bounds(mention: NumberMention, before: re.Match[str]) -> tuple[float, float]:
    at = mention.value or 0.0
    if before["shortly"]:
        return (
            (at - SHORTLY, at - 1) if before["side"].lower() == "before" else (at + 1, at + SHORTLY)
        )
    off = ABOUT if before["about"] else EXACT
    return at - off, at + off


def _of_one_day(one: Claim, other: Claim) -> bool:
    if one.when is None or other.when is None:
        return True
    return one.when.from_ <= other.when.to and other.when.from_ <= one.when.to


def _one_event(story: Story, one: _Time, other: _Time) -> bool:
    """Whether two claims of different accounts tell one event."""
    mine, theirs = one.claim, other.claim
    if story.account(mine.article) == story.account(theirs.article):
        return False
    if story.is_background(mine) or story.is_background(theirs):
        return False
    first, second = (story.features.get(c.id) for c in (mine, theirs))
    if first is None or second is None:
        return False
    same = _may_be_one(first.root, second.root) and _may_be_one(first.subject, second.subject)
    return same and _alike(story, mine, theirs)


def _may_be_one(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or stem(other) in synonyms(one)


def _alike(story: Story, one: Claim, other: Claim) -> bool:
    mine, theirs = (
        {t for t in story.signatures[c.id].terms if not t.startswith("#")} for c in (one, other)
    )
    least = min(len(mine), len(theirs))
    names = story.signatures[one.id].names, story.signatures[other.id].names
    allowed = not names[0] or not names[1] or bool(names[0] & names[1])
    return allowed and least > 0 and len(mine & theirs) >= ALIKE * least
