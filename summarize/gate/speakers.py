"""The speaker that an engine names, held against the words that are to show it.

It stands where those words stand in the article at the quote, hold that name or a pronoun or role
for it, and a word of saying. Where the quote's own sentence plainly gives the quote to somebody
else, that wins; where the words do not bear the engine out, the article is read by the rules. No
claim is lost by its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.domain import DraftClaim, Reference
from summarize.gate.agreement import PRONOUNS, person_named
from summarize.gate.article import Ground, Span
from summarize.gate.names import head_of, same_head, same_name
from summarize.observe.speakers import Attribution
from summarize.observe.speakers.attributions import OWN_VOICE, Attributed
from summarize.observe.speakers.extents import subject_beside
from summarize.observe.speakers.sources import source_from, subject_of
from summarize.text import saying as lexicon
from summarize.text.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = 8
AFTER = 4
BLOCK = 24
"""Sentences before and after a quote in which the words that show its speaker may stand: a
statement goes on over paragraphs. Nobody else may be named as speaking in between."""
WHOLLY = 0.9
"""Share of a quote that a report covers which plainly gives it to its source."""
_PRIVATE = """
    think believe fear hope guess reckon expect find learn discover assume suspect doubt imply
    show indicate reveal demonstrate respond reply call belief finding estimate assessment
"""
PRIVATE = frozenset(_PRIVATE.split())
"""Verbs of saying that also tell what nobody said aloud (Quirk et al., 16.31: private verbs)."""


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
    """Say who asserts a quote.

    Args:
        draft: The claim as an engine gives it.
        span: Offsets of its quote.
        ground: The article.
        known: References of the article already checked: whom its pronouns stand for.
    """
    report = ground.attributions.report_at(*span)
    ruled = OWN_VOICE if report is None else ground.attributions.of(report, *span)
    if draft.speaker is None:
        return Said(ruled)
    if not draft.speaker.strip():
        return _outlet(report, ruled, span)
    if report is not None and _names(draft.speaker, report, known):
        return Said(_named(ruled, draft.speaker, report))
    at = _locate(draft.speaker_words, draft.speaker_told, span, ground)
    own = at is not None and _reports_itself(at, span, draft.speaker, ground)
    in_words = own or (
        report is not None and at is not None and at[0] <= report.report.cue_start < at[1]
    )
    if report is not None and not in_words and _is_plain(report, span, ground):
        reason = f'the article gives it to "{_called(ruled)}"'
        return Said(ruled, reason, draft.speaker)
    return _by_words(draft, at, span, ground, known)


def _reports_itself(at: Span, span: Span, speaker: str, ground: Ground) -> bool:
    """Whether the quote holds its own attribution: "the commissioner credits a programme"."""
    inside = span[0] <= at[0] and at[1] <= span[1]
    return inside and any(same_name(speaker, n.text) for n in ground.names_in(at))


def _outlet(report: Attributed | None, ruled: Attribution, span: Span) -> Said:
    """The outlet itself, unless the article gives the words to somebody."""
    if report is None or span[0] <= report.report.cue_start < span[1]:
        return Said(OWN_VOICE)
    return Said(ruled, f'the article gives it to "{_called(ruled)}"', "the outlet")


def _called(attribution: Attribution) -> str:
    return attribution.speaker or attribution.speaker_text or "somebody"


def _is_plain(report: Attributed, span: Span, ground: Ground) -> bool:
    """Whether a report of the quote's own sentence leaves no doubt who says it."""
    source, cue = report.report.source, report.report.cue_start
    if source is None or source.text.lower() in PRONOUNS or report.share(*span) < WHOLLY:
        return False
    own = ground.sentences[ground.sentence_at(span[0])]
    if not own[0] <= cue < max(own[1], span[1]):
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
    called = [source.text, source.called, report.speaker.name if report.speaker else ""]
    if any(
        same_name(speaker, c) or same_head(speaker, c)
        for c in called
        if c and c.lower() not in PRONOUNS
    ):
        return True
    means = [
        r.means for r in known if r.start < source.end and source.start < max(r.end, r.start + 1)
    ]
    return any(same_name(speaker, m) for m in means)


def _named(attribution: Attribution, speaker: str, report: Attributed) -> Attribution:
    """Return an attribution under the name by which the article knows its speaker."""
    said = report.speaker
    if said is None or not same_name(said.name, speaker) or said.kind != "person":
        return replace(attribution, speaker=_known_name(speaker))
    return attribution


