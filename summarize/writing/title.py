"""A title for the page: what an account is about, in words with which the others open too.

They are an engine's, a headline or a first sentence, and tell what the first section does; else the
articles are counted.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

from summarize.domain import Article, Brief
from summarize.text.dates import counts_days
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.nearness import Openings
from summarize.text.quotations import find_quotations
from summarize.text.words import all_told, some_of, stems
from summarize.writing.phrases import count, date_range, in_words
from summarize.writing.sources import labels

TOLD = 0.1
"""Mean cosine to the openings of the others below which words tell another story than they do: of
the best headlines of 42 stories that nobody tuned on one had less (.04), the next .145."""

BORNE = 1 / 3
"""Share of a headline's words that the first section has at most where it tells another state of
the story: of the best headlines of 50 stories four have no more, one of them right."""

LEAST_WORDS, MOST_WORDS = 4, 14
"""Words of a headline that tells what happened."""

LONGEST_SENTENCE = 25
"""Words of a sentence that stands for a headline where no account has one that is plain."""

LONGEST_OPENING = 30
"""Words of the page's first line that stands for a headline where no account's sentence does."""

_ODD = re.compile(r"[?!/|:$]|\.\.\.|\u2026|\s[-\u2013\u2014]\s")
"""Questions, and what parts a label from a headline ("Breaking news - ")."""

_DIGITS = re.compile(r"\d(?:[\d.,-]*\d)?")
_DOUBLE = str.maketrans('\u201c\u201d"', "\u2018\u2019'")
"""Marks within quotation marks are single ones."""


def title_of(
    articles: Sequence[Article],
    *,
    written: str = "",
    about: Mapping[str, str] | None = None,
    short: Sequence[str] = (),
    others: int = 0,
) -> str:
    """Name the story, and say how many articles tell it.

    Args:
        articles: The accounts.
        written: An engine's headline for the page, which a gate has let through.
        about: What an engine says that an article is about, by its id.
        short: The first section of the page, which a title bears out.
        others: How many of them tell of another event.
    """
    held = count(len(articles), "article")
    held = f"{in_words(len(articles) - others)} of {held}" if others else held
    told = written or _in_words(articles, about or {}, short)
    if told:
        return f"{told} ({held})"
    days = [a.published.date for a in articles if a.published.date]
    return f"{held.capitalize()}{f', {date_range(days)}' if days else ''}"


def title_of_several(brief: Brief) -> str:
    """Say how many unrelated stories, which have no name in common, how many articles tell."""
    return f"{len(brief.stories)} unrelated stories ({count(len(brief.articles), 'article')})"


def _in_words(articles: Sequence[Article], about: Mapping[str, str], short: Sequence[str]) -> str:
    """Return the words for one account that the others open with most; "" where none fits.

    More than a third of a headline's stand in the first section, which has the latest state.
    """
    openings = Openings({a.id: a.text for a in articles})
    told = stems(" ".join(short))
    own = [(w[:1].upper() + w[1:], a) for a in articles if (w := _of_article(about, a))]
    headlines = [(a.headline, a) for a in articles if a.headline]
    sentences = [(a.summary[0].rstrip("."), a) for a in articles if a.summary]
    for printed, longest in ((headlines, MOST_WORDS), (sentences, LONGEST_SENTENCE)):
        fit = own or [
            (f"\u201c{w.translate(_DOUBLE)}\u201d", a)
            for w, a in printed
            if _is_plain(w, a, openings, longest)
            and (not told or len(stems(w) & told) > BORNE * len(stems(w)))
        ]
        found = [(openings.shared(w, a.id), -i, w) for i, (w, a) in enumerate(fit)]
        share, _, words = max(found, default=(0.0, 0, ""))
        if share >= TOLD:
            return words
    first = short[0].rstrip(".") if short and not own else ""
    odd = counts_days(first) or find_loaded_unquoted(first)
    return first if len(first.split()) <= LONGEST_OPENING and not odd else ""


def _of_article(about: Mapping[str, str], article: Article) -> str:
    """Return what an engine says of an article in words of that article; "" in others."""
    words = " ".join(about.get(article.id, "").split()).rstrip(".")
    plain = re.sub(r"\b[a-z]+n['\u2019]t\b", "not", words)  # "won't" for "will not"
    borne = all_told(plain, stems(article.text))
    return words if borne and not find_loaded_unquoted(words) else ""


def _is_plain(headline: str, article: Article, openings: Openings, longest: int) -> bool:
    """Whether a headline tells in short what happened, and nothing exact that few others have.

    Exact are numbers and quotations. Nor does it count days from that of its printing, which is
    not the reader's.
    """
    words = headline.split()
    odd = _ODD.search(headline) or counts_days(headline) or headline.isupper()
    fits = LEAST_WORDS <= len(words) <= longest and article.language == "en"
    quoted = (headline[q.start : q.end] for q in find_quotations(headline).items)
    known = all(openings.prints(w, article.id) for w in (*_DIGITS.findall(headline), *quoted))
    return fits and known and not odd and not find_loaded_unquoted(headline)


# --- a folder that holds several unrelated stories: how many, and which

NAMED = 4
"""Outlets of a story that are named; more are counted."""

LONGEST_HEADLINE = 100
"""Characters of a headline that names a story."""


def several(brief: Brief) -> str:
    """Return that the articles tell of unrelated stories; empty where they tell of one."""
    if len(brief.stories) < 2:
        return ""
    articles = count(len(brief.articles), "article")
    return (
        f"The {articles} tell of {len(brief.stories)} unrelated stories. "
        "Only accounts of the same story are compared."
    )


def names_of(brief: Brief) -> list[str]:
    """Return each story by its first headline, else how it begins, and by its outlets."""
    named = labels(brief.articles)
    by_id = {a.id: a for a in brief.articles}
    found = []
    for ids in brief.stories:
        first = next((by_id[i].headline for i in ids if by_id[i].headline), None)
        line = (first or by_id[ids[0]].text).strip().partition("\n")[0]
        short = textwrap.shorten(line, LONGEST_HEADLINE, placeholder="…")
        found.append(f"“{short}” ({some_of([named[i] for i in ids], NAMED)})")
    return found
