"""Whom an article names, people and bodies, and who is meant at a cue: "he", "the ministry"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from summarize.languages import word_set
from summarize.observe.sources import Source, owner_of, source_from
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.quotations import Quotations
from summarize.text.saying import bare, is_title, strip_titles
from summarize.text.words import FUNCTION_WORDS, listed

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
    end = span.end  # a headline's verb with a capital; not any verb of saying: "United States"
    while end - 1 > start and doc[end - 1].lower_ in ("says", "said", "tells", "warns", "urges"):
        end -= 1
    return doc[start:end]


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
        if named:
            return None
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
PARTIES = word_set("speakers", "parties")
"""Words that tell two holders of one role apart; general, not of one country."""
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
    called = called and word not in lexicon.GENERIC_BODIES
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
    if word in lexicon.GENERIC_BODIES - lexicon.PERSON_NOUNS:  # "the union" is not its leader
        same = [s for s in same if s.kind != "person"]
    return max(same, key=lambda s: (len(own & s.words), s.at), default=None)


def _of_class(memory: Resolver, source: Source, word: str) -> Speaker | None:
    """Find the body that "the council" or "the group" takes up: named so, else who spoke last."""
    named = [b for b in memory.bodies if b[1] < source.start and word in b[0].lower().split()]
    named = [b for b in named if " " in b[0]]
    if named and word not in lexicon.SELF_STANDING:
        return body(*named[-1])
    spoken = memory.latest(source.start, ("body",))
    loose = word in LOOSE and spoken is not None and any(map(str.isupper, spoken.name))
    return spoken if loose else None


def _role(memory: Resolver, source: Source, word: str, own: set[str]) -> Speaker | None:
    """Find the person whom the text calls so, else who spoke last and is called nothing else."""
    persons = memory.people.persons
    fits = [p for p in persons if word in p.described and p.places[0][0] < source.start]
    fits = [p for p in fits if not _other_party(p.described, own)]
    if fits:
        best = max(fits, key=lambda p: (len(own & p.described), _last_place(p, source.start)))
        return _as_speaker(best, source.start)
    latest = memory.latest(source.start, ("person",))
    called_else = latest is None or own or word == "source" or latest.words & lexicon.PERSON_NOUNS
    return None if called_else else latest


def _other_party(described: set[str], own: set[str]) -> bool:
    """Tell whether "the Democratic nominee" cannot be "Republican nominee Jo Day"."""
    told, theirs = own & PARTIES, described & PARTIES
    return bool(told and theirs and not told & theirs)


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
        if owner is None or owner.pos_ == "PRON":
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
