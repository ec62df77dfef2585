"""Is the page itself good: complete, cited, borne out, neutral, fair, and not swayed by order?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from scipy.stats import entropy

from summarize.domain import Brief, BriefSentence, Claim
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics.reading import CORE
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome
from summarize.evaluation.passages import fold
from summarize.text.loaded import find_loaded_unquoted

PAGE = {
    "brief.core_covered": "core facts that a sentence or a finding of the page cites",
    "brief.cited": "sentences that cite at least one claim, and none that does not exist",
    "brief.citation_recall": "sentences whose numbers and names stand in what they cite, or half "
    "of whose words where they have neither",
    "brief.citation_precision": "citations that share a number, a name or two words with their "
    "sentence, or are a side of a finding with one that does",
    "brief.neutral": "words of the page's own (title, sentences, findings, timeline) without a "
    "loaded one outside quotation marks",
    "brief.balance": "evenness of the page's citations over the outlets (normalised entropy)",
    "brief.order_free": "sentences that are the same when the articles come in reverse order",
    "brief.outlet_blind": "sentences that are the same when the outlets' names are masked",
}

SHORT_FORM = 5
"""Letters of a word that are compared: enough to join inflections ("evacuated", "evacuation")."""

BORNE_OUT = 0.5
"""Share of a sentence's words that must stand in what it cites where no number or name can be
checked: the rest is the frame ("two of the accounts say"), which is the page's own."""


class Variants(NamedTuple):
    """Briefs of the same articles that should be the same; None where none could be made.

    Attributes:
        reordered: Of the articles in reverse order.
        masked: Of the articles with each outlet's name replaced.
        masks: The mask of each outlet's name.
    """

    reordered: Brief | None
    masked: Brief | None
    masks: dict[str, str]


def observe_page(outcome: Outcome, variants: Variants) -> Iterator[Observation]:
    """Look at every core fact and every sentence of the page."""
    yield from _covered(outcome)
    claims = {c.id: c for c in outcome.brief.claims}
    for i, sentence in enumerate(outcome.brief.brief):
        yield from _sentence(outcome, f"{sentence.section} {i}", sentence, claims)
    yield from _neutral(outcome)
    yield from _balance(outcome, claims)
    masks = variants.masks
    if variants.reordered:
        yield from _alike(outcome, "order_free", outcome.brief, variants.reordered, {})
    if variants.masked:
        yield from _alike(outcome, "outlet_blind", outcome.brief, variants.masked, masks)


def _covered(outcome: Outcome) -> Iterator[Observation]:
    cited = {c for s in outcome.brief.brief for c in s.cites}
    cited |= {c for f in outcome.brief.findings for p in f.positions for c in p.claims}
    for fact in outcome.facts:
        if fact.core:
            hit = outcome.carriers[fact.id] & cited
            miss = "" if hit else f"{fact.article}: not on the page: {fact.anchor!r}"
            yield outcome.judged("brief.core_covered", fact.id, miss, CORE)


def _sentence(
    outcome: Outcome, place: str, sentence: BriefSentence, claims: dict[str, Claim]
) -> Iterator[Observation]:
    text = sentence.sentence
    cited = [claims[c] for c in sentence.cites if c in claims]
    whole = cited and len(cited) == len(sentence.cites)
    yield outcome.judged_found("brief.cited", place, "" if whole else f"uncited: {text!r}", CORE)
    if cited:
        lacking = ", ".join(_lacking(outcome, text, cited))
        miss = f"not in what it cites ({lacking}): {text!r}" if lacking else ""
        yield outcome.judged_found("brief.citation_recall", place, miss, CORE)
    helpful = _helpful(outcome, cited, text)
    for claim in cited:
        miss = "" if claim.id in helpful else f"cites {claim.text!r} for {text!r}"
        yield outcome.judged_found("brief.citation_precision", f"{place} {claim.id}", miss, CORE)


def _neutral(outcome: Outcome) -> Iterator[Observation]:
    """Look at the page's own words: its title, its sentences, and what its tables say."""
    brief = outcome.brief
    own = [("title", brief.title), *((s.section, s.sentence) for s in brief.brief)]
    for finding in brief.findings:
        own += [(finding.id, finding.statement), (finding.id, finding.reason)]
        own += [(finding.id, p.label) for p in finding.positions]
    own += [("timeline", e.text) for e in brief.timeline]
    for i, (place, text) in enumerate(own):
        loaded = ", ".join(w[0] for w in find_loaded_unquoted(text))
        miss = f"loaded {loaded}: {text!r}" if loaded else ""
        yield outcome.judged_found("brief.neutral", f"{place} {i}", miss, CORE)


def _lacking(outcome: Outcome, sentence: str, cited: Sequence[Claim]) -> list[str]:
    """Return what a sentence says that no cited claim does: numbers, names, or most words.

    Small numbers may count outlets and origins, and days and outlets may be named: these come
    from the articles' metadata.
    """
    articles = {a.id: a for a in outcome.brief.articles}
    about = [articles[c.article] for c in cited]
    days = [a.published.date for a in about]
    days += [day for c in cited if c.when for day in (c.when.from_, c.when.to)]
    sources = [f"{c.text} {c.quote} {c.speaker} {c.via}" for c in cited]
    sources += [f"{a.outlet} {a.headline} {a.agency} {a.published.date}" for a in about]
    sources += [f"{day:%d %B %Y}" for day in days if day]
    sources += [name for o in outcome.brief.origins for name in (o.name, *o.names)]
    known = " ".join(sources)
    numbers = _numbers(known) | {f"{n}" for n in range(len(articles) + len(outcome.brief.origins))}
    numbers |= {f"{f.value:g}" for c in cited for f in c.figures if f.value is not None}
    lacking = sorted(_numbers(sentence) - numbers)
    folded = fold(known).text
    lacking += [n for n in _names(sentence) if n not in folded]
    words = _words(sentence)
    # Where all numbers and names are right, the frame around them may be long.
    checked = bool(_numbers(sentence) or _names(sentence))
    needed = 1 if checked else BORNE_OUT * len(words)
    if words and len(words & _words(known)) < needed:
        lacking.append("most words")
    return lacking


