"""The question of a dispute: short and plain, made of the words of one side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.comparison.agreed import stands_alone
from summarize.comparison.positions import clause
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.opposites import poles

MOST_WORDS = 12
"""A question of more words is read twice."""

LEAST_WORDS = 4
"""Of fewer words nothing is left that could be asked."""

LEAVES = re.compile(
    r",? (?:amid|after|before|as|while|whereas|because|since|so that|in order to|following|despite"
    r"|although|though|when|where|which|who|to (?:let|allow|enable|make|help))\b|[,;:\u2014] | - "
)
"""Where a main clause is left for what hangs on it."""

PHRASE = re.compile(r" (?:in|on|at|for|with|from|by|under|over|across|during|into)\b")
"""Where a phrase begins that may be left out at the end of a clause."""


SAID_TO_HAVE = re.compile(
    r"\b(is|are|was|were) (?:said|reported|believed|thought|understood|alleged|rumou?red) to have\b"
)
HAVE = {"is": "has", "are": "have", "was": "had", "were": "had"}
"""What is said to have happened is asked about, not that it is said."""


def asked(story: Story, side: Sequence[Claim], plain: Claim) -> str:
    """Return what is asked: "Whether the mine had halted all pumping".

    Args:
        story: The accounts.
        side: The claims of the side that is asked about.
        plain: The one that is quoted for it; asked about where none is short enough.
    """
    short = [c for c in side if _is_short(story, c) and _stands(c) == _stands(plain)]
    claim = min(short, key=lambda c: (-story.centrality(c), c.id)) if short else plain
    text = SAID_TO_HAVE.sub(lambda m: HAVE[m[1]], _main(clause(story, claim), claim))
    return f"Whether {text}"


def _is_short(story: Story, claim: Claim) -> bool:
    return (
        len(claim.text.split()) <= MOST_WORDS
        and claim.part == "body"
        and stands_alone(story, claim)
        and not find_loaded_unquoted(claim.text)
    )


def _stands(claim: Claim) -> set[tuple[str, int]]:
    return {(p.contrast, p.side) for p in poles(claim.text)}


def _main(text: str, claim: Claim) -> str:
    """Return the main clause of a statement, without its last phrases where it is long."""
    if len(text.split()) <= MOST_WORDS:
        return text
    cuts = [c for c in _cuts(text) if _says_as_much(c, claim)]
    fitting = [c for c in cuts if len(c.split()) <= MOST_WORDS]
    return max(fitting, key=len) if fitting else min(cuts, key=len, default=text)


def _cuts(text: str) -> Iterator[str]:
    for pattern in (LEAVES, PHRASE):
        yield from (text[: m.start()].rstrip(" ,;:") for m in pattern.finditer(text))


def _says_as_much(cut: str, claim: Claim) -> bool:
    """Whether a cut statement keeps its opposite words and every mark that it opens."""
    opened = cut.count("\u201c") - cut.count("\u201d"), cut.count("(") - cut.count(")")
    even = cut.count('"') % 2 == 0 and opened == (0, 0)
    kept = {(p.contrast, p.side) for p in poles(cut)} == _stands(claim)
    return len(cut.split()) >= LEAST_WORDS and even and kept
