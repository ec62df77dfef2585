"""Which event each claim speaks of: the one the folder is about, or another.

Each article has an event of its own, what its first sentences tell. A sentence leaves it by a
time that lies far off ("in February", "the 2004 tsunami"), by words that say so ("in a separate
incident") or by a place that no account opens with; what goes on with a pronoun or with things
first named there stays with it. Across articles events are told apart by their days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.domain import MAIN, Accounts, Article, Claim
from summarize.engines.offline.grammar import SAID
from summarize.languages import word_set
from summarize.text.dates import DateMention, Days, day_words, find_dates, is_reference, resolve
from summarize.text.names import find_names, words_of
from summarize.text.sentences import sentence_at
from summarize.text.words import TOLLS, set_of, stem, stems

NEAR = dt.timedelta(days=14)
"""Days around an event, or around the day of printing, that belong to it: what led to it, what
came of it. Other events that news compares with lie months back."""

FAR_OF_UNDATED = frozenset({"month", "season", "year", "decade"})
"""Precision of a time that lies far off where accounts give nothing but days of the week."""

LEAD_SENTENCES = 3
"""Sentences of the body that tell an article's own event."""

LINKING = set_of("she he they it that this those these there")
"""First words by which a sentence goes on with what the one before told."""

SEPARATE = "a separate case"
UNNAMED = frozenset({SEPARATE})
"""Names under which other events go that have no day and no place: each may be another."""

EMPTY = word_set("words", "empty_verbs")
"""Verbs that tell no deed."""

PLACES = frozenset({"GPE", "LOC", "FAC"})

_SEPARATE = re.compile(
    r"(?:In (?:an?|another) )?(?:earlier|later|separate|similar|unrelated|previous|another) "
    r"(?:[\w-]+ )?(?:incident|case|\w*attack|\w*strike|event|accident)\b"
    r"|Elsewhere\b|(?:Hours|Days|Weeks|Months|Years) (?:earlier|before|later)\b|Earlier that\b"
    r"|.*\b(?:days|weeks|months|years) (?:after|before|since)\b",
    re.IGNORECASE,
)
_PLACE_IN_FRONT = re.compile(r"(?:In|At|On|Near|Outside|Across)\b(?P<rest>[^,]{2,90}),")
_LOOK_BACK = 80
"""Characters before a day among which the verb of saying stands."""
_BETWEEN_SAID_AND_DAY = set_of("reporters journalists on late early last")


@dataclass(frozen=True)
class Time:
    """When something happened: days where they are known, else the day of the week."""

    text: str
    days: Days | None = None
    weekday: int | None = None
    coarse: bool = False

    def meets(self, other: Time) -> bool:
        """Whether two times may be the same."""
        if self.days and other.days:
            return _is_near(self.days, other.days, dt.timedelta())
        mine, theirs = (
            t.days[0].weekday() if t.days and t.days[0] == t.days[1] else t.weekday
            for t in (self, other)
        )
        return mine is not None and mine == theirs


class _Account:
    """What is known of one article while its claims are sorted, in the order of its text."""

    event = MAIN  # that it is about as a whole

    def __init__(self, article: Article, accounts: Accounts) -> None:
        self.article = article
        self.claims = sorted((c for c in accounts.claims if c.article == article.id), key=place)
        self.headline = [c for c in self.claims if c.part == "headline"]
        body = [c for c in self.claims if c.part == "body"]
        self.lead = self.headline + body[:LEAD_SENTENCES]
        mentions = [m for r in accounts.reads if r.article == article.id for m in r.mentions]
        self.places = [m for m in mentions if m.label in PLACES]
        people = {m.text.rpartition(" ")[2] for m in mentions if m.label == "PERSON"}
        # The last words of the names of those in it who do not speak there.
        self.people = people - {c.speaker.rpartition(" ")[2] for c in self.claims if c.speaker}
        self.own = _own_time(self)  # that it opens with


