"""The text of a claim: its quote with what it leans on in square brackets, as newsrooms quote.

"[The 14 fighters] had all been pardoned": whoever reads it sees which words are the article's own
at that place, and which were put there. Nothing else of the quote changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Reference

OPENING = "([{\u201c\u2018\u00ab\"'$\u20ac\u00a3-\u2013\u2014/"
"""Behind these no space is put in front of a bracket."""


def bracketed(text: str, start: int, end: int, references: Sequence[Reference] = ()) -> str:
    """Return the words `[start, end)` of an article with their references in square brackets.

    Args:
        text: The article's text.
        start: Offset of the quote.
        end: End of it, exclusive.
        references: What stands in brackets; none of them overlaps another, all lie in the quote.
    """
    parts = []
    at = start
    for reference in sorted(references, key=lambda r: (r.start, r.end)):
        parts.append(text[at : reference.start])
        parts.append(_put_in(text, (start, end), reference))
        at = reference.end
    parts.append(text[at:end])
    return "".join(parts)


def _put_in(text: str, quote: tuple[int, int], reference: Reference) -> str:
    """Return a bracket with the space that it needs where it replaces nothing."""
    bracket = f"[{reference.means}]"
    if reference.end > reference.start:
        return bracket
    at = reference.start
    before = text[at - 1] if at > quote[0] else " "
    after = text[at] if at < quote[1] else " "
    left = "" if before.isspace() or before in OPENING else " "
    right = " " if after.isalnum() or (after in OPENING and not left) else ""
    return f"{left}{bracket}{right}"
