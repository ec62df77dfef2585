"""Does a statement follow from its evidence? Both gates of the project ask this room.

Exact on numbers, times, names, negation and modality; on the rest it asks that the words be
mostly those of the evidence, and that none of them turns it round.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from summarize.languages import word_set
from summarize.text.cues import (
    AVERTING,
    BELIEVED,
    CONDITION,
    NEGATION,
    Cue,
    find_hedges,
    find_negations,
    veils_over,
)
from summarize.text.dates import MONTHS, DateMention, find_dates, resolve
from summarize.text.names import (
    TITLES,
    Name,
    find_names,
    is_acronym_of,
    is_form_of,
    is_nickname,
    same_word,
)
from summarize.text.numbers import NumberMention, find_numbers
from summarize.text.parsing import text_of
from summarize.text.words import antonyms, stem

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- a stretch of parsed text with all that is compared of it

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
LIGHT = word_set("words", "light")
"""Lemmas that carry no matter of their own: a cue's weight falls on the word after them."""
ARGUMENTS = {
    "nsubj": "doer", "nsubjpass": "undergoer", "dobj": "undergoer", "obj": "undergoer",
    "agent": "doer",
}  # fmt: skip
"""Who does and who undergoes, by spaCy's dependency labels; a passive's subject undergoes."""


