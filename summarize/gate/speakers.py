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

from summarize.domain import DraftClaim, Reference
from summarize.gate.agreement import PRONOUNS
from summarize.gate.article import Ground, Span
from summarize.gate.attributing import (
    SUBJECTS,
    Cue,
    called_so,
    cue_in,
    cues_in,
    hands_on,
    is_quoted,
    locate_words,
    only_describes,
    subjects_before,
    touches,
    wordless,
)
from summarize.gate.names import head_of, name_words, same_head, same_name
from summarize.gate.taken_up import may_take_up
from summarize.observe.attributions import OWN_VOICE, Attributed, Attribution
from summarize.text.countries import folded
from summarize.text.names import Name, find_names, same_word
from summarize.text.saying import (
    COMPANY_NOUNS,
    GENERIC_BODIES,
    PERSON_NOUNS,
    PUBLIC_SPEAKERS,
    is_title,
)

ARTICLES = frozenset({"the", "a", "an"})
JOINING = frozenset({"of", "and", "for", "de", "von", "van", "bin", "al"})
UNNAMED = "unnamed source"
"""Who says quoted words where the article does not show it."""
OUTLET = "the outlet"
TERM = 4
"""Words in quotation marks that may be a term or a title, as in `observe.speakers.quotations`."""
REACH = 600
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
    if said.attribution.mode != "own-voice" or not _is_speech(span, ground):
        return said
    unknown = Attribution(speaker=UNNAMED, mode="direct")
    if draft.speaker is None:
        return Said(unknown)
    reason = said.reason or "these words stand in quotation marks"
    return Said(unknown, reason, said.given or draft.speaker or OUTLET)


def _is_speech(span: Span, ground: Ground) -> bool:
    """Whether words are quoted sentences, and no term or title in quotation marks."""
    around = ground.attributions.quotations.around(span[0])
    if around is None or not is_quoted(span, ground, WHOLLY):
        return False
    words = ground.article.text[around.start : around.end].lstrip("\"'\u201c\u2018 ")
    return words[:1].isupper() and words.rstrip()[-1:] in ".!?,\u2026" and len(words.split()) > TERM


def _said_by(draft: DraftClaim, span: Span, ground: Ground, known: Sequence[Reference]) -> Said:
    report = ground.attributions.report_at(*span)
    ruled = OWN_VOICE if report is None else ground.attributions.of(report, *span)
    if draft.speaker is None:
        return Said(ruled)
    if not draft.speaker.strip():
        return _outlet(report, ruled, span, ground)
    at = locate_words(draft, span, ground)
    held = report is not None and _holds_cue(report, at, span)
    if report is not None and not held and _names(draft.speaker, report, known):
        return Said(_named(ruled, draft.speaker, report))
    if report is not None and _is_somebody(ruled) and _wins(report, at, span, ground):
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
    words = called.lower().split()
    named = any(not n.initial or len(n.words) > 1 for n in find_names(called))
    return named or bool(words and words[-1] in SPEAKING)


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
    here = ground.sentence_of(span)
    beside = at is not None and here[0] <= at[0] < here[1]
    return _is_plain(report, span, ground) or (not beside and is_quoted(span, ground, WHOLLY))


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
    if said is None or not same_name(said.name, speaker) or said.kind != "person":
        return replace(attribution, speaker=known_name(speaker))
    return attribution


def known_name(speaker: str) -> str:
    """Return a name without titles and articles: "Interior" is no title of a ministry."""
    words, is_body = speaker.split(), head_of(speaker) in GENERIC_BODIES
    while len(words) > 1 and (words[0].lower() in ARTICLES or (is_title(words[0]) and not is_body)):
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
    words = text[max(0, at[0] - REACH) : at[1]].split()
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
    return not cue.report.overlap(*span)


def _is_better(ruled: Attribution, cue: Cue, span: Span, ground: Ground) -> bool:
    """Whether the article's own reading says more than words that do not show the speaker."""
    if not cue.source:
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
    between = [f for f in ground.attributions.found if low <= f.report.cue_start < high]
    names = [f.speaker.name for f in between if f.speaker is not None]
    return any(not same_name(n, cue.source) for n in names if n.lower() not in PRONOUNS)


def _attribution(cue: Cue, span: Span, ground: Ground, speaker: str = "") -> Attribution:
    """Return who asserts a span by these words, under the speaker's name where one is given."""
    said = cue.report.speaker if cue.report is not None else None
    name = said.name if said is not None else ""
    if speaker and not (said is not None and said.kind == "person" and same_name(name, speaker)):
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
