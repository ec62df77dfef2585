"""How a speaker stands to what is said: it must show in words, else the speaker says it.

A denial, a doubt, a demand or a question that the article does not show is the engine's guess.
The words are sought in the quote and in what attributes it, as a reader would.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from summarize.domain import Stance
from summarize.gate.article import Ground, Span
from summarize.text.cues import negates


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
    return any(t.lemma_.lower() in _lexicon()[stance] for t in tokens)


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


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    path = files("summarize") / "languages" / "en" / "stances.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {stance: frozenset(entry["lemmas"].split()) for stance, entry in table.items()}
