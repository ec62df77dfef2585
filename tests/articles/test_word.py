"""Word documents: the text as it stands once all changes are accepted."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from summarize.articles.clean import clean
from summarize.articles.formats import read_bytes
from summarize.domain import Article

OPENING = "The tunnel under Mount Selka was closed on Sunday, the road agency said."
CLOSING = "It will open again on Friday, the agency's head told reporters in the valley."
_OFFICE = "http://schemas.openxmlformats.org"
_SPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:mc="{_OFFICE}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_MARK = 'w:id="7" w:author="ed" w:date="2026-01-01T00:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str) -> str:
    return f"<w:ins {_MARK}>{run(text)}</w:ins>"


def gone(text: str) -> str:
    deleted = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f"<w:del {_MARK}>{deleted}</w:del>"


def para(*parts: str, mark: str = "") -> str:
    return f"<w:p>{mark}{''.join(parts)}</w:p>"


def read(*blocks: str) -> Article:
    document = docx.Document()
    document.add_paragraph("Tunnel closed at Mount Selka", style="Title")
    body = document.element.body
    for block in (para(run(OPENING)), *blocks, para(run(CLOSING))):
        for element in parse_xml(f"<w:body {_SPACES}>{block}</w:body>"):
            body.insert(len(body) - 1, element)
    return saved(document)


def saved(document: object) -> Article:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return clean([read_bytes("a.docx", buffer.getvalue(), "docx")])[0]


_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
    "<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>It was open all day, an old draft says.</w:t></w:r>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_MERGED = f"<w:pPr><w:rPr><w:del {_MARK}/></w:rPr></w:pPr>"


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (para(run("The fans were "), ins("not "), run("working then.")),
         "The fans were not working then."),
        (para(run("Some "), gone("40"), ins("60"), run(" drivers were taken out of it.")),
         "Some 60 drivers were taken out of it."),
        (para(ins("The police said that one man had been arrested.")),
         "The police said that one man had been arrested."),
        (para(f"<w:moveTo {_MARK}>{run('The mayor thanked the firemen.')}</w:moveTo>"),
         "The mayor thanked the firemen."),
        (para(run("The agency said so on "), _FIELD, run("its page"), run(" on Sunday.")),
         "The agency said so on its page on Sunday."),
        (para("<w:hyperlink>", run("Twenty-two men"), "</w:hyperlink>", run(" were hurt in it.")),
         "Twenty-two men were hurt in it."),
        (para("<w:sdt><w:sdtContent>", run("Nobody was killed in it."), "</w:sdtContent></w:sdt>"),
         "Nobody was killed in it."),
        (para("<w:r><w:t>Twenty</w:t><w:noBreakHyphen/><w:t>two men were hurt in it.</w:t></w:r>"),
         "Twenty-two men were hurt in it."),
        (para(run("The tunnel is old."), _BOX.format(para(run("The tunnel was built in 1961.")))),
         "The tunnel was built in 1961."),
    ],
)  # fmt: skip
def test_what_stands_in_the_document_is_read(block: str, sentence: str) -> None:
    text = read(block).text
    assert " ".join(text.split()).count(sentence) == 1
    assert text.index(OPENING) < text.index(sentence) < text.index(CLOSING)


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (para(gone("The agency denied it all on Saturday.")), "denied"),
        (para(f"<w:moveFrom {_MARK}>{run('The mayor thanked them.')}</w:moveFrom>"), "mayor"),
        (para(_HIDDEN), "open all day"),
        (para(run("See "), _FIELD, run("the page of the agency.")), "HYPERLINK"),
        (para("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
              run("Click here to enter text."), "</w:sdtContent></w:sdt>"), "Click here"),
    ],
)  # fmt: skip
def test_what_does_not_stand_in_it_is_not(block: str, words: str) -> None:
    article = read(block)
    assert words not in article.text
    assert OPENING in article.text
    assert CLOSING in article.text


def test_notes_that_are_not_read_are_told_of() -> None:
    got = read(para(run("The fans failed."), '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    assert "its footnotes were not read" in got.notes[0]
    assert read(para(run("The fans failed."))).notes == ()


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    first = para(run("The fans of the tunnel were "), mark=_MERGED)
    text = read(first, para(run("not working on Sunday."))).text
    assert "The fans of the tunnel were not working on Sunday." in text


def test_a_table_is_told_in_its_place() -> None:
    document = docx.Document()
    document.add_paragraph("Tunnel closed at Mount Selka", style="Heading 1")
    document.add_paragraph(OPENING)
    table = document.add_table(rows=0, cols=2)
    for row in (("Side", "Drivers taken out"), ("North", "61"), ("South", "14")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph(CLOSING)
    article = saved(document)
    text = article.text
    assert article.headline == "Tunnel closed at Mount Selka"
    assert text.index(OPENING) < text.index("North: 61 drivers taken out.") < text.index(CLOSING)


def test_the_headline_is_found_whatever_the_styles_are_called() -> None:
    document = docx.Document()
    document.styles["Heading 1"].element.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "berschrift1"
    )
    document.add_paragraph("Selka Post")
    document.add_paragraph("Tunnel closed at Mount Selka", style="Heading 1")
    for words in (OPENING, CLOSING):
        document.add_paragraph(words)
    assert saved(document).headline == "Tunnel closed at Mount Selka"


def test_a_table_whose_cells_were_changed_is_told_as_it_stands() -> None:
    rows = (
        ("<w:r><w:t>Killed</w:t></w:r>", gone("12") + ins("17")),
        ("<w:r><w:t>Hurt</w:t></w:r>", run("4") + ins("4")),
    )
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    text = read(f"<w:tbl>{cells}</w:tbl>").text
    assert "Killed: 17." in text
    assert "Hurt: 44." in text


def table(rows: list[list[str]], *merged: tuple[int, int, int]) -> str:
    """Return how a table is told, its cells of a column merged from one row to another."""
    document = docx.Document()
    document.add_paragraph(OPENING)
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(made.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for column, first, last in merged:
        made.cell(first, column).merge(made.cell(last, column))
    document.add_paragraph(CLOSING)
    return saved(document).text.partition(OPENING)[2].partition(CLOSING)[0].strip()


def test_a_raised_digit_is_no_part_of_the_number_before_it() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The fans failed after 240")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" hours in a hall of 30 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("*").font.superscript = True
    document.add_paragraph(CLOSING)
    assert "after 240\u00b9 hours in a hall of 30 m\u00b2" in saved(document).text
    assert "*" not in saved(document).text
