"""Telling a list of articles (a news alert, a digest) from an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from summarize.articles.lines import Line

TITLE_WORDS = 4
"""Words of a link that may be a headline: "Read more" has fewer."""
TITLES = 2
"""Headlines from which a mail may be a list."""
SNIPPET = 40
"""Words of running text under a headline, up to which it only announces a story."""
_MARK = "\ue000"
"""Stands at both ends of a link: a character for private use, which no page has of itself."""
_LINK = re.compile(r"<?https?://\S+>?$")
_CUT = re.compile(r"(?:\.\.\.|\u2026)\s*$")


def is_digest(text: str) -> bool:
    """Whether a plain text is a list of articles, each with its address.

    Args:
        text: One line per paragraph; addresses on lines of their own.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return _is_list(lines, [bool(_LINK.match(line)) for line in lines])


def is_digest_page(tree: Any) -> bool:
    """Whether a page is a list of linked headlines with a few words under each.

    Args:
        tree: An lxml element.
    """
    from summarize.articles.formats.webpage import flatten  # noqa: PLC0415 - it reads more formats

    marked = deepcopy(tree)
    for link in marked.iter("a"):
        if link.get("href"):
            link.text, link.tail = f"{_MARK}{link.text or ''}", f"{_MARK}{link.tail or ''}"
    lines = list(flatten(marked))
    return _is_list(lines, [_is_title(line) for line in lines])


def _is_title(line: str) -> bool:
    parts = line.split(_MARK)
    return len(parts) == 3 and not f"{parts[0]}{parts[2]}".strip() and (
        len(parts[1].split()) >= TITLE_WORDS
    )  # fmt: skip


def _is_list(lines: Sequence[str], marks: Sequence[bool]) -> bool:
    if sum(marks) < TITLES:
        return False
    stretches: list[list[str]] = [[]]
    for line, is_mark in zip(lines, marks, strict=True):
        if is_mark:
            stretches.append([])
        else:
            stretches[-1].append(line)
    return all(_running(stretch) < SNIPPET for stretch in stretches)


def _running(lines: Iterable[str]) -> int:
    """Words in whole sentences: what is cut short announces."""
    whole = (Line(line) for line in lines if not _CUT.search(line))
    return sum(line.length for line in whole if line.ends_sentence)
