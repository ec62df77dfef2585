"""Words that cannot both be true of one thing: stopped and going on, confirmed and denied.

Each contrast has two poles. The words are antonyms of WordNet 3.0 (Princeton University; its
verb and adjective antonym pointers) with the synonyms that newswire uses for them; none is made
for one story. `pole` says on which pole a statement stands, its negations counted.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

CONTRASTS: dict[str, tuple[str, str]] = {
    "going on": (
        """
        halt halted halts halting stop stopped stops stopping suspend suspended
        suspends suspending suspension pause paused pauses pausing cease ceased
        ceases ceasing discontinue discontinued freeze froze frozen interrupt
        interrupted on-hold at-a-standstill let-up letup respite hold-fire holding-fire
        held-fire hold-its-fire holding-its-fire held-its-fire hold-their-fire
        holding-their-fire held-their-fire
        """,
        """
        continue continues continued continuing resume resumes resumed resuming
        persist persists persisted ongoing under-way underway unabated uninterrupted
        nonstop non-stop keep-on kept-on goes-on went-on still-being still-heard
        could-still can-still was-still were-still is-still are-still still-going
        still-fighting still-shelling
        """,
    ),
    "confirmation": (
        """
        confirm confirms confirmed confirming acknowledge acknowledges acknowledged
        admit admits admitted verify verified admission admissions
        """,
        """
        deny denies denied denying refute refutes refuted rebut rebuts rebutted
        disavow disavowed disclaim disclaimed denial denials unconfirmed
        """,
    ),
    "consent": (
        """
        accept accepts accepted accepting approve approves approved approving agree
        agrees agreed allow allows allowed authorise authorised authorize authorized
        permit permitted ratify ratified
        """,
        """
        reject rejects rejected rejecting refuse refuses refused refusing decline-to
        declined-to veto vetoed forbid forbade forbidden prohibit prohibited
        disapprove disapproved rule-out ruled-out rules-out
        """,
    ),
    "custody": (
        """
        release released releases releasing free freed set-free
        """,
        """
        detain detained detains jail jailed imprison imprisoned held-in-custody
        in-custody behind-bars
        """,
    ),
    "verdict": (
        """
        acquit acquits acquitted innocent exonerate exonerated cleared-of
        """,
        """
        convict convicts convicted guilty
        """,
    ),
    "direction": (
        """
        rise rises rose risen rising increase increases increased increasing grow
        grows grew grown climb climbs climbed
        """,
        """
        fall falls fell fallen falling drop drops dropped dropping decrease
        decreases decreased decline declined declines shrink shrank shrunk
        """,
    ),
    "outcome": (
        """
        win wins won victory victorious succeed succeeds succeeded success
        successful
        """,
        """
        lose loses lost defeat defeated fail fails failed failure unsuccessful
        """,
    ),
    "life": (
        """
        alive survive survives survived unharmed unhurt uninjured
        """,
        """
        dead die dies died killed dying
        """,
    ),
    "access": (
        """
        open opens opened reopen reopened reopens
        """,
        """
        close closes closed shut shuts
        """,
    ),
    "law": (
        """
        legal lawful legally lawfully
        """,
        """
        illegal unlawful illegally unlawfully
        """,
    ),
    "truth": (
        """
        true genuine authentic accurate
        """,
        """
        false fake fabricated untrue inaccurate
        """,
    ),
    "holding": (
        """
        retain retains retained holds kept
        """,
        """
        relinquish relinquished surrendered ceded abandon abandoned abandons
        """,
    ),
}
"""Name of the contrast: words of the first pole, words of the second."""

OF_ONE_SUBJECT = frozenset({"direction", "outcome", "life", "access"})
"""Contrasts that mean nothing between two things: sales rise while costs fall."""

NEGATIONS = re.compile(
    r"\b(?:not|n['\u2019]t|never|no longer|neither|nor|no|without|failed to|fails to|has yet to"
    r"|have yet to|had yet to)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
REACH = 3
"""Words between a negation and the word that it turns: "not yet been fully halted"."""

UNKNOWN = re.compile(
    r"\bno (?:independent |official |immediate )?(?:confirmation|evidence|proof|indication|sign)"
    r"|\b(?:could|can|cannot|can['\u2019]t|couldn['\u2019]t|unable to|not been|not be"
    r"|impossible to|yet to be)\b(?: not)?(?: be)?(?: independently| immediately)* "
    r"(?:confirm|verif)\w*|\bunconfirmed\b|\bnot (?:independently )?(?:confirmed|verified)\b",
    re.IGNORECASE,
)
"""Words by which a statement leaves open whether something is so."""


class Pole(NamedTuple):
    """Where a statement stands on a contrast.

    Attributes:
        contrast: A key of `CONTRASTS`.
        side: 1 for the first pole, -1 for the second, 0 where it is left open.
        word: The word that puts it there, as written.
        start: Offset of the word.
        end: End of it, exclusive.
    """

    contrast: str
    side: int
    word: str
    start: int
    end: int


@functools.lru_cache(maxsize=65536)
def poles(text: str) -> tuple[Pole, ...]:
    """Return where a statement stands, one pole per word that puts it there, in order."""
    left_open = UNKNOWN.search(text)
    found = []
    for match in _pattern().finditer(text):
        if left_open and left_open.start() <= match.start() < left_open.end():
            continue
        contrast, side = _words()[match[0].lower().replace(" ", "-")]
        if left_open and left_open.start() < match.start():
            side = 0
        elif _negated(text, match.start()):
            side = -side
        found.append(Pole(contrast, side, match[0], match.start(), match.end()))
    return tuple(found)


def opposed(first: str, second: str) -> tuple[Pole, Pole] | None:
    """Return the first poles on which two statements stand against each other, if any."""
    there = poles(second)
    for one in poles(first):
        for other in there:
            if one.contrast == other.contrast and one.side == -other.side != 0:
                return one, other
    return None


def pole_of(word: str) -> str | None:
    """Return the name of the pole on which a single word stands, such as "going on +"."""
    found = _words().get(word.lower())
    return f"{found[0]} {'+' if found[1] > 0 else '-'}" if found else None


@functools.lru_cache(maxsize=65536)
def leaves_open(text: str) -> bool:
    """Whether a statement says that something is not confirmed."""
    return UNKNOWN.search(text) is not None


def _negated(text: str, at: int) -> bool:
    """Whether an odd number of negations reach the word at an offset."""
    before = text[:at].split()[-(REACH + 1) :]
    return len(NEGATIONS.findall(" ".join(before))) % 2 == 1


@functools.cache
def _words() -> dict[str, tuple[str, int]]:
    return {
        word: (name, side)
        for name, (first, second) in CONTRASTS.items()
        for side, words in ((1, first), (-1, second))
        for word in words.split()
    }


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    words = "|".join(re.escape(w).replace(r"\-", "[- ]") for w in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w]|-\w)", re.IGNORECASE)
