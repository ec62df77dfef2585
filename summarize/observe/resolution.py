"""From the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.languages import word_set
from summarize.observe.people import (
    LEADING,
    QUOTES,
    REACH,
    Kind,
    Memory,
    People,
    Person,
    Speaker,
    body,
    body_name,
    gender_of,
    head_word,
    holds_name,
    is_called_business,
    own_name,
    role_behind,
    seems_female,
    shortens,
    text_body,
)
from summarize.observe.sources import Source, is_carrier, owner_of, source_from
from summarize.text import saying as lexicon
from summarize.text.names import country_of
from summarize.text.parsing import text_of
from summarize.text.words import FUNCTION_WORDS, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token


# --- whom "he", "she", "it" and "they" take up when they say something


SUBJECT_BONUS = 120
SOURCE_BONUS = 320
"""Characters by which a subject, and one who has just spoken, count as nearer. Of the 570 facts of
evals/cases, 0 and 640 for the second change 2 and none; 0 for the first changes none."""
PARAGRAPH_BONUS = 400
"""The same for a subject of the pronoun's own paragraph: who is told of there goes before who
spoke in the paragraph before. Not swept."""
UNLIKELY = 150
"""Characters by which a first name of the other sex's usual form counts as farther; it decides
none of the facts of evals/cases."""


NOBODY_NAMED = {
    "they": "unnamed people", "he": "unnamed man", "she": "unnamed woman", "it": "unnamed source",
}  # fmt: skip
"""Who speaks where nobody stands before a pronoun: "they say" is the outlet's own word for it."""

_OTHER = {"m": "f", "f": "m"}


def taken_up(memory: Memory, source: Source, head: Token) -> Speaker:
    """Say whom a pronoun takes up; its own words where the text does not tell."""
    word = source.text.lower().split()[-1]
    found: Speaker | None
    if word in ("he", "she", "him", "her", "his"):
        found = human(memory, source.start, "f" if word in ("she", "her") else "m")
    elif word in ("it", "its"):
        found = thing(memory, head)
    else:
        found = _several(memory, source.start)
    return found or Speaker(NOBODY_NAMED.get(word, source.text), "unnamed", source.start)


class _Place:
    """Where a pronoun stands, and how far off mentions of people count from there."""

    def __init__(self, memory: Memory, at: int, gender: str) -> None:
        self._at = at
        self._gender = gender
        self._memory = memory
        text = text_of(memory.doc)
        paragraph = text.rfind("\n", 0, at)
        if text[paragraph + 1 : paragraph + 2] in QUOTES:  # who is told of stands before it
            paragraph = text.rfind("\n", 0, len(text[: max(paragraph, 0)].rstrip()))
        told = any(s.at > paragraph and s.kind != "body" for s in memory.spoken)
        self._fresh = at if told else paragraph

    def distance(self, person: Person, place: int, *, subject: bool) -> int:
        """Return how far a mention of a person counts, in characters."""
        bonus = 0
        guess = not person.gender and seems_female(person.name) == (self._gender == "m")
        unlikely = guess and bool(self._gender)
        if subject and not self._memory.is_quoted(place):
            fresh = place > self._fresh and not unlikely
            bonus = PARAGRAPH_BONUS if fresh else SUBJECT_BONUS
        return self._at - place - bonus + (UNLIKELY if unlikely else 0)


def human(memory: Memory, at: int, gender: str) -> Speaker | None:
    """Return the person whom "he" or "she" at an offset takes up; "" for either.

    The nearest counts, a subject and a speaker as nearer than they stand.
    """
    here = _Place(memory, at, gender)
    told_from = _tagged_from(memory, at)
    mentions = [
        (here.distance(person, place, subject=subject), place, person)
        for person in memory.people.persons
        if not person.gender or not gender or person.gender == gender
        for place, subject in person.places
        if at - REACH <= place < at and (subject or place < told_from)
    ]
    nearest = min(mentions, key=lambda m: m[:2], default=None)
    spoken, distance = _spoken_last(memory, at, gender)
    if spoken is not None and (nearest is None or distance < nearest[0]):
        return spoken
    if nearest is None:
        return None
    _, place, person = nearest
    return Speaker(person.name, "person", place, gender, words=frozenset(person.described))


