"""A stretch of parsed text with all that is compared of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.text.cues import Cue
from summarize.text.dates import DateMention, find_dates
from summarize.text.hedges import find_hedges
from summarize.text.meaning import stem
from summarize.text.names import Name, find_names
from summarize.text.negation import find_negations
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
LIGHT = frozenset({"be", "have", "do", "get", "go", "ever", "also", "even", "yet", "so", "still"})
"""Lemmas that carry no matter of their own: a cue's weight falls on the word after them."""

_SAYING = """
    say tell state report announce add note declare according statement account outlet article
"""
SAYING = frozenset(_SAYING.split())
"""Words of saying that a statement may bring along: the speaker has a comparer of its own."""

ARGUMENTS = {
    "nsubj": "doer",
    "nsubjpass": "undergoer",
    "dobj": "undergoer",
    "obj": "undergoer",
    "agent": "doer",
}
"""Who does and who undergoes, by spaCy's dependency labels; a passive's subject undergoes."""


@dataclass(frozen=True)
class Passage:
    """A stretch of parsed text: what is compared of it is read when first asked for.

    Attributes:
        text: Its characters.
        start: Where it begins in the text of `doc`.
        doc: The parse it is a part of.
    """

    text: str
    start: int
    doc: Doc

    @classmethod
    def of(cls, doc: Doc, start: int, end: int) -> Passage:
        """Return the passage `[start, end)` of a parsed text."""
        return cls(text_of(doc)[start:end], start, doc)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens, without white space."""
        end = self.start + len(self.text)
        span = self.doc.char_span(self.start, end, alignment_mode="expand")
        return tuple(t for t in span if not t.is_space) if span is not None else ()

    @cached_property
    def numbers(self) -> list[NumberMention]:
        """Its numbers, in order."""
        return find_numbers(self.text)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Its expressions of time, in order."""
        return find_dates(self.text)

    @cached_property
    def names(self) -> list[Name]:
        """Its proper names, in order."""
        return find_names(self.text)

    @cached_property
    def cues(self) -> list[Cue]:
        """Its negations and hedges, in order."""
        return sorted(find_negations(self.text) + find_hedges(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All its words, each by all that it is known by (`keys_of`)."""
        return frozenset(k for t in self.tokens for k in keys_of(t))

    @cached_property
    def roles(self) -> frozenset[tuple[str, str, str]]:
        """Its verbs with who does and who undergoes: (verb, role, head of the phrase)."""
        return frozenset(
            (stem(verb.lemma_.lower()), role, stem(word.lemma_.lower()))
            for verb, role, word in self.arguments
        )

    @cached_property
    def arguments(self) -> tuple[tuple[Token, str, Token], ...]:
        """The tokens behind `roles`."""
        return tuple(_arguments(self.tokens))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that touch `[start, end)` of this passage's own text."""
        low, high = self.start + start, self.start + end
        return [t for t in self.tokens if t.idx < high and t.idx + len(t) > low]

    def after(self, end: int) -> list[Token]:
        """Return the tokens from an offset of this passage's text to the end of the sentence."""
        low = self.start + end
        rest = [t for t in self.tokens if t.idx >= low]
        return [t for t in rest if t.sent.start == rest[0].sent.start]


def keys_of(token: Token) -> frozenset[str]:
    """Return the forms by which a word is known again: as written, lemma, stem; lower case."""
    lower, lemma = token.lower_, token.lemma_.lower()
    return frozenset((lower, lemma, stem(lower), stem(lemma)))


def is_content(token: Token) -> bool:
    """Whether a token carries matter, by its part of speech."""
    return token.pos_ in CONTENT and any(c.isalnum() for c in token.text)


def _arguments(tokens: Iterable[Token]) -> Iterable[tuple[Token, str, Token]]:
    inside = {t.i for t in tokens}
    for token in tokens:
        role = ARGUMENTS.get(token.dep_)
        if role is None or token.head.i not in inside:
            continue
        if token.dep_ == "agent":
            yield from ((token.head, role, child) for child in token.children if child.i in inside)
        elif token.pos_ != "PRON":
            yield token.head, role, token
