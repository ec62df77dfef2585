"""Do the words that are put in brackets stand where they are said to be told?

Every number, time, name and word of content must. A name may stand there in another form that the
article itself gives it, or as a pronoun that a reference already checked gives that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from summarize.domain import Reference
from summarize.gate.article import Ground, Span
from summarize.observe.people import SAME_SURNAME
from summarize.text.countries import country_of, folded
from summarize.text.cues import HEDGES, find_hedges, find_negations
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.names import Name, find_names, is_acronym_of, is_form_of, same_word
from summarize.text.numbers import find_numbers
from summarize.text.support import MEASURED_WORDS
from summarize.text.words import FUNCTION_WORDS, stem

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_ENDING = re.compile(r"['\u2019](?:s?|d|ll|ve|re|m)$")
_NUMERAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen|\w*ty"
    r"|hundreds?|thousands?|[mbtr]?illions?|dozens?|half|first|second|third|\w+th)\b",
    re.IGNORECASE,
)
"""Without one of these a text holds no number."""
FREE = FUNCTION_WORDS - MEASURED_WORDS
"""Words that tell nothing by themselves: how what is told is put together again."""

_APART = r"\s\"“”'’()\[\],"
_WITH_DIGITS = re.compile(rf"(?<![^{_APART}])[^\d{_APART}]*+\d[^{_APART}]*+")


def untold(
    means: str, words: str, place: Span, ground: Ground, known: Sequence[Reference] = ()
) -> str | None:
    """Return the first words of `means` that a sentence does not tell; None where it tells all.

    Args:
        means: What is to stand in brackets.
        words: The words of the quote that it stands for.
        place: Offsets of the sentence.
        ground: The article.
        known: References already checked: what the pronouns of that sentence stand for.
    """
    there = ground.article.text[place[0] : place[1]]
    wrong = _cue_untold(means, f"{there} {words}", ground)
    rest = means
    if wrong is None:
        rest, wrong = _without_times(means, words, place, ground)
    if wrong is None:
        rest, wrong = _without_numbers(rest, words, place, ground)
    if wrong is None:
        rest, wrong = _without_names(rest, place, ground, known)
    stands_for = " ".join(r.means for r in known if place[0] <= r.start < place[1])
    wrong = wrong or _words(rest, f"{words} {stands_for}", place, ground)
    return None if wrong and _is_full_name(means, place, ground) else wrong


def _is_full_name(means: str, place: Span, ground: Ground) -> bool:
    """Whether the article has these very words elsewhere, around a name that stands there."""
    whole = _POSSESSIVE.sub("", means.strip())
    names = [n for n in find_names(whole) if n.end == len(whole)]
    if not names or whole not in ground.article.text:
        return False
    return _stands(names[0], ground.names_in(place), ground) is not None


def _cue_untold(means: str, there: str, ground: Ground) -> str | None:
    """Return a negation or hedge that does not bear on the same word where it is told."""
    hedges = [c for c in find_hedges(means) if c.kind in HEDGES]
    for cue in [*find_negations(means), *hedges]:
        is_verb = ground.tags.get(cue.text.lower(), ("", ""))[0].startswith("VB")
        behind = None if is_verb else _WORD.search(means, cue.end)
        as_told = re.escape(cue.text) + (rf"\W+{re.escape(behind.group())}" if behind else "")
        if not re.search(rf"\b{as_told}\b", there, re.IGNORECASE):
            return cue.text
    return None


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _without_times(means: str, words: str, place: Span, ground: Ground) -> tuple[str, str | None]:
    rest = means
    theirs = [*ground.dates_in(place), *find_dates(words)]
    for ours in find_dates(means):
        if not any(_is_same_time(ours, d, ground) for d in theirs):
            return rest, ours.text
        rest = _blank(rest, ours.start, ours.end)
    return rest, None


def _is_same_time(ours: DateMention, theirs: DateMention, ground: Ground) -> bool:
    if ours.text.casefold() == theirs.text.casefold():
        return True
    printed = ground.article.published.date
    if ours.edge != theirs.edge:
        return False
    if printed is None:
        return ours.year is not None and (ours.year, ours.month, ours.day) == (
            theirs.year, theirs.month, theirs.day,
        )  # fmt: skip
    days = resolve(ours, printed)
    return days is not None and days == resolve(theirs, printed)


def _without_numbers(rest: str, words: str, place: Span, ground: Ground) -> tuple[str, str | None]:
    if not _NUMERAL.search(rest):
        return rest, None
    there = f"{ground.article.text[place[0] : place[1]]}\n{words}"
    theirs = [n.normal[:-1] for n in (*ground.numbers_in(place), *find_numbers(words))]
    for ours in find_numbers(rest):
        if ours.normal[:-1] not in theirs and ours.text.casefold() not in there.casefold():
            return rest, ours.text
        rest = _blank(rest, ours.start, ours.end)
    digits = _WITH_DIGITS.search(rest)
    if digits is not None and digits.group().strip(".") not in there:
        return rest, digits.group()
    return rest, None


_DESCRIBING = frozenset({"NN", "JJ", "DT", "NNP", ""})
"""Tags of words that describe whoever is named behind them."""


def as_spelt(means: str, ground: Ground) -> str | None:
    """Return the name that heads what is put in, as the article spells it; None without one.

    "The reporter Jo Day" is "Jo Day" to an article that does not call her so.
    """
    head = means.split(",", maxsplit=1)[0].rstrip()
    names = find_names(head)
    if not names or names[-1].end != len(head):
        return None
    ours = names[-1]
    before = _WORD.findall(head[: ours.start])
    if find_negations(means) or any(
        ground.tags.get(w.lower(), ("", ""))[0] not in _DESCRIBING for w in before
    ):
        return None
    for name in ground.names:
        if len(name.words) > 1 and tuple(ours.words[-len(name.words) :]) == name.words:
            return " ".join(name.words)
        if _is_slip(ours, name.words):
            return " ".join(name.words[-len(ours.words) :])
    return None


def _without_names(
    rest: str, place: Span, ground: Ground, known: Sequence[Reference]
) -> tuple[str, str | None]:
    theirs = ground.names_in(place)
    taken_up = [n for r in known if place[0] <= r.start < place[1] for n in find_names(r.means)]
    found: list[tuple[Name, int]] = []
    for ours in find_names(rest):
        at = _stands(ours, theirs, ground)
        if at is not None:
            found.append((ours, at))
        elif not any(_is_form(ours.words, n.words) for n in taken_up):
            if ours.initial and len(ours.words) == 1 and not _is_name(ours, ground):
                continue  # a capital that only its place gives
            if not _in_pieces(ours, theirs, place, ground):
                return rest, ours.text
    for (one, first), (other, second) in pairwise(found):
        if second < first and _acts_between(rest[one.end : other.start], ground):
            return rest, other.text  # who does what may be turned round
    for ours in find_names(rest):
        if not (ours.initial and len(ours.words) == 1 and not _is_name(ours, ground)):
            rest = _blank(rest, ours.start, ours.end)
    return rest, None


def _is_name(name: Name, ground: Ground) -> bool:
    return any(name.words[0] in n.words and not n.initial for n in ground.names)


def _acts_between(words: str, ground: Ground) -> bool:
    tags = (ground.tags.get(w.lower(), ("", ""))[0] for w in _WORD.findall(words))
    return any(tag.startswith("VB") for tag in tags) or " by " in words


def _stands(ours: Name, theirs: Sequence[Name], ground: Ground) -> int | None:
    """Return where a name stands among others, in whatever form the article gives it."""
    for name in theirs:
        whole = is_form_of(_plain(ours.words), _plain(name.words))
        if (whole and not _other_country(ours, name)) or _spells_out(ours, name, ground):
            return name.start
        if _same_surname(ours, name, ground):
            return name.start
    return None


def _other_country(ours: Name, theirs: Name) -> bool:
    lands = {country_of(ours.text), country_of(" ".join(theirs.words))} - {None}
    return len(lands) == 2 and is_form_of(ours.words, theirs.words)


def _plain(words: Sequence[str]) -> list[str]:
    """Return the words of a name without accents: "Calderon" is "Calderón"."""
    return [folded(w) if not w.isascii() else w for w in words]


def _is_form(one: Sequence[str], other: Sequence[str]) -> bool:
    return is_form_of(one, other) or is_form_of(other, one)


def _same_surname(ours: Name, theirs: Name, ground: Ground) -> bool:
    """Whether a headline's run of capitals holds the last name of the one who is called so."""
    last = ours.words[-1]
    if len(ours.words) < 2 or not any(same_word(last, w) for w in theirs.words):
        return False
    full = [n for n in ground.name_words if len(n) > 1 and same_word(n[-1], last)]
    known = any(is_form_of(ours.words, n) for n in full)
    return known and all(_is_form(ours.words, n) or _is_slip(ours, n) for n in full)


