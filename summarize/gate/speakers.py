"""The speaker that an engine names, held against the words that are to show it.

It stands where those words stand in the article at the quote (in its sentence, in the quotation
that runs on, or in front of the colon that hands it on), hold a word of saying, and that name or a
pronoun or role for it. Where the quote's own sentence plainly gives the quote to somebody else,
that wins; where the words do not bear the engine out, the article is read by the rules. No claim is
lost by its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.domain import DraftClaim, Reference
from summarize.gate.agreement import (
    PRONOUNS,
    disagreement,
    head_of,
    is_person,
    may_be_person,
    name_words,
    person_named,
    same_head,
    same_name,
)
from summarize.gate.article import SUBJECTS, VERBS, Ground, uppermost
from summarize.observe.attributions import OWN_VOICE, Attributed, Attribution
from summarize.observe.reports import subject_beside
from summarize.observe.sources import Source, owner_of, source_from, subject_of
from summarize.text import saying as lexicon
from summarize.text.names import find_names, folded, same_word
from summarize.text.quotations import SPEECH_WORDS
from summarize.text.sentences import Span
from summarize.text.words import uninflected, verbatim

if TYPE_CHECKING:
    from spacy.tokens import Token


# --- where the words that show a speaker stand


RUN = 2000
"""Characters over which a quotation runs on, over paragraphs, to the words of its speaker."""
BLOCK = 24
"""Sentences over which a colon hands on what follows: a list, a statement given in full."""
MARGIN = 12
"""Characters of space and marks between quotations of one speaker over paragraphs."""
WHOLLY = 0.9
"""Share of a quote that a report covers which plainly gives it to its source."""


def locate_words(draft: DraftClaim, span: Span, ground: Ground) -> Span | None:
    """Return where the words that show a claim's speaker stand at its quote.

    Where the engine gives none, the clause that the article attributes it by.
    """
    if not draft.speaker_words.strip():
        report = ground.attributions.report_at(*span)
        if report is None:
            return None
        start, end = report.report.cue_start, report.report.cue_start + len(report.report.cue)
        source = report.report.source
        return (min(source.start, start), max(source.end, end)) if source else (start, end)
    near = [p for p in _found(draft.speaker_words, ground) if _is_at_quote(p, draft, span, ground)]
    return min(near, key=lambda p: max(p[0] - span[1], span[0] - p[1], 0), default=None)


def _found(words: str, ground: Ground, within: Span | None = None) -> list[Span]:
    """Return where words stand in an article, or in a stretch of it."""
    text = ground.article.text
    found = verbatim(words, re.IGNORECASE).finditer(text, *(within or (0, len(text))))
    return [m.span() for m in found]


def _is_at_quote(place: Span, draft: DraftClaim, span: Span, ground: Ground) -> bool:
    """Whether words stand in a quote's sentence, beside its quotation, or before its colon."""
    own, told = ground.sentence_of(span), draft.speaker_told
    if own[0] <= place[0] < own[1]:
        return True
    if told is not None and not told[0] <= place[0] < told[1]:
        return False
    if is_quoted(span, ground) and _is_beside(place, span, ground):
        return True
    colon = colon_before(span, ground)
    return colon is not None and colon[0] <= place[0] < colon[1]


def _is_beside(place: Span, span: Span, ground: Ground) -> bool:
    """Whether nothing but quoted words stands between a sentence and a quotation."""
    here, there = ground.sentence_of(span), ground.sentence_of(place)
    low, high = (there[1], here[0]) if there[1] <= here[0] else (here[1], there[0])
    outside = (high - low) - ground.attributions.quotations.overlap(low, high)
    return outside <= MARGIN and high - low <= RUN


def colon_before(span: Span, ground: Ground) -> Span | None:
    """Return the sentence whose colon hands on a quote, the last of those before it."""
    here = ground.sentence_at(span[0])
    before = reversed(ground.sentences[max(here - BLOCK, 0) : here])
    return next((s for s in before if ground.article.text[s[1] - 1] == ":"), None)


def is_quoted(span: Span, ground: Ground, least: float = 0.5) -> bool:
    """Whether at least so much of a span stands in quotation marks."""
    return ground.attributions.quotations.overlap(*span) >= least * (span[1] - span[0])


