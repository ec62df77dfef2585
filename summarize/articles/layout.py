"""Sorting the lines of a page: headline, standfirst, body, and what is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.articles.dating import says_printed
from summarize.articles.furniture import (
    AUTHOR,
    is_subheading,
    opens_section,
    reason_for,
    together,
)
from summarize.articles.lines import Line, detect, split
from summarize.articles.outlets import BETWEEN, find_masthead
from summarize.domain import Dropped, RawArticle
from summarize.languages.stops import stop_words

# --- finding the body: the stretch of lines in which running prose is densest

_BULLET = re.compile(r"[*\u2022\u25cf\u25aa\u2013-] ?\w|\d{1,2}[.)] ")
"""The entry of a list that someone typed: menus are pasted without their bullets."""
PROSE_WORDS = 10
"""A sentence of fewer words may be a slogan."""
PROSE_STOPS = 0.2
"""Share of stop words below which a line is no running prose (a list of names, of products)."""
LONG_WORDS = 20
"""A line this long without a full stop is broken prose rather than a label."""
LABEL_COST = 10.0
"""What a line that is not prose counts against the body, in words."""
FURNITURE_COST = 6.0
"""What a line known as furniture counts against it: less, for an article is often broken by a plea
to subscribe. Of costs from 8 to 13 for labels and 2 to 8 for furniture, F1 on flattened pages is
.883 at worst and .906 at best; higher costs gain precision there and lose the ends of articles."""
MOST = 60
"""A paragraph counts for no more words: one long comment must not outweigh an article."""


def worth(line: Line, stops: frozenset[str]) -> float:
    """Return how much a line counts for (or against) lying in the body, in words."""
    if line.place:
        return -FURNITURE_COST
    share = sum(w in stops for w in line.words) / max(1, len(line.words))
    prose = not stops or share >= PROSE_STOPS
    ends = line.ends_sentence or line.text.endswith(":")
    if ends and line.length >= PROSE_WORDS and prose:
        return float(min(line.length, MOST))
    if line.ends_sentence and line.length >= 3:
        return line.length * 0.3
    if line.length >= LONG_WORDS and prose:
        return line.length * 0.5
    return 0.0 if _BULLET.match(line.text) else -LABEL_COST


def densest(worths: Sequence[float]) -> tuple[int, int]:
    """Return the bounds of the stretch with the largest sum, end-exclusive (Kadane)."""
    best, bounds = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, value in enumerate(worths):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best:
            best, bounds = total, (start, i + 1)
    return bounds


# --- which line is the headline, and which the standfirst under it

MOST_WORDS = 28
"""A longer line is a paragraph."""
LEAST_WORDS = 3
"""A shorter line is a rubric ("World news"), unless there is nothing else."""
NEAR = 12
"""Lines above the body in which a headline is looked for: further up is the site's menu."""
TITLE_WORD = 4
"""Letters of a word that a title capitalises."""
TITLED = 0.8
"""Share of such words, capitalised, from which a line is a title: names alone come to half."""
_TITLE_TAIL = re.compile(r"\s+[|\u2013\u2014\u00bb\u00b7-]\s+[^|\u2013\u2014\u00bb\u00b7]{2,40}$")
SETS_OFF = frozenset({"read-time", "date", "byline", "caption", "share"})
"""What stands between a standfirst and the body."""


def pick_headline(lines: Sequence[Line], body: int, stated: str | None) -> int | None:
    """Return the index of the headline, above the body or at its start; None where there is none.

    The page may state a title of itself.
    """
    if stated:
        title = Line(without_site(stated)).key
        top = [
            line.place in {None, "duplicate"} and line.key == title for line in lines[: body + 3]
        ]
        return top.index(True) if any(top) else None
    unknown = [i for i, line in enumerate(lines[:body]) if line.place is None]
    short = [i for i in unknown if LEAST_WORDS <= lines[i].length <= MOST_WORDS]
    candidates = [i for i in short if not re.search(r"[.:,]$", lines[i].text)]
    near = [i for i in candidates if i >= body - NEAR] or candidates[-1:]
    if near:
        return near[0]
    opens = body < len(lines) and lines[body].place is None and _opens_body(lines[body])
    return body if opens else None


def _opens_body(line: Line) -> bool:
    """Whether the first line of the body is a headline that ends as sentences do.

    A short one that asks or exclaims is, and one that is capitalised as titles are.
    """
    long = [w for w in re.findall(r"[^\W\d_]+", line.text) if len(w) >= TITLE_WORD]
    capitals = sum(w[0].isupper() for w in long)
    is_title = len(long) >= LEAST_WORDS and capitals >= TITLED * len(long)
    asks = re.search(r"^[^?!]+[?!]\W*$", line.text)
    return line.length <= MOST_WORDS // 2 and (is_title or asks is not None)


def without_site(title: str) -> str:
    """Take the name of the site off the end of a page's title."""
    return _TITLE_TAIL.sub("", title).strip() or title.strip()


def without_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet's own name off the end of a headline; what else ends it is left."""
    tail = _TITLE_TAIL.search(title) if outlet else None
    if outlet and tail and Line(tail[0]).key in {Line(outlet).key, f"the {Line(outlet).key}"}:
        return title[: tail.start()].strip() or title
    return title


def is_standfirst(lines: Sequence[Line], i: int) -> bool:
    """Whether a line under the headline sums the article up instead of beginning it.

    It does when it does not end like a sentence, or when the date, the author or a picture comes
    between it and the body.
    """
    line = lines[i]
    if not line.ends_sentence:
        return line.length <= MOST_WORDS and not re.search(r"[:,;]$", line.text)
    places = [other.place for other in lines[i + 1 :]]
    between = set(places[: places.index("body")]) if "body" in places else set()
    return bool(between & SETS_OFF) and line.length <= 2 * MOST_WORDS


