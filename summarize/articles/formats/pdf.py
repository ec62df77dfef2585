"""PDF: the text of its pages column by column, without their running heads and feet.

pdfminer.six tells where each line stands (docs/decisions/0016); the order of the lines, and which
of them make a paragraph, follow from that.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTImage, LTTextLineHorizontal
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from summarize.articles.encodings import UnreadableError
from summarize.articles.lines import detect, joined, raised
from summarize.domain import Dropped, RawArticle, Stated
from summarize.text.words import some_of

# What it has to say of a broken file reaches the reader as the reason for skipping it.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ud800-\udfff]")
"""A glyph for which the file gives no character, and half of one."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_CLOSED = re.compile(r"[.!?:\u201d\"]$")
_BROKEN = re.compile(r"[^\W_][-\u2010\u00ad]$")
SCAN_WORDS = 10
"""Words that a scanned page may hold besides its picture: its number, the name of the machine."""
MOST_NAMED = 5
"""Pages without text that are named."""
APART = 1.35
"""Distance of two lines, as a multiple of the usual one, from which a paragraph lies between."""
INDENT = 0.8
"""Indent of a paragraph's first line, in heights of its type."""
SMALL = 0.85
"""Share of a line's usual size under which a raised digit is no part of a number."""
LEAST_BESIDE = 2
"""Lines side by side from which they are columns: one alone is an outlet and a date."""
GUTTER = 0.6
"""Width of the white between columns, as a share of the height of a line, at least."""
RESIZED = 0.12
"""Share by which the type of a headline differs from that of the text."""


@dataclass(frozen=True)
class Placed:
    """A line of a page with its place, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The size of its type."""
        return self.top - self.bottom


def read(path: str, data: bytes) -> RawArticle:
    """Read a PDF; raises UnreadableError where it is locked, or holds pictures of text only."""
    pages, pictures, stated = _pages(data)
    if len(pictures) == len(pages):
        raise UnreadableError("the PDF holds pictures of text only; run it through OCR first")
    lines, dropped = _without_running_lines(pages)
    language = detect(" ".join(line.text for page in lines for line in page))
    columns = [column for page in lines for column in _in_columns(page)]
    text = "\n\n".join(_paragraphs(columns, language))
    without = some_of([str(page) for page in pictures], MOST_NAMED)
    note = f"pages of the PDF without text: {without}; if they are pictures of it, run OCR first"
    notes = (note,) if pictures else ()
    return RawArticle(
        path=path, format="pdf", text=text, dropped=dropped, stated=stated, notes=notes
    )