def _known_name(speaker: str) -> str:
    """Return a name without titles, as fully as the article has it."""
    plain = re.sub(r"^(?:the|a|an)\s+", "", lexicon.strip_titles(speaker), flags=re.IGNORECASE)
    return plain or speaker


def _by_words(
    draft: DraftClaim,
    at: Span | None,
    span: Span,
    ground: Ground,
    known: Sequence[Reference],
) -> Said:
    """Hold the speaker against the words that the engine gives for it."""
    speaker, ruled = draft.speaker or "", ground.attributions.at(*span)
    if at is None:
        return Said(ruled, "no words of the article at the quote show it", speaker)
    cue = cue_in(at, span, ground)
    if cue is None:
        return Said(ruled, f'"{draft.speaker_words}" holds no word of saying', speaker)
    if not bears(cue, speaker, at, ground, known):
        shown = cue.attribution(span, ground) if not ruled.speaker_text else ruled
        return Said(shown, f'"{draft.speaker_words}" does not show it', speaker)
    if _interrupted(cue, at, span, ground):
        return Said(ruled, "somebody else speaks between these words and the quote", speaker)
    return Said(cue.attribution(span, ground, speaker))


def _locate(words: str, told: Span | None, span: Span, ground: Ground) -> Span | None:
    """Return where the words that show the speaker stand, nearest to the quote."""
    if not words.strip():
        return None
    text = ground.article.text
    here = ground.sentence_at(span[0])
    first = ground.sentences[max(here - BEFORE, 0)][0]
    block = ground.sentences[max(here - BLOCK, 0)][0]
    last = ground.sentences[min(here + AFTER, len(ground.sentences) - 1)][1]
    low, high = block, max(last, span[1])
    if told is not None and low <= told[0] < high:
        low, high = told
    loose = r"\s+".join(re.escape(w) for w in words.split())
    places = [(low + m.start(), low + m.end()) for m in re.finditer(loose, text[low:high])]
    near = [p for p in places if p[0] >= first or _hands_on(p, ground)]
    return min(near, key=lambda p: _distance(p, span), default=None)


def _hands_on(place: Span, ground: Ground) -> bool:
    """Whether the sentence of these words ends in a colon: a list or a block quotation follows."""
    end = ground.sentences[ground.sentence_at(place[0])][1]
    return ground.article.text[end - 1] == ":"


def _distance(place: Span, span: Span) -> int:
    return max(place[0] - span[1], span[0] - place[1], 0)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying with who says.

    Attributes:
        start: Offset of the word of saying.
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

    def attribution(self, span: Span, ground: Ground, speaker: str = "") -> Attribution:
        """Return who asserts a span, under the speaker's name where one is given."""
        said = self.report
        name = said.speaker.name if said is not None and said.speaker is not None else ""
        kind = said.speaker.kind if said is not None and said.speaker is not None else ""
        if speaker and not (name and same_name(name, speaker) and kind == "person"):
            name = _known_name(speaker)
        quoted = ground.attributions.quotations.overlap(*span) >= WHOLLY * (span[1] - span[0])
        return Attribution(
            speaker=name or self.source or None,
            speaker_text=self.source or speaker or None,
            start=self.place[0],
            end=self.place[1],
            via=said.via if said is not None else None,
            mode="direct" if quoted else "indirect",
            cue=self.text,
        )


def cue_in(at: Span, span: Span, ground: Ground) -> Cue | None:
    """Return the word of saying in a stretch of an article, with who says.

    A colon at the end of the sentence is one: it hands on what follows.
    """
    found = [f for f in ground.attributions.found if at[0] <= f.report.cue_start < at[1]]
    if found:
        best = max(found, key=lambda f: f.overlap(*span))
        source = best.report.source
        place = (source.start, source.end) if source is not None else at
        text = source.text if source is not None else ""
        return Cue(best.report.cue_start, best.report.cue, text, place, best)
    tokens = [t for t in ground.tokens(at) if _says(t)]
    if tokens:
        return _with_subject(min(tokens, key=lambda t: (t.pos_ not in {"VERB", "AUX"}, t.i)))
    end = ground.sentences[ground.sentence_at(at[0])][1]
    if ground.article.text[end - 1] == ":" and span[0] >= end:
        return Cue(end - 1, ":", "", at)
    return None


