"""Which event each claim speaks of: the one the folder is about, or another.

Each article has an event of its own, what its first sentences tell. A sentence leaves it by a
time that lies far off ("in February", "the 2004 tsunami"), by words that say so ("in a separate
incident") or by a place in front that no account opens with; what goes on with a pronoun or with
things first named there stays with it. Across articles events are told apart by their days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from summarize.domain import MAIN, Accounts, Article, Claim, Mention
from summarize.text.dates import DateMention, day_words, find_dates, is_reference, resolve
from summarize.text.names import find_names
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.sentences import sentence_at
from summarize.text.words import PEOPLE, TOLLS, content_words, stem, stems

NEAR = dt.timedelta(days=14)
"""Days around an event, or around the day of printing, that belong to it: what led to it, what
came of it. Other events that news compares with lie months back."""

FAR_OF_UNDATED = frozenset({"month", "season", "year", "decade"})
"""Precision of a time that lies far off where accounts give nothing but days of the week."""

LEAD_SENTENCES = 3
"""Sentences of the body that tell an article's own event."""

LINKING = frozenset({"she", "he", "they", "it", "that", "this", "those", "these", "there"})
"""First words by which a sentence goes on with what the one before told."""

UNNAMED = frozenset({"another event", "a separate case"})
"""Names under which other events go that have no day and no place: each may be another."""

EMPTY = frozenset({"be", "have", "say", "tell", "do", "get", "make", "take", "go", "come", "see"})
"""Verbs that tell no deed."""

PLACES = frozenset({"GPE", "LOC", "FAC"})

_SEPARATE = re.compile(
    r"(?:In (?:an?|another) )?(?:earlier|later|separate|similar|unrelated|previous|another) "
    r"(?:[\w-]+ )?(?:incident|case|\w*attack|\w*strike|event|accident)\b"
    r"|Elsew\w+|(?:Hours|Days|Weeks|Months|Years) (?:earlier|before|later)\b|Earlier that\b",
    re.IGNORECASE,
)
_AFTER_ANOTHER = re.compile(
    r"\b(?:days|weeks|months|years|second one) (?:after|before|since) ", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:earlier|late(?:r)?) (?:this|last)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(r"\b(?:in|by|from|after|of) (?:that|those) [a-z]+", re.IGNORECASE)
_PLACE_IN_FRONT = re.compile(r"(?:In|At|On|Near|Outside|Across)\b(?P<rest>[^,]{2,90}),")
_LOOK_BACK = 80
"""Characters before a day among which the verb of saying stands."""
_BETWEEN_SAID_AND_DAY = frozenset({"reporters", "journalists", "on", "late", "early", "last"})
_IN_FRONT_OF_DAYS = frozenset({"in", "back"})
_ANOTHER = re.compile(r"\b(?:another|a second|a third) (?P<rest>[^,.;]{2,40})", re.IGNORECASE)

Days = tuple[dt.date, dt.date]


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
            return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]
        mine, theirs = self._weekday(), other._weekday()
        return mine is not None and mine == theirs

    def _weekday(self) -> int | None:
        if self.days and self.days[0] == self.days[1]:
            return self.days[0].weekday()
        return self.weekday


class _Event(NamedTuple):
    """An event by its short name, and what the name is of."""

    name: str
    of: Literal["time", "place", "neither"] = "neither"


_MAIN, _ANOTHER_EVENT, _SEPARATE_CASE = map(_Event, (MAIN, "another event", "a separate case"))


@dataclass
class _Account:
    """What is known of one article while its claims are sorted."""

    article: Article
    claims: list[Claim]
    persons: set[str]
    places: list[Mention]
    own: Time | None = None
    event: _Event = _MAIN
    found: dict[str, _Event] = field(default_factory=dict)

    @cached_property
    def lead(self) -> list[Claim]:
        """Its headline and what its body opens with."""
        body = [c for c in self.claims if c.part == "body"]
        return [c for c in self.claims if c.part == "headline"] + body[:LEAD_SENTENCES]


@dataclass(frozen=True)
class _Story:
    """What is known of all accounts while claims are sorted.

    Attributes:
        main: The day that most articles open with.
        people: Whom articles name that open with that day.
        openings: Words of the names that accounts open with, or that two of them use.
        leads: Words of the names that accounts open with.
        deeds: Verbs of what accounts open with.
        verbs: The verbs of each claim, by its id.
    """

    main: Time | None
    people: set[str]
    openings: frozenset[str]
    leads: frozenset[str]
    deeds: set[str]
    verbs: Mapping[str, set[str]]

    def tells_harm(self, claim: Claim) -> bool:
        """Whether a claim tells of a toll, or of a deed like those that accounts open with."""
        tolls = any((f.of or "").endswith(tuple(TOLLS)) for f in claim.figures)
        return tolls or bool(self.verbs.get(claim.id, set()) & self.deeds - EMPTY)