# --- who says by these words


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying, with who says."""

    start: int
    text: str  # as written; "" where only a name or role stands there
    source: str  # who says, as written; "" where nothing tells
    place: Span  # offsets of these words
    report: Attributed | None = None  # the report of the article that it belongs to, if any


def called_so(report: Attributed) -> list[str]:
    """Return what the source of a report is called: as written, by apposition, as resolved."""
    source = report.report.source
    if source is None:
        return []
    resolved = report.speaker.name if report.speaker is not None else ""
    return [c for c in (source.text, source.called, resolved) if c]


def _cues(at: Span, span: Span, ground: Ground) -> Iterator[Cue]:
    """Yield the words of saying in a stretch of an article, those that report most of a span first.

    Else the colon that hands it on, else whoever stands there: "in the view of the minister".
    """
    found = sorted(ground.reports_in(at), key=lambda f: -f.overlap(*span))
    told: list[tuple[int, str, Source | None, Attributed | None]]
    told = [(f.report.cue_start, f.report.cue, f.report.source, f) for f in found]
    says = [t for t in ground.tokens(at) if _says(t)]
    if not found and says:
        token = min(says, key=lambda t: (t.pos_ not in VERBS, t.i))
        sayer = _sayer(token)
        told = [(token.idx, token.text, source_from(sayer) if sayer is not None else None, None)]
    elif not found:
        colon = ground.article.text.find(":", at[1] - 1, ground.sentence_of(at)[1])
        start, mark = (colon, ":") if colon >= 0 else (at[1], "")
        nouns = (t for t in ground.tokens(at) if t.pos_ in {"NOUN", "PROPN", "PRON"})
        told = [(start, mark, source_from(t), None) for t in nouns]
    for start, text, source, report in told:
        place = (source.start, source.end) if source is not None else at
        yield Cue(start, text, source.text if source is not None else "", place, report)


def _says(token: Token) -> bool:
    """Whether a word tells that somebody says: a verb of saying, or a noun for what is said."""
    lemma = token.lemma_.lower()
    if token.pos_ in VERBS:
        known = lexicon.stance_of(lemma) is not None or lemma in lexicon.QUOTATIVE_VERBS
        return (known or lemma in lexicon.PHRASAL) and token.dep_ not in {"aux", "auxpass", "amod"}
    return _is_document(token)


def _sayer(token: Token) -> Token | None:
    """Return who says by a verb, or whose statement a noun is: "the firm's", "by the firm"."""
    if token.pos_ in VERBS:
        return subject_of(token) or subject_beside(token)
    issued = subject_of(token.head) if token.dep_ == "dobj" else None
    return owner_of(token) or issued or token


# --- whether they may be the speaker: by name, by the same noun, or as a pronoun or role


REACH = 3
"""Sentences back to one that is no quotation."""
BODIES = lexicon.COMPANY_NOUNS | lexicon.GENERIC_BODIES
POLLS = frozenset({"poll", "survey"})


def bears(cue: Cue, speaker: str, at: Span, ground: Ground, known: Sequence[Reference]) -> bool:
    """Whether words hold the speaker as their source: by name, role or reference."""
    called = called_so(cue.report) if cue.report is not None else [cue.source]
    called = [c for c in called if c and c.lower() not in PRONOUNS]
    named = [(n.start, n.end) for n in ground.names_in(at) if same_name(speaker, n.text)]
    named += _found(speaker, ground, at)
    if any(is_called(speaker, c) for c in called) or _is_same_noun(cue, speaker, ground):
        return True
    if any(not _only_describes(place, cue, ground) for place in named):
        return True
    low, high = cue.place  # of its head: "he", not "his" in "his lawyer"
    of_head = (r for r in known if r.start < high <= r.end or low <= r.start == r.end <= high)
    means = [r.means for r in of_head]
    if means:
        return any(is_called(speaker, m) for m in means)
    return may_take_up(cue, speaker, ground)


def _is_same_noun(cue: Cue, speaker: str, ground: Ground) -> bool:
    """Whether a speaker is told in full elsewhere: "two officers involved in it", "the officers".

    A share of those who were asked is what the poll says.
    """
    head, noun = _head_at(cue.place, ground), ground.noun_of(speaker)
    if noun in POLLS and any(t.ent_type_ == "PERCENT" for t in ground.tokens(cue.place)):
        return True
    if head is None or head.pos_ != "NOUN":
        return False
    if same_head(noun, head.text):
        return True
    before = (t for t in head.doc[: head.i] if t.lemma_.lower() == head.lemma_.lower())
    brought_in = [t for t in before if t.left_edge.lower_ != "the"]
    # "the spokeswoman" is the only one whom the article brought in before
    return head.text == noun and head.left_edge.lower_ == "the" and len(brought_in) == 1


def is_called(speaker: str, other: str) -> bool:
    """Whether two ways of naming somebody may name one: by name, or as one noun phrase."""
    return same_name(speaker, other) or same_head(speaker, other)


def _only_describes(place: Span, cue: Cue, ground: Ground) -> bool:
    """Whether words only tell more of somebody: "a UN spokesman in Lund", "the Mexican head"."""
    if not ground.article.text[place[1] : cue.start].strip(" ,"):
        return False
    head = _head_at(place, ground)
    if head is None or head.dep_ == "pobj":
        return head is None or head.head.lower_ not in {"by", "from"}
    if head.dep_ in {"poss", "compound", "nmod"}:
        return not _says(head.head)
    return place[0] > cue.start and place[0] > cue.place[1]


def may_take_up(cue: Cue, speaker: str, ground: Ground) -> bool:
    """Whether the pronoun or role that says, or a statement of nobody named, may be somebody's."""
    head = _head_at(cue.place, ground)
    if not cue.source or head is None:
        own = ground.sentence_of(cue.place)[0], cue.place[0]
        return any(is_called(speaker, c) for c in _named_in(own, ground))
    if not _is_document(head):
        if disagreement(cue.source, speaker, ground) is not None:
            return False
        person, lemma = person_named(speaker, ground), head.lemma_.lower()
        if person is not None and may_be_person(lemma) and lemma in person.described:
            return True
    if any(t.pos_ == "PROPN" and t.ent_type_ != "NORP" for t in ground.tokens(cue.place)):
        return False  # no "Lund minister", but "he" and "the minister" take up who was named
    opens = head.left_edge.morph.to_dict()
    definite = opens.get("Definite") == "Def" or opens.get("PronType") == "Dem"
    taken_up = definite or head.pos_ == "PRON"
    return taken_up and any(is_called(speaker, c) for c in _antecedents(cue.place, head, ground))


