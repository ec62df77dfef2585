"""What each claim speaks of, as far as words show it: names, other words, what it denies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Accounts, Article, Claim
from summarize.gate.tellers import Tellers
from summarize.text.dates import find_dates
from summarize.text.meaning import content_words, stem
from summarize.text.names import find_names
from summarize.text.negation import NEGATION
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.support import Passage
from summarize.text.support.polarity import bearings
from summarize.text.synonyms import synonyms

SHORTEST_STEM = 5
"""Letters from which one stem that opens another is the same word ("market", "marketplace")."""

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[A-Z\"'\u201c\u2018])|\n\n+")

COMMON = 0.05
"""Share of a story's claims above which a name tells nothing about what one of them says."""


@dataclass(frozen=True)
class Matter:
    """What one claim speaks of.

    Attributes:
        claim: The claim.
        names: Its proper names, each as its words in lower case.
        plain: Stems of its other words of content.
        context: Stems of the words of the sentence that it stands in.
        passage: The parse of its text.
    """

    claim: Claim
    names: frozenset[tuple[str, ...]]
    plain: frozenset[str]
    context: frozenset[str]
    passage: Passage

    @cached_property
    def denied(self) -> frozenset[str]:
        """Stems of the words that its negations bear on."""
        cues = [b for b in bearings(self.passage) if b.cue.kind == NEGATION]
        return frozenset(stem(k) for b in cues for keys in b.words for k in keys)

    @property
    def denies(self) -> bool:
        """Whether it is a denial, by its speaker's stance or by its own words."""
        return self.claim.stance == "denies" or self.claim.negated

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of its names."""
        return frozenset(w for name in self.names for w in name)


class Matters:
    """Looks up what the claims of some accounts speak of, and who tells them.

    Args:
        accounts: The accounts.
        parser: Who parses the claims' texts.
        wanted: Ids of the claims that will be asked for; all are parsed in one batch.
    """

    def __init__(self, accounts: Accounts, parser: Parser, wanted: Iterable[str]) -> None:
        self.claims: Mapping[str, Claim] = {c.id: c for c in accounts.claims}
        self._articles: Mapping[str, Article] = {a.id: a for a in accounts.articles}
        self._tellers = Tellers(accounts.articles)
        self._order = {a.id: n for n, a in enumerate(sorted(accounts.articles, key=_by_number))}
        self._small = _small_words(accounts.articles)
        asked = [self.claims[c] for c in sorted(set(wanted)) if c in self.claims]
        docs = parser.grammar([c.text or c.quote for c in asked])
        passages = (
            Passage.of(d, 0, len(c.text or c.quote)) for c, d in zip(asked, docs, strict=True)
        )
        self._matters = {c.id: self._read(c, p) for c, p in zip(asked, passages, strict=True)}
        self._own = [c for c in accounts.claims if self._articles[c.article].copy_of is None]
        self._named: Counter[str] = Counter()
        for claim in self._own:
            self._named.update({w for name in self._names(claim) for w in name})

    def of(self, claim: str) -> Matter:
        """Return what a claim speaks of."""
        return self._matters[claim]

    def account(self, claim: str) -> str:
        """Return whose account a claim is: the agency's, the outlet's, of a copy the original's."""
        return self._tellers.account(self.claims[claim].article)

    def accounts(self, claims: Iterable[str]) -> int:
        """Return how many accounts that are no copies of one another carry any of some claims."""
        return len({self.account(c) for c in claims})

    def printed(self, claim: str) -> Article:
        """Return the article of a claim."""
        return self._articles[self.claims[claim].article]

    def ordered(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return claims in the order of articles and text, each once."""
        return tuple(sorted(set(claims), key=self._place))

    def _place(self, claim: str) -> tuple[int, int, int, str]:
        found = self.claims[claim]
        return (self._order[found.article], found.start, found.end, claim)

    def is_common(self, name: Iterable[str]) -> bool:
        """Whether a name stands in so many claims that it tells nothing of one."""
        most = max(2.0, COMMON * len(self._own))
        return all(self._named[w] > most for w in name)

    def _read(self, claim: Claim, passage: Passage) -> Matter:
        names = self._names(claim)
        words = {stem(w) for text in _told(claim) for w in content_words(_bare(text))}
        words |= {stem(t.lemma_.lower()) for t in passage.tokens if stem(t.lower_) in words}
        named = {stem(w) for name in names for w in name}
        sentence = self._sentence(claim)
        context = frozenset(stem(w) for w in content_words(_bare(sentence)))
        return Matter(claim, names, frozenset(words - named), context, passage)

    def _sentence(self, claim: Claim) -> str:
        text = self._articles[claim.article].text
        before = [m.end() for m in SENTENCE_END.finditer(text, 0, claim.start)]
        after = SENTENCE_END.search(text, max(claim.start, claim.end - 1))
        return text[before[-1] if before else 0 : after.start() if after else len(text)]

    def _names(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        found = []
        for text in _told(claim):
            for name in find_names(text):
                words = tuple(w.casefold() for w in name.words)
                if words and not (name.initial and len(words) == 1 and words[0] in self._small):
                    found.append(words)
        return frozenset(found)


def shared_words(one: Matter, other: Matter) -> frozenset[str]:
    """Return the words of one claim that the other has too, as they are or by a synonym."""
    return frozenset(w for w in one.plain if is_kin(w, other.plain))


def is_kin(word: str, others: frozenset[str]) -> bool:
    """Whether a stem is among others: itself, a synonym, or as the opening of a longer word."""
    if word in others or synonyms(word) & others:
        return True
    return any(_derived(word, o) for o in others)


def _derived(one: str, other: str) -> bool:
    """Whether two stems open alike: one opens the other, or they differ in their last letter."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_STEM:
        return False
    return long.startswith(short) or (len(short) > SHORTEST_STEM and long[:-1] == short[:-1])


def shared_names(one: Matter, other: Matter) -> list[tuple[str, ...]]:
    """Return the names of one claim of which a word stands in a name of the other."""
    return [n for n in one.names if set(n) & other.name_words]


def _told(claim: Claim) -> tuple[str, ...]:
    """Return the words in which a claim is told: as quoted, and with its references put in."""
    return (claim.quote, claim.text.replace("[", "").replace("]", ""))


def _bare(text: str) -> str:
    """Return a text without its numbers and days, which are compared as such."""
    spans = [(n.start, n.end) for n in find_numbers(text) if n.kind != "name-part"]
    for start, end in [*spans, *((d.start, d.end) for d in find_dates(text))]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _small_words(articles: Iterable[Article]) -> frozenset[str]:
    """Return the words that an article writes in small letters: no names."""
    return frozenset(w for a in articles for w in re.findall(r"[^\W\d_]+", a.text) if w.islower())


def _by_number(article: Article) -> tuple[int, str]:
    digits = article.id.removeprefix("A")
    return (int(digits) if digits.isdigit() else 0, article.id)
