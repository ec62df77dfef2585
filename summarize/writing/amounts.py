"""The words of a question to which accounts give different figures."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from summarize.domain import Claim, Finding, Position
from summarize.gate.weighing.values import counts_in_words, find, standings
from summarize.text.words import listed
from summarize.writing.disputes import matter
from summarize.writing.marks import inner, paired, sentence
from summarize.writing.phrases import long_date, phrase
from summarize.writing.speech import Speech

FORMS = 2
"""Wordings of one value that its label shows."""


def figures(finding: Finding, speech: Speech) -> Finding:
    """Return differing figures with labels, heading, sentence and reason."""
    positions = tuple(p.model_copy(update={"label": _label(p, speech)}) for p in finding.positions)
    question = finding.question or _counted(finding, speech)
    values = [_value(p, speech, dated=finding.type == "update") for p in positions]
    apart = any(re.search(r"\bor\b|,", v) for v in values)
    told = "; ".join(values) if apart else listed(values, "or")
    statement = phrase("figures", "statement", about=question.rstrip(" ?.:"), values=told)
    return finding.model_copy(
        update={
            "positions": positions,
            "question": question,
            "statement": sentence(statement),
            "reason": _reason(finding),
        }
    )


def _label(position: Position, speech: Speech) -> str:
    """Return a position's value as its claims word it, each wording once.

    Args:
        position: The position; an engine's words stand in its label where a claim has them, with
            "about" and "more than", which a claim may have before what is read as the value.
        speech: Who words claims.
    """
    if position.label:
        return position.label
    told = [speech.claims[c] for c in position.claims]
    most = Counter(w for c in told if (w := _words(c, position.value, speech)))
    best = sorted(most, key=lambda w: (w.startswith("“"), -most[w], w))
    if best:
        return " / ".join(best[:FORMS])
    shortest = min((paired(c.text) for c in told), key=lambda t: (len(t), t))
    return f"“{inner(shortest)}”"


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
    chunks = (c.text for c in doc.noun_chunks if counts_in_words(c.text, found.value))
    words = next(chunks, "")
    return f"“{words}”" if words else ""


def _value(position: Position, speech: Speech, *, dated: bool) -> str:
    """Return a value for the sentence: with who gives it where no outlet does itself."""
    told = [speech.claims[c] for c in position.claims]
    words = position.label.partition(" / ")[0]
    if position.as_of is not None and dated:
        words = phrase("figures", "as_of", value=words, day=moment(position))
    if any(c.speaker is None for c in told):
        return words
    return phrase("figures", "told_by", value=words, who=speech.who(told))


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
    name = "place" if placed else finding.type
    return phrase("reasons", name, terms=listed(terms), first=first, last=last)


def _term(term: str) -> str:
    """Return what a type rests on as the page words it: dates in full, stretches from and to."""
    try:
        if "T" in term:
            at = dt.datetime.fromisoformat(term)
            return long_date(at.date(), at.timetz())
        return " to ".join(long_date(dt.date.fromisoformat(t)) for t in term.split("/"))
    except ValueError:
        return re.sub(r"(?<!\w)(\w++) \*\* 2", r"square \1", term.replace("_", " "))
