"""The page as a proofreader sees it: its lines, each with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from summarize.domain import Brief, Claim, PageLine, Term, Wording
from summarize.writing.blocks import Bullets, Line, Section, Table
from summarize.writing.compose import SHORT_FORM
from summarize.writing.page import page_of
from summarize.writing.tables import telling

SPARE = 4
"""Folded lines of a section that are read too: they come into sight where shown ones go."""
HEADING = "what"
"""Ends the id of a table's heading."""
READ = frozenset({SHORT_FORM, "timeline", "utterances", "wording"})
"""Lists that are read beside those of findings."""
OMISSIONS = "omissions"
"""A table likewise."""


def lines_of(brief: Brief) -> list[PageLine]:
    """Return the lines of a page that an engine is to read, in order, each with its claims."""
    refused = {d.line: f"{d.sentence} ({d.reason})" for d in brief.dropped_sentences if d.line}
    rows = {f"wording:{i}": claims_of_row(w, brief) for i, w in enumerate(telling(brief))}
    found = [line for s in page_of(brief, again=True).sections for line in _lines(s, s.heading)]
    return [
        line.model_copy(
            update={
                "refused": refused.get(line.id, ""),
                "cites": rows.get(line.id, line.cites),
            }
        )
        for line in found
    ]


def claims_of_row(row: Wording, brief: Brief) -> tuple[str, ...]:
    """Return for each word of a row of wording the claim in which it stands, where one does."""
    found = (
        next((c.id for c in brief.claims if c.article == term.article and _holds(c, term)), None)
        for term in row.terms
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _holds(claim: Claim, term: Term) -> bool:
    return any(claim.start <= a and b <= claim.end for a, b in term.spans)


def _lines(section: Section, under: str) -> Iterator[PageLine]:
    if section.finding:
        yield PageLine(id=f"{section.finding}:{HEADING}", section=under, text=section.heading)
    for block in section.blocks:
        if isinstance(block, Bullets) and (section.form in READ or _tells(block)):
            for i, line in enumerate(_shown(block)):
                at = line.cites[0] if section.form == "timeline" else i
                name = line.finding or f"{section.form}:{at}"
                yield _line(name, under, [line])
        elif isinstance(block, Table) and (section.finding or section.form == OMISSIONS):
            head = [] if section.finding else block.head
            for i, row in enumerate(block.rows):
                name = row[0].finding if section.form == OMISSIONS else str(i)
                yield _line(f"{section.finding or section.form}:{name}", under, row, head)
    for part in section.parts:
        yield from _lines(part, under)


def _tells(block: Bullets) -> bool:
    return any(line.finding for line in block.lines)


def _shown(block: Bullets) -> Sequence[Line]:
    return (*block.lines, *block.rest[:SPARE])


def _line(name: str, under: str, cells: Sequence[Line], head: Sequence[str] = ()) -> PageLine:
    told = [" ".join(filter(None, (c.lead, c.text))) or "-" for c in cells]
    told = [f"{h}: {t}" if h else t for h, t in zip_longest(head, told, fillvalue="")]
    cites = tuple(dict.fromkeys(c for cell in cells for c in cell.cites))
    return PageLine(id=name, section=under, text=" | ".join(told), cites=cites)
