"""Does a statement follow from its evidence? Both gates of the project ask this room.

Exact on numbers, times, names, negation and modality; on the rest it asks that the words be
mostly those of the evidence, and that none of them turns it round.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.text.asserting import AUXILIARIES, veils_over
from summarize.text.cues import FUTURE, NEGATION, PLANNED, Cue, find_hedges, find_negations
from summarize.text.dates import MONTHS, DateMention, find_dates, resolve
from summarize.text.names import (
    MEN,
    TITLES,
    WOMEN,
    Name,
    find_names,
    is_acronym_of,
    is_form_of,
    same_word,
    words_of,
)
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.parsing import text_of
from summarize.text.saying import SPEECH_NOUNS
from summarize.text.words import antonyms, stem

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- a stretch of parsed text with all that is compared of it


CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_LIGHT = "be have do get go ever also even yet so still there"
LIGHT = frozenset(_LIGHT.split())
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
        spared: Stretches of it of which no number, time or name is compared.
    """

    text: str
    start: int
    doc: Doc
    spared: tuple[tuple[int, int], ...] = ()

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
        found = (n for n in find_numbers(self.text) if not self.spares(n.start, n.end))
        return [self._without_verb(n) for n in found]

    def _without_verb(self, number: NumberMention) -> NumberMention:
        """Return a number without the "estimated" that says who estimates it."""
        hedge = next((t for t in self.tokens if t.idx - self.start == number.start), None)
        if hedge is None or hedge.tag_ != "VBD" or not number.approximate:
            return number
        start = number.core_start
        return replace(number, start=start, text=self.text[start : number.end], approximate=False)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Its expressions of time, in order."""
        return [d for d in find_dates(self.text) if not self.spares(d.start, d.end)]

    @cached_property
    def names(self) -> list[Name]:
        """Its proper names, in order."""
        return [n for n in find_names(self.text) if not self.spares(n.start, n.end)]

    @cached_property
    def cues(self) -> list[Cue]:
        """Its negations and hedges, in order."""
        found = sorted(find_negations(self.text) + find_hedges(self.text))
        return [c for c in found if not self._is_way(c)]

    def _is_way(self, cue: Cue) -> bool:
        """Whether a cue tells where somebody goes: "going to war"."""
        last = self.tokens_in(cue.start, cue.end)[-1:]
        return cue.kind == FUTURE and [t.pos_ for t in last if t.lower_ == "to"] == ["ADP"]

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

    def spares(self, start: int, end: int) -> bool:
        """Whether nothing in `[start, end)` of this passage's own text is compared."""
        return any(a <= start and end <= b for a, b in self.spared)

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
            yield token.head, "undergoer" if _is_gapped(token.head) else role, token


def _undergone(tokens: Iterable[Token]) -> Iterable[tuple[str, str, str]]:
    """Yield what undergoes a participle behind it: "the ship sold to Corbin"."""
    for token in tokens:
        if token.dep_ == "acl" and token.tag_ == "VBN":
            yield stem(token.lemma_.lower()), "undergoer", stem(token.head.lemma_.lower())


def _is_gapped(verb: Token) -> bool:
    """Whether a verb shares the "were" of one before: "12 were killed and 20 wounded"."""
    if verb.dep_ != "conj" or any(c.dep_ in {*AUXILIARIES, "dobj", "obj"} for c in verb.children):
        return False
    passive = any(c.dep_ == "auxpass" for c in verb.head.children)
    return verb.tag_ == "VBN" or (passive and verb.tag_ == "VBD")


# --- what a comparer is given: a statement and the evidence that it has to follow from


@dataclass(frozen=True)
class Case:
    """A statement and its evidence.

    Attributes:
        statement: What is said.
        evidence: What it rests on; each passage is verbatim text of an article.
        about: All names that stand in the articles concerned, for short and long forms.
        first: Of these the full names of who is the first of a surname in an article.
        apart: Surnames that more than one person bears, in lower case: a title does not tell whose.
        also: Names that the statement may use beside those of the evidence: the speaker's.
        free_numbers: Values that it may state beside those of the evidence: counts of what it
            cites.
        free_ends: Values between which it may say that a figure goes ("from 8,000 to 10,500").
        free_words: Lemmas that the statement may bring along: those of the page's own phrases.
        printed: Day of printing, for "yesterday" against a date; None when unknown.
        ours: How reasons call the statement.
        theirs: How reasons call the evidence.
    """

    statement: Passage
    evidence: tuple[Passage, ...]
    about: tuple[tuple[str, ...], ...] = ()
    first: frozenset[tuple[str, ...]] = frozenset()
    apart: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    free_numbers: frozenset[float] = frozenset()
    free_ends: frozenset[float] = frozenset()
    free_words: frozenset[str] = frozenset()
    printed: dt.date | None = None
    ours: str = "the claim"
    theirs: str = "its quote"

    @cached_property
    def keys(self) -> frozenset[str]:
        """All words of the evidence, by all that they are known by."""
        return frozenset(k for p in self.evidence for k in p.keys)

    @cached_property
    def evidence_names(self) -> list[Name]:
        """The names in the evidence, passage after passage."""
        return [n for p in self.evidence for n in p.names]

    @cached_property
    def evidence_text(self) -> str:
        """The evidence as one text, a line per passage."""
        return "\n".join(p.text for p in self.evidence)


