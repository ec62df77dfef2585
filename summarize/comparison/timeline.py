"""What happened when, by the day it happened and not the day of printing."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence

from summarize.comparison.agreed import stands_alone
from summarize.comparison.positions import plainest, stated
from summarize.comparison.story import Story
from summarize.comparison.weight import support
from summarize.domain import Claim, TimelineEntry
from summarize.text.days import date_words
from summarize.text.families import noun_family
from summarize.text.meaning import stem
from summarize.text.repetition import repeats
from summarize.text.synonyms import synonyms

MIN_SUPPORT = 2.2
"""Weight from which an event stands in the timeline (read on five real stories)."""

ONE_EVENT = 0.3
"""Overlap from which two entries of one day tell one event."""

RELATIVE = re.compile(r"\b(?:today|yesterday|tomorrow|tonight|ago|this|last|next)\b", re.IGNORECASE)
"""Words for a day that hang on when they were spoken: no ground for a conflict of dates."""

MAX_PER_DAY = 4
"""More entries for one day than this are not a line of time but the whole story again."""

LONGEST = 30
"""Words of an entry that is read at a glance; longer ones only where nothing else tells the day."""

BARE_COUNT = 8
"""Words up to which a statement with a figure tells a count of the hour, not an event: "at least
five people were injured". The ledger has it, with its day."""


NO_EVENT = re.compile(
    r": \u201c(?:I|You|We|They|He|She|It|There)"
    r"(?:['\u2019]\w+| (?:am|is|are|can|will|count|think|know|want|hope|believe|expect|see)\b)"
    r"|^(?:What|Its|His|Her|Their)\b"
    r"|^(?:By|On|At|In|From|Until) [^,]{3,30},? (?:it|he|she|they)\b"
    r"|\b(?:said|says|thinks|believes|hopes) (?:that )?(?:he|she|it|they)"
    r"(?:['\u2019]s|['\u2019]re| is| are)\b"
    r"|^[^,;]{3,80}? (?:is|are) (?:still|now|currently) "
    r"|^[^,;]{3,60}? (?:is|are) \w+ing\b"
)
"""What leans on the sentence before, what somebody thinks, and how things stand: none of it
happened on a day."""

OTHERS_DAY = r"\b(?:whom?|which|whose|whether)\b[^,;.]*\b"
"""Before a day: it is that of a clause which says who is meant, or what is asked."""

_NO_TIME_OF_DAY = r"(?![\w\u2019']| (?:morning|afternoon|evening|night))"


_LEADS_TO_A_DAY = "".join(
    f"(?<!{word})"
    for word in ("late", "early", " on", " of", " by", " from", " since", " until", " before",
                 " after", " last", " next", " every", " and", " or")
)  # fmt: skip
"""Words with which a day's name goes: neither stands alone without the other."""


def timeline(story: Story) -> list[TimelineEntry]:
    """Return the weightiest events of each day, in order of time."""
    by_day: dict[dt.date, list[tuple[float, TimelineEntry]]] = defaultdict(list)
    for claims in _events(story):
        days = sorted({c.when.from_ for c in claims if c.when})
        weight = support(story, claims)
        day = _most_told(story, claims, days)
        plain = _shortest(story, [c for c in claims if c.when and c.when.from_ == day])
        if _is_bare_count(plain) or _tells_no_event(story, plain):
            continue
        if weight >= MIN_SUPPORT and stands_alone(story, plain):
            by_day[day].append((weight, _entry(story, claims, plain, day, days)))
    return [entry for day in sorted(by_day) for entry in _told(story, by_day[day])]


def _told(story: Story, weighed: list[tuple[float, TimelineEntry]]) -> list[TimelineEntry]:
    """Return a day's weightiest events, each told once."""
    kept: list[TimelineEntry] = []
    for _, entry in sorted(weighed, key=lambda e: (_is_long(e[1]), -e[0], e[1].text)):
        again = repeats(entry.text, [k.text for k in kept])
        if not again and not any(_alike(story, entry, k) for k in kept):
            kept.append(entry)
    short = [k for k in kept if not _is_long(k)]
    return (short or kept[:1])[:MAX_PER_DAY]


