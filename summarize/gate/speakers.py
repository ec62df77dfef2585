"""The speaker that an engine names, held against the words that are to show it.

It stands where those words stand in the article at the quote, hold that name or a pronoun or role
for it, and a word of saying. Where the quote's own sentence plainly gives the quote to somebody
else, that wins; where the words do not bear the engine out, the article is read by the rules. No
claim is lost by its speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.domain import DraftClaim, Reference, Stance
from summarize.gate.agreement import (
    PRONOUNS,
    Pronoun,
    head_of,
    is_human,
    is_person,
    may_be_person,
    name_words,
    person_named,
    same_head,
    same_name,
)
from summarize.gate.article import Ground
from summarize.observe.attributions import OWN_VOICE, Attributed, Attribution
from summarize.observe.extents import subject_beside
from summarize.observe.people import Person
from summarize.observe.quotations import SPEECH_WORDS
from summarize.observe.resolution import LOOSE
from summarize.observe.sources import Source, owner_of, source_from, subject_of
from summarize.text import saying as lexicon
from summarize.text.cues import negates
from summarize.text.names import Name, find_names, folded, same_word
from summarize.text.saying import (
    CARRIERS,
    COMPANY_NOUNS,
    GENERIC_BODIES,
    PERSON_NOUNS,
    PUBLIC_SPEAKERS,
    is_title,
)
from summarize.text.stretches import Span
from summarize.text.words import uninflected, verbatim

if TYPE_CHECKING:
    from spacy.tokens import Token


# --- the words that show a speaker: where they stand at the quote, and who says by them


BEFORE = 8
AFTER = 4
"""Sentences before and after a quotation in which the words that show its speaker may stand: it
goes on over paragraphs."""
BLOCK = 24
"""Sentences over which a colon hands on what follows: a list, a statement given in full."""
MARGIN = 12
"""Characters of space and marks between quotations of one speaker over paragraphs."""
STANDPOINTS = frozenset({"view", "opinion", "account", "eyes", "version", "word"})
"""Nouns whose owner says ("in the view of"; FrameNet 1.7, Opinion)."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SPEECH_ACTS = frozenset({"read", "identify", "express", "credit"})
"""Verbs of saying that report no clause (Levin, English Verb Classes, 37 and 29.1)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying, with who says.

    Attributes:
        start: Its offset.
        text: It as written.
        source: Who says, as written; "" where nothing tells.
        place: Offsets of these words.
        report: The report of the article that it belongs to, if any.
    """

    start: int
    text: str
    source: str
    place: Span
    report: Attributed | None = None


def locate_words(draft: DraftClaim, span: Span, ground: Ground) -> Span | None:
    """Return where the words that show a claim's speaker stand at its quote.

    Where the engine gives none, the clause that the article attributes it by. Else in the quote's
    own sentence; in another one where the quote is part of a running quotation, or
    where that sentence ends in a colon and so hands on what follows.
    """
    if not draft.speaker_words.strip():
        found = ground.attributions.report_at(*span)
        return _of_report(found) if found is not None else None
    first, last = ground.sentence_at(span[0]), ground.sentence_at(span[1] - 1)
    loose = verbatim(draft.speaker_words)
    places = _found(loose, ground.sentence_of(span), ground)
    if not places:
        places = _elsewhere(loose, draft.speaker_told, (first, last), span, ground)
    return min(places, key=lambda p: _distance(p, span), default=None)


def _of_report(found: Attributed) -> Span:
    """Return the words by which an article attributes: its source and its word of saying."""
    report = found.report
    end = report.cue_start + len(report.cue)
    if report.source is None:
        return report.cue_start, end
    return min(report.source.start, report.cue_start), max(report.source.end, end)


def _elsewhere(
    loose: re.Pattern[str], told: Span | None, own: tuple[int, int], span: Span, ground: Ground
) -> list[Span]:
    low = ground.sentences[max(own[0] - BLOCK, 0)][0]
    high = ground.sentences[min(own[1] + AFTER, len(ground.sentences) - 1)][1]
    if told is not None and low <= told[0] < high:
        low, high = told
    near = ground.sentences[max(own[0] - BEFORE, 0)][0] if is_quoted(span, ground) else high
    places = _found(loose, (low, high), ground)
    near_by = [p for p in places if p[0] >= near and is_beside(p, span, ground)]
    if near_by and _is_attributed(span, ground):
        near_by = []
    return near_by or [p for p in places if p[0] < span[0] and _is_last_colon(p, span, ground)]