def _tagged_from(memory: Memory, at: int) -> int:
    """Return where the words begin that ", he says" behind them gives to somebody.

    Whoever is named in them, but as their subject, is somebody else: "they are furious with Mr
    Lund, he says".
    """
    here = memory.doc.char_span(at, at + 1, alignment_mode="expand")
    before = text_of(memory.doc)[:at].rstrip()
    tagged = here is not None and before.endswith(",") and here.start > here.sent.start
    return here.sent.start_char if here is not None and tagged else at


def sole(memory: Memory, at: int, gender: str) -> Speaker | None:
    """Return the one person of that sex named in the sentence of an offset or the one before."""
    here = memory.doc.char_span(at, at + 1, alignment_mode="expand")
    if here is None:
        return None
    first = here.sent.start
    since = memory.doc[first - 1].sent.start_char if first else 0
    found = [
        p
        for p in memory.people.persons
        if p.gender != _OTHER[gender] and any(since <= place < at for place, _ in p.places)
    ]
    if len(found) != 1 or found[0].gender != gender:
        return None
    return Speaker(found[0].name, "person", at, gender, words=frozenset(found[0].described))


def _spoken_last(memory: Memory, at: int, gender: str) -> tuple[Speaker | None, int]:
    for spoken in reversed(memory.spoken):
        several = spoken.plural
        if spoken.kind not in ("person", "unnamed") or several or at - spoken.at > REACH:
            continue
        if spoken.gender and gender and spoken.gender != gender:
            continue
        guess = spoken.kind == "person" and not spoken.gender
        unlikely = guess and gender and seems_female(spoken.name) == (gender == "m")
        return spoken, at - spoken.at - SOURCE_BONUS + (UNLIKELY if unlikely else 0)
    return None, 0


def thing(memory: Memory, head: Token) -> Speaker | None:
    """Return the body that "it" takes up: who spoke last, unless another is subject since."""
    if (author := _author_before(memory, head)) is not None:
        return author
    spoken = memory.latest(head.idx, ("body", "paper"))
    subject = _subject_before(memory, head, spoken.at if spoken is not None else 0)
    return subject or spoken or _body_before(memory, head)


def _author_before(memory: Memory, head: Token) -> Speaker | None:
    """Return the body whose words the sentence just named: "A report by the UN: …, it said"."""
    for token in head.doc[head.sent.start : head.i]:
        if token.lemma_.lower() in lexicon.SPEECH_NOUNS:
            makers = [c for c in token.children if c.lower_ in ("by", "from", "of")]
            for name in (n for m in makers for n in m.children if n.ent_type_ == "ORG"):
                source = source_from(name)
                return body(text_body(memory.bodies, source, name), source.start)
    return None


def _subject_before(memory: Memory, head: Token, since: int) -> Speaker | None:
    """Return the body that heads the sentence before, where it is not the last speaker's."""
    start = head.sent.start
    if start == 0 or since >= memory.doc[start - 1].sent.start_char:
        return None
    for token in memory.doc[memory.doc[start - 1].sent.start : start]:
        if token.dep_ in ("nsubj", "nsubjpass") and token.ent_type_ == "ORG":
            source = source_from(token)
            return body(text_body(memory.bodies, source, token), source.start)
    return None


def _body_before(memory: Memory, head: Token) -> Speaker | None:
    names = [(n, s) for n, s in memory.bodies if head.idx - REACH <= s < head.idx]
    return body(*max(names, key=lambda n: n[1])) if names else None


def _several(memory: Memory, at: int) -> Speaker | None:
    for spoken in reversed(memory.spoken):
        if at - spoken.at > REACH:
            break
        if spoken.plural or spoken.kind == "body":
            return spoken
    return _plural_subject(memory, at)


def _plural_subject(memory: Memory, at: int) -> Speaker | None:
    """Return the plural subject of the sentence before "they say"."""
    here = memory.doc.char_span(at, at + 1, alignment_mode="expand")
    if here is None or here.sent.start == 0:
        return None
    before = memory.doc[here.sent.start - 1].sent
    for token in before:
        plural = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
        if token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN") and plural:
            source = source_from(token)
            return Speaker(source.text, "unnamed", source.start, plural=True)
    return None


