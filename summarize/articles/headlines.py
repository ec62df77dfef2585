"""Which line is the headline, and which the standfirst under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from summarize.articles.lines import Line

MOST_WORDS = 28
"""A longer line is a paragraph."""
LEAST_WORDS = 3
"""A shorter line is a rubric ("World news"), unless there is nothing else."""
USUAL_WORDS = 5
"""Of several lines, the first with so many words is the headline: names of places are shorter."""
NEAR = 12
"""Lines above the body in which a headline is looked for: further up is the site's menu."""
SAME_TITLE = 90
"""rapidfuzz ratio (0 to 100) from which a line is the title that the page states of itself."""
TITLE_WORD = 4
"""Letters of a word that a title capitalises."""
TITLED = 0.8
"""Share of such words, capitalised, from which a line is a title: names alone come to half."""
SIMILAR_TITLE = 60
"""rapidfuzz token-set ratio from which a first line, no sentence, is the title in other words."""
_TITLE_TAIL = re.compile(r"\s+[|\u2013\u2014\u00bb\u00b7-]\s+[^|\u2013\u2014\u00bb\u00b7]{2,40}$")
SETS_OFF = frozenset({"read-time", "date", "byline", "caption", "share"})
"""What stands between a standfirst and the body."""
SPEECH = re.compile(r"[\"\u201d\u201c]")


def pick_headline(
    lines: Sequence[Line], reasons: Sequence[str | None], body: int, stated: str | None
) -> int | None:
    """Return the index of the headline; None when the page has none.

    Args:
        lines: The lines of the page.
        reasons: For each, why it is furniture; None where it is not known to be.
        body: Where the body begins.
        stated: The title that the page or the file states of itself.
    """
    if stated:
        return _titled(lines, reasons, body, stated)
    candidates = [i for i in range(body) if _may_be(lines[i], reasons[i])]
    is_body = body < len(lines) and reasons[body] is None
    if not candidates and is_body and (_asks(lines[body]) or _is_title(lines[body])):
        return body
    near = [i for i in candidates if i >= body - NEAR] or candidates[-1:]
    if len(candidates) > 2 and len(near) > 2:
        return _among_many(lines, near)
    return near[0] if near else _short(lines, reasons, body)


def _short(lines: Sequence[Line], reasons: Sequence[str | None], body: int) -> int | None:
    """The line of two words right above the date, where no other line may be the headline."""
    for i in range(min(body, len(lines)) - 1):
        if reasons[i] is None and reasons[i + 1] == "date" and lines[i].length == LEAST_WORDS - 1:
            return i
    return None


def _is_title(line: Line) -> bool:
    return _is_titled(line) and line.length <= MOST_WORDS // 2


def _asks(line: Line) -> bool:
    """Whether the first line of the body is a headline that ends in a question."""
    return (
        bool(re.search(r"(?<!\W)(?=\W*+$)[^\w?!]*[?!]", line.text))
        and line.length <= MOST_WORDS // 2
    )


def without_site(title: str) -> str:
    """Take the name of the site off the end of a page's title."""
    return _TITLE_TAIL.sub("", title).strip() or title.strip()


def without_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet's own name off the end of a headline; what else ends it is left."""
    tail = _TITLE_TAIL.search(title) if outlet else None
    if outlet and tail and Line(tail[0]).key in {Line(outlet).key, f"the {Line(outlet).key}"}:
        return title[: tail.start()].strip() or title
    return title


def _titled(
    lines: Sequence[Line], reasons: Sequence[str | None], body: int, stated: str
) -> int | None:
    title = without_site(stated)
    for i in range(min(body + 3, len(lines))):
        alike = fuzz.ratio(lines[i].key, Line(title).key)
        if alike >= SAME_TITLE and reasons[i] in {None, "duplicate"}:
            return i
    return body if body < len(lines) and _retells(lines[body], title) else None


def _retells(line: Line, title: str) -> bool:
    """Whether the first line is the headline, and the page's title another wording of it."""
    if line.ends_sentence or not _may_be(line, None):
        return False
    return fuzz.token_set_ratio(line.key, Line(title).key) >= SIMILAR_TITLE


def _may_be(line: Line, reason: str | None) -> bool:
    return (
        reason is None
        and LEAST_WORDS <= line.length <= MOST_WORDS
        and (not re.search(r"[.:,]$", line.text) or _is_titled(line))
    )


def _is_titled(line: Line) -> bool:
    """Whether a line is capitalised as titles are; some papers end theirs with a full stop."""
    long = [w for w in re.findall(r"[^\W\d_]+", line.text) if len(w) >= TITLE_WORD]
    return len(long) >= LEAST_WORDS and sum(w[0].isupper() for w in long) >= TITLED * len(long)


def _among_many(lines: Sequence[Line], near: Sequence[int]) -> int:
    """Of the lines above the body, the one that the title repeats, else the first long one."""
    early = [line.key for line in lines[:40]]
    for i in near:
        key = lines[i].key
        if any(other.startswith(key) and other != key for other in early) or early.count(key) > 1:
            return i
    return next((i for i in near if lines[i].length >= USUAL_WORDS), near[0])


def is_standfirst(lines: Sequence[Line], places: Sequence[str], i: int) -> bool:
    """Whether a line under the headline sums the article up instead of beginning it.

    It does when it does not end like a sentence, or when the date, the author or a picture comes
    between it and the body.
    """
    line = lines[i]
    if SPEECH.search(line.text[:1]):
        return False
    if not line.ends_sentence:
        return line.length <= MOST_WORDS and not re.search(r"[:,;]$", line.text)
    following = next((j for j in range(i + 1, len(lines)) if places[j] == "body"), None)
    between = {places[j] for j in range(i + 1, following or i + 1)}
    return bool(between & SETS_OFF) and line.length <= 2 * MOST_WORDS
