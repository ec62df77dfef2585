# ruff: noqa: E501 - what is sent in stands as it is
"""Files that attack the libraries which read them, and texts that attack what comes behind.

Each function makes one kind of file of a random source: its bytes and the ending that its kind has.
"""

from __future__ import annotations

import base64
import io
import math
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import docx

Made = tuple[bytes, str]
Attack = Callable[[random.Random], Made]

SENTENCES = (
    "A fire on the ferry Marit killed four people near Halvik on Monday, the coastguard said.",
    "Commander Ruth Ansell said 112 passengers were taken off the ship within an hour.",
    '"We had every boat in the harbour alongside," she said.',
    "The company put the damage at $2.5 million and denied that the ship had been overloaded.",
    "Seventeen people were treated in hospital, the health board said on 3 March 2026.",
)
STORY = "\n\n".join(SENTENCES) + "\n"


def _size(rng: random.Random, most: int) -> int:
    """A size up to `most`, each order of magnitude as likely as the next."""
    return int(10 ** rng.uniform(1, math.log10(most)))


# --- plain text: what comes behind the readers ----------------------------------------------


def runs(rng: random.Random) -> Made:
    """A long run of one thing, as one line or as many."""
    unit = rng.choice(
        [
            ".",
            "-",
            "- ",
            ". ",
            "A",
            "a ",
            "1",
            "1 ",
            "1,",
            "(",
            '"',
            "\u201c",
            "'",
            "said ",
            "Mr. ",
            "U.S. ",
            "and ",
            ", ",
            "10 people ",
            "Monday ",
            "http://a.b/",
            "a@b.c ",
            "\u4e2d",
            "\u0e01",
            "\u202e",
            "\u200b",
            "e\u0301",
            "\U0001f6a2",
            "News . ",
            "He said she said ",
            "9:10 ",
            "$5m ",
            "A Ba ",
            "3 March 2026 ",
            "killed 4, ",
            "\ufffd",
            "\x1b[31m",
            "-1/2",
            "\u00bd",
            "%",
            "\t",
        ]
    )
    text = unit * (_size(rng, 400_000) // len(unit) + 1)
    if rng.random() < 0.4:
        text = "\n".join(text[i : i + 60] for i in range(0, len(text), 60))
    return f"{STORY}\n{text}\n{SENTENCES[0]}".encode(), ".txt"


def numbers(rng: random.Random) -> Made:
    """Numbers as no article has them."""
    digits = "9" * _size(rng, 30_000)
    told = [digits, f"{digits} people", f"${digits}", f"1e{digits[:6]}", f"{digits},000", f"0.{digits}",
            f"{digits} million billion", f"on {digits} March {digits}", f"{digits}%", f"-{digits}",
            "99 March 2026", "0/0/0000", "31 February", "25:61", "1 in 0", "0 of 0", "1/0", "\u00b2",
            "\u0664\u0665 people", "\u2167", "\u4e09\u5104", "1,0,0,0", "1.2.3.4", "1'2'3"]  # fmt: skip
    lines = [f"Police said {rng.choice(told)} were hurt in {rng.choice(told)}." for _ in range(40)]
    return "\n\n".join(lines).encode(), ".txt"


def long_text(rng: random.Random) -> Made:
    """Real sentences, far too many of them, in one line, or in one sentence."""
    glue = rng.choice(["\n\n", " ", "\n", ""])
    told = [
        SENTENCES[i % len(SENTENCES)].replace("four", str(i)).replace("112", str(3 * i))
        for i in range(_size(rng, 30_000))
    ]
    text = glue.join(told)
    return (text.replace(".", ",") if rng.random() < 0.3 else text).encode(), ".txt"


def encodings(rng: random.Random) -> Made:
    """Text in an encoding that nobody expects, or in several."""
    names = ["utf-16", "utf-16-le", "utf-32-be", "utf-7", "cp037", "cp1251", "shift-jis", "gb18030"]
    parts = [
        SENTENCES[i % 5].replace("fire", "f\u00fc\u044f\u4e2d").encode(rng.choice(names), "replace")
        for i in range(rng.randint(1, 9))
    ]
    marks = [b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\xff\xfe\x00\x00"]
    return rng.choice(marks) + rng.choice([b"\n", b"\x00\n", b""]).join(parts), ".txt"


def markdown(rng: random.Random) -> Made:
    """Markdown that nests or repeats its marks."""
    unit = rng.choice(
        [
            "> ",
            "- ",
            "[",
            "![",
            "*",
            "**a ",
            "_a *b ",
            "`",
            "<!--",
            "|a",
            "```\n",
            "1. ",
            "#",
            "\\",
            "[a](",
            "<a ",
            "&amp;",
            "[a]: b\n",
            "  - a\n",
            "---\n",
            "~~a",
            "\n",
            ":::\n",
        ]
    )
    front = f"---\ntitle: {'x' * _size(rng, 9999)}\ndate: {rng.choice(['9999-99-99', '[', '{{', ':'])}\n---\n"
    body = unit * (_size(rng, 300_000) // len(unit) + 1)
    return f"{rng.choice(['', front])}{STORY}\n{body}\n{STORY}".encode(), ".md"


# --- web pages ------------------------------------------------------------------------------


def _page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")


def _paragraphs() -> str:
    return "".join(f"<p>{escape(s)}</p>" for s in SENTENCES * 3)


def nested_page(rng: random.Random) -> Made:
    """Elements in elements, closed or not."""
    tag = rng.choice(
        [
            "div",
            "p",
            "b",
            "table",
            "td",
            "ul",
            "li",
            "a",
            "article",
            "blockquote",
            "font",
            "svg",
            "select",
            "form",
            "iframe",
            "template",
            "h1",
            "pre",
            "span",
        ]
    )
    depth = _size(rng, 900_000)
    closing = f"</{tag}>" * depth if rng.random() < 0.5 else ""
    attributes = rng.choice(["", " class=a", " style='x:y'", " a" * 30])
    return _page(f"<{tag}{attributes}>" * depth + _paragraphs() + closing), ".html"


def wide_page(rng: random.Random) -> Made:
    """Many elements beside each other, many attributes, long values."""
    unit = rng.choice(
        [
            "<i></i>",
            "<br>",
            "<p>a</p>",
            "<p>A b.</p>",
            "<td colspan=999999>x",
            "<li>a",
            "<!--x-->",
            "&#x110000;",
            "&#xd800;",
            "&a;",
            "<a href=#>a</a>",
            "<input a",
            "<img src=x>",
            "<p>" + escape(SENTENCES[0]) + "</p>",
            "<div><p>x</p></div>",
            "<script>1</script>",
        ]
    )
    return _page(_paragraphs() + unit * (_size(rng, 9_000_000) // len(unit) + 1)), ".html"


def stated_page(rng: random.Random) -> Made:
    """A page that states nonsense of itself."""
    value = rng.choice(
        [
            "2021-03-04\\x",
            "\\ud800",
            "9999-99-99T99:99:99",
            "0000-00-00",
            "",
            "[",
            "x" * 99_999,
            '"',
            "2021-03-04T25:00:00+99:99",
            "\\u0000",
            "1e999",
            "-1",
            "\u202e",
            "</script>",
        ]
    )
    data = rng.choice(
        [
            f'{{"datePublished": "{value}"}}',
            "[" * 9999,
            '{"a":' * 9999,
            f'"{value}',
            "[null, 1e999]",
            f'{{"@graph": [{{"@type": "NewsArticle", "datePublished": ["{value}"]}}]}}',
            f'{{"headline": {{"a": 1}}, "author": [[[]]], "publisher": "{value}"}}',
        ]
    )
    charset = rng.choice(
        ["undefined", "punycode", "idna", "utf-16", "unicode-escape", "hex", "\xff", "utf-8"]
    )
    head = (
        f'<meta charset="{charset}"><script type="application/ld+json">{data}</script>'
        f'<meta property="article:published_time" content="{escape(value)}"><title>{value * 3}</title>'
        f'<meta property="og:site_name" content="{escape(value)}"><base href="{escape(value)}">'
    )
    prolog = rng.choice(
        [b"", b'<?xml version="1.0" encoding="x"?>', b"<!DOCTYPE x [<!ENTITY a 'b'>]>"]
    )
    return prolog + _page(_paragraphs(), head), ".html"


# --- PDF ------------------------------------------------------------------------------------


def pdf(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of its objects, numbered from one."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object; its length may be a lie."""
    size = len(content) if length is None else length
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (size, entries, content)


def _shown(lines: Sequence[str]) -> bytes:
    return b"BT /F1 12 Tf 14 TL 40 780 Td %b ET" % b" T* ".join(
        b"(" + line.encode("latin-1").replace(b"(", b"").replace(b")", b"") + b") Tj"
        for line in lines
    )


def _document(content: bytes, *more: bytes, font: bytes = b"", resources: bytes = b"") -> bytes:
    fonts = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica %b >> >>" % font
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %b %b >> >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page % (fonts, resources),
            content,
            *more,
        ]
    )


def plain_pdf(rng: random.Random) -> Made:
    """A sound PDF, to be broken."""
    content = _shown(SENTENCES)
    if rng.random() < 0.5:
        return _document(stream(zlib.compress(content), b"/Filter /FlateDecode")), ".pdf"
    return _document(stream(content)), ".pdf"


def pdf_bomb(rng: random.Random) -> Made:
    """A page whose content unpacks to a hundred megabytes, perhaps twice over."""
    packed = zlib.compress(rng.choice([b" ", b"(a) Tj ", b"[", b"q "]) * _size(rng, 90_000_000), 9)
    filters = b"/Filter /FlateDecode"
    if rng.random() < 0.3:
        packed, filters = zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"
    if rng.random() < 0.3:
        filters += b" /DecodeParms << /Predictor 15 /Columns %d >>" % _size(rng, 10**9)
    return _document(stream(packed, filters)), ".pdf"


def looping_pdf(rng: random.Random) -> Made:
    """Objects that refer to themselves or to nothing."""
    made = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 1 0 R /Names 1 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d /Parent 2 0 R >>"
        % (rng.choice([b"2 0 R", b"3 0 R 2 0 R", b"3 0 R " * 999, b"99 0 R"]), rng.choice([1, -1, 10**9])),
        b"<< /Type /Page /Parent %b /Contents [4 0 R 4 0 R 3 0 R] /Resources 3 0 R /MediaBox 5 0 R >>"
        % rng.choice([b"2 0 R", b"3 0 R", b"null"]),
        stream(_shown(SENTENCES), rng.choice([b"/Length 4 0 R", b"/Filter 4 0 R", b"/F 4 0 R"]), 10**9),
        b"[5 0 R]",
    ]  # fmt: skip
    trailer = rng.choice(
        [b"/Root 1 0 R /Prev 9", b"/Root 9 0 R", b"/Root 1 0 R /Encrypt 1 0 R /ID [()]", b""]
    )
    return pdf(made, trailer), ".pdf"


def nested_forms(rng: random.Random) -> Made:
    """Forms that draw forms: ten levels of ten are ten thousand million."""
    levels, times = rng.randint(2, 12), rng.randint(2, 12)
    forms = []
    for level in range(levels):
        inner = b"/X Do " * times if level < levels - 1 else _shown(SENTENCES[:1])
        below = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level)
        forms.append(stream(inner, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + below))
    return _document(
        stream(b"/X Do " * times), *forms, resources=b"/XObject << /X 5 0 R >>"
    ), ".pdf"


def odd_fonts(rng: random.Random) -> Made:
    """Character maps with surrogates, huge ranges, and no end."""
    lines = rng.choice(
        [
            b"1 beginbfchar <41> <D83D> endbfchar",
            b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
            b"1 beginbfrange <00> <FF> [<D800> <DC00>] endbfrange",
            b"99999999 beginbfchar <41>",
            b"1 beginbfrange <41> <5A> <DFFF> endbfrange",
        ]
    )
    font = b"/ToUnicode 5 0 R /Encoding %b" % rng.choice(
        [b"/Identity-H", b"5 0 R", b"<< /Differences [-1 /a 9e9] >>"]
    )
    return _document(stream(_shown(SENTENCES)), stream(b"begincmap " + lines), font=font), ".pdf"


def many_marks(rng: random.Random) -> Made:
    """A page of very many operators, numbers or brackets."""
    unit = rng.choice(
        [
            b"(a) Tj ",
            b"1 0 0 1 5 5 cm ",
            b"q ",
            b"[[",
            b"<<",
            b"BI ID EI ",
            b"9" * 99 + b" ",
            b"%\n",
            b"/F1 12 Tf ",
            b"1 2 Td (ab) Tj ",
            b"BT ",
            b"(((((",
            b"\\(",
        ]
    )
    return _document(
        stream(_shown(SENTENCES) + unit * (_size(rng, 6_000_000) // len(unit)))
    ), ".pdf"


# --- Word -----------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain_docx(rng: random.Random) -> Made:
    """A sound document with a table, to be broken."""
    document = docx.Document()
    document.add_heading("Ferry fire near Halvik", 0)
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = str(rng.randint(1, 99))
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _archive({name: archive.read(name) for name in archive.namelist()}), ".docx"


def _archive(parts: dict[str, bytes]) -> bytes:
    """An archive that is the same bytes each time: its parts are of no date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _with_parts(parts: dict[str, bytes]) -> bytes:
    """A document with some of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(plain_docx(random.Random(0))[0])) as sound:  # noqa: S311
        return _archive({name: sound.read(name) for name in sound.namelist()} | parts)


def _body(inside: str, doctype: str = "") -> bytes:
    return f'<?xml version="1.0"?>{doctype}<w:document {_W}><w:body>{inside}</w:body></w:document>'.encode()


def odd_tables(rng: random.Random) -> Made:
    """Cells that span more columns than there are."""
    span = rng.choice([999_999, 99_999_999, -1, 0, 10**18])
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>4 dead</w:t></w:r></w:p></w:tc></w:tr>'
    story = "".join(f"<w:p><w:r><w:t>{escape(s)}</w:t></w:r></w:p>" for s in SENTENCES)
    return _with_parts(
        {"word/document.xml": _body(story + f"<w:tbl>{row * rng.randint(1, 50)}</w:tbl>")}
    ), ".docx"


def docx_bomb(rng: random.Random) -> Made:
    """A body that unpacks to many megabytes."""
    unit = rng.choice(
        [
            "<w:p/>",
            "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
            "a",
            "<w:p><w:r><w:t>A b.</w:t></w:r></w:p>",
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "<!-- -->",
            " ",
        ]
    )
    text = unit * (_size(rng, 90_000_000) // len(unit) + 1)
    inside = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if unit in "a " else text
    return _with_parts({"word/document.xml": _body(inside)}), ".docx"


def nested_docx(rng: random.Random) -> Made:
    """Elements or entities in one another."""
    depth = _size(rng, 99_999)
    if rng.random() < 0.3:
        levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
        doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'
        return _with_parts(
            {"word/document.xml": _body("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", doctype)}
        ), ".docx"
    opened, closed = rng.choice(
        [
            ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("<w:p><w:ins>", "</w:ins></w:p>"),
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ]
    )
    return _with_parts(
        {"word/document.xml": _body(opened * depth + "<w:p/>" + closed * depth)}
    ), ".docx"


def odd_parts(rng: random.Random) -> Made:
    """Parts that are missing, looped, not XML, or named oddly."""
    name = rng.choice(
        [
            "word/document.xml",
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "docProps/core.xml",
        ]
    )
    data = rng.choice(
        [b"", b"<a", b"\x00" * 99, b"<a/>", _body(""), b"<?xml version='1.0' encoding='x'?><a/>"]
    )
    return _with_parts({name: data, "../../evil.txt": b"x", "word/" + "a" * 999: b"x"}), ".docx"


# --- mail -----------------------------------------------------------------------------------


def _mail(headers: str, body: str) -> bytes:
    return f"{headers}\r\n\r\n{body}".encode("utf-8", "surrogateescape")


def plain_mail(rng: random.Random) -> Made:
    """A sound mail, to be broken."""
    kind = rng.choice(["text/plain; charset=utf-8", "text/html"])
    headers = (
        "From: Harbour Gazette <news@example.org>\r\nSubject: Fire on ferry\r\n"
        f"Date: Mon, 02 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: {kind}"
    )
    return _mail(headers, STORY if "plain" in kind else _paragraphs()), ".eml"


def odd_headers(rng: random.Random) -> Made:
    """Headers too long, too many, or in no encoding."""
    size = _size(rng, 99_999)
    header = rng.choice(
        [
            "From: " + ", ".join(f"a{i} <a{i}@b.c>" for i in range(size // 10)),
            "From: Caf\udce9 <a@b.c>",
            "From: =?utf-8?q?" + "=ff" * size,
            "Subject: " + "=?x?b?a?= " * (size // 9),
            "Date: Mon, 99 Foo 99999 99:99:99 +9999",
            "Date: " + "1 " * size,
            "From: " + "(" * size,
            "From: " + '"' * size,
            "From: " + "a." * size,
            "Subject: " + "\udcff" * size,
            "X: y\r\n" * size + "X: y",
            "From: " + "<" * size,
            "Content-Type: text/plain; " + "; ".join(f"x*{i}*=''%ff" for i in range(size // 20)),
            ":" * size,
            "Message-ID: " + "<[" * size,
            "To: " + "group:" * (size // 9),
            "From: @" + "@," * size,
        ]
    )
    return _mail(f"{header}\r\nMIME-Version: 1.0", STORY), ".eml"


def odd_parts_of_mail(rng: random.Random) -> Made:
    """Multiparts in multiparts, forwarded mails in mails, bodies that lie about themselves."""
    depth = _size(rng, 9_999)
    charset = rng.choice(
        ["undefined", "punycode", "\udcff", "utf-16", "x" * 999, "idna", "unicode-escape", "rot13"]
    )
    coding = rng.choice(
        ["base64", "quoted-printable", "x-uuencode", "7bit", "8bit", "binary", "x" * 999]
    )
    made = [
        (f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {coding}", STORY + "=\udcff"),
        ("Content-Type: multipart/mixed; boundary=a", "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * depth),
        ("Content-Type: message/rfc822", "Content-Type: message/rfc822\r\n\r\n" * depth + STORY),
        ("Content-Type: multipart/alternative; boundary=a", "--a\r\n\r\n" * depth + STORY),
        ("Content-Type: multipart/related; boundary=''", STORY),
        ("Content-Transfer-Encoding: base64\r\nContent-Type: text/html", base64.b64encode(b"<div>" * depth).decode()),
        ("Content-Type: multipart/mixed; boundary=" + "a" * 9999, "--" + "a" * 9999 + "\r\n" + STORY),
    ]  # fmt: skip
    headers, body = rng.choice(made)
    return _mail(f"From: a@b.c\r\nMIME-Version: 1.0\r\n{headers}", body), ".eml"


SOUND: tuple[Attack, ...] = (plain_pdf, plain_docx, plain_mail)
ATTACKS: tuple[Attack, ...] = (
    runs,
    numbers,
    long_text,
    encodings,
    markdown,
    nested_page,
    wide_page,
    stated_page,
    pdf_bomb,
    looping_pdf,
    nested_forms,
    odd_fonts,
    many_marks,
    odd_tables,
    docx_bomb,
    nested_docx,
    odd_parts,
    odd_headers,
    odd_parts_of_mail,
)


def plain_text(_: random.Random) -> Made:
    """A sound text, to be broken."""
    return f"Harbour Gazette\nFire on ferry\n3 March 2026\n\n{STORY}".encode(), ".txt"


def plain_page(_: random.Random) -> Made:
    """A sound page, to be broken."""
    return _page(
        f"<nav><a href=/>Home</a></nav><article><h1>Fire on ferry</h1>{_paragraphs()}</article>"
    ), ".html"