def _pages(data: bytes) -> tuple[list[list[Placed]], list[int], Stated]:
    """The lines of each page, the numbers of those without text, and what the document states."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password="")
    except PDFPasswordIncorrect as error:
        raise UnreadableError("it is locked with a password; save an unlocked copy") from error
    layout = LAParams(boxes_flow=None, all_texts=True)
    pages, pictures = [], []
    for number, page in enumerate(extract_pages(io.BytesIO(data), laparams=layout), 1):
        items = list(_items(page))
        whole = [list(item) for item in items if isinstance(item, LTTextLineHorizontal)]
        begun = Counter(round(letters[0].x0) for line in whole if (letters := _letters(line)))
        pieces = [_placed(piece) for line in whole for piece in _at_gutters(line, begun)]
        pages.append([piece for piece in pieces if piece is not None])
        words = sum(len(line.text.split()) for line in pages[-1])
        is_picture = words < SCAN_WORDS and any(isinstance(item, LTImage) for item in items)
        if is_picture or not pages[-1]:
            pictures.append(number)
    found = next((info["Title"] for info in document.info if info.get("Title")), None)
    title = decode_text(found).strip() if isinstance(found, bytes) else ""
    is_title = len(title.split()) >= 3 and not re.search(r"\.\w{2,4}$", title)  # no file's name
    return pages, pictures, Stated(headline=title if is_title else None)


def _items(layout: Any) -> Iterator[Any]:
    """Yield the lines and pictures of a page, those within boxes and figures too."""
    stack = [layout]
    while stack:
        item = stack.pop()
        if isinstance(item, LTTextLineHorizontal | LTImage):
            yield item
        elif isinstance(item, Iterable):
            stack.extend(reversed(list(item)))


def _letters(line: Sequence[Any]) -> list[LTChar]:
    return [c for c in line if isinstance(c, LTChar) and not c.get_text().isspace()]


def _at_gutters(line: Sequence[Any], begun: Counter[int]) -> Iterator[list[Any]]:
    """Yield a line in the pieces that a narrow gutter parts: where another line begins too."""
    piece: list[Any] = []
    last: LTChar | None = None
    for item in line:
        if isinstance(item, LTChar) and not item.get_text().isspace():
            gap = item.x0 - last.x1 if last is not None else 0.0
            if gap >= GUTTER * item.size and begun[round(item.x0)]:
                yield piece
                piece = []
            last = item
        piece.append(item)
    yield piece


def _placed(piece: Sequence[Any]) -> Placed | None:
    if not (letters := _letters(piece)):
        return None
    text = _LIGATURE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), _words(piece))
    text = " ".join(_UNKNOWN.sub("\ufffd", text).split())
    left, right = letters[0].x0, max(c.x1 for c in letters)
    bottom, top = min(c.y0 for c in letters), max(c.y1 for c in letters)
    return Placed(text, left, right, bottom, top) if text else None


def _words(line: Sequence[Any]) -> str:
    """Return the words of a line, its raised digits as superscripts."""
    letters = [c for c in line if isinstance(c, LTChar)]
    size, foot = (median(getattr(c, name) for c in letters) for name in ("size", "y0"))
    return "".join(
        raised(c.get_text())
        if isinstance(c, LTChar) and c.size < SMALL * size and c.y0 > foot
        else c.get_text()
        for c in line
    )


def _without_running_lines(
    pages: Sequence[Sequence[Placed]],
) -> tuple[list[list[Placed]], tuple[Dropped, ...]]:
    """Take out the heads and feet that stand on most pages, and page numbers."""
    # The two highest and the two lowest lines of each page.
    ordered = [sorted(page, key=lambda line: -line.top) for page in pages]
    edges = [[*page[:2], *page[2:][-2:]] for page in ordered]
    seen = Counter(text for edge in edges for text in {_digitless(line.text) for line in edge})
    running = {text for text, n in seen.items() if n > 1 and n * 2 > len(pages)}
    kept: list[list[Placed]] = []
    dropped: list[Dropped] = []
    for page, edge in zip(pages, edges, strict=True):
        out = {id(line) for line in edge if _digitless(line.text) in running}
        dropped += [Dropped(text=line.text, reason="site") for line in edge if id(line) in out]
        kept.append([line for line in page if id(line) not in out])
    return kept, tuple(dropped)


def _digitless(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _paragraphs(columns: Sequence[Sequence[Placed]], language: str) -> Iterator[str]:
    """Yield the paragraphs of columns that follow one another; one may run on into the next."""
    words = {w for c in columns for line in c for w in re.findall(r"[\w-]+", line.text.lower())}
    running, last = "", None
    for column in columns:
        for line, begins in _marked(column, running, last):
            if begins and running:
                yield running
                running = ""
            running = joined(running, line.text, words, language) if running else line.text
        last = column[-1]
    if running:
        yield running


def _marked(
    column: Sequence[Placed], running: str, last: Placed | None
) -> Iterator[tuple[Placed, bool]]:
    """Yield the lines of a column, and whether each begins a paragraph."""
    # A sentence may go on over the edge of a column: headlines and date lines are short.
    after = column[0].text
    is_open = after[:1].islower() or len(running.split()) >= SCAN_WORDS
    runs_on = is_open and not _CLOSED.search(running)
    begins = last is None or _is_resized(last, column[0]) or not runs_on
    for block in _blocks(column):
        yield block[0], begins
        right = max(line.right for line in block)
        for before, line in pairwise(block):
            yield line, _begins(before, line, right)
        begins = True


def _is_resized(one: Placed, other: Placed) -> bool:
    return abs(one.height - other.height) > RESIZED * other.height


def _blocks(column: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the stretches of a column between changes of type and wider gaps."""
    down = sorted(a.top - b.top for a, b in pairwise(column) if a.top > b.top)
    usual = down[len(down) // 4] if down else 0.0  # the commonest of the small ones
    block = [column[0]]
    for before, line in pairwise(column):
        if _is_resized(before, line) or before.top - line.top > APART * usual:
            yield block
            block = []
        block.append(line)
    yield block


def _begins(before: Placed, line: Placed, right: float) -> bool:
    """Whether a line begins a paragraph: by its indent, or by the room before it.

    Where the first word would have fitted on the line before, that one ended for another reason,
    unless it breaks off within a word or a sentence.
    """
    if _BROKEN.search(before.text) or (line.text[0].islower() and not _CLOSED.search(before.text)):
        return False
    width = (line.right - line.left) / len(line.text)
    fits = before.right + width * (1 + len(line.text.split(" ", 1)[0])) < right
    return fits or line.left - before.left > INDENT * line.height


# --- the order in which the lines of a page are read. It is cut along white space (recursive
# XY-cut: Nagy and Seth, "Hierarchical representation of optically scanned documents", ICPR 1984):
# a gutter that parts lines standing side by side makes columns; what crosses it, such as a
# headline, is read before what stands below


def _in_columns(lines: Sequence[Placed]) -> list[list[Placed]]:
    """Return the lines of a page in reading order, column by column, headlines as columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return [sorted(lines, key=_down)] if lines else []
    found: list[list[Placed]] = []
    from_top = sorted(lines, key=lambda line: -line.top)
    for crosses, stretch in groupby(from_top, lambda line: line.left < gutter < line.right):
        band = list(stretch)
        if crosses:
            found.append(sorted(band, key=_down))
        else:
            found += _in_columns([line for line in band if line.right <= gutter])
            found += _in_columns([line for line in band if line.left >= gutter])
    return found


def _down(line: Placed) -> tuple[float, float]:
    return -line.top, line.left


def _gutter(lines: Sequence[Placed]) -> float | None:
    """Where the page is cut into columns: where fewest lines cross; None where it is not."""
    found: list[tuple[int, float, float]] = []
    for left, right in _whites(lines):
        middle = (left + right) / 2
        crossing = [line for line in lines if line.left < middle < line.right]
        if _parts(lines, crossing, middle):
            found.append((len(crossing), left - right, middle))
    return min(found)[2] if found else None


def _whites(lines: Sequence[Placed]) -> Iterable[tuple[float, float]]:
    """Return the stretches between the right end of some line and the nearest beginning."""
    starts = sorted({line.left for line in lines})
    found = set()
    for line in lines:
        following = next((x for x in starts if x >= line.right), None)
        if following is not None and following - line.right >= GUTTER * line.height:
            found.add((round(line.right, 1), round(following, 1)))
    return sorted(found)


def _parts(lines: Sequence[Placed], crossing: Sequence[Placed], middle: float) -> bool:
    """Whether a cut parts lines that stand side by side, and crosses none among them."""
    left = [line for line in lines if line.right <= middle]
    right = [line for line in lines if line.left >= middle]
    beside = [a for a in left if any(_level(a, b) for b in right)]
    if len(beside) < LEAST_BESIDE:
        return False
    return not any(_level(line, other) for line in crossing for other in (*left, *right))


def _level(one: Placed, other: Placed) -> bool:
    """Whether two lines stand at the same height: their middles lie within one another."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > min(one.height, other.height) / 2
