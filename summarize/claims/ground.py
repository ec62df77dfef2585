"""The gate: is the claim borne out by its quote, and the quote by its article?"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from summarize.claims.carried import carried
from summarize.claims.figures import figures_in
from summarize.claims.times import when_of, when_said
from summarize.domain import (
    Article,
    Correction,
    DraftClaim,
    GroundedClaim,
    Published,
    Rejected,
    When,
)
from summarize.gate.article import Ground
from summarize.gate.brackets import bracketed
from summarize.gate.claims import NOT_THERE, Checked, check_claims, corrected
from summarize.gate.quotes import left_behind, locate
from summarize.gate.speakers import said_by
from summarize.gate.widening import faults
from summarize.observe.speakers import Attribution
from summarize.text.hedges import HEDGES, find_hedges
from summarize.text.negation import find_negations, negates
from summarize.text.parsing import Parser
from summarize.text.support import Case, Passage, unsupported, word_for_word

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Grounded(NamedTuple):
    """What became of the drafts of an article.

    Attributes:
        claims: Those that hold, in the order of the drafts.
        rejected: Those refused, with the reason.
        corrections: What was left out of claims, or put right.
    """

    claims: tuple[GroundedClaim, ...]
    rejected: tuple[Rejected, ...]
    corrections: tuple[Correction, ...]


def ground(drafts: Sequence[DraftClaim], article: Article, parser: Parser) -> Grounded:
    """Let through the drafts that hold; the others come back with the reason.

    A quote must stand in the article character by character, and may not be cut so that it says
    something else: one that is cut is widened within its sentence. The claim's text is the quote
    with its references in square brackets; where an engine gives a text of its own, numbers,
    times, names, negation and modality of it must be those of the quote. Figures, time, hedges
    and negation are read from the article, whatever the engine. Drafts of the same span become
    one claim.

    Args:
        drafts: What an engine proposes of this article.
        article: The article.
        parser: Who parses.
    """
    against = Ground.of(article, parser)
    claims: dict[str, GroundedClaim] = {}
    rejected, corrections = [], []
    checked = check_claims([d for d in drafts if not d.text], against)
    retold = _retold([d for d in drafts if d.text], against, parser)
    by_draft = {id(c.draft): c for c in [*checked, *retold]}
    for draft in drafts:
        found = by_draft[id(draft)]
        if found.span is None:
            rejected.append(_rejected(draft, found.refused))
            continue
        claim, late = _grounded(found, found.span, against)
        if claims.setdefault(claim.id, claim) is claim:
            own = [*found.corrections, *late]
            corrections += [c.model_copy(update={"claim": claim.id}) for c in own]
    return Grounded(tuple(claims.values()), tuple(rejected), tuple(corrections))


def _retold(drafts: Sequence[DraftClaim], against: Ground, parser: Parser) -> list[Checked]:
    """Check drafts with a text of their own: it must follow from a quote that is not cut."""
    found = []
    for draft, statement in zip(drafts, _parsed_statements(drafts, parser), strict=True):
        start = locate(draft.quote, against.article.text, draft.start)
        reasons = _reasons(draft, statement, start, against)
        if reasons or start is None:
            found.append(Checked(draft, refused="; ".join(reasons)))
            continue
        span = start, start + len(draft.quote)
        said = said_by(draft, span, against)
        found.append(
            Checked(draft, span, attribution=said.attribution, corrections=tuple(corrected(said)))
        )
    return found


def check(
    text: str,
    quote: str,
    article_text: str,
    speaker: str | None = None,
    *,
    parser: Parser | None = None,
) -> tuple[str, ...]:
    """Return why a claim is not borne out by its quote and article; empty when it is.

    The gate for other programs: deterministic, offline, and exact on numbers, times, names,
    negation, modality and the speaker.

    Args:
        text: The claim in its own words.
        quote: The words of the article that are to bear it out.
        article_text: The article, paragraphs separated by an empty line.
        speaker: Who is to have said it; None where that is not claimed.
        parser: Who parses; give the same one for many checks, its model loads once.

    Returns:
        Reasons, each one sentence without its full stop.
    """
    parser = parser or Parser()
    article = Article(
        id="A1", path="", outlet=None, headline=None, published=Published(), language="en",
        text=article_text,
    )  # fmt: skip
    draft = DraftClaim(article="A1", text=text, quote=quote, speaker=speaker)
    against = Ground.of(article, parser)
    start = locate(quote, article_text)
    reasons = _reasons(draft, _parsed_statements([draft], parser)[0], start, against)
    if start is None or speaker is None:
        return reasons
    said = said_by(draft, (start, start + len(quote)), against)
    return (
        (*reasons, f'the claim is given to "{speaker}": {said.reason}') if said.reason else reasons
    )


def claim_id(article: Article, start: int, end: int) -> str:
    """Return an id made from content: the same whatever other articles there are."""
    key = f"{article.text}\0{start}\0{end}".encode()
    return f"c-{blake2b(key, digest_size=5).hexdigest()}"


def _parsed_statements(drafts: Sequence[DraftClaim], parser: Parser) -> list[Passage | None]:
    """Parse the texts that differ from their quotes, all in one go."""
    apart = [d.text for d in drafts if not word_for_word(d.text, d.quote)]
    parsed = dict(zip(apart, parser.grammar(apart), strict=True))
    return [
        Passage.of(parsed[d.text], 0, len(d.text)) if d.text in parsed else None for d in drafts
    ]


def _reasons(
    draft: DraftClaim, statement: Passage | None, start: int | None, against: Ground
) -> tuple[str, ...]:
    if start is None:
        return (NOT_THERE,)
    end = start + len(draft.quote)
    attribution = against.attributions.at(start, end)
    reasons = list(_cut(start, end, attribution, against, draft))
    if statement is not None and not word_for_word(draft.text, draft.quote):
        reasons += unsupported(_case(statement, start, end, attribution, against))
    return tuple(reasons)


def _cut(
    start: int, end: int, attribution: Attribution, against: Ground, draft: DraftClaim
) -> list[str]:
    """Return how the borders of a quote change what it says, and the text does not tell."""
    said = [c.text.lower() for c in [*find_negations(draft.text), *find_hedges(draft.text)]]
    shown = attribution.cue if attribution.speaker_text is not None else None
    words = {*draft.text.casefold().split(), *said}
    found = faults((start, end), against, shown or "")
    return [f.reason for f in found if f.word.casefold() not in words or not f.word]


def _case(
    statement: Passage, start: int, end: int, attribution: Attribution, against: Ground
) -> Case:
    spans = [(start, end), *carried(against.doc, start, end)]
    said_by = (attribution.speaker, attribution.speaker_text)
    return Case(
        statement=statement,
        evidence=tuple(Passage.of(against.doc, *span) for span in spans),
        about=against.name_words,
        also=tuple(n for n in said_by if n),
        printed=against.article.published.date,
    )


def _rejected(draft: DraftClaim, reason: str) -> Rejected:
    return Rejected(article=draft.article, text=draft.text, quote=draft.quote, reason=reason)


def _grounded(
    found: Checked, span: tuple[int, int], against: Ground
) -> tuple[GroundedClaim, list[Correction]]:
    article, doc, (start, end) = against.article, against.doc, span
    quote, said = article.text[start:end], found.attribution
    when, late = _when(found.draft, span, against)
    claim = GroundedClaim(
        id=claim_id(article, start, end),
        article=article.id,
        text=found.draft.text or bracketed(article.text, start, end, found.references),
        quote=quote,
        start=start,
        end=end,
        speaker=said.speaker,
        speaker_text=said.speaker_text,
        via=said.via,
        mode=said.mode,
        cue=said.cue,
        hedges=hedges_of(quote, start, doc),
        negated=negates(quote),
        when=when,
        figures=figures_in(article, doc, start, end),
        part="headline" if end <= article.body_start else "body",
        references=found.references,
        stance=found.stance,
        event=found.draft.event,
    )
    return claim, late


def _when(
    draft: DraftClaim, span: tuple[int, int], against: Ground
) -> tuple[When | None, list[Correction]]:
    """Return the time of a claim: the quote's own, else the one that the engine names."""
    article = against.article
    read = when_of(article, against.doc, *span)
    if not draft.when or (read is not None and read.text in article.text[slice(*span)]):
        return read, []
    if draft.when not in article.text:
        reason = "these words do not stand in the article"
        kept = read.text if read is not None else ""
        return read, [Correction(claim="", what="when", given=draft.when, kept=kept, reason=reason)]
    return when_said(article, draft.when) or read, []


def hedges_of(quote: str, start: int, doc: Doc) -> tuple[str, ...]:
    """Return the words that make a quote less than a plain fact, as written, in order.

    A question is one too: its mark stands for it. An if-clause beside the quote counts.
    """
    found = [c.text for c in find_hedges(quote) if c.kind in HEDGES]
    beside = left_behind(doc, start, start + len(quote))
    found += [word.text for kind, word in beside if kind in HEDGES]
    if quote.rstrip(" \"'”\u2019)").endswith("?"):
        found.append("?")
    return tuple(dict.fromkeys(found))