@dataclass(frozen=True)
class Passage:
    """A stretch of parsed text: what is compared of it is read when first asked for."""

    text: str  # its characters
    start: int  # where it begins in the text of `doc`
    doc: Doc  # the parse it is a part of
    spared: tuple[tuple[int, int], ...] = ()  # stretches of it of which nothing is compared

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
        return [n for n in find_numbers(self.text) if not self.spares(n.start, n.end)]

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
        return sorted(find_negations(self.text) + find_hedges(self.text))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All its words, each by all that it is known by (`keys_of`)."""
        return frozenset(k for t in self.tokens for k in keys_of(t))

    @cached_property
    def arguments(self) -> list[tuple[Token, str, Token]]:
        """Its verbs with who does and who undergoes: verb, role, head of the phrase."""
        inside, found = {t.i for t in self.tokens}, []
        for token in self.tokens:
            role = ARGUMENTS.get(token.dep_)
            if role is None or token.head.i not in inside:
                continue
            if token.dep_ == "agent":
                named = (c for c in token.children if c.i in inside)
                found += [(token.head, role, child) for child in named]
            elif token.pos_ != "PRON":
                found.append((token.head, role, token))
        return found

    @cached_property
    def roles(self) -> frozenset[tuple[str, str, str]]:
        """Its arguments by the stems of their words."""
        return frozenset(
            (stem(verb.lemma_.lower()), role, stem(word.lemma_.lower()))
            for verb, role, word in self.arguments
        )

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


# --- what a comparer is given: a statement and the evidence that it has to follow from


Words = tuple[str, ...]
"""The words of a name."""


@dataclass(frozen=True)
class Case:
    """A statement and its evidence."""

    statement: Passage
    evidence: tuple[Passage, ...]  # what it rests on; each is verbatim text of an article
    about: tuple[Words, ...] = ()  # all names of the articles concerned: short and long forms
    free_words: frozenset[str] = frozenset()  # lemmas it may bring along: the page's own phrases
    ends: frozenset[float] = frozenset()  # values between which it may say that figures go
    printed: dt.date | None = None  # day of printing, for "yesterday" against a date
    scene: frozenset[str] = frozenset()  # words of names, in lower case, that may tell where it was
    # Pairs of names, first and last, of one person ("Dick Reed", "Richard Reed").
    same_people: frozenset[frozenset[Words]] = frozenset()
    ours: str = "the claim"  # how reasons call the statement
    theirs: str = "its quote"  # how they call the evidence

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


def listing(items: Iterable[str]) -> str:
    """Return items in quotation marks for a reason: '"a", "b"', of many the first three."""
    found = list(dict.fromkeys(items))
    return ", ".join(f'"{i}"' for i in found[:3]) + (" and more" if len(found) > 3 else "")


# --- what the evidence holds and does not assert may not be stated as a fact


def assertion(case: Case) -> Iterator[str]:
    """Yield the words that the statement leaves out, by which the evidence asserts a deed not."""
    told = [t for t in case.statement.tokens if t.pos_ == "VERB" and not any(veils_over(t))]
    deeds = [t for p in case.evidence for t in p.tokens if t.pos_ == "VERB"]
    veils = [(deed, next(veils_over(deed), None)) for deed in deeds]
    free = frozenset(k for deed, word in veils if word is None for k in keys_of(deed))
    for deed, word in veils:
        if word is None or keys_of(deed) & free or word.lower_ in case.statement.keys:
            continue
        if _is_told_in_order(word, told) and "after" not in case.statement.keys:
            continue
        if any(keys_of(deed) & keys_of(t) for t in told):
            yield f'{case.ours} leaves out the "{word.text}" of {case.theirs}'


PREVENTING = AVERTING | {"die", "stop"}


def _is_told_in_order(word: Token, told: Sequence[Token]) -> bool:
    """Whether a statement tells both deeds of "grabbed the money before fleeing", in their order.

    What is undergone or ends a course of things may have prevented the other ("was stopped", "died
    before reaching the hospital"; Beaver and Condoravdi 2003).
    """
    above = word.head
    first = next((i for i, t in enumerate(told) if keys_of(above) & keys_of(t)), len(told))
    prevents = above.lemma_ in PREVENTING or any(c.dep_ == "auxpass" for c in above.children)
    in_order = word.lower_ == "before" and word.dep_ == "prep" and first < len(told) - 1
    return in_order and not prevents


# --- numbers and times: each one that the statement has must stand in the evidence, as exactly

_CALENDAR = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b\d{{4}}\b", re.IGNORECASE)
"""A day of the calendar by its month or year; the 24 of "the last 24 hours" counts hours."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
COUNTED_WITHIN = 4
"""Words after a number among which stands what it counts ("8,400 or so weary civilians")."""
COUNTED_IN_EVIDENCE = 8
"""The same in the evidence, where more may stand between them."""


def numbers(case: Case) -> Iterator[str]:
    """Yield each number of the statement that the evidence does not bear out."""
    left = [(p, n) for p in case.evidence for n in p.numbers]
    dated = [(d.start, d.end) for d in case.statement.dates if _CALENDAR.search(d.text)]
    for ours in case.statement.numbers:
        if any(start <= ours.start and ours.end <= end for start, end in dated):
            continue  # `times` holds it
        if ours.value is None and {ours.low, ours.high} <= case.ends:
            continue  # figures go from one to the other
        alike = [
            (p, n)
            for p, n in left
            if _exact(n) == _exact(ours) or _covers(ours, n) or _is_age_of(ours, n, p, case)
        ]
        match = next(((p, n) for p, n in alike if _counts_alike(ours, n, p, case)), None)
        if match is not None:
            left.remove(match)
        elif any(n.value == ours.value for _, n in alike or left):
            yield f'{case.ours} says "{ours.text}" of something else than {case.theirs}'
        else:
            said = listing(n.text for _, n in left) or "no such number"
            yield f'{case.ours} says "{ours.text}" where {case.theirs} says {said}'


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


def _covers(ours: NumberMention, theirs: NumberMention) -> bool:
    """Whether a vague word is borne out by a number: "thousands" by 8,500."""
    low, high = ours.low, ours.high
    if ours.value is not None or theirs.value is None or low is None or high is None:
        return False
    vague = not any(c.isdigit() for c in ours.text) and ours.unit == theirs.unit
    return vague and low <= theirs.value <= high


def _is_age_of(ours: NumberMention, theirs: NumberMention, there: Passage, case: Case) -> bool:
    """Whether one number is an age and the other stands where one may: "she is 23", "Lind, 58"."""
    pair = ((ours, case.statement), (theirs, there))
    ages = [n for n, _ in pair if n.kind == "age"]
    bare = [(n, p) for n, p in pair if n.kind == "count"]
    if ours.value != theirs.value or not (len(ages) == len(bare) == 1):
        return False
    number, passage = bare[0]
    behind = passage.after(number.end)[:1]
    return not any(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} for t in behind)


def _exact(number: NumberMention) -> tuple[object, ...]:
    """Return what must be equal; whether "18" was read as a day or a count is not part of it."""
    name = number.text.casefold() if number.kind == "name-part" else ""
    return (*number.normal[:-1], name)


def _counts_alike(ours: NumberMention, theirs: NumberMention, there: Passage, case: Case) -> bool:
    """Whether a number is said of the same thing, as far as that stands in both."""
    said = _counted(ours, case.statement, COUNTED_WITHIN)
    known = [keys for keys in said if keys & there.keys]
    found = _counted(theirs, there, COUNTED_IN_EVIDENCE)
    return not known or any(k & t for k in known for t in found)