# --- which business "the company" is: who heads the sentence, who is named alone, who leads


SENTENCES_BACK = 2
"""Sentences before its own in which "the company" may have been named; read on 30 articles."""
SHORTEST_FIRM = 3
"""Letters of a name in capitals that is no more than initials."""
LEADS = 2
"""Times as often as any other that a business is named for the whole article to be about it."""
LEAST = 2
"""Mentions from which a business can be what an article is about."""
OF_A_TRADE = frozenset({"supplier", "operator", "producer", "builder", "group"})
"""Heads that many bodies could be: they take up a business that the text calls so, or its name."""
LEGAL = word_set("speakers", "legal")
"""Last words by which a name is a firm's, whatever the parser takes it for."""


def firm_taken_up(memory: Memory, source: Source, word: str) -> Speaker | None:
    """Return the business that "the company" (`word`) at a source takes up."""
    named = _named(memory, source)
    told = next((n for n, e in named if _is_called(e, word)), None)
    told_of = [w for w in source.text.lower().split()[1:] if w != word]
    if word in OF_A_TRADE or (told_of and source.text.lower().endswith(f" {word}")):
        return body(told, source.start) if told else None
    near = _just_named(memory, source, named)
    if near is not None:
        return near
    if _named_in_capitals(memory, source):
        return None
    names = [n for n, _ in named]
    by_class = [n for n in names if word in n.lower().split()]
    name = told or (by_class[-1] if by_class else None) or _leader(names)
    return body(name, source.start) if name else None


def _named_in_capitals(memory: Memory, source: Source) -> bool:
    """Whether a name all in capitals, a firm's perhaps, stands shortly before."""
    return any(_names_in_capitals(s, source) for s in _sentences(memory, source))


def _names_in_capitals(sentence: Span, source: Source) -> bool:
    names = (t for t in sentence if t.pos_ == "PROPN" and t.is_upper and t.is_alpha)
    return any(
        len(t) > SHORTEST_FIRM and t.idx < source.start and not lexicon.is_medium(t.text)
        for t in names
    )


def just_named(memory: Memory, source: Source) -> Speaker | None:
    """Return the business that heads its sentence or one shortly before, or stands there alone."""
    return _just_named(memory, source, _named(memory, source))


def _just_named(
    memory: Memory, source: Source, named: Sequence[tuple[str, Span]]
) -> Speaker | None:
    for sentence in _sentences(memory, source):
        here = [(n, e) for n, e in named if e.start >= sentence.start and e.end <= sentence.end]
        heads = {n for n, e in here if e.root.dep_ in ("nsubj", "nsubjpass") or _owns_head(e)}
        heads |= {_fullest(n, {n for n, _ in named}) for n in _unknown_heads(memory, sentence)}
        if len(heads) == 1:
            return body(heads.pop(), source.start)
        names = {n for n, _ in here}
        if len(names) == 1:
            return body(names.pop(), source.start)
        if names or _names_in_capitals(sentence, source):
            return None
    return None


def _owns_head(ent: Span) -> bool:
    """Tell whether a name stands beside the subject ("The owners, Corvane, have ...")."""
    root = ent.root
    return root.dep_ == "appos" and root.head.dep_ in ("nsubj", "nsubjpass")


def _unknown_heads(memory: Memory, sentence: Span) -> set[str]:
    """Return names that head a sentence, or stand beside its head, and are no entity at all."""
    subjects = [t for t in sentence if t.dep_ in ("nsubj", "nsubjpass")]
    beside = [c for t in subjects for c in t.rights if c.dep_ == "appos"]
    names = [t for t in (*subjects, *beside) if t.pos_ == "PROPN" and not t.ent_type_]
    return {own_name(t) for t in names if memory.people.find(t.text) is None}


