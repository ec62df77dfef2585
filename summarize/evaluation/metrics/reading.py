"""What is read of each article: its text and metadata, its claims, speakers and figures."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.evaluation.labels import find, fold
from summarize.evaluation.outcome import Observation, Outcome, same_number

# --- is the page's furniture gone, and all of its reporting still there?

SHORT_LINE = 12
"""Characters below which a line of furniture counts only where it is a whole line of the text:
"Share" is a button by itself and a plain word within a sentence."""


def observe_cleaning(outcome: Outcome) -> Iterator[Observation]:
    """Look at every labelled line and passage of the articles that are in the brief."""
    for label in outcome.case.labels.articles:
        if label.file in outcome.articles:
            text = outcome.articles[label.file].text
            lines, whole = [fold(line) for line in text.split("\n")], fold(text)
            for i, line in enumerate(label.furniture):
                words = fold(line)
                leaked = words in lines or (len(words) >= SHORT_LINE and words in whole)
                item = f"{label.file} furniture {i}"
                miss = f"{label.file}: furniture in the text: {line!r}"
                yield outcome.judged("cleaning.furniture_dropped", item, not leaked, miss)
            anchors = [f.anchor for f in outcome.case.labels.facts if f.article == label.file]
            for i, passage in enumerate((*label.body, *anchors)):
                item, miss = f"{label.file} body {i}", f"{label.file}: reporting lost: {passage!r}"
                yield outcome.judged("cleaning.body_kept", item, find(text, passage), miss)


# --- does the brief know what each page is: headline, outlet, day of printing?


def observe_metadata(outcome: Outcome) -> Iterator[Observation]:
    """Look at the metadata of every article that is in the brief."""
    for label in outcome.case.labels.articles:
        article = outcome.articles.get(label.file)
        if article is None:
            continue
        printed = article.published
        for name, found, wanted in (
            ("headline", _plain(article.headline), _plain(label.headline)),
            ("outlet", _plain(article.outlet), _plain(label.outlet)),
            ("date", str(printed.date), str(label.published)),
            ("basis", printed.basis, label.basis),
        ):
            miss = f"{label.file}: {name} is {found!r}, should be {wanted!r}"
            yield outcome.judged(f"metadata.{name}", label.file, found == wanted, miss)
    files = {a.id: f for f, a in outcome.articles.items()}
    labelled = {frozenset((c.article, c.of)) for c in outcome.case.labels.copies}
    of = {f: files.get(a.copy_of or "") for f, a in outcome.articles.items()}
    told = {frozenset((f, other)) for f, other in of.items() if other is not None}
    # A copy that was set aside on loading was recognised: it is reported as skipped.
    set_aside = {pair for pair in labelled if not pair <= outcome.articles.keys()}
    for pair in sorted(labelled | told, key=sorted):
        right = pair in labelled and pair in (told | set_aside)
        what = "not recognised as copies" if pair in labelled else "taken for copies"
        names = " and ".join(sorted(pair))
        yield outcome.judged("metadata.copies", names, right, f"{names}: {what}")


def _plain(name: str | None) -> str | None:
    """Compare names without case, end points and the article in front."""
    return None if name is None else fold(name).strip(" .").casefold().removeprefix("the ")


# --- does a claim hold every fact, and every claim a fact?


def observe_claims(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact, and at every claim of an article that has facts."""
    for fact in outcome.facts:
        held = outcome.carriers[fact.id]
        miss = f"{fact.article}: no claim holds it: {fact.anchor!r}"
        for metric in ("claims.recall", *(("claims.core_recall",) if fact.core else ())):
            yield outcome.judged(metric, fact.id, held, miss)
    for fact, claim in outcome.told:
        if fact.negated is not None:
            found = "denies" if claim.negated else "affirms"
            miss = f"{fact.article}: {found} what it should not: {claim.text!r}"
            yield outcome.judged("claims.negation", fact.id, claim.negated == fact.negated, miss)
        if fact.hedged is not None:
            found = ", ".join(claim.hedges) or "none"
            miss = f"{fact.article}: hedges ({found}) wrongly kept or lost: {claim.text!r}"
            right = bool(claim.hedges) == fact.hedged
            yield outcome.judged("claims.hedges", fact.id, right, miss)
    serving = {c.id for c in outcome.served.values()}
    with_facts = {f.article for f in outcome.facts}
    files = {a.id: f for f, a in outcome.articles.items() if f in with_facts}
    texts = {a.id: a.text for a in outcome.brief.articles}
    for claim in outcome.brief.claims:
        serves = claim.id in serving
        if claim.article in files and (serves or claim.part != "headline"):
            miss = f"{files[claim.article]}: serves no fact: {claim.text!r}"
            yield outcome.judged("claims.precision", claim.id, serves, miss, labelled=False)
        exact = texts[claim.article][claim.start : claim.end] == claim.quote
        miss = f"{claim.article}: not verbatim: {claim.quote!r}"
        yield outcome.judged("claims.verbatim", claim.id, exact, miss, labelled=False)


# --- is it right who says a fact, and who relays it?


def observe_speakers(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim."""
    same = outcome.same
    for fact, claim in outcome.told:
        wanted = fact.speaker or "the outlet itself"
        told = f"said by {claim.speaker!r}, should be {wanted!r}: {claim.text!r}"
        found, outlet = claim.speaker, outcome.articles[fact.article].outlet
        if found is not None and outlet and same(found, outlet):
            found = None  # the outlet, by name, speaking in its own voice
        right = any(same(found, s) for s in (fact.speaker, *fact.also_right))
        for metric in ("speakers.right", *(("speakers.named",) if fact.speaker else ())):
            yield outcome.judged(metric, fact.id, right, f"{fact.article}: {told}")
        if fact.via is not None:
            told = f"relayed by {claim.via!r}, should be {fact.via!r}: {claim.text!r}"
            miss = f"{fact.article}: {told}"
            yield outcome.judged("speakers.via", fact.id, same(claim.via, fact.via), miss)


# --- are the numbers of a fact there, with their unit?


def observe_figures(outcome: Outcome) -> Iterator[Observation]:
    """Look at every figure of every fact that has a claim."""
    for fact, claim in outcome.told:
        for i, label in enumerate(fact.figures):
            found = [f for f in claim.figures if same_number(label, f)]
            wanted = label.value if label.value is not None else f"{label.low} to {label.high}"
            has = ", ".join(f.text for f in claim.figures) or "no figure"
            item = f"{fact.id} figure {i}"
            miss = f"{fact.article}: {wanted} is missing ({has}): {claim.text!r}"
            yield outcome.judged("figures.value", item, found, miss)
            if found:
                right = any(f.unit == label.unit for f in found)
                told = f"unit {', '.join(repr(f.unit) for f in found)}, should be {label.unit!r}"
                miss = f"{fact.article}: {told}: {found[0].text!r}"
                yield outcome.judged("figures.unit", item, right, miss)
