"""The gate for claims: what stands of a draft, what is put right, and when it is refused.

A draft is refused only when its quote is not there, or is cut so that it says something else and
cannot be put right within its sentence. References, speaker, relay and stance that the article
does not bear out are left out or put right, and each is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.domain import Correction, DraftClaim, Reference, Stance
from summarize.gate.agreement import PRONOUNS, person_named, same_name
from summarize.gate.article import Ground
from summarize.gate.quotes import locate, put_right, with_marks
from summarize.gate.references import Checked as CheckedReference
from summarize.gate.references import asked_of, check_references
from summarize.gate.relays import passes_on
from summarize.gate.speakers import Said, said_by, shows
from summarize.observe.attributions import OWN_VOICE, Attribution
from summarize.text.sentences import Span

NOT_THERE = "the quote does not stand in the article"


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands of a draft.

    Attributes:
        draft: As an engine gave it.
        span: Offsets of its quote, put right; None where the draft is refused.
        refused: Why it is.
        references: Those that stand.
        attribution: Who asserts it.
        stance: How they stand to it.
        corrections: What was left out or put right; their `claim` is still empty.
    """

    draft: DraftClaim
    span: Span | None = None
    refused: str = ""
    references: tuple[Reference, ...] = ()
    attribution: Attribution = OWN_VOICE
    stance: Stance = "says"
    corrections: tuple[Correction, ...] = ()


def check_claims(drafts: Sequence[DraftClaim], ground: Ground) -> list[Checked]:
    """Check the drafts of one article.

    Together, since what one claim's pronoun stands for bears on the next.
    """
    text = ground.article.text
    starts = [locate(d.quote, text, d.start) for d in drafts]
    quotes = [
        None if s is None else (s, s + len(d.quote)) for s, d in zip(starts, drafts, strict=True)
    ]
    asked = [
        [] if q is None else asked_of(d.references, q, text)
        for q, d in zip(quotes, drafts, strict=True)
    ]
    results = iter(check_references([a for of_one in asked for a in of_one], ground))
    references = [[next(results) for _ in of_one] for of_one in asked]
    known = [r.reference for of_one in references for r in of_one if r.reference is not None]
    return [
        Checked(draft, refused=NOT_THERE)
        if quote is None
        else _check(draft, quote, own, known, ground)
        for draft, quote, own in zip(drafts, quotes, references, strict=True)
    ]


def _check(
    draft: DraftClaim,
    quote: Span,
    references: Sequence[CheckedReference],
    known: Sequence[Reference],
    ground: Ground,
) -> Checked:
    said = said_by(draft, quote, ground, known)
    if not said.reason and said.attribution.speaker and said.attribution.start is not None:
        ground.voices[ground.sentence_at(said.attribution.start)] = said.attribution.speaker
    references = [_of_speech(r, said, ground) for r in references]
    span, why = put_right(quote, ground, said.attribution.cue or "")
    if span is None:
        return Checked(draft, refused=why)
    attribution, relay = _relayed(draft, said.attribution, quote, ground)
    stance, doubt = _stance(draft, attribution, span, ground)
    corrections = [
        *_widened(quote, span, why, ground),
        *_left_out(references),
        *corrected(said),
        *relay,
        *doubt,
    ]
    stands = tuple(r.reference for r in references if r.reference is not None)
    marked = with_marks(span, ground)
    return Checked(draft, marked, "", stands, attribution, stance, tuple(corrections))


def _of_speech(checked: CheckedReference, said: Said, ground: Ground) -> CheckedReference:
    """Hold a pronoun of somebody's words against who says them: "I" is the speaker, "he" is not."""
    reference, speaker = checked.reference, said.attribution.speaker
    pronoun = PRONOUNS.get(checked.asked.draft.words.lower())
    person = person_named(speaker, ground) if speaker else None
    if reference is None or pronoun is None or pronoun.number != "one" or person is None:
        return checked
    place = checked.asked.span or (reference.start, reference.end)
    if ground.attributions.quotations.around(place[0]) is None:
        return checked
    same = same_name(checked.asked.draft.means.split(",")[0], person.name)
    if pronoun.person == 1 and not same:
        return replace(checked, reference=None, reason=f'"I" is {person.name}, who says it')
    if pronoun.person == 3 and same:
        reason = f'"{checked.asked.draft.words}" is not {person.name}, who says it'
        return replace(checked, reference=None, reason=reason)
    return checked


def _widened(quote: Span, span: Span, why: str, ground: Ground) -> Iterator[Correction]:
    text = ground.article.text
    if span != quote:
        yield Correction(
            claim="", what="text", given=text[slice(*quote)], kept=text[slice(*span)], reason=why
        )


def _left_out(references: Sequence[CheckedReference]) -> Iterator[Correction]:
    for checked in references:
        given = checked.asked.draft.means
        kept = checked.reference.means if checked.reference is not None else ""
        if checked.reason:
            yield Correction(
                claim="", what="reference", given=given, kept=kept, reason=checked.reason
            )


def corrected(said: Said) -> Iterator[Correction]:
    """Yield what was put right of a speaker; its `claim` is still empty."""
    if said.reason:
        kept = said.attribution.speaker or said.attribution.speaker_text or ""
        yield Correction(claim="", what="speaker", given=said.given, kept=kept, reason=said.reason)


def _relayed(
    draft: DraftClaim, attribution: Attribution, quote: Span, ground: Ground
) -> tuple[Attribution, list[Correction]]:
    """Let a relay stand that the words at the quote show."""
    if not draft.via or (attribution.via and same_name(draft.via, attribution.via)):
        return attribution, []
    if passes_on(draft.via, attribution, quote, ground):
        return replace(attribution, via=draft.via), []
    kept = attribution.via or ""
    reason = "nothing at the quote shows that it relays this"
    return attribution, [
        Correction(claim="", what="via", given=draft.via, kept=kept, reason=reason)
    ]


def _stance(
    draft: DraftClaim, attribution: Attribution, span: Span, ground: Ground
) -> tuple[Stance, list[Correction]]:
    """Let a stance stand that words show; what an outlet says itself it says."""
    at = attribution.start if attribution.start is not None else span[0]
    attributing = ground.sentences[ground.sentence_at(at)]
    if attribution.speaker_text is None and attribution.mode == "own-voice":
        return "says", []
    if shows(draft.stance, span, attributing, ground):
        return draft.stance, []
    reason = "no word of the quote or of what attributes it shows it"
    return "says", [
        Correction(claim="", what="stance", given=draft.stance, kept="says", reason=reason)
    ]
