"""Whom an article names: people, institutions with their short forms, and who has spoken so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from summarize.languages import word_set
from summarize.observe.sources import Source
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.saying import bare, is_title, strip_titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


# --- the people and bodies that an article names, with what it says they are

SAME_SURNAME = 80.0
"""Indel similarity of two surnames that may be one name misspelt (Poznikhir, Pozhnikir: 88.9). It
does not tell Sanders from Sanderson (87.5); within one article that risk is taken. Not swept."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells generations of one name apart (Chicago Manual of Style, 6.43)."""
MAJORITY = 3
"""Times as many sentences must take a person up as "his" than as "her", or the other way."""
DEPARTMENTS = word_set("speakers", "departments")
"""Words of titles that open the names of bodies as well."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
EMBEDDED = frozenset({"ccomp", "relcl", "advcl", "acl", "pcomp"})
"""Clauses whose subject is not what the next sentence takes up first."""
OWN = {"his": "m", "himself": "m", "her": "f", "herself": "f"}
QUOTES = frozenset('"\u201c\u201d')


@dataclass
class Person:
    """One person of an article."""

    name: str  # the fullest name without titles
    # Lower-case words that the text says of them ("minister", "doctor").
    described: set[str] = field(default_factory=set)
    # Offsets of their mentions, with whether each is a subject.
    places: list[tuple[int, bool]] = field(default_factory=list)
    gender: str = ""  # "m", "f" or "" when nothing tells
    # By which pronouns their sentences take them up, where nobody else is named.
    votes: Counter[str] = field(default_factory=Counter)
    # The names without titles by which the article calls them.
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def sex(self) -> str:
        """Return what the titles tell, else most of the pronouns; "" where neither does."""
        votes = self.votes
        won = (s for s, o in ("mf", "fm") if votes[s] and votes[s] >= MAJORITY * votes[o])
        return self.gender or next(won, "")

    @property
    def surname(self) -> str:
        """Return the last part of the name, no "Jr." behind it."""
        parts = self.name.split()
        own = [w for w in parts if w.lower().strip(".,") not in SUFFIXES]
        return (own or parts)[-1]

    @property
    def is_human(self) -> bool:
        """Whether only people are called so: by sex, role, title, or a surname for the name."""
        told = self.sex or self.described & (lexicon.PERSON_NOUNS | lexicon.TITLES)
        return bool(told) or (" " in self.name and self.surname in self.forms)


class People:
    """The people of one article."""

    def __init__(self, doc: Doc) -> None:
        self.persons: list[Person] = []
        for ent in _person_spans(doc):
            self._enter(ent)
        self._find_surnames(doc)

    def _find_surnames(self, doc: Doc) -> None:
        """Add the mentions by surname that the parser takes for a place or a firm."""
        known = {p.surname: p for p in self.persons if " " in p.name}
        places = {place for p in self.persons for place, _ in p.places}
        for token in doc:
            person = known.get(token.text)
            alone = token.i == 0 or token.nbor(-1).pos_ != "PROPN"
            if person is not None and alone and token.idx not in places:
                person.places.append((token.idx, _is_subject(doc[token.i : token.i + 1])))
                person.places.sort()

    def _enter(self, span: Span) -> None:
        name = strip_titles(span.text)
        if not name[:1].isupper():
            return
        person = self.find(name) if " " not in name else self._same(name)
        if person is None:
            person = Person(name)
            self.persons.append(person)
        forms = person.forms
        forms[name] += 1
        person.name = max(forms, key=lambda form: (len(form.split()), forms[form]))
        person.places.append((span.start_char, _is_subject(span)))
        self._describe(person, span)

    def _same(self, name: str) -> Person | None:
        words = name.split()
        for person in reversed(self.persons):
            known = person.name.split()
            # Of one surname: the same first name, or its initial, or none.
            firsts = known[0], words[0]
            initial = min(len(f.strip(".")) for f in firsts) == 1 and known[0][0] == words[0][0]
            same = known[0] == words[0] or initial or len(known) == 1
            if known[-1] == words[-1] and same:
                return person
            if known[-len(words) :] == words or words[-len(known) :] == known:
                return person  # two surnames: "Acosta Lima" is "Ruben Acosta Lima"
        return None

    def _describe(self, person: Person, span: Span) -> None:
        before = span.doc[max(span.start - 6, span.sent.start) : span.start]
        words = {_spelt_out(w) for w in span.text.split()[:-1]}
        for token in reversed(list(before)):
            if token.is_punct and token.text not in "-.":
                break
            words.add(_spelt_out(token.text))
            if token.pos_ in ("VERB", "ADP"):
                break
        behind = [*span.doc[span.end : min(span.end + 9, span.sent.end)]]
        if behind and behind[0].text == ",":  # ", a doctor at the clinic,"
            ended = ("VERB", "AUX", "ADP")
            told = takewhile(lambda t: not t.is_punct and t.pos_ not in ended, behind[1:])
            words |= {t.lower_ for t in told}
        if span.root.dep_ == "appos":  # "a daughter, Bella", "its spokeswoman, Jo Day"
            words.add(span.root.head.lower_)
        person.described |= words
        if not person.gender:
            person.gender = gender_of(words)
        person.votes[_taken_up_as(span)] += 1

    def find(self, name: str) -> Person | None:
        """Return the person that a name, short or full, points to; the latest one named so."""
        words = strip_titles(name).split()
        if not words:
            return None
        last, whole = bare(words[-1]), " ".join(words).lower()
        exact = [p for p in self.persons if bare(p.surname) == last]
        if len(words) > 1:
            named = ((p, p.name.lower()) for p in exact)
            exact = [p for p, n in named if n.startswith(whole[0]) or n.endswith(f" {whole}")]
        full = [p for p in exact if " " in p.name]
        firsts = [p for p in self.persons if len(words) == 1 and words[0] in p.name.split()]
        found = full or exact or firsts
        return found[-1] if found else self._misspelt(words)

    def _misspelt(self, words: list[str]) -> Person | None:
        if len(words) > 1 or len(words[0]) < 6:
            return None
        for person in reversed(self.persons):
            other = bare(person.surname)
            comparable = " " in person.name and len(other) >= 6 and other[0] == bare(words[0])[0]
            if comparable and fuzz.ratio(other, bare(words[0])) >= SAME_SURNAME:
                return person
        return None


def _is_subject(span: Span) -> bool:
    """Whether a name is what its sentence is about: the subject of a main clause."""
    root = span.root if span.root.dep_ in SUBJECTS else span.root.head
    return root.dep_ in SUBJECTS and root.head.dep_ not in EMBEDDED


def _spelt_out(word: str) -> str:
    plain = word.lower().strip(".")
    return {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
            "col": "colonel", "capt": "captain", "sgt": "sergeant"}.get(plain, plain)  # fmt: skip


def _taken_up_as(span: Span) -> str:
    """Return "m" or "f" by "his" or "her" behind a subject that stands alone in its sentence."""
    others = [e for e in span.sent.ents if e.label_ == "PERSON" and e.start != span.start]
    if others or span.root.dep_ not in SUBJECTS:
        return ""
    told = QUOTES | {"he", "she", "it", "they"} | OWN.keys()
    first = next((t for t in span.doc[span.end : span.sent.end] if t.lower_ in told), None)
    return OWN.get(first.lower_, "") if first is not None else ""


def gender_of(words: Iterable[str]) -> str:
    """Tell a gender from titles and roles: "m", "f", or "" when they do not say."""
    found = set(words)
    told = [sex for sex, forms in (("m", lexicon.MALE), ("f", lexicon.FEMALE)) if found & forms]
    return told[0] if len(told) == 1 else ""


def _person_spans(doc: Doc) -> list[Span]:
    spans = [_trimmed(e) for e in doc.ents if e.label_ == "PERSON"]
    taken = {t.i for s in spans for t in s}
    for token in doc[:-1]:
        titled = token.lower_.strip(".") in lexicon.TITLES and token.text[:1].isupper()
        titled = titled and token.ent_type_ != "ORG"  # "the Justice Department"
        span = _capitalised_run(doc, token.i + 1) if titled else None
        if span is not None and taken.isdisjoint(t.i for t in span) and not is_title(span.text):
            spans.append(span)
            taken |= {t.i for t in span}
    return sorted(spans, key=lambda s: s.start)


def _trimmed(span: Span) -> Span:
    """Return a person's name with a first name that the parser left out."""
    doc, start = span.doc, span.start
    if len(span) == 1 and start > span.sent.start:
        first = doc[start - 1]
        plain = first.pos_ == "PROPN" and not first.ent_type_ and first.text.istitle()
        start -= plain and first.dep_ == "compound" and first.head.i >= start
    return doc[start : span.end]


