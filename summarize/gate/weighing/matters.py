"""What each claim speaks of, as far as words show it: names, other words, what it denies."""

from __future__ import annotations

import datetime as dt
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
from summarize.text.dates import find_dates, resolve
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
    """What one claim speaks of.

    Attributes:
        claim: The claim.
        names: Its proper names, each as its words in lower case.
        plain: Stems of its other words of content.
        context: Stems of the words of the sentence that it stands in.
        before: Stems of the words of the sentence before that one.
        around: Words of the names in that sentence.
        days: The days that its own words name, first and last.
        passage: The parse of its text.
        language: The language of its article, as an ISO 639-1 code; None where it is not known.
    """

    claim: Claim
    names: frozenset[tuple[str, ...]]
    plain: frozenset[str]
    context: frozenset[str]
    before: frozenset[str]
    around: frozenset[str]
    days: frozenset[tuple[dt.date, dt.date]]
    passage: Passage
    language: str | None = None

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
        claim = self.claim
        put_in = claim.text != claim.quote and negates(_told(claim)[1])
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
        words = content_words(self.claim.quote) if self.claim.part == "headline" else []
        small = {w for w in re.findall(r"[^\W\d_]+", self.claim.quote) if w.islower()}
        return frozenset(map(stem, words)) if small.isdisjoint(words) else frozenset()


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
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._quotations: dict[str, Quotations] = {}
        self._tellers = Tellers(accounts.articles)
        self._people = {o.id for o in accounts.origins if o.kind == "person"}
        self._order = {a.id: n for n, a in enumerate(sorted(accounts.articles, key=_by_number))}
        self._small = _small_words(accounts.articles)
        asked = [self.claims[c] for c in sorted(set(wanted)) if c in self.claims]
        docs = parser.grammar([c.text or c.quote for c in asked])
        passages = (
            Passage.of(d, 0, len(c.text or c.quote)) for c, d in zip(asked, docs, strict=True)
        )
        self._matters = {c.id: self._read(c, p) for c, p in zip(asked, passages, strict=True)}
        self._own = [c for c in accounts.claims if self._articles[c.article].copy_of is None]
        self._most = max(2.0, COMMON * len(self._own))
        self._named: Counter[str] = Counter()
        self._dated: Counter[tuple[dt.date, dt.date]] = Counter()
        for claim in self._own:
            self._named.update({w for name in self._names(claim) for w in name})
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

    def printings(self, claims: Iterable[str]) -> int:
        """Return how many outlets print any of some claims: copies may differ in what they say."""
        articles = (self._articles[self.claims[c].article] for c in claims)
        return len({a.outlet or a.id for a in articles})

    def said_in(self, claim: str) -> tuple[dt.date, dt.date] | None:
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
        return tuple(sorted(set(claims), key=self._place))

    def _place(self, claim: str) -> tuple[int, int, int, str]:
        found = self.claims[claim]
        return (self._order[found.article], found.start, found.end, claim)

    def told_in(self, claims: Iterable[str]) -> frozenset[str]:
        """Return the stems of all words of content in the articles that some claims are from."""
        articles = {self.claims[c].article for c in claims}
        return frozenset[str]().union(*map(self._vocabulary, articles))

    def _vocabulary(self, article: str) -> frozenset[str]:
        if article not in self._words:
            words = content_words(self._articles[article].text)
            self._words[article] = frozenset(map(stem, words))
        return self._words[article]

    def is_common(self, name: Iterable[str]) -> bool:
        """Whether a name stands in so many claims that it tells nothing of one."""
        return all(self._named[w] > self._most for w in name)

    def telling_days(self, one: Matter, other: Matter) -> list[tuple[dt.date, dt.date]]:
        """Return the days that two claims name, but for those that many claims name."""
        return [d for d in one.days & other.days if self._dated[d] <= self._most]

    def _read(self, claim: Claim, passage: Passage) -> Matter:
        names = self._names(claim)
        told = [self._nameless(text) for text in _told(claim)]
        words = {stem(w) for text in told for w in content_words(_bare(text))}
        words |= {stem(t.lemma_.lower()) for t in passage.tokens if stem(t.lower_) in words}
        sentence, previous = self._sentence(claim), self._sentence(claim, back=1)
        context = stems(_bare(sentence))
        before = stems(_bare(previous))
        around = frozenset(w.casefold() for n in find_names(sentence) for w in n.words)
        days = self._days(claim)
        language = self._articles[claim.article].language
        return Matter(
            claim, names, frozenset(words), context, before, around, days, passage, language
        )

    def _days(self, claim: Claim) -> frozenset[tuple[dt.date, dt.date]]:
        printed = self._articles[claim.article].published.date
        if printed is None:
            return frozenset()
        found = (resolve(m, printed) for m in find_dates(claim.quote))
        return frozenset(d for d in found if d is not None)

    def _sentence(self, claim: Claim, back: int = 0) -> str:
        """Return the sentence in which a claim's words begin, or one so many before it."""
        article = self._articles[claim.article]
        spans = self._spans(article)
        at = max(bisect_right(spans, (claim.start, len(article.text))) - 1, 0)
        if back:
            start, end = spans[at - back] if at >= back else (0, 0)
            return article.text[start:end]
        start, end = spans[at] if spans else (claim.start, claim.end)
        return article.text[start : max(end, claim.end)]

    def _spans(self, article: Article) -> list[tuple[int, int]]:
        if article.id not in self._sentences:
            self._sentences[article.id] = sentence_spans(article.text, article.language)
        return self._sentences[article.id]

    def _names(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        return frozenset(w for text in _told(claim) for w, _ in self._named_in(text))

    def _named_in(self, text: str) -> Iterator[tuple[tuple[str, ...], Name]]:
        """Yield the names of a text; no word that opens it and is written small elsewhere."""
        for name in find_names(text):
            words = tuple(w.casefold() for w in name.words)
            if words and not (name.initial and len(words) == 1 and words[0] in self._small):
                yield words, name

    def _nameless(self, text: str) -> str:
        return without(text, [(name.start, name.end) for _, name in self._named_in(text)])


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
    if holds(one.claim, other.claim):
        return True
    shared = len(shared_words(one, other))
    same = shared >= max(LEAST_SAME, SAME * len(one.plain | other.plain))
    return same or (shared > 1 and _tells_amount(one, other))


LEAST_SAME, SAME = 4, 0.7
"""Words that two claims share, and their share of the words of both, from which they are one
statement printed twice: of 30,880 claims of four stories put to findings of another event none."""


def holds(one: Claim, other: Claim) -> bool:
    """Whether a claim's words hold another's."""
    return one.article == other.article and one.start <= other.start and other.end <= one.end


def _tells_amount(one: Matter, other: Matter) -> bool:
    """Whether two claims tell one amount, and no small one."""
    mine, theirs = ({(s.value, s.sort) for s in m.values if s.sort != "day"} for m in (one, other))
    return any(value > SMALL for value, _ in mine & theirs)


def meets_abroad(one: Matter, other: Matter) -> bool:
    """Whether claims in two languages have a name, a number or a speaker in common.

    Their words tell nothing; those of the sentences in which they stand count too.
    """
    if one.language == other.language:
        return False
    mine, theirs = (m.name_words | m.around | _speaker_words(m.claim) for m in (one, other))
    values = {s.value for s in one.values} & {s.value for s in other.values}
    return bool(mine & theirs or values)


def _speaker_words(claim: Claim) -> frozenset[str]:
    return frozenset(w.casefold() for n in find_names(claim.speaker or "") for w in n.words)


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


def _small_words(articles: Iterable[Article]) -> frozenset[str]:
    """Return the words that an article writes in small letters: no names."""
    return frozenset(w for a in articles for w in re.findall(r"[^\W\d_]+", a.text) if w.islower())


def _by_number(article: Article) -> tuple[int, str]:
    digits = article.id.removeprefix("A")
    return (int(digits) if digits.isdigit() else 0, article.id)
