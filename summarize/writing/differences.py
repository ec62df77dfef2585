"""The words of differences: the sides of a dispute, and the figures given to one question."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.domain import Claim, Finding, Position
from summarize.gate.weighing.differences import precision, rounds
from summarize.gate.weighing.values import counts_in_words, find, standings
from summarize.text.words import listed, stem, stems
from summarize.writing.phrases import (
    bare,
    capital,
    inner,
    long_date,
    paired,
    phrase,
    sentence,
)
from summarize.writing.speech import UNNAMED, Speech

if TYPE_CHECKING:
    from spacy.tokens import Span


COMPARED = ("disputed", "figures", "update")
"""Kinds of findings on which accounts differ."""
MOST = 8
"""Tables of a page, the rest being in the JSON."""
SPARE = 4
"""More that a proofreader sees: they stand on the page where shown ones go."""


def weightiest(finding: Finding) -> tuple[object, ...]:
    """Return the order of the page: what is fit to print, news, by weight."""
    return (finding.leans, finding.background, -finding.weight, finding.id)


def printed(
    findings: Iterable[Finding], opening: Collection[str] = (), most: int = MOST
) -> list[Finding]:
    """Return the differences that stand on the page as tables: news, and what it opens with.

    What is not sure stays out, and times and amounts told more and less exactly or in another unit;
    what a check finds not to add up is not told to be right.

    Args:
        findings: All that may be told.
        opening: Ids of the findings that the first section rests on, as far as it is known.
        most: Tables at most.
    """
    every = sorted(findings, key=weightiest)
    checked = {c for f in every if f.kind == "check" for c in f.told_by}
    able = [
        f
        for f in every
        if f.kind in COMPARED
        and not (f.leans or f.is_inexact or (f.may_agree and checked & {*f.told_by}))
        and (not f.background or f.id in opening)
    ]
    chosen = sorted(able, key=lambda f: f.id not in opening)[:most]
    return [f for f in able if f in chosen]


def disputed(finding: Finding, speech: Speech) -> Finding:
    """Return a dispute with its sides' words, heading, sentence and how they stand."""
    sides = [_side(p, speech) for p in finding.positions]
    positions = tuple(
        p.model_copy(update={"label": sentence(s)})
        for p, s in zip(finding.positions, sides, strict=True)
    )
    articles = {a for p in finding.positions for a in p.articles}
    return finding.model_copy(
        update={
            "leans": finding.leans or len(articles) < 2,  # one account's own words say too little
            "positions": positions,
            "question": finding.question or _asked(finding, speech),
            "statement": sentence("; ".join(s.removesuffix(".") for s in sides)),
            "reason": phrase("relations", finding.relation or finding.type or "side_by_side"),
        }
    )


def _side(position: Position, speech: Speech) -> str:
    """Return the words of one side that put it best, with who says them; whole ones first."""
    told = [speech.claims[c] for c in position.claims]
    best = next(filter(speech.is_whole, told), told[0])
    if best.speaker is not None and UNNAMED not in speech.speaker(best):
        return speech.said(best)
    return phrase("said", "quoted", who=speech.outlet(best), words=speech.spoken(best))


def _asked(finding: Finding, speech: Speech) -> str:
    """Return a heading made of who stands on the sides and what both speak of."""
    who: list[str] = []
    for position in finding.positions:
        told = [speech.claims[c] for c in position.claims]
        spoken = [c for c in told if c.speaker] or told
        who.append(speech.speaker(spoken[0]))
    about = matter(finding, speech)
    if len(set(who)) < 2:
        return capital(about) if about else phrase("headings", "told_otherwise")
    return phrase("headings", "side_by_side", who=listed(list(dict.fromkeys(who))))


# --- what the sides of a finding have in common, as a heading names it


def matter(finding: Finding, speech: Speech) -> str:
    """Return a noun phrase of the claims whose head all sides have in common; else ""."""
    sides = [
        frozenset(s for c in p.claims for s in stems(speech.claims[c].text))
        for p in finding.positions
    ]
    common = frozenset.intersection(*sides)
    first = [speech.claims[c] for c in finding.positions[0].claims]
    found: Counter[str] = Counter()
    for doc in speech.parser.grammar([bare(c.text) for c in first]):
        chunks = (c for c in doc.noun_chunks if c.root.pos_ != "PRON")
        found.update(_end(c, common) for c in chunks if stem(c.root.lower_) in common)
    return min(found, key=lambda w: (-found[w], -len(w), w), default="")


