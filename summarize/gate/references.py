"""References: words of a quote that stand for something told elsewhere, checked at both ends.

The words must stand in the quote, what is put in must stand where it is told, and grammar must
allow that the one stands for the other. What fails is left out: the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from summarize.domain import DraftReference, Reference
from summarize.gate.agreement import (
    POSSESSIVES,
    PRONOUNS,
    disagreement,
    is_human,
    other_kind,
    person_named,
)
from summarize.gate.article import Ground
from summarize.observe.people import SAME_SURNAME
from summarize.text.cues import HEDGES, find_hedges, find_negations
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.names import (
    Name,
    country_of,
    find_names,
    folded,
    is_acronym_of,
    is_form_of,
    same_word,
)
from summarize.text.numbers import find_numbers
from summarize.text.stretches import Span, without
from summarize.text.support import MEASURED_WORDS
from summarize.text.words import FUNCTION_WORDS, stem, stems, uninflected, verbatim

if TYPE_CHECKING:
    from spacy.tokens import Token


# --- do the words that are put in brackets stand where they are said to be told?


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
    if _has_verbatim(there, means):
        return None
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


def _has_verbatim(text: str, words: str) -> bool:
    """Whether words stand in a text as they are: "the f***ing wall" has no word of its own."""
    return bool(words.strip()) and verbatim(words).search(text) is not None


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


def _without_times(means: str, words: str, place: Span, ground: Ground) -> tuple[str, str | None]:
    rest = means
    theirs = [*ground.dates_in(place), *find_dates(words)]
    for ours in find_dates(means):
        if not any(_is_same_time(ours, d, ground) for d in theirs):
            return rest, ours.text
        rest = without(rest, [(ours.start, ours.end)])
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
        rest = without(rest, [(ours.start, ours.end)])
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
            rest = without(rest, [(ours.start, ours.end)])
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


BEHIND = frozenset({"i", "myself", "yourself", "himself", "herself", "itself", "themselves",
                    "ourselves"})  # fmt: skip
"""In their place a name would not agree with its verb, or name its own deed twice."""
RELATIVES = frozenset({"who", "whom", "which", "that", "where", "when"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NOT_SAID = "asked again, nothing is said of it"
_CONTRACTED = re.compile(r"['\u2019](?:m|re|ve|ll|d|s)\b")
_ARTICLE = re.compile(r"^(?:The|An?|This|That|These|Those)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A reference as an engine gives it, with the quote that it is of.

    Attributes:
        draft: As given.
        quote: Offsets of the quote.
        span: Offsets of its words; None where they do not stand in the quote.
    """

    draft: DraftReference
    quote: Span
    span: Span | None

    @classmethod
    def of(cls, draft: DraftReference, quote: Span, taken: Sequence[Span], text: str) -> Asked:
        """Find the words in the quote: the first place that no other reference has."""
        return cls(draft, quote, _find(draft.words, quote, taken, text))


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a reference.

    Attributes:
        asked: As given.
        reference: What stands of it; None where nothing does.
        reason: Why it does not stand, or not as given; "" where it does.
    """

    asked: Asked
    reference: Reference | None = None
    reason: str = ""


def asked_of(drafts: Iterable[DraftReference], quote: Span, text: str) -> list[Asked]:
    """Find the words of a claim's references in its quote."""
    taken: list[Span] = []
    found = []
    for draft in sorted(drafts, key=lambda d: -len(d.words)):  # of two that overlap, the longer
        asked = Asked.of(draft, quote, taken, text)
        found.append(asked)
        taken += [asked.span] if asked.span is not None else []
    return found


def check_references(asked: Sequence[Asked], ground: Ground) -> list[Checked]:
    """Check the references of all claims of an article together.

    Together, since what a sentence's pronoun stands for is told by the references of the claims
    made of that sentence; and where two claims give the same words two meanings, neither stands.
    """
    results = [_check(a, ground, ()) for a in asked]
    for _ in range(2):
        known = [r.reference for r in results if r.reference is not None]
        again = [i for i, r in enumerate(results) if r.reference is None and r.asked.span]
        made = {i: _check(asked[i], ground, known) for i in again}
        if not any(r.reference for r in made.values()):
            break
        results = [made.get(i, r) for i, r in enumerate(results)]
    return _without_conflicts(results)


