"""References: words of a quote that stand for something told elsewhere, checked at both ends.

The words must stand in the quote, what is put in must stand where it is told, and grammar must
allow that the one stands for the other. What fails is left out: the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from summarize.domain import DraftReference, Reference
from summarize.gate.agreement import (
    POSSESSIVES,
    PRONOUNS,
    disagreement,
    is_one_name,
    name_words,
    other_kind,
    person_named,
    same_name,
)
from summarize.gate.article import Ground
from summarize.observe.people import SAME_SURNAME
from summarize.text.cues import HEDGES, find_hedges, find_negations
from summarize.text.dates import find_dates, resolve
from summarize.text.names import Name, find_names, is_acronym_of, is_form_of, same_word
from summarize.text.numbers import find_numbers
from summarize.text.sentences import Span, without
from summarize.text.support import MEASURED_WORDS
from summarize.text.words import FUNCTION_WORDS, stem, stems, uninflected, verbatim

# --- do the words that are put in brackets stand where they are said to be told?


_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_ENDING = re.compile(r"['\u2019](?:s?|d|ll|ve|re|m)$")
FREE = FUNCTION_WORDS - MEASURED_WORDS
"""Words that tell nothing by themselves: how what is told is put together again."""

_WITH_DIGITS = re.compile(r"(?<![^\s\"“”'’()\[\],])[^\s\"“”'’()\[\],\d]*+\d[^\s\"“”'’()\[\],]*+")


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that is to tell what is put in brackets for some words of a quote."""

    place: Span
    words: str  # of the quote
    ground: Ground
    known: tuple[Reference, ...]  # already checked, in it: what its pronouns stand for

    @property
    def text(self) -> str:
        """The sentence and the words of the quote."""
        return f"{self.ground.article.text[slice(*self.place)]}\n{self.words}"


def _untold(
    means: str, words: str, place: Span, ground: Ground, known: Sequence[Reference]
) -> str | None:
    """Return the first words of `means` that a sentence does not tell; None where it tells all."""
    if verbatim(means).search(ground.article.text, *place) is not None:
        return None
    own = tuple(r for r in known if place[0] <= r.start < place[1])
    told, rest = _Telling(place, words, ground, own), means
    for check in (_without_cues, _without_times, _without_numbers, _without_names):
        rest, wrong = check(rest, told)
        if wrong is not None:
            return wrong
    return _untold_word(rest, told)


def _without_cues(rest: str, told: _Telling) -> tuple[str, str | None]:
    """Return a negation or hedge that does not bear on the same word where it is told."""
    hedges = [c for c in find_hedges(rest) if c.kind in HEDGES]
    for cue in [*find_negations(rest), *hedges]:
        is_verb = told.ground.tag_of(cue.text).startswith("VB")
        behind = None if is_verb else _WORD.search(rest, cue.end)
        as_told = re.escape(cue.text) + (rf"\W+{re.escape(behind.group())}" if behind else "")
        if not re.search(rf"\b{as_told}\b", told.text, re.IGNORECASE):
            return rest, cue.text
    return rest, None


def _without_times(rest: str, told: _Telling) -> tuple[str, str | None]:
    (start, end), dates = told.place, told.ground.dates
    theirs = [*(d for d in dates if start <= d.start < end), *find_dates(told.words)]
    words, printed = {d.text.casefold() for d in theirs}, told.ground.article.published.date
    for ours in find_dates(rest):
        days = resolve(ours, printed) if printed is not None else None
        alike = [d for d in theirs if d.edge == ours.edge] if days is not None else []
        same = any(resolve(d, printed) == days for d in alike if printed is not None)
        if ours.text.casefold() not in words and not same:
            return rest, ours.text
        rest = without(rest, [(ours.start, ours.end)])
    return rest, None


