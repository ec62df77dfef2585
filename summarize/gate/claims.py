"""The gate for claims: what stands of a draft, what is put right, and when it is refused.

A draft is refused only when its quote is not there, or is cut so that it says something else and
cannot be put right within its sentence. References, speaker, relay and stance that the article
does not bear out are left out or put right, and each is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarize.domain import Correction, DraftClaim, Reference, Stance
from summarize.gate.agreement import PRONOUNS, person_named, same_head, same_name
from summarize.gate.article import Ground
from summarize.gate.quotes import locate, put_right, with_marks
from summarize.gate.references import CheckedReference, asked_of, check_references
from summarize.gate.speakers import called_so, colon_before, is_called, said_by
from summarize.observe.attributions import OWN_VOICE, Attribution
from summarize.observe.people import OWN_STAFF
from summarize.text.cues import negates
from summarize.text.saying import STANCE_LEMMAS, is_medium
from summarize.text.sentences import Span

OUTLET = "the outlet"
"""To whom an engine gives a claim in giving it to nobody."""
NOT_THERE = "the quote does not stand in the article"


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands of a draft."""

    draft: DraftClaim
    span: Span | None = None  # of its quote, put right; None where the draft is refused
    refused: str = ""  # why it is
    references: tuple[Reference, ...] = ()
    attribution: Attribution = OWN_VOICE
    stance: Stance = "says"
    corrections: tuple[Correction, ...] = ()  # left out or put right; their `claim` is still empty


def check_claims(drafts: Sequence[DraftClaim], ground: Ground) -> list[Checked]:
    """Check the drafts of one article.

    Together, since what one claim's pronoun stands for bears on the next.
    """
    text = ground.article.text
    quotes = [locate(d.quote, text, d.start) for d in drafts]
    numbered = list(enumerate(zip(quotes, drafts, strict=True)))
    asked = [a for i, (q, d) in numbered if q for a in asked_of(i, d.references, q, text)]
    references = check_references(asked, ground)
    known = [r.reference for r in references if r.reference is not None]
    return [
        _check(draft, quote, [r for r in references if r.claim == i], known, ground)
        if quote is not None
        else Checked(draft, refused=NOT_THERE)
        for i, (quote, draft) in numbered
    ]


def _check(
    draft: DraftClaim,
    quote: Span,
    references: Sequence[CheckedReference],
    known: Sequence[Reference],
    ground: Ground,
) -> Checked:
    text = ground.article.text
    attribution, reason = said_by(draft, quote, ground, known)
    speaker = attribution.speaker or ""
    if not reason and speaker and attribution.start is not None:
        ground.voices[ground.sentence_at(attribution.start)] = speaker
    references = [_of_speech(r, speaker, ground) for r in references]
    span, why = put_right(quote, ground, attribution.cue or "")
    if span is None:
        return Checked(draft, refused=why)
    made = []
    if span != quote:
        made.append(_corrected("text", text[slice(*quote)], text[slice(*span)], why))
    for r in (r for r in references if r.reason):
        kept = r.reference.means if r.reference is not None else ""
        made.append(_corrected("reference", r.draft.means, kept, r.reason))
    if reason:
        kept = speaker or attribution.speaker_text or ""
        made.append(_corrected("speaker", draft.speaker or OUTLET, kept, reason))
    if draft.via and not (attribution.via and same_name(draft.via, attribution.via)):
        if passes_on(draft.via, attribution, quote, ground):
            attribution = replace(attribution, via=draft.via)
        else:
            reason = "nothing at the quote shows that it relays this"
            made.append(_corrected("via", draft.via, attribution.via or "", reason))
    stance = draft.stance
    if attribution.speaker_text is None and attribution.mode == "own-voice":
        stance = "says"  # what an outlet says itself it says
    elif not _shows(stance, span, attribution.start, ground):
        reason = "no word of the quote or of what attributes it shows it"
        made.append(_corrected("stance", stance, "says", reason))
        stance = "says"
    stands = tuple(r.reference for r in references if r.reference is not None)
    return Checked(draft, with_marks(span, ground), "", stands, attribution, stance, tuple(made))


def _corrected(
    what: Literal["text", "reference", "speaker", "via", "stance"],
    given: str,
    kept: str,
    reason: str,
) -> Correction:
    return Correction(claim="", what=what, given=given, kept=kept, reason=reason)