LONGEST_NAME = 3


def _capitalised_run(doc: Doc, start: int) -> Span | None:
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        end += 1
    return doc[start:end] if 0 < end - start <= LONGEST_NAME else None


def head_word(token: Token) -> str:
    """Return the lower-case word by which a text takes up a noun phrase again."""
    return token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_


# --- institutions as an article names them: full names, short forms, what kind of body they are

LEADING = re.compile(r"^(?:the|The|THE)\s+")
_ADJECTIVES = re.compile(r"^(?:(?:[a-z][\w-]*+|\w++-[a-z]\w*+)\s++)++(?=[A-Z])")


def own_name(head: Token) -> str:
    """Return the capitalised words that end with the head: "Jo Day" of "Jo Day of the FBI"."""
    first = head.i
    while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return lexicon.strip_titles(head.doc[first : head.i + 1].text)


def role_behind(head: Token) -> frozenset[str]:
    """Return the words of ", an official of the agency," when they say that a name is a person."""
    beside = (c for c in head.rights if c.dep_ == "appos")
    role = next((c for c in beside if c.lemma_.lower() in lexicon.PERSON_NOUNS), None)
    return frozenset(t.lower_ for t in role.subtree if not t.is_punct) if role else frozenset()


def body_name(source: Source) -> str:
    """Return an institution's name: no article, no describing adjective, no owner's "'s"."""
    text = _ADJECTIVES.sub("", LEADING.sub("", source.text))
    return re.sub(r"^[A-Z]\w+['\u2019]s\s+(?=[A-Z])|['\u2019]s$", "", text)


