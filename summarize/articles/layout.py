"""Sorting the lines of a page: headline, standfirst, body, and what is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarize.articles.body import densest, with_islands, worth
from summarize.articles.datelines import says_printed
from summarize.articles.furniture import (
    is_subheading,
    labels_next,
    opens_section,
    reason_for,
    tail_reason,
)
from summarize.articles.headlines import is_standfirst, pick_headline, without_outlet
from summarize.articles.language import detect, stop_words
from summarize.articles.lines import Line, split
from summarize.articles.mastheads import find_masthead, named_beside_date, named_in_title
from summarize.articles.phrases import Reason
from summarize.domain import Dropped, RawArticle

MIN_PROSE = 4
"""Paragraphs that a body must have before its last ones may be furniture: a note on the author
is not half of an article."""
TAIL_LINES = 3
"""Last lines of the body that are looked at as its tail."""
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
Place = Reason | str


@dataclass
class Layout:
    """The lines of one page and the place of each.

    Attributes:
        lines: The lines.
        places: For each line: "headline", "standfirst", "body", or the reason for which it is
            dropped.
        language: What the page is written in.
        headline: The headline; None when the page has none.
        outlet: The name in the page's masthead; None when it has none.
    """

    lines: list[Line]
    language: str
    places: list[str] = field(default_factory=list)
    headline: str | None = None
    outlet: str | None = None

    def date_lines(self) -> list[str]:
        """Return the lines that may state the day of printing, the nearest to the body first.

        Behind the body, a date belongs to another story unless it says what it is the date of, and
        to the site where it stands in its footer.
        """
        body = [i for i, place in enumerate(self.places) if place == "body"] or [len(self.lines)]
        dates = [i for i, place in enumerate(self.places) if place == "date"]
        above = [i for i in dates if body[0] - ABOVE <= i < body[0]]
        below = [i for i in dates if i > body[0] and says_printed(self.lines[i].text)]
        foot = next(
            (i for i in range(body[-1], len(self.places)) if self.places[i] in FOOTER), None
        )
        below = [i for i in below if foot is None or i < foot]
        return [self.lines[i].text for i in (*reversed(above), *below)]

    def texts(self, place: str) -> list[str]:
        """Return the lines of one place, in order."""
        return [line.text for line, p in zip(self.lines, self.places, strict=True) if p == place]

    def dropped(self) -> tuple[Dropped, ...]:
        """Return what is left out, in order, neighbours of one kind together."""
        kept = {"headline", "standfirst", "body"}
        found: list[Dropped] = []
        last = -2
        for i, (line, place) in enumerate(zip(self.lines, self.places, strict=True)):
            if place in kept:
                continue
            if last == i - 1 and found and found[-1].reason == place and place != "byline":
                found[-1] = Dropped(text=f"{found[-1].text}\n{line.text}", reason=place)
            else:
                found.append(Dropped(text=line.text, reason=place))
            last = i
        return tuple(found)


def lay_out(raw: RawArticle) -> Layout:
    """Sort the lines of a file."""
    lines = split(raw.text)
    language = detect(" ".join(line.text for line in lines))
    stops = stop_words(language)
    reasons = _sections(lines, _repeated(lines, [reason_for(line) for line in lines]))
    start, end = _bounds(raw, lines, reasons, stops)
    layout = Layout(lines, language)
    masthead = find_masthead(lines, reasons, start) if raw.format != "html" else None
    if masthead:
        layout.outlet = masthead.name
        for i in (masthead.line, masthead.motto):
            if i is not None:
                reasons[i] = "site"
    elif raw.format != "html":
        layout.outlet = named_beside_date(lines, reasons, start)
    head = pick_headline(lines, reasons, start, raw.stated.headline)
    first = start if head is None else head + 1 if head >= start else min(start, head + 1)
    end = max(end, first)
    layout.places = [
        *_head(lines, reasons, first),
        *_middle(lines, reasons, first, start, end),
        *_tail(lines, reasons, end),
    ]
    if head is not None:
        layout.outlet = layout.outlet or named_in_title(lines[head].text)
        _mark_headline(layout, head)
    _mark_standfirst(layout, head)
    return layout


def _bounds(
    raw: RawArticle, lines: Sequence[Line], reasons: Sequence[Reason | None], stops: frozenset[str]
) -> tuple[int, int]:
    """The bounds of the body; the main text of a web page was found by its tags already."""
    if raw.format != "html":
        worths = [worth(line, reason, stops) for line, reason in zip(lines, reasons, strict=True)]
        bounds = densest(worths)
        if bounds[1]:
            return with_islands(bounds, worths, [line.length for line in lines])
    return _whatever_is_left(reasons)


def _whatever_is_left(reasons: Sequence[Reason | None]) -> tuple[int, int]:
    """The bounds of all that is not furniture: a page without one sentence."""
    left = [i for i, reason in enumerate(reasons) if reason is None]
    return (left[0], left[-1] + 1) if left else (0, 0)


def _repeated(lines: Sequence[Line], reasons: Iterable[Reason | None]) -> list[Reason | None]:
    """Mark a sentence or a piece of furniture that was there before."""
    found = list(reasons)
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if len(line.words) < REPEATED_WORDS:
            continue
        if line.key in seen and (line.ends_sentence or found[i] is not None):
            found[i] = "duplicate"
        seen.add(line.key)
    return found


def _sections(lines: Sequence[Line], reasons: list[Reason | None]) -> list[Reason | None]:
    """Let the entries of a list of links share the reason of its heading."""
    section: Reason | None = None
    announced: Reason | None = None
    found: list[Reason | None] = []
    for line, reason in zip(lines, reasons, strict=True):
        if announced and reason is None and not line.ends_sentence:
            found.append(announced)
            announced = None
            continue
        announced = labels_next(line)
        opened = opens_section(line)
        if opened:
            section = opened
        elif line.ends_sentence and reason is None:
            section = None
        entry = section if section and (reason is None or reason == "date") else reason
        found.append(entry)
    return found


def _head(lines: Sequence[Line], reasons: Sequence[Reason | None], first: int) -> list[str]:
    return [reasons[i] or "navigation" for i in range(min(first, len(lines)))]


def _middle(
    lines: Sequence[Line], reasons: Sequence[Reason | None], first: int, start: int, end: int
) -> list[str]:
    """The places of the lines between headline and tail."""
    places = [
        _place_within(lines, reasons, i, first) if i >= start else _place_above(lines, reasons, i)
        for i in range(first, end)
    ]
    if sum(place == "body" for place in places) >= MIN_PROSE:
        for i in range(max(first, end - TAIL_LINES), end):
            places[i - first] = tail_reason(lines[i]) or places[i - first]
    return places


def _place_above(lines: Sequence[Line], reasons: Sequence[Reason | None], i: int) -> str:
    """The place of a line between headline and body: a short sentence, a standfirst, a button."""
    may_be = lines[i].ends_sentence or lines[i].length >= STANDFIRST_WORDS
    return reasons[i] or ("body" if may_be else "navigation")


def _place_within(
    lines: Sequence[Line], reasons: Sequence[Reason | None], i: int, first: int
) -> str:
    reason = reasons[i]
    if reason is not None:
        return reason
    before = lines[i - 1] if i > first else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    return "subheading" if is_subheading(lines[i], before, after) else "body"


def _tail(lines: Sequence[Line], reasons: Sequence[Reason | None], end: int) -> list[str]:
    """The places of the lines behind the body; two date lines there make a list of links."""
    places: list[str] = [
        reasons[i] or tail_reason(lines[i]) or ("other" if lines[i].ends_sentence else "navigation")
        for i in range(end, len(lines))
    ]
    if places.count("date") < 2:
        return places
    return ["related" if p in {"date", "navigation"} else p for p in places]


def _mark_headline(layout: Layout, head: int) -> None:
    """Set the headline; where the page repeats it outside the body, that is a repetition."""
    headline = layout.lines[head]
    for i, line in enumerate(layout.lines):
        if line.key == headline.key and layout.places[i] != "body":
            layout.places[i] = "duplicate"
    layout.places[head] = "headline"
    layout.headline = without_outlet(headline.text, layout.outlet)


def _mark_standfirst(layout: Layout, head: int | None) -> None:
    """Find the line or two under the headline that sum the article up."""
    if head is None:
        return
    found = 0
    for i in range(head + 1, len(layout.lines)):
        if layout.places[i] == "body":
            if not is_standfirst(layout.lines, layout.places, i):
                return
            found += 1
            layout.places[i] = "standfirst" if found <= STANDFIRSTS else "navigation"
