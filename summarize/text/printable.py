"""Text of articles and names of files made safe to look at: no character in them acts.

Escape sequences drive a terminal, and bidirectional controls turn the words around them about, ours
among them: "killed [U+202E] people" shows what nobody wrote.
"""

from __future__ import annotations

import re

_ACTING = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls, but for tabs and line ends
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Bidi_Control (Unicode, PropList.txt)
    r"\u206a-\u206f"  # deprecated format characters: they switch mirroring and shaping
)
_ACTS = re.compile(f"[{_ACTING}]")
_ACTS_IN_A_LINE = re.compile(rf"[{_ACTING}\t\n\u2028\u2029\ud800-\udfff]")
_LONE = re.compile(r"[\ud800-\udfff]")


def printable(text: str) -> str:
    """Return a text without the characters that act, for a page; tabs and line ends stay.

    Half of a surrogate pair is no character and becomes U+FFFD.
    """
    return _LONE.sub("\ufffd", _ACTS.sub("", text.replace("\r\n", "\n")))


def escaped(line: str) -> str:
    r"""Return a line for a terminal, what acts in it written out ("x\x1b[2J", "a\nb").

    A name of a file shows what it really is, and cannot forge a line of its own.
    """
    return _ACTS_IN_A_LINE.sub(lambda m: m[0].encode("unicode_escape").decode(), line)