def listing(items: Iterable[str], *, limit: int = 3) -> str:
    """Return items in quotation marks for a reason: '"a", "b"'."""
    found = list(dict.fromkeys(items))
    more = " and more" if len(found) > limit else ""
    return ", ".join(f'"{i}"' for i in found[:limit]) + more


# --- what the evidence holds and does not assert may not be stated as a fact


def assertion(case: Case) -> Iterator[str]:
    """Yield the words that the statement leaves out, by which the evidence asserts a deed not."""
    told = [t for t in _deeds(case.statement) if next(veils_over(t), None) is None]
    deeds = [t for p in case.evidence for t in _deeds(p)]
    free = frozenset(k for t in deeds if _veil(t, case) is None for k in keys_of(t))
    for deed in deeds:
        word = _veil(deed, case)
        if word is None or keys_of(deed) & free or word.lower_ in case.statement.keys:
            continue
        if any(keys_of(deed) & keys_of(t) for t in told):
            yield f'{case.ours} leaves out the "{word.text}" of {case.theirs}'


def _deeds(passage: Passage) -> list[Token]:
    return [t for t in passage.tokens if t.pos_ == "VERB"]


def _veil(token: Token, case: Case) -> Token | None:
    """Return what veils a word of the evidence; none where it stands outside the evidence."""
    within = {t.i for p in case.evidence if p.doc is token.doc for t in p.tokens}
    return next((w for w in veils_over(token) if w.i in within), None)


# --- numbers and times: each one that the statement has must stand in the evidence, as exactly


_CALENDAR = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b\d{{4}}\b", re.IGNORECASE)
"""A day of the calendar by its month or year; the 24 of "the last 24 hours" counts hours."""

_APART = r"\s\"“”\u2018\u2019()\[\]"
_DIGITS = re.compile(rf"(?<![^{_APART}])[^\d{_APART}]*+\d[^{_APART}]*+")
_EDGES = ".,;:!?-\u2013—/'\u2019"
_NOUNS = frozenset({"NOUN", "PROPN"})
COUNTED_WITHIN = 4
"""Words after a number among which stands what it counts ("8,400 or so weary civilians")."""


def numbers(case: Case) -> Iterator[str]:
    """Yield each number of the statement that the evidence does not bear out."""
    theirs = [(p, n) for p in case.evidence for n in p.numbers]
    left = list(theirs)
    order = []
    dated = [(d.start, d.end) for d in case.statement.dates if _CALENDAR.search(d.text)]
    for ours in case.statement.numbers:
        if any(start <= ours.start and ours.end <= end for start, end in dated):
            continue  # `times` holds it
        if _stands_in_date(ours, case):
            continue
        alike = [(p, n) for p, n in left if _exact(n) == _exact(ours)] or [
            (p, n) for p, n in left if _leaves_unit(ours, n, case)
        ]
        match = next(((p, n) for p, n in alike if _counts_alike(ours, n, p, case)), None)
        if match is not None:
            left.remove(match)
            order.append(theirs.index(match))
        elif not _is_free(ours, case):
            yield _number_reason(ours, alike or left, case)
    yield from _stray_digits(case)


def times(case: Case) -> Iterator[str]:
    """Yield each expression of time of the statement that the evidence does not bear out."""
    left = [d for p in case.evidence for d in p.dates]
    for ours in case.statement.dates:
        match = next((d for d in left if _same_time(ours, d, case)), None)
        if match is None:
            said = listing(d.text for d in left) or "no such time"
            yield f'{case.ours} says "{ours.text}" where {case.theirs} says {said}'
        else:
            left.remove(match)


def _stands_in_date(number: NumberMention, case: Case) -> bool:
    """Whether a stretch of time is told by a date of the evidence: "in the last three days"."""
    before = case.statement.text[: number.start].split()[-1:]
    days = (d.text.casefold().split() for p in case.evidence for d in p.dates)
    ours = number.text.casefold().split()
    return any(d[:1] == before and d[-len(ours) :] == ours for d in days)


def _exact(number: NumberMention) -> tuple[object, ...]:
    """Return what must be equal; whether "18" was read as a day or a count is not part of it."""
    name = number.text.casefold() if number.kind == "name-part" else ""
    return (*number.normal[:-1], name)


