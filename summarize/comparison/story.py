"""What every step of the comparison looks things up in: the articles, claims and what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from summarize.domain import (
    MAIN,
    Accounts,
    Article,
    Claim,
    Features,
    Finding,
    Origin,
    account_of,
)
from summarize.text.names import find_names
from summarize.text.words import Signature, Weights, sign, stems

LEAD_CHARS = 600
"""Headline and about the first two paragraphs: where newswriting puts what matters."""


FEW_TERMS = 5
"""Words of content that a statement of news has at least: "the drop was large" has two."""


class Story:
    """The accounts and their claims, for looking up."""

    def __init__(self, accounts: Accounts) -> None:
        self.articles = accounts.articles
        self.claims = accounts.claims
        self.article: Mapping[str, Article] = {a.id: a for a in accounts.articles}
        self.claim: Mapping[str, Claim] = {c.id: c for c in accounts.claims}
        self.origin: Mapping[str, Origin] = {o.id: o for o in accounts.origins}
        self.features: Mapping[str, Features] = {
            f.claim: f for r in accounts.reads for f in r.features
        }

    @cached_property
    def signatures(self) -> Mapping[str, Signature]:
        """What is compared of each claim."""
        found = {}
        for claim in self.claims:
            read = self.features.get(claim.id)
            names = read.names if read else tuple(n.text for n in find_names(claim.quote))
            values = [f.value for f in claim.figures if f.value is not None]
            found[claim.id] = sign(
                claim.quote, lemmas=read.lemmas if read else None, names=names, numbers=values
            )
        return found

    @cached_property
    def weights(self) -> Weights:
        """Rarity of words among the claims."""
        return Weights(self.signatures.values())

    @cached_property
    def by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        """Each article's claims in the order of the text, the longest of a place first."""
        found: dict[str, list[Claim]] = {a.id: [] for a in self.articles}
        for claim in self.claims:
            found[claim.article].append(claim)
        return {a: tuple(sorted(c, key=lambda x: (x.start, -x.end))) for a, c in found.items()}

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The stems of all words of content of each article."""
        return {a.id: stems(a.text) for a in self.articles}

    @cached_property
    def account(self) -> Mapping[str, str]:
        """The agency or outlet whose account each article is; of a copy, those of its original."""
        return {i: account_of(a, self.article) for i, a in self.article.items()}

    def accounts(self, claims: Iterable[Claim]) -> set[str]:
        """Return the accounts that carry any of some claims."""
        return {self.account[c.article] for c in claims}

    def told_by(self, finding: Finding) -> list[Claim]:
        """Return the claims of a finding."""
        return [self.claim[c] for c in sorted(finding.claims)]

    def in_lead(self, claim: Claim) -> bool:
        """Whether a claim stands in the headline or the first paragraphs."""
        article = self.article[claim.article]
        return claim.part == "headline" or claim.start < article.body_start + LEAD_CHARS

    def topicality(self, claim: Claim) -> float:
        """Return how much the other accounts speak of what a claim speaks of, from 0 to 1.

        The mean, over its words, of the share of the other accounts that use the word: what all
        write about matters (the idea of SumBasic, Nenkova and Vanderwende 2005, with accounts in
        place of frequency). A claim of few words tells little, however common they are.
        """
        others = len(set(self.account.values())) - 1
        terms = [t for t in self.signatures[claim.id].terms if not t.startswith("#")]
        if others < 1 or not terms:
            return 0.0
        used = sum(len(self._users[t]) - 1 for t in terms) / others
        return used / max(len(terms), FEW_TERMS)

    @cached_property
    def _users(self) -> Mapping[str, set[str]]:
        """The accounts that use each term."""
        users: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            for term in self.signatures[claim.id].terms:
                users[term].add(self.account[claim.article])
        return users

    def is_news(self, claim: Claim) -> bool:
        """Whether a claim speaks of the event that the folder is about, as far as is known."""
        return claim.event in (None, MAIN)