def _counted(number: NumberMention, passage: Passage, reach: int) -> list[frozenset[str]]:
    """Return the nouns that a number may count: those behind it and the one that it hangs on."""
    own = passage.tokens_in(number.core_start, number.core_end)
    tops = (takewhile(lambda t: t.tag_ not in _FINITE, o.ancestors) for o in own)
    above = [t for top in tops for t in top if t not in own and t.pos_ in _NOUNS][:1]
    told_of = [
        c
        for o in own
        if o.head.lemma_ == "be"  # "his level was .41"
        for c in o.head.lefts
        if c.dep_ in ARGUMENTS and c.pos_ in _NOUNS
    ]
    behind = (t for t in passage.after(number.end)[:reach] if t.pos_ in _NOUNS)
    return [keys_of(t) for t in [*behind, *above, *told_of]]


def _same_time(ours: DateMention, theirs: DateMention, case: Case) -> bool:
    if ours.text.casefold() == theirs.text.casefold():
        return True
    year = ours.year if ours.year == theirs.year else None
    anchor = dt.date(year, 1, 1) if year else case.printed
    if ours.edge != theirs.edge:
        return False
    if anchor is None:  # a day and month are the same in whatever year
        return (
            (ours.kind, ours.month, ours.day) == (theirs.kind, theirs.month, theirs.day)
            and None not in (ours.month, ours.day)
            and ours.year is None
            and ours.weekday in (None, theirs.weekday)
        )
    mine = resolve(ours, anchor)
    if mine is None or mine != resolve(theirs, anchor):
        return False
    return mine[0] != mine[1] or ours.weekday in (None, mine[0].weekday())


# --- names: each that the statement has must stand in the evidence, or be spelled out by it


def is_title(name: Name, text: str) -> bool:
    """Whether a name is the short form of a title before the next: "Sen. Ines Falk"."""
    return name.words[0].casefold() in TITLES and text.startswith(". ", name.end)


def _sets_scene(name: Name, case: Case) -> bool:
    """Whether a name only tells where: "in Paris", "the Paris heist", never who does something."""
    if not {w.casefold() for w in name.words} <= case.scene:
        return False
    tokens = case.statement.tokens_in(name.start, name.end)
    tops = [t for t in tokens if t.head not in tokens]
    return bool(tops) and all(t.dep_ in _MODIFYING for t in tops)


_MODIFYING = frozenset({"pobj", "compound", "amod", "nmod", "poss"})
"""Dependencies of what only tells more of a noun or a deed."""
_TAIL = re.compile(r"(?<=\w)-[a-z]+$")
"""What makes an adjective of a name: "UN-run", "Paris-based"."""


def names(case: Case) -> Iterator[str]:
    """Yield each name that the evidence has not, nor in part, by first letters, or spelled out."""
    evidence = [tuple(_TAIL.sub("", w) for w in n.words) for n in case.evidence_names]
    for name in case.statement.names:
        if is_title(name, case.statement.text) or _sets_scene(name, case):
            continue
        words = tuple(_TAIL.sub("", w) for w in _without_opening(name, case))
        known = (
            is_form_of(words, n)
            or _is_nicknamed(words, n)
            or _is_shortened(words, n)
            or _is_spelled_out(words, n, case)
            for n in evidence
        )  # fmt: skip
        if not (any(known) or _are_two(name, case)):
            said = listing(n.text for n in case.evidence_names) or "no such name"
            yield f'{case.ours} names "{name.text}" where {case.theirs} has {said}'


_OF = re.compile(r"\s+of\s+(?:the\s+)?")


def _are_two(name: Name, case: Case) -> bool:
    """Whether it is "Ines Falk of Orlo Telecom" of "Ines Falk, head of sales at Orlo Telecom"."""
    first, _, last = _OF.sub("\0", name.text, count=1).partition("\0")
    belongs = (
        rf"{re.escape(first)}\b[^.;\n]{{0,80}}\b(?:of|at|for)\s+(?:the\s+)?{re.escape(last)}\b"
    )
    known = {n.text for n in case.evidence_names}
    parts = {n.text for part in (first, last) for n in find_names(part)}
    return bool(last) and parts <= known and re.search(belongs, case.evidence_text) is not None


