"""What changed between two briefs of one story: `brief diff OLD.json NEW.json`."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from summarize.domain import Article, Brief, Finding, FindingKind

SAME_CLAIMS = 0.5
"""Share of the older finding's claims that the newer one holds, from which they are one."""


class Moved(BaseModel):
    """A finding that is now of another kind."""

    model_config = ConfigDict(frozen=True)

    finding: str
    statement: str
    before: FindingKind
    after: FindingKind


class Updated(BaseModel):
    """A finding whose figures or sides are no longer the same."""

    model_config = ConfigDict(frozen=True)

    finding: str
    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Changes(BaseModel):
    """All that changed from an older brief to a newer one.

    Attributes:
        articles_added: Titles of articles that only the newer one has.
        articles_removed: Of those that only the older one has.
        moved: Findings that are of another kind now: from one source to agreed, and so on.
        updated: Findings of the same kind with other figures or sides.
        added: Statements of findings that only the newer one has.
        removed: Of those that only the older one has.
    """

    model_config = ConfigDict(frozen=True)

    articles_added: tuple[str, ...] = ()
    articles_removed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    updated: tuple[Updated, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

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
    before, after = {_key(a): a for a in old.articles}, {_key(a): a for a in new.articles}
    return Changes(
        articles_added=tuple(_title(a) for t, a in after.items() if t not in before),
        articles_removed=tuple(_title(a) for t, a in before.items() if t not in after),
        moved=tuple(
            Moved(finding=n.id, statement=n.statement, before=o.kind, after=n.kind)
            for o, n in pairs
            if o.kind != n.kind
        ),
        updated=tuple(
            Updated(finding=n.id, question=n.question, before=_sides(o), after=_sides(n))
            for o, n in pairs
            if o.kind == n.kind and len(n.positions) > 1 and set(_sides(o)) != set(_sides(n))
        ),
        added=tuple(f.statement for f in new.findings if f.id not in kept_new),
        removed=tuple(f.statement for f in old.findings if f.id not in kept_old),
    )


def _matched(old: Sequence[Finding], new: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    by_id = {f.id: f for f in new}
    pairs = [(f, by_id[f.id]) for f in old if f.id in by_id]
    free_new = [f for f in new if f.id not in {o.id for o, _ in pairs}]
    for finding in (f for f in old if f.id not in by_id):
        held = _claims(finding)
        best = max(free_new, key=lambda f: (len(held & _claims(f)), f.id), default=None)
        if best is not None and len(held & _claims(best)) >= SAME_CLAIMS * max(len(held), 1):
            pairs.append((finding, best))
            free_new.remove(best)
    return pairs


def _claims(finding: Finding) -> set[str]:
    return {c for p in finding.positions for c in p.claims}


def _sides(finding: Finding) -> tuple[str, ...]:
    return tuple(p.label for p in finding.positions)


def _key(article: Article) -> tuple[str, str]:
    return article.outlet or article.path, article.text


def _title(article: Article) -> str:
    name = article.outlet or article.path
    return f"{name}: {article.headline}" if article.headline else name
