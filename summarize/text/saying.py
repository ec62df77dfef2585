"""Words that hand a statement to somebody: verbs of saying, nouns of saying, relays, titles.

The lists stand with their sources in `languages/en/saying.toml`. Factive verbs presuppose what they
report (Kiparsky and Kiparsky 1970; Karttunen 1971), hedging ones leave it to the speaker (Hyland
1998).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from summarize.languages import lexicon, word_set
from summarize.text.words import set_of, stem

Stance = Literal["neutral", "factive", "hedging"]
NAME_PARTICLES = ("al", "el", "ul", "bin")
"""Articles and the like that a hyphen joins to a name, left out as often: al-Assad, Assad."""
LEADING = frozenset({"The", "A", "An"})
_EDGES = re.compile(r"^[\W_]+|(?<![\W_])(?:['\u2019]s)?[\W_]*$")
STANCE_LEMMAS = {s: frozenset(row["lemmas"].split()) for s, row in lexicon("stances").items()}
"""Words by which a text shows how a speaker stands to what is said."""
NEUTRAL_VERBS = word_set("saying", "neutral_verbs")
FACTIVE_VERBS = word_set("saying", "factive_verbs")
HEDGING_VERBS = word_set("saying", "hedging_verbs")
PHRASAL: Mapping[str, str] = lexicon("saying")["phrasal"]
"""Verbs that say something only with their particle or complement."""
FINDING_VERBS = set_of("show indicate demonstrate find learn suggest reveal detail discover")
"""They report a clause ("the survey shows that"); with a bare object they tell an event."""
FIGURE_VERBS: Mapping[str, str] = lexicon("saying")["figure_verbs"]
"""With a number behind them they assert it: "put the toll at 31", "spoke of 16", "report 22"."""
TAKEN = set_of("life lives victim responsibility")
"""What storms and groups claim without asserting anything."""
QUOTATIVE_VERBS = word_set("saying", "quotative_verbs")
"""They attribute the words in quotation marks after them, not a clause."""
PASSIVE_REPORT_VERBS = word_set("saying", "passive_report_verbs")
SPEECH_NOUNS = word_set("saying", "speech_nouns")
"""With "that" and an owner they report: "the ministry's claim that"."""
CARRIERS = word_set("saying", "carriers")
"""What carries words: the source is whoever issued it."""
OFFICIAL_HEARERS = word_set("saying", "official_hearers")
"""Bodies that are told things without passing them on as news."""
STAFF = set_of("reporter journalist correspondent photographer team crew witness")
"""Heads under which a medium's own people see something for it."""
GENERIC_BODIES = word_set("saying", "generic_bodies")
"""Heads by which a text calls an institution that it has named before."""
COMPANY_NOUNS = word_set("saying", "company_nouns")
"""Heads by which a text calls a business that it has named before."""
SELF_STANDING = word_set("saying", "self_standing")
"""Bodies that a text can name by these words alone, with nothing to take up."""
PERSON_NOUNS = word_set("saying", "person_nouns")
MALE = word_set("saying", "male")
FEMALE = word_set("saying", "female")
TITLES = word_set("saying", "titles")
"""Words before a name that are no part of it."""
AGENCIES = word_set("saying", "agencies")
"""News agencies and broadcasters by their short names (Wikipedia, "List of news agencies")."""
MEDIA_WORDS = word_set("saying", "media_words")
"""Words that mark the name of a medium."""
PUBLIC_SPEAKERS = word_set("saying", "public_speakers")
"""What a headline may name as the source after or before a colon."""
ABBREVIATED: Mapping[str, str] = lexicon("saying")["abbreviated"]
"""Bodies that news texts name by their initials."""


def stance_of(lemma: str) -> Stance | None:
    """Return how a verb of saying stands to what it reports; None when it is none."""
    if lemma in HEDGING_VERBS:
        return "hedging"
    if lemma in FACTIVE_VERBS:
        return "factive"
    return "neutral" if lemma in NEUTRAL_VERBS else None


def is_medium(name: str) -> bool:
    """Tell whether a proper name is that of a news agency, a paper or a broadcaster."""
    words = {w.strip(".,()'\u2019").lower() for w in re.split(r"[\s-]+", name)}
    return bool(words & AGENCIES or (words & MEDIA_WORDS and "conference" not in words))


_SAID_OF = re.compile(
    r"\s+(?:(?:or|and) \w+ )?(?:(?:have|had|has) been |were |was |could be |yet )*([a-z]+)"
)
_VERBS = NEUTRAL_VERBS | FACTIVE_VERBS | QUOTATIVE_VERBS | FINDING_VERBS | PASSIVE_REPORT_VERBS
_TELLING = frozenset(map(stem, _VERBS))


def is_only_untold(text: str, end: int) -> bool:
    """Whether words up to an offset are only said not to be told: "no casualties confirmed"."""
    behind = _SAID_OF.match(text, end)
    return behind is not None and stem(behind[1]) in _TELLING


def strip_titles(name: str) -> str:
    """Return a name without titles, honorifics and possessive."""
    words = _EDGES.sub("", name.strip()).split()
    while len(words) > 1 and is_title(words[0]) and _opens_name(words[1]):
        words.pop(0)
    return " ".join(words)


def _opens_name(word: str) -> bool:
    """Whether a word may follow a title: no "for" of "spokesman for the union" does."""
    return not word.islower() or is_title(word) or word in NAME_PARTICLES


def is_title(word: str) -> bool:
    """Tell whether a word before a name is a title or office."""
    parts = word.lower().strip(".,").split("-")
    return all(p in TITLES or p in ("us", "u.s", "uk", "un") for p in parts)


def bare(surname: str) -> str:
    """Return a surname in the form in which two spellings are compared."""
    low = surname.lower().replace("\u2019", "'")
    for particle in NAME_PARTICLES:
        low = low.removeprefix(f"{particle}-")
    return low
