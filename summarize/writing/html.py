"""The page as one HTML file that needs nothing else: no script, no address to load from."""

from __future__ import annotations

from html import escape as _escape

from summarize.domain import Brief
from summarize.text.printable import printable
from summarize.writing.blocks import MARK, Block, Bullets, Line, Notes, Page, Section, Table
from summarize.writing.page import page_of

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --tint: #8881; --link: #1a5fb4; }
@media (prefers-color-scheme: dark) { :root { --link: #8fbcff; } }
body { font: 17px/1.5 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; } h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 2rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; } a { color: var(--link); }
.provenance { font-style: italic; opacity: .8; }
ul, ol { padding-left: 1.3rem; } li { margin: .35rem 0; }
body > section:first-of-type { background: var(--tint); padding: .1rem 1rem; border-radius: .3rem; }
body > section:first-of-type h2 { border: 0; padding: 0; margin-top: .8rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9em; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; text-align: left;
  vertical-align: top; }
td[data-label="As of"] { white-space: nowrap; }
sup { line-height: 0; font-size: .7em; } sup a, .back { text-decoration: none; padding: 0 .1em; }
ol.notes { font-size: .85em; } :target { background: #fd08; }
@media (max-width: 36rem) {
  body { margin: 1rem auto; }
  thead { position: absolute; left: -9999px; } table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: .4rem 0; } td { border: 0; padding: .1rem 0; }
  td:first-child { font-weight: bold; } td:empty { display: none; }
  td[data-label]:not(:first-child)::before { content: attr(data-label) ": "; opacity: .7; }
}
@media print { body { font-size: 11pt; max-width: none; } h2, h3, tr { break-after: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(brief: Brief) -> str:
    """Return the page as a complete HTML document."""
    page = page_of(brief)
    return _Drawing(page).text()


def escape(text: str) -> str:
    """Return the text such that HTML shows it as it stands, and no character of it acts."""
    return _escape(printable(text))


class _Drawing:
    """One page being drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.notes = Notes(page)
        self.marked: set[int] = set()

    def text(self) -> str:
        page = self.page
        body = [
            f"<h1>{escape(page.title)}</h1>",
            f'<p class="provenance">{escape(page.provenance)}</p>',
        ]
        body += [self.section(s, 2) for s in page.sections]
        body += [self.endnotes(), f"<!-- {MARK} -->"]
        head = (
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            f"<title>{escape(page.title)}</title><style>{_STYLE}</style>"
        )
        inner = "\n".join(body)
        body_tag = f"<body>\n{inner}\n</body>"
        return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n{body_tag}</html>\n'

    def section(self, section: Section, level: int) -> str:
        parts = [f"<h{level}>{escape(section.heading)}</h{level}>"]
        parts += [self.block(b) for b in section.blocks]
        parts += [self.section(p, level + 1) for p in section.parts]
        return "<section>" + "\n".join(parts) + "</section>"

    def block(self, block: Block) -> str:
        if isinstance(block, Bullets):
            return "<ul>" + "".join(f"<li>{self.line(i)}</li>" for i in block.lines) + "</ul>"
        if isinstance(block, Table):
            return self.table(block)
        return f"<p>{self.line(block)}</p>"

    def table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
        rows = "".join(
            "<tr>" + "".join(map(self.cell, table.head, row)) + "</tr>" for row in table.rows
        )
        return (
            f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def cell(self, head: str, line: Line) -> str:
        """Return a cell that names its column: on a narrow screen a row is read as a list."""
        label = f' data-label="{escape(head)}"' if head else ""
        return f"<td{label}>{self.line(line)}</td>"

    def line(self, line: Line) -> str:
        lead = f"<strong>{escape(line.lead)}</strong> " if line.lead else ""
        return f"{lead}{escape(line.text)}{self.note(line.cites)}"

    def note(self, cites: tuple[str, ...]) -> str:
        if not cites:
            return ""
        n = self.notes.number(cites)
        mark = "" if n in self.marked else f' id="r{n}"'
        self.marked.add(n)
        return f'<sup><a href="#n{n}"{mark}>{n}</a></sup>'

    def endnotes(self) -> str:
        items = "".join(
            f'<li id="n{n}">{"; ".join(map(escape, quotes))} '
            f'<a class="back" href="#r{n}" aria-label="back to the text">↩</a></li>'
            for n, quotes in self.notes.all()
        )
        return (
            f'<section><h2>The words that bear it out</h2><ol class="notes">{items}</ol></section>'
        )
