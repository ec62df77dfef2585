"""The people and bodies that an article names, with what it says they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from summarize.text import saying as lexicon
from summarize.text.saying import bare, is_title, strip_titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SAME_SURNAME = 80.0
"""Indel similarity of two surnames that may be one name misspelt (Poznikhir, Pozhnikir: 88.9). It
does not tell Sanders from Sanderson (87.5); within one article that risk is taken. Not swept."""


@dataclass
class Person:
    """One person of an article.

    Attributes:
        name: The fullest name without titles.
        described: Lower-case words that the text says of them ("minister", "doctor").
        places: Offsets of their mentions, with whether each is a subject.
        gender: "m", "f" or "" when nothing tells.
    """

    name: str
    described: set[str] = field(default_factory=set)
    places: list[tuple[int, bool]] = field(default_factory=list)
    gender: str = ""

    @property
    def surname(self) -> str:
        """Return the last part of the name."""
        return self.name.split()[-1]


class People:
    """The people of one article."""

    def __init__(self, doc: Doc) -> None:
        self.persons: list[Person] = []
        for ent in _person_spans(doc):
            self._enter(ent)

    def _enter(self, span: Span) -> None:
        name = strip_titles(span.text)
        if not name or not name[0].isupper() or "\n" in name:
            return
        person = self.find(name) if " " not in name else self._same(name)
        if person is None:
            person = Person(name)
            self.persons.append(person)
        elif len(name.split()) > len(person.name.split()):
            person.name = name
        subject = span.root.dep_ in ("nsubj", "nsubjpass") or span.root.head.dep_ == "nsubj"
        person.places.append((span.start_char, subject))
        self._describe(person, span)

    def _same(self, name: str) -> Person | None:
        words = name.split()
        for person in reversed(self.persons):
            known = person.name.split()
            if known[-1] == words[-1] and _same_first_name(known, words):
                return person
        return None

    def _describe(self, person: Person, span: Span) -> None:
        before = span.doc[max(span.start - 6, span.sent.start) : span.start]
        words = {w.strip(".").lower() for w in span.text.split()[:-1]}
        for token in reversed(list(before)):
            if token.is_punct and token.text not in "-.":
                break
            words.add(token.lower_.strip("."))
            if token.pos_ in ("VERB", "ADP"):
                break
        words |= set(_apposition(span)) | _office_before(span)
        person.described |= words
        if not person.gender:
            person.gender = gender_of(words)

    def find(self, name: str) -> Person | None:
        """Return the person that a name, short or full, points to; the latest one named so."""
        words = strip_titles(name).split()
        if not words:
            return None
        last = bare(words[-1])
        exact = [p for p in self.persons if bare(p.surname) == last]
        if len(words) > 1:
            first = words[0].lower()
            exact = [p for p in exact if p.name.lower().startswith(first[0])]
        if exact:
            full = [p for p in exact if " " in p.name]
            return (full or exact)[-1]
        firsts = [p for p in self.persons if len(words) == 1 and words[0] in p.name.split()]
        if firsts:
            return firsts[-1]
        return self._misspelt(words)

    def _misspelt(self, words: list[str]) -> Person | None:
        if len(words) > 1 or len(words[0]) < 6:
            return None
        for person in reversed(self.persons):
            other = bare(person.surname)
            comparable = " " in person.name and len(other) >= 6 and other[0] == bare(words[0])[0]
            if comparable and fuzz.ratio(other, bare(words[0])) >= SAME_SURNAME:
                return person
        return None


def _same_first_name(known: list[str], words: list[str]) -> bool:
    """Tell whether two names of one surname may be one person's: same first name or initial."""
    if len(known) == 1 or known[0] == words[0]:
        return True
    initial = min(len(known[0].strip(".")), len(words[0].strip("."))) == 1
    return initial and known[0][0] == words[0][0]


def gender_of(words: Iterable[str]) -> str:
    """Tell a gender from titles and roles: "m", "f", or "" when they do not say."""
    found = set(words)
    male, female = bool(found & lexicon.MALE), bool(found & lexicon.FEMALE)
    if male == female:
        return ""
    return "m" if male else "f"


def seems_female(name: str) -> bool:
    """Guess from a first name's ending; a preference between candidates, never a verdict."""
    first = name.split(maxsplit=1)[0].lower()
    if first in ("ilja", "ilya", "luca", "joshua", "nikita", "sasha", "misha", "mustafa", "elia"):
        return False
    return " " in name and first.endswith(("a", "ine", "ette", "elle", "lyn", "een"))


def _person_spans(doc: Doc) -> list[Span]:
    spans = [e for e in doc.ents if e.label_ == "PERSON" and _is_name(e.text)]
    taken = {t.i for s in spans for t in s}
    for token in doc:
        titled = token.lower_.strip(".") in lexicon.TITLES and token.text[:1].isupper()
        if titled and token.i + 1 < len(doc) and token.i + 1 not in taken:
            span = _capitalised_run(doc, token.i + 1)
            if span is not None and not {t.i for t in span} & taken and not is_title(span.text):
                spans.append(span)
                taken |= {t.i for t in span}
    return sorted(spans, key=lambda s: s.start)


def _is_name(text: str) -> bool:
    words = text.split()
    return all(w[0].isupper() or w.lower() in ("al", "de", "van", "von", "bin", "el", "la", "da")
               or w.startswith(("al-", "el-", "d'")) for w in words)  # fmt: skip


def _capitalised_run(doc: Doc, start: int) -> Span | None:
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        end += 1
    if end == start or end - start > 3:
        return None
    if any(e.label_ not in ("PERSON", "NORP") for e in doc[start:end].ents):
        return None
    return doc[start:end]


def _office_before(span: Span) -> set[str]:
    """Return the office in "its spokeswoman, Jo Day,"."""
    doc, i = span.doc, span.start
    if i >= 2 and doc[i - 1].text == "," and doc[i - 2].lower_ in lexicon.PERSON_NOUNS:
        return {doc[i - 2].lower_}
    return set()


def _apposition(span: Span) -> list[str]:
    """Return the words of ", a doctor at the clinic," behind a name."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text != ",":
        return []
    words = []
    for token in doc[span.end + 1 : min(span.end + 9, span.sent.end)]:
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
            break
        words.append(token.lower_)
    return words


def head_word(token: Token) -> str:
    """Return the lower-case word by which a text takes up a noun phrase again."""
    return token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
