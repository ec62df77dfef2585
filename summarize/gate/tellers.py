"""Who tells: articles that are copies of one text, or of one outlet or agency, are one account."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.domain import Article, account_of


class Tellers:
    """Looks up whose account an article is.

    Args:
        articles: All articles.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {a.id: a for a in articles}

    def account(self, article: str) -> str:
        """Return the agency or outlet of an article; of a copy, those of its original."""
        return account_of(self._articles[article], self._articles)

    def count(self, articles: Iterable[str]) -> int:
        """Return how many accounts some articles are."""
        return len({self.account(a) for a in articles})
