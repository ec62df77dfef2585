"""Whom the pronoun or role in the words that show a speaker may take up.

The candidates are few, so that a wrong name is seldom among them: who is told of just before, who
spoke last, and for a role whoever the article describes by it.
"""

from __future__ import annotations

import re

from summarize.gate.agreement import PRONOUNS, may_be_person, person_named
from summarize.gate.article import Ground, Span
from summarize.gate.attributing import is_quoted
from summarize.gate.names import head_of, same_head, same_name
from summarize.observe.speakers.people import Person
from summarize.observe.speakers.sources import source_from
from summarize.text.saying import CARRIERS, GENERIC_BODIES

DEFINITE = ("the ", "that ", "this ", "our ")
INDEFINITE = ("a ", "an ", "one ", "another ")
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
        return subject is not None and same_name(speaker, subject)
    head = head_of(source)
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
    at = ground.sentence_at(place[0])
    for span in reversed(ground.sentences[max(at - REACH, 0) : at]):
        if is_quoted(span, ground):
            continue
        for token in ground.tokens(span):
            if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT":
                return source_from(token).text
        return None
    return None
