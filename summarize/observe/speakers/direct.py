"""Quotations that no verb of saying claims: carried over from the one before, or left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.observe.speakers.quotations import Quotation, Quotations, is_speech
from summarize.observe.speakers.reports import Report
from summarize.observe.speakers.sources import Source
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

CARRIED_GAP = 250
"""Characters of the same paragraph between a quotation and the one whose speaker it shares."""
SIGNATURE = re.compile(r"\s*(?:[\u2013\u2014\u2015]|--)\s*([A-Z][^\n,.(]{2,50}?)\s*(?:[,.(]|$)")
NEAR = 80
"""Characters between a quotation and the name beside it, where the grammar is not read."""


def adopt_quotations(doc: Doc, reports: list[Report], quotations: Quotations) -> list[Report]:
    """Give quotations without a cue to the speaker of the quotation before them.

    A report that ends inside a quotation is first widened to the whole of it: quotations run over
    sentences, and the parse does not.
    """
    text = text_of(doc)
    widened = [_widen(r, quotations) for r in reports]
    widened += _signed(doc, quotations, widened)
    for quotation in quotations.items:
        if not is_speech(text, quotation) or _owner(quotation, widened) is not None:
            continue
        i = _speaker_before(text, quotation, widened, quotations)
        i = _told_just_before(text, quotation, widened) if i is None else i
        i = _speaks_next(text, quotation, widened, quotations) if i is None else i
        if i is not None:
            extent = (quotation.outer_start, quotation.outer_end)
            widened[i] = replace(widened[i], content=(*widened[i].content, extent))
    return widened


def _told_just_before(text: str, quotation: Quotation, reports: list[Report]) -> int | None:
    """Return the report that ends where a quoted sentence begins.

    "The lawyer said there were witnesses. “Both saw it.”": the reader hears the lawyer go on. So in
    the next paragraph, where that is all quoted and the lawyer is called by name.
    """
    if not _is_sentence(text, quotation):
        return None
    alone = _is_paragraph(text, quotation)
    for i, report in enumerate(reports):
        end = max([report.clause[1], *(e for _, e in report.content)])
        between = text[end : quotation.outer_start]
        apart = "\n" in between and not (alone and _is_called_by_name(report))
        ends = end <= quotation.outer_start and not apart and between.strip() in (".", "")
        before = text[: quotation.outer_start].rstrip()
        if ends and before.endswith(".") and report.source is not None:
            return i
    return None


def _is_called_by_name(report: Report) -> bool:
    return report.source is not None and any(
        w[0].isupper() for w in report.source.text.split()[-1:]
    )


def _speaks_next(
    text: str, quotation: Quotation, reports: list[Report], quotations: Quotations
) -> int | None:
    """Return the report right behind the quoted paragraphs that open an article.

    A story may open with somebody's words, over one or several paragraphs, and then say who it is.
    """
    if any(r.cue_start < quotation.outer_start for r in reports):
        return None
    end = quotation.outer_end
    for later in quotations.items:
        if later.outer_start >= end and not text[end : later.outer_start].strip():
            end = later.outer_end
    for i, report in enumerate(reports):
        between = text[end : report.clause[0]] if report.clause[0] >= end else "-"
        if "\n" in between and not between.strip() and _is_called_by_name(report):
            return i
    return None


def _signed(doc: Doc, quotations: Quotations, reports: list[Report]) -> list[Report]:
    """Find quotations signed with a dash and a name, as readers' and jurors' voices are."""
    found = []
    text = text_of(doc)
    for quotation in quotations.items:
        line = text[quotation.outer_end : quotation.outer_end + NEAR].split("\n")[0]
        match = SIGNATURE.match(line)
        if match is None or _owner(quotation, reports) is not None:
            continue
        start = quotation.outer_end + match.start(1)
        end = quotation.outer_end + match.end(1)
        span = doc.char_span(start, end, alignment_mode="expand")
        source = Source(start, end, match.group(1), span[-1].i if span is not None else 0)
        extent = (quotation.outer_start, quotation.outer_end)
        found.append(Report((extent,), (extent[0], end), source, "\u2014", start))
    return found


def _widen(report: Report, quotations: Quotations) -> Report:
    content = []
    for start, end in report.content:
        first, last = quotations.around(start), quotations.around(max(end - 1, start))
        inside = first is not None and first is last
        low = min(start, first.outer_start) if first is not None and inside else start
        content.append((low, max(end, last.outer_end) if last is not None else end))
    return replace(report, content=tuple(content))


def _owner(quotation: Quotation, reports: list[Report]) -> int | None:
    """Return which report holds most of a quotation."""
    size = quotation.outer_end - quotation.outer_start
    for i, report in enumerate(reports):
        held = sum(
            max(0, min(quotation.outer_end, e) - max(quotation.outer_start, s))
            for s, e in report.content
        )
        if held * 2 >= size:
            return i
    return None


def _speaker_before(
    text: str, quotation: Quotation, reports: list[Report], quotations: Quotations
) -> int | None:
    """Return the report whose speaker goes on in this quotation."""
    if not _is_sentence(text, quotation):
        return None
    i = quotations.items.index(quotation)
    if i == 0:
        return None
    last, owner = _last_speech(text, i, reports, quotations)
    if last is None or owner is None:
        return None
    between = text[last.outer_end : quotation.outer_start]
    if quotation.continues or not between.strip():
        return owner
    same_paragraph = "\n" not in between and len(between) <= CARRIED_GAP
    if same_paragraph and reports[owner].cue_start >= last.outer_end:
        return owner
    opens = "\n" in between and not between.rsplit("\n", 1)[1].strip()
    if not opens or len(re.findall(r"\n+", between)) > 1 or not _only_a_tag(between):
        return None
    said_last = reports[owner].cue_start >= last.outer_end
    return owner if said_last or _is_paragraph(text, quotation) else None


def _last_speech(
    text: str, i: int, reports: list[Report], quotations: Quotations
) -> tuple[Quotation | None, int | None]:
    """Return the utterance before quotation `i` and its report; titles in marks are passed by."""
    for last in reversed(quotations.items[:i]):
        owner = _owner(last, reports)
        if owner is not None or is_speech(text, last):
            return last, owner
    return None, None


def _is_paragraph(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation makes up its whole paragraph."""
    before = text[: quotation.outer_start].rstrip(" ")
    after = text[quotation.outer_end :].lstrip(" ")
    return (not before or before.endswith("\n")) and (not after or after.startswith("\n"))


