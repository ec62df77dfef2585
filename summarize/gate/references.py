"""References: words of a quote that stand for something told elsewhere, checked at both ends.

The words must stand in the quote, what is put in must stand where it is told, and grammar must
allow that the one stands for the other. What fails is left out: the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.domain import DraftReference, Reference
from summarize.gate.agreement import POSSESSIVES, PRONOUNS, disagreement, person_named
from summarize.gate.article import Ground, Span
from summarize.gate.told import as_spelt, untold
from summarize.text.cues import HEDGES, find_hedges, find_negations
from summarize.text.dates import find_dates
from summarize.text.names import find_names, is_form_of
from summarize.text.numbers import find_numbers
from summarize.text.words import content_words, stem

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    if _bare(draft.words) == _bare(draft.means) or not draft.means.strip():
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
    loose = r"\s+".join(re.escape(w) for w in words.split())
    for flags in (0, re.IGNORECASE):
        for found in re.finditer(rf"(?<!\w){loose}(?!\w)", text[quote[0] : quote[1]], flags):
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
        return None
    reason = disagreement(draft.words, span, draft.means, ground)
    return f'"{draft.words}" cannot be "{draft.means}": {reason}' if reason else None


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
    return bool({stem(w) for w in content_words(one)} & {stem(w) for w in content_words(other)})


def is_same_meaning(one: str, other: str) -> bool:
    """Whether two answers mean the same: one has all the other's words of matter, or its name.

    "The 14 rebels" and "rebels" do, and "Assad" and "President Bashar al-Assad"; "Syria's army" and
    "Syria's rebels" do not.
    """
    counts, other_counts = ({n.value for n in find_numbers(text)} for text in (one, other))
    if counts and other_counts and counts != other_counts:
        return False
    ours, theirs = ({stem(w) for w in content_words(text)} for text in (one, other))
    if ours and theirs and (ours <= theirs or theirs <= ours):
        return True
    names, others = find_names(one), find_names(other)
    if len(names) != 1 or len(others) != 1:
        return _bare(one) == _bare(other)
    mine, other_words = names[0].words, others[0].words
    return is_form_of(mine, other_words) or is_form_of(other_words, mine)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", words.strip().casefold())