def _is_nicknamed(one: Words, other: Words) -> bool:
    """Whether two names are of one surname and one first name: "Dick Reed", "Richard Reed"."""
    full = len(one) == len(other) > 1 and same_word(one[-1], other[-1])
    return full and is_nickname(one[0], other[0])


def _is_shortened(short: Words, full: Words) -> bool:
    """Whether a name is another with its first words as an acronym: "UN Secretary Marlow"."""
    size = len(short[0].replace(".", ""))
    return is_acronym_of(short[0], full[:size]) and is_form_of(short[1:], full[size:])


def _is_spelled_out(words: Words, short: Words, case: Case) -> bool:
    """Whether a name is the one that the articles give for a shorter one of the evidence.

    All words of the long form stand in names of the articles that hold the short one. Where that
    is one word, these know one alone that stands before it: the first name of one person.
    """
    longer = [n for n in case.about if len(n) > len(short) and is_form_of(short, n)]
    known = all(any(same_word(w, o) for n in longer for o in n) for w in words)
    if not known or not is_form_of(short, words):
        return False
    first, firsts = _before(short[0], words), [_before(short[0], n) for n in longer]
    both = ((f, frozenset(((first, words[-1]), (f, words[-1])))) for f in firsts)
    so = [f for f, pair in both if is_spelt_so(first, f) or pair in case.same_people]
    return len(short) > 1 or len(so) >= ALONE * len(longer)


ALONE = 0.75
"""Share of the longer names that have a first name from which it is the only one: capitals run on
from other words ("Results Williams"). Of two people each has half; not swept."""


MISSPELT = 80.0
"""Indel similarity (0-100) of two first names before one surname that may be one, misspelt: John
and Joan have 75, Jermayne and Jerymayne 94. Not swept."""


def is_spelt_so(one: str, other: str) -> bool:
    """Whether two first names are one, short or misspelt in an account: Dick, Jerymayne."""
    alike = same_word(one, other) or fuzz.ratio(one, other) >= MISSPELT
    return alike or is_nickname(one, other)


def _before(word: str, name: tuple[str, ...]) -> str:
    """Return the word of a name that stands before another one, initials left out; "" if none."""
    full = [w for w in name if len(w.rstrip(".")) > 1]
    at = next((i for i, w in enumerate(full) if same_word(w, word)), 0)
    return full[at - 1] if at else ""


def _without_opening(name: Name, case: Case) -> tuple[str, ...]:
    """Return the words of a name less one that only its place in the sentence capitalises."""
    first = case.statement.tokens_in(name.start, name.end)[0]
    if not name.initial or not name.words[0].startswith(first.text):
        return name.words
    lower = any(first.lower_ == t.text for p in case.evidence for t in p.tokens)
    plain = lower and len(name.words) == 1 and first.pos_ != "PROPN"  # "Fire crews"
    if not plain and any(is_form_of(name.words, n) for n in case.about):
        return name.words
    return name.words[1:] if lower or first.pos_ != "PROPN" else name.words


def part_of(name: Name, passage: Passage) -> tuple[str, str] | None:
    """Return how a name hangs on what word: "in" on "hit", as doer on "say"; None on nothing."""
    tokens = passage.tokens_in(name.start, name.end)
    top = next((t for t in tokens if t.head not in tokens), None)
    while top is not None and top.dep_ == "conj":
        top = top.head
    if top is None or top.head == top:
        return None
    how, above = ARGUMENTS.get(top.dep_, top.dep_), top.head
    if above.pos_ == "ADP":
        how, above = above.lower_, above.head
    return how, stem(above.lemma_.lower())


# --- negation and modality: the same words must be denied, weakened or foreseen on both sides


@dataclass(frozen=True)
class Bearing:
    """A cue and the words that it bears on, each by its keys (`keys_of`)."""

    cue: Cue
    words: tuple[frozenset[str], ...]  # those by which it is known again
    deeds: tuple[frozenset[str], ...]  # those that it keeps from being told as facts
    subjects: tuple[frozenset[str], ...] = ()  # who does or undergoes it ("arson is suspected")
    attributive: bool = False  # it only tells which thing is meant ("her failed campaign")


