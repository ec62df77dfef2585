"""Attribution and reserve lost on the way: said by someone in one account, plain in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.comparison.positions import plain_text, plainest
from summarize.comparison.story import Story
from summarize.comparison.weight import support
from summarize.domain import Claim, Drift

MAX_NAMED = 3
"""Outlets named in a row before the rest is counted."""


def drifts(story: Story) -> list[Drift]:
    """Return the claims that lose their speaker or their hedge between two accounts.

    The weightiest first.
    """
    found = []
    for group in story.groups:
        claims = [c for c in map(story.claim.__getitem__, group.claims) if c.part == "body"]
        for kind, guarded in (
            ("attribution", [c for c in claims if c.speaker]),
            ("hedge", [c for c in claims if c.hedges]),
        ):
            careful = story.accounts(guarded)
            plain = [
                c
                for c in claims
                if story.account(c.article) not in careful and not c.hedges and not c.speaker
            ]
            if guarded and plain:
                weight = support(story, [*guarded, *plain])
                found.append((weight, _drift(story, kind, guarded, plain)))
    return [d for _, d in sorted(found, key=lambda f: (-f[0], f[1].statement))]


def _drift(story: Story, kind: str, guarded: Sequence[Claim], plain: Sequence[Claim]) -> Drift:
    words = plain_text(story, plainest(story, plain))
    if kind == "attribution":
        whose = f"as the words of {_speakers(guarded)}"
    else:
        whose = f"with reserve (\u201c{guarded[0].hedges[0]}\u201d)"
    return Drift(
        kind="attribution" if kind == "attribution" else "hedge",
        statement=(
            f"\u201c{words}\u201d: {_outlets(story, plain)} in plain words, "
            f"{_outlets(story, guarded)} {whose}."
        ),
        guarded=tuple(c.id for c in guarded),
        plain=tuple(c.id for c in plain),
    )


def _speakers(claims: Iterable[Claim]) -> str:
    return " and ".join(dict.fromkeys(c.speaker for c in claims if c.speaker))


def _outlets(story: Story, claims: Iterable[Claim]) -> str:
    names = list(dict.fromkeys(story.account(c.article) for c in claims))
    if len(names) > MAX_NAMED:
        return f"{', '.join(names[:MAX_NAMED])} and {len(names) - MAX_NAMED} more"
    return " and ".join(names)