def events_of(accounts: Accounts) -> dict[str, str]:
    """Return the event of each claim, by the claim's id: `MAIN`, or a short name of another.

    Args:
        accounts: The articles and their claims.
    """
    mentions = {r.article: r.mentions for r in accounts.reads}
    predicates = {f.claim: f.predicates for r in accounts.reads for f in r.features}
    read = [
        _Account(
            a,
            sorted((c for c in accounts.claims if c.article == a.id), key=_place),
            _people(a, mentions[a.id], accounts.claims),
            [m for m in mentions[a.id] if m.label in PLACES],
        )
        for a in sorted(accounts.articles, key=lambda a: a.path)
    ]
    for account in read:
        account.own = _own_time(account)
    main = _main_time(read)
    story = _Story(
        main=main,
        people={p for a in read if main and a.own and a.own.meets(main) for p in a.persons},
        openings=_names_of(read, lead_only=False),
        leads=_names_of(read, lead_only=True),
        deeds={p.verb for a in read for c in a.lead for p in predicates.get(c.id, ())},
        verbs={c: {p.verb for p in of_claim} for c, of_claim in predicates.items()},
    )
    for account in read:
        account.event = _event_of(account, story)
        _sort(account, story)
    events = {c: e for account in read for c, e in account.found.items()}
    named = {c: e.name for c, e in _by_place(events, read, story).items()}
    return _one_name_each(named)


def _place(claim: Claim) -> tuple[int, int]:
    return claim.start, -claim.end


# --- times ------------------------------------------------------------------------------------


def times_of(claim: Claim, article: Article) -> list[Time]:
    """Return the times that a claim gives to what it tells, not to the saying of it."""
    return [
        _time(m, claim.quote, article)
        for m in find_dates(claim.quote)
        if not _is_of_saying(claim.quote, m) and not is_reference(claim.quote, m)
    ]


def _time(mention: DateMention, text: str, article: Article) -> Time:
    printed = article.published.date
    days = resolve(mention, printed or dt.date(2000, 1, 1))
    if not printed and mention.year is None:
        days = None
    if days and printed and _EARLIER.search(text[max(0, mention.start - 9) : mention.end]):
        days = days if days[1] < printed else (days[0], max(days[0], printed - 2 * NEAR))
    return Time(mention.text, days, mention.weekday, mention.precision in FAR_OF_UNDATED)


def _is_of_saying(text: str, mention: DateMention) -> bool:
    words = text[max(0, mention.start - _LOOK_BACK) : mention.start].split()
    while words and words[-1] in _BETWEEN_SAID_AND_DAY:
        words.pop()
    verb = words[-1] if words else ""
    return verb in {"said", "says", "told"} or any(
        verb in (f"{v}ed", f"{v}d", f"{v}s") for v in NEUTRAL_VERBS | FACTIVE_VERBS
    )


def _own_time(account: _Account) -> Time | None:
    """Return the day of what an article opens with: the first that it gives to a deed."""
    for claim in account.claims:
        for time in times_of(claim, account.article):
            exact = time.days is None or time.days[0] == time.days[1]
            if not time.coarse and exact:
                return time
    day = account.article.published.date
    return Time(str(day), (day, day)) if day else None


def _main_time(read: Sequence[_Account]) -> Time | None:
    """Return the day that most articles open with; of several the first."""
    own = [a.own for a in read if a.own]
    if not own:
        return None
    return max(own, key=lambda t: (sum(t.meets(o) for o in own), -own.index(t)))


def _is_far(time: Time, main: Time | None, article: Article) -> bool:
    if time.days is None:
        return time.coarse
    printed = article.published.date
    if time.coarse and printed and time.days[0] > printed:
        return False  # "the 2016 nomination", in 2015: the name of what is to come
    news = [d for d in (main.days if main else None, printed) if d]
    if not news:
        return time.coarse
    around = NEAR if not time.coarse else dt.timedelta()
    return not any(_is_near(time.days, d if isinstance(d, tuple) else (d, d), around) for d in news)


def _is_near(days: Days, news: Days, around: dt.timedelta) -> bool:
    return days[0] <= news[1] + around and days[1] >= news[0] - around