def _is_long(entry: TimelineEntry) -> bool:
    return len(entry.text.split()) > LONGEST


def _shortest(story: Story, claims: Sequence[Claim]) -> Claim:
    """Return the plainest claim, of those that are read at a glance where there are any."""
    short = [c for c in claims if len(c.text.split()) <= LONGEST and stands_alone(story, c)]
    return plainest(story, short or claims)


def _is_bare_count(claim: Claim) -> bool:
    return bool(claim.figures) and len(claim.text.split()) <= BARE_COUNT


def _tells_no_event(story: Story, claim: Claim) -> bool:
    day = claim.when.text if claim.when else ""
    of_others = day and re.search(OTHERS_DAY + re.escape(day), claim.text)
    told = stated(story, claim)
    told = _undated(told, claim.when.from_) if claim.when else told
    return bool(of_others) or NO_EVENT.search(told) is not None


def _alike(story: Story, one: TimelineEntry, other: TimelineEntry) -> bool:
    return any(
        story.weights.overlap(story.signatures[a], story.signatures[b]) >= ONE_EVENT
        or _one_deed(story, a, b)
        for a in one.claims
        for b in other.claims
    )


def _one_deed(story: Story, one: str, other: str) -> bool:
    """Whether two claims tell the same of a thing that happens: a quake that struck, a blaze."""
    if one not in story.features or other not in story.features:
        return False
    mine, theirs = story.features[one], story.features[other]
    family = noun_family(mine.subject or "")
    if family is None or family != noun_family(theirs.subject or "") or not mine.root:
        return False
    return stem(theirs.root or "") in {stem(mine.root), *synonyms(mine.root)}


def _events(story: Story) -> list[list[Claim]]:
    """Return groups, and claims in none, of which at least one is dated to one day."""
    grouped = [[story.claim[c] for c in g.claims] for g in story.groups]
    alone = [[c] for c in story.claims if c.id not in story.group_of and not story.repeated(c)]
    dated = [[c for c in claims if _one_day(c)] for claims in (*grouped, *alone)]
    return [d for d in dated if d]


def _one_day(claim: Claim) -> bool:
    return claim.when is not None and claim.when.from_ == claim.when.to and claim.part == "body"


def _most_told(story: Story, claims: Sequence[Claim], days: Sequence[dt.date]) -> dt.date:
    told = {d: len(story.accounts(c for c in claims if c.when and c.when.from_ == d)) for d in days}
    return min(days, key=lambda d: (-told[d], d))


def _undated(text: str, day: dt.date) -> str:
    """Return a statement without the day under which it stands; quoted words stay as they are."""
    if "\u201c" in text:
        return text
    for words in (date_words(day), f"{day:%A}"):
        text = re.sub(rf"(?<!late)(?<!early) on {words}{_NO_TIME_OF_DAY}", "", text, count=1)
    text = re.sub(rf"{_LEADS_TO_A_DAY} {day:%A}(?=[.,;])", "", text, count=1)
    return text.replace("..", ".")


def _entry(
    story: Story, claims: Sequence[Claim], plain: Claim, day: dt.date, days: Sequence[dt.date]
) -> TimelineEntry:
    named = {c.when.from_ for c in claims if c.when and not RELATIVE.search(c.when.text)}
    others = [d for d in days if d != day and d in named and day in named]
    conflict = "; ".join(
        f"{' and '.join(sorted(story.accounts(c for c in claims if c.when and c.when.from_ == d)))}"
        f" puts it on {d.day} {d:%B %Y}"
        for d in others
    )
    return TimelineEntry(
        date=day,
        text=_undated(stated(story, plain), day),
        claims=tuple(c.id for c in claims),
        conflict=conflict or None,
    )
