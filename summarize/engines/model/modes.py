"""How structured answers are asked for: what the server can do is found out by asking."""

from __future__ import annotations

from summarize.engines.model.faults import Fault
from summarize.settings import Mode

LADDER: tuple[Mode, ...] = ("json-schema", "tools", "json", "md-json")
"""The strictest first: llama.cpp's server enforces a JSON schema by grammar, ignores tools
silently, and keeps plain JSON only partly."""


class Modes:
    """The mode in use, and the way down the ladder where a server cannot do it.

    Args:
        wanted: "auto", or the one mode to use whatever happens.
    """

    def __init__(self, wanted: Mode) -> None:
        self._auto = wanted == "auto"
        self.current: Mode = LADDER[0] if self._auto else wanted
        self._proven: set[Mode] = set()

    def worked(self, mode: Mode) -> None:
        """Take note that an answer came in this mode."""
        self._proven.add(mode)

    def refused(self, mode: Mode) -> bool:
        """Take note that the server refused a mode; False when there is no other to try.

        Many requests may be refused at once: they step down once.
        """
        if not self._auto:
            return False
        at = LADDER.index(mode)
        if LADDER.index(self.current) > at:
            return True
        if at + 1 == len(LADDER):
            return False
        self.current = LADDER[at + 1]
        return True

    def failed(self, mode: Mode, fault: Fault) -> None:
        """Take note of an answer that was no JSON.

        A server that never gave any in this mode does not know it and does not say so: the
        loosest mode finds JSON within other words.
        """
        if self._auto and not fault.json and mode == LADDER[0] and mode not in self._proven:
            self.current = LADDER[-1]
