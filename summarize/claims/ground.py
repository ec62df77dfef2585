"""Articles read by an engine, and the gate: does the article bear out what it says?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from summarize.claims.features import features_of
from summarize.claims.figures import figures_in
from summarize.claims.times import is_time_of, when_of, when_said
from summarize.domain import (
    Article,
    Correction,
    DraftClaim,
    GroundedClaim,
    ReadArticle,
    Reading,
    Reference,
    Rejected,
    When,
)
from summarize.engines.base import Engine
from summarize.gate.article import Ground
from summarize.gate.claims import Checked, check_claims
from summarize.gate.quotes import bracketed, left_behind
from summarize.text.cues import HEDGES, find_hedges, negates
from summarize.text.parsing import Parser
from summarize.text.words import verbatim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read(articles: Sequence[Article], engine: Engine, parser: Parser) -> Iterator[ReadArticle]:
    """Yield each article's claims, grounded; what fails the gate is in `rejected`."""
    by_id = {a.id: a for a in articles}
    for reading in engine.read(articles):
        article = by_id[reading.article]
        claims, rejected, corrections = ground(reading.drafts, article, parser)
        features, mentions = features_of(article, parser.parse(article.text), claims)
        yield ReadArticle(
            article=article.id,
            claims=claims,
            rejected=rejected,
            corrections=corrections,
            features=features,
            mentions=mentions,
            summary=reading.summary,
            about=reading.about,
            outlet=seen_outlet(reading, article),
            headline=seen_headline(reading, article),
            failure=reading.failure,
        )


class Grounded(NamedTuple):
    """What became of the drafts of an article."""

    claims: tuple[GroundedClaim, ...]  # those that hold, in the order of the drafts
    rejected: tuple[Rejected, ...]  # those refused, with the reason
    corrections: tuple[Correction, ...]  # what was left out of claims, or put right


def ground(drafts: Sequence[DraftClaim], article: Article, parser: Parser) -> Grounded:
    """Let through the drafts that hold; the others come back with the reason.

    A quote must stand in the article character by character, and may not be cut so that it says
    something else: one that is cut is widened within its sentence. The claim's text is the quote
    with its references in square brackets. Figures, time, hedges and negation are read from the
    article, whatever the engine. Drafts of the same span become one claim.
    """
    against = Ground.of(article, parser)
    claims: dict[str, GroundedClaim] = {}
    rejected, corrections = [], []
    for found in check_claims(drafts, against):
        if found.span is None:
            quote, reason = found.draft.quote, found.refused
            rejected.append(Rejected(article=article.id, text=quote, quote=quote, reason=reason))
            continue
        claim, late = _grounded(found, found.span, against)
        if claims.setdefault(claim.id, claim) is claim:
            own = [*found.corrections, *late]
            corrections += [c.model_copy(update={"claim": claim.id}) for c in own]
    return Grounded(tuple(claims.values()), tuple(rejected), tuple(corrections))


def claim_id(article: Article, start: int, end: int) -> str:
    """Return an id made from content: the same whatever other articles there are."""
    key = f"{article.text}\0{start}\0{end}".encode()
    return f"c-{blake2b(key, digest_size=5).hexdigest()}"


def _grounded(
    found: Checked, span: tuple[int, int], against: Ground
) -> tuple[GroundedClaim, list[Correction]]:
    article, doc, (start, end) = against.article, against.doc, span
    quote, said = article.text[start:end], found.attribution
    when, beside, late = _when(found.draft, span, against)
    references = (*found.references, *beside)
    claim = GroundedClaim(
        id=claim_id(article, start, end),
        article=article.id,
        text=bracketed(article.text, start, end, references),
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
        references=references,
        stance=found.stance,
        event=found.draft.event,
    )
    return claim, late


def _when(
    draft: DraftClaim, span: tuple[int, int], against: Ground
) -> tuple[When | None, list[Reference], list[Correction]]:
    """Return the time of a claim: the quote's own, else the one that the engine names.

    Where an engine says nothing of times, that of the quote's sentence is read.

    Words that are no calendar time ("in the fourth round") are put in, where they stand beside
    the quote in its sentence: without them it would tell more than the article does.
    """
    article = against.article
    read = when_of(article, against.doc, *span, beside=draft.when is None)
    quote = article.text[slice(*span)]
    if not draft.when or (read is not None and read.text in quote):
        return read, [], []
    if draft.when not in article.text:
        reason = "these words do not stand in the article"
    elif (said := when_said(article, draft.when)) is not None or draft.when in quote:
        return said or read, [], []
    elif (beside := _beside(draft.when, span, against)) is not None:
        return read, [beside], []
    else:
        reason = "these words do not stand with the quote's verb in its sentence"
    kept = read.text if read is not None else ""
    lost = Correction(claim="", what="when", given=draft.when, kept=kept, reason=reason)
    return read, [], [lost]


def _beside(words: str, span: tuple[int, int], against: Ground) -> Reference | None:
    """Return a time beside a quote, to be put in on the side of it on which it stands."""
    own, (start, end) = against.sentence_of(span), span
    for found in verbatim(words).finditer(against.article.text, *own):
        place, at = found.span(), start if found.start() < start else end
        if (place[1] <= start or end <= place[0]) and is_time_of(against.doc, place, *span):
            small = place[0] == own[0] and against.tokens(place)[0].pos_ != "PROPN"
            means = words[:1].lower() + words[1:] if small else words
            return Reference(start=at, end=at, means=means, told=place)
    return None


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


# --- outlet and headline as an engine sees them: taken only where the article shows them

MOST_OUTLET_WORDS = 6
"""Names of outlets are short; a longer line is a sentence."""


def seen_outlet(reading: Reading, article: Article) -> str | None:
    """Return the outlet that an engine names, where the article has none and shows it.

    It must stand, in the same letters, in a passage around the article or on a short line of
    its own: an outlet that the running text quotes is not the one that prints it.
    """
    named = " ".join((reading.outlet or "").split())
    if article.outlet or len(named.split()) > MOST_OUTLET_WORDS:
        return None
    lines = (line for line in _lines(article.text) if len(line.split()) <= MOST_OUTLET_WORDS)
    places = [*(" ".join(d.text.split()) for d in article.dropped), *lines]
    shown = named[:1].isupper() or "." in named
    return named if shown and any(f" {named} " in f" {place} " for place in places) else None


def seen_headline(reading: Reading, article: Article) -> str | None:
    """Return the headline that an engine names, where the article has none and shows it.

    It must be the first line of the text or a passage around it, whole.
    """
    named = " ".join((reading.headline or "").split())
    if article.headline or not named:
        return None
    places = [*_lines(article.text)[:1], *(" ".join(d.text.split()) for d in article.dropped)]
    return named if named in places else None


def completed(articles: Sequence[Article], reads: Sequence[ReadArticle]) -> list[Article]:
    """Return the articles with what was seen of their outlets and headlines."""
    seen = {
        r.article: {k: v for k in ("outlet", "headline") if (v := getattr(r, k))} for r in reads
    }
    return [a.model_copy(update=seen[a.id]) if seen.get(a.id) else a for a in articles]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
