"""The gate: is the claim borne out by its quote, and the quote by its article?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from summarize.claims.carried import carried
from summarize.claims.figures import figures_in
from summarize.claims.times import when_of
from summarize.domain import Article, DraftClaim, GroundedClaim, Published, Rejected
from summarize.gate.asserted import veiled_by
from summarize.gate.quotes import breaks_word, left_behind, locate, straddled
from summarize.observe.speakers import Attribution, Attributions, attribute
from summarize.text.dates import find_dates
from summarize.text.hedges import HEDGES, find_hedges
from summarize.text.names import find_names, is_form_of
from summarize.text.negation import NEGATION, find_negations, negates
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.support import Case, Passage, unsupported, word_for_word

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Ground:
    """An article with all that its claims are held against, read once.

    Attributes:
        article: The article.
        doc: The parse of its text.
        attributions: Who says what in it.
        names: The words of each name in it.
        wholes: Spans that no quote may cut in two: numbers and expressions of time.
    """

    article: Article
    doc: Doc
    attributions: Attributions
    names: tuple[tuple[str, ...], ...]
    wholes: list[tuple[int, int, str]]

    @classmethod
    def of(cls, article: Article, parser: Parser) -> Ground:
        """Read an article once for all its claims."""
        doc = parser.parse(article.text)
        names = dict.fromkeys(n.words for n in find_names(article.text))
        wholes = [(n.start, n.end, n.text) for n in find_numbers(article.text)]
        wholes += [(d.start, d.end, d.text) for d in find_dates(article.text)]
        return cls(article, doc, attribute(article, doc), tuple(names), wholes)


def ground(
    drafts: Sequence[DraftClaim], article: Article, parser: Parser
) -> tuple[list[GroundedClaim], list[Rejected]]:
    """Let through the drafts that hold; the others come back with the reason.

    Numbers, times, names, negation, modality and the speaker of a claim must be those of its
    quote, and its quote must stand in the article character by character. Speaker, figures,
    time, hedges and negation of what is let through are read from the article, whatever the
    engine. Drafts of the same span and text become one claim.

    Args:
        drafts: What an engine proposes of this article.
        article: The article.
        parser: Who parses.

    Returns:
        The claims in the order of the drafts, and what was refused.
    """
    against = Ground.of(article, parser)
    statements = _parsed_statements(drafts, parser)
    claims: dict[str, GroundedClaim] = {}
    rejected = []
    for draft, statement in zip(drafts, statements, strict=True):
        start = locate(draft.quote, article.text, draft.start)
        reasons = _reasons(draft, statement, start, against)
        if reasons or start is None:
            rejected.append(_rejected(draft, reasons))
            continue
        claim = _grounded(draft, start, against)
        claims.setdefault(claim.id, claim)
    return list(claims.values()), rejected


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
    return _reasons(draft, _parsed_statements([draft], parser)[0], start, against)


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
        return ("the quote does not stand in the article",)
    end = start + len(draft.quote)
    attribution = against.attributions.at(start, end)
    reasons = list(_cut(start, end, attribution, against, draft))
    reasons += _speaker(draft, attribution, against)
    if statement is not None and not word_for_word(draft.text, draft.quote):
        reasons += unsupported(_case(statement, start, end, attribution, against))
    return tuple(reasons)


def _cut(
    start: int, end: int, attribution: Attribution, against: Ground, draft: DraftClaim
) -> list[str]:
    """Return how the borders of a quote change what it says."""
    text = against.article.text
    if breaks_word(text, start, end):
        return ["the quote begins or ends inside a word or a number"]
    whole = straddled(against.wholes, start, end)
    if whole is not None:
        return [f'the quote cuts "{whole}" in two']
    veil = veiled_by(against.doc, start, end)
    if veil is not None and veil.casefold() not in draft.text.casefold().split():
        return [f'the article does not assert what stands behind its "{veil}"']
    said = [c.text.lower() for c in [*find_negations(draft.text), *find_hedges(draft.text)]]
    return [
        f'the quote leaves out "{words}", which it depends on in the article'
        for kind, words in left_behind(against.doc, start, end)
        if words.lower() not in said and not _is_carried(kind, words, attribution)
    ]


def _is_carried(kind: str, words: str, attribution: Attribution) -> bool:
    """Whether the attribution shown with the claim tells what its quote leaves out ("claimed")."""
    if attribution.speaker_text is None or attribution.cue is None or kind == NEGATION:
        return False
    return words.casefold() in attribution.cue.casefold()


def _speaker(draft: DraftClaim, attribution: Attribution, against: Ground) -> list[str]:
    """Return how the speaker that an engine names differs from the one that the article names."""
    if draft.speaker is None:
        return []
    found = [n for n in (attribution.speaker, attribution.speaker_text) if n]
    if any(_names_same(draft.speaker, n) for n in found):
        return []
    if not found and _names_same(draft.speaker, against.article.outlet or ""):
        return []
    if not found:
        return [f'the claim is given to "{draft.speaker}" and the article says it in its own voice']
    return [f'the claim is given to "{draft.speaker}" and the article gives it to "{found[0]}"']


def _names_same(one: str, other: str) -> bool:
    mine, theirs = _name_words(one), _name_words(other)
    return bool(mine and theirs) and (is_form_of(mine, theirs) or is_form_of(theirs, mine))


def _name_words(name: str) -> list[str]:
    """Return the words that tell a speaker apart; the article and the possessive do not."""
    words = name.replace("\u2019", "'").replace("'s", "").split()
    named = [w for n in find_names(name) for w in n.words]
    return named or [w for w in words if w.casefold() not in {"the", "a", "an"}]


def _case(
    statement: Passage, start: int, end: int, attribution: Attribution, against: Ground
) -> Case:
    spans = [(start, end), *carried(against.doc, start, end)]
    said_by = (attribution.speaker, attribution.speaker_text)
    return Case(
        statement=statement,
        evidence=tuple(Passage.of(against.doc, *span) for span in spans),
        about=against.names,
        also=tuple(n for n in said_by if n),
        printed=against.article.published.date,
    )


def _rejected(draft: DraftClaim, reasons: Sequence[str]) -> Rejected:
    return Rejected(
        article=draft.article, text=draft.text, quote=draft.quote, reason="; ".join(reasons)
    )


def _grounded(draft: DraftClaim, start: int, against: Ground) -> GroundedClaim:
    article, doc, end = against.article, against.doc, start + len(draft.quote)
    said = against.attributions.at(start, end)
    return GroundedClaim(
        id=claim_id(article, start, end),
        article=article.id,
        text=draft.text,
        quote=draft.quote,
        start=start,
        end=end,
        speaker=said.speaker,
        speaker_text=said.speaker_text,
        via=said.via,
        mode=said.mode,
        cue=said.cue,
        hedges=hedges_of(draft.quote, start, doc),
        negated=negates(draft.quote),
        when=when_of(article, doc, start, end),
        figures=figures_in(article, doc, start, end),
        part="headline" if end <= article.body_start else "body",
    )


def hedges_of(quote: str, start: int, doc: Doc) -> tuple[str, ...]:
    """Return the words that make a quote less than a plain fact, as written, in order.

    A question is one too: its mark stands for it. An if-clause beside the quote counts.
    """
    found = [c.text for c in find_hedges(quote) if c.kind in HEDGES]
    found += [w for kind, w in left_behind(doc, start, start + len(quote)) if kind in HEDGES]
    if quote.rstrip(" \"'”\u2019)").endswith("?"):
        found.append("?")
    return tuple(dict.fromkeys(found))