def _people(article: Article, mentions: Sequence[Mention], claims: Sequence[Claim]) -> set[str]:
    """Return the last words of the names of whom an article tells, not of those who speak in it."""
    named = {m.text.rsplit(maxsplit=1)[-1].lower() for m in mentions if m.label == "PERSON"}
    spoken = (c.speaker for c in claims if c.article == article.id and c.speaker)
    return named - {s.rsplit(maxsplit=1)[-1].lower() for s in spoken}


def _event_of(account: _Account, story: _Story) -> _Event:
    """Return the event that an article is about as a whole.

    It is another one where the article tells the main event as a second ("earlier on Sunday a 5.6
    quake"), or where its day lies far off and it names neither that day nor any of its people.
    """
    own, main = account.own, story.main
    if main is None or own is None or own.meets(main):
        return _MAIN
    told = [(c, t) for c in account.claims for t in times_of(c, account.article)]
    mentions = [(c, t) for c, t in told if t.meets(main)]
    if any(_tells_a_second(c, t) for c, t in mentions):
        return _Event(own.text.removesuffix("'s"), "time")
    far = own.days and main.days and not _is_near(own.days, main.days, NEAR)
    return _named(own) if far and not mentions and not account.persons & story.people else _MAIN


def _tells_a_second(claim: Claim, time: Time) -> bool:
    """Whether a claim brings in a second event: "earlier on Sunday a 5.6 quake"."""
    return claim.quote.lower().startswith("earlier") and bool(
        re.search(r"\ban? ", claim.quote[claim.quote.find(time.text) :])
    )


def _named(time: Time) -> _Event:
    """Return what happened at a time under a short name, the same however it is written."""
    return _Event(_name_of(time), "time")


def _name_of(time: Time) -> str:
    if time.days is None:
        return time.text.removesuffix("'s").removesuffix("\u2019s")
    first, last = time.days
    if first == last:
        return day_words(first)
    if (last - first).days <= 31 and first.month == last.month:
        return f"{first:%B %Y}"
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


# --- the claims of one article ----------------------------------------------------------------


def _sort(account: _Account, story: _Story) -> None:
    """Give each claim of an article its event, in the order of the text."""
    first = [c for c in account.claims if c.part == "headline"] + account.claims[:1]
    known = _words(first) | {stem(w) for w in story.openings}
    here, brought = account.event, set[str]()
    before: Claim | None = None
    for claim in account.claims:
        words = _words([claim])
        event = _own_event(claim, account, story)
        if event is None and here != account.event:
            goes_on = here.of == "time" and _speaks_on(claim, before)
            goes_on = goes_on or _goes_on(claim, words, brought, known)
            event = here if goes_on else None
        before = claim
        if event is None or event == account.event:
            here, brought = account.event, set()
            known |= words
        else:
            here = event
            brought |= words - known
        account.found[claim.id] = here


def _own_event(claim: Claim, account: _Account, story: _Story) -> _Event | None:
    """Return the event that a claim's own words show; None where they show none."""
    times = times_of(claim, account.article)
    far = [t for t in times if _is_far(t, story.main, account.article)]
    if far:
        own = [t for t in far if claim.when and t.text == claim.when.text]
        return _named((own or far)[0])
    if claim.part == "headline":
        return None
    if _AFTER_ANOTHER.search(claim.quote):
        return _ANOTHER_EVENT
    if _SEPARATE.match(claim.quote):
        return _SEPARATE_CASE
    if story.main is not None and any(t.meets(story.main) for t in times):
        return _elsewhere(claim, account, story) or _MAIN
    if claim in account.lead:
        return None
    if not times and (said := _told_of(claim, account, story)) is not None:
        return _named(said)
    if _names_another(claim, _words(account.lead)):
        return _SEPARATE_CASE
    return _elsewhere(claim, account, story) or _harm_elsewhere(claim, account, story, times)


def _told_of(claim: Claim, account: _Account, story: _Story) -> Time | None:
    """Return a time far off at which what a claim tells was said: "Day said in 2014"."""
    text = account.article.text
    start, end = sentence_at(text, claim.start, account.article.language)
    sentence, told = text[start:end], (claim.start - start, claim.end - start)
    outside = (m for m in find_dates(sentence) if m.end <= told[0] or told[1] <= m.start)
    said = (m for m in outside if _is_of_saying(sentence, m) or _is_with_cue(sentence, m, claim))
    times = [_time(m, sentence, account.article) for m in said]
    return next((t for t in times if _is_far(t, story.main, account.article)), None)