def _says(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        known = lexicon.stance_of(lemma) is not None or lemma in lexicon.QUOTATIVE_VERBS
        acts = known or lemma in lexicon.PHRASAL or lemma in SPEECH_ACTS
        return acts and token.dep_ not in {"aux", "auxpass", "amod"}
    return lemma in lexicon.SPEECH_NOUNS | lexicon.CARRIERS or token.text in {":", "\u2014"}


SPEECH_ACTS = frozenset({"read", "identify", "express", "credit"})


def _with_subject(token: Token) -> Cue:
    subject = _subject(token) if token.pos_ in {"VERB", "AUX"} else None
    if subject is None:
        return Cue(token.idx, token.text, "", (token.idx, token.idx + len(token)))
    source = source_from(subject)
    return Cue(token.idx, token.text, source.text, (source.start, source.end))


def _subject(verb: Token) -> Token | None:
    """Return who says; where the parse has none for the main verb, what its sentence opens with."""
    found = subject_of(verb) or subject_beside(verb)
    if found is None and verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        return verb.head  # a sentence whose verb the parse takes for a participle
    if found is not None or verb.dep_ not in {"ROOT", "conj"}:
        return found
    chunks = (c.root for c in verb.sent.noun_chunks if c.end <= verb.i)
    return next(chunks, None)


def bears(cue: Cue, speaker: str, at: Span, ground: Ground, known: Sequence[Reference]) -> bool:
    """Whether the words hold the speaker as their source: by name, role or reference."""
    report = cue.report
    called = [cue.source]
    if report is not None and report.report.source is not None:
        called += [report.report.source.called, report.speaker.name if report.speaker else ""]
    called = [c for c in called if c and c.lower() not in PRONOUNS]
    if any(same_name(speaker, c) or same_head(speaker, c) for c in called):
        return True
    if _named_before(cue, speaker, at, ground):
        return True
    means = [
        r.means for r in known if r.start < cue.place[1] and cue.place[0] < max(r.end, r.start + 1)
    ]
    if any(same_name(speaker, m) for m in means):
        return True
    return may_take_up(cue.source, cue.place, speaker, ground)


def _named_before(cue: Cue, speaker: str, at: Span, ground: Ground) -> bool:
    """Whether a name in the words themselves, in front of the word of saying, is the speaker's."""
    names = [n for n in ground.names_in(at) if n.end <= cue.start or _by(n, ground)]
    return any(same_name(speaker, n.text) for n in names)


def _by(name: Name, ground: Ground) -> bool:
    return ground.article.text[: name.start].endswith((" by ", " from ", ": "))


def _interrupted(cue: Cue, at: Span, span: Span, ground: Ground) -> bool:
    """Whether somebody else is named as speaking between the words and the quote.

    Not within one sentence, where one saying may hold another, nor behind a colon, which hands on
    all that follows.
    """
    low, high = (at[1], span[0]) if at[1] <= span[0] else (span[1], at[0])
    if _hands_on(at, ground) or ground.sentence_at(at[0]) == ground.sentence_at(span[0]):
        return False
    between = [f for f in ground.attributions.found if low <= f.report.cue_start < high]
    names = [f.speaker.name for f in between if f.speaker is not None]
    return any(not same_name(n, cue.source) for n in names if n.lower() not in PRONOUNS)


def may_take_up(source: str, place: Span, speaker: str, ground: Ground) -> bool:
    """Whether a pronoun or a role may take up somebody: who is told of just before, or so called.

    The candidates are few: the subject of the sentence before, outside any quotation, and, for a
    role, whoever the article describes by it.
    """
    pronoun = PRONOUNS.get(source.lower())
    person = person_named(speaker, ground)
    gender = pronoun.gender if pronoun is not None else ""
    if gender and person is not None and person.sex not in {"", gender}:
        return False
    if pronoun is None and person is not None and head_of(source) in person.described:
        return True
    if source.lower().startswith(("the ", "that ", "this ", "our ")):
        last = _last_speaker(place, ground)
        if last is not None and (same_name(speaker, last) or same_head(speaker, last)):
            return True
    subject = _subject_before(place, ground)
    return subject is not None and same_name(speaker, subject)


def _last_speaker(place: Span, ground: Ground) -> str | None:
    """Return who is the last to speak in front of a place, by the words of the article."""
    before = [f for f in ground.attributions.found if f.report.cue_start < place[0]]
    source = max(before, key=lambda f: f.report.cue_start).report.source if before else None
    return source.text if source is not None else None


def _subject_before(place: Span, ground: Ground) -> str | None:
    """Return the subject of the main clause of the last sentence that is no quotation."""
    at = ground.sentence_at(place[0])
    for start, end in reversed(ground.sentences[max(at - 3, 0) : at]):
        quoted = ground.attributions.quotations.overlap(start, end)
        if quoted * 2 > end - start:
            continue
        for token in ground.tokens((start, end)):
            if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT":
                return source_from(token).text
        return None
    return None
