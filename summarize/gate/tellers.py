"""Who tells: articles that are copies of one text, or of one outlet or agency, are one account.

What one account passes on from a writer of another, "Ida Berg in the Harbour Post says", is that
other's account: a paper does not agree with itself. What it has of the paper as such it tells with
the paper's name, and a reader sees from whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from summarize.domain import Article, Claim, account_of
from summarize.text.sentences import sentence_at

STAFF = r"(?:,? (?:an?|the) (?:[a-z-]+ ){1,3}|,? )(?:in|of|for|at|from|with) (?:the |The )?"
"""What stands between somebody and the outlet whose own he is."""
WRITERS = r"(?:['\u2019]s)? (?:[a-z-]+ ){0,3}"
"""What stands between an outlet and its own: "Post reporter Ida Berg"."""


class Tellers:
    """Looks up whose account an article is.

    Args:
        articles: All articles.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {a.id: a for a in articles}
        self._outlets = {a.outlet: a for a in self._articles.values() if a.outlet}

    def account(self, article: str) -> str:
        """Return the agency or outlet of an article; of a copy, those of its original."""
        return account_of(self._articles[article], self._articles)

    def whose(self, claim: Claim) -> str:
        """Return whose account a claim is: of words passed on from another account, that one's."""
        article, speaker = self._articles[claim.article], claim.speaker
        for outlet, other in self._outlets.items() if speaker else ():
            mine = outlet != article.outlet
            if mine and outlet in article.text and _is_staff(speaker or "", outlet, claim, article):
                return self.account(other.id)
        return self.account(claim.article)

    def count(self, articles: Iterable[str]) -> int:
        """Return how many accounts some articles are."""
        return len({self.account(a) for a in articles})


def _is_staff(speaker: str, outlet: str, claim: Claim, article: Article) -> bool:
    """Whether a claim's sentence, or the one before it, tells that its speaker is an outlet's."""
    start, end = sentence_at(article.text, claim.start, article.language)
    before, _ = sentence_at(article.text, max(0, start - 2), article.language)
    told = article.text[before:end]
    return _named_with(speaker, outlet).search(told) is not None


@lru_cache(maxsize=1024)
def _named_with(speaker: str, outlet: str) -> re.Pattern[str]:
    who, whose = re.escape(speaker), re.escape(outlet)
    return re.compile(f"{who}{STAFF}{whose}|{whose}{WRITERS}{who}")