def polarity(case: Case) -> Iterator[str]:
    """Yield what the statement adds or leaves out of negation and modality."""
    left = [b for p in case.evidence for b in bearings(p)]
    ours = bearings(case.statement)
    for bearing in ours:
        match = _match(bearing, left)
        if match is None:
            if _is_told_by(bearing, case.evidence):
                continue  # "arson is suspected" where "investigators suspect arson"
            yield f"{case.ours} has {listing([bearing.cue.text])} where {case.theirs} has not"
        else:
            left.remove(match)
    nouns = _nouns(case.statement.tokens)
    there = _nouns(t for p in case.evidence for t in p.tokens)
    for bearing in left:
        if bearing.cue.text.casefold() in nouns & there:
            continue  # "the plan to break in" is told by "the plan for the break-in"
        if bearing.attributive or _is_told_by(bearing, (case.statement,)):
            continue
        # The statement has the word without a cue more often than the evidence has it so.
        kind = bearing.cue.kind
        free = [(w, sum(_uncued(w, kind, p) for p in case.evidence)) for w in bearing.deeds]
        if any(_uncued(word, kind, case.statement) > many for word, many in free):
            yield f"{case.ours} leaves out the {listing([bearing.cue.text])} of {case.theirs}"


def _nouns(tokens: Iterable[Token]) -> set[str]:
    return {t.lower_ for t in tokens if t.pos_ == "NOUN"}


def _is_told_by(bearing: Bearing, passages: Iterable[Passage]) -> bool:
    """Whether a passive of belief is told by its verb in another form, of the same matter."""
    cue = bearing.cue.text.casefold().split()
    if bearing.cue.kind != BELIEVED:
        return False
    verbs = (t for p in passages for t in p.tokens if t.pos_ == "VERB")
    alike = [t for t in verbs if stem(t.lower_) == stem(cue[-1])]
    matter = [w for w in (*bearing.words, *bearing.subjects) if stem(cue[-1]) not in w]
    return any(keys_of(o) & w for t in alike for o in t.subtree if o != t for w in matter)


