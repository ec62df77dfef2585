"""Making articles of raw ones: furniture out, headline, outlet, date, language and copies in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from summarize.articles.dating import Sheet, date_all
from summarize.articles.encodings import DAMAGED
from summarize.articles.layout import lay_out, without_site
from summarize.articles.outlets import agency_of, outlet_of
from summarize.domain import Article, Published, RawArticle
from summarize.languages import name_of
from summarize.text.printable import printable
from summarize.text.quotations import find_quotations

PARAGRAPH = "\n\n"


def clean(raws: Sequence[RawArticle]) -> list[Article]:
    """Make articles of raw ones, in the order of their paths, with ids A1, A2, ..."""
    ordered = sorted(raws, key=lambda raw: raw.path)
    drafts, sheets = [], []
    for number, raw in enumerate(ordered, 1):
        draft, sheet = _draft(number, raw)
        drafts.append(draft)
        sheets.append(sheet)
    copies = find_copies([article.text[article.body_start :] for article in drafts])
    dates = date_all(sheets, copies)
    copies = earliest_first(copies, dates)
    ids = [None if original is None else drafts[original].id for original in copies]
    return [
        draft.model_copy(update={"published": published, "copy_of": original})
        for draft, published, original in zip(drafts, dates, ids, strict=True)
    ]


def _draft(number: int, raw: RawArticle) -> tuple[Article, Sheet]:
    """Put the parts of a page together; its date is found later, by what bears on that."""
    layout, stated, notes = lay_out(raw), raw.stated, list(raw.notes)
    title = without_site(printable(" ".join((stated.headline or "").split())))
    headline = layout.headline or title or None
    # The page's own address is the first one that stands on a line of its own.
    address = stated.url or next((url for url in layout.texts("url") if "/" in url), None)
    dropped = (*raw.dropped, *layout.dropped())
    outlet: str | None = printable(stated.outlet or "")
    if not outlet or not stated.given:
        outlet = outlet_of(outlet or layout.outlet, dropped, address)
    body = layout.texts("body")
    head = [*([headline] if headline else []), *layout.texts("standfirst")]
    if DAMAGED in raw.text:
        notes.append("characters of its text are lost or unreadable; check it against the original")
    if layout.language != "en":
        notes.append(f"written in {name_of(layout.language)}")
    article = Article(
        id=f"A{number}",
        path=raw.path,
        outlet=outlet,
        headline=headline,
        published=Published(),
        url=stated.url,
        language=layout.language,
        text=PARAGRAPH.join([*head, *body]),
        body_start=len(PARAGRAPH.join([*head, ""])) if head and body else 0,
        dropped=dropped,
        agency=agency_of(layout.dropped(), body),
        notes=tuple(notes),
    )
    return article, Sheet(
        name=f"no. {number} ({outlet})" if outlet else f"no. {number}",
        text=article.text,
        date_lines=() if stated.given and stated.published else tuple(layout.date_lines()),
        address=address,
        stated=stated.published,
        file=Path(raw.path).stem,
    )


# --- copies: one agency's story printed by several outlets, cut or with words changed. Bodies are
# compared by their word five-grams (shingles: Broder 1997). Each is looked up in an index of the
# shingles seen so far, so that the work grows with the number of articles, not of pairs

SHINGLE = 5
ALIKE = 0.5
"""Shared shingles among all shingles of two bodies: printings of one wire story have 0.51 and
more (14 pairs in three real folders), an agency's earlier and later version with other tolls 0.41,
two reports that quote the same people under 0.4."""
CONTAINED = 0.6
"""Share of the shorter body that stands in the longer one, outside quotations: a wire story cut
and edited. Of 62 real folders 20 pairs have .6 to .75, all but one of one wire; two reports of one
statement have .57 and less, with its words .7."""
WHOLLY = 0.9
"""The same for a short body."""
LEAST = 12
"""A body with fewer shingles (some 16 words) is too short to tell."""
SHORT = 45
"""A body with fewer shingles (some 50 words) must be all but the same: short reports of one event
have half their words in common."""
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)
"""A word, or a character where words are not spaced."""


def find_copies(bodies: Sequence[str]) -> list[int | None]:
    """Return for each body the index of an earlier one that it repeats, or None.

    What repeats a copy repeats its original, if they share any passage: of one wire each outlet
    cuts another part.
    """
    index: dict[int, list[int]] = {}
    sizes: list[int] = []
    found: list[int | None] = []
    for i, body in enumerate(bodies):
        shingles = _shingles(body)
        sizes.append(len(shingles))
        shared = Counter(j for s in shingles for j in index.get(s, ()))
        alike = _alike(shared, sizes, i)
        root = found[alike] if alike is not None and found[alike] is not None else alike
        found.append(root if root is None or shared[root] >= LEAST else None)
        if alike is None or shared[alike] < len(shingles):  # what stands in another adds nothing
            for shingle in shingles:
                index.setdefault(shingle, []).append(i)
    return found


def earliest_first(copies: Sequence[int | None], dates: Sequence[Published]) -> list[int | None]:
    """Return copies with what was printed first as the original, where all of a text say when."""
    found = list(copies)
    for root in {c for c in copies if c is not None}:
        group = [root, *(i for i, c in enumerate(copies) if c == root)]
        days = [day for i in group if (day := dates[i].date) is not None]
        if len(days) < len(group):
            continue
        of_day = [i for i in group if dates[i].date == min(days)]
        times = {i: t for i in of_day if (t := dates[i].time) is not None and t.tzinfo is None}
        timed = len(times) == len(of_day)
        original = min(of_day, key=lambda i: times[i]) if timed else of_day[0]
        for i in group:
            found[i] = None if i == original else original
    return found


def _alike(shared: Counter[int], sizes: Sequence[int], i: int) -> int | None:
    for j, n in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        shorter = min(sizes[i], sizes[j])
        together = sizes[i] + sizes[j] - n
        alike = shorter >= SHORT and (n >= ALIKE * together or n >= CONTAINED * shorter)
        if shorter >= LEAST and (alike or n >= WHOLLY * shorter):
            return j
    return None


def _shingles(text: str) -> set[int]:
    """Return the shingles of a body without what it quotes, which many reports share."""
    own = _WORD.findall(find_quotations(text).outside(text, 0, len(text)).lower())
    words = own if len(own) >= SHORT else _WORD.findall(text.lower())
    return {
        crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)
    }
