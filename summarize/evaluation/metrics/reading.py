"""What is read of each article: its text and metadata, its claims, speakers and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from summarize.domain import Article, Claim, Figure
from summarize.evaluation.labels import ArticleLabel, FactLabel, FigureLabel
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome, same_number
from summarize.evaluation.passages import fold

# --- is the page's furniture gone, and all of its reporting still there?


CLEANING = {
    "cleaning.furniture_dropped": "labelled lines of page furniture that are not in the text",
    "cleaning.body_kept": "labelled passages of reporting, anchors included, that are in the text",
}

SHORT_LINE = 12
"""Characters below which a line of furniture counts only where it is a whole line of the text:
"Share" is a button by itself and a plain word within a sentence."""


def observe_cleaning(outcome: Outcome) -> Iterator[Observation]:
    """Look at every labelled line and passage of the articles that are in the brief."""
    for label in outcome.case.labels.articles:
        if label.file in outcome.articles:
            yield from _dropped(outcome, label.file, label.furniture)
            yield from _kept(outcome, label.file, label.body)


def _dropped(outcome: Outcome, file: str, furniture: Sequence[str]) -> Iterator[Observation]:
    lines = [fold(line).text.strip() for line in outcome.articles[file].text.split("\n")]
    for i, line in enumerate(furniture):
        words = fold(line).text.strip()
        leaked = words in lines or (len(words) >= SHORT_LINE and words in outcome.texts[file].text)
        miss = f"{file}: furniture in the text: {line!r}" if leaked else ""
        yield outcome.judged("cleaning.furniture_dropped", f"{file} furniture {i}", miss)


def _kept(outcome: Outcome, file: str, passages: Sequence[str]) -> Iterator[Observation]:
    anchors = [f.anchor for f in outcome.case.labels.facts if f.article == file]
    for i, passage in enumerate((*passages, *anchors)):
        kept = outcome.texts[file].find(passage) is not None
        miss = "" if kept else f"{file}: reporting lost: {passage!r}"
        yield outcome.judged("cleaning.body_kept", f"{file} body {i}", miss, 2)


# --- does the brief know what each page is: headline, outlet, day of printing?


METADATA = {
    "metadata.headline": "articles whose headline is right, or rightly absent",
    "metadata.outlet": "articles whose outlet is right, or rightly absent",
    "metadata.date": "articles whose day of printing is right, or rightly unknown",
    "metadata.basis": "articles of which it is rightly said how the day is known",
    "metadata.copies": "labelled and found pairs of copies that are in both",
}


def observe_metadata(outcome: Outcome) -> Iterator[Observation]:
    """Look at the metadata of every article that is in the brief."""
    for label in outcome.case.labels.articles:
        article = outcome.articles.get(label.file)
        if article is None:
            continue
        for name, found, wanted in _pairs(article, label):
            miss = f"{label.file}: {name} is {found!r}, should be {wanted!r}"
            yield outcome.judged(f"metadata.{name}", label.file, "" if found == wanted else miss)
    yield from _copies(outcome)


def _pairs(article: Article, label: ArticleLabel) -> Iterator[tuple[str, object, object]]:
    yield "headline", _plain(article.headline), _plain(label.headline)
    yield "outlet", _plain(article.outlet), _plain(label.outlet)
    yield "date", _day(article.published.date), _day(label.published)
    yield "basis", article.published.basis, label.basis


def _day(date: object) -> str | None:
    return str(date) if date else None


def _plain(name: str | None) -> str | None:
    """Compare names without case, end points and the article in front."""
    if name is None:
        return None
    return fold(name).text.strip(" .").casefold().removeprefix("the ")


def _copies(outcome: Outcome) -> Iterator[Observation]:
    files = {a.id: f for f, a in outcome.articles.items()}
    labels = outcome.case.labels
    wanted = {frozenset((c.article, c.of)) for c in labels.copies}
    found = {
        frozenset((f, files[a.copy_of]))
        for f, a in outcome.articles.items()
        if a.copy_of in files and a.copy_of is not None
    }
    # A copy that was set aside on loading was recognised: it is reported as skipped.
    set_aside = {pair for pair in wanted if not pair <= outcome.articles.keys()}
    for pair in sorted(wanted | found, key=sorted):
        right = pair in wanted and pair in (found | set_aside)
        what = "not recognised as copies" if pair in wanted else "taken for copies"
        names = " and ".join(sorted(pair))
        miss = "" if right else f"{names}: {what}"
        yield outcome.judged("metadata.copies", names, miss, 2)


# --- does a claim hold every fact, and every claim a fact?


CLAIMS = {
    "claims.recall": "labelled facts that the quote of a claim holds",
    "claims.core_recall": "core facts that the quote of a claim holds",
    "claims.precision": "claims that serve a labelled fact; headlines without one are left out",
    "claims.verbatim": "claims whose quote stands in the article, letter for letter, at its span",
    "claims.negation": "served facts, where judged, of which the claim rightly says not or so",
    "claims.hedges": "served facts, where judged, whose reserve the claim keeps, and adds none",
}

CORE = 3.0
PLAIN = 1.0
MINOR = 0.5


def _of_fact(
    outcome: Outcome, metric: str, fact: FactLabel, miss: str, part: str = ""
) -> Observation:
    """Note what was seen of a fact, or of a part of it; core facts matter more."""
    return outcome.judged(metric, f"{fact.id}{part}", miss, CORE if fact.core else PLAIN)


def observe_claims(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact, and at every claim of an article that has facts."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        held = outcome.carriers[fact.id]
        miss = "" if held else f"{fact.article}: no claim holds it: {fact.anchor!r}"
        yield _of_fact(outcome, "claims.recall", fact, miss)
        if fact.core:
            yield _of_fact(outcome, "claims.core_recall", fact, miss)
        if claim:
            yield from _polarity(outcome, fact, claim)
    yield from _precision(outcome)
    yield from _verbatim(outcome)


def _verbatim(outcome: Outcome) -> Iterator[Observation]:
    texts = {a.id: a.text for a in outcome.brief.articles}
    for claim in outcome.brief.claims:
        exact = texts[claim.article][claim.start : claim.end] == claim.quote
        miss = "" if exact else f"{claim.article}: not verbatim: {claim.quote!r}"
        yield outcome.judged_found("claims.verbatim", claim.id, miss, CORE)


def _precision(outcome: Outcome) -> Iterator[Observation]:
    serving = {c.id for c in outcome.served.values()}
    with_facts = {f.article for f in outcome.facts}
    articles = {a.id: f for f, a in outcome.articles.items() if f in with_facts}
    for claim in outcome.brief.claims:
        serves = claim.id in serving
        if claim.article in articles and (serves or claim.part != "headline"):
            miss = f"{articles[claim.article]}: serves no fact: {claim.text!r}"
            yield outcome.judged_found("claims.precision", claim.id, "" if serves else miss, MINOR)


def _polarity(outcome: Outcome, fact: FactLabel, claim: Claim) -> Iterator[Observation]:
    if fact.negated is not None:
        right = claim.negated == fact.negated
        found = "denies" if claim.negated else "affirms"
        miss = f"{fact.article}: {found} what it should not: {claim.text!r}"
        yield _of_fact(outcome, "claims.negation", fact, "" if right else miss)
    if fact.hedged is not None:
        right = bool(claim.hedges) == fact.hedged
        found = ", ".join(claim.hedges) or "none"
        miss = f"{fact.article}: hedges ({found}) wrongly kept or lost: {claim.text!r}"
        yield _of_fact(outcome, "claims.hedges", fact, "" if right else miss)


# --- is it right who says a fact, and who relays it?


SPEAKERS = {
    "speakers.right": "served facts whose speaker is right, own voice included",
    "speakers.named": "the same, of the facts that someone is named for",
    "speakers.via": "served facts, of those that are relayed, whose relay is right",
}


def observe_speakers(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        if claim is None:
            continue
        miss = "" if is_right(outcome, fact, claim) else _miss(fact, claim)
        yield _of_fact(outcome, "speakers.right", fact, miss)
        if fact.speaker is not None:
            yield _of_fact(outcome, "speakers.named", fact, miss)
        if fact.via is not None:
            relayed = outcome.directory.same(claim.via, fact.via)
            told = f"{fact.article}: relayed by {claim.via!r}, should be {fact.via!r}"
            miss = "" if relayed else f"{told}: {claim.text!r}"
            yield _of_fact(outcome, "speakers.via", fact, miss)


def is_right(outcome: Outcome, fact: FactLabel, claim: Claim) -> bool:
    """Whether the claim's speaker is one that a careful reader would name."""
    found = claim.speaker
    outlet = outcome.articles[fact.article].outlet
    if found is not None and outlet and outcome.directory.same(found, outlet):
        found = None  # the outlet, by name, speaking in its own voice
    return any(outcome.directory.same(found, s) for s in (fact.speaker, *fact.also_right))