def _without_numbers(rest: str, told: _Telling) -> tuple[str, str | None]:
    (start, end), numbers = told.place, told.ground.numbers
    near = [*(n for n in numbers if start <= n.start < end), *find_numbers(told.words)]
    theirs = {n.normal[:-1] for n in near}
    for ours in find_numbers(rest):
        if ours.normal[:-1] not in theirs and ours.text.casefold() not in told.text.casefold():
            return rest, ours.text
        rest = without(rest, [(ours.start, ours.end)])
    digits = _WITH_DIGITS.search(rest)
    untold = digits is not None and digits[0].strip(".") not in told.text
    return rest, digits[0] if digits is not None and untold else None


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
    if find_negations(means) or any(ground.tag_of(w) not in _DESCRIBING for w in before):
        return None
    for name in ground.names:
        if len(name.words) > 1 and tuple(ours.words[-len(name.words) :]) == name.words:
            return " ".join(name.words)
        if _is_slip(ours, name.words):
            return " ".join(name.words[-len(ours.words) :])
    return None


def _without_names(rest: str, told: _Telling) -> tuple[str, str | None]:
    ground, taken_up = told.ground, [n for r in told.known for n in find_names(r.means)]
    found: list[tuple[Name, int]] = []
    for ours in find_names(rest):
        at = _stands(ours, ground.names_in(told.place), ground)
        if at is not None:
            found.append((ours, at))
        elif not any(is_one_name(ours, n) for n in taken_up):
            return rest, ours.text
        rest = without(rest, [(ours.start, ours.end)])
    for (one, first), (other, second) in pairwise(found):
        between = rest[one.end : other.start]
        acts = any(ground.tag_of(w).startswith("VB") for w in _WORD.findall(between))
        if second < first and (acts or " by " in between):
            return rest, other.text  # who does what may be turned round
    return rest, None


def _stands(ours: Name, theirs: Sequence[Name], ground: Ground) -> int | None:
    """Return where a name stands among others, in whatever form the article gives it."""
    mine = name_words(ours.text)
    given = any(is_form_of(mine, words) for words in ground.name_words)
    for name in theirs:
        known = given or is_acronym_of(name.text, ours.words)
        if is_form_of(mine, name_words(name.text)) or (known and same_name(ours.text, name.text)):
            return name.start
    return None


def _is_slip(ours: Name, other: Sequence[str]) -> bool:
    """Whether a name is another one misspelt in its first part ("Vincente" for "Vicente")."""
    one, two = ours.words, tuple(other)[-len(ours.words) :]
    alike = len(one) == len(two) > 1 and same_word(one[-1], two[-1]) and one[0][0] == two[0][0]
    return alike and fuzz.ratio(one[0], two[0]) >= SAME_SURNAME


def _untold_word(rest: str, told: _Telling) -> str | None:
    """Return the first word of content or measure that is told neither here nor there."""
    ours = f"{told.words} {' '.join(r.means for r in told.known)}".lower()
    known = told.ground.keys(told.place) | {k for w in _WORD.findall(ours) for k in (w, stem(w))}
    for match in _WORD.finditer(rest):
        word = _ENDING.sub("", match.group().lower())
        if word in FREE or len(word) == 1:
            continue
        parts = {word, *word.split("-")}
        forms = {f for p in parts for f in uninflected(p) | {told.ground.tags.get(p, ("", p))[1]}}
        if known.isdisjoint(forms | {stem(f) for f in forms}):
            return match.group()
    return None


BEHIND = frozenset({"i", "myself", "yourself", "himself", "herself", "itself", "themselves",
                    "ourselves"})  # fmt: skip
"""In their place a name would not agree with its verb, or name its own deed twice."""
RELATIVES = frozenset({"who", "whom", "which", "that", "where", "when"})
"""In front of a subject they join a clause: "which he estimates"."""
NOT_SAID = "asked again, nothing is said of it"
_POSSESSIVE = re.compile(r"s?['\u2019]s?$")
_CONTRACTED = re.compile(r"['\u2019](?:m|re|ve|ll|d|s)\b")
_ARTICLE = re.compile(r"^(?:The|An?|This|That|These|Those)\b")


@dataclass(frozen=True, slots=True)
class CheckedReference:
    """A reference as an engine gives it, and what became of it."""

    claim: int  # the number of the claim that it is of
    draft: DraftReference
    span: Span | None  # of its words; None where they do not stand in the claim's quote
    reference: Reference | None = None  # what stands of it
    reason: str = ""  # why it does not stand, or not as given