@dataclass(frozen=True)
class _Story:
    """What is known of all accounts while claims are sorted."""

    main: Time | None  # the day that most articles open with
    people: set[str]  # whom articles name that open with that day
    openings: frozenset[str]  # words of the names that accounts open with
    deeds: set[str]  # verbs of what accounts open with
    verbs: Mapping[str, set[str]]  # those of each claim, by its id

    def tells_harm(self, claim: Claim) -> bool:
        """Whether a claim tells of a toll, or of a deed like those that accounts open with."""
        tolls = any((f.of or "").endswith(tuple(TOLLS)) for f in claim.figures)
        return tolls or bool(self.verbs.get(claim.id, set()) & self.deeds - EMPTY)


def events_of(accounts: Accounts) -> dict[str, str]:
    """Return the event of each claim, by the claim's id: `MAIN`, or a short name of another."""
    read = [_Account(a, accounts) for a in sorted(accounts.articles, key=lambda a: a.path)]
    verbs = {f.claim: {p.verb for p in f.predicates} for r in accounts.reads for f in r.features}
    main, leads = _main_time(read), [c for a in read for c in a.lead]
    names = (n for c in leads for n in find_names(c.quote))
    story = _Story(
        main=main,
        people={p for a in read if main and a.own and a.own.meets(main) for p in a.people},
        openings=frozenset(w.lower() for n in names for w in n.words),
        deeds={v for c in leads for v in verbs.get(c.id, ())},
        verbs=verbs,
    )
    found: dict[str, str] = {}
    for account in read:
        account.event = _event_of(account, story)
        found |= _sorted(account, story)
    return found


def place(claim: Claim) -> tuple[int, int]:
    """Return where a claim stands in its article; the longer of two that begin together first."""
    return claim.start, -claim.end


def times_of(claim: Claim, article: Article) -> list[Time]:
    """Return the times that a claim gives to what it tells, not to the saying of it."""
    return [
        _time(m, article)
        for m in find_dates(claim.quote)
        if not _is_of_saying(claim.quote, m) and not is_reference(claim.quote, m)
    ]


def _time(mention: DateMention, article: Article) -> Time:
    printed = article.published.date
    dated = printed is not None or mention.year is not None
    days = resolve(mention, printed or dt.date(2000, 1, 1)) if dated else None
    return Time(mention.text, days, mention.weekday, mention.precision in FAR_OF_UNDATED)


def _is_of_saying(text: str, mention: DateMention) -> bool:
    words = text[max(0, mention.start - _LOOK_BACK) : mention.start].split()
    said = (w for w in reversed(words) if w not in _BETWEEN_SAID_AND_DAY)
    return next(said, "") in SAID


def _own_time(account: _Account) -> Time | None:
    """Return the day of what an article opens with: the first that it gives to a deed."""
    day = account.article.published.date
    times = (t for c in account.claims for t in times_of(c, account.article) if not t.coarse)
    exact = (t for t in times if t.days is None or t.days[0] == t.days[1])
    return next(exact, Time(str(day), (day, day)) if day else None)


def _main_time(read: Sequence[_Account]) -> Time | None:
    """Return the day that most articles open with; of several the first."""
    own = [a.own for a in read if a.own]
    return max(own, key=lambda t: sum(map(t.meets, own)), default=None)


def _is_far(time: Time, main: Time | None, article: Article) -> bool:
    """Whether a time lies far off what an article tells, and off its printing."""
    printed, days = article.published.date, time.days
    news = [d for d in (main.days if main else None, printed and (printed, printed)) if d]
    if days is None or not news:
        return time.coarse
    around = NEAR if not time.coarse else dt.timedelta()
    # "The 2016 nomination", in 2015: the name of what is to come.
    coming = time.coarse and printed is not None and days[0] > printed
    return not coming and not any(_is_near(days, d, around) for d in news)


def _is_near(days: Days, news: Days, around: dt.timedelta) -> bool:
    return days[0] <= news[1] + around and days[1] >= news[0] - around


def _event_of(account: _Account, story: _Story) -> str:
    """Return the event that an article is about as a whole.

    It is another one where the article tells the main event as a second ("earlier on Sunday a 5.6
    quake"), or where its day lies far off and it names neither the main day nor any of its
    people.
    """
    own, main = account.own, story.main
    if main is None or own is None or own.meets(main):
        return MAIN
    told = [c for c in account.claims if any(map(main.meets, times_of(c, account.article)))]
    second = any(c.quote.lower().startswith("earlier") for c in told)
    far = own.days and main.days and not _is_near(own.days, main.days, NEAR)
    strange = not told and not account.people & story.people
    return _name_of(own) if second or (far and strange) else MAIN