_SHOUTED = re.compile(r"[\"\u201c](?:no,\s)*no!", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:\A|[\"\u201c\u2018]|[.!?:,]\s|\b(?:oh|said|says|replied|answered)\s)(no)"
    r"(?=[,.!\"\u201d\u2019]|\s?[\u2013\u2014])",
    re.IGNORECASE,
)
"""A "No" that answers denies nothing of what is told behind it: "No, the dam held"."""


def bearings(passage: Passage) -> list[Bearing]:
    """Return the cues of a passage with the words that each bears on."""
    found = []
    for cue in passage.cues:
        tokens = passage.tokens_in(cue.start, cue.end)
        shouted = any(m.start() < cue.start < m.end() for m in _SHOUTED.finditer(passage.text))
        if shouted or any(m.start(1) == cue.start for m in _ANSWER.finditer(passage.text)):
            continue  # a "No!" by itself denies nothing that is told
        words = _bears_on(cue, passage)
        clause = _condition(tokens) if cue.kind == CONDITION else []
        known = dict.fromkeys((*words, *map(keys_of, clause)))
        deeds = tuple(keys_of(t) for t in clause if t.pos_ == "VERB" or t.dep_ in _COMPLEMENTS)
        subjects = (c for t in tokens for c in t.children if c.dep_ in ARGUMENTS)
        attributive = cue.kind == NEGATION and all(t.dep_ == "amod" for t in tokens)
        of = tuple(map(keys_of, subjects))
        found.append(Bearing(cue, tuple(known), deeds or words, of, attributive))
    return found


def _condition(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of content of the clause that an "if" opens."""
    mark = next((t for t in tokens if t.dep_ == "mark"), None)
    return [t for t in mark.head.subtree if t.i > mark.i and _weighs(t)] if mark else []


_OBJECTS = frozenset({"ccomp", "dobj", "obj"})
_COMPLEMENTS = frozenset({"attr", "acomp"})
"""What somebody or something is: it is told as a fact like a deed."""


def _bears_on(cue: Cue, passage: Passage) -> tuple[frozenset[str], ...]:
    """Return the next word of content behind a cue, what it hangs on, and the deeds under it."""
    after = passage.after(cue.end)
    following = next((t for t in after if _weighs(t)), None)
    found = [] if following is None else [following]
    for token in passage.tokens_in(cue.start, cue.end):
        found += _predicated_of(token)  # "an attack is unlikely"
        governed = (c for c in token.rights if token.pos_ == "VERB" and c.dep_ in _OBJECTS)
        found += [t for c in governed for t in c.subtree if t.pos_ == "VERB" and _weighs(t)]
        if token.pos_ == "ADP" or any(c.dep_ in ARGUMENTS or c.dep_ == "expl" for c in token.lefts):
            continue  # "settled without a plea" denies the plea, "it seemed" no clause above it
        if _weighs(token.head):
            found.append(token.head)
    return tuple(dict.fromkeys(keys_of(t) for t in found or after[:1]))


def _predicated_of(token: Token) -> Iterator[Token]:
    """Yield the subject of a predicate adjective that governs no clause of its own."""
    behind = (t for t in token.subtree if t.i > token.i)
    if token.dep_ == "acomp" and not any(t.pos_ == "VERB" or t.lower_ == "of" for t in behind):
        yield from (c for c in token.head.children if c.dep_ in ARGUMENTS and _weighs(c))


def _weighs(token: Token) -> bool:
    return is_content(token) and token.lemma_.lower() not in LIGHT


def _match(bearing: Bearing, candidates: list[Bearing]) -> Bearing | None:
    """Return a cue of the same kind that bears on the same word, one in the same words first.

    Those that govern nothing are told of one subject.
    """
    alike = [c for c in candidates if c.cue.kind == bearing.cue.kind]
    alike.sort(key=lambda c: c.cue.text.lower() != bearing.cue.text.lower())
    mine = bearing.words or bearing.subjects
    return next((c for c in alike if any(m & t for m in mine for t in c.words or c.subjects)), None)


def _uncued(word: frozenset[str], kind: str, passage: Passage) -> int:
    """Return how often a passage has a word on which no cue of a kind bears."""
    there = sum(bool(word & keys_of(t)) for t in passage.tokens)
    held = sum(any(word & w for w in b.words) for b in bearings(passage) if b.cue.kind == kind)
    return max(0, there - held)


# --- words of content: how many may be new, and which never

MEASURED_WORDS = word_set("words", "measured")
"""Closed-class words that change a fact by themselves: a statement may not bring one along."""
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")


def measured(case: Case) -> Iterator[str]:
    """Yield the words of measure and order that the statement brings in ("all", "before")."""
    brought = [t.text for t in _new(case) if t.lower_ in MEASURED_WORDS]
    if brought:
        yield f"{case.ours} brings in {listing(brought)}, which {case.theirs} does not say"


def _new(case: Case) -> list[Token]:
    known, ours = case.keys | case.free_words, case.statement
    new = ((t, t.idx - ours.start) for t in ours.tokens if not keys_of(t) & known)
    return [t for t, start in new if not ours.spares(start, start + len(t))]


def opposites(case: Case) -> Iterator[str]:
    """Yield the words of the statement whose opposite stands in the evidence in their place."""
    ours = case.statement.keys
    theirs = {k for p in case.evidence for t in p.tokens if t.pos_ != "PROPN" for k in keys_of(t)}
    for token in _new(case):
        against = antonyms(token.lemma_.lower(), token.pos_) & theirs - ours
        if against:
            yield f'{case.ours} says "{token.text}" where {case.theirs} says "{min(against)}"'


def roles(case: Case) -> Iterator[str]:
    """Yield where the statement turns round who does and who undergoes."""
    theirs = frozenset(r for p in case.evidence for r in p.roles)
    for verb, role, word in case.statement.arguments:
        deed, who = stem(verb.lemma_.lower()), stem(word.lemma_.lower())
        turned = {r for r in theirs if (r[0], r[2]) == (deed, who)} - case.statement.roles
        alone = word.pos_ == "NUM" and not any(c.dep_ in _OBJECTS for c in verb.children)
        gapped = alone and not any(r[:2] == (deed, role) for r in theirs)
        if not turned or gapped:
            continue  # "12 were killed and 20 wounded" tells of no part that the 20 had
        if (deed, role, who) not in theirs:
            part = f'gives "{word.text}" another part in "{verb.text}"'
            yield f"{case.ours} {part} than {case.theirs}"


def quotations(case: Case) -> Iterator[str]:
    """Yield words that the statement has in quotation marks and no evidence has as they stand."""
    theirs = _plain(case.evidence_text)
    for match in _QUOTED.finditer(case.statement.text):
        if _plain(match.group(1)).strip(" .,;:!?") not in theirs:
            yield f'{case.ours} quotes "{match.group(1)}", which {case.theirs} does not say'


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split()).casefold()


_STRAIGHT = str.maketrans("\u2018\u2019“”", "''\"\"")