def _is_sentence(text: str, quotation: Quotation) -> bool:
    inside = text[quotation.start : quotation.end].strip()
    return inside[:1].isupper() or inside[:1] in "[(.\u2026" or quotation.continues


def _only_a_tag(between: str) -> bool:
    """Tell whether nothing but ", X said." stands between two quotations."""
    return len(between.split()) <= 14 and len(re.findall(r"[.!?](?:\s|$)", between.strip())) <= 1


def quoted_near_names(text: str, quotations: Quotations) -> list[Report]:
    """Pair quotations with the capitalised name beside them, in any language."""
    found = []
    for quotation in quotations.items:
        if not is_speech(text, quotation):
            continue
        source = _name_near(text, quotation)
        if source is not None:
            extent = (quotation.outer_start, quotation.outer_end)
            clause = (min(source.start, extent[0]), max(source.end, extent[1]))
            found.append(Report((extent,), clause, source, "", source.start))
    return found


_FULL_NAME = re.compile(
    r"(?:(?<![\w'\u2019-])|(?<=\s['\u2019]))"
    r"[^\W\d_a-zß-ÿ][\w'\u2019-]++(?:\s+[^\W\d_a-zß-ÿ][\w'\u2019-]++)+"
)
"""Two capitalised words or more."""


def _name_near(text: str, quotation: Quotation) -> Source | None:
    after_end = text.find("\n", quotation.outer_end)
    limit = quotation.outer_end + NEAR
    after = text[quotation.outer_end : min(limit, after_end if after_end >= 0 else limit)]
    found = _FULL_NAME.search(after)
    if found is not None:
        at = quotation.outer_end + found.start()
        return Source(at, at + len(found.group()), found.group(), 0)
    first = max(quotation.outer_start - NEAR, text.rfind("\n", 0, quotation.outer_start) + 1)
    before = list(_FULL_NAME.finditer(text[first : quotation.outer_start]))
    if not before:
        return None
    at = first + before[-1].start()
    return Source(at, at + len(before[-1].group()), before[-1].group(), 0)