def _head_at(place: Span, ground: Ground) -> Token | None:
    """Return the noun or pronoun that a phrase of the article hangs on."""
    nouns = (t for t in uppermost(ground.doc, place)[1] if t.pos_ in {"NOUN", "PROPN", "PRON"})
    return next(nouns, None)


def _is_document(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.SPEECH_NOUNS | lexicon.CARRIERS


def _antecedents(place: Span, head: Token, ground: Ground) -> Iterator[str]:
    """Yield whom a pronoun or role may take up, as the article names them.

    Who stands in front of it in its own sentence; who is subject of the last sentence before that
    is no quotation, speaks in it or is the only person there, or who says what was checked of it;
    of a role also who spoke last, and of "the company" the body named last.
    """
    own = ground.sentence_of(place)[0], place[0]
    here = ground.sentence_at(place[0])
    back = reversed(ground.sentences[max(here - REACH, 0) : here])
    before = next((s for s in back if not is_quoted(s, ground)), (place[0], place[0]))
    people = [person_named(n.text, ground) for n in ground.names_in(before)]
    yield from _named_in(own, ground)
    yield from _subjects(before, ground)
    if len(only := {p.name for p in people if p is not None}) == 1:
        yield from only
    if head.pos_ == "PRON":
        told = range(ground.sentence_at(before[0]), here)
        yield from (ground.voices[n] for n in told if n in ground.voices)
        last = max((n for n in ground.voices if n < here), default=None)
        if last is not None:  # who goes on, where no other person is named since
            since = ground.names_in((ground.sentences[last][1], place[0]))
            if not any(person_named(n.text, ground) for n in since):
                yield ground.voices[last]
    spoken = ground.reports_in((0, place[0]))
    first = before[0]
    if head.pos_ != "PRON":
        first = min(first, max((f.report.cue_start for f in spoken), default=0))
    for found in ground.reports_in((first, place[0])):
        yield from called_so(found)
    if head.i - head.left_edge.i == 1 and head.lemma_.lower() in BODIES:
        for name in (n for n in reversed(ground.names) if n.start < place[0]):
            types = {t.ent_type_ for t in ground.tokens((name.start, name.end))}
            placed = types & {"GPE", "LOC", "DATE"} and "ORG" not in types
            person = None if placed else person_named(name.text, ground)
            if not placed and (person is None or not person.is_human):
                yield name.text
                return


def _named_in(span: Span, ground: Ground) -> Iterator[str]:
    yield from _subjects(span, ground)
    yield from (n.text for n in ground.names_in(span))


def _subjects(span: Span, ground: Ground) -> Iterator[str]:
    for token in ground.tokens(span):
        if token.dep_ in SUBJECTS and token.idx < span[1]:
            yield from _names_at(token)


def _names_at(token: Token) -> Iterator[str]:
    source = source_from(token)
    yield from filter(None, (source.text, source.called))


# --- who asserts a quote


EDGES = " -\u2013\u2014\u2022*,.;:"
"""Marks with which no name begins."""
JOINING = frozenset({"of", "and", "for", "at", "in", "with"})
UNNAMED = "unnamed source"
"""Who says quoted words where the article does not show it."""
SPEAKER_REACH = 600
"""Characters back to a name, where the grammar is not read: two or three sentences of news."""
SPEAKING = lexicon.PUBLIC_SPEAKERS | lexicon.PERSON_NOUNS | BODIES


Said = tuple[Attribution, str]
"""Who asserts a quote, and why it is not whom the engine names; "" where it is, or names none."""


def said_by(draft: DraftClaim, span: Span, ground: Ground, known: Sequence[Reference]) -> Said:
    """Say who asserts a quote; somebody's words of whom nothing tells whose are not the outlet's.

    What the article's pronouns stand for is told by its `known` references, already checked.
    """
    said, reason = _said_by(draft, span, ground, known)
    outlet = ground.article.outlet
    if outlet is not None and (said.speaker or "").casefold() == outlet.casefold():
        return OWN_VOICE, reason
    if said.mode != "own-voice" or not _is_speech(span, ground):
        return said, reason
    unknown = Attribution(speaker=UNNAMED, mode="direct")
    if draft.speaker is None:
        return unknown, ""
    # a speech that runs on over paragraphs names its speaker once
    last = max((n for n in ground.voices if n <= ground.sentence_at(span[0])), default=None)
    if draft.speaker and last is not None and is_called(draft.speaker, ground.voices[last]):
        return replace(unknown, speaker=known_name(draft.speaker)), ""
    return unknown, reason or "these words stand in quotation marks"


def _is_speech(span: Span, ground: Ground) -> bool:
    """Whether words are quoted sentences, and no term or title in quotation marks."""
    around = ground.attributions.quotations.around(span[0])
    if around is None or not is_quoted(span, ground, WHOLLY):
        return False
    words = ground.article.text[around.start : around.end].lstrip("\"'\u201c\u2018 ")
    ends = words.rstrip()[-1:] in ".!?,\u2026"
    return words[:1].isupper() and ends and len(words.split()) > SPEECH_WORDS


def _said_by(draft: DraftClaim, span: Span, ground: Ground, known: Sequence[Reference]) -> Said:
    if draft.speaker is None:
        return ground.attributions.at(*span), ""
    speaker = draft.speaker.strip()
    at = locate_words(draft, span, ground) if speaker else None
    report = _report_of(at, span, ground)
    ruled = OWN_VOICE if report is None else ground.attributions.of(report, *span)
    points = report is not None and at is not None and report in ground.reports_in(at)
    if report is not None and not points:
        if speaker and any(is_called(speaker, c) for c in called_so(report)):
            return _named(ruled, speaker, report), ""
        joined = report.report.cue_start < span[0] and _is_joined_on(span, ground)
        clause = _is_clause(span, ground) and not joined
        whole = speaker or is_quoted(span, ground, WHOLLY) or clause
        if whole and _is_plain(report, at, span, ground) and _is_somebody(ruled):
            return ruled, f'the article gives it to "{ruled.speaker or ruled.speaker_text}"'
    if not speaker:
        return OWN_VOICE, ""
    said = _by_words(draft, at, span, ground, known) if at is not None else None
    if said is not None:
        return said, ""
    if same_name(speaker, ruled.speaker or "-"):
        return ruled, ""
    reason = "no words of the article at the quote show it"
    if at is not None:
        reason = f'"{draft.speaker_words}" does not show it'
        if draft.speaker_words and _is_joined_to(speaker, at, ground):
            cue = Cue(at[0], draft.speaker_words, speaker, at)
            return _attribution(cue, span, ground, speaker), ""
    if report is not None and not _is_somebody(ruled):  # "which he claimed he needed, police said"
        outer = ground.attributions.outside(report, *span)
        told = ground.attributions.of(outer, *span) if outer is not None else OWN_VOICE
        if _is_somebody(told):
            return told, reason
    written = _as_written(at, span, ground, ruled) if at is not None else None
    return written or (ruled if _is_somebody(ruled) else OWN_VOICE), reason


def _is_joined_to(speaker: str, at: Span, ground: Ground) -> bool:
    """Whether a participle of saying has no subject of its own, and a verb before it the speaker.

    "It was known that Lind had written, saying that": the parse may hang it on either verb.
    """
    says = next((t for t in ground.tokens(at) if _says(t)), None)
    if says is None or says.tag_ != "VBG" or any(c.dep_ in SUBJECTS for c in says.children):
        return False
    verbs = [t for t in ground.tokens((ground.sentence_of(at)[0], says.idx)) if t.pos_ == "VERB"]
    subjects = (c for v in verbs for c in v.children if c.dep_ in SUBJECTS)
    outside = ground.attributions.quotations.around(says.idx) is None
    return outside and any(is_called(speaker, c) for t in subjects for c in _names_at(t))


def _as_written(at: Span, span: Span, ground: Ground, ruled: Attribution) -> Attribution | None:
    """Return who says it by words that do not bear an engine out.

    "The teenager told police" is the teenager's, "a report said" the report's, as it stands there;
    whom a pronoun takes up, two readings differ on. None where nobody says there, or a name, of
    whom the rules know more.
    """
    cue = next((c for c in _cues(at, span, ground) if c.text), None)
    head = _head_at(cue.place, ground) if cue is not None and cue.source else None
    if cue is None or (_is_somebody(ruled) and (head is None or head.pos_ == "PROPN")):
        return None
    named = head is not None and head.pos_ != "PRON"
    named = named and not span[0] <= cue.place[0] < span[1]  # "the remark" may be what is told of
    who = known_name(cue.source) if named else UNNAMED
    return replace(_attribution(cue, span, ground), speaker=who)


def _report_of(at: Span | None, span: Span, ground: Ground) -> Attributed | None:
    """Return the report that a quote is part of; one told in it only where words point at it."""
    pointed_at = ground.reports_in(at) if at is not None else []
    shown = [f for f in pointed_at if f.share(*span) >= WHOLLY]
    if shown:
        return min(shown, key=lambda f: f.length)
    report = ground.attributions.report_at(*span)
    if report is None or not span[0] <= report.report.cue_start < span[1]:
        return report
    return ground.attributions.outside(report, *span)


def _is_plain(report: Attributed, at: Span | None, span: Span, ground: Ground) -> bool:
    """Whether a report of the quote's own sentence leaves no doubt who says it.

    Not where the engine's words stand in the quote or in what the source says: who is quoted there.
    """
    cue, own, source = report.report.cue_start, ground.sentence_of(span), report.report.source
    if source is None or source.text.lower() in PRONOUNS or report.share(*span) < WHOLLY:
        return False
    if at is not None and any(s <= at[0] < e for s, e in (span, *report.report.content)):
        return False
    if is_quoted(span, ground, WHOLLY) and (at is None or not own[0] <= at[0] < own[1]):
        return True
    verb = next(iter(ground.tokens((cue, cue + 1))), None)
    finite = verb is not None and verb.tag_ in {"VBD", "VBZ", "VBP"}
    return finite and own[0] <= cue < own[1]


def _is_clause(span: Span, ground: Ground) -> bool:
    """Whether a quote holds the verb of what is said, and no aside in it."""
    verbs = [t for t in uppermost(ground.doc, span)[1] if t.pos_ in VERBS]
    joined = [t for t in verbs if t.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in t.children)]
    return bool(joined) or any(t.dep_ in {"ccomp", "ROOT", "parataxis"} for t in verbs)