def _name_of(time: Time) -> str:
    """Return what happened at a time under a short name, the same however it is written."""
    if time.days is None:
        return time.text.removesuffix("'s").removesuffix("\u2019s")
    first, last = time.days
    if first == last:
        return day_words(first)
    if (last - first).days <= 31 and first.month == last.month:
        return f"{first:%B %Y}"
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def _sorted(account: _Account, story: _Story) -> dict[str, str]:
    """Return the event of each claim of an article, in the order of the text."""
    first = account.headline + account.claims[:1]
    known = {*map(stem, story.openings), *(w for c in first for w in stems(c.quote))}
    here, brought, speaker = account.event, set[str](), None
    found: dict[str, str] = {}
    for claim in account.claims:
        words = stems(claim.quote)
        event = _own_event(claim, account, story)
        if event is None:  # a quotation goes on with what its speaker said in the claim before
            speaks_on = claim.mode == "direct" and claim.speaker is not None
            goes_on = (speaks_on and claim.speaker == speaker) or _goes_on(claim, brought, known)
            event = here if goes_on else account.event
        speaker = claim.speaker
        if event == account.event:
            brought = set()
            known |= words
        else:
            brought |= words - known
        found[claim.id] = here = event
    return found


def _own_event(claim: Claim, account: _Account, story: _Story) -> str | None:
    """Return the event that a claim's own words show; None where they show none."""
    times = times_of(claim, account.article)
    far = [t for t in times if _is_far(t, story.main, account.article)]
    if far:
        return _name_of(next((t for t in far if claim.when and t.text == claim.when.text), far[0]))
    if claim.part == "headline":
        return None
    if _SEPARATE.match(claim.quote):
        return SEPARATE
    if not times and (said := _told_of(claim, account, story)) is not None:
        return _name_of(said)
    at_main = story.main is not None and any(t.meets(story.main) for t in times)
    if at_main or claim not in account.lead:
        place = _elsewhere(claim, account, story, other_day=bool(times) and not at_main)
        return place or (MAIN if at_main else None)
    return None


def _told_of(claim: Claim, account: _Account, story: _Story) -> Time | None:
    """Return a time far off at which what a claim tells was said: "In 2014, Day said"."""
    if not claim.cue:
        return None
    text = account.article.text
    start, end = sentence_at(text, claim.start, account.article.language)
    sentence = text[start:end]
    told = (
        _time(m, account.article)
        for m in find_dates(sentence)
        if (start + m.end <= claim.start or claim.end <= start + m.start)
        and (claim.cue in sentence[: m.start].split()[-3:] or sentence.startswith(",", m.end))
    )
    return next((t for t in told if _is_far(t, story.main, account.article)), None)


def _elsewhere(claim: Claim, account: _Account, story: _Story, *, other_day: bool) -> str | None:
    """Return the place of a claim where no account opens with it.

    It stands in front of the claim; or anywhere in it, where a deed like the main one is told of
    another day, or of no other place.
    """
    if front := _PLACE_IN_FRONT.match(claim.quote):
        return next(iter(_strange(_places_of(claim, account, front.end()), story)), None)
    names = _places_of(claim, account, len(claim.quote))
    strange = _strange(names, story)
    alone = other_day or len(strange) == len(names)
    return strange[0] if strange and alone and story.tells_harm(claim) else None


def _places_of(claim: Claim, account: _Account, length: int) -> list[str]:
    """Return the places that the first so many characters of a claim name."""
    end = claim.start + length
    return [m.text for m in account.places if claim.start <= m.start and m.end <= end]


def _strange(places: Iterable[str], story: _Story) -> list[str]:
    return [p for p in places if not {w.lower() for w in words_of(p)} & story.openings]


def _goes_on(claim: Claim, brought: set[str], known: set[str]) -> bool:
    """Whether a claim goes on with another event that the sentence before told."""
    first = {w.lower() for w in re.findall(r"[^\W\d_]+", claim.quote)[:3]}
    named = {stem(w.lower()) for n in find_names(claim.quote) for w in n.words if not n.initial}
    return not named & known and bool(first & LINKING or brought & stems(claim.quote))
