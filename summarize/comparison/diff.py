"""What changed between two briefs of one story: `brief diff OLD.json NEW.json`."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Brief, Finding, FindingKind, Record

SAME_CLAIMS = 0.5
"""Share of the older finding's claims that the newer one holds, from which they are one."""


class Moved(Record):
    """A finding that is now of another kind."""

    finding: str
    statement: str
    before: FindingKind
    after: FindingKind


class Updated(Record):
    """A finding whose figures or sides are no longer the same."""

    finding: str
    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Changes(Record):
    """All that changed from an older brief to a newer one.

    Attributes:
        articles_added: Titles of articles that only the newer one has.
        articles_removed: Of those that only the older one has.
        moved: Findings that are of another kind now: from one source to agreed, and so on.
        updated: Findings of the same kind with other figures or sides.
        added: Statements of findings that only the newer one has.
        removed: Of those that only the older one has.
    """

    articles_added: tuple[str, ...]
    articles_removed: tuple[str, ...]
    moved: tuple[Moved, ...]
    updated: tuple[Updated, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(self.model_dump().values())


def changes(old: Brief, new: Brief) -> Changes:
    """Return what changed.

    Findings are matched by id, else by their claims: ids come from content, so a finding that
    gains an article is still the same one.
    """
    pairs = _matched(old.findings, new.findings)
    kept_old, kept_new = {o.id for o, _ in pairs}, {n.id for _, n in pairs}
    sides = [[tuple(p.label for p in f.positions) for f in pair] for pair in pairs]
    return Changes(
        articles_added=_titles_beside(new, old),
        articles_removed=_titles_beside(old, new),
        moved=tuple(
            Moved(finding=n.id, statement=n.statement, before=o.kind, after=n.kind)
            for o, n in pairs
            if o.kind != n.kind
        ),
        updated=tuple(
            Updated(finding=n.id, question=n.question, before=before, after=after)
            for (o, n), (before, after) in zip(pairs, sides, strict=True)
            if o.kind == n.kind and len(after) > 1 and set(before) != set(after)
        ),
        added=tuple(f.statement for f in new.findings if f.id not in kept_new),
        removed=tuple(f.statement for f in old.findings if f.id not in kept_old),
    )


def _matched(old: Sequence[Finding], new: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    by_id = {f.id: f for f in new}
    pairs = [(f, by_id[f.id]) for f in old if f.id in by_id]
    free_new = [f for f in new if f.id not in {o.id for o, _ in pairs}]
    for finding in (f for f in old if f.id not in by_id):
        held = finding.claims
        best = max(free_new, key=lambda f: (len(held & f.claims), f.id), default=None)
        if best is not None and len(held & best.claims) >= SAME_CLAIMS * max(len(held), 1):
            pairs.append((finding, best))
            free_new.remove(best)
    return pairs


def _titles_beside(brief: Brief, other: Brief) -> tuple[str, ...]:
    """Return what the articles of a brief are called that another one does not have."""
    known = {(_name(a), a.text) for a in other.articles}
    own = [a for a in brief.articles if (_name(a), a.text) not in known]
    return tuple(f"{_name(a)}: {a.headline}" if a.headline else _name(a) for a in own)


def _name(article: Article) -> str:
    return article.outlet or article.path