def _is_joined_on(span: Span, ground: Ground) -> bool:
    """Whether a quote follows an "and" or "but": it may be told beside what somebody says.

    "She testified that she saw nothing, and he was acquitted" (Huddleston and Pullum 2002, 15.1).
    """
    before = ground.article.text[ground.sentence_of(span)[0] : span[0]].rstrip(" ,").lower()
    return before.endswith((" and", " but"))


def _is_somebody(attribution: Attribution) -> bool:
    """Whether a reading of the article names somebody: a name, a person or a body by its noun."""
    called = attribution.speaker or ""
    if called.lower() in PRONOUNS:
        return False
    head = head_of(called)
    named = any(n.words[-1].lower() == head for n in find_names(called))
    nouns = uninflected(head)
    return named or not nouns.isdisjoint(SPEAKING) or any(is_person(n) for n in nouns)


def _by_words(
    draft: DraftClaim, at: Span, span: Span, ground: Ground, known: Sequence[Reference]
) -> Attribution | None:
    """Return who says it by the words that the engine gives, where these show its speaker."""
    speaker = (draft.speaker or "").strip()
    if ground.article.language != "en" and draft.speaker_words:
        # the grammar is not read: the words hold the name, or follow one closely
        words = ground.article.text[max(0, at[0] - SPEAKER_REACH) : at[1]].split()
        told = [folded(w.strip('.,:;()"\u201c\u201d\u201e')) for w in words]
        surname = name_words(speaker)[-1:]
        if all(any(same_word(folded(w), t) for t in told) for w in surname):
            return _attribution(Cue(at[0], "", draft.speaker_words, at), span, ground, speaker)
    showing = (c for c in _cues(at, span, ground) if bears(c, speaker, at, ground, known))
    cue = next(showing, None)
    return _attribution(cue, span, ground, speaker) if cue is not None else None