def _is_attributed(span: Span, ground: Ground) -> bool:
    """Whether a quotation's own sentence says in its own words that somebody says."""
    quotations = ground.attributions.quotations
    own = ground.sentences[ground.sentence_at(span[0])]
    return any(
        _says(t) and t.tag_ in FINITE and quotations.around(t.idx) is None
        for t in ground.tokens(own)
    )


def is_beside(place: Span, span: Span, ground: Ground) -> bool:
    """Whether nothing but quoted words stands between a sentence and a quotation."""
    here, there = ground.sentence_of(span), ground.sentence_of(place)
    low, high = (there[1], here[0]) if there[1] <= here[0] else (here[1], there[0])
    outside = (high - low) - ground.attributions.quotations.overlap(low, high)
    return outside <= MARGIN


def _is_last_colon(place: Span, span: Span, ground: Ground) -> bool:
    """Whether the sentence of these words ends in the last colon that hands on to the quote."""
    return colon_before(span, ground) == ground.sentences[ground.sentence_at(place[0])]


def colon_before(span: Span, ground: Ground) -> Span | None:
    """Return the sentence whose colon hands on a quote, the last of those before it."""
    here = ground.sentence_at(span[0])
    before = reversed(ground.sentences[max(here - BLOCK, 0) : here])
    return next((s for s in before if hands_on(s, ground)), None)


def _found(loose: re.Pattern[str], within: Span, ground: Ground) -> list[Span]:
    text = ground.article.text[slice(*within)]
    return [(within[0] + m.start(), within[0] + m.end()) for m in loose.finditer(text)]


def is_quoted(span: Span, ground: Ground, least: float = 0.5) -> bool:
    """Whether at least so much of a span stands in quotation marks."""
    return ground.attributions.quotations.overlap(*span) >= least * (span[1] - span[0])


def hands_on(place: Span, ground: Ground) -> bool:
    """Whether the sentence of these words ends in a colon: a list or a block quotation follows."""
    end = ground.sentences[ground.sentence_at(place[0])][1]
    return ground.article.text[end - 1] == ":"


def _distance(place: Span, span: Span) -> int:
    return max(place[0] - span[1], span[0] - place[1], 0)


def touches(reference: Reference, place: Span) -> bool:
    """Whether a reference is of the head of a source: "he", not "his" in "his lawyer"."""
    if reference.start == reference.end:
        return place[0] <= reference.start <= place[1]
    return reference.start < place[1] <= reference.end


def called_so(report: Attributed) -> list[str]:
    """Return what the source of a report is called: as written, by apposition, as resolved."""
    source = report.report.source
    if source is None:
        return []
    resolved = report.speaker.name if report.speaker is not None else ""
    return [c for c in (source.text, source.called, resolved) if c]


def cue_in(at: Span, span: Span, ground: Ground) -> Cue | None:
    """Return the word of saying in a stretch of an article, with who says: the likeliest."""
    return next(cues_in(at, span, ground), None)


def cues_in(at: Span, span: Span, ground: Ground) -> Iterator[Cue]:
    """Yield the words of saying in a stretch of an article, those that report most of a span first.

    A colon at the end of the sentence is one: it hands on what follows.
    """
    found = [f for f in ground.attributions.found if at[0] <= f.report.cue_start < at[1]]
    for best in sorted(found, key=lambda f: -f.overlap(*span)):
        source = best.report.source
        place = (source.start, source.end) if source is not None else at
        text = source.text if source is not None else ""
        yield Cue(best.report.cue_start, best.report.cue, text, place, best)
    if found:
        return
    tokens = [t for t in ground.tokens(at) if _says(t)]
    if tokens:
        yield _with_subject(min(tokens, key=lambda t: (t.pos_ not in {"VERB", "AUX"}, t.i)))
    elif (colon := _colon(at, span, ground)) is not None:
        yield colon


def _colon(at: Span, span: Span, ground: Ground) -> Cue | None:
    """Return the colon by which a sentence hands on its own end, or what follows it."""
    start, end = ground.sentences[ground.sentence_at(at[0])]
    if hands_on(at, ground) and span[0] >= end:
        return Cue(end - 1, ":", "", at)
    colon = ground.article.text.find(": ", at[1], end)
    if colon < 0:
        return None
    chunks = (c for c in ground.doc.noun_chunks if start <= c.start_char and at[0] <= c.start_char)
    first = next((c for c in chunks if c.end_char <= at[1]), None)
    if first is None:
        return Cue(colon, ":", "", at)
    source = source_from(first.root)
    return Cue(colon, ":", source.text, (source.start, source.end))