def asked_of(
    claim: int, drafts: Iterable[DraftReference], quote: Span, text: str
) -> Iterator[CheckedReference]:
    """Find the words of a claim's references in its quote."""
    taken: list[Span] = []
    for draft in sorted(drafts, key=lambda d: -len(d.words)):  # of two that overlap, the longer
        span = _find(draft.words, quote, taken, text)
        taken += [span] if span is not None else []
        yield CheckedReference(claim, draft, span)


def check_references(asked: Sequence[CheckedReference], ground: Ground) -> list[CheckedReference]:
    """Check the references of all claims of an article together.

    Together, since what a sentence's pronoun stands for is told by the references of the claims
    made of that sentence; and where two claims give the same words two meanings, neither stands.
    """
    results = [_check(a, ground, ()) for a in asked]
    for _ in range(2):
        known = [r.reference for r in results if r.reference is not None]
        again = [i for i, r in enumerate(results) if r.reference is None and r.span]
        made = {i: _check(asked[i], ground, known) for i in again}
        if not any(r.reference for r in made.values()):
            break
        results = [made.get(i, r) for i, r in enumerate(results)]
    return _without_conflicts(results)


def _check(asked: CheckedReference, ground: Ground, known: Sequence[Reference]) -> CheckedReference:
    draft, span = asked.draft, asked.span
    if span is None:
        return replace(asked, reason=f'"{draft.words}" does not stand in the quote')
    reason = _ruled_out(draft, span, ground)
    if reason is not None:
        return replace(asked, reason=reason)
    told, missing = _told(draft, span, ground, known)
    if told is not None:
        reason = _other_antecedent(draft, span, told, ground)
        stands = _reference(draft, span, told, ground) if reason is None else None
        return replace(asked, reference=stands, reason=reason or "")
    reason = f'"{missing}" is not told where it is said to be'
    name = as_spelt(draft.means, ground)
    if name is None or name == draft.means:
        return replace(asked, reason=reason)
    named = replace(asked, draft=draft.model_copy(update={"means": name}))
    return replace(asked, reference=_check(named, ground, known).reference, reason=reason)


def _ruled_out(draft: DraftReference, span: Span, ground: Ground) -> str | None:
    """Return what an engine's second answer or grammar has against a reference."""
    words, means, again = draft.words, draft.means, draft.again
    if _bare(words) == _bare(means) or not means.strip():
        return "it says nothing more than the words themselves"
    if again is not None and not is_same_meaning(means, again):
        return f'asked again, it is "{again}"' if again else NOT_SAID
    if draft.place != "instead":
        reason = other_kind(words, means, ground)
        far = reason is not None and not _is_named_near(means, span, ground)
        return f'"{words}" is not of "{means}": {reason}' if far else None
    for token in ground.tokens(span):
        had = token.tag_ == "VBN" and any(c.dep_ in {"aux", "auxpass"} for c in token.lefts)
        if token.tag_ in {"VBD", "VBZ", "MD"} or had:
            return f'it would leave out "{token.text}"'
    reason = disagreement(words, means, ground)
    return f'"{words}" cannot be "{means}": {reason}' if reason else None


def _find(words: str, quote: Span, taken: Sequence[Span], text: str) -> Span | None:
    if not words.strip():
        return None
    for flags in (0, re.IGNORECASE):
        for found in verbatim(words, flags).finditer(text[slice(*quote)]):
            span = quote[0] + found.start(), quote[0] + found.end()
            if not any(s < span[1] and span[0] < e for s, e in taken):
                return span
    return None


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


def _is_named_near(name: str, span: Span, ground: Ground) -> bool:
    """Whether a name stands in the sentence of some words or in the one before."""
    here = ground.sentence_at(span[0])
    low, high = ground.sentences[max(here - 1, 0)][0], ground.sentences[here][1]
    ours = find_names(name)
    return bool(ours) and _stands(ours[-1], ground.names_in((low, high)), ground) is not None


def _told(
    draft: DraftReference, span: Span, ground: Ground, known: Sequence[Reference]
) -> tuple[Span | None, str | None]:
    """Return the sentence that tells what is put in, else the first words that none tells.

    It is the sentence named; where none is, one of the article's, the nearest before first.
    """
    here = ground.sentence_at(span[0]) + 1
    places = [*reversed(ground.sentences[:here]), *ground.sentences[here:]]
    first: str | None = None
    for place in places if draft.told is None else [draft.told]:
        missing = _untold(draft.means, draft.words, place, ground, known)
        if missing is None:
            return place, None
        first = first or missing
    return None, first


