"""From the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.languages import word_set
from summarize.observe.people import (
    DEPARTMENTS,
    LEADING,
    REACH,
    Kind,
    People,
    Person,
    Speaker,
    body,
    body_name,
    fullest,
    gender_of,
    head_word,
    named_bodies,
    own_name,
    role_behind,
)
from summarize.observe.sources import Source, owner_of, source_from
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.quotations import Quotations
from summarize.text.words import FUNCTION_WORDS, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


# --- whom "he", "she", "it" and "they" take up when they say something

NEARER = 320
"""Characters by which a subject, and one who has just spoken, count as nearer than they stand. Of
the 570 facts of evals/cases, 0 and 640 for who has spoken change 2 and none."""
NOBODY_NAMED = {
    "they": "unnamed people", "he": "unnamed man", "she": "unnamed woman", "it": "unnamed source",
}  # fmt: skip
"""Who speaks where nobody stands before a pronoun: "they say" is the outlet's own word for it."""


def taken_up(memory: Resolver, source: Source, head: Token) -> Speaker:
    """Say whom a pronoun takes up; its own words where the text does not tell."""
    word = head.lower_
    found: Speaker | None = None
    if word in ("he", "she", "him", "her", "his"):
        found = human(memory, source.start, "f" if word in ("she", "her") else "m")
    elif word in ("it", "its"):
        found = thing(memory, head)
    elif word in NOBODY_NAMED or head.tag_ != "NN":  # no "someone familiar with the case"
        spoken = (s for s in reversed(memory.spoken) if s.plural or s.kind == "body")
        found = next((s for s in spoken if source.start - s.at <= REACH), None)
    return found or Speaker(NOBODY_NAMED.get(word, source.text), "unnamed", source.start)


def human(memory: Resolver, at: int, gender: str) -> Speaker | None:
    """Return the person nearest before an offset whom "he" or "she" takes up, in no quotation."""
    near = [
        (at - place - (NEARER if subject else 0), person)
        for person in memory.people.persons
        if person.sex in ("", gender)
        for place, subject in person.places
        if at - REACH <= place < at and memory.quotations.around(place) is None
    ]
    nearest = min(near, key=lambda m: m[0], default=None)
    spoke = (s for s in reversed(memory.spoken) if s.kind in ("person", "unnamed") and not s.plural)
    spoke = (s for s in spoke if at - s.at <= REACH and s.gender in ("", gender))
    last = next(spoke, None)
    if last is not None and (nearest is None or at - last.at - NEARER < nearest[0]):
        return last
    return _as_speaker(nearest[1], at) if nearest is not None else None


def _as_speaker(person: Person, at: int) -> Speaker:
    return Speaker(person.name, "person", at, person.sex, words=frozenset(person.described))


def thing(memory: Resolver, head: Token) -> Speaker | None:
    """Return the body that "it" takes up: who spoke last, unless another is subject since."""
    spoken = memory.latest(head.idx, ("body", "paper"))
    start = head.sent.start
    before = head.doc[start - 1].sent if start else head.doc[:0]
    if before.start_char > (spoken.at if spoken is not None else 0):
        subject = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.ent_type_ == "ORG":
            return memory.called(source_from(subject))
    named = [b for b in memory.bodies if head.idx - REACH <= b[1] < head.idx]
    return spoken or (body(*named[-1]) if named else None)


# --- which business "the company" is: who heads the sentence or stands there alone

SENTENCES_BACK = 2
"""Sentences before its own in which "the company" may have been named; read on 30 articles."""


def just_named(memory: Resolver, source: Source) -> Speaker | None:
    """Return the organisation that heads a sentence shortly before, or stands there alone."""
    before = [s for s in memory.doc.sents if s.start <= source.head]
    for sentence in reversed(before[-1 - SENTENCES_BACK :]):
        named = [e for e in sentence.ents if e.label_ == "ORG" and e.end_char <= source.start]
        named = [e for e in named if not lexicon.is_medium(e.text)]
        named = [e for e in named if lexicon.GENERIC_BODIES.isdisjoint(t.lower_ for t in e)]
        heads = [e for e in named if e.root.dep_ in ("nsubj", "nsubjpass")]
        for found in (heads, named):
            names = {fullest(LEADING.sub("", e.text), memory.bodies) for e in found}
            if len(names) == 1:
                return body(names.pop(), source.start)
    return None


# --- whom a definite phrase takes up: "the company", "the ministry", "the 34-year-old"

DEFINITE = ("the ", "that ", "this ", "our ")
PERSON_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "eer")
"""Endings of trades ("fisherman", "dentist") by which a text may take up a person."""
OWN_STAFF = frozenset({"our reporter", "our correspondent"})
"""How an outlet calls whoever writes for it."""
LOOSE = word_set("speakers", "loose")
"""Heads that may take up a body whose own name does not hold them ("Amnesty ... the group");
ministries, courts and unions are called so in their names."""
OWNED = re.compile(r"^(?:his|her|its|their)\s+(?:own\s+)?", re.IGNORECASE)
"""Whose "his lawyer" is, the words do not tell outside their article."""