TAIL_LINES = 3
"""Last lines of the body among which a note on the author may be."""
STANDFIRST_WORDS = 5
"""A line under the headline with fewer words is a place or a button."""
STANDFIRSTS = 2
"""Lines that sum an article up; more of them are links."""
ABOVE = 15
"""Lines above the body among which a date line is the article's own: further up is a menu."""
REPEATED_WORDS = 4
"""A line of fewer words may repeat by right ("Yes.")."""
FOOTER = frozenset({"site", "related", "navigation"})
"""Furniture behind which a page goes on with its site, or with other stories."""


@dataclass
class Layout:
    """The lines of one page, each with its place."""

    lines: list[Line]
    language: str
    headline: str | None = None
    outlet: str | None = None
    """The name in the page's masthead."""

    def date_lines(self) -> list[str]:
        """Return the lines that may state the day of printing, the nearest to the body first.

        Behind the body, a date belongs to another story unless it says what it is the date of, and
        to the site where it stands in its footer.
        """
        size = len(self.lines)
        body = [i for i, line in enumerate(self.lines) if line.place == "body"] or [size]
        dates = [i for i, line in enumerate(self.lines) if line.place == "date"]
        heads = [i for i, line in enumerate(self.lines) if line.place in ("date", "site")]
        above = [i for i in heads if body[0] - ABOVE <= i < body[0]]
        foot = next((i for i in range(body[-1], size) if self.lines[i].place in FOOTER), size)
        below = [i for i in dates if body[0] < i < foot and says_printed(self.lines[i].text)]
        # behind the outlet's motto: "News from both banks | Monday 30 June 2025"
        told = {i: BETWEEN.split(self.lines[i].text)[-1] for i in heads if i not in dates}
        return [told.get(i, self.lines[i].text) for i in (*reversed(above), *below)]

    def texts(self, place: str) -> list[str]:
        """Return the lines of one place, in order."""
        return [line.text for line in self.lines if line.place == place]

    def dropped(self) -> tuple[Dropped, ...]:
        """Return what is left out, in order."""
        kept = {"headline", "standfirst", "body"}
        return together(
            (line.text, line.place) if line.place and line.place not in kept else None
            for line in self.lines
        )


def lay_out(raw: RawArticle) -> Layout:
    """Sort the lines of a file."""
    lines = split(raw.text)
    layout = Layout(lines, detect(" ".join(line.text for line in lines)))
    _mark_furniture(lines)
    start, end = _bounds(raw, lines, stop_words(layout.language))
    if raw.format != "html":
        layout.outlet = find_masthead(lines, start)
    head = pick_headline(lines, start, raw.stated.headline)
    first = start if head is None else head + 1 if head >= start else min(start, head + 1)
    end = max(end, first)
    for i, line in enumerate(lines):
        if max(first, end - TAIL_LINES) <= i < end and AUTHOR.match(line.text):
            line.place = "byline"
        elif line.place is None and first <= i < end:
            line.place = _place(lines, i, first, start)
        elif line.place is None:
            line.place = "other" if i >= end and line.ends_sentence else "navigation"
    if head is not None:
        for line in lines:  # what the page repeats outside the body
            if line.key == lines[head].key and line.place != "body":
                line.place = "duplicate"
        lines[head].place = "headline"
        layout.headline = without_outlet(lines[head].text, layout.outlet)
        _mark_standfirst(lines, head)
    return layout


def _bounds(raw: RawArticle, lines: Sequence[Line], stops: frozenset[str]) -> tuple[int, int]:
    """The bounds of the body; all that is not furniture where there is not one sentence.

    The main text of a web page was found by its tags already.
    """
    if raw.format != "html":
        start, end = densest([worth(line, stops) for line in lines])
        if end:
            return start, end
    left = [i for i, line in enumerate(lines) if line.place is None]
    return (left[0], left[-1] + 1) if left else (0, 0)


def _mark_furniture(lines: Sequence[Line]) -> None:
    """Mark what is furniture by itself, as a repetition, as an entry of a list of links.

    A sentence repeats, or furniture; entries of a list share the reason of its heading.
    """
    seen: set[str] = set()
    section: str | None = None
    for line in lines:
        line.place = reason_for(line)
        if len(line.words) >= REPEATED_WORDS:
            if line.key in seen and (line.ends_sentence or line.place is not None):
                line.place = "duplicate"
            seen.add(line.key)
        section = opens_section(line) or section
        if line.ends_sentence and line.place is None:
            section = None
        if section and line.place in {None, "date"}:
            line.place = section


def _place(lines: Sequence[Line], i: int, first: int, start: int) -> str:
    """The place of a line behind the headline, from `first` on; the body begins at `start`."""
    line = lines[i]
    if i < start:  # a short sentence, a standfirst, a button
        may_be = line.ends_sentence or line.length >= STANDFIRST_WORDS
        return "body" if may_be else "navigation"
    before = lines[i - 1] if i > first else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    return "subheading" if is_subheading(line, before, after) else "body"


def _mark_standfirst(lines: Sequence[Line], head: int) -> None:
    """Find the line or two under the headline that sum the article up."""
    found = 0
    for i in range(head + 1, len(lines)):
        if lines[i].place == "body":
            if not is_standfirst(lines, i):
                return
            found += 1
            lines[i].place = "standfirst" if found <= STANDFIRSTS else "navigation"
