"""Is the page itself good: complete, cited, neutral?"""

from __future__ import annotations

from collections.abc import Iterator

from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome
from summarize.text.loaded import find_loaded_unquoted


def observe_page(outcome: Outcome) -> Iterator[Observation]:
    """Look at every core fact and every sentence of the page."""
    yield from _covered(outcome)
    known = {c.id for c in outcome.brief.claims}
    for i, sentence in enumerate(outcome.brief.brief):
        whole = sentence.cites and known.issuperset(sentence.cites)
        miss = "" if whole else f"uncited: {sentence.sentence!r}"
        yield outcome.judged_found("brief.cited", f"{sentence.section} {i}", miss)
    yield from _neutral(outcome)


def _covered(outcome: Outcome) -> Iterator[Observation]:
    cited = {c for s in outcome.brief.brief for c in s.cites}
    cited |= {c for f in outcome.brief.findings for p in f.positions for c in p.claims}
    for fact in outcome.facts:
        if fact.core:
            hit = outcome.carriers[fact.id] & cited
            miss = "" if hit else f"{fact.article}: not on the page: {fact.anchor!r}"
            yield outcome.judged("brief.core_covered", fact.id, miss)


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
        yield outcome.judged_found("brief.neutral", f"{place} {i}", miss)
