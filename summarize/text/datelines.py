"""What stands before an agency's report: "LISS, May 2 (Agency) - A ferry …"."""

from __future__ import annotations

import re

_WORD = r"[A-Z][\w'\u2019.-]*"
_DAY = r"\d{1,4}"
_AGENCY = r"\([^()\n]{2,40}\)"
_CAPITALS = r"[A-Z][A-Z'\u2019.-]{2,}"
_DASH = r"(?: ?[\u2014\u2013]| -{1,2}|(?<=\))-{1,2}|--)\s*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"

DATELINE = re.compile(
    "^(?:"
    # A place in capitals, and any of a country, a day and an agency.
    rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}(?:(?:, ?| )(?:{_WORD}|{_DAY}|{_AGENCY}))*"
    # A place in plain letters, with a day.
    rf"|{_WORD}(?: {_WORD}){{0,3}}, (?:{_WORD}, )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    rf"(?:,? (?:19|20)\d\d)?(?: {_AGENCY})?"
    # A place and an agency in plain letters, and a day.
    rf"|{_WORD}(?:,? {_WORD}){{0,3}} {_AGENCY}"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?)?"
    # A place and a stop, as in Latin America ("San Isidro. - ").
    rf"|{_WORD}(?: {_WORD}){{0,3}}\.(?= ?[\u2013\u2014-])"
    # A day, or an agency, alone.
    rf"|{_MONTH} \d{{1,2}}, (?:19|20)\d\d(?: {_AGENCY})?|{_AGENCY}"
    rf"){_DASH}(?=[A-Z\u201c\"])"
)
"""A dateline with its dash. Behind the dash a capital begins the report: "NATO troops - some 4,000
of them" is no dateline."""


def dateline_end(text: str) -> int:
    """Return the offset at which a report begins behind its dateline; 0 where there is none.

    Args:
        text: A paragraph or a sentence from its beginning.
    """
    found = DATELINE.match(text)
    return found.end() if found else 0
