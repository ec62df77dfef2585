"""Where claims come from: speakers joined across articles, relays looked through, copies seen.

The origin is who asserts: a person under all spellings, a body under its names and acronyms, the
agency whose copy an outlet runs, or the outlet itself. Who passed the words on stays in `via`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from summarize.comparison.naming import (
    LEGAL_FORMS,
    PRONOUNS,
    UNATTRIBUTED,
    acronym,
    body_key,
    body_words,
    initials,
    is_hearsay,
    kind_of,
    levelled,
    name_words,
    same_person,
    told_as,
    with_article,
)
from summarize.domain import (
    Article,
    Claim,
    GroundedClaim,
    Origin,
    OriginKind,
    ReadArticle,
    original_of,
)
from summarize.text.cues import negates
from summarize.text.names import country_of, folded, government_of
from summarize.text.numbers import find_numbers
from summarize.text.words import opposed


class Joined:
    """Sets of what is one (union-find); what was never joined is alone."""

    def __init__(self) -> None:
        self._up: dict[Hashable, Hashable] = {}

    def root(self, one: Hashable) -> Hashable:
        """Return what stands for all that one is joined with."""
        while (up := self._up.get(one, one)) != one:
            self._up[one] = one = self._up.get(up, up)
        return one

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make two one; what stands for the first stands for both."""
        self._up[self.root(other)] = self.root(one)


# --- passages that several articles carry in nearly the same words: one origin, not several


SHORTEST = 9
"""Words from which two articles' near-identical words are one text rather than one phrasing."""
NEARLY = 80.0
"""Token similarity (Indel ratio, 0-100) of a passage run by two outlets with light edits; set by
reading a sample of pairs in four real stories, not swept."""
SPELT_ALIKE = 70.0
"""Likeness of two names in one place of a passage from which they are one in two spellings
(Pozhnikir and Poznikhir have 89, Monday and Tuesday 46). Not swept."""
SHINGLE = 4
"""Words that must stand in both in the same order for two passages to be compared at all."""
COMMONEST = 60
"""Passages sharing one shingle beyond which it is a stock phrase and brings nothing together."""

_WORD = re.compile(r"[^\W_]+")


def repeated(claims: Sequence[GroundedClaim]) -> list[tuple[int, int]]:
    """Return pairs of claims, by index, whose quotes are one passage in two articles.

    Linear in the number of claims: only quotes that share a run of words are compared.
    """
    words = [_WORD.findall(c.quote.lower()) for c in claims]
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(words):
        if len(own) >= SHORTEST:
            for shingle in set(zip(*(own[n:] for n in range(SHINGLE)), strict=False)):
                index[shingle].append(i)
    candidates = {
        (a, b)
        for holders in index.values()
        if len(holders) <= COMMONEST
        for a, b in combinations(holders, 2)
        if claims[a].article != claims[b].article
    }
    return [
        (a, b)
        for a, b in sorted(candidates)
        if fuzz.ratio(words[a], words[b]) >= NEARLY and _same(claims[a].quote, claims[b].quote)
    ]


def _same(one: str, other: str) -> bool:
    """Whether two nearly identical passages differ in no word that turns them.

    Other numbers, opposite words, a negation more, or another name in one's place make two
    statements of them.
    """
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    if mine == theirs:
        return True
    if negates(one) != negates(other) or opposed(one, other) is not None:
        return False
    numbers, others = ({n.value for n in find_numbers(q)} - {None} for q in (one, other))
    if not (numbers <= others or others <= numbers):
        return False
    changes = SequenceMatcher(a=mine, b=theirs, autojunk=False).get_opcodes()
    replaced = [c for c in changes if c[0] == "replace" and c[1] and c[3]]
    return not any(_other_names(mine[a:b], theirs[c:d]) for _, a, b, c, d in replaced)