def _leaves_unit(ours: NumberMention, theirs: NumberMention, case: Case) -> bool:
    """Whether a number that stands alone is one of the evidence without its unit: "2.8 to 3.8"."""
    once = sum(n.value == ours.value for n in case.statement.numbers) == 1
    bare = ours.unit is None and not _counts(ours, case.statement)
    return once and bare and _exact(ours)[:4] == _exact(theirs)[:4]


def _counts_alike(ours: NumberMention, theirs: NumberMention, there: Passage, case: Case) -> bool:
    """Whether a number is said of the same thing, as far as that stands in both."""
    known = [keys for keys in _counted(ours, case.statement) if keys & there.keys]
    if not known or any(k & t for k in known for t in _counted(theirs, there, reach=8)):
        return True
    if _is_elliptic(theirs, there) and any(
        k & t for k in known for t in _counted_before(theirs, there)
    ):
        return True
    known += _bearer(ours, case.statement)
    does = [] if _counts(ours, case.statement) else _does(theirs, there)
    return any(k & t for k in known for t in [*_bearer(theirs, there), *does])


def _counts(number: NumberMention, passage: Passage) -> bool:
    """Whether a number stands before a noun: "31 passengers", not "remains at 31"."""
    own = passage.tokens_in(number.core_start, number.core_end)
    return any(t.head not in own and t.head.i > t.i and t.head.pos_ in _NOUNS for t in own)


def _is_elliptic(number: NumberMention, passage: Passage) -> bool:
    """Whether a number stands for what it counts: "two bombs fell, one of them near the school"."""
    own = passage.tokens_in(number.core_start, number.core_end)
    return len(own) == 1 and own[0].dep_ in {"pobj", "dobj", "nsubj", "nsubjpass", "appos"}


def _counted_before(number: NumberMention, passage: Passage) -> list[frozenset[str]]:
    """Return what the numbers before one count."""
    before = (n for n in passage.numbers if n.end <= number.start)
    return [keys for n in before for keys in _counted(n, passage)]


def _bearer(number: NumberMention, passage: Passage) -> list[frozenset[str]]:
    """Return the last noun before a number that counts none: "a quake measuring 5.6"."""
    if _counts(number, passage):
        return []
    start = passage.start + number.start
    before = [t for t in passage.tokens if t.idx < start and t.pos_ in {*_NOUNS, "NUM"}]
    return [keys_of(t) for t in before[-1:] if t.pos_ in _NOUNS]


def _does(number: NumberMention, passage: Passage) -> list[frozenset[str]]:
    """Return who does what a number is the first thing told of: "fire cost 105 people"."""
    start = passage.start + number.start
    return [
        keys_of(word)
        for verb, role, word in passage.arguments
        if role == "doer"
        and verb.idx < start
        and not any(verb.idx < t.idx < start and t.pos_ in _NOUNS for t in passage.tokens)
    ]


def _counted(
    number: NumberMention, passage: Passage, reach: int = COUNTED_WITHIN
) -> list[frozenset[str]]:
    after = passage.after(number.end)[:reach]
    own = passage.tokens_in(number.core_start, number.core_end)
    heads = [t.head for t in own if t.head not in own]
    return [keys_of(t) for t in [*after, *heads] if t.pos_ in _NOUNS]


def _is_free(number: NumberMention, case: Case) -> bool:
    """Whether a number, or both ends of a range, may be stated without standing in the evidence."""
    if number.value is not None:
        return number.value in case.free_numbers
    return {number.low, number.high} <= case.free_numbers | case.free_ends


def _number_reason(
    ours: NumberMention, rest: list[tuple[Passage, NumberMention]], case: Case
) -> str:
    if any(_exact(n) == _exact(ours) for _, n in rest):
        return f'{case.ours} says "{ours.text}" of something else than {case.theirs}'
    said = listing(n.text for _, n in rest) or "no such number"
    return f'{case.ours} says "{ours.text}" where {case.theirs} says {said}'


def _stray_digits(case: Case) -> Iterator[str]:
    """Yield digits outside any number or date that was compared ("A320", "19:30", "3-2")."""
    read = [(n.start, n.end) for n in case.statement.numbers]
    read += [(d.start, d.end) for d in case.statement.dates]
    read += case.statement.spared
    theirs = {m.group().strip(_EDGES) for m in _DIGITS.finditer(case.evidence_text)}
    for match in _DIGITS.finditer(case.statement.text):
        word = match.group().strip(_EDGES)
        start = match.start()
        digits = [start + i for i, c in enumerate(match.group()) if c.isdigit()]
        if word not in theirs and not all(any(s <= i < e for s, e in read) for i in digits):
            yield f'{case.ours} says "{word}", which is not in {case.theirs}'


def _same_time(ours: DateMention, theirs: DateMention, case: Case) -> bool:
    if ours.text.casefold() == theirs.text.casefold():
        return True
    if case.printed is None or ours.edge != theirs.edge:
        return False
    mine = resolve(ours, case.printed)
    return mine is not None and mine == resolve(theirs, case.printed)