def _other_antecedent(draft: DraftReference, span: Span, told: Span, ground: Ground) -> str | None:
    """Return who else of the quote's own sentence "he" or "she" must stand for."""
    pronoun = PRONOUNS.get(draft.words.lower())
    if pronoun is None or not pronoun.gender:
        return None
    own = ground.sentences[ground.sentence_at(span[0])]
    meant = person_named(draft.means.split(",")[0], ground)
    people = ground.attributions.people
    before = [p for p in people if any(own[0] <= place < span[0] for place, _ in p.places)]
    fits = [p for p in before if p.sex == pronoun.gender]
    if not fits or told == own or meant is None or any(p is meant for p in before):
        return None
    return f'in its own sentence "{draft.words}" is {fits[0].name}'


def _reference(draft: DraftReference, span: Span, told: Span, ground: Ground) -> Reference:
    """Return a reference with what is put in as its place asks for: capital, possessive."""
    text, place = ground.article.text, _place(draft, span, ground)
    means = " ".join(draft.means.split()).strip(" []")
    replaced = draft.place == "instead" and place == span
    if replaced and _owns(draft.words, span, ground) and not _POSSESSIVE.search(means):
        means += "'" if means.endswith("s") else "'s"
    if text[span[0]].isupper() and replaced and text[slice(*span)] != "I":
        means = means[:1].upper() + means[1:]
    elif _ARTICLE.match(means):
        means = means[:1].lower() + means[1:]
    return Reference(start=place[0], end=place[1], means=means, told=told)


def _place(draft: DraftReference, span: Span, ground: Ground) -> Span:
    """Return the words that a bracket replaces, or the point where it is put in."""
    if draft.place == "before":
        return span[0], span[0]
    low = draft.words.lower()
    clause = draft.means.lower().startswith("that ")
    dep = next((t.dep_ for t in ground.tokens(span)), "")
    joins = low in RELATIVES and dep not in {"nsubj", "nsubjpass", "pobj"}
    bound = low in BEHIND or joins or _loses(draft, span, ground)
    if draft.place == "instead" and not bound and not clause:
        return span
    contracted = _CONTRACTED.match(ground.article.text, span[1])
    end = contracted.end() if contracted else span[1]
    return end, end


def _owns(words: str, span: Span, ground: Ground) -> bool:
    low = words.lower()
    if low not in POSSESSIVES:
        return bool(re.search(r"(?:'s|s'|\u2019s|s\u2019)$", words))
    tokens = ground.tokens(span)
    return low != "her" or (bool(tokens) and tokens[0].tag_ == "PRP$")


def _without_conflicts(results: Iterable[CheckedReference]) -> list[CheckedReference]:
    """Leave out references that give the same words of the article two meanings."""
    at: dict[Span, list[str]] = {}
    for result in results:
        if result.reference is not None and result.span is not None:
            at.setdefault(result.span, []).append(result.draft.means)
    split = {s for s, means in at.items() if not all(is_same_meaning(means[0], m) for m in means)}
    reason = "another claim gives the same words another meaning"
    return [
        replace(r, reference=None, reason=reason) if r.reference and r.span in split else r
        for r in results
    ]


def is_same_meaning(one: str, other: str) -> bool:
    """Whether two answers mean the same: one has all the other's words of matter, or its name.

    "The 14 rebels" and "rebels" do, and "Assad" and "President Bashar al-Assad"; "Syria's army" and
    "Syria's rebels" do not.
    """
    counts, others = ({n.value for n in find_numbers(text)} for text in (one, other))
    if counts and others and counts != others:
        return False
    ours, theirs = (stems(text) for text in (one, other))
    if ours and theirs and (ours <= theirs or theirs <= ours):
        return True
    mine, named = find_names(one), find_names(other)
    if len(mine) != 1 or len(named) != 1:
        return _bare(one) == _bare(other)
    return is_one_name(mine[0], named[0])


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", words.strip().casefold())
