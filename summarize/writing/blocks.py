"""What a page is made of: plain blocks that know nothing of Markdown or HTML.

Texts in the blocks are plain: a renderer escapes them, so nothing that an article says is ever
markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarize.domain import Article
from summarize.writing.phrases import phrase

MARK = "brief/1"
"""Stands in a comment at the end of a page, so that a page is never read as an article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: `lead` is set off (bold), `cites` are the claims that bear it out.

    `finding` is the id of the finding that it tells, where it tells one; `id` is for a renderer
    that has places on the page.
    """

    text: str
    cites: tuple[str, ...] = ()
    lead: str = ""
    finding: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; a renderer that can fold shows its `rest` too."""

    lines: tuple[Line, ...]
    rest: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Line | Bullets | Table


def bullets(lines: Sequence[Line], most: int | None = None, lead: str = "") -> tuple[Block, ...]:
    """Return lines as a list, of which `most` are shown; no block where there are none.

    In front stands the line of `phrases.toml` that says how to read what `lead` names.
    """
    shown = tuple(lines[:most])
    if not shown:
        return ()
    held = Bullets(shown, tuple(lines[len(shown) :]))
    return (Line(phrase("leads", lead)), held) if lead else (held,)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the page; `parts` are headed parts within it.

    `finding` is the id of the finding that all of it tells, where it tells one; `form` is what a
    renderer may draw in a way of its own: "short", "accounts",
    "wording", "utterances", "omissions", "timeline" or "sources".
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()
    finding: str = ""
    form: str = ""

    def with_lines(self, form: Callable[[Line], Line]) -> Section:
        """Return the section with each line of its own blocks in another form."""
        return replace(self, blocks=tuple(_with_lines(b, form) for b in self.blocks))


def _with_lines(block: Block, form: Callable[[Line], Line]) -> Block:
    if isinstance(block, Bullets):
        return Bullets(tuple(map(form, block.lines)), tuple(map(form, block.rest)))
    if isinstance(block, Table):
        return Table(block.head, tuple(tuple(map(form, row)) for row in block.rows))
    return form(block)


@dataclass(frozen=True, slots=True)
class Account:
    """Accounts that begin with the same: as they are called, and the first sentences of the first.

    Days that a sentence counts from that of printing have their date.
    """

    articles: tuple[Article, ...]
    names: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    `evidence` gives of each claim that a line cites who prints and says it, and its words;
    `accounts` are those told in short.
    """

    title: str
    provenance: str
    sections: tuple[Section, ...]
    evidence: Callable[[tuple[str, ...]], tuple[tuple[str, str], ...]]
    accounts: tuple[Account, ...] = ()
