"""What is compared of each claim: its words by weight, its names, numbers, days and event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Accounts, Article, Claim, Features
from summarize.engines.offline.events import Time, times_of
from summarize.text.meaning import Signature, Weights, content_words, sign
from summarize.text.names import find_names

LEAD = 4
"""Claims of an article's body that count as its opening."""

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "this", "that", "these", "those"}
)
"""First words that lean on what was told before."""


@dataclass(frozen=True)
class Statement:
    """One claim as it is compared.

    Attributes:
        claim: The claim.
        account: Who tells it: the outlet, of a copy the original's.
        event: The event that it speaks of.
        features: What was read of it.
        signature: Its words, names and numbers.
        times: The times that it gives to what it tells.
        rank: Where it stands among its article's claims, from 0.
    """

    claim: Claim
    account: str
    event: str
    features: Features
    signature: Signature
    times: tuple[Time, ...]
    rank: int

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def opens(self) -> bool:
        """Whether it stands in the headline or among the first sentences."""
        return self.claim.part == "headline" or self.rank < LEAD

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Lemmas of its verbs."""
        return frozenset(p.verb for p in self.features.predicates)

    @cached_property
    def leans(self) -> bool:
        """Whether it needs the sentence before to be understood: a pronoun opens it."""
        first = re.match(r"[^\w]*(\w+)", self.claim.text)
        return first is None or first[1].lower() in PRONOUNS or not self.features.predicates


class Statements:
    """The claims of several accounts, for looking up.

    Args:
        accounts: The accounts.
        events: The event of each claim, by its id.
    """

    def __init__(self, accounts: Accounts, events: Mapping[str, str]) -> None:
        self.articles: Mapping[str, Article] = {a.id: a for a in accounts.articles}
        features = {f.claim: f for r in accounts.reads for f in r.features}
        ranks: defaultdict[str, int] = defaultdict(int)
        self.all: list[Statement] = []
        for claim in sorted(accounts.claims, key=self._place):
            read = features.get(claim.id) or Features(claim=claim.id)
            self.all.append(
                Statement(
                    claim=claim,
                    account=self._account(claim),
                    event=events[claim.id],
                    features=read,
                    signature=_signature(claim, read),
                    times=tuple(times_of(claim, self.articles[claim.article])),
                    rank=ranks[claim.article],
                )
            )
            ranks[claim.article] += claim.part == "body"
        self.weights = Weights(s.signature for s in self.all)
        self.by_id = {s.id: s for s in self.all}

    def _place(self, claim: Claim) -> tuple[str, int, int]:
        """Return where a claim stands, whatever the order of the articles."""
        return self.articles[claim.article].path, claim.start, -claim.end

    def _account(self, claim: Claim) -> str:
        article, seen = self.articles[claim.article], set[str]()
        while article.copy_of and article.copy_of in self.articles and article.id not in seen:
            seen.add(article.id)
            article = self.articles[article.copy_of]
        return article.agency or article.outlet or article.id

    @cached_property
    def accounts(self) -> frozenset[str]:
        """All who tell."""
        return frozenset(s.account for s in self.all)


def _signature(claim: Claim, features: Features) -> Signature:
    values = [v for f in claim.figures for v in (f.value, f.low, f.high) if v is not None]
    names = features.names or tuple(n.text for n in find_names(claim.quote) if not n.initial)
    lemmas = features.lemmas or content_words(claim.text)
    return sign(claim.text, lemmas=lemmas, names=names, numbers=values)
