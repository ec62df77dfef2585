"""An article with all that its claims are held against, read once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.domain import Article
from summarize.observe.speakers import Attributions, attribute
from summarize.text.dates import DateMention, find_dates
from summarize.text.names import Name, find_names
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.sentences import sentence_spans
from summarize.text.support.passage import keys_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]


@dataclass(frozen=True)
class Ground:
    """An article with all that its claims are held against.

    Attributes:
        article: The article.
        doc: The parse of its text.
        attributions: Who says what in it.
    """

    article: Article
    doc: Doc
    attributions: Attributions

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
    def wholes(self) -> list[tuple[int, int, str]]:
        """Spans that no quote may cut in two: numbers and expressions of time."""
        text = self.article.text
        found = [(n.start, n.end, n.text) for n in find_numbers(text)]
        return found + [(d.start, d.end, d.text) for d in self.dates]

    @cached_property
    def dates(self) -> list[DateMention]:
        """Its expressions of time, in order."""
        return find_dates(self.article.text)

    def dates_in(self, span: Span) -> list[DateMention]:
        """Return the expressions of time that stand in a span."""
        return [d for d in self.dates if span[0] <= d.start < span[1]]

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences, as an engine is shown them."""
        return sentence_spans(self.article.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset stands in, from 0."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that touch a span, white space left out."""
        found = self.doc.char_span(*span, alignment_mode="expand")
        return tuple(t for t in found if not t.is_space) if found is not None else ()

    def keys(self, span: Span) -> frozenset[str]:
        """Return the words of a span, each by all that it is known by."""
        known = self._keys.get(span)
        if known is None:
            known = frozenset(k for t in self.tokens(span) for k in keys_of(t))
            self._keys[span] = known
        return known

    @cached_property
    def _keys(self) -> dict[Span, frozenset[str]]:
        return {}

    def names_in(self, span: Span) -> list[Name]:
        """Return the names that begin in a span."""
        first = bisect_right(self._name_starts, span[0] - 1)
        last = bisect_right(self._name_starts, span[1] - 1)
        return list(self.names[first:last])

    @cached_property
    def _name_starts(self) -> list[int]:
        return [n.start for n in self.names]

    @cached_property
    def tags(self) -> dict[str, tuple[str, str]]:
        """The tag and the lemma of each word as it first stands in the article, lower case."""
        found: dict[str, tuple[str, str]] = {}
        for token in self.doc:
            found.setdefault(token.lower_, (token.tag_, token.lemma_.lower()))
        return found

    @cached_property
    def labels(self) -> dict[str, str]:
        """The entity type of each name, by its words in lower case."""
        found: dict[str, str] = {}
        for entity in self.doc.ents:
            found.setdefault(entity.text.lower().removeprefix("the "), entity.label_)
        return found
