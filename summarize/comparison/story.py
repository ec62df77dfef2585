"""What every step of the comparison looks things up in: the articles, claims and what was read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from summarize.comparison.align import Alignment, signature_of
from summarize.domain import Article, Claim, ClaimGroup, Features, Origin, ReadArticle
from summarize.text.determiners import Determiners
from summarize.text.meaning import Signature, Weights
from summarize.text.sentences import sentence_spans

LEAD_CHARS = 600
"""Headline and about the first two paragraphs: where newswriting puts what matters."""

YEARS_BACK = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|of|late|early) (?:\w+ )?((?:1\d|20)\d\d)\b(?! (?:\w+ )?[a-z]+s\b)"
)
"""A year back, and no count of things ("of 1900 houses")."""

FEW_TERMS = 5
"""Words of content that a statement of news has at least: "the drop was large" has two."""

NEWS_DAYS = 45
"""Days before printing from which an event is background."""


class Story:
    """The accounts and their claims, for looking up.

    Args:
        articles: All articles, in order.
        reads: What was read of each.
        claims: Their claims with origins.
        origins: The origins.
        alignment: Which claims say the same, and which are near.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        reads: Sequence[ReadArticle],
        claims: Sequence[Claim],
        origins: Sequence[Origin],
        alignment: Alignment,
    ) -> None:
        self.articles = tuple(articles)
        self.reads = tuple(reads)
        self.claims = tuple(claims)
        self.groups = alignment.groups
        self.met = alignment.met
        self.article: Mapping[str, Article] = {a.id: a for a in articles}
        self.claim: Mapping[str, Claim] = {c.id: c for c in claims}
        self.origin: Mapping[str, Origin] = {o.id: o for o in origins}
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        self.features: Mapping[str, Features] = {f.claim: f for r in reads for f in r.features}

    @cached_property
    def signatures(self) -> Mapping[str, Signature]:
        """What is compared of each claim."""
        return {c.id: signature_of(c, self.features.get(c.id)) for c in self.claims}

    @cached_property
    def weights(self) -> Weights:
        """Rarity of words among the claims."""
        return Weights(self.signatures.values())

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """All words that an article writes in small letters: no names."""
        words = (w for a in self.articles for w in re.findall(r"[^\W\d_]+", a.text))
        return frozenset(w for w in words if w.islower())

    @cached_property
    def inner_capitals(self) -> frozenset[str]:
        """All words with a capital inside a sentence: names, nations, days."""
        inside = re.compile(r"[a-z,;] ([A-Z][\w-]*)")
        return frozenset(w for a in self.articles for w in inside.findall(a.text))

    @cached_property
    def determiners(self) -> Determiners:
        """The articles that the accounts put before names."""
        return Determiners(a.text for a in self.articles)

    @cached_property
    def by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        """Each article's claims in the order of the text."""
        found: dict[str, list[Claim]] = {a.id: [] for a in self.articles}
        for claim in self.claims:
            found[claim.article].append(claim)
        return {a: tuple(sorted(c, key=lambda x: (x.start, x.end))) for a, c in found.items()}

    @cached_property
    def by_origin(self) -> Mapping[str, tuple[Claim, ...]]:
        """Each origin's claims."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.origin].append(claim)
        return {o: tuple(c) for o, c in found.items()}

    @cached_property
    def group_of(self) -> Mapping[str, ClaimGroup]:
        """The group of each grouped claim."""
        return {c: g for g in self.groups for c in g.claims}

    def account(self, article_id: str) -> str:
        """Return who tells: the outlet, or the original of a copy; copies count once."""
        return self._tellers[article_id]

    @cached_property
    def _tellers(self) -> Mapping[str, str]:
        return {a.id: self._original(a).called for a in self.articles}

    def _original(self, article: Article) -> Article:
        seen = {article.id}
        while article.copy_of and article.copy_of in self.article and article.copy_of not in seen:
            seen.add(article.copy_of)
            article = self.article[article.copy_of]
        return article

    @cached_property
    def _others(self) -> int:
        """How many accounts there are beside any one."""
        return len(set(self._tellers.values())) - 1

    def accounts(self, claims: Iterable[Claim]) -> set[str]:
        """Return the accounts that carry any of some claims."""
        return {self.account(c.article) for c in claims}

    def sentences(self, article_id: str) -> list[tuple[int, int]]:
        """Return the spans of an article's sentences."""
        if article_id not in self._sentences:
            article = self.article[article_id]
            self._sentences[article_id] = sentence_spans(article.text, article.language)
        return self._sentences[article_id]

    def sentence_number(self, claim: Claim) -> int:
        """Return which sentence of its article a claim's quote begins in, from 0."""
        starts = [s for s, _ in self.sentences(claim.article)]
        return max(0, bisect_right(starts, claim.start) - 1)

    def sentence_of(self, claim: Claim) -> tuple[int, int]:
        """Return the span of the sentence in which a claim's quote begins."""
        return self.sentences(claim.article)[self.sentence_number(claim)]

    def in_lead(self, claim: Claim) -> bool:
        """Whether a claim stands in the headline or the first paragraphs."""
        article = self.article[claim.article]
        return claim.part == "headline" or claim.start < article.body_start + LEAD_CHARS

    def centrality(self, claim: Claim) -> float:
        """Return how much the other accounts speak of what a claim says, from 0 to 1.

        The mean, over the other accounts, of the closest claim's overlap with it (the idea of
        LexRank, Erkan and Radev 2004, between accounts instead of sentences).
        """
        near = self._near.get(claim.id, {})
        return sum(near.values()) / self._others if self._others > 0 else 0.0

    def topicality(self, claim: Claim) -> float:
        """Return how much the other accounts speak of what a claim speaks of, from 0 to 1.

        The mean, over its words, of the share of the other accounts that use the word: what all
        write about matters (the idea of SumBasic, Nenkova and Vanderwende 2005, with accounts in
        place of frequency). A claim of few words tells little, however common they are.
        """
        others = self._others
        terms = [t for t in self.signatures[claim.id].terms if not t.startswith("#")]
        if others < 1 or not terms:
            return 0.0
        used = sum(self._users[t] - 1 for t in terms) / others
        return used / max(len(terms), FEW_TERMS)

    @cached_property
    def _users(self) -> Counter[str]:
        """How many accounts use each term."""
        pairs = {(self.account(c.article), t) for c in self.claims
                 for t in self.signatures[c.id].terms}  # fmt: skip
        return Counter(term for _, term in pairs)

    def is_background(self, claim: Claim) -> bool:
        """Whether a claim tells of a time well before its article was printed."""
        printed = self.article[claim.article].published.date
        years = YEARS_BACK.findall(claim.text)
        if years and printed:
            return int(years[-1]) < printed.year - (printed.month == 1)
        return bool(printed and claim.when and (printed - claim.when.to).days > NEWS_DAYS)

    def nearest(self, claim: Claim) -> float:
        """Return the overlap of the closest claim of another account."""
        return max(self._near.get(claim.id, {}).values(), default=0.0)

    @cached_property
    def _near(self) -> Mapping[str, Mapping[str, float]]:
        """For each claim, its closest overlap in each other account."""
        near: dict[str, dict[str, float]] = defaultdict(dict)
        for pair in self.met:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                account = self.account(other.article)
                if account != self.account(one.article):
                    held = near[one.id].get(account, 0.0)
                    near[one.id][account] = max(held, pair.overlap)
        return near

    def repeated(self, claim: Claim) -> int:
        """Return how many of its article's other claims lie within the same words."""
        start, end = claim.start, claim.end
        return sum(
            c.start <= start and end <= c.end and c.id != claim.id
            for c in self.by_article[claim.article]
        )