def _end(chunk: Span, common: frozenset[str]) -> str:
    """Return the end of a noun phrase as far as all its words are shared."""
    words = list(chunk)
    while words[0] != chunk.root and not all(stem(w.lower_) in common for w in words):
        words = words[1:]
    return "".join(t.text_with_ws for t in words).strip()


# --- figures


FORMS = 2
"""Wordings of one value that its label shows."""


def figures(finding: Finding, speech: Speech) -> Finding:
    """Return differing figures with labels, heading, sentence and reason."""
    positions = tuple(_with_own_rounding(finding.positions, speech))
    question = finding.question or _counted(finding, speech)
    if finding.type == "update":
        times = groupby(positions, moment)
        told = ", then ".join(listed([_dated(p) for p in at], "or") for _, at in times)
    else:
        ordered = sorted(positions, key=lambda p: p.value or 0.0)
        told = phrase("figures", "given", values=listed([_first(p) for p in ordered], "or"))
    statement = phrase("figures", "statement", about=question.rstrip(" ?.:"), values=told)
    return finding.model_copy(
        update={
            "positions": positions,
            "question": question,
            "statement": sentence(statement),
            "reason": _reason(finding),
            "leans": finding.leans or len(positions) < 2,
        }
    )


def _with_own_rounding(sides: Sequence[Position], speech: Speech) -> Iterator[Position]:
    """Yield the sides of figures with their labels, none that its tellers give more exactly.

    "10,000" in a headline of 10,500 and "almost 3,000" by who counts 2,934 are no other answers:
    their claims stand with the exact value, and the words of other accounts for it behind it.
    """
    rough: dict[int, list[Position]] = {n: [] for n in range(len(sides))}
    for n, side in sorted(enumerate(sides), key=lambda x: -len(x[1].claims)):
        able = (m for m in rough if m != n and _is_rounded(side, sides[m], speech))
        if n in rough and (exact := next(able, None)) is not None:
            rough[exact] += [side, *rough.pop(n)]
    for n, others in rough.items():
        whole = speech.resting_on(sides[n], (c for p in (sides[n], *others) for c in p.claims))
        told = {*sides[n].articles}
        labels = [_label(sides[n], speech)]
        for other in others:
            labels += [_label(other, speech)] if set(other.articles) - told else []
            told.update(other.articles)
        # "10 a.m." and "10am" are one form
        forms = {re.sub(r"[\W_]+", "", w.casefold()): w for w in reversed(labels)}
        yield whole.model_copy(update={"label": " / ".join([*reversed(forms.values())][:FORMS])})


def _is_rounded(rough: Position, exact: Position, speech: Speech) -> bool:
    """Whether each who gives a value gives another one too that it is a rounding of.

    Of two wordings of one value that with fewer claims is it.
    """
    if rough.as_of not in (None, exact.as_of) or rough.value is None or exact.value is None:
        return False
    mine, theirs = ((precision(p.value or 0), -len(p.claims)) for p in (rough, exact))
    exactly = [speech.claims[c] for c in exact.claims]
    given = [(c, find(exact.value, standings(c))) for c in exactly]
    for claim in map(speech.claims.__getitem__, rough.claims):
        own = find(rough.value, standings(claim))
        able = (value for other, value in given if value and _is_of_one(claim, other))
        if own is None or not any(rounds(own, value) for value in able):
            return False
    return mine >= theirs


def _is_of_one(one: Claim, other: Claim) -> bool:
    """Whether one speaker makes two claims, or one article in its own voice or its headline."""
    if one.part == "headline":
        return one.article == other.article
    same = one.origin == other.origin and (one.speaker is None) == (other.speaker is None)
    return same and (one.speaker is not None or one.article == other.article)


def _label(position: Position, speech: Speech) -> str:
    """Return a position's value as its claims word it, each wording once.

    An engine's words stand in its label where a claim has them, with "about" and "more than", which
    another claim may have that these leave out.
    """
    told = [speech.claims[c] for c in position.claims]
    most = Counter(w for c in told if (w := _words(c, position.value, speech)))
    best = sorted(most, key=lambda w: (w.startswith("“"), -most[w], w))
    if position.label:
        given = position.label.split(" / ")
        best = [*given, *(w for w in best if w not in given and _adds_to(given[0], w))]
    if best:
        return " / ".join(best[:FORMS])
    shortest = min((paired(c.text) for c in told), key=lambda t: (len(t), t))
    return f"“{inner(shortest)}”"


