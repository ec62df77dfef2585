"""What two accounts or more state: claims, whole or cut, with the claims that bear them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.bearing import held_terms, is_held, share_held, states
from summarize.comparison.statements import Statement, cut, whole
from summarize.comparison.story import Story
from summarize.domain import Claim, LoosePart
from summarize.text.dates import find_dates
from summarize.text.kinship import kin
from summarize.text.meaning import content_words, stem
from summarize.text.numbers import find_numbers
from summarize.text.opposites import pole_of

MAX_PARTNERS = 24
"""Claims of other accounts that are asked about a statement: those that share most with it."""

MAX_POSTING = 120
"""A word of more claims than this finds no partners, as in alignment."""

LEAST_SHARED = 0.3
"""Share of what a claim cannot leave out, by rarity, below which no partner states it."""

MIN_TERMS = 3
"""Words of content of a cut statement that has no name and no number: "the documents were
released" tells nothing once the day and the matter are cut off."""


OPENING_MARKS = frozenset("\"\u201c'\u2018\u00a3$\u20ac(")


class Shared(NamedTuple):
    """A statement and who states it.

    Attributes:
        statement: The words.
        claims: The claims that bear it out, its own among them, in the order of the story.
        accounts: How many accounts these are of.
        held: Share of its words, by rarity, that each of the claims holds at least.
        value: How much is told by how many: held words, times the accounts beyond the first.
    """

    statement: Statement
    claims: tuple[Claim, ...]
    accounts: int
    held: float
    value: float


def shared(
    story: Story, claims: Sequence[Claim], counted: Iterable[frozenset[str]] = ()
) -> Iterator[Shared]:
    """Yield what at least two accounts state, in the order of the claims whose words it is.

    A claim is asked for as it stands, and without those of its loose parts that a partner lacks:
    what is left after that is what the two have in common.

    Args:
        story: The accounts.
        claims: The claims that may be stated, and that may bear out.
        counted: Ids of claims that give one amount of one thing, by the ledger of figures.
    """
    partners = _Partners(story, claims)
    alike = _by_claim(counted)
    for claim in claims:
        same = alike.get(claim.id, frozenset())
        near = partners.of(claim, same)
        for statement in _variants(story, claim, near):
            bearing = [c for c in near if states(story, c, statement, counted=c.id in same)]
            found = _shared(story, statement, [claim, *bearing])
            if found.accounts > 1:
                yield found


def _by_claim(counted: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for ids in counted:
        for claim in ids:
            alike[claim] = alike.get(claim, frozenset()) | ids
    return alike


def _shared(story: Story, statement: Statement, claims: Sequence[Claim]) -> Shared:
    order = {a.id: i for i, a in enumerate(story.articles)}
    ordered = sorted(claims, key=lambda c: (order[c.article], c.start, c.id))
    accounts = len(story.accounts(ordered))
    told = story.weights.sum(statement.signature.terms)
    held = min(share_held(story, held_terms(story, c), statement) for c in ordered)
    # Held twice: of two ways to tell as much, the one without words that somebody lacks.
    return Shared(statement, tuple(ordered), accounts, held, held**2 * told * (accounts - 1))


def _variants(story: Story, claim: Claim, near: Sequence[Claim]) -> Iterator[Statement]:
    """Yield a claim whole, then without what one of its partners lacks, each cut once."""
    yield whole(story, claim)
    features = story.features.get(claim.id)
    if features is None or not features.loose:
        return
    seen: set[tuple[LoosePart, ...]] = {()}
    for partner in near:
        lacking = tuple(p for p in features.loose if not _has(story, partner, p))
        exact = tuple(p for p in features.loose if p in lacking or _is_exact(claim, p))
        for parts in (lacking, exact, features.loose):
            if parts not in seen:
                seen.add(parts)
                statement = cut(story, claim, parts)
                if _tells_something(statement):
                    yield statement


def _tells_something(statement: Statement) -> bool:
    """Whether what is left of a claim is no stump: ": how they were saved"."""
    signature = statement.signature
    exact = bool(signature.names or find_numbers(statement.text))
    begins = statement.text[:1].isalnum() or statement.text[:1] in OPENING_MARKS
    return begins and len(signature.terms) >= MIN_TERMS - exact


def _has(story: Story, partner: Claim, part: LoosePart) -> bool:
    """Whether a claim holds the words of content of another's loose part."""
    held = held_terms(story, partner)
    terms = {pole_of(w) or stem(w) for lemma in part.lemmas for w in content_words(lemma)}
    return all(is_held(t, held) for t in terms)


def _is_exact(claim: Claim, part: LoosePart) -> bool:
    """Whether a loose part holds a number or a day: these are held exactly or not at all."""
    words = claim.text[part.start : part.end]
    return bool(find_dates(words) or find_numbers(words))


class _Partners:
    """Finds the claims of other accounts that share most with what one cannot leave out."""

    def __init__(self, story: Story, claims: Sequence[Claim]) -> None:
        self._story = story
        self._claims = claims
        self._place = {c.id: i for i, c in enumerate(claims)}
        self._accounts = [story.account(c.article) for c in claims]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, frozenset[int]] = {}
        for i, claim in enumerate(claims):
            for term in story.signatures[claim.id].terms:
                self._postings[term].append(i)

    def of(self, claim: Claim, same: frozenset[str] = frozenset()) -> list[Claim]:
        """Return the claims of other accounts that may state what one states, the nearest first.

        Args:
            claim: The one.
            same: Ids of claims to ask in any case.
        """
        account = self._story.account(claim.article)
        core = self._core(claim)
        common = self._common(core)
        least = LEAST_SHARED * self._story.weights.sum(core)
        near = [i for i, w in common.items() if w >= least]
        best = sorted(near, key=lambda i: (-common[i], i))[:MAX_PARTNERS]
        asked = dict.fromkeys([*(self._place[c] for c in sorted(same) if c in self._place), *best])
        return [self._claims[i] for i in asked if self._accounts[i] != account]

    def _core(self, claim: Claim) -> frozenset[str]:
        features = self._story.features.get(claim.id)
        loose = features.loose if features else ()
        return cut(self._story, claim, loose).signature.terms

    def _common(self, core: frozenset[str]) -> dict[int, float]:
        """Return the weight of the words that each claim shares, or has others for."""
        common: dict[int, float] = defaultdict(float)
        for term in sorted(core):
            weight = self._story.weights.of(term)
            for i in self._holders(term):
                common[i] += weight
        return common

    def _holders(self, term: str) -> frozenset[int]:
        """Return the claims that have a word, or another for the same thing."""
        if term not in self._holding:
            postings = (self._postings.get(word, ()) for word in {term, *kin(term)})
            rare = (p for p in postings if len(p) <= MAX_POSTING)
            self._holding[term] = frozenset[int]().union(*rare)
        return self._holding[term]
