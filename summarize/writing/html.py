"""The page as one HTML file that needs nothing else: no script, no address to load from."""

from __future__ import annotations

from html import escape

from summarize.domain import Brief
from summarize.writing.blocks import MARK, Block, Bullets, Line, Notes, Page, Section, Table
from summarize.writing.page import page_of

_STYLE = """
:root { color-scheme: light dark; --line: #8886; }
body { font: 17px/1.5 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { border-top: 1px solid var(--line); padding-top: 1rem; }
.provenance { font-style: italic; } .scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9em; } th, td { border: 1px solid var(--line);
  padding: .3rem .5rem; text-align: left; vertical-align: top; }
sup { line-height: 0; } sup a { text-decoration: none; }
ol.notes { font-size: .85em; } :target { background: #fd08; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(brief: Brief) -> str:
    """Return the page as a complete HTML document."""
    page = page_of(brief)
    return _Drawing(page).text()


class _Drawing:
    """One page being drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.notes = Notes(page)

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
            "<tr>" + "".join(f"<td>{self.line(cell)}</td>" for cell in row) + "</tr>"
            for row in table.rows
        )
        return (
            f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def line(self, line: Line) -> str:
        lead = f"<strong>{escape(line.lead)}</strong> " if line.lead else ""
        return f"{lead}{escape(line.text)}{self.note(line.cites)}"

    def note(self, cites: tuple[str, ...]) -> str:
        if not cites:
            return ""
        n = self.notes.number(cites)
        return f'<sup><a href="#n{n}">{n}</a></sup>'

    def endnotes(self) -> str:
        items = "".join(
            f'<li id="n{n}">' + "; ".join(map(escape, quotes)) + "</li>"
            for n, quotes in self.notes.all()
        )
        return (
            f'<section><h2>The words that bear it out</h2><ol class="notes">{items}</ol></section>'
        )