def _is_slip(ours: Name, other: Sequence[str]) -> bool:
    """Whether a name is another one misspelt in its first part ("Vincente" for "Vicente")."""
    one, two = ours.words, tuple(other)[-len(ours.words) :]
    alike = len(one) == len(two) > 1 and same_word(one[-1], two[-1]) and one[0][0] == two[0][0]
    return alike and fuzz.ratio(one[0], two[0]) >= SAME_SURNAME


def _spells_out(ours: Name, theirs: Name, ground: Ground) -> bool:
    """Whether the article itself has a name as the fuller form of another one, and no rival."""
    if is_acronym_of(theirs.text, ours.words) or is_acronym_of(ours.text, theirs.words):
        return True
    if not is_form_of(theirs.words, ours.words):
        return False
    forms = [n for n in ground.name_words if len(n) > len(theirs.words)]
    longer = [n for n in forms if is_form_of(theirs.words, n)]
    if not any(is_form_of(ours.words, n) for n in longer):
        return False
    return all(
        _is_form(ours.words, n) or _is_office(n, ours.words) or _is_slip(ours, n) for n in longer
    )


def _is_office(longer: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether a longer name only adds what comes before the same last name."""
    return same_word(longer[-1], ours[-1]) and not set(ours[:-1]) - set(longer)


def _in_pieces(ours: Name, theirs: Sequence[Name], place: Span, ground: Ground) -> bool:
    """Whether a title or office parts a name into names that stand there: "Lund Mayor Jo Day"."""
    words = ours.text.split()
    keys = ground.keys(place)
    for i, word in enumerate(words):
        plain = word.lower().strip(".")
        if not 0 <= i < len(words) - 1 or not {plain, stem(plain)} & keys:
            continue
        parts = [words[:i], words[i + 1 :]]
        if word in ours.words:
            continue
        if all(not p or any(is_form_of(_bare(p), n.words) for n in theirs) for p in parts):
            return True
    return False


def _bare(words: Iterable[str]) -> list[str]:
    return [_POSSESSIVE.sub("", w).strip(".,") for w in words]


def _words(rest: str, words: str, place: Span, ground: Ground) -> str | None:
    """Return the first word of content or measure that is told neither here nor there."""
    there = ground.keys(place)
    own = frozenset(k for w in _WORD.findall(words.lower()) for k in (w, stem(w)))
    for match in _WORD.finditer(rest):
        word = _ENDING.sub("", match.group().lower())
        parts = [word, *word.split("-")] if "-" in word else [word]
        if word in FREE or len(word) == 1:
            continue
        if not any(_is_told(p, there, own, ground) for p in parts):
            return match.group()
    return None


def _is_told(word: str, there: frozenset[str], own: frozenset[str], ground: Ground) -> bool:
    forms = uninflected(word) | {ground.tags.get(word, ("", word))[1]}
    forms |= {stem(f) for f in forms}
    return not forms.isdisjoint(there) or not forms.isdisjoint(own)


def uninflected(word: str) -> set[str]:
    """Return what a word may be without a regular ending (Quirk et al., 3.2-3.10, 5.73-5.81)."""
    found = {word}
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)]
            found.add(base + put)
            if len(base) > 2 and base[-1] == base[-2]:
                found.add(base[:-1])
    return found


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"),
            ("ing", ""), ("ing", "e"))  # fmt: skip
