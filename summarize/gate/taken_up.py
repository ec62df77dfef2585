"""Whom the pronoun or role in the words that show a speaker may take up.

The candidates are few, so that a wrong name is seldom among them: who is told of just before, who
spoke last, and for a role whoever the article describes by it.
"""

from __future__ import annotations

import re
from collections import Counter

from summarize.gate.agreement import PRONOUNS, Pronoun, may_be_person, person_named
from summarize.gate.article import Ground, Span
from summarize.gate.attributing import is_quoted
from summarize.gate.names import head_of, same_head, same_name
from summarize.observe.people import Person
from summarize.observe.sources import source_from
from summarize.text.saying import (
    CARRIERS,
    COMPANY_NOUNS,
    GENERIC_BODIES,
    PERSON_NOUNS,
    TITLES,
)

DEFINITE = ("the ", "that ", "this ", "our ")
INDEFINITE = ("a ", "an ", "one ", "another ")
BUSINESSES = COMPANY_NOUNS | {"spokesman", "spokeswoman", "spokesperson"}
"""How a text takes up a firm that it has named, and who speaks for it."""
REACH = 3
"""Sentences back to one that is no quotation."""


def may_take_up(source: str, place: Span, speaker: str, ground: Ground) -> bool:
    """Whether a pronoun or a role at a place may stand for somebody.

    Args:
        source: The pronoun or role; "" where the article only has a statement speak.
        place: Its offsets.
        speaker: Who it is to stand for.
        ground: The article.
    """
    person = person_named(speaker, ground)
    pronoun = PRONOUNS.get(source.lower())
    if pronoun is not None:
        if pronoun.gender and person is not None and person.sex not in {"", pronoun.gender}:
            return False
        subject = subject_before(place, ground)
        if subject is not None and same_name(speaker, subject):
            return True
        return _is_only_one(pronoun, place, speaker, ground)
    head = head_of(source)
    if _holds_class(source, head, speaker):
        return True
    if head in BUSINESSES and not _is_human(speaker, ground):
        return _is_body_meant(place, speaker, ground)
    if person is not None and may_be_person(head) and head in person.described:
        return True
    if person is not None and _is_office(source, person, ground):
        return True
    if source and not source.lower().startswith((*DEFINITE, *INDEFINITE)):
        return False
    if not may_be_person(head) and (person is not None or _is_name(source)):
        return False
    if person is not None and source.lower().startswith(INDEFINITE):
        own = ground.sentence_of(place)
        beside = any(own[0] <= at < own[1] for at, _ in person.places)
        named = any(w[0].isupper() for w in source.split()[1:])  # "a Lund Post reporter"
        return not beside and not named and _names_next(place, speaker, ground)
    if person is None and head not in {"", *GENERIC_BODIES, *CARRIERS} and not may_be_person(head):
        return False
    subject = subject_before(place, ground)
    if subject is not None and person_named(subject, ground) is not None:
        return same_name(speaker, subject)
    last = _last_speaker(place, ground)
    spoke = last is not None and (same_name(speaker, last) or same_head(speaker, last))
    return spoke or (subject is not None and same_name(speaker, subject))


def _holds_class(source: str, head: str, speaker: str) -> bool:
    """Whether "the party" may be the Labour Party: the name holds its class."""
    words = [w.lower() for w in speaker.split()]
    plain = source.lower().startswith(DEFINITE) and len(source.split()) == 2
    return plain and head in GENERIC_BODIES and head in words


def _is_body_meant(place: Span, speaker: str, ground: Ground) -> bool:
    """Whether a body is the one named last before "the company", or most often in the article."""
    bodies = [n for n in ground.names if not _is_human(n.text, ground)]
    before = [n for n in bodies if n.start < place[0]]
    often = Counter(n.words[0] for n in bodies if not n.initial or len(n.words) > 1).most_common(1)
    meant = [*(n.text for n in before[-1:]), *(word for word, _ in often)]
    return any(same_name(speaker, name) for name in meant)


def _is_human(name: str, ground: Ground) -> bool:
    """Whether the article tells of a name's bearer what only people are: a sex, a role, a title."""
    person = person_named(name, ground)
    return person is not None and bool(person.sex or person.described & (PERSON_NOUNS | TITLES))


def _is_only_one(pronoun: Pronoun, place: Span, speaker: str, ground: Ground) -> bool:
    """Whether the last sentence before names nobody else whom a pronoun may take up."""
    before = _told_before(place, ground)
    if before is None:
        return False
    if not pronoun.gender:
        text = ground.article.text[slice(*before)]
        return (
            pronoun.number == "many" and re.search(rf"\b{re.escape(speaker)}\b", text) is not None
        )
    people = [
        p
        for p in ground.attributions.people
        if p.sex in {"", pronoun.gender} and any(before[0] <= at < before[1] for at, _ in p.places)
    ]
    return len(people) == 1 and same_name(speaker, people[0].name)


def _is_name(source: str) -> bool:
    """Whether a source is called by a name: "the Interior Ministry", not "the Ministry"."""
    return sum(w[0].isupper() for w in source.split()[1:]) > 1


def _is_office(source: str, person: Person, ground: Ground) -> bool:
    """Whether "the A.G." is short for the office in front of a name ("Attorney General Jo Day")."""
    letters = re.sub(r"^(?:the|The)\s+|\.", "", source)
    if not re.fullmatch(r"[A-Z]{2,4}", letters):
        return False
    words = r"\s+".join(rf"{letter}[a-z]+" for letter in letters)
    named = rf"\b{words}\s+(?:\w+\s+){{0,2}}{re.escape(person.surname)}\b"
    return re.search(named, ground.article.text) is not None


def _last_speaker(place: Span, ground: Ground) -> str | None:
    """Return who is the last to speak in front of a place, by the words of the article."""
    before = [f for f in ground.attributions.found if f.report.cue_start < place[0]]
    source = max(before, key=lambda f: f.report.cue_start).report.source if before else None
    return source.text if source is not None else None


def _names_next(place: Span, speaker: str, ground: Ground) -> bool:
    """Whether "a neighbour" is named where the article lets somebody speak next."""
    at = ground.sentence_at(place[0])
    last = ground.sentences[min(at + REACH, len(ground.sentences) - 1)][1]
    following = [f for f in ground.attributions.found if place[1] <= f.report.cue_start < last]
    following = [f for f in following if f.speaker is not None and f.speaker.kind == "person"]
    first = min(following, key=lambda f: f.report.cue_start, default=None)
    return (
        first is not None and first.speaker is not None and same_name(speaker, first.speaker.name)
    )


def subject_before(place: Span, ground: Ground) -> str | None:
    """Return the subject of the last sentence before a place that is no quotation."""
    span = _told_before(place, ground)
    for token in ground.tokens(span) if span is not None else ():
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT":
            return source_from(token).text
    return None


def _told_before(place: Span, ground: Ground) -> Span | None:
    """Return the last sentence before a place that is no quotation."""
    at = ground.sentence_at(place[0])
    before = reversed(ground.sentences[max(at - REACH, 0) : at])
    return next((s for s in before if not is_quoted(s, ground)), None)