def definite_taken_up(memory: Resolver, source: Source, head: Token) -> Speaker | None:
    """Find whom a definite phrase takes up: same head, same role, or the last of its kind."""
    word, text = head_word(head), source.text.lower()
    if not text.startswith(DEFINITE) or head.tag_ in ("NNS", "NNPS"):
        return None
    own = set(text.split()) - {"the", "that", "this", word}
    if text in OWN_STAFF and (own_staff := _of_the_outlet(memory, source.start)):
        return own_staff
    trade = word.endswith(PERSON_ENDINGS) or word in lexicon.TITLES - DEPARTMENTS
    called = trade and any(word in p.described for p in memory.people.persons)
    human = called or word in lexicon.PERSON_NOUNS
    if not human and word not in lexicon.GENERIC_BODIES:
        return None
    if (same := _latest_same(memory, source, word, own)) is not None:
        return same
    if human:
        return _role(memory, source, word, own)
    if {w for w in own if "-" not in w}:
        return None
    firm = just_named(memory, source) if word in lexicon.COMPANY_NOUNS else None
    return firm or _of_class(memory, source, word)


def _of_the_outlet(memory: Resolver, at: int) -> Speaker | None:
    """Return whom an article gives to a medium: "the Herald's Jo Day" is "our reporter"."""
    for person in memory.people.persons:
        name = rf"(\w+)['\u2019]s {re.escape(person.name)}\b"
        owned = re.search(name, text_of(memory.doc))
        if owned is not None and lexicon.is_medium(owned[1]):
            return _as_speaker(person, at)
    return None


def _latest_same(memory: Resolver, source: Source, word: str, own: set[str]) -> Speaker | None:
    """Return who spoke before under the same head ("the police watchdog ... the watchdog")."""
    telling = {w for w in own if "-" not in w}
    same = [s for s in memory.spoken if word in s.words and s.at < source.start]
    same = [s for s in same if not telling or telling & s.words]
    return max(same, key=lambda s: (len(own & s.words), s.at), default=None)


def _of_class(memory: Resolver, source: Source, word: str) -> Speaker | None:
    """Find the body that "the council" or "the group" takes up: named so, else who spoke last."""
    named = [b for b in memory.bodies if b[1] < source.start and word in b[0].lower().split()]
    named = [b for b in named if " " in b[0]]
    if named and word not in lexicon.SELF_STANDING:
        return body(*named[-1])
    return memory.latest(source.start, ("body",)) if word in LOOSE else None


def _role(memory: Resolver, source: Source, word: str, own: set[str]) -> Speaker | None:
    """Find the person whom the text calls so, else who spoke last and is called nothing else."""
    persons = memory.people.persons
    fits = [p for p in persons if word in p.described and p.places[0][0] < source.start]
    if fits:
        best = max(fits, key=lambda p: (len(own & p.described), _last_place(p, source.start)))
        return _as_speaker(best, source.start)
    latest = memory.latest(source.start, ("person",))
    called_else = latest is None or own or latest.words & lexicon.PERSON_NOUNS
    return None if called_else else latest


def _last_place(person: Person, at: int) -> int:
    return max((place for place, _ in person.places if place < at), default=0)


# --- from the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"


