"""What is compared of each claim: its words by weight, its names, numbers, days and event."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Accounts, Claim, Features, Predicate, account_of
from summarize.engines.offline.events import PLACES, Time, place, times_of
from summarize.engines.offline.grammar import DENYING, STATED
from summarize.languages import word_set
from summarize.text.names import find_names
from summarize.text.words import Signature, Weights, content_words, sign, stem, stems

LEAD = 4
"""Claims of an article's body that count as its opening."""

PRONOUNS = word_set("words", "leaning")
"""First words that lean on what was told before."""

_OTHERS = re.compile(r"\W*the (?:others?|latter|former|second|third)\b", re.IGNORECASE)

_FIRST = re.compile(r"[^\w]*(?!there (?:is|are|was|were)\b)(\w+)", re.IGNORECASE)
"""The word that opens a claim; "there was" opens one that leans on nothing."""

_COMING = re.compile(
    r"(?:\b(?:will|would|shall)|\b\w+['\u2019](?:ll|d))\s((?:\w+\s+){0,2}\w+)", re.IGNORECASE
)
"""Words behind an auxiliary of what is to come."""

OF_SPEAKERS = frozenset({"he", "she", "they", "we", "i"})
"""Those that may stand for who says it."""


@dataclass(frozen=True)
class Source:
    """What is known of an article as a whole."""

    plain: frozenset[str]  # stems of the words that accounts write in small letters: no names
    places: frozenset[str]  # stems of the last words of the names of places in it


@dataclass(frozen=True)
class Statement:
    """One claim as it is compared."""

    claim: Claim  # the claim
    account: str  # who tells it: the outlet, of a copy the original's
    printing: str  # the outlet that prints it, of a copy its own
    event: str  # the event that it speaks of
    features: Features  # what was read of it
    signature: Signature  # its words, names and numbers
    times: tuple[Time, ...]  # the times that it gives to what it tells
    rank: int  # where it stands among its article's claims, from 0
    source: Source  # what is known of its article
    printed: dt.date | None = None  # the day of its article, where that is known

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def opens(self) -> bool:
        """Whether it stands in the headline or among the first sentences."""
        return self.claim.part == "headline" or self.rank < LEAD

    @cached_property
    def negated(self) -> frozenset[str]:
        """Stems of the words on which a "not" of it bears."""
        return frozenset(map(stem, self.features.negated))

    @cached_property
    def to_come(self) -> frozenset[str]:
        """Stems of what it tells as to come: "would be closed" closed nothing yet."""
        return frozenset[str]().union(*map(stems, _COMING.findall(self.claim.text)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Stems of its words of content, in order."""
        return tuple(map(stem, content_words(self.claim.text)))

    @cached_property
    def denies(self) -> bool:
        """Whether it is a denial: by its stance, or since its main verb denies a statement."""
        told = self.claim.stance == "denies" or any(map(_denies, self.features.predicates[:1]))
        return told and not DENYING & set(self.features.negated)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Stems of its words of content, names and numbers aside."""
        terms = self.signature.terms - self.signature.names
        return frozenset(t for t in terms if not t.startswith("#"))

    @cached_property
    def leans(self) -> bool:
        """Whether it needs the sentence before to be understood: a pronoun opens it.

        That of one who is named beside it does not: "Lind said she would stay".
        """
        text = self.claim.text
        first = _FIRST.match(text)
        word = first[1].lower() if first else ""
        own = self.claim.speaker is not None and word in OF_SPEAKERS
        leaning = (word in PRONOUNS or _OTHERS.match(text)) and not own and text[:1] != "["
        return bool(leaning) or not self.features.predicates


class Statements:
    """The claims of several accounts with their events, for looking up."""

    def __init__(self, accounts: Accounts, events: Mapping[str, str]) -> None:
        articles = {a.id: a for a in accounts.articles}
        features = {f.claim: f for r in accounts.reads for f in r.features}
        sources = _sources(accounts)
        ranks: Counter[str] = Counter()
        self.all: list[Statement] = []
        # Whatever the order in which the articles are given.
        by_place = sorted(accounts.claims, key=lambda c: (articles[c.article].path, *place(c)))
        for claim in by_place:
            article = articles[claim.article]
            read = features.get(claim.id) or Features(claim=claim.id)
            statement = Statement(
                claim=claim,
                account=account_of(article, articles),
                printing=article.outlet or article.id,
                event=events[claim.id],
                features=read,
                signature=_signature(claim, read),
                times=tuple(times_of(claim, article)),
                rank=ranks[article.id],
                source=sources[article.id],
                printed=article.published.date,
            )
            self.all.append(statement)
            ranks[article.id] += claim.part == "body"
        self.weights = Weights(s.signature for s in self.all)
        self.by_id = {s.id: s for s in self.all}
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for statement in self.all:
            for term in statement.signature.terms:
                self._holders[term].append(statement.id)

    def whole(self, some: Iterable[Statement]) -> list[Statement]:
        """Return statements, of those that lie one within the other the longer."""
        some = list(some)
        return [s for s in some if not any(_is_within(s.claim, o.claim) for o in some)]

    def near(self, one: Statement) -> list[Statement]:
        """Return the claims of other accounts that share a word with one."""
        found = set[str]().union(*(self._holders[term] for term in one.signature.terms))
        return [s for c in sorted(found) if (s := self.by_id[c]).account != one.account]


def _is_within(one: Claim, other: Claim) -> bool:
    """Whether a claim is a piece of another one."""
    same = one.article == other.article and one.id != other.id
    return same and other.start <= one.start and one.end <= other.end


def _denies(predicate: Predicate) -> bool:
    """Whether a verb denies what somebody says or did, and refuses nobody a thing."""
    deed = predicate.verb == "deny" and predicate.agent is not None  # "she was denied bail"
    return predicate.verb in DENYING and (deed or predicate.patient in (None, *STATED))


def _signature(claim: Claim, features: Features) -> Signature:
    values = [v for f in claim.figures for v in (f.value, f.low, f.high) if v is not None]
    names = features.names or tuple(n.text for n in find_names(claim.quote) if not n.initial)
    lemmas = features.lemmas or content_words(claim.text)
    return sign(claim.text, lemmas=lemmas, names=names, numbers=values)


def _sources(accounts: Accounts) -> dict[str, Source]:
    """Return what is known of each article as a whole."""
    texts = " ".join(a.text for a in accounts.articles)
    plain = frozenset(stem(w) for w in set(re.findall(r"\b[a-z]+\b", texts)))
    places: defaultdict[str, set[str]] = defaultdict(set)
    for mention in (m for r in accounts.reads for m in r.mentions if m.label in PLACES):
        places[mention.article].update(map(stem, content_words(mention.text)[-1:]))
    return {a.id: Source(plain, frozenset(places[a.id])) for a in accounts.articles}
