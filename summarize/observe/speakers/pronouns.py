"""Whom "he", "she", "it" and "they" take up when they say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.observe.speakers.bodies import text_body
from summarize.observe.speakers.memory import REACH, Memory, Speaker, body
from summarize.observe.speakers.people import Person, seems_female
from summarize.observe.speakers.sources import Source, source_from
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

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
        paragraph = text_of(memory.doc).rfind("\n", 0, at)
        told = any(s.at > paragraph and s.kind != "body" for s in memory.spoken)
        self._fresh = at if told else paragraph

    def distance(self, person: Person, place: int, *, subject: bool) -> int:
        """Return how far a mention of a person counts, in characters."""
        bonus = 0
        if subject and not self._memory.is_quoted(place):
            bonus = PARAGRAPH_BONUS if place > self._fresh else SUBJECT_BONUS
        guess = not person.gender and seems_female(person.name) == (self._gender == "m")
        return self._at - place - bonus + (UNLIKELY if guess and self._gender else 0)


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
        several = spoken.kind == "unnamed" and spoken.plural
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