class Resolver:
    """Resolves sources in the order of the text; knows its people and bodies, and who spoke."""

    def __init__(self, doc: Doc, quotations: Quotations) -> None:
        self.doc = doc
        self.quotations = quotations
        self.people = People(doc)
        self.bodies = named_bodies(doc)
        self.spoken: list[Speaker] = []

    def called(self, source: Source) -> Speaker:
        """Return a body by its longest name in the article: "the Fund" may have a fuller one."""
        return body(fullest(body_name(source), self.bodies), source.start)

    def latest(self, at: int, kinds: tuple[Kind, ...]) -> Speaker | None:
        """Return who of these kinds spoke last within reach."""
        near = (s for s in reversed(self.spoken) if s.kind in kinds and at - s.at <= REACH)
        return next(near, None)

    def resolve(self, source: Source) -> Speaker:
        """Say who is meant by the words of a source; call in order of the text."""
        speaker = self._resolve(source)
        self.spoken.append(replace(speaker, at=source.start))
        return speaker

    def _resolve(self, source: Source) -> Speaker:
        head = self.doc[source.head]
        if head.pos_ == "PRON":
            return taken_up(self, source, head)
        if head.lemma_.lower() in lexicon.CARRIERS:
            return self._issuer(source, head)
        if (person := self._person(source, head)) is not None:
            return person
        common = head.pos_ in ("NOUN", "ADJ", "NUM", "DET") or head.text.islower()
        if common or head.lower_ in lexicon.PERSON_NOUNS:
            return self._common(source, head)
        return self.called(source)

    def medium(self, relay: Source) -> str:
        """Name a relay as its readers know it, without remembering it as a speaker."""
        found = self._medium(relay, self.doc[relay.head])
        return found.name if found is not None else body_name(relay)

    def _person(self, source: Source, head: Token) -> Speaker | None:
        ent = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        if head.pos_ != "PROPN" or self._is_medium(head):
            return None
        role = role_behind(head)
        if role and (ent is None or ent.label_ != "PERSON"):
            known = self.people.find(head.text)
            name = known.name if known is not None else own_name(head)
            return Speaker(name, "person", source.start, gender_of(role), words=role)
        if ent is not None and ent.label_ in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            words = source.text.split()
            titled = words[1:] and words[0].lower().strip(".") in lexicon.TITLES
            called_so = " " not in ent.text or titled
            known = self.people.find(ent.text) if called_so else None
            if known is None or " " not in known.name:
                return None
        found = self.people.find(ent.text if ent and ent.label_ == "PERSON" else head.text)
        if found is None:
            return None
        both = [found.name, *self._beside(source, head, found)]
        return Speaker(
            listed(both), "person", source.start, "" if both[1:] else found.sex,
            plural=len(both) > 1, words=frozenset(found.described),
        )  # fmt: skip

    def _beside(self, source: Source, head: Token, first: Person) -> Iterator[str]:
        """Yield the full names of those who say it with a person: "Jo Day and Ann Lee said"."""
        for token in head.conjuncts:
            inside = source.start <= token.idx < source.end
            found = self.people.find(token.text) if inside else None
            if found is not None and found is not first and token.pos_ == "PROPN":
                yield found.name

    def _is_medium(self, head: Token) -> bool:
        """Whether a name is a medium's and nobody's whom the article calls by two names."""
        known = self.people.find(head.text)
        person = known is not None and " " in known.name and known.surname == head.text
        return lexicon.is_medium(own_name(head)) and not person

    def _common(self, source: Source, head: Token) -> Speaker:
        found = definite_taken_up(self, source, head) or self._medium(source, head)
        if found is not None:
            return found
        word = head_word(head)
        name = _uncapitalised(LEADING.sub("", OWNED.sub("", source.text)), head)
        human = word in lexicon.PERSON_NOUNS or head.tag_ == "NNS"
        is_body = word in lexicon.GENERIC_BODIES and not human
        kind: Kind = "body" if is_body else "unnamed"
        words = frozenset(name.lower().split())
        return Speaker(name, kind, source.start, gender_of(words), head.tag_ == "NNS", words)

    def _medium(self, source: Source, head: Token) -> Speaker | None:
        """Read "the official Volta news agency" as Volta, "Volta reporters" as Volta."""
        of_staff = head.lemma_.lower() in lexicon.STAFF
        named_by_class = head.text.islower() and head.lemma_.lower() in lexicon.MEDIA_WORDS
        if not of_staff and not named_by_class:
            return None
        before = (t for t in self.doc[max(head.i - 4, 0) : head.i] if t.idx >= source.start)
        names = [t for t in before if t.pos_ == "PROPN" and t.ent_type_ != "NORP"]
        name = " ".join(t.text for t in names if t.dep_ != "poss" and t.text not in "'s\u2019s")
        if not name or (of_staff and not lexicon.is_medium(name)):
            return None
        return Speaker(name, "body", source.start, words=frozenset(source.text.lower().split()))

    def _issuer(self, source: Source, head: Token) -> Speaker:
        owner = owner_of(head)
        if owner is None:
            owner = next((c for c in head.lefts if c.dep_ in ("compound", "nmod")), None)
        if owner is not None:
            return self._resolve(source_from(owner))
        latest = self.latest(source.start, ("body", "person"))
        if latest is not None and not source.text.lower().startswith(("a ", "an ")):
            return latest
        return Speaker(LEADING.sub("", source.text), "paper", source.start)


def _uncapitalised(name: str, head: Token) -> str:
    """Return a common name without the capital that only its place in the sentence gives it."""
    first = head.left_edge
    word = name.split(maxsplit=1)[0]
    if first.text != word or not word[:1].isupper() or word[1:] != word[1:].lower():
        return name
    small = word.lower()
    known = small in FUNCTION_WORDS | lexicon.PUBLIC_SPEAKERS | lexicon.GENERIC_BODIES
    several = " " in name or head.lemma_.lower() in lexicon.PERSON_NOUNS  # no "Wines said"
    crowd = head.tag_ == "NNS" and first.pos_ != "PROPN" and several
    used = known or crowd or any(t.text == small for t in head.doc)
    return small + name[len(word) :] if used and first.ent_type_ in ("", "CARDINAL") else name
