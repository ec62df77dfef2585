"""A title for the page, made of the story's own most shared names and things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from summarize.domain import Article, Mention
from summarize.writing.phrases import count, date_range, listed

NAMED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"}
"""Entity types that a story can be about."""


def title_of(articles: Sequence[Article], mentions: Iterable[Mention]) -> str:
    """Name the story: its most shared place or name, what most accounts speak of, and when.

    Args:
        articles: The accounts.
        mentions: The noun phrases of all of them.
    """
    mentions = list(mentions)
    name = _most_shared(m.text for m in _distinct(mentions, named=True))
    things = _things(mentions, name)
    days = [a.published.date for a in articles if a.published.date]
    topic = ": ".join(part for part in (name, listed(things)) if part)
    accounts = count(len(articles), "account")
    when = f", {date_range(days)}" if days else ""
    return f"{topic} ({accounts}{when})" if topic else f"{accounts.capitalize()}{when}"


def _distinct(mentions: Sequence[Mention], *, named: bool) -> list[Mention]:
    """Return one mention per article and text: sharing counts, repeating does not."""
    seen = {(m.article, m.text.lower()): m for m in mentions if (m.label in NAMED) == named}
    return [seen[key] for key in sorted(seen)]


def _most_shared(texts: Iterable[str]) -> str:
    ranked = Counter(texts).most_common()
    return min(ranked, key=lambda pair: (-pair[1], pair[0]))[0] if ranked else ""


def _things(mentions: Sequence[Mention], name: str) -> list[str]:
    common = {(m.article, m.head) for m in mentions if m.label is None and len(m.head) > 3}
    shared = Counter(head for _, head in common if head not in name.lower())
    often = sorted((-n, head) for head, n in shared.items() if n > 1)
    chosen: list[str] = []
    for _, head in often:
        if not any(head in other or other in head for other in chosen):
            chosen.append(head)
    return chosen[:3]
