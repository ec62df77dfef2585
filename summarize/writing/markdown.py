"""The page in Markdown; every sentence carries footnotes with the words that bear it out.

Each quote has one note, however many lines rest on it.
"""

from __future__ import annotations

import re

from summarize.domain import Brief
from summarize.text.printable import printable
from summarize.writing.blocks import MARK, Block, Bullets, Line, Page, Section, Table
from summarize.writing.page import page_of
from summarize.writing.phrases import phrase

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#$])")
_LIST_MARK = re.compile(r"^(\d*)([-+=]+|(?<=\d)[.)])(?=\s|$)")
_LINKED = re.compile(
    r"(?:[^\W\d_][\w+.-]{0,30}+:)?//[^\s`|]+"  # http://..., and //host, which some link too
    r"|www\.[^\s`|]*"  # also before what is no address: an escaped mark may make it one
    r"|(?<![\w.+%:/-])[\w.+%:/-]*+@\w[^\s`|]*",  # mail, xmpp:, @names
    re.IGNORECASE,
)
"""What a reader of Markdown may make a link of. It is shown as code: GitHub and others look for
mail addresses in the text as it is after backslashes are gone, so that these do not help."""
_MARKS_BEHIND = re.compile(r"[^\w/=-]+\Z")
"""Marks behind an address: they are the sentence's."""
_DOMAIN_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
"""The dot of "example.com", which some link as it stands."""


def to_markdown(brief: Brief) -> str:
    """Return the page."""
    return draw(page_of(brief))


def draw(page: Page) -> str:
    """Return a page as it is laid out."""
    return _Drawing(page).text()


def escape(text: str) -> str:
    """Return the text such that Markdown shows it as it stands: no markup, no HTML, no links."""
    text = " ".join(printable(text).split())
    parts: list[str] = []
    end = 0
    for found in _LINKED.finditer(text):
        address = _MARKS_BEHIND.sub("", found[0])
        parts += [_escape(text[end : found.start()]), f"`{address}`"]
        end = found.start() + len(address)
    return _LIST_MARK.sub(r"\1\\\2", "".join([*parts, _escape(text[end:])]))


def _escape(text: str) -> str:
    text = _MARKUP.sub(r"\\\1", text).replace("&", "&amp;")
    return _DOMAIN_DOT.sub(r"\.", text)


class _Drawing:
    """One page being drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._numbers: dict[str, int] = {}

    def text(self) -> str:
        page = self.page
        parts = [f"# {escape(page.title)}", f"*{escape(page.provenance)}*"]
        parts += [drawn for section in page.sections for drawn in self.section(section, 2)]
        # Notes are numbered as they are first used; the same words share one.
        parts += [f"[^{n}]: {escape(note)}" for note, n in self._numbers.items()]
        parts += [f"<!-- {MARK} -->"]
        return "\n\n".join(parts) + "\n"

    def section(self, section: Section, level: int) -> list[str]:
        drawn = [f"{'#' * level} {escape(section.heading)}"]
        drawn += [self.block(b) for b in section.blocks]
        drawn += [d for part in section.parts for d in self.section(part, level + 1)]
        return drawn

    def block(self, block: Block) -> str:
        if isinstance(block, Bullets):
            return "\n".join(f"- {self.line(item)}" for item in block.lines)
        if isinstance(block, Table):
            return self.table(block)
        return self.line(block)

    def table(self, table: Table) -> str:
        rows = [[escape(cell) for cell in table.head], ["---"] * len(table.head)]
        rows += [[self.line(cell) for cell in row] for row in table.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def line(self, line: Line) -> str:
        lead = f"**{escape(line.lead)}** " if line.lead else ""
        notes = dict.fromkeys(map(_note, self.page.evidence(line.cites)))
        numbers = (self._numbers.setdefault(n, len(self._numbers) + 1) for n in notes)
        return f"{lead}{escape(line.text)}{' '.join(f'[^{n}]' for n in numbers)}"


def _note(evidence: tuple[str, str]) -> str:
    """Return who prints some words, and the words, so that they can be held against the line."""
    who, quote = evidence
    return phrase("notes", "quote", who=who, words=quote) if quote.strip() else who