def _sentences(memory: Memory, source: Source) -> Iterator[Span]:
    sentence = memory.doc[source.head].sent
    for _ in range(SENTENCES_BACK + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = memory.doc[sentence.start - 1].sent


def _named(memory: Memory, source: Source) -> list[tuple[str, Span]]:
    """Return the businesses named before a source, each by its fullest name, in order."""
    firms = {s.name for s in memory.spoken if s.kind == "body"} | _hardly_people(memory)
    before = [e for e in memory.doc.ents if e.end_char <= source.start]
    found = [(_plain(e), e) for e in before if _is_business(e, firms, memory.places)]
    names = {n for n, _ in found}
    return [(_fullest(n, names), e) for n, e in found]


def _hardly_people(memory: Memory) -> set[str]:
    """Return names that the parser takes for people's and nothing else in the text bears out.

    Nobody gives them an office, a sex or an age, or calls them by the last word alone.
    """
    last = {e.text for e in memory.doc.ents if e.label_ == "PERSON" and " " not in e.text}
    return {
        p.name
        for p in memory.people.persons
        if " " in p.name
        and not p.gender
        and p.surname not in last
        and not p.described & (lexicon.PERSON_NOUNS | lexicon.TITLES)
        and not any(w.isdigit() for w in p.described)
    }


def _plain(ent: Span) -> str:
    return re.sub(r"['\u2019]s?$", "", LEADING.sub("", ent.text))


def _fullest(name: str, names: set[str]) -> str:
    words = name.lower().split()
    longer = [n for n in names if len(n.split()) > len(words)]
    longer = [n for n in longer if shortens(words, n.lower().split())]
    return max(longer, key=len, default=name)


def _is_business(ent: Span, firms: set[str], places: frozenset[str]) -> bool:
    name = _plain(ent)
    words = {w.lower().strip(".,") for w in name.split()}
    if not name[:1].isupper() or "\n" in name or lexicon.is_medium(name):
        return False
    if ent.root.pos_ != "PROPN" or ent.text in places:
        return False
    if is_called_business(ent) or name.split()[-1].lower().strip(".,") in LEGAL:
        return True
    if words & (lexicon.GENERIC_BODIES | {"house", "congress", "union", "states"}):
        return False
    known = ent.label_ == "ORG" or (name in firms and ent.label_ in ("PERSON", "GPE", "PRODUCT"))
    return known and not name.isupper()


def _is_called(ent: Span, word: str) -> bool:
    """Tell whether the text calls a name so: "lift maker Orlo", "Orlo, the lift maker"."""
    doc = ent.doc
    beside = [t.lower_ for t in doc[max(ent.start - 1, ent.sent.start) : ent.start]]
    behind = doc[ent.end : min(ent.end + 8, ent.sent.end)]
    if len(behind) and behind[0].text == ",":
        beside += [t.lower_ for t in behind[1:6]]
    return word in beside


def _leader(names: list[str]) -> str | None:
    """Return the business that an article names far more often than any other."""
    ranked = Counter(names).most_common(2)
    if not ranked or ranked[0][1] < LEAST:
        return None
    if len(ranked) == 1 or ranked[0][1] >= LEADS * ranked[1][1]:
        return ranked[0][0]
    return None


# --- whom a definite phrase takes up: "the company", "the ministry", "the 34-year-old"


DEFINITE = ("the ", "that ", "this ", "our ")
AGED = re.compile(r"(?<![\w-])(\d{1,3})[- ]year[- ]old\b")
PERSON_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "eer")
"""Endings of trades ("fisherman", "dentist") by which a text may take up a person."""
OWN_STAFF = frozenset({"our reporter", "our correspondent"})
"""How an outlet calls whoever writes for it."""
LOOSE = word_set("speakers", "loose")
"""Heads that may take up a body whose own name does not hold them ("Amnesty ... the group");
ministries, courts and unions are called so in their names."""
NAMED_BY_CLASS = frozenset({"ministry", "department", "council"})
"""They may stand by themselves, but mean the one of the article whose name holds them."""
PARTIES = word_set("speakers", "parties")
"""Words that tell two holders of one role apart; general, not of one country."""
AKIN = {
    "agency": frozenset({"office", "bureau", "department", "administration", "survey", "service"}),
    "union": frozenset({"association", "brotherhood"}),
    "court": frozenset({"tribunal"}),
}
"""Classes under which a body of another class in its name goes too; general knowledge."""
RANKS = word_set("speakers", "ranks")
BELONGING = lexicon.PERSON_NOUNS | lexicon.GENERIC_BODIES | lexicon.MALE | lexicon.FEMALE | {
    "family", "aide", "adviser", "advisor", "team", "staff", "economist", "friend", "relative",
    "neighbour", "neighbor", "partner", "colleague", "client", "publicist", "ally", "supporter",
}  # fmt: skip
"""Who can say something for somebody: "his lawyer", not "his body mass index"."""
ROLES = (
    frozenset({"representative", "congressman", "congresswoman", "lawmaker", "politician"}),
    frozenset({"senator", "lawmaker", "politician"}),
    frozenset({"mp", "deputy", "lawmaker", "politician", "member"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"lawyer", "attorney"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officer"}),
    frozenset({"manager", "coach", "boss", "head"}),
    frozenset({"director", "executive", "chief", "head", "boss", "chairman", "president"}),
    frozenset({"nominee", "candidate", "politician"}),
)
"""Roles under which one person goes; who is called a judge is not taken up as "the lawyer"."""
OWNERS = frozenset({"his", "her", "its", "their"})


def definite_taken_up(memory: Memory, source: Source, head: Token) -> Speaker | None:
    """Find whom a definite phrase takes up: same head, same role, or the last of its kind."""
    word = head_word(head)
    if not source.text.lower().startswith(DEFINITE):
        return None
    if AGED.search(source.text):
        return _aged(memory, source)
    own = {w for w in source.text.lower().split() if w not in ("the", "that", "this", word)}
    if head.tag_ in ("NNS", "NNPS"):
        return _latest_same(memory, source, word, own, plural=True)
    if (
        source.text.lower() in OWN_STAFF
        and (staff := _of_the_outlet(memory, source.start)) is not None
    ):
        return staff
    described = _describes_someone(memory, word)
    if word not in lexicon.PERSON_NOUNS | lexicon.GENERIC_BODIES and not described:
        return None
    firm = word in lexicon.COMPANY_NOUNS and not _is_named(source)
    if firm and (business := firm_taken_up(memory, source, word)) is not None:
        return business
    if _is_named(source) and word in lexicon.GENERIC_BODIES:
        return _namesake(memory, word, own)
    if (same := _latest_same(memory, source, word, own)) is not None:
        return same
    if word in lexicon.PERSON_NOUNS or described:
        return _role(memory, source, word, own)
    return None if {w for w in own if "-" not in w} else _of_class(memory, source, word)


def _of_the_outlet(memory: Memory, at: int) -> Speaker | None:
    """Return the one person that an article gives to a medium: "the Herald's Jo Day"."""
    owned = [
        p
        for p in memory.people.persons
        if any(_owner_is_medium(memory, place) for place, _ in p.places)
    ]
    if len(owned) != 1:
        return None
    return Speaker(owned[0].name, "person", at, owned[0].gender)


def _owner_is_medium(memory: Memory, place: int) -> bool:
    span = memory.doc.char_span(place, place + 1, alignment_mode="expand")
    if span is None or span.start < 2 or span.doc[span.start - 1].text not in ("'s", "\u2019s"):
        return False
    return lexicon.is_medium(span.doc[span.start - 2].text)


def _describes_someone(memory: Memory, word: str) -> bool:
    trade = word.endswith(PERSON_ENDINGS) or word in RANKS
    named = trade and any(word in p.described for p in memory.people.persons)
    return named and word not in lexicon.GENERIC_BODIES


def _is_named(source: Source) -> bool:
    return any(w[:1].isupper() and "-" not in w for w in source.text.split()[1:])


def _latest_same(
    memory: Memory, source: Source, word: str, own: set[str], *, plural: bool = False
) -> Speaker | None:
    """Return who spoke before under the same head ("the police watchdog ... the watchdog")."""
    telling = {w for w in own if "-" not in w}
    same = [
        s
        for s in memory.spoken
        if word in s.words and s.at < source.start and (s.plural or not plural)
        if s.kind != "person" or word not in lexicon.GENERIC_BODIES - lexicon.PERSON_NOUNS
    ]
    if not same or (telling and not any(telling & s.words for s in same)):
        return None
    return max(same, key=lambda s: (len(own & s.words), s.at))


def _namesake(memory: Memory, word: str, own: set[str]) -> Speaker | None:
    """Find a body named before with the same head and all of these words."""
    for spoken in reversed(memory.spoken):
        if word in spoken.words and own <= spoken.words and spoken.kind == "body":
            return spoken
    return None


def _of_class(memory: Memory, source: Source, word: str) -> Speaker | None:
    """Find the body that "the council" or "the group" takes up."""
    named = [
        (name, start)
        for name, start in memory.bodies
        if start < source.start and word in name.lower().split() and " " in name
    ]
    if word in lexicon.SELF_STANDING:
        alone = len({name.lower() for name, _ in named}) == 1 and word in NAMED_BY_CLASS
        return body(*named[-1]) if alone else None
    if named:
        return body(*named[-1])
    spoken = memory.latest(source.start, ("body",))
    return spoken if spoken is not None and _may_be(memory, spoken, word) else None


def _may_be(memory: Memory, spoken: Speaker, word: str) -> bool:
    """Tell whether a body may be called by a class that its name does not hold."""
    akin = bool(spoken.words & AKIN.get(word, frozenset()))
    if not (akin or word in LOOSE) or not any(c.isupper() for c in spoken.name):
        return False
    if lexicon.is_medium(spoken.name):
        return word in lexicon.MEDIA_WORDS
    other = spoken.words & (lexicon.GENERIC_BODIES - LOOSE)
    return (akin or not other) and memory.people.find(spoken.name) is None


def _role(memory: Memory, source: Source, word: str, own: set[str]) -> Speaker | None:
    fits = [
        p
        for p in memory.people.persons
        if word in p.described
        and any(place < source.start for place, _ in p.places)
        and not _other_party(p.described, own)
    ]
    if fits:
        best = max(fits, key=lambda p: (len(own & p.described), _last_place(p, source.start)))
        at = _last_place(best, source.start)
        return Speaker(best.name, "person", at, best.gender, words=frozenset(best.described))
    latest = memory.latest(source.start, ("person",))
    if latest is None or word == "source" or _other_party(latest.words, own):
        return None
    if {w for w in own if "-" in w} - latest.words:
        return None  # "the Mexican-born journalist" says more than whoever spoke last is called
    roles = latest.words & (lexicon.PERSON_NOUNS - {"chief", "head", "man"})
    return latest if not roles or any(word in kin and kin & roles for kin in ROLES) else None


def _other_party(described: Set[str], own: set[str]) -> bool:
    """Tell whether "the Democratic nominee" cannot be "Republican nominee Jo Day"."""
    told = {"republican" if w == "gop" else w for w in own} & PARTIES
    theirs = {"republican" if w == "gop" else w for w in described} & PARTIES
    return bool(told and theirs and not told & theirs)


def _aged(memory: Memory, source: Source) -> Speaker | None:
    """Return the person of that age ("Jo Day, 34, ..."), else who was subject or spoke last."""
    match = AGED.search(source.text)
    age = match.group(1) if match else ""
    fits = [p for p in memory.people.persons if age in p.described]
    if len(fits) == 1:
        return Speaker(fits[0].name, "person", source.start, fits[0].gender)
    return None if fits else human(memory, source.start, "")


def _last_place(person: Person, at: int) -> int:
    return max((place for place, _ in person.places if place < at), default=0)


def possessed(memory: Memory, source: Source, head: Token) -> Speaker | None:
    """Read "his lawyer" as somebody's lawyer, "their union" as the union."""
    first, _, rest = source.text.partition(" ")
    if first.lower() not in OWNERS or head_word(head) not in BELONGING:
        return None
    rest = rest.removeprefix("own ")
    owner = _owner(memory, source, first.lower())
    named = owner is not None and any(c.isupper() for c in owner.name)
    name = f"{owner.name}\u2019s {rest}" if owner is not None and named else rest
    plural = head.tag_ == "NNS"
    words = frozenset(LEADING.sub("", rest).lower().split())
    kind: Kind = "body" if head_word(head) in lexicon.GENERIC_BODIES and not plural else "unnamed"
    return Speaker(name, kind, source.start, plural=plural, words=words)


def _owner(memory: Memory, source: Source, word: str) -> Speaker | None:
    if word in ("his", "her"):
        return sole(memory, source.start, "f" if word == "her" else "m")
    if word == "its":
        return just_named(memory, source)
    return None


# --- from the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"


class Resolver:
    """Resolves sources in the order of the text, remembering who spoke."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._memory = Memory(doc)
        self._people = self._memory.people

    @property
    def people(self) -> People:
        """The people of the article."""
        return self._people

    def resolve(self, source: Source) -> Speaker:
        """Say who is meant by the words of a source; call in order of the text."""
        speaker = self._resolve(source)
        if speaker.at == source.start and any(c.isupper() for c in speaker.name):
            own = source.text if speaker.kind == "body" else ""
            called = frozenset(f"{source.called} {own}".lower().split()) - {"the", "of"}
            speaker = replace(speaker, words=speaker.words | called)
        self._memory.spoken.append(speaker)
        return speaker

    def _resolve(self, source: Source) -> Speaker:
        head = self._doc[source.head]
        if head.pos_ == "PRON" and head.tag_ == "NN":  # "someone familiar with the case"
            return Speaker(_resolution_plain(source.text, head), "unnamed", source.start)
        if head.pos_ == "PRON" or source.text.lower() in ("he", "she", "it", "they"):
            return taken_up(self._memory, source, head)
        if is_carrier(head):
            return self._issuer(source, head)
        person = self._person(source, head) or self._title_alone(source, head)
        if person is not None:
            return person
        if _is_common(head):
            return self._common(source, head)
        return body(text_body(self._memory.bodies, source, head), source.start)

    def medium(self, relay: Source) -> str:
        """Name a relay as its readers know it, without remembering it as a speaker."""
        head = self._doc[relay.head]
        found = self._medium(relay, head)
        return found.name if found is not None else body_name(relay, head)

    def _person(self, source: Source, head: Token) -> Speaker | None:
        ent = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        if ent is not None and "," in ent.text and "," not in source.text:
            ent = None  # "…, all of whom will join Aldine, Mistry said": two names
        medium = lexicon.is_medium(own_name(head)) or _names_medium(ent)
        if head.pos_ != "PROPN" or (medium and not self._is_named_in_full(head)):
            return None
        role = role_behind(head)
        if role and (ent is None or ent.label_ != "PERSON"):
            known = self._people.find(head.text)
            name = known.name if known is not None else own_name(head)
            return Speaker(name, "person", source.start, gender_of(role), words=role)
        if ent is not None and ent.label_ in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            known = self._people.find(ent.text) if " " not in ent.text else None
            known = known or self._people.named(ent.start_char, ent.text)
            if known is None or (" " not in known.name and ent.label_ != "ORG"):
                known = self._people.find(source.text) if _has_title(source.text) else None
            if known is None:
                return None
        text = ent.text if ent is not None and ent.label_ == "PERSON" else head.text
        text = text.rsplit(",", 1)[-1].strip()
        words = {w.lower().strip(".") for w in source.text.split()[:-1]}
        found = self._people.find(text, gender_of(words))
        if found is None:
            return None
        both = [found.name, *self._beside(source, head, found)]
        return Speaker(
            listed(both), "person", source.start, "" if both[1:] else found.gender,
            plural=len(both) > 1, words=frozenset(found.described),
        )  # fmt: skip

    def _beside(self, source: Source, head: Token, first: Person) -> Iterator[str]:
        """Yield the full names of those who say it with a person: "Jo Day and Ann Lee said"."""
        for token in head.conjuncts:
            inside = source.start <= token.idx < source.end
            found = self._people.find(token.text) if inside else None
            if found is not None and found is not first and token.pos_ == "PROPN":
                yield found.name

    def _is_named_in_full(self, head: Token) -> bool:
        """Whether a short name of a medium is somebody's whom the article calls by two names."""
        known = self._people.find(head.text)
        whole = known is not None and " " in known.name and known.surname == head.text
        return whole and own_name(head) in (head.text, known.name if known else "")

    def _title_alone(self, source: Source, head: Token) -> Speaker | None:
        """Read "Norway's Prime Minister" as the one whom the article so describes, if only one."""
        words = {w.lower() for w in source.text.split() if w.lower() in lexicon.TITLES - {"the"}}
        if head.pos_ != "PROPN" or head.lower_ not in lexicon.PERSON_NOUNS or not words:
            return None
        fits = [p for p in self._people.persons if words <= p.described and " " in p.name]
        if len(fits) != 1:
            name = LEADING.sub("", source.text)
            return Speaker(name, "person", source.start, words=frozenset(name.lower().split()))
        described = frozenset(fits[0].described)
        return Speaker(fits[0].name, "person", source.start, fits[0].gender, words=described)

    # --- "the ministry", "the doctor", "a police source" ------------------------------------

    def _common(self, source: Source, head: Token) -> Speaker:
        found = definite_taken_up(self._memory, source, head)
        found = found or possessed(self._memory, source, head)
        found = found or self._medium(source, head)
        if found is not None:
            return found
        word = head_word(head)
        name = _resolution_plain(LEADING.sub("", source.text), head)
        human = word in lexicon.PERSON_NOUNS or head.tag_ == "NNS"
        kind: Kind = "body" if holds_name(self._doc, source) and not human else "unnamed"
        if word in lexicon.GENERIC_BODIES and not human:
            kind = "body"
        words = frozenset(name.lower().split())
        return Speaker(name, kind, source.start, gender_of(words), head.tag_ == "NNS", words)

    def _medium(self, source: Source, head: Token) -> Speaker | None:
        """Read "the official Volta news agency" as Volta, "Volta reporters" as Volta."""
        of_staff = head.lemma_.lower() in lexicon.STAFF
        named_by_class = head.text.islower() and head.lemma_.lower() in lexicon.MEDIA_WORDS
        if not of_staff and not named_by_class:
            return None
        names = [
            t
            for t in self._doc[max(head.i - 4, 0) : head.i]
            if t.idx >= source.start and t.pos_ == "PROPN" and t.ent_type_ != "NORP"
        ]
        name = " ".join(t.text for t in names if t.dep_ != "poss" and t.text not in "'s\u2019s")
        if not name or (of_staff and not lexicon.is_medium(name)):
            return None
        return Speaker(name, "body", source.start, words=frozenset(source.text.lower().split()))

    def _issuer(self, source: Source, head: Token) -> Speaker:
        owner = owner_of(head)
        if owner is not None and owner.pos_ != "PRON":
            return self._resolve(source_from(owner))
        land = next((country_of(c.text) for c in head.lefts if c.ent_type_ == "NORP"), None)
        if land is not None:
            return body(land, source.start)  # "the American statement"
        compound = next((c for c in head.lefts if c.dep_ in ("compound", "nmod")), None)
        if compound is not None:
            return self._resolve(source_from(compound))
        latest = self._memory.latest(source.start, ("body", "person"))
        if latest is not None and not source.text.lower().startswith(("a ", "an ")):
            return latest
        return Speaker(LEADING.sub("", source.text), "paper", source.start)


def _names_medium(ent: Span | None) -> bool:
    """Tell whether a body is a medium ("Press Union"), not an office ("Press Secretary")."""
    if ent is None or ent.label_ != "ORG" or not lexicon.is_medium(ent.text):
        return False
    return not {t.lower_ for t in ent} & lexicon.PERSON_NOUNS


def _is_common(head: Token) -> bool:
    return head.pos_ in ("NOUN", "ADJ", "NUM", "DET") or head.text.islower()


def _has_title(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip(".")
    return first in lexicon.TITLES and len(text.split()) > 1


def _resolution_plain(name: str, head: Token) -> str:
    """Return a common name without the capital that only its place in the sentence gives it."""
    first = head.left_edge
    word = name.split(maxsplit=1)[0]
    if first.text != word or not word[:1].isupper() or word[1:] != word[1:].lower():
        return name
    behind = head.nbor(1) if head.i + 1 < len(head.doc) else None
    crowd = head is first and behind is not None and behind.pos_ == "ADP"
    plural = head.tag_ == "NNS" and (crowd or head.lemma_.lower() in lexicon.PERSON_NOUNS)
    small = word.lower()
    known = plural or small in FUNCTION_WORDS | lexicon.PUBLIC_SPEAKERS | lexicon.GENERIC_BODIES
    used = known or any(t.text == small for t in head.doc)
    return small + name[len(word) :] if used and first.ent_type_ in ("", "CARDINAL") else name