def _says(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        known = lexicon.stance_of(lemma) is not None or lemma in lexicon.QUOTATIVE_VERBS
        acts = known or lemma in lexicon.PHRASAL or lemma in SPEECH_ACTS
        return acts and token.dep_ not in {"aux", "auxpass", "amod"}
    return lemma in lexicon.SPEECH_NOUNS | lexicon.CARRIERS or token.text in {":", "\u2014"}


def _with_subject(token: Token) -> Cue:
    subject = _subject(token) if token.pos_ in {"VERB", "AUX"} else _owner(token)
    if subject is None:
        return Cue(token.idx, token.text, "", (token.idx, token.idx + len(token)))
    source = source_from(subject)
    return Cue(token.idx, token.text, source.text, (source.start, source.end))


def _owner(noun: Token) -> Token | None:
    """Return whose statement it is: "the firm's", or of "they have a message" they."""
    owner = owner_of(noun)
    return subject_of(noun.head) if owner is None and noun.dep_ == "dobj" else owner


def _subject(verb: Token) -> Token | None:
    """Return who says; where the parse has none for the main verb, what its sentence opens with."""
    found = subject_of(verb) or subject_beside(verb)
    if found is None and verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        return verb.head  # a sentence whose verb the parse takes for a participle
    if found is not None or verb.dep_ not in {"ROOT", "conj"}:
        return found
    chunks = (c.root for c in verb.sent.noun_chunks if c.end <= verb.i)
    return next(chunks, None)


def subjects_before(cue: Cue, ground: Ground) -> list[str]:
    """Return the subjects in front of a word of saying that has none of its own.

    "Witnesses say Lund had complained, claimed they were after him": the parse gives "claimed" to
    the witnesses, a reader to Lund.
    """
    verb = next(iter(ground.tokens((cue.start, cue.start + 1))), None)
    if verb is None or verb.pos_ != "VERB" or verb.lower_ == "according":
        return []
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    before = verb.doc[verb.sent.start : verb.i]
    return [source_from(t).text for t in before if t.dep_ in SUBJECTS and t.pos_ != "PRON"]


def wordless(at: Span, ground: Ground) -> list[Cue]:
    """Return who stands in words that hold no word of saying that a list has.

    "In the view of the minister", "the party went on", "wies Sabine Krüger zurück": the names in
    them that only describe nobody, else their first noun or pronoun.
    """
    names = [n for n in ground.names_in(at) if not only_describes(n, ground)]
    if names:
        return [Cue(at[1], "", n.text, (n.start, n.end)) for n in names]
    tokens = ground.tokens(at)
    first = next((t for t in tokens if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if first is None:
        return []
    source = source_from(first)
    text = first.text if first.pos_ == "PRON" else source.text
    return [Cue(at[1], "", text, (max(source.start, at[0]), source.end))]


def only_describes(name: Name, ground: Ground) -> bool:
    """Whether a name only tells more of somebody: "a UN spokesman in Lund", "the Mexican head"."""
    tokens = ground.tokens((name.start, name.end))
    if not tokens:
        return False
    last = tokens[-1]
    if last.dep_ == "pobj":
        noun = last.head.head
        held = noun.lemma_.lower() in STANDPOINTS
        return not held and last.head.lower_ not in {"by", "from"}
    if last.dep_ in {"poss", "compound", "nmod", "amod"}:
        return last.head.lemma_.lower() not in lexicon.SPEECH_NOUNS | lexicon.CARRIERS | STANDPOINTS
    return last.pos_ == "ADJ"


# --- whom the pronoun or role in the words that show a speaker may take up


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
        return _may_be_pronoun(pronoun, place, speaker, ground)
    head = _singular(head_of(source))
    if _holds_class(source, head, speaker):
        return True
    if head in BUSINESSES and not _is_human(speaker, ground):
        last = _last_speaker(place, ground)
        spoke = last is not None and same_name(speaker, last)
        return not _names_anybody(source) and (spoke or _is_body_meant(place, speaker, ground))
    if head in LOOSE and source.lower().startswith(DEFINITE) and _heads(speaker, place, ground):
        return True
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
        return not beside and not _names_anybody(source) and _names_next(place, speaker, ground)
    if person is None and head not in {"", *GENERIC_BODIES, *CARRIERS} and not may_be_person(head):
        return False
    subject = subject_before(place, ground)
    if subject is not None and person_named(subject.text, ground) is not None:
        return same_name(speaker, subject.text)
    last = _last_speaker(place, ground)
    spoke = last is not None and (same_name(speaker, last) or same_head(speaker, last))
    return spoke or (subject is not None and same_name(speaker, subject.text))


def _may_be_pronoun(pronoun: Pronoun, place: Span, speaker: str, ground: Ground) -> bool:
    """Whether a pronoun at a place may stand for somebody: the subject before, or the only one."""
    person = person_named(speaker, ground)
    if pronoun.gender and person is not None and person.sex not in {"", pronoun.gender}:
        return False
    if "person" not in pronoun.sorts and _is_human(speaker, ground):
        return False
    own = _subject_in((ground.sentence_of(place)[0], place[0]), ground)
    if _spoke_before(speaker, place, ground):
        return True
    if any(
        s is not None and _is_called(speaker, s, ground)
        for s in (own, subject_before(place, ground))
    ):
        return True
    return _is_only_one(pronoun, place, speaker, ground)


def _is_called(speaker: str, subject: Source, ground: Ground) -> bool:
    """Whether somebody is the subject of a sentence: by name, or whom the article means by it.

    "Our reporter says ... He", "The refugees said ... they": whoever was called so before.
    """
    if same_name(speaker, subject.text):
        return True
    means = [
        f.speaker.name
        for f in ground.attributions.found
        if f.speaker is not None
        and f.report.source is not None
        and f.report.source.start == subject.start
    ]
    if any(same_name(speaker, name) for name in means):
        return True
    plain = subject.text.lower() not in PRONOUNS
    return plain and may_take_up(subject.text, (subject.start, subject.end), speaker, ground)


def _singular(head: str) -> str:
    """Return the noun of people that a head is the plural of, else the head."""
    return next((h for h in sorted(uninflected(head)) if is_person(h)), head)


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


def _heads(speaker: str, place: Span, ground: Ground) -> bool:
    """Whether a body is named before a place in its own sentence: "..., the organisation says"."""
    own = ground.article.text[ground.sentence_of(place)[0] : place[0]]
    named = re.search(rf"\b{re.escape(speaker)}(?!\w)", own) is not None
    placed = ground.labels.get(speaker.lower()) in {"GPE", "LOC", "FAC", "NORP"}
    return named and not placed and not _is_human(speaker, ground)


def _is_human(name: str, ground: Ground) -> bool:
    """Whether an article tells of a name's bearer what only people are."""
    person = person_named(name, ground)
    return person is not None and is_human(person)


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


def _names_anybody(source: str) -> bool:
    """Whether a role says whose it is by a name: "a Lund Post reporter", "a spokesman for Orlo"."""
    return any(w[0].isupper() for w in source.split()[1:])


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


def _spoke_before(speaker: str, place: Span, ground: Ground) -> bool:
    """Whether somebody speaks in the last sentence before a place, and nobody else does."""
    before = _told_before(place, ground)
    low, high = before if before is not None else (0, 0)
    spoke = [f for f in ground.attributions.found if low <= f.report.cue_start < high]
    named = [f.report.source.text for f in spoke if f.report.source is not None]
    return bool(named) and all(same_name(speaker, name) for name in named)


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


def subject_before(place: Span, ground: Ground) -> Source | None:
    """Return the subject of the last sentence before a place that is no quotation."""
    span = _told_before(place, ground)
    return _subject_in(span, ground) if span is not None else None


def _subject_in(span: Span, ground: Ground) -> Source | None:
    """Return what the main clause of a stretch is about."""
    for token in ground.tokens(span) if span[0] < span[1] else ():
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT":
            return source_from(token)
    return None


def _told_before(place: Span, ground: Ground) -> Span | None:
    """Return the last sentence before a place that is no quotation."""
    at = ground.sentence_at(place[0])
    before = reversed(ground.sentences[max(at - REACH, 0) : at])
    return next((s for s in before if not is_quoted(s, ground)), None)


# --- how a speaker stands to what is said: it must show in words, else the speaker says it


def shows(stance: Stance, span: Span, attributing: Span, ground: Ground) -> bool:
    """Whether words show a stance: those of the quote or those that attribute it.

    Args:
        stance: As an engine gives it.
        span: Offsets of the quote.
        attributing: Offsets of the sentence that attributes it; what it quotes is left aside.
        ground: The article.
    """
    if stance == "says":
        return True
    text = ground.article.text
    places = [span, *_unquoted(attributing, ground)]
    words = " ".join(text[slice(*place)] for place in places)
    if stance == "denies" and negates(words):
        return True
    if stance in {"asks", "doubts"} and "?" in words:
        return True
    if stance == "demands" and ("!" in words or _is_imperative(span, ground)):
        return True
    tokens = [t for place in places for t in ground.tokens(place)]
    return any(t.lemma_.lower() in lexicon.STANCE_LEMMAS[stance] for t in tokens)


def _unquoted(span: Span, ground: Ground) -> Iterator[Span]:
    """Yield what of a sentence stands outside quotation marks."""
    at = span[0]
    for quotation in ground.attributions.quotations.items:
        if quotation.outer_end > at and quotation.outer_start < span[1]:
            if quotation.outer_start > at:
                yield at, quotation.outer_start
            at = quotation.outer_end
    if at < span[1]:
        yield at, span[1]


def _is_imperative(span: Span, ground: Ground) -> bool:
    """Whether a quote opens with a bare verb: "Tell your audience", "Don't go"."""
    first = next((t for t in ground.tokens(span) if t.is_alpha), None)
    return first is not None and first.tag_ == "VB" and first.dep_ in {"ROOT", "ccomp", "aux"}


ARTICLES = frozenset({"the", "a", "an"})
JOINING = frozenset({"of", "and", "for", "at", "in", "with", "de", "von", "van", "bin", "al"})
EDGES = " -\u2013\u2014\u2022*,.;:"
"""Marks with which no name begins."""
UNNAMED = "unnamed source"
"""Who says quoted words where the article does not show it."""
OUTLET = "the outlet"
SPEAKER_REACH = 600
"""Characters back to a name that a pronoun takes up: two or three sentences of news."""
WHOLLY = 0.9
"""Share of a quote that a report covers which plainly gives it to its source."""
_PRIVATE = """
    think believe fear hope guess reckon expect find learn discover assume suspect doubt imply
    show indicate reveal demonstrate respond reply call belief finding estimate assessment
"""
SPEAKING = PUBLIC_SPEAKERS | PERSON_NOUNS | GENERIC_BODIES | COMPANY_NOUNS
PRIVATE = frozenset(_PRIVATE.split())
"""Words that also tell what nobody said aloud (Quirk et al., 16.31: private verbs)."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who asserts a quote, and what was put right of what the engine said.

    Attributes:
        attribution: Who, as the page shows it.
        reason: Why it is not the engine's; "" where it is, or where that said nothing.
        given: The engine's speaker, where it was put right.
    """

    attribution: Attribution
    reason: str = ""
    given: str = ""


def said_by(draft: DraftClaim, span: Span, ground: Ground, known: Sequence[Reference] = ()) -> Said:
    """Say who asserts a quote; somebody's words of whom nothing tells whose are not the outlet's.

    Args:
        draft: The claim as an engine gives it.
        span: Offsets of its quote.
        ground: The article.
        known: References of the article already checked: whom its pronouns stand for.
    """
    said = _said_by(draft, span, ground, known)
    if _is_the_outlet(said.attribution, ground):
        return replace(said, attribution=OWN_VOICE)
    if said.attribution.mode != "own-voice" or not _is_speech(span, ground):
        return said
    unknown = Attribution(speaker=UNNAMED, mode="direct")
    if draft.speaker is None:
        return Said(unknown)
    reason = said.reason or "these words stand in quotation marks"
    return Said(unknown, reason, said.given or draft.speaker or OUTLET)


def _is_the_outlet(attribution: Attribution, ground: Ground) -> bool:
    """Whether an article gives words to its own outlet, by its full name: "the Post reported"."""
    outlet = ground.article.outlet
    return outlet is not None and (attribution.speaker or "").casefold() == outlet.casefold()


def _is_speech(span: Span, ground: Ground) -> bool:
    """Whether words are quoted sentences, and no term or title in quotation marks."""
    around = ground.attributions.quotations.around(span[0])
    if around is None or not is_quoted(span, ground, WHOLLY):
        return False
    words = ground.article.text[around.start : around.end].lstrip("\"'\u201c\u2018 ")
    return (
        words[:1].isupper()
        and words.rstrip()[-1:] in ".!?,\u2026"
        and len(words.split()) > SPEECH_WORDS
    )


def _said_by(draft: DraftClaim, span: Span, ground: Ground, known: Sequence[Reference]) -> Said:
    report = ground.attributions.report_at(*span)
    ruled = OWN_VOICE if report is None else ground.attributions.of(report, *span)
    if draft.speaker is None:
        return Said(ruled)
    if not draft.speaker.strip():
        return _outlet(report, ruled, span, ground)
    at = locate_words(draft, span, ground)
    held = report is not None and _holds_cue(report, at, span)
    outer = ground.attributions.outside(report, *span) if report is not None and held else None
    if outer is not None:
        report, held, ruled = outer, False, ground.attributions.of(outer, *span)
    if report is not None and not held and _names(draft.speaker, report, known):
        return Said(_named(ruled, draft.speaker, report))
    handed_on = held and at is not None and hands_on(at, ground) and is_beside(at, span, ground)
    wins = report is not None and not handed_on and _wins(report, at, span, ground)
    if wins and _is_somebody(ruled):
        return Said(ruled, f'the article gives it to "{_called(ruled)}"', draft.speaker)
    said = _by_words(draft, at, span, ground, known)
    if said.reason and same_name(draft.speaker, said.attribution.speaker or "-"):
        return Said(said.attribution)
    if said.reason and not _is_somebody(said.attribution):
        return replace(said, attribution=OWN_VOICE)
    return said


def _is_somebody(attribution: Attribution) -> bool:
    """Whether a reading of the article names somebody: a name, a person or a body by its noun."""
    called = attribution.speaker or ""
    if called.lower() in PRONOUNS:
        return False
    named = any(not n.initial or len(n.words) > 1 for n in find_names(called))
    heads = uninflected(head_of(called))
    return named or not heads.isdisjoint(SPEAKING) or any(is_person(h) for h in heads)


def _outlet(report: Attributed | None, ruled: Attribution, span: Span, ground: Ground) -> Said:
    """The outlet itself, unless the article gives the words to somebody."""
    if report is None or span[0] <= report.report.cue_start < span[1]:
        return Said(OWN_VOICE)
    plain = is_quoted(span, ground, WHOLLY) or (
        _is_plain(report, span, ground) and _is_what_is_said(report, span, ground)
    )
    if not plain or not _is_somebody(ruled):
        return Said(OWN_VOICE)
    return Said(ruled, f'the article gives it to "{_called(ruled)}"', OUTLET)


def _is_what_is_said(report: Attributed, span: Span, ground: Ground) -> bool:
    """Whether a quote holds the verb that hangs on the word of saying, and no aside of its own."""
    verb = next(iter(ground.tokens((report.report.cue_start, report.report.cue_start + 1))), None)
    inside = {t.i for t in ground.tokens(span)}
    heads = [t for t in ground.tokens(span) if t.head.i not in inside or t.head == t]
    return verb is not None and any(
        t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ccomp", "ROOT", "parataxis", "conj"}
        for t in heads
    )


def _called(attribution: Attribution) -> str:
    return attribution.speaker or attribution.speaker_text or "somebody"


def _wins(report: Attributed, at: Span | None, span: Span, ground: Ground) -> bool:
    """Whether the article plainly gives the quote to somebody, by other words than the engine's."""
    source = report.report.source
    if source is None or source.text.lower() in PRONOUNS:
        return False
    if at is not None and at[0] <= report.report.cue_start < at[1]:
        return False
    if at is not None and at[0] <= source.start and source.end <= at[1]:
        return False
    if at is not None and _reports_itself(at, span, ground):
        return False
    if at is not None and any(start <= at[0] < end for start, end in report.report.content):
        return False  # somebody whom the source quotes
    here = ground.sentence_of(span)
    beside = at is not None and (here[0] <= at[0] < here[1] or _report_it(at, span, ground))
    return _is_plain(report, span, ground) or (not beside and is_quoted(span, ground, WHOLLY))


def _report_it(at: Span, span: Span, ground: Ground) -> bool:
    """Whether words are those of a report whose content a quote wholly is."""
    cue = cue_in(at, span, ground)
    return cue is not None and cue.report is not None and cue.report.share(*span) >= WHOLLY


def _holds_cue(report: Attributed, at: Span | None, span: Span) -> bool:
    """Whether a quote itself says who says, and the engine points at other words."""
    cue = report.report.cue_start
    return span[0] <= cue < span[1] and not (at is not None and at[0] <= cue < at[1])


def _reports_itself(at: Span, span: Span, ground: Ground) -> bool:
    """Whether the quote holds its own attribution: "the commissioner credits a programme"."""
    inside = span[0] <= at[0] and at[1] <= span[1]
    return inside and cue_in(at, span, ground) is not None


def _is_plain(report: Attributed, span: Span, ground: Ground) -> bool:
    """Whether a report of the quote's own sentence leaves no doubt who says it."""
    cue = report.report.cue_start
    own = ground.sentence_of(span)
    if report.share(*span) < WHOLLY or not own[0] <= cue < own[1]:
        return False
    verb = next(iter(ground.tokens((cue, cue + 1))), None)
    if verb is None or verb.lemma_.lower() in PRIVATE:
        return False
    return verb.pos_ not in {"VERB", "AUX"} or verb.tag_ in {"VBD", "VBZ", "VBP"}


def _names(speaker: str, report: Attributed, known: Sequence[Reference]) -> bool:
    """Whether a report's source is the speaker, by name, by role or as a reference tells."""
    source = report.report.source
    if source is None:
        return False
    means = [r.means for r in known if touches(r, (source.start, source.end))]
    if means:
        return any(same_name(speaker, m) for m in means)
    return any(same_name(speaker, c) or same_head(speaker, c) for c in called_so(report))


def _named(attribution: Attribution, speaker: str, report: Attributed) -> Attribution:
    """Return an attribution under the name by which the article knows its speaker."""
    said = report.speaker
    if said is None or said.kind != "person" or not _is_the_one(said.name, speaker):
        return replace(attribution, speaker=known_name(speaker))
    return attribution


def _is_the_one(name: str, speaker: str) -> bool:
    """Whether a name is the speaker's, and not of one of two who say it together."""
    both = " and " in speaker and " and " not in name
    return same_name(name, speaker) and not both


def known_name(speaker: str) -> str:
    """Return a name without titles and articles: "Interior" is no title of a ministry."""
    words, is_body = speaker.lstrip(EDGES).split(), head_of(speaker) in GENERIC_BODIES
    while len(words) > 1 and (
        words[0].lower() in ARTICLES
        or (is_title(words[0]) and not is_body and words[1].lower() not in JOINING)
    ):
        words.pop(0)
    return " ".join(words)


def _by_words(
    draft: DraftClaim, at: Span | None, span: Span, ground: Ground, known: Sequence[Reference]
) -> Said:
    """Hold the speaker against the words that the engine gives for it."""
    speaker, ruled = draft.speaker or "", ground.attributions.at(*span)
    if at is None:
        return Said(ruled, "no words of the article at the quote show it", speaker)
    foreign = ground.article.language != "en" and bool(draft.speaker_words)
    if foreign and _stands_in(speaker, at, ground):
        return Said(_attribution(Cue(at[0], "", draft.speaker_words, at), span, ground, speaker))
    cues = list(cues_in(at, span, ground)) or wordless(at, ground)
    showing = (c for c in cues if bears(c, speaker, at, ground, known))
    cue = next((c for c in showing if not _reports_other(c, speaker, span, ground)), None)
    if cue is None:
        better = not cues or _is_better(ruled, cues[0], span, ground)
        shown = ruled if better else _attribution(cues[0], span, ground)
        return Said(shown, f'"{draft.speaker_words}" does not show it', speaker)
    if _interrupted(cue, at, span, ground):
        return Said(ruled, "somebody else speaks between these words and the quote", speaker)
    return Said(_attribution(cue, span, ground, speaker))


def _stands_in(speaker: str, at: Span, ground: Ground) -> bool:
    """Whether words of a language whose grammar is not read hold a name, or follow one closely.

    "Teilte er mit": whom "er" takes up is not read there, so whoever was named just before may be.
    """
    text = ground.article.text
    words = text[max(0, at[0] - SPEAKER_REACH) : at[1]].split()
    told = [folded(w.strip('.,:;()"\u201c\u201d\u201e')) for w in words]
    return all(any(same_word(folded(w), t) for t in told) for w in name_words(speaker)[-1:])


def _reports_other(cue: Cue, speaker: str, span: Span, ground: Ground) -> bool:
    """Whether a word of saying in the quote's own sentence reports other words than the quote."""
    here = ground.sentence_of(span)
    if not here[0] <= cue.start < here[1] or span[0] <= cue.start < span[1]:
        return False
    verb = next(iter(ground.tokens((cue.start, cue.start + 1))), None)
    beside = verb is not None and verb.dep_ == "conj" and span[0] <= verb.head.idx < span[1]
    if beside and verb is not None and any(c.dep_ in SUBJECTS for c in verb.children):
        return True  # "one reported X, another said Y"
    if cue.report is None or same_name(speaker, cue.source):
        return False  # by name: the parse may end what is said too soon
    return not cue.report.overlap(*span) and not _goes_on(cue, span, ground)


def _goes_on(cue: Cue, span: Span, ground: Ground) -> bool:
    """Whether a quote behind a saying is a predicate of which nothing in it tells the subject.

    "Complained that the firm had paid them late, did not pay for nights": the parse joins the
    second to either verb.
    """
    inside = {t.i for t in ground.tokens(span)}
    tops = [t for t in ground.tokens(span) if t.head.i not in inside and t.pos_ in {"VERB", "AUX"}]
    bare = [t for t in tops if t.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in t.children)]
    return bool(bare) and tops == bare and span[0] > cue.start


def _is_better(ruled: Attribution, cue: Cue, span: Span, ground: Ground) -> bool:
    """Whether the article's own reading says more than words that do not show the speaker."""
    if not cue.source or not cue.text:
        return True
    report = ground.attributions.report_at(*span)
    inside = report is not None and span[0] <= report.report.cue_start < span[1]
    return ruled.speaker_text is not None and not inside


def bears(cue: Cue, speaker: str, at: Span, ground: Ground, known: Sequence[Reference]) -> bool:
    """Whether words hold the speaker as their source: by name, role or reference."""
    called = called_so(cue.report) if cue.report is not None else [cue.source]
    called = [c for c in called if c and c.lower() not in PRONOUNS]
    if any(same_name(speaker, c) or same_head(speaker, c) for c in called):
        return True
    if _named_before(cue, speaker, at, ground):
        return True
    means = [r.means for r in known if touches(r, cue.place)]
    if means:
        return any(same_name(speaker, m) for m in means)
    return may_take_up(cue.source, cue.place, speaker, ground)


def _named_before(cue: Cue, speaker: str, at: Span, ground: Ground) -> bool:
    """Whether a name in the words themselves, in front of the word of saying, is the speaker's.

    Where that word has no subject of its own, one of those before it in its sentence may be meant.
    """
    front = ground.article.text[at[0] : cue.start]
    common = any(w.islower() and w not in ARTICLES | JOINING for w in speaker.split())
    if common and re.search(rf"\b{re.escape(speaker)}\b", front, re.IGNORECASE):
        return True
    if " " in speaker and front.rstrip(" ,").casefold().endswith(speaker.casefold()):
        return True  # a name that nothing else takes for one stands just before
    names = [n for n in ground.names_in(at) if n.end <= cue.start or _is_agent(n, ground)]
    names = [n for n in names if not only_describes(n, ground)]
    if any(same_name(speaker, n.text) for n in names):
        return True
    return any(same_name(speaker, s) for s in subjects_before(cue, ground))


def _is_agent(name: Name, ground: Ground) -> bool:
    return ground.article.text[: name.start].endswith((" by ", " from ", ": "))


def _interrupted(cue: Cue, at: Span, span: Span, ground: Ground) -> bool:
    """Whether somebody else is named as speaking between the words and the quote.

    Not within one sentence, where one saying may hold another, nor behind a colon, which hands on
    all that follows.
    """
    low, high = (at[1], span[0]) if at[1] <= span[0] else (span[1], at[0])
    here = ground.sentence_of(span)
    if hands_on(at, ground) or here[0] <= at[0] < here[1]:
        return False
    if cue.report is not None and cue.report.share(*span) >= WHOLLY:
        return False
    between = [f for f in ground.attributions.found if low <= f.report.cue_start < high]
    names = [f.speaker.name for f in between if f.speaker is not None]
    return any(not same_name(n, cue.source) for n in names if n.lower() not in PRONOUNS)


def _attribution(cue: Cue, span: Span, ground: Ground, speaker: str = "") -> Attribution:
    """Return who asserts a span by these words, under the speaker's name where one is given."""
    said = cue.report.speaker if cue.report is not None else None
    name = said.name if said is not None else ""
    if speaker and not (said is not None and said.kind == "person" and _is_the_one(name, speaker)):
        name = known_name(speaker)
    quoted = is_quoted(span, ground, WHOLLY)
    return Attribution(
        speaker=name or cue.source or None,
        speaker_text=cue.source or speaker or None,
        start=cue.place[0],
        end=cue.place[1],
        via=cue.report.via if cue.report is not None else None,
        mode="direct" if quoted else "indirect",
        cue=cue.text,
    )
