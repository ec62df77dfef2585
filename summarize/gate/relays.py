"""Who passes on what somebody says: named at the quote, or as who reports just before it."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.gate.agreement import same_head, same_name
from summarize.gate.article import Ground
from summarize.gate.speakers import called_so, colon_before, is_called
from summarize.observe.attributions import Attributed, Attribution
from summarize.observe.people import OWN_STAFF
from summarize.text.saying import is_medium
from summarize.text.sentences import Span

HEARERS = frozenset({"him", "her"})
REACH = 3
"""Sentences back to who has spoken, where somebody is told something."""


def passes_on(via: str, attribution: Attribution, quote: Span, ground: Ground) -> bool:
    """Whether the words at a quote show that somebody relays it.

    Named in its sentence, outside the quote or as a medium or somebody who says; or as such in the
    sentence before, or in the one whose colon hands it on; or told it.

    Args:
        via: Who is to pass it on.
        attribution: Who asserts it.
        quote: Its offsets.
        ground: The article.
    """
    speaker = attribution.speaker or attribution.speaker_text or ""
    if same_name(via, speaker):
        return False
    at = [*quote, attribution.start if attribution.start is not None else quote[0]]
    own = sorted({ground.sentence_at(offset) for offset in at})
    shown = attribution.speaker_text or ""
    if via.casefold() == shown.casefold() or (shown.islower() and same_head(via, shown)):
        return True
    return any(
        is_called(via, name) or same_name(via, name.partition(" of ")[0])
        for name in (
            *_at_quote(own, quote, ground),
            *_reporting_before(own, quote, ground),
            *_told(ground.sentences[ground.sentence_at(at[-1])], ground),
        )
    )


def _at_quote(own: list[int], quote: Span, ground: Ground) -> Iterator[str]:
    """Yield who is named in the sentences of a quote and its attribution, and who says it all."""
    for i in own:
        sentence = ground.sentences[i]
        reports = [f.report for f in _reports_in(sentence, ground)]
        taken = [quote, *(extent for r in reports for extent in r.content)]
        taken += [(r.source.start, r.source.end) for r in reports if r.source is not None]
        for name in ground.names_in(sentence):
            if is_medium(name.text) or not any(s <= name.start < e for s, e in taken):
                yield name.text
        yield from _saying(sentence, ground)
    ruled = ground.attributions.at(*quote).speaker
    if ruled is not None:
        yield ruled


def _reporting_before(own: list[int], quote: Span, ground: Ground) -> Iterator[str]:
    """Yield who passes on something in the sentence before, or hands the quote on by a colon."""
    if own[0]:
        before = ground.sentences[own[0] - 1]
        yield from (n.text for n in ground.names_in(before) if is_medium(n.text))
        yield from (f.via for f in _reports_in(before, ground) if f.via is not None)
    colon = colon_before(quote, ground)
    if colon is not None:
        yield from (n.text for n in ground.names_in(colon) if is_medium(n.text))
        yield from _saying(colon, ground)


def _saying(sentence: Span, ground: Ground) -> Iterator[str]:
    """Yield who says or passes on something in a sentence."""
    for found in _reports_in(sentence, ground):
        yield from called_so(found)
        if found.via is not None:
            yield found.via


def _reports_in(span: Span, ground: Ground) -> list[Attributed]:
    found = ground.attributions.found
    return [f for f in found if span[0] <= f.report.cue_start < span[1]]


def _told(sentence: Span, ground: Ground) -> Iterator[str]:
    """Yield who may be meant by whom somebody tells: "told him", "told our correspondent"."""
    words = ground.article.text[slice(*sentence)].lower()
    if any(staff in words for staff in OWN_STAFF):
        for found in ground.attributions.found:
            source = found.report.source
            named = source is not None and source.text.lower() in OWN_STAFF
            if named and found.speaker is not None:
                yield found.speaker.name
    if not HEARERS.isdisjoint(words.split()):
        at = ground.sentence_at(sentence[0])
        since = ground.sentences[max(at - REACH, 0)][0], sentence[0]
        yield from (f.speaker.name for f in _reports_in(since, ground) if f.speaker is not None)