def _check(asked: Asked, ground: Ground, known: Sequence[Reference]) -> Checked:
    draft, span = asked.draft, asked.span
    if span is None:
        return Checked(asked, reason=f'"{draft.words}" does not stand in the quote')
    if _reference_bare(draft.words) == _reference_bare(draft.means) or not draft.means.strip():
        return Checked(asked, reason="it says nothing more than the words themselves")
    if draft.again is not None and not is_same_meaning(draft.means, draft.again):
        return Checked(
            asked, reason=f'asked again, it is "{draft.again}"' if draft.again else NOT_SAID
        )
    reason = _leaves_out_a_verb(draft, span, ground) or _disagrees(draft, span, ground)
    if reason is not None:
        return Checked(asked, reason=reason)
    told, missing = _told(asked, ground, known)
    name = as_spelt(draft.means, ground) if told is None else None
    if name is not None and name != draft.means:
        named = replace(asked, draft=draft.model_copy(update={"means": name}))
        found = _check(named, ground, known).reference
        if found is not None:
            return Checked(asked, found, f'"{missing}" is not told where it is said to be')
    if told is None:
        return Checked(asked, reason=f'"{missing}" is not told where it is said to be')
    reason = _other_antecedent(asked, span, told, ground)
    if reason is not None:
        return Checked(asked, reason=reason)
    return Checked(asked, reference=_reference(draft, span, told, ground))


def _find(words: str, quote: Span, taken: Sequence[Span], text: str) -> Span | None:
    if not words.strip():
        return None
    for flags in (0, re.IGNORECASE):
        for found in verbatim(words, flags).finditer(text[quote[0] : quote[1]]):
            span = quote[0] + found.start(), quote[0] + found.end()
            if not any(s < span[1] and span[0] < e for s, e in taken):
                return span
    return None


def _leaves_out_a_verb(draft: DraftReference, span: Span, ground: Ground) -> str | None:
    verbs = [
        t
        for t in ground.tokens(span)
        if t.tag_ in {"VBD", "VBZ", "MD"} or (t.tag_ == "VBN" and _is_finite(t))
    ]
    return f'it would leave out "{verbs[0].text}"' if verbs and draft.place == "instead" else None


def _is_finite(participle: Token) -> bool:
    return any(c.dep_ in AUXILIARIES for c in participle.lefts)


def _loses(draft: DraftReference, span: Span, ground: Ground) -> bool:
    """Whether the quote would lose a number, a "not" or a hedge if the words were replaced."""
    words, means = ground.article.text[span[0] : span[1]], draft.means.casefold()
    cues = [*find_negations(words), *(c for c in find_hedges(words) if c.kind in HEDGES)]
    if any(c.text.casefold() not in means for c in cues):
        return True
    kept = [n.normal[:-1] for n in find_numbers(draft.means)]
    parts = float(len(re.findall(r",\s|\sand\s", draft.means)) + 1)
    dated = find_dates(words)
    return any(
        number.normal[:-1] not in kept
        and number.value not in {parts, 1.0}
        and not any(d.start <= number.start < d.end for d in dated)
        for number in find_numbers(words)
    )


def _disagrees(draft: DraftReference, span: Span, ground: Ground) -> str | None:
    if draft.place != "instead":
        other = other_kind(draft.words, draft.means, ground)
        far = other is not None and not _is_named_near(draft.means, span, ground)
        return f'"{draft.words}" is not of "{draft.means}": {other}' if far else None
    if _may_be_body(draft, span, ground):
        return None
    reason = disagreement(draft.words, draft.means, ground)
    return f'"{draft.words}" cannot be "{draft.means}": {reason}' if reason else None


def _is_named_near(name: str, span: Span, ground: Ground) -> bool:
    """Whether a name stands in the sentence of some words or in the one before."""
    here = ground.sentence_at(span[0])
    low, high = ground.sentences[max(here - 1, 0)][0], ground.sentences[here][1]
    ours = find_names(name)
    return bool(ours) and _stands(ours[-1], ground.names_in((low, high)), ground) is not None


def _may_be_body(draft: DraftReference, span: Span, ground: Ground) -> bool:
    """Whether "it" or "they" takes up a name of one word that is a subject of its own sentence.

    The parser takes it for a person's; but nothing in the article says that it is anybody's.
    """
    pronoun = PRONOUNS.get(draft.words.lower())
    person = person_named(draft.means, ground)
    if pronoun is None or pronoun.gender or not pronoun.number or person is None:
        return False
    if " " in person.name or is_human(person):
        return False
    low = ground.sentence_of(span)[0]
    return any(subject and low <= place < span[0] for place, subject in person.places)


def _told(
    asked: Asked, ground: Ground, known: Sequence[Reference]
) -> tuple[Span | None, str | None]:
    """Return the sentence that tells what is put in, else the first words that none tells."""
    draft = asked.draft
    first: str | None = None
    for place in _places(asked, ground):
        missing = untold(draft.means, draft.words, place, ground, known)
        if missing is None:
            return place, None
        first = first or missing
    return None, first


def _places(asked: Asked, ground: Ground) -> Iterator[Span]:
    """Yield the sentence named; where none is, those of the article, the nearest before first."""
    if asked.draft.told is not None:
        yield asked.draft.told
        return
    here = ground.sentence_at(asked.span[0] if asked.span else asked.quote[0])
    yield from reversed(ground.sentences[: here + 1])
    yield from ground.sentences[here + 1 :]


