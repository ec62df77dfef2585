"""A sentence of the figure ledger: it says which figures the accounts give, and nothing else.

Such a sentence asserts no figure itself, so neither the mode nor the speaker of one claim is to be
kept: what is asked is that every figure is a position of the finding, in the words of its claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.domain import Claim, Finding, Position

_MOVED = "(?P<moved>rose|fell|went)"
_FRAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"accounts give (?P<listed>.+) (?P<asked>@)",
        r"accounts differ on (?:the )?(?P<asked>@): (?P<listed>.+)",
        r"one amount is given in several units \((?P<asked>@)\): (?P<listed>.+)",
        rf"the figure for (?:the )?(?P<asked>@) {_MOVED} (?P<listed>from .+ to .+)",
        rf"the number of (?P<asked>@) {_MOVED} (?P<listed>from .+) as reports came in",
    )
)
_BETWEEN = re.compile(r"(?:from |to |or |and |, | )*")
_WHOLE = re.compile(r" of the .+\Z")


def tells_figures(sentence: str, findings: Sequence[Finding], claims: Mapping[str, Claim]) -> bool:
    """Whether a sentence only lists the figures of one of the findings.

    Args:
        sentence: The sentence, with or without its full stop.
        findings: Findings that rest on all claims that the sentence cites.
        claims: All claims by id.
    """
    small = " ".join(sentence.split()).rstrip(".").casefold()
    return any(
        f.kind in ("figures", "update") and bool(f.question) and _lists(small, f, claims)
        for f in findings
    )


def _lists(small: str, finding: Finding, claims: Mapping[str, Claim]) -> bool:
    asked = re.escape(finding.question.casefold())
    for frame in _FRAMES:
        found = re.fullmatch(frame.pattern.replace("@", asked), small)
        if found is not None:
            moved = found.groupdict().get("moved")
            return _are_positions(found["listed"], finding, claims, moved)
    return False


def _are_positions(
    listed: str, finding: Finding, claims: Mapping[str, Claim], moved: str | None
) -> bool:
    """Whether a list holds labels of positions alone, each borne out.

    Of what `moved`, they stand in the order of the positions, and the way it went is the true one.
    """
    labels = [
        (form.casefold(), i)
        for i, position in enumerate(finding.positions)
        for form in position.label.split(" / ")
        if _is_written(form, position, claims)
    ]
    labels.sort(key=lambda label: -len(label[0]))
    rest, seen = listed, []
    while rest := rest[_BETWEEN.match(rest).end() :]:  # type: ignore[union-attr]
        held = next(((w, i) for w, i in labels if _opens(rest, w)), None)
        if held is None:
            return False
        seen.append(held[1])
        rest = rest[len(held[0]) :]
    if len(set(seen)) < 2 or moved is None:
        return len(set(seen)) > 1
    first, last = (finding.positions[i].value or 0.0 for i in (seen[0], seen[-1]))
    wrong = (moved == "rose" and last < first) or (moved == "fell" and last > first)
    return seen == sorted(seen) and not wrong


def _opens(rest: str, label: str) -> bool:
    return rest.startswith(label) and not re.match(r"\w|[.,]\d", rest[len(label) :])


def _is_written(label: str, position: Position, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim of the position has the label in its own words."""
    words = _WHOLE.sub("", label.casefold())
    texts = (" ".join(claims[c].quote.split()).casefold() for c in position.claims if c in claims)
    return any(words in text for text in texts)
