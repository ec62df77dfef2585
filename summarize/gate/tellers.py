"""Who tells: articles that are copies of one text, or of one outlet or agency, are one account."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.domain import Article


class Tellers:
    """Looks up whose account an article is.

    Args:
        articles: All articles.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {a.id: a for a in articles}

    def account(self, article: str) -> str:
        """Return the agency or outlet of an article; of a copy, those of its original."""
        found = self._articles[article]
        seen = {found.id}
        while found.copy_of in self._articles and found.copy_of not in seen:
            seen.add(found.copy_of)
            found = self._articles[found.copy_of]
        return found.agency or found.outlet or found.id

    def count(self, articles: Iterable[str]) -> int:
        """Return how many accounts some articles are."""
        return len({self.account(a) for a in articles})
