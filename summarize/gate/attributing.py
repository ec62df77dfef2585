"""The words that show a speaker: where they stand at the quote, and who says by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.domain import DraftClaim, Reference
from summarize.gate.article import Ground, Span
from summarize.observe.attributions import Attributed
from summarize.observe.extents import subject_beside
from summarize.observe.sources import owner_of, source_from, subject_of
from summarize.text import saying as lexicon
from summarize.text.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = 8
AFTER = 4
"""Sentences before and after a quotation in which the words that show its speaker may stand: it
goes on over paragraphs."""
BLOCK = 24
"""Sentences over which a colon hands on what follows: a list, a statement given in full."""
LOOSE = 12
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
    loose = re.compile(r"\s+".join(re.escape(w) for w in draft.speaker_words.split()))
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
    return outside <= LOOSE


def _is_last_colon(place: Span, span: Span, ground: Ground) -> bool:
    """Whether the sentence of these words ends in the last colon that hands on to the quote."""
    at, here = ground.sentence_at(place[0]), ground.sentence_at(span[0])
    later = (ground.sentences[i] for i in range(at + 1, here))
    return hands_on(place, ground) and not any(hands_on(s, ground) for s in later)


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
