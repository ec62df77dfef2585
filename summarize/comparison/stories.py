"""A folder of several unrelated stories: its accounts taken apart, its comparisons put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import Accounts, Comparison, Origin

Stories = Sequence[tuple[str, ...]]


def apart(accounts: Accounts, stories: Stories) -> Iterator[Accounts]:
    """Yield the accounts of each story, with the origins that stand behind their claims."""
    for ids in stories:
        claims = tuple(c for c in accounts.claims if c.article in ids)
        used = {c.origin for c in claims}
        yield Accounts(
            articles=tuple(a for a in accounts.articles if a.id in ids),
            reads=tuple(r for r in accounts.reads if r.article in ids),
            claims=claims,
            origins=tuple(o for o in accounts.origins if o.id in used or len(stories) == 1),
        )


def together(stories: Stories, parts: Sequence[Comparison]) -> Comparison:
    """Return the comparisons of all stories as one, the largest story first."""
    several = {
        name: tuple(each for part in parts for each in getattr(part, name))
        for name in Comparison.model_fields
        if name not in ("stories", "origins", "lead")
    }
    return Comparison(
        stories=tuple(stories),
        origins=_origins(parts),
        lead=next((p.lead for p in parts if p.lead is not None), None),
        **several,
    )


def _origins(parts: Sequence[Comparison]) -> tuple[Origin, ...]:
    """Return all origins, each once: an agency may stand behind claims of several stories."""
    return tuple({o.id: o for part in parts for o in part.origins}.values())