# --- names: each that the statement has must stand in the evidence, in the same part


def is_title(name: Name, text: str) -> bool:
    """Whether a name is the short form of a title before the next: "Sen. Ines Falk"."""
    return (
        len(name.words) == 1 and name.words[0].casefold() in TITLES and text[name.end :][:2] == ". "
    )


Place = tuple[int, int, int]
"""Which passage of the evidence, which name of it, which word of that."""


def names(case: Case) -> Iterator[str]:
    """Yield each name of the statement that the evidence does not have, or has elsewhere."""
    left = _words_of(case.evidence)
    found: list[Place] = []
    moved: list[Place] = []
    for name in case.statement.names:
        if is_title(name, case.statement.text):
            continue
        words = _without_opening(name, case)
        places = _place(words, left, found) if words else []
        if places is None:
            places = _spelled_out(name, words, left, case) or _joined(name, left, found, case)
        if places is not None:
            for place in places:
                del left[place]
            found += places
            moved += [p for p in places[:1] if not _keeps_its_part(name, p, case)]
        elif not _is_speaker(name, words, case):
            said = listing(n.text for n in case.evidence_names) or "no such name"
            yield f'{case.ours} names "{name.text}" where {case.theirs} has {said}'
    if _out_of_order(moved) and not _same_parts(case):
        said = listing(n.text for n in case.statement.names)
        yield f"{case.ours} has the names {said} in another order than {case.theirs}"


def _words_of(passages: Iterable[Passage]) -> dict[Place, str]:
    return {
        (i, j, k): word
        for i, passage in enumerate(passages)
        for j, name in enumerate(passage.names)
        for k, word in enumerate(name.words)
    }


def _place(
    words: tuple[str, ...], left: dict[Place, str], found: list[Place]
) -> list[Place] | None:
    """Return where the words stand within one name, behind what was found if that can be."""
    mentions = sorted({p[:2] for p in left})
    last = found[-1][:2] if found else (0, -1)
    behind = [m for m in mentions if m >= last]
    for mention in [*behind, *mentions]:
        places = _within(words, [p for p in sorted(left) if p[:2] == mention], left)
        if places is not None:
            return places
    return None


def _within(
    words: tuple[str, ...], mention: list[Place], left: dict[Place, str]
) -> list[Place] | None:
    places: list[Place] = []
    rest = mention
    for word in (_TAIL.sub("", w) for w in words):
        at = next((i for i, p in enumerate(rest) if _stands_at(word, rest[i:], left)), None)
        if at is None:
            return None
        size = _stands_at(word, rest[at:], left)
        places += rest[at : at + size]
        rest = rest[at + size :]
    return places


_TAIL = re.compile(r"(?<=\w)-[a-z]+$")
"""What makes an adjective of a name: "UN-run", "Paris-based"."""


def _stands_at(word: str, places: list[Place], left: dict[Place, str]) -> int:
    """Return how many words of a name one word stands for, from the first: its initials all."""
    theirs = [_TAIL.sub("", left[p]) for p in places]
    if same_word(word, theirs[0]):
        return 1
    size = len(word.replace(".", ""))
    return size if size > 1 and is_acronym_of(word, theirs[:size]) else 0


def _is_speaker(name: Name, words: tuple[str, ...], case: Case) -> bool:
    by = any(is_form_of(words, also.split()) for also in case.also)
    return by and _speaks(name, case.statement)


def _spelled_out(
    name: Name, words: tuple[str, ...], left: dict[Place, str], case: Case
) -> list[Place] | None:
    """Return where the evidence has a shorter or longer form of a name, not yet taken."""
    for i, passage in enumerate(case.evidence):
        for j, theirs in enumerate(passage.names):
            places = [(i, j, k) for k in range(len(theirs.words))]
            if not all(p in left for p in places) or _is_apart(theirs, passage, case):
                continue
            if _extends(words, name, theirs, case) or _is_bearer(theirs.words, words, case):
                return places
    return None


_TITLES = "|".join(sorted(MEN | WOMEN))
_TITLED = re.compile(rf"\b(?:{_TITLES})\.? \Z")
_WITH_TITLE = re.compile(rf"\b({_TITLES})\.? (?:[\w.'\u2019-]+ ){{0,2}}?([^\W\d_a-z][\w-]+)")