def _other_names(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words of one passage are names and the words in their place other names."""
    ours = [w for w in mine if w[:1].isupper()]
    others = [w for w in theirs if w[:1].isupper()]
    return bool(ours and others) and not any(
        fuzz.ratio(a.lower(), b.lower()) >= SPELT_ALIKE for a in ours for b in others
    )


# --- one node per source: who speaks in each article, and which of them are one


Node = tuple[str, str]
"""An article and a speaker of it ("" where nobody says who), or `TELLER` and who tells himself."""

TELLER = "teller"


class Telling(NamedTuple):
    """Who tells a claim as its article has it."""

    node: Node
    name: str
    kind: OriginKind


def tellings_of(articles: Sequence[Article], claims: Sequence[GroundedClaim]) -> list[Telling]:
    """Return who tells each claim: the speaker, else the article's agency, original or outlet."""
    by_id = {a.id: a for a in articles}
    agencies = {folded(a.agency) for a in articles if a.agency}
    found = []
    for claim in claims:
        node: Node = (claim.article, "")
        kind: OriginKind = "unnamed"
        name = claim.speaker or UNATTRIBUTED
        if claim.speaker is not None and not is_hearsay(name):
            node, kind = (claim.article, name), kind_of(name, claim.speaker_text)
        elif claim.mode == "own-voice":
            first = original_of(by_id[claim.article], by_id)
            name = by_id[claim.article].agency or first.agency or first.called
            node = (TELLER, folded(name))
            kind = "agency" if node[1] in agencies else "outlet"
        found.append(Telling(node, name, kind))
    return found


def joined_tellings(articles: Sequence[Article], tellings: Sequence[Telling]) -> Joined:
    """Return the nodes that are one source."""
    joined = Joined()
    speakers: dict[Node, OriginKind] = {}
    for node, _, kind in tellings:
        if node[0] != TELLER and node[1]:
            speakers[node] = kind if kind == "person" else speakers.get(node, kind)
    bodies = [n for n, kind in speakers.items() if kind in ("institution", "agency")]
    people = [n for n, kind in speakers.items() if kind == "person" or _may_be_surname(n[1], kind)]
    named = [n for n, kind in speakers.items() if kind != "unnamed"]
    _join_people(people, joined)
    _join_bodies(bodies, joined)
    _join_namesakes(named, joined)
    _join_tellers(articles, bodies, joined)
    return joined


def _join_people(people: Sequence[Node], joined: Joined) -> None:
    """Join people of one name; a surname alone joins where only one person bears it."""
    blocks: defaultdict[str, dict[tuple[str, ...], Node]] = defaultdict(dict)
    for node in people:
        if words := name_words(node[1]):
            spelt = blocks[levelled(words[-1])[:1]]
            joined.join(spelt.setdefault(words, node), node)
    for spelt in blocks.values():
        full = [words for words in spelt if len(words) > 1]
        for one, other in combinations(full, 2):
            if same_person(one, other):
                joined.join(spelt[one], spelt[other])
        for short in (words for words in spelt if len(words) == 1):
            bearers = {joined.root(spelt[words]) for words in full if same_person(words, short)}
            if len(bearers) == 1:
                joined.join(bearers.pop(), spelt[short])


def _may_be_surname(name: str, kind: OriginKind) -> bool:
    """Whether a single capitalised word may be a person whom others name in full."""
    single = name.isalpha() and not name.isupper() and name[:1].isupper()
    return kind == "institution" and single and government_of(name) is None


def _join_bodies(bodies: Sequence[Node], joined: Joined) -> None:
    """Join bodies of one name, and a name and its acronym."""
    by_key: dict[Hashable, Node] = {}
    opened: defaultdict[str | None, list[Node]] = defaultdict(list)
    for node in bodies:
        name = node[1]
        key = body_key(name) or government_of(name) or body_words(name)
        first = by_key.setdefault(key, node)
        joined.join(first, node)
        if first is node:
            opened[initials(name)].append(node)
    for short in by_key.values():
        letters = acronym(short[1])
        for node in opened[letters] if letters else ():
            if body_key(short[1]) == body_key(node[1]):
                joined.join(short, node)


def _join_namesakes(named: Sequence[Node], joined: Joined) -> None:
    """Join one full name in two articles, whatever each takes it for: "Orlo Marine" is one."""
    first: dict[tuple[str, ...], Node] = {}
    for node in named:
        words = tuple(w for w in name_words(node[1]) if w not in LEGAL_FORMS)
        if len(words) > 1 and body_key(node[1]) is None:
            joined.join(first.setdefault(words, node), node)


def _join_tellers(articles: Sequence[Article], bodies: Sequence[Node], joined: Joined) -> None:
    """Join an agency's or outlet's own voice with the name under which others cite it."""
    cited = {body_words(node[1]): node for node in reversed(bodies)}
    for article in articles:
        own = article.agency or article.outlet
        if own and article.copy_of is None and body_words(own) in cited:
            joined.join((TELLER, folded(own)), cited[body_words(own)])


# --- the origin of each claim


_NAMED, _UNNAMED, _AGENCY, _AGENCY_COPY, _OUTLET = range(5)
"""How near to the source a telling is: an agency that tells what police told it passes it on."""


def resolve_origins(
    articles: Sequence[Article], reads: Sequence[ReadArticle]
) -> tuple[list[Claim], list[Origin]]:
    """Join speakers across articles and give every claim its origin.

    The claims come in the order of `reads`, each with an origin's id; the origins are numbered o1,
    o2, ... by their first claim.
    """
    claims = [c for r in reads for c in r.claims]
    tellings = tellings_of(articles, claims)
    joined = joined_tellings(articles, tellings)
    nodes = _shared(articles, claims, tellings, joined)
    roots = [joined.root(n) for n in nodes]
    ids = {root: f"o{i}" for i, root in enumerate(dict.fromkeys(roots), 1)}
    english = {a.id for a in articles if a.language == "en"}
    told: defaultdict[Hashable, list[tuple[GroundedClaim, Telling]]] = defaultdict(list)
    for claim, telling, root in zip(claims, tellings, roots, strict=True):
        if joined.root(telling.node) == root:  # claims that moved there lend it no name
            told[root].append((claim, telling))
    origins = [_origin(identity, told[root], english) for root, identity in ids.items()]
    resolved = [
        Claim(**c.model_dump(by_alias=True), origin=ids[r])
        for c, r in zip(claims, roots, strict=True)
    ]
    return resolved, origins


def _shared(
    articles: Sequence[Article],
    claims: Sequence[GroundedClaim],
    tellings: Sequence[Telling],
    joined: Joined,
) -> list[Node]:
    """Return the node of each claim; a passage of several articles has one origin.

    It is who asserts it, else who had it first. Only claims without a named source move: what one
    outlet attributes and another prints as its own comes from the one whom the first names.
    """
    nodes = [t.node for t in tellings]
    order = {a.id: (str(a.published.date or "9999"), n) for n, a in enumerate(articles)}
    agencies = {a.id for a in articles if a.agency}
    together = Joined()
    pairs = repeated(claims)
    for a, b in pairs:
        together.join(a, b)
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i in sorted({i for pair in pairs for i in pair}):
        groups[together.root(i)].append(i)
    for group in groups.values():
        ranks = {i: _standing(claims[i], tellings[i].kind, agencies) for i in group}
        sources = {joined.root(nodes[i]) for i in group if ranks[i] == _NAMED}
        if len(sources) > 1:
            continue
        best = min(group, key=lambda i: (ranks[i], order[claims[i].article]))
        for i in group:
            if ranks[i] == ranks[best] == _UNNAMED:
                joined.join(nodes[best], nodes[i])
            elif ranks[i] > ranks[best] or ranks[i] > _AGENCY:
                nodes[i] = nodes[best]
    return nodes


def _standing(claim: GroundedClaim, kind: OriginKind, agencies: Collection[str]) -> int:
    if claim.speaker is None:
        return _AGENCY_COPY if claim.article in agencies else _OUTLET
    return {"unnamed": _UNNAMED, "agency": _AGENCY}.get(kind, _NAMED)


def _origin(
    identity: str, told: Sequence[tuple[GroundedClaim, Telling]], english: Collection[str]
) -> Origin:
    """Return an origin by those who tell its claims and how they are written there.

    Where no article in English names it, it keeps the article that it has there (die Stadt).
    """
    names = Counter(t.name for _, t in told)
    kinds: Sequence[OriginKind] = ("outlet", "agency", "person", "institution", "unnamed")
    kind = min((t.kind for _, t in told), key=kinds.index)
    name = _best_name(sorted(names, key=lambda n: (-names[n], n)), kind)
    kind = "unnamed" if name.lower() in PRONOUNS else kind
    if any(claim.article in english for claim, _ in told):
        name = told_as(name) if kind == "unnamed" else with_article(name)
    written = (claim.speaker_text or "" for claim, _ in told)
    plain = [re.sub(r"^(?:the|The)\s+", "", w) for w in written if w.lower() not in PRONOUNS]
    every = dict.fromkeys([name, *names, *(w for w in plain if w[:1].isupper())])
    return Origin(id=identity, name=name, names=tuple(every), kind=kind)


def _best_name(ranked: Sequence[str], kind: OriginKind) -> str:
    """Return the name for the page: a person's fullest, a body's most used, no capital for it."""
    if kind == "person":
        full = [n for n in ranked if kind_of(n, None) == "person" and " " in n]
        return (full or ranked)[0]
    if kind == "institution":
        own = [n for n in ranked if government_of(n) is None]
        own = own or [n for n in ranked if country_of(n) is not None] or list(ranked)
        return next((n for n in own if not n.replace(".", "").isupper()), own[0])
    return ranked[0]