def _is_with_cue(sentence: str, mention: DateMention, claim: Claim) -> bool:
    """Whether nothing but who says a claim stands between a day and the word for the saying."""
    if not claim.cue:
        return False
    cues = re.finditer(rf"\b{re.escape(claim.cue)}\b", sentence)
    between = (sentence[min(m.end(), mention.end) : max(m.start(), mention.start)] for m in cues)
    plain = {*_BETWEEN_SAID_AND_DAY, *_IN_FRONT_OF_DAYS, *(claim.speaker_text or "").split()}
    return any(set(b.replace(",", " ").split()) <= plain for b in between)


def _speaks_on(claim: Claim, before: Claim | None) -> bool:
    """Whether a quotation goes on with what its speaker said in the claim before."""
    return (
        before is not None
        and claim.mode == "direct"
        and claim.speaker is not None
        and claim.speaker == before.speaker
    )


def _names_another(claim: Claim, lead: set[str]) -> bool:
    """Whether a claim brings in another one of what its article opens with: "another school"."""
    found = _ANOTHER.search(claim.quote)
    if found is None:
        return False
    before = stems(claim.quote[: found.start()])
    words = [w for w in content_words(found["rest"])[:3] if stem(w) not in before]
    return any(stem(w) in lead and w not in PEOPLE and w.rstrip("s") not in PEOPLE for w in words)


def _elsewhere(claim: Claim, account: _Account, story: _Story) -> _Event | None:
    """Return the place in front of a claim, where no account opens with it."""
    front = _PLACE_IN_FRONT.match(claim.quote)
    end = claim.start + front.end() if front else claim.start
    names = [m.text for m in account.places if claim.start <= m.start and m.end <= end]
    return next((_Event(n, "place") for n in names if not _word_set(n) & story.openings), None)


def _harm_elsewhere(
    claim: Claim, account: _Account, story: _Story, times: Sequence[Time]
) -> _Event | None:
    """Return the place of a deed like the main one, where it is another place, and another day."""
    if not story.tells_harm(claim):
        return None
    names = _places_of(claim, account)
    other_day = bool(times) and story.main is not None
    strange = [n for n in names if not _word_set(n) & story.leads]
    if strange and other_day:
        return _Event(strange[0], "place")
    known = any(_word_set(n) & story.openings for n in names)
    return _Event(names[0], "place") if names and not known else None


def _places_of(claim: Claim, account: _Account) -> list[str]:
    return [m.text for m in account.places if claim.start <= m.start and m.end <= claim.end]


def _word_set(name: str) -> set[str]:
    return {w.lower() for w in re.findall(r"[^\W\d_]+", name)}


def _by_place(
    events: Mapping[str, _Event], read: Sequence[_Account], story: _Story
) -> dict[str, _Event]:
    """Return the events with deeds at the place of another event given to that one."""
    named = {e.name for e in events.values() if e.of == "place"}
    found = dict(events)
    for account in read:
        lead = account.lead
        for claim in account.claims:
            there = [n for n in _places_of(claim, account) if n in named]
            if there and found[claim.id] == _MAIN and claim not in lead and story.tells_harm(claim):
                found[claim.id] = _Event(there[0], "place")
    return found


def _goes_on(claim: Claim, words: set[str], brought: set[str], known: set[str]) -> bool:
    """Whether a claim goes on with another event that the sentence before told."""
    first = {w.lower() for w in re.findall(r"[^\W\d_]+", claim.quote)[:3]}
    named = {stem(w.lower()) for n in find_names(claim.quote) for w in n.words if not n.initial}
    if named & known:
        return False
    taken_up = _TAKEN_UP.search(claim.quote) is not None
    return taken_up or bool(first & LINKING) or bool(words & brought)


def _words(claims: Iterable[Claim]) -> set[str]:
    return {stem(w) for c in claims for w in content_words(c.quote)}


def _names_of(read: Sequence[_Account], *, lead_only: bool) -> frozenset[str]:
    """Return the words of the names that accounts open with, or that two of them use."""
    found: Counter[str] = Counter()
    for account in read:
        lead = {w.lower() for c in account.lead for n in find_names(c.quote) for w in n.words}
        rest = {w.lower() for c in account.claims for n in find_names(c.quote) for w in n.words}
        found.update(dict.fromkeys(lead, 2))
        found.update(set() if lead_only else rest - lead)
    return frozenset(w for w, n in found.items() if n > 1)


def _one_name_each(events: Mapping[str, str]) -> dict[str, str]:
    """Call an event alike in all articles: "September" is the September that others date."""
    names = set(events.values())
    whole = {}
    for name in names:
        longer = [n for n in names if n != name and name in n.split()]
        whole[name] = longer[0] if len(longer) == 1 else name
    return {c: whole[e] for c, e in events.items()}