def told_apart(text: str, named: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Return the surnames, in lower case, that two people of a text bear.

    Two are named in full, or a man's title stands before the name and a woman's too.

    Args:
        text: The text.
        named: The words of its names.
    """
    bearers: dict[str, set[tuple[str, ...]]] = {}
    for words in named:
        if len(words) > 1:
            bearers.setdefault(words[-1].casefold(), set()).add(_core(words))
    sexes: dict[str, set[bool]] = {}
    for title, surname in _WITH_TITLE.findall(text):
        sexes.setdefault(surname.casefold(), set()).add(title in MEN)
    return frozenset(s for found in (bearers, sexes) for s, each in found.items() if len(each) > 1)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first name and the surname of a full name."""
    return tuple(w.casefold() for w in words if len(w.rstrip(".")) > 1)[-2:]


def _is_apart(name: Name, passage: Passage, case: Case) -> bool:
    """Whether a title stands before a surname that two bear: which of them, it does not tell."""
    titled = _TITLED.search(passage.text[: name.start]) is not None
    return titled and name.words[-1].casefold() in case.apart


def _is_bearer(short: tuple[str, ...], words: tuple[str, ...], case: Case) -> bool:
    """Whether a short form is that of a person whom the articles name in full.

    By the convention of newspapers (The Associated Press Stylebook, "names") a surname alone is
    his who was named in full first; where two articles begin with two of one surname, it is
    nobody's. What else the full form holds, an office or a place, has to stand in a name that an
    article gives that person.
    """
    if len(short) != 1:
        return False
    bearers = [n for n in case.first if same_word(n[-1], short[0])]
    person = _core(bearers[0]) if bearers else ()
    if not person or not all(_is_person(person, n) for n in bearers):
        return False
    given = [n for n in case.about if _is_person(person, n)]
    return _is_person(person, words) and all(_stands_in(w, given) for w in words)


def _is_person(person: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name has a first name and a surname next to each other, but for initials."""
    full = [w for w in words if len(w.rstrip(".")) > 1]
    return any(all(map(same_word, person, pair)) for pair in pairwise(full))


def _stands_in(word: str, given: Sequence[tuple[str, ...]]) -> bool:
    return any(same_word(word, w) for n in given for w in n)


def first_in_full(names: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the full names of an article's people, of each surname the first that it has.

    Args:
        names: All names of the article, in order.
    """
    first: dict[str, tuple[str, ...]] = {}
    found = [n for n in names if len(n) > 1]
    for words in found:
        first.setdefault(words[-1], words)
    return frozenset(n for n in found if _is_either_form(n, first[n[-1]]))


def parted(name: Name) -> tuple[tuple[str, ...], ...]:
    """Return the words of each part of a name: those of the person of "Ines Falk of Corbin"."""
    parts = _JOINED.split(name.text)
    return tuple(words_of(p) for p in parts)


_JOINED = re.compile(r" (?:of|in|at|for)(?: [Tt]he)? ")


def _joined(
    name: Name, left: dict[Place, str], found: list[Place], case: Case
) -> list[Place] | None:
    """Return where the parts of "Ted Cruz of Texas" stand, each as a name of its own."""
    places: list[Place] = []
    for words in parted(name):
        rest = {p: w for p, w in left.items() if p not in places}
        at = _place(words, rest, found) or _spelled_out(name, words, rest, case)
        if at is None or words == name.words:
            return None
        places += at
    return places


def _speaks(name: Name, passage: Passage) -> bool:
    """Whether a name stands where a statement says who asserts it: "Beck said", "according to"."""
    tokens = passage.tokens_in(name.start, name.end)
    before = [t.lower_ for t in passage.tokens if t.i < tokens[0].i][-2:]
    return before == ["according", "to"] or any(
        t.dep_ == "nsubj" and t.head.lemma_.lower() in SAYING for t in tokens
    )


def _without_opening(name: Name, case: Case) -> tuple[str, ...]:
    """Return the words of a name less one that only its place in the sentence capitalises."""
    first = case.statement.tokens_in(name.start, name.end)[0]
    if not name.initial or not name.words[0].startswith(first.text):
        return name.words
    if any(not n.initial and first.text in n.words for n in case.evidence_names):
        return name.words
    if any(is_form_of(name.words, n) for n in case.about):
        return name.words
    lower = any(first.lower_ == t.text for p in case.evidence for t in p.tokens)
    return name.words[1:] if lower or first.pos_ != "PROPN" else name.words


def _is_either_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return is_form_of(one, other) or is_form_of(other, one)


def _extends(words: tuple[str, ...], name: Name, theirs: Name, case: Case) -> bool:
    """Whether a name is the one way in which the article spells out a name of the evidence."""
    if not any(len(n) == len(words) and all(map(same_word, n, words)) for n in case.about):
        return False
    if is_acronym_of(theirs.text, words) or is_acronym_of(name.text, theirs.words):
        return True
    if words == theirs.words or not is_form_of(theirs.words, words):
        return False
    longer = [n for n in case.about if is_form_of(theirs.words, n) and len(n) > len(theirs.words)]
    return all(_is_either_form(words, n) for n in longer)


def _keeps_its_part(name: Name, place: Place, case: Case) -> bool:
    """Whether a name hangs on the same word, in the same way, as where the evidence has it."""
    there = case.evidence[place[0]]
    ours, theirs = part_of(name, case.statement), part_of(there.names[place[1]], there)
    return ours is not None and ours == theirs


def part_of(name: Name, passage: Passage) -> tuple[str, str] | None:
    """Return how a name hangs on what word: "in" on "hit", as doer on "say"; None on nothing."""
    tokens = passage.tokens_in(name.start, name.end)
    top = next((t for t in tokens if t.head not in tokens), None)
    while top is not None and top.dep_ == "conj" and top.head != top:
        top = top.head
    if top is None or top.head == top:
        return None
    how, above = ARGUMENTS.get(top.dep_, top.dep_), top.head
    if above.pos_ == "ADP":
        how, above = above.lower_, above.head
    return how, stem(above.lemma_.lower())


def _out_of_order(found: list[Place]) -> bool:
    by_passage: dict[int, list[Place]] = {}
    for place in found:
        by_passage.setdefault(place[0], []).append(place)
    return any(places != sorted(places) for places in by_passage.values())


def _same_parts(case: Case) -> bool:
    """Whether a passive turned the sentence round and every name kept its part.

    "Ferrum was bought by Astor" has the names of "Astor bought Ferrum" in another order.
    """
    if _is_passive(case.statement) == any(_is_passive(p) for p in case.evidence):
        return False
    theirs = {r for p in case.evidence for r in p.roles}
    heads = [word.text for _, _, word in case.statement.arguments]
    return case.statement.roles <= theirs and all(
        any(h in n.words for h in heads) for n in case.statement.names
    )


def _is_passive(passage: Passage) -> bool:
    return any(t.dep_ == "nsubjpass" for t in passage.tokens)


# --- negation and modality: the same words must be denied, weakened or foreseen on both sides


@dataclass(frozen=True)
class Bearing:
    """A cue and the words that it bears on, each by its keys (`keys_of`).

    Attributes:
        cue: The cue.
        words: What it bears on.
        above: The verb over it, where that is said by halves: "referred not to his faith".
        told: The words of content of the clause or thing that it governs: "it seems that".
        under: The verbs under which it stands.
    """

    cue: Cue
    words: tuple[frozenset[str], ...]
    above: tuple[frozenset[str], ...] = ()
    told: tuple[Token, ...] = ()
    under: frozenset[str] = frozenset()


def polarity(case: Case) -> Iterator[str]:
    """Yield what the statement adds or leaves out of negation and modality."""
    ours = bearings(case.statement)
    theirs = [b for p in case.evidence for b in bearings(p)]
    left = list(theirs)
    for bearing in ours:
        match = _match(bearing, left, case)
        if match is None:
            yield f"{case.ours} has {listing([bearing.cue.text])} where {case.theirs} has not"
        else:
            left.remove(match)
    for bearing in left:
        if any(found(bearing, case) for found in (_is_bare, _is_cut_out, _is_asserted)):
            yield f"{case.ours} leaves out the {listing([bearing.cue.text])} of {case.theirs}"


def bearings(passage: Passage) -> list[Bearing]:
    """Return the cues of a passage with the words that each bears on."""
    return [
        Bearing(
            cue,
            _bears_on(cue, passage),
            _stands_under(cue, passage),
            _told_by(cue, passage),
            _verbs_over(cue, passage),
        )
        for cue in passage.cues
    ]


_OBJECTS = frozenset({"ccomp", "dobj", "obj"})


def _told_by(cue: Cue, passage: Passage) -> tuple[Token, ...]:
    """Return the words of content of the clause or thing that a cue governs as a verb."""
    verbs = [t for t in passage.tokens_in(cue.start, cue.end) if t.pos_ == "VERB"]
    told = (t for v in verbs for c in v.rights if c.dep_ in _OBJECTS for t in c.subtree)
    return tuple(t for t in told if is_content(t))


def _verbs_over(cue: Cue, passage: Passage) -> frozenset[str]:
    """Return the verbs under which a cue stands, by their keys."""
    first = passage.tokens_in(cue.start, cue.end)[:1]
    over = (t for f in first for t in f.ancestors if t.pos_ == "VERB")
    return frozenset(k for t in over if t.lemma_.lower() not in LIGHT for k in keys_of(t))


def _stands_under(cue: Cue, passage: Passage) -> tuple[frozenset[str], ...]:
    """Return the word on which the preposition hangs that a cue denies, or that it is."""
    heads = [t if t.pos_ == "ADP" else t.head for t in passage.tokens_in(cue.start, cue.end)]
    above = [t.head for t in heads if t.pos_ == "ADP"]
    return tuple(keys_of(t) for t in above if is_content(t) and t.lemma_.lower() not in LIGHT)


def _bears_on(cue: Cue, passage: Passage) -> tuple[frozenset[str], ...]:
    after = passage.after(cue.end)
    following = next((t for t in after if is_content(t) and t.lemma_.lower() not in LIGHT), None)
    found = [] if following is None else [following]
    for token in passage.tokens_in(cue.start, cue.end):
        head = token.head
        if token.pos_ == "ADP" or any(c.dep_ in ARGUMENTS or c.dep_ == "expl" for c in token.lefts):
            continue  # "settled without a plea" denies the plea, "it seemed" no clause above it
        if is_content(head) and head.lemma_.lower() not in LIGHT and head in passage.tokens:
            found.append(head)
    if not found:
        found = after[:1] or passage.tokens_in(max(0, cue.start - 2), cue.start)
    return tuple(dict.fromkeys(keys_of(t) for t in found))


def _match(bearing: Bearing, candidates: list[Bearing], case: Case) -> Bearing | None:
    alike = [c for c in candidates if c.cue.kind == bearing.cue.kind]
    same = [c for c in alike if c.cue.text.lower() == bearing.cue.text.lower()]
    for candidate in [*same, *alike]:
        if _meets(bearing, candidate, case) or _reworded(bearing, candidate, case):
            return candidate
    return None


def _meets(ours: Bearing, theirs: Bearing, case: Case) -> bool:
    """Whether two cues bear on one word, or one on the verb over what the other denies."""
    if any(m & t for m in ours.words for t in theirs.words):
        return True
    if ours.told and any(m & keys_of(t) for m in ours.words for t in theirs.told):
        return True
    over = any(m & t for m in ours.words for t in theirs.above)
    under = any(m & t for m in ours.above for t in theirs.words)
    return (over and any(w & case.statement.keys for w in theirs.words)) or (
        under and any(w & case.keys for w in ours.words)
    )


def _reworded(ours: Bearing, theirs: Bearing, case: Case) -> bool:
    """Whether each bears on words that the other side does not have: "no proof", "no evidence"."""
    return not any(w & case.keys for w in ours.words) and not any(
        w & case.statement.keys for w in theirs.words
    )


def _is_asserted(bearing: Bearing, case: Case) -> bool:
    """Whether the statement tells as done what stands in the evidence only under a cue."""
    if not bearing.told or any(c.kind == bearing.cue.kind for c in case.statement.cues):
        return False
    held = {(id(t.doc), t.i) for t in bearing.told}
    tokens = (t for p in case.evidence for t in p.tokens if (id(t.doc), t.i) not in held)
    free = frozenset(k for t in tokens for k in keys_of(t))
    told = frozenset(k for t in bearing.told if t.pos_ == "VERB" for k in keys_of(t))
    deeds = (t for t in _deeds(case.statement) if t.lemma_.lower() not in LIGHT)
    return any(keys_of(t) & told and not keys_of(t) & free for t in deeds)


def _is_cut_out(bearing: Bearing, case: Case) -> bool:
    """Whether the statement has the words on both sides of a cue next to each other."""
    for passage in case.evidence:
        if bearing.cue not in passage.cues:
            continue
        before = [t for t in passage.tokens if t.idx < passage.start + bearing.cue.start]
        after = passage.after(bearing.cue.end)
        if not before or not after:
            return (
                bool(after)
                and case.statement.tokens[:1] != ()
                and (case.statement.tokens[0].lower_ == after[0].lower_)
            )
        pair = (before[-1].lower_, after[0].lower_)
        return _pairs(case.statement).count(pair) > _pairs(passage).count(pair)
    return False


def _pairs(passage: Passage) -> list[tuple[str, str]]:
    words = [t.lower_ for t in passage.tokens]
    return list(pairwise(words))


def _is_bare(bearing: Bearing, case: Case) -> bool:
    """Whether the statement has a word that the cue bears on, more often than it is free of it."""
    for word in bearing.words:
        told = [t for t in case.statement.tokens if word & keys_of(t)]
        ours = sum(not (_foreseen(t, bearing) or _denied_word(t, bearing, case)) for t in told)
        if not ours:
            continue
        guarded = sum(
            any(word & w for w in b.words)
            for b in bearings(case.statement)
            if b.cue.kind == bearing.cue.kind
        )
        if ours - guarded > _free(word, bearing, case):
            return True
        if guarded < _held(word, bearing, case) and ours >= _occurrences(word, case):
            return True
    return False


FORESEEING = frozenset({FUTURE, PLANNED})


def _foreseen(word: Token, bearing: Bearing) -> bool:
    """Whether a word tells what is to come as it stands in the statement.

    "Is to cut" foresees as "will cut" does; so does what stands, in no clause of its own, under
    the verb under which the evidence foresees it: "estimates indicate a delay of twelve days".
    """
    if bearing.cue.kind not in FORESEEING:
        return False
    if bearing.cue.kind == FUTURE and _is_to_come(word):
        return True
    at = word
    while at.head != at and (at is word or at.pos_ not in {"VERB", "AUX"}):
        if at.pos_ in {"VERB", "AUX"} and not any(c.tag_ == "TO" for c in at.lefts):
            return False
        at = at.head
    return at is not word and bool(keys_of(at) & bearing.under)


def _is_to_come(verb: Token) -> bool:
    """Whether a verb stands in "is to cut", which foresees as "will cut" does."""
    opened = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    return opened and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _denied_word(word: Token, bearing: Bearing, case: Case) -> bool:
    """Whether a word is a "claim" that the evidence says is denied, under a verb that it has too.

    "He called those claims lies" leaves out that he denied them and asserts none of them.
    """
    denies = bearing.cue.kind == NEGATION and bool(bearing.told)
    return (
        denies
        and word.lemma_.lower() in SPEECH_NOUNS
        and word.dep_ in _OBJECTS | {"nsubj"}
        and bool(keys_of(word.head) & case.keys)
        and bearing.cue.text.lower() not in keys_of(word.head)
    )


def _held(word: frozenset[str], bearing: Bearing, case: Case) -> int:
    """Return how many cues of that kind bear on a word, where the evidence has most of them."""
    alike = ([b for b in bearings(p) if b.cue.kind == bearing.cue.kind] for p in case.evidence)
    return max((sum(any(word & w for w in b.words) for b in bs) for bs in alike), default=0)


def _occurrences(word: frozenset[str], case: Case) -> int:
    return max((sum(bool(word & keys_of(t)) for t in p.tokens) for p in case.evidence), default=0)


def _free(word: frozenset[str], bearing: Bearing, case: Case) -> int:
    free = 0
    for passage in case.evidence:
        there = sum(bool(word & keys_of(t)) for t in passage.tokens)
        held = sum(
            any(word & w for w in b.words)
            for b in bearings(passage)
            if b.cue.kind == bearing.cue.kind
        )
        free += max(0, there - held)
    return free


# --- words of content: how many may be new, and which never


_MEASURED = """
    all every each both most many several few some half more less fewer least before after
    until since despite because only first last former again above below over under against
    up down always often sometimes rarely outside
"""
MEASURED_WORDS = frozenset(_MEASURED.split())
"""Closed-class words that change a fact by themselves: a statement may not bring one along."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")


def measured(case: Case) -> Iterator[str]:
    """Yield the words of measure and order that the statement brings in ("all", "before")."""
    brought = [
        t.text for t in _new(case) if t.lower_ in MEASURED_WORDS and not _says_of_each(t, case)
    ]
    if brought:
        yield f"{case.ours} brings in {listing(brought)}, which {case.theirs} does not say"


OF_EACH = frozenset({"all", "every", "each"})
"""They say the same of the noun behind them."""


def _says_of_each(word: Token, case: Case) -> bool:
    """Whether the evidence says "every one of its ships" where the statement says "all ships"."""
    if word.lower_ not in OF_EACH:
        return False
    of = _measured_nouns(word)
    return any(
        t.lower_ in OF_EACH and of & _measured_nouns(t) for p in case.evidence for t in p.tokens
    )


def _measured_nouns(word: Token) -> frozenset[str]:
    behind = word.doc[word.i + 1 : min(word.sent.end, word.i + 1 + COUNTED_WITHIN + 1)]
    noun = next((t for t in behind if t.pos_ in _NOUNS), None)
    return keys_of(noun) if noun is not None else frozenset()


def opposites(case: Case) -> Iterator[str]:
    """Yield the words of the statement whose opposite stands in the evidence in their place."""
    ours = case.statement.keys
    theirs = {k for p in case.evidence for t in p.tokens if t.pos_ != "PROPN" for k in keys_of(t)}
    for token in _new(case):
        against = antonyms(token.lemma_.lower(), token.pos_) & theirs - ours
        if against:
            yield f'{case.ours} says "{token.text}" where {case.theirs} says "{min(against)}"'


def _new(case: Case) -> list[Token]:
    known = case.keys | case.free_words
    return [t for t in case.statement.tokens if not keys_of(t) & known]


def roles(case: Case) -> Iterator[str]:
    """Yield where the statement turns round who does and who undergoes."""
    theirs = {r for p in case.evidence for r in p.roles}
    borne = theirs.union(*(_undergone(p.tokens) for p in case.evidence))
    for verb, role, word in case.statement.arguments:
        ours = (stem(verb.lemma_.lower()), role, stem(word.lemma_.lower()))
        turned = {r for r in theirs if (r[0], r[2]) == (ours[0], ours[2])}
        if keys_of(verb) & case.free_words:
            continue
        if turned and ours not in borne:
            part = f'gives "{word.text}" another part in "{verb.text}"'
            yield f"{case.ours} {part} than {case.theirs}"


def quotations(case: Case) -> Iterator[str]:
    """Yield words that the statement has in quotation marks and no evidence has as they stand."""
    theirs = _plain(case.evidence_text)
    for match in _QUOTED.finditer(case.statement.text):
        if _plain(match.group(1)).strip(" .,;:!?") not in theirs:
            yield f'{case.ours} quotes "{match.group(1)}", which {case.theirs} does not say'


def _plain(text: str) -> str:
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text).casefold()
