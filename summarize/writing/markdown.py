"""The page in Markdown."""

from __future__ import annotations

from summarize.domain import Brief


def to_markdown(brief: Brief) -> str:
    """Return the page."""
    lines = [f"# {brief.title}", ""]
    lines += [f"- {s.sentence}" for s in brief.brief]
    return "\n".join(lines) + "\n"