def _adds_to(label: str, words: str) -> bool:
    """Whether words are those of a label, or begin it, with something else in front: "about 20"."""
    _, _, rest = words.casefold().partition(" ")
    bound, other = (re.fullmatch(r"(\D+ )(\d\S*)", w.casefold()) for w in (label, words))
    otherwise = bound and other and bound[2] == other[2] and bound[1] != other[1]
    return bool(otherwise or (rest and f"{label.casefold()} ".startswith(f"{rest} ")))


def _words(claim: Claim, value: float | None, speech: Speech) -> str:
    """Return the words by which a claim gives a value; "" where it gives none."""
    found = find(value, standings(claim)) if value is not None else None
    if found is None:
        return ""
    if found.sort == "day" and claim.when is not None:
        return claim.when.text
    if found.text != claim.quote:
        words = " ".join(found.text.split())
        if speech.is_foreign(claim) and found.unit is None and not re.search("[0-9]", words):
            return f"{found.value:,.10g} (“{words}”)"
        return words[:1].lower() + words[1:] if words[1:2].islower() else words
    doc = speech.parser.grammar([claim.quote])[0]
    whole = (_unbroken(c) for c in doc.noun_chunks)
    chunks = (words for words in whole if counts_in_words(words, found.value))
    words = next(chunks, "")
    return f"“{words}”" if words else ""


def _unbroken(chunk: Span) -> str:
    """Return a noun phrase with the rest of a word that the parse cuts: "a third co-worker"."""
    rest = chunk.doc.text[chunk.end_char :]
    return chunk.text + (re.match(r"(?:-\w+)*", rest) or [""])[0]


def _first(position: Position) -> str:
    """Return the first wording of a value."""
    return position.label.partition(" / ")[0]


def _dated(position: Position) -> str:
    """Return a value with the day that it is of, where that is known."""
    if position.as_of is None:
        return _first(position)
    return phrase("figures", "as_of", value=_first(position), day=moment(position))


def moment(position: Position) -> str:
    """Return the time for which a position is said, in words; "" where it is not known."""
    if position.as_of is None:
        return ""
    return long_date(position.as_of, position.as_of_time)


def _counted(finding: Finding, speech: Speech) -> str:
    """Return a heading made of what the figures count."""
    of: Counter[str] = Counter()
    for position in finding.positions:
        for claim in (speech.claims[c] for c in position.claims):
            of.update(f.of for f in claim.figures if f.of and f.value == position.value)
    if of:
        return min(of, key=lambda w: (-of[w], w))
    about = matter(finding, speech)
    return phrase("headings", "figures", of=about) if about else phrase("headings", "amounts")


def _reason(finding: Finding) -> str:
    """Return why the values differ, in a sentence; the days are those it rests on."""
    if finding.type is None:
        return phrase("reasons", next(iter(finding.because), "unexplained"))
    terms = [_term(t) for t in finding.because]
    first, last = (terms[0], terms[-1]) if terms else ("", "")
    placed = finding.type == "scope" and "/" not in finding.because[0]
    several = finding.type == "rounding" and len(finding.positions) > 2
    name: str = "place" if placed else "roundings" if several else finding.type
    if not any(map(_is_date, finding.because)):
        name = {"contradiction": "exclusion", "update": "lasting"}.get(name, name)
    return phrase("reasons", name, terms=listed(terms), first=first, last=last)


def _is_date(term: str) -> bool:
    """Whether what a type rests on is a day, a stretch of days or a moment."""
    return re.match(r"\d{4}-\d\d-\d\d", term) is not None


def _term(term: str) -> str:
    """Return what a type rests on as the page words it: dates in full, stretches from and to."""
    try:
        if "T" in term:
            at = dt.datetime.fromisoformat(term)
            return long_date(at.date(), at.timetz())
        return " to ".join(long_date(dt.date.fromisoformat(t)) for t in term.split("/"))
    except ValueError:
        return re.sub(r"(?<!\w)(\w++) \*\* 2", r"square \1", term.replace("_", " "))
