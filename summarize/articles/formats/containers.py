"""Paragraphs of an article that stand in other containers than the rest of it.

Pages break one article into several containers (with advertisements between them), and set its
first paragraph apart. An extraction that looks for the best container loses the others. What is
added here is prose that stands where the article's own does: in a container made alike under the
same parent, or between the headline and the first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.articles.furniture import reason_for
from summarize.articles.lines import Line

PROSE_WORDS = 10
"""A sentence of fewer words may be a slogan."""
LEADS = 2
"""Paragraphs that a page sets apart above the first one; more of them are teasers."""
LEAST = 30
"""Letters of a paragraph by which the article is found: shorter ones stand anywhere."""
DEPTHS = (1, 2)
"""How many containers up two paragraphs of one article meet, besides their own."""
_BESIDE = frozenset({
    "aside", "nav", "footer", "figure", "figcaption", "form", "button", "select", "label", "table",
})  # fmt: skip
"""Elements whose words stand beside the story, by the HTML standard."""
_BLOCKS = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "br"})
_PICTURES = ("img", "figure", "picture", "video", "iframe")


@dataclass(frozen=True)
class _Block:
    """A paragraph or a heading of the page."""

    element: Any
    text: str
    letters: str
    above: tuple[Any, ...]

    def places(self) -> Iterator[tuple[object, ...]]:
        """Yield by what a paragraph's place is known: a container further up, the ones between."""
        for depth in DEPTHS:
            if depth < len(self.above):
                between = [(e.tag, e.get("class")) for e in (self.element, *self.above[:depth])]
                yield (id(self.above[depth]), *between)


def completed(text: str, tree: Any) -> str:
    """Return an extracted text with the paragraphs that belong to it and are not in it.

    Args:
        text: The main text, one line per paragraph.
        tree: The page (an lxml element).
    """
    blocks = list(_blocks(tree))
    letters = _letters(text)
    kept = [
        b.element.tag != "h1" and len(b.letters) > LEAST and b.letters in letters for b in blocks
    ]
    if not any(kept):
        return text
    missing = {*_cousins(blocks, kept), *_leads(blocks, kept)}
    lines = text.split("\n")
    for i in sorted(missing, reverse=True):
        if blocks[i].letters not in letters:
            following = next((b for j, b in enumerate(blocks) if j > i and kept[j]), None)
            lines.insert(_place_of(following, lines), blocks[i].text)
    return "\n".join(lines)


def _blocks(tree: Any) -> Iterator[_Block]:
    for element in tree.iter("p", "h1", "div"):
        if element.tag == "div" and not _is_paragraph(element):
            continue
        text = " ".join(element.text_content().split())
        if text:
            yield _Block(element, text, _letters(text), tuple(element.iterancestors()))


def _is_paragraph(element: Any) -> bool:
    """Whether a division holds words and no other blocks: a paragraph under another name."""
    return bool((element.text or "").strip()) and not any(e.tag in _BLOCKS for e in element.iter())


def _cousins(blocks: Sequence[_Block], kept: Sequence[bool]) -> Iterator[int]:
    """Yield the prose that stands in containers made like those of the article's own."""
    own = {place for b, k in zip(blocks, kept, strict=True) if k for place in b.places()}
    for i, block in enumerate(blocks):
        if not kept[i] and own.intersection(block.places()) and _is_prose(block):
            yield i


def _leads(blocks: Sequence[_Block], kept: Sequence[bool]) -> Iterable[int]:
    """Return the prose between the headline and the first paragraph, pictures' words aside."""
    first = kept.index(True)
    head = next((i for i in range(first - 1, -1, -1) if blocks[i].element.tag == "h1"), None)
    if head is None:
        return ()
    found = [i for i in range(head + 1, first) if _is_prose(blocks[i])]
    pictured = any(blocks[i].above[0].find(f".//{tag}") is not None
                   for i in found for tag in _PICTURES)  # fmt: skip
    return found if len(found) <= LEADS and not pictured else ()


def _is_prose(block: _Block) -> bool:
    line = Line(block.text)
    if line.length < PROSE_WORDS or not line.ends_sentence or reason_for(line):
        return False
    if any(e.tag in _BESIDE for e in (block.element, *block.above)):
        return False
    linked = sum(len(a.text_content()) for a in block.element.iter("a"))
    return bool(linked * 2 <= len(block.text))


def _place_of(following: _Block | None, lines: Sequence[str]) -> int:
    """Return the line before which a paragraph belongs: that of the one which follows it."""
    if following is not None:
        for i, line in enumerate(lines):
            letters = _letters(line)
            if letters and (letters in following.letters or following.letters in letters):
                return i
    return len(lines)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
