"""Sorting the lines of a page: headline, standfirst, body, and what is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.articles.dating import says_printed
from summarize.articles.furniture import (
    AUTHOR,
    Reason,
    is_subheading,
    opens_section,
    reason_for,
    together,
)
from summarize.articles.lines import Line, detect, split
from summarize.articles.outlets import find_masthead
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


def worth(line: Line, reason: str | None, stops: frozenset[str]) -> float:
    """Return how much a line counts for (or against) lying in the body, in words."""
    if reason:
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


def pick_headline(
    lines: Sequence[Line], reasons: Sequence[str | None], body: int, stated: str | None
) -> int | None:
    """Return the index of the headline, above the body or at its start; None where there is none.

    `reasons` tell of each line why it is furniture; `stated` is the title that the page states.
    """
    if stated:
        title = Line(without_site(stated)).key
        top = (i for i in range(min(body + 3, len(lines))) if reasons[i] in {None, "duplicate"})
        return next((i for i in top if lines[i].key == title), None)
    candidates = [
        i
        for i, line in enumerate(lines[:body])
        if reasons[i] is None
        and LEAST_WORDS <= line.length <= MOST_WORDS
        and not re.search(r"[.:,]$", line.text)
    ]
    near = [i for i in candidates if i >= body - NEAR] or candidates[-1:]
    if near:
        return near[0]
    opens = body < len(lines) and reasons[body] is None and _opens_body(lines[body])
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


def is_standfirst(lines: Sequence[Line], places: Sequence[str], i: int) -> bool:
    """Whether a line under the headline sums the article up instead of beginning it.

    It does when it does not end like a sentence, or when the date, the author or a picture comes
    between it and the body.
    """
    line = lines[i]
    if not line.ends_sentence:
        return line.length <= MOST_WORDS and not re.search(r"[:,;]$", line.text)
    following = next((j for j in range(i + 1, len(lines)) if places[j] == "body"), None)
    between = {places[j] for j in range(i + 1, following or i + 1)}
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
    """The lines of one page and the place of each."""

    lines: list[Line]
    language: str
    places: list[str] = field(default_factory=list)
    """For each line "headline", "standfirst", "body", or the reason for which it is dropped."""
    headline: str | None = None
    outlet: str | None = None
    """The name in the page's masthead."""

    def date_lines(self) -> list[str]:
        """Return the lines that may state the day of printing, the nearest to the body first.

        Behind the body, a date belongs to another story unless it says what it is the date of, and
        to the site where it stands in its footer.
        """
        size = len(self.places)
        body = [i for i, place in enumerate(self.places) if place == "body"] or [size]
        dates = [i for i, place in enumerate(self.places) if place == "date"]
        above = [i for i in dates if body[0] - ABOVE <= i < body[0]]
        foot = next((i for i in range(body[-1], size) if self.places[i] in FOOTER), size)
        below = [i for i in dates if body[0] < i < foot and says_printed(self.lines[i].text)]
        return [self.lines[i].text for i in (*reversed(above), *below)]

    def texts(self, place: str) -> list[str]:
        """Return the lines of one place, in order."""
        return [line.text for line, p in zip(self.lines, self.places, strict=True) if p == place]

    def dropped(self) -> tuple[Dropped, ...]:
        """Return what is left out, in order."""
        return together(
            None if place in {"headline", "standfirst", "body"} else (line.text, place)
            for line, place in zip(self.lines, self.places, strict=True)
        )


def lay_out(raw: RawArticle) -> Layout:
    """Sort the lines of a file."""
    lines = split(raw.text)
    language = detect(" ".join(line.text for line in lines))
    layout, reasons = Layout(lines, language), _reasons(lines)
    start, end = _bounds(raw, lines, reasons, stop_words(language))
    if raw.format != "html" and (masthead := find_masthead(lines, reasons, start)):
        layout.outlet = masthead.name
        for i in masthead.lines:
            reasons[i] = "site"
    head = pick_headline(lines, reasons, start, raw.stated.headline)
    first = start if head is None else head + 1 if head >= start else min(start, head + 1)
    end = max(end, first)
    layout.places = [
        *(reason or "navigation" for reason in reasons[:first]),
        *(_place(lines, reasons, i, first, start) for i in range(first, end)),
        *(
            reason or ("other" if line.ends_sentence else "navigation")
            for line, reason in zip(lines[end:], reasons[end:], strict=True)
        ),
    ]
    for i in range(max(first, end - TAIL_LINES), end):
        layout.places[i] = "byline" if AUTHOR.match(lines[i].text) else layout.places[i]
    if head is not None:
        for i, line in enumerate(lines):  # what the page repeats outside the body
            if line.key == lines[head].key and layout.places[i] != "body":
                layout.places[i] = "duplicate"
        layout.places[head] = "headline"
        layout.headline = without_outlet(lines[head].text, layout.outlet)
        _mark_standfirst(layout, head)
    return layout


def _bounds(
    raw: RawArticle, lines: Sequence[Line], reasons: Sequence[Reason | None], stops: frozenset[str]
) -> tuple[int, int]:
    """The bounds of the body; all that is not furniture where there is not one sentence.

    The main text of a web page was found by its tags already.
    """
    if raw.format != "html":
        start, end = densest([worth(*line, stops) for line in zip(lines, reasons, strict=True)])
        if end:
            return start, end
    left = [i for i, reason in enumerate(reasons) if reason is None]
    return (left[0], left[-1] + 1) if left else (0, 0)


def _reasons(lines: Sequence[Line]) -> list[Reason | None]:
    """Why each line is furniture: by itself, as a repetition, as an entry of a list of links.

    A sentence repeats, or furniture; entries of a list share the reason of its heading.
    """
    found: list[Reason | None] = []
    seen: set[str] = set()
    section: Reason | None = None
    for line in lines:
        reason = reason_for(line)
        if len(line.words) >= REPEATED_WORDS:
            if line.key in seen and (line.ends_sentence or reason is not None):
                reason = "duplicate"
            seen.add(line.key)
        section = opens_section(line) or section
        if line.ends_sentence and reason is None:
            section = None
        found.append(section if section and reason in {None, "date"} else reason)
    return found


def _place(
    lines: Sequence[Line], reasons: Sequence[Reason | None], i: int, first: int, start: int
) -> str:
    """The place of a line behind the headline, from `first` on; the body begins at `start`."""
    line, reason = lines[i], reasons[i]
    if reason is not None:
        return reason
    if i < start:  # a short sentence, a standfirst, a button
        may_be = line.ends_sentence or line.length >= STANDFIRST_WORDS
        return "body" if may_be else "navigation"
    before = lines[i - 1] if i > first else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    return "subheading" if is_subheading(line, before, after) else "body"


def _mark_standfirst(layout: Layout, head: int) -> None:
    """Find the line or two under the headline that sum the article up."""
    found = 0
    for i in range(head + 1, len(layout.lines)):
        if layout.places[i] == "body":
            if not is_standfirst(layout.lines, layout.places, i):
                return
            found += 1
            layout.places[i] = "standfirst" if found <= STANDFIRSTS else "navigation"
