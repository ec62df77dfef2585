"""What each claim speaks of, as far as words show it: names, other words, what it denies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Accounts, Article, Claim
from summarize.gate.outlets import Tellers
from summarize.gate.weighing.values import Standing, day_standings, standings
from summarize.text.cues import NEGATION, negates
from summarize.text.dates import Days, find_dates, resolve
from summarize.text.names import Name, find_names
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.quotations import Quotations, find_quotations
from summarize.text.sentences import sentence_spans, without
from summarize.text.support import Passage, bearings
from summarize.text.words import content_words, is_kin, stem, stems

SMALL = 12.0
"""Up to a dozen, equal numbers alone meet by chance."""

COMMON = 0.05
"""Share of a story's claims above which a name or a day tells nothing about what one says."""


@dataclass(frozen=True)
class Matter:
    """What one claim speaks of."""

    claim: Claim
    names: frozenset[tuple[str, ...]]  # its proper names, each as its words in lower case
    plain: frozenset[str]  # stems of its other words of content
    context: frozenset[str]  # stems of the words of the sentence that it stands in
    before: frozenset[str]  # and of the sentence before that one
    around: frozenset[str]  # words of the names in its sentence
    days: frozenset[Days]  # that its own words name, first and last
    passage: Passage  # the parse of its text
    language: str  # of its article, as an ISO 639-1 code

    @cached_property
    def denied(self) -> frozenset[str]:
        """Stems of the words that its negations bear on."""
        cues = [b for b in bearings(self.passage) if b.cue.kind == NEGATION]
        return frozenset(stem(k) for b in cues for keys in b.words for k in keys)

    @cached_property
    def surroundings(self) -> frozenset[str]:
        """Stems of the words of the sentence that it stands in and of the one before."""
        return self.context | self.before

    @cached_property
    def values(self) -> tuple[Standing, ...]:
        """All values that it gives, those of the days that it names among them."""
        days = (s for first, last in sorted(self.days) for s in day_standings(first, last, ""))
        return (*standings(self.claim), *days)

    @cached_property
    def denies(self) -> bool:
        """Whether it is a denial, by its speaker's stance or by its words, those put in too."""
        claim, (quote, told) = self.claim, _told(self.claim)
        put_in = claim.text != quote and negates(told)
        return claim.stance == "denies" or claim.negated or put_in

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of its names."""
        return frozenset(w for name in self.names for w in name)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """Stems of its words in quotation marks, without those of names."""
        text = self.claim.quote
        spoken = (text[q.start : q.end] for q in find_quotations(text).items)
        names = frozenset() if self.titled else frozenset(map(stem, self.name_words))
        return frozenset(stem(w) for words in spoken for w in content_words(words)) - names

    @cached_property
    def titled(self) -> frozenset[str]:
        """Stems of the words of a headline all of whose words have capitals, names or not."""
        quote = self.claim.quote
        small = {w for w in re.findall(r"[^\W\d_]+", quote) if w.islower()}
        titled = self.claim.part == "headline" and small.isdisjoint(content_words(quote))
        return stems(quote) if titled else frozenset()


class Matters:
    """Looks up what the claims of some accounts speak of, and who tells them.

    The claims whose ids are `wanted` can be asked for: all are parsed in one batch.
    """

    def __init__(self, accounts: Accounts, parser: Parser, wanted: Iterable[str]) -> None:
        self.claims: Mapping[str, Claim] = {c.id: c for c in accounts.claims}
        self._articles: Mapping[str, Article] = {a.id: a for a in accounts.articles}
        self._words = {a.id: stems(a.text) for a in accounts.articles}
        self._quotations: dict[str, Quotations] = {}
        self._tellers = Tellers(accounts.articles)
        self._people = {o.id for o in accounts.origins if o.kind == "person"}
        self._order = {a.id: n for n, a in enumerate(sorted(accounts.articles, key=_by_number))}
        letters = (w for a in accounts.articles for w in re.findall(r"[^\W\d_]+", a.text))
        self._small = {w for w in letters if w.islower()}  # no names
        asked = [self.claims[c] for c in sorted(set(wanted)) if c in self.claims]
        docs = parser.grammar([c.text or c.quote for c in asked])
        self._matters = {
            c.id: self._read(c, Passage.of(d, 0, len(c.text or c.quote)))
            for c, d in zip(asked, docs, strict=True)
        }
        own = [c for c in accounts.claims if self._articles[c.article].copy_of is None]
        self._most = max(2.0, COMMON * len(own))
        self._named: Counter[str] = Counter()
        self._dated: Counter[Days] = Counter()
        for claim in own:
            named = (name for text in _told(claim) for name, _ in self._named_in(text))
            self._named.update({w for name in named for w in name})
            self._dated.update(self._days(claim))

    def of(self, claim: str) -> Matter:
        """Return what a claim speaks of."""
        return self._matters[claim]

    def account(self, claim: str) -> str:
        """Return whose account a claim is: the agency's, the outlet's, of a copy the original's."""
        return self._tellers.account(self.claims[claim].article)

    def is_a_persons(self, claim: str) -> bool:
        """Whether a claim is one person's word: no body's, no outlet's and nobody's unknown."""
        found = self.claims[claim]
        return found.speaker is not None and found.origin in self._people

    def of_others(self, accounts: Collection[str]) -> Iterator[Article]:
        """Yield the articles of all other accounts."""
        articles = self._articles.values()
        return (a for a in articles if self._tellers.account(a.id) not in accounts)

    def accounts(self, claims: Iterable[str]) -> int:
        """Return how many accounts that are no copies of one another carry any of some claims."""
        return len({self.account(c) for c in claims})

    def sources(self, claims: Iterable[str]) -> int:
        """Return how many origins some claims have: speakers, and outlets in their own voice."""
        return len({self.claims[c].origin for c in claims})

    def printings(self, claims: Iterable[str]) -> int:
        """Return how many outlets print any of some claims: copies may differ in what they say."""
        articles = (self._articles[self.claims[c].article] for c in claims)
        return len({a.outlet or a.id for a in articles})

    def said_in(self, claim: str) -> Days | None:
        """Return the days that a claim's article gives for it, else that of printing, if known."""
        when, printed = self.claims[claim].when, self.printed(claim).published.date
        if when is not None:
            return (when.from_, when.to)
        return (printed, printed) if printed else None

    def printed(self, claim: str) -> Article:
        """Return the article of a claim."""
        return self._articles[self.claims[claim].article]

    def is_quoted(self, article: str, offset: int) -> bool:
        """Whether a character of an article stands in quotation marks."""
        if article not in self._quotations:
            self._quotations[article] = find_quotations(self._articles[article].text)
        return self._quotations[article].around(offset) is not None

    def ordered(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return claims in the order of articles and text, each once."""
        found = [self.claims[c] for c in set(claims)]
        found.sort(key=lambda c: (self._order[c.article], c.start, c.end, c.id))
        return tuple(c.id for c in found)

    def told_in(self, claims: Iterable[str]) -> frozenset[str]:
        """Return the stems of all words of content in the articles that some claims are from."""
        articles = {self.claims[c].article for c in claims}
        return frozenset[str]().union(*(self._words[a] for a in articles))

    def is_common(self, name: Iterable[str]) -> bool:
        """Whether a name stands in so many claims that it tells nothing of one."""
        return all(self._named[w] > self._most for w in name)

    def telling_days(self, one: Matter, other: Matter) -> list[Days]:
        """Return the days that two claims name, but for those that many claims name."""
        return [d for d in one.days & other.days if self._dated[d] <= self._most]

    def _read(self, claim: Claim, passage: Passage) -> Matter:
        names: set[tuple[str, ...]] = set()
        plain: set[str] = set()
        for text in _told(claim):
            found = list(self._named_in(text))
            names |= {words for words, _ in found}
            plain |= stems(_bare(without(text, [(name.start, name.end) for _, name in found])))
        plain |= {stem(t.lemma_.lower()) for t in passage.tokens if stem(t.lower_) in plain}
        sentence, previous = self._sentences(claim)
        return Matter(
            claim=claim,
            names=frozenset(names),
            plain=frozenset(plain),
            context=stems(_bare(sentence)),
            before=stems(_bare(previous)),
            around=frozenset(w.casefold() for n in find_names(sentence) for w in n.words),
            days=self._days(claim),
            passage=passage,
            language=self._articles[claim.article].language,
        )

    def _days(self, claim: Claim) -> frozenset[Days]:
        printed = self._articles[claim.article].published.date
        if printed is None:
            return frozenset()
        found = (resolve(m, printed) for m in find_dates(claim.quote))
        return frozenset(d for d in found if d is not None)

    def _sentences(self, claim: Claim) -> tuple[str, str]:
        """Return the sentence in which a claim's words begin, and the one before it."""
        article = self._articles[claim.article]
        spans = sentence_spans(article.text, article.language)
        at = max(bisect_right(spans, (claim.start, len(article.text))) - 1, 0)
        first, last = spans[at - 1] if at else (0, 0)
        start, end = spans[at] if spans else (claim.start, claim.end)
        return article.text[start : max(end, claim.end)], article.text[first:last]

    def _named_in(self, text: str) -> Iterator[tuple[tuple[str, ...], Name]]:
        """Yield the names of a text; no word that opens it and is written small elsewhere."""
        for name in find_names(text):
            words = tuple(w.casefold() for w in name.words)
            if words and not (name.initial and len(words) == 1 and words[0] in self._small):
                yield words, name


def shared_words(one: Matter, other: Matter) -> frozenset[str]:
    """Return the words that two claims share, as they are or by a synonym.

    Words that one of them writes small are no name, whatever capitals a headline gives them; one
    alone may be part of a name.
    """
    plain = frozenset(w for w in one.plain if is_kin(w, other.plain))
    written = {w for w in one.plain if is_kin(w, other.titled)}
    written |= {w for w in other.plain if is_kin(w, one.titled)}
    return plain | written if len(written) > 1 else plain


def in_one_mouth(one: Matter, other: Matter) -> bool:
    """Whether two claims quote one speaker with the same words: he does not deny what he says."""
    same = one.claim.speaker is not None and one.claim.origin == other.claim.origin
    return same and len(one.quoted & other.quoted) > 1


def retells(one: Matter, other: Matter) -> bool:
    """Whether two claims speak of one event, whatever each article calls it.

    They do where one holds the other, where they tell one amount, and no small one, in words of
    which two are the same, and where they are the same words.
    """
    shared = len(shared_words(one, other))
    same = shared >= max(LEAST_SAME, SAME * len(one.plain | other.plain))
    mine, theirs = ({(s.value, s.sort) for s in m.values if s.sort != "day"} for m in (one, other))
    amount = any(value > SMALL for value, _ in mine & theirs)
    return holds(one.claim, other.claim) or same or (shared > 1 and amount)


LEAST_SAME, SAME = 4, 0.7
"""Words that two claims share, and their share of the words of both, from which they are one
statement printed twice: of 30,880 claims of four stories put to findings of another event none."""


def holds(one: Claim, other: Claim) -> bool:
    """Whether a claim's words hold another's."""
    return one.article == other.article and one.start <= other.start and other.end <= one.end


def meets_abroad(one: Matter, other: Matter) -> bool:
    """Whether claims in two languages have a name, a number or a speaker in common.

    Their words tell nothing; those of the sentences in which they stand count too.
    """
    if one.language == other.language:
        return False
    mine, theirs = (m.name_words | m.around for m in (one, other))
    said, told = (find_names(m.claim.speaker or "") for m in (one, other))
    mine |= {w.casefold() for n in said for w in n.words}
    theirs |= {w.casefold() for n in told for w in n.words}
    values = {s.value for s in one.values} & {s.value for s in other.values}
    return bool(mine & theirs or values)


def shared_names(one: Matter, other: Matter) -> list[tuple[str, ...]]:
    """Return the names that two claims share, each as the words that stand in both.

    Forms of one name ("Alma Reed", "Reed") are one.
    """
    parts = [frozenset(n) & other.name_words for n in one.names]
    kept: list[frozenset[str]] = []
    for part in sorted(filter(None, parts), key=lambda p: (-len(p), sorted(p))):
        if not any(part & k for k in kept):
            kept.append(part)
    return [tuple(sorted(k)) for k in kept]


def _told(claim: Claim) -> tuple[str, ...]:
    """Return the words in which a claim is told: as quoted, and with its references put in."""
    return (claim.quote, claim.text.replace("[", "").replace("]", ""))


def _bare(text: str) -> str:
    """Return a text without its numbers and days, which are compared as such."""
    spans = [(n.start, n.end) for n in find_numbers(text) if n.kind != "name-part"]
    return without(text, [*spans, *((d.start, d.end) for d in find_dates(text))])


def _by_number(article: Article) -> tuple[int, str]:
    digits = article.id.removeprefix("A")
    return (int(digits) if digits.isdigit() else 0, article.id)
