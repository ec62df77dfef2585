"""The error of a file that gives no article."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A file that gives no article; the message tells a person why, and what to do."""
