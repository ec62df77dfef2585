"""Attribution and reserve lost on the way: said by someone in one account, plain in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.comparison.passages import same_statement
from summarize.comparison.positions import plain_text, plainest, speaker_name
from summarize.comparison.story import Story
from summarize.comparison.weight import support
from summarize.domain import Claim, Drift

DUTIES = frozenset({"must", "should", "shall", "have to", "has to", "ought to"})
"""Hedges that may tell a duty ("must pay"): no reserve is lost with them."""
ARTICLES = frozenset({"a", "an", "the", "one", "some", "two", "several"})
MAX_NAMED = 3
"""Names in a row before the rest is counted."""


def drifts(story: Story) -> list[Drift]:
    """Return the claims that lose their speaker or their hedge between two accounts.

    The weightiest first.
    """
    found = []
    for group in story.groups:
        claims = [c for c in map(story.claim.__getitem__, group.claims) if c.part == "body"]
        for kind, guarded in (
            ("attribution", [c for c in claims if c.speaker]),
            ("hedge", [c for c in claims if set(c.hedges) - DUTIES]),
        ):
            careful = story.accounts(guarded)
            plain = [
                c
                for c in claims
                if story.account(c.article) not in careful and not c.hedges and not c.speaker
            ]
            kept, lost = _paired(guarded, plain), _paired(plain, guarded)
            if kept and lost:
                weight = support(story, [*kept, *lost])
                found.append((weight, _drift(story, kind, kept, lost)))
    return [d for _, d in sorted(found, key=lambda f: (-f[0], f[1].statement))]


def _paired(some: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    """Return the claims of which the other side has one that tells the same.

    Groups are wide: the same words, or the same number, must stand in both.
    """
    return [c for c in some if any(same_statement(c.quote, o.quote) for o in others)]


def _drift(story: Story, kind: str, guarded: Sequence[Claim], plain: Sequence[Claim]) -> Drift:
    words = plain_text(story, plainest(story, plain))
    if kind == "attribution":
        whose = f"as the words of {_speakers(story, guarded)}"
    else:
        hedge = min(h for c in guarded for h in c.hedges if h not in DUTIES)
        whose = f"with reserve (\u201c{hedge}\u201d)"
    return Drift(
        kind="attribution" if kind == "attribution" else "hedge",
        statement=(
            f"\u201c{words}\u201d: {_outlets(story, plain)} in plain words, "
            f"{_outlets(story, guarded)} {whose}."
        ),
        guarded=tuple(c.id for c in guarded),
        plain=tuple(c.id for c in plain),
    )


def _speakers(story: Story, claims: Iterable[Claim]) -> str:
    """Return who says it, by the names of their origins: "Moscow" may be a minister."""
    names = []
    for claim in claims:
        origin = story.origin[claim.origin]
        if claim.speaker:
            names.append(claim.speaker if origin.kind == "unnamed" else origin.name)
    return _listed([_in_mid_sentence(speaker_name(story, name)) for name in sorted(set(names))])


def _in_mid_sentence(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in ARTICLES else name


def _outlets(story: Story, claims: Iterable[Claim]) -> str:
    return _listed([story.account(c.article) for c in claims])


def _listed(names: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > MAX_NAMED:
        return f"{', '.join(distinct[:MAX_NAMED])} and {len(distinct) - MAX_NAMED} more"
    *first, last = distinct
    return f"{', '.join(first)} and {last}" if first else last
