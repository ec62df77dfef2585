"""An article with all that its claims are held against, read once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from summarize.domain import Article
from summarize.observe.attributions import Attributed, Attributions, attribute
from summarize.observe.people import Person
from summarize.text.dates import DateMention, find_dates
from summarize.text.names import Name, find_names
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.parsing import Parser
from summarize.text.saying import QUOTATIVE_VERBS, stance_of
from summarize.text.sentences import Span, sentence_spans
from summarize.text.support import keys_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VERB", "AUX"})
"""Parts of speech of verbs."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of subjects."""
_QUOTED_END = re.compile(r"[.!?,][\"\u201d'\u2019]\s*\Z")
TAG_WORDS = 6
"""Words among which a tag behind a quotation has its word of saying."""


def uppermost(doc: Doc, span: Span) -> tuple[range, list[Token]]:
    """Return the numbers of a span's tokens, and those tokens whose head is none of them."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return range(0), []
    inside = range(found.start, found.end)
    return inside, [t for t in found if t.head.i not in inside or t.head == t]


@dataclass(frozen=True)
class Ground:
    """An article with all that its claims are held against."""

    article: Article
    doc: Doc
    attributions: Attributions
    voices: dict[int, str] = field(default_factory=dict, compare=False)
    """By whom the claims checked so far are said, by the number of the sentence that shows it: a
    pronoun goes on with who spoke before it."""
    persons: dict[str, Person | None] = field(default_factory=dict, compare=False)
    """Whom words name, once it was asked."""
    _keys: dict[Span, frozenset[str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, article: Article, parser: Parser) -> Ground:
        """Read an article once for all its claims."""
        doc = parser.parse(article.text)
        return cls(article, doc, attribute(article, doc))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its proper names, in order."""
        return tuple(find_names(self.article.text))

    @cached_property
    def name_words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each of its names, once."""
        return tuple(dict.fromkeys(n.words for n in self.names))

    @cached_property
    def numbers(self) -> list[NumberMention]:
        """Its numbers, in order."""
        return find_numbers(self.article.text)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Its expressions of time, in order."""
        return find_dates(self.article.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences, as an engine is shown them."""
        return sentence_spans(self.article.text)

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset stands in, from 0."""
        return max(bisect_right(self.sentences, offset, key=itemgetter(0)) - 1, 0)

    def by_marks(self, span: Span) -> Span:
        """Return the sentences that a span stands in, by their marks alone."""
        first = self.sentences[self.sentence_at(span[0])]
        last = self.sentences[self.sentence_at(max(span[1] - 1, span[0]))]
        return min(first[0], span[0]), max(last[1], span[1])

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence that a span stands in, by marks and by the parse: the wider.

        '"Hide!" Lund said.' is one sentence, whatever its exclamation mark.
        """
        start, end = self.by_marks(span)
        found = self.doc.char_span(*span, alignment_mode="expand")
        if found is None:
            return start, end
        opens, closes = found[0].sent, found[-1].sent
        return min(start, opens.start_char), self._with_tag(max(end, closes.end_char))

    def _with_tag(self, end: int) -> int:
        """Return where a sentence ends, with a tag behind its quotation: "Hide!", Lund said."""
        text = self.article.text
        if not _QUOTED_END.search(text[max(end - 4, 0) : end]):
            return end
        at = self.sentence_at(end - 1) + 1
        if at >= len(self.sentences) or "\n" in text[end : self.sentences[at][0]]:
            return end
        opening = [t for t in self.tokens(self.sentences[at]) if not t.is_punct][:TAG_WORDS]
        says = any(stance_of(t.lemma_) or t.lemma_ in QUOTATIVE_VERBS for t in opening)
        return self.sentences[at][1] if says else end

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that touch a span, white space left out."""
        found = self.doc.char_span(*span, alignment_mode="expand")
        return tuple(t for t in found if not t.is_space) if found is not None else ()

    def noun_of(self, phrase: str) -> str:
        """Return the noun that a phrase of the article hangs on; "" where it does not stand there.

        "Experts hired by the family" are experts, whatever stands behind them.
        """
        at = self.article.text.find(phrase)
        found = self.doc.char_span(at, at + len(phrase)) if at >= 0 and phrase else None
        return found.root.text if found is not None and found.root.pos_ == "NOUN" else ""

    def keys(self, span: Span) -> frozenset[str]:
        """Return the words of a span, each by all that it is known by."""
        if span not in self._keys:
            self._keys[span] = frozenset(k for t in self.tokens(span) for k in keys_of(t))
        return self._keys[span]

    def names_in(self, span: Span) -> list[Name]:
        """Return the names that begin in a span."""
        first, last = (bisect_left(self.names, at, key=itemgetter(0)) for at in span)
        return list(self.names[first:last])

    def reports_in(self, span: Span) -> list[Attributed]:
        """Return the reports whose word of saying stands in a span."""
        return [f for f in self.attributions.found if span[0] <= f.report.cue_start < span[1]]

    @cached_property
    def tags(self) -> dict[str, tuple[str, str]]:
        """The tag and the lemma of each word as it first stands in the article, lower case."""
        return {t.lower_: (t.tag_, t.lemma_.lower()) for t in reversed([*self.doc])}

    def tag_of(self, word: str) -> str:
        """Return the tag of a word as it first stands in the article; "" where it does not."""
        return self.tags.get(word.lower(), ("", ""))[0]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The entity type that most mentions of each name have, by its words in lower case.

        A surname alone is whose the full name is, whatever the parser takes it for.
        """
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for entity in self.doc.ents:
            votes[entity.text.lower().removeprefix("the ")][entity.label_] += 1
        found = {name: labels.most_common(1)[0][0] for name, labels in votes.items()}
        people = (p for p in self.attributions.people if " " in p.name)
        return found | {p.surname.lower(): "PERSON" for p in people if p.is_human}