def _helpful(outcome: Outcome, cited: Sequence[Claim], sentence: str) -> set[str]:
    """Return the claims that help a sentence, by themselves or as sides of one finding.

    "From hundreds to 10,500" rests on the figures between these as well.
    """
    helpful = {c.id for c in cited if _helps(c, sentence)}
    for finding in outcome.brief.findings:
        sides = {c for p in finding.positions for c in p.claims}
        if sides & helpful:
            helpful |= sides
    return helpful


def _helps(claim: Claim, sentence: str) -> bool:
    source = f"{claim.text} {claim.quote} {claim.speaker}"
    if _numbers(source) & _numbers(sentence):
        return True
    if any(name in source for name in _names(sentence)):
        return True
    return len(_words(source) & _words(sentence)) >= min(2, len(_words(sentence)))


def _numbers(text: str) -> set[str]:
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return {n.replace(",", "").removeprefix("0") for n in found}


def _names(text: str) -> list[str]:
    return re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", fold(text).text)


def _words(text: str) -> set[str]:
    return {w[:SHORT_FORM] for w in re.findall(r"[a-z]{4,}", fold(text).text.casefold())}


def _balance(outcome: Outcome, claims: dict[str, Claim]) -> Iterator[Observation]:
    """Look at whose claims the page rests on: 1 where all outlets have the same share."""
    brief = outcome.brief
    cited = Counter(claims[c].article for s in brief.brief for c in s.cites if c in claims)
    shares = {a.id: cited[a.id] for a in brief.articles}
    if len(shares) < 2 or not sum(shares.values()):
        return
    counts = np.array(list(shares.values()), float)
    even = float(entropy(counts) / np.log(len(counts)))
    least = min(shares, key=lambda a: shares[a])
    part = shares[least] / counts.sum()
    miss = f"{outcome.outlet(least)} has {part:.0%} of the page's citations"
    yield Observation(
        "brief.balance", outcome.case.name, "page", min(even, 1.0), miss=miss, labelled=True
    )


def _alike(
    outcome: Outcome, what: str, brief: Brief, variant: Brief, masks: dict[str, str]
) -> Iterator[Observation]:
    """Look at the sentences of both pages together: one that only one of them has is a miss."""
    ours = {_masked(s.sentence, masks) for s in brief.brief}
    theirs = {_masked(s.sentence, masks) for s in variant.brief}
    for sentence in sorted(ours | theirs):
        alone = "before" if sentence in ours else "after"
        miss = "" if sentence in ours & theirs else f"only {alone}: {sentence!r}"
        yield outcome.judged_found(f"brief.{what}", sentence, miss, CORE)


def _masked(text: str, masks: dict[str, str]) -> str:
    for name, mask in masks.items():
        text = text.replace(name, mask)
    return text


# --- making briefs of the same articles that should come out the same: reordered, outlets masked


Make = Callable[[Sequence[Path]], Brief]
"""Makes a brief of files."""

TEXT = frozenset({".txt", ".md", ".html", ".htm", ".eml"})
"""Formats in which a name can be replaced by another without breaking the file."""

MASKS = [
    "Alder",
    "Birch",
    "Cedar",
    "Elder",
    "Hazel",
    "Juniper",
    "Larch",
    "Maple",
    "Oak",
    "Poplar",
    "Rowan",
    "Spruce",
    "Walnut",
]


def make_variants(case: Case, make: Make) -> Variants:
    """Make the briefs; a story in other than text formats is not masked."""
    masks = masks_of(case)
    files = sorted(case.files.values())
    maskable = masks and all(p.suffix.lower() in TEXT for p in files)
    return Variants(
        reordered=_made(files[::-1], make, {}) if len(files) > 1 else None,
        masked=_made(files, make, masks) if maskable else None,
        masks=masks,
    )


def masks_of(case: Case) -> dict[str, str]:
    """Return an invented name for each outlet, longest name first."""
    outlets = {a.outlet.removeprefix("The ") for a in case.labels.articles if a.outlet}
    ordered = sorted(outlets, key=lambda n: (-len(n), n))
    return {name: f"{MASKS[i % len(MASKS)]} Gazette" for i, name in enumerate(ordered)}


def _made(files: Sequence[Path], make: Make, masks: dict[str, str]) -> Brief:
    """Make a brief of copies that lie in numbered folders, so that these give the order."""
    with TemporaryDirectory(prefix="brief-eval-") as folder:
        copies = []
        for i, source in enumerate(files):
            copy = Path(folder) / f"{i:03}" / source.name
            copy.parent.mkdir()
            content = source.read_bytes()
            for name, mask in masks.items():
                content = content.replace(name.encode(), mask.encode())
            copy.write_bytes(content)
            copies.append(copy)
        return make(copies)