def _miss(fact: FactLabel, claim: Claim) -> str:
    wanted = fact.speaker or "the outlet itself"
    return f"{fact.article}: said by {claim.speaker!r}, should be {wanted!r}: {claim.text!r}"


# --- are the numbers of a fact there, with their unit and what they count?


FIGURES = {
    "figures.value": "figures of served facts that the claim has with the right number",
    "figures.unit": "of those, figures with the right unit or rightly none",
    "figures.of": "of those, figures that count what the labels say, by a word in common with "
    "them or with the fact's anchor",
}

STEM = 4
"""Letters by which two words are taken for one: "civilians" and "civilian", "deaths" and "dead"
("children" and "child" too)."""


def observe_figures(outcome: Outcome) -> Iterator[Observation]:
    """Look at every figure of every fact that has a claim."""
    for fact in outcome.facts:
        claim = outcome.served.get(fact.id)
        if claim is None:
            continue
        for i, label in enumerate(fact.figures):
            part = f" figure {i}"
            found = [f for f in claim.figures if same_number(label, f)]
            miss = "" if found else _figure_miss(fact, claim, label)
            yield _of_fact(outcome, "figures.value", fact, miss, part)
            if found:
                miss = _wrong_unit(fact, label, found)
                yield _of_fact(outcome, "figures.unit", fact, miss, part)
            if found and label.of is not None:
                miss = _wrong_count(fact, label.of, found)
                yield _of_fact(outcome, "figures.of", fact, miss, part)


def _wrong_unit(fact: FactLabel, label: FigureLabel, found: list[Figure]) -> str:
    if any(f.unit == label.unit for f in found):
        return ""
    units = ", ".join(repr(f.unit) for f in found)
    return f"{fact.article}: unit {units}, should be {label.unit!r}: {found[0].text!r}"


def _wrong_count(fact: FactLabel, of: str, found: list[Figure]) -> str:
    # Labels name what is counted in words of their own; the anchor has the article's.
    wanted = _stems(of) | _stems(fact.anchor)
    if any(f.of and _stems(f.of) & wanted for f in found):
        return ""
    counted = ", ".join(repr(f.of) for f in found)
    return f"{fact.article}: counts {counted}, should be {of!r}: {found[0].text!r}"


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return {w[:STEM] for w in words if w not in STOP_WORDS}


def _figure_miss(fact: FactLabel, claim: Claim, label: FigureLabel) -> str:
    wanted = label.value if label.value is not None else f"{label.low} to {label.high}"
    has = ", ".join(f.text for f in claim.figures) or "no figure"
    return f"{fact.article}: {wanted} is missing ({has}): {claim.text!r}"