def _named(attribution: Attribution, speaker: str, report: Attributed | None) -> Attribution:
    """Return an attribution under the name by which the article knows its speaker."""
    said = report.speaker if report is not None else None
    both = " and " in speaker and said is not None and " and " not in said.name
    if said is not None and said.kind == "person" and same_name(said.name, speaker) and not both:
        return attribution
    return replace(attribution, speaker=known_name(speaker))


_STOP = re.compile(r"(?<=[^\W\d_]{5})\.$")
"""The end of a sentence behind a name; "Corp." is short."""


def known_name(speaker: str) -> str:
    """Return a name without titles and articles: "Interior" is no title of a ministry."""
    plain = _STOP.sub("", speaker.lstrip(EDGES))
    words, is_body = plain.split(), head_of(plain) in lexicon.GENERIC_BODIES
    while len(words) > 1 and (
        words[0].lower() in {"the", "a", "an"}
        or (lexicon.is_title(words[0]) and not is_body and words[1].lower() not in JOINING)
    ):
        words.pop(0)
    return " ".join(words)


def _attribution(cue: Cue, span: Span, ground: Ground, speaker: str = "") -> Attribution:
    """Return who asserts a span by these words, under the speaker's name where one is given."""
    said = cue.report.speaker if cue.report is not None else None
    made = Attribution(
        speaker=(said.name if said is not None else "") or cue.source or None,
        speaker_text=cue.source or speaker or None,
        start=cue.place[0],
        end=cue.place[1],
        via=cue.report.via if cue.report is not None else None,
        mode="direct" if is_quoted(span, ground, WHOLLY) else "indirect",
        cue=cue.text,
    )
    return _named(made, speaker, cue.report) if speaker else made