def _other_antecedent(asked: Asked, span: Span, told: Span, ground: Ground) -> str | None:
    """Return who else of the quote's own sentence "he" or "she" must stand for."""
    pronoun = PRONOUNS.get(asked.draft.words.lower())
    if pronoun is None or not pronoun.gender:
        return None
    own = ground.sentences[ground.sentence_at(span[0])]
    meant = person_named(_head(asked.draft.means), ground)
    before = [
        p
        for p in ground.attributions.people
        if any(own[0] <= place < span[0] for place, _ in p.places)
    ]
    fits = [p for p in before if p.sex == pronoun.gender]
    if not fits or told == own or meant is None or any(p is meant for p in before):
        return None
    return f'in its own sentence "{asked.draft.words}" is {fits[0].name}'


def _head(means: str) -> str:
    return means.split(",", maxsplit=1)[0]


def _reference(draft: DraftReference, span: Span, told: Span, ground: Ground) -> Reference:
    means = _fitted(draft, span, ground)
    start, end = _place(draft, span, ground)
    return Reference(start=start, end=end, means=means, told=told)


def _place(draft: DraftReference, span: Span, ground: Ground) -> Span:
    """Return the words that a bracket replaces, or the point where it is put in."""
    if draft.place == "before":
        return span[0], span[0]
    low = draft.words.lower()
    clause = draft.means.lower().startswith("that ")
    bound = low in BEHIND or _is_bound(low, span, ground) or _loses(draft, span, ground)
    if draft.place == "instead" and not bound and not clause:
        return span
    contracted = _CONTRACTED.match(ground.article.text, span[1])
    end = contracted.end() if contracted else span[1]
    return end, end


def _is_bound(word: str, span: Span, ground: Ground) -> bool:
    """Whether a relative word stands in front of a subject: a name in its place reads wrongly."""
    tokens = ground.tokens(span)
    if word not in RELATIVES or not tokens:
        return False
    return tokens[0].dep_ not in {*SUBJECTS, "pobj"}


def _fitted(draft: DraftReference, span: Span, ground: Ground) -> str:
    """Return what is put in as its place asks for: capital, possessive."""
    text = ground.article.text
    means = " ".join(draft.means.split()).strip(" []")
    replaced = draft.place == "instead" and _place(draft, span, ground) == span
    if replaced and _owns(draft.words, span, ground) and not re.search(r"s?['\u2019]s?$", means):
        means += "'" if means.endswith("s") else "'s"
    if text[span[0]].isupper() and replaced and text[span[0] : span[1]] != "I":
        means = means[:1].upper() + means[1:]
    elif _ARTICLE.match(means):
        means = means[:1].lower() + means[1:]
    return means


def _owns(words: str, span: Span, ground: Ground) -> bool:
    low = words.lower()
    if low not in POSSESSIVES:
        return bool(re.search(r"(?:'s|s'|\u2019s|s\u2019)$", words))
    tokens = ground.tokens(span)
    return low != "her" or (bool(tokens) and tokens[0].tag_ == "PRP$")


def _without_conflicts(results: list[Checked]) -> list[Checked]:
    """Leave out references that give the same words of the article two meanings."""
    at: dict[Span, list[Checked]] = {}
    for result in results:
        if result.reference is not None and result.asked.span is not None:
            at.setdefault(result.asked.span, []).append(result)
    split = {span for span, found in at.items() if _differ(found)}
    return [
        replace(r, reference=None, reason="another claim gives the same words another meaning")
        if r.asked.span in split and r.reference is not None
        else r
        for r in results
    ]


def _differ(found: Sequence[Checked]) -> bool:
    first = found[0].asked.draft.means
    return any(not _alike(first, other.asked.draft.means) for other in found[1:])


def _alike(one: str, other: str) -> bool:
    """Whether two meanings may be one: a name in common, or a word where one names none."""
    ours, theirs = find_names(one), find_names(other)
    if ours and theirs:
        return any(
            is_form_of(a.words, b.words) or is_form_of(b.words, a.words)
            for a in ours
            for b in theirs
        )
    return bool(stems(one) & stems(other))


def is_same_meaning(one: str, other: str) -> bool:
    """Whether two answers mean the same: one has all the other's words of matter, or its name.

    "The 14 rebels" and "rebels" do, and "Assad" and "President Bashar al-Assad"; "Syria's army" and
    "Syria's rebels" do not.
    """
    counts, other_counts = ({n.value for n in find_numbers(text)} for text in (one, other))
    if counts and other_counts and counts != other_counts:
        return False
    ours, theirs = (stems(text) for text in (one, other))
    if ours and theirs and (ours <= theirs or theirs <= ours):
        return True
    names, others = find_names(one), find_names(other)
    if len(names) != 1 or len(others) != 1:
        return _reference_bare(one) == _reference_bare(other)
    mine, other_words = names[0].words, others[0].words
    return is_form_of(mine, other_words) or is_form_of(other_words, mine)


def _reference_bare(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", words.strip().casefold())