SHORTEST_FORM = 5


def shortens(words: list[str], longer: list[str]) -> bool:
    """Tell whether a name is the other's end or beginning ("Observatory", "Acme") or initials."""
    initials = "".join(w[0] for w in longer if w not in ("of", "the", "for", "and"))
    if len(initials) >= 3 and [initials] == [w.replace(".", "") for w in words]:
        return True
    ends = longer[-len(words) :] == words or longer[: len(words)] == words
    return ends and len(" ".join(words)) >= SHORTEST_FORM


def named_bodies(doc: Doc) -> list[tuple[str, int]]:
    """Return the institutions that a text names, with where it does, in order.

    None in a line without a stop: the capitals of a heading make a name run on.
    """
    text, found = text_of(doc), []
    for ent in doc.ents:
        if ent.label_ == "ORG" and len(ent.text) > 2 and "\n" not in ent.text:
            end = text.find("\n", ent.end_char)
            if end < 0 or not text[ent.start_char : end].rstrip()[-1:].isalnum():
                name = re.sub(r"['\u2019]s$", "", LEADING.sub("", ent.text))
                found.append((name, ent.start_char))
    return found


def fullest(name: str, bodies: list[tuple[str, int]]) -> str:
    """Return the first longer name in a text that a body's name shortens, else the name."""
    words = name.lower().split()
    longer = (other for other, _ in bodies if len(other.split()) > len(words))
    return next((n for n in longer if shortens(words, n.lower().split())), name)


# --- what an article has named so far: its people, its bodies, and who has spoken

Kind = Literal["person", "body", "unnamed", "paper"]
REACH = 900
"""Characters back to an antecedent: about four short paragraphs of news prose. Of the 570 facts of
evals/cases, 450 gets 5 more right and 1800 none; not yet tried on other texts."""


@dataclass(frozen=True)
class Speaker:
    """Who is meant."""

    name: str  # the fullest name that the article gives; for the unnamed, its words
    kind: Kind  # what it is
    at: int  # offset of the mention that was resolved
    gender: str = ""  # "m", "f" or ""
    plural: bool = False  # whether the words name several
    words: frozenset[str] = frozenset()  # lower-case words by which the article describes it


def body(name: str, at: int) -> Speaker:
    """Return an institution that the article names."""
    return Speaker(name, "body", at, words=frozenset(name.lower().split()))
