"""Attribution and reserve lost on the way: said by someone in one account, plain in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.comparison.passages import in_common, same_statement
from summarize.comparison.positions import FIRST_PERSON, plain_text, plainest, speaker_name
from summarize.comparison.story import Story
from summarize.comparison.unnamed import told_as
from summarize.comparison.weight import support
from summarize.domain import Claim, Drift
from summarize.text.loaded import QUOTED
from summarize.text.names import find_names

DUTIES = frozenset({"must", "should", "shall", "have to", "has to", "ought to"})
"""Hedges that may tell a duty ("must pay"): no reserve is lost with them."""
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "in case"})
"""They make another statement of what follows, not a guarded one."""
FEWEST_STEMS = 3
"""Stems of content in common, or a number and one, from which a drift is told: two words ("power
outage") are in statements about two places."""
_DIGITS = re.compile(r"\d\S*")
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
            ("hedge", [c for c in claims if _reserves(c)]),
        ):
            careful = story.accounts(guarded)
            plain = [
                c for c in claims if story.account(c.article) not in careful and _is_plain(story, c)
            ]
            pairs = [(g, p) for g in guarded for p in plain if _same(story, g, p)]
            kept = [g for g in guarded if any(g is one for one, _ in pairs)]
            lost = [p for p in plain if any(p is other for _, other in pairs)]
            if kept and any(_can_be_read(story, c) for c in lost):
                weight = support(story, [*kept, *lost])
                found.append((weight, _drift(story, kind, kept, lost)))
    return [d for _, d in sorted(found, key=lambda f: (-f[0], f[1].statement))]


def _same(story: Story, guarded: Claim, plain: Claim) -> bool:
    """Whether what an account tells plainly is what another has from somebody.

    Groups are wide: the same words, or the same number, must stand in both, no other number in the
    plain words, and more than a person's name and age.
    """
    if not same_statement(guarded.quote, plain.quote):
        return False
    if not set(story.signatures[plain.id].numbers) <= set(story.signatures[guarded.id].numbers):
        return False
    names = " ".join(n.text for n in find_names(plain.quote))
    named = in_common(names, guarded.quote)
    words = in_common(_DIGITS.sub(" ", guarded.quote), _DIGITS.sub(" ", plain.quote))
    return in_common(guarded.quote, plain.quote) >= FEWEST_STEMS and words > named


def _reserves(claim: Claim) -> list[str]:
    return sorted(h for h in claim.hedges if h.lower() not in DUTIES | CONDITIONS)


def _is_plain(story: Story, claim: Claim) -> bool:
    """Whether an account tells it in its own voice, not between marks or in somebody's person."""
    told = f"{claim.quote} {claim.text}"
    if claim.hedges or claim.speaker or FIRST_PERSON.search(told):
        return False
    text = story.article[claim.article].text
    quoted = [m.span() for m in QUOTED.finditer(text)]
    return not any(start <= claim.start < end for start, end in quoted)


def _can_be_read(story: Story, claim: Claim) -> bool:
    """Whether a claim stands as a sentence: a participle or a noun alone asserts nothing."""
    features = story.features.get(claim.id)
    if features is None:
        return True
    return features.whole and features.root is not None and features.subject is not None


def _drift(story: Story, kind: str, guarded: Sequence[Claim], plain: Sequence[Claim]) -> Drift:
    words = plain_text(story, plainest(story, [c for c in plain if _can_be_read(story, c)]))
    if kind == "attribution":
        whose = f"as the words of {_speakers(story, guarded)}"
    else:
        hedge = min(h for c in guarded for h in _reserves(c))
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
            unnamed = origin.kind == "unnamed"
            names.append(told_as(origin.name) if unnamed else speaker_name(story, origin.name))
    return _listed(sorted(set(names)))


def _outlets(story: Story, claims: Iterable[Claim]) -> str:
    return _listed([story.account(c.article) for c in claims])


def _listed(names: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > MAX_NAMED:
        return f"{', '.join(distinct[:MAX_NAMED])} and {len(distinct) - MAX_NAMED} more"
    *first, last = distinct
    return f"{', '.join(first)} and {last}" if first else last