def _of_speech(checked: CheckedReference, speaker: str, ground: Ground) -> CheckedReference:
    """Hold a pronoun of somebody's words against who says them: "I" is the speaker, "he" is not."""
    reference, words = checked.reference, checked.draft.words
    pronoun = PRONOUNS.get(words.lower())
    person = person_named(speaker, ground) if speaker else None
    if reference is None or pronoun is None or pronoun.number != "one" or person is None:
        return checked
    place = checked.span or (reference.start, reference.end)
    if ground.attributions.quotations.around(place[0]) is None:
        return checked
    same = same_name(checked.draft.means.split(",")[0], person.name)
    reason = ""
    if pronoun.person == 1 and not same:
        reason = f'"I" is {person.name}, who says it'
    if pronoun.person == 3 and same:
        reason = f'"{words}" is not {person.name}, who says it'
    return replace(checked, reference=None, reason=reason) if reason else checked


# --- who passes on what somebody says: named at the quote, or as who reports just before it

HEARERS = frozenset({"him", "her"})
REACH = 3
"""Sentences back to who has spoken, where somebody is told something."""


def passes_on(via: str, attribution: Attribution, quote: Span, ground: Ground) -> bool:
    """Whether the words at a quote show that somebody relays it.

    Named in its sentence, outside the quote or as a medium or somebody who says; or as such in the
    sentence before, or in the one whose colon hands it on; or told it.
    """
    speaker = attribution.speaker or attribution.speaker_text or ""
    if same_name(via, speaker):
        return False
    at = [*quote, attribution.start if attribution.start is not None else quote[0]]
    own = sorted({ground.sentence_at(offset) for offset in at})
    shown = attribution.speaker_text or ""
    if via.casefold() == shown.casefold() or (shown.islower() and same_head(via, shown)):
        return True
    attributing = ground.sentences[ground.sentence_at(at[-1])]
    names = (*_named_at(quote, own, ground), *_told(attributing, ground))
    return any(is_called(via, n) or same_name(via, n.partition(" of ")[0]) for n in names)


def _named_at(quote: Span, own: list[int], ground: Ground) -> Iterator[str]:
    """Yield who is named or says something in a quote's sentences, and who passes it on before."""
    for sentence in (ground.sentences[i] for i in own):
        reports = [f.report for f in ground.reports_in(sentence)]
        taken = [quote, *(extent for r in reports for extent in r.content)]
        taken += [(r.source.start, r.source.end) for r in reports if r.source is not None]
        for name in ground.names_in(sentence):
            if is_medium(name.text) or not any(s <= name.start < e for s, e in taken):
                yield name.text
        yield from _saying(sentence, ground)
    yield ground.attributions.at(*quote).speaker or ""
    if own[0]:
        before = ground.sentences[own[0] - 1]
        yield from (n.text for n in ground.names_in(before) if is_medium(n.text))
        yield from (f.via for f in ground.reports_in(before) if f.via is not None)
    colon = colon_before(quote, ground)
    if colon is not None:
        yield from (n.text for n in ground.names_in(colon) if is_medium(n.text))
        yield from _saying(colon, ground)


def _saying(sentence: Span, ground: Ground) -> Iterator[str]:
    """Yield who says or passes on something in a sentence."""
    for found in ground.reports_in(sentence):
        yield from called_so(found)
        if found.via is not None:
            yield found.via


def _told(sentence: Span, ground: Ground) -> Iterator[str]:
    """Yield who may be meant by whom somebody tells: "told him", "told our correspondent"."""
    words = ground.article.text[slice(*sentence)].lower()
    if any(staff in words for staff in OWN_STAFF):
        for found in ground.attributions.found:
            source = found.report.source
            named = source is not None and source.text.lower() in OWN_STAFF
            if named and found.speaker is not None:
                yield found.speaker.name
    if not HEARERS.isdisjoint(words.split()):
        at = ground.sentence_at(sentence[0])
        since = ground.sentences[max(at - REACH, 0)][0], sentence[0]
        yield from (f.speaker.name for f in ground.reports_in(since) if f.speaker is not None)


# --- how a speaker stands to what is said: it must show in words, else the speaker says it


def _shows(stance: Stance, span: Span, said_at: int | None, ground: Ground) -> bool:
    """Whether words show a stance: those of the quote, or of the sentence that attributes it."""
    at = ground.sentence_at(said_at if said_at is not None else span[0])
    quotations = ground.attributions.quotations
    attributing = ground.tokens(ground.sentences[at])
    outside = [t for t in attributing if quotations.around(t.idx) is None]
    tokens = [*ground.tokens(span), *outside]
    words = "".join(t.text_with_ws for t in tokens)
    if stance == "says" or (stance == "denies" and negates(words)):
        return True
    if stance in {"asks", "doubts"} and "?" in words:
        return True
    first = next((t for t in ground.tokens(span) if t.is_alpha), None)
    # a bare verb: "Tell your audience", "Don't go"
    bids = first is not None and first.tag_ == "VB" and first.dep_ in {"ROOT", "ccomp", "aux"}
    if stance == "demands" and ("!" in words or bids):
        return True
    return any(t.lemma_.lower() in STANCE_LEMMAS[stance] for t in tokens)
