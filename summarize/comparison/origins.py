"""Where claims come from: speakers joined across articles, relays looked through, copies seen.

The origin is who asserts: a person under all spellings, a body under its names and acronyms, the
agency whose copy an outlet runs, or the outlet itself. Who passed the words on stays in `via`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz import fuzz

from summarize.comparison.naming import (
    LEGAL_FORMS,
    PRONOUNS,
    UNATTRIBUTED,
    Named,
    acronym,
    body_key,
    body_words,
    initials,
    is_hearsay,
    kind_of,
    levelled,
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
    words = [_words(c.quote) for c in claims]
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(words):
        if len(own) >= SHORTEST:
            for shingle in set(_shingles(own)):
                index[shingle].append(i)
    candidates = {
        (a, b)
        for holders in index.values()
        if 1 < len(holders) <= COMMONEST
        for n, a in enumerate(holders)
        for b in holders[n + 1 :]
        if claims[a].article != claims[b].article
    }
    near = sorted((a, b) for a, b in candidates if _near(words[a], words[b]))
    numbers = {i: _numbers(claims[i].quote) for i in {i for pair in near for i in pair}}
    return [
        (a, b)
        for a, b in near
        if _agree(numbers[a], numbers[b]) and same_meaning(claims[a].quote, claims[b].quote)
    ]


def same_meaning(one: str, other: str) -> bool:
    """Whether two nearly identical passages differ in no word that turns them.

    Opposite words, a negation more, or another name in one's place make two statements of them.
    """
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    if mine == theirs:
        return True
    if negates(one) != negates(other) or opposed(one, other) is not None:
        return False
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    swaps = [
        (mine[a:b], theirs[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and a and c
    ]
    return not any(_other_names(left, right) for left, right in swaps)


def _other_names(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words of one passage are names and the words in their place other names."""
    ours = [w for w in mine if w[:1].isupper()]
    others = [w for w in theirs if w[:1].isupper()]
    return bool(ours and others) and not any(
        fuzz.ratio(a.lower(), b.lower()) >= SPELT_ALIKE for a in ours for b in others
    )


def _agree(mine: set[float], theirs: set[float]) -> bool:
    return mine <= theirs or theirs <= mine


def _numbers(quote: str) -> set[float]:
    return {n.value for n in find_numbers(quote) if n.value is not None}


def _words(quote: str) -> list[str]:
    return _WORD.findall(quote.lower())


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


def _near(one: list[str], other: list[str]) -> bool:
    return fuzz.ratio(one, other) >= NEARLY


# --- one node per source: who speaks in each article, and which of them are one


Node = Hashable
"""A speaker of one article, or whoever tells an article in its own voice."""


class Joined:
    """Sets of nodes that are one origin (union-find, smallest rank as the root)."""

    def __init__(self) -> None:
        self._up: dict[Node, Node] = {}
        self._rank: dict[Node, int] = {}

    def add(self, node: Node) -> Node:
        """Take in a node, alone at first."""
        if node not in self._up:
            self._up[node] = node
            self._rank[node] = len(self._rank)
        return node

    def root(self, node: Node) -> Node:
        """Return the node that stands for all that this one is joined with."""
        while self._up[node] != node:
            self._up[node] = self._up[self._up[node]]
            node = self._up[node]
        return node

    def join(self, one: Node, other: Node) -> None:
        """Make two nodes one origin; the earlier stands for both."""
        a, b = self.root(one), self.root(other)
        if a != b:
            first, second = sorted((a, b), key=self._rank.__getitem__)
            self._up[second] = first


def first_nodes(
    articles: Sequence[Article], claims: Sequence[GroundedClaim]
) -> tuple[list[Node], Joined]:
    """Return the node of each claim, and the nodes of one source joined."""
    joined = Joined()
    tellers = _tellers(articles, joined)
    named = _named(claims)
    nodes: list[Node] = []
    for claim in claims:
        if claim.speaker is not None and not is_hearsay(claim.speaker):
            node = joined.add((claim.article, claim.speaker))
        elif claim.mode == "own-voice":
            node = tellers[claim.article]
        else:
            node = joined.add((claim.article, None))
        nodes.append(node)
    _join_people([n for n in named.values() if n.kind == "person" or _may_be_surname(n)], joined)
    _join_bodies([n for n in named.values() if n.kind in ("institution", "agency")], joined)
    _join_namesakes(list(named.values()), joined)
    _join_tellers(articles, tellers, named, joined)
    return nodes, joined


def _tellers(articles: Sequence[Article], joined: Joined) -> dict[str, Node]:
    """Return who tells an article in its own voice: its agency, its original, or its outlet."""
    by_id = {a.id: a for a in articles}
    tellers = {}
    for article in articles:
        first = original_of(article, by_id)
        agency = article.agency or first.agency
        name = agency or first.called
        tellers[article.id] = joined.add(("teller", folded(name)))
    return tellers


def _named(claims: Sequence[GroundedClaim]) -> dict[tuple[str, str], Named]:
    """Return the speakers of each article."""
    found: dict[tuple[str, str], Named] = {}
    for claim in claims:
        if claim.speaker is None or is_hearsay(claim.speaker):
            continue
        kind = kind_of(claim.speaker, claim.speaker_text)
        key = (claim.article, claim.speaker)
        named = found.setdefault(key, Named(claim.speaker, claim.article, kind))
        named.kind = kind if kind == "person" else named.kind
    return found


def _join_people(people: list[Named], joined: Joined) -> None:
    """Join people of one name; a surname alone joins where only one person bears it."""
    blocks: defaultdict[str, list[Named]] = defaultdict(list)
    for person in people:
        if person.words:
            blocks[levelled(person.words[-1])[:1]].append(person)
    for block in blocks.values():
        spelt: dict[tuple[str, ...], Named] = {}
        for person in block:
            joined.join(_node(person), _node(spelt.setdefault(person.words, person)))
        full = [p for words, p in spelt.items() if len(words) > 1]
        for one, other in combinations(full, 2):
            if same_person(one, other):
                joined.join(_node(one), _node(other))
        for short in (p for words, p in spelt.items() if len(words) == 1):
            bearers = {joined.root(_node(p)) for p in full if same_person(p, short)}
            if len(bearers) == 1:
                joined.join(_node(short), bearers.pop())


def _may_be_surname(named: Named) -> bool:
    """Tell whether a single capitalised word may be a person whom others name in full."""
    plain = named.name
    single = " " not in plain and plain.isalpha() and not plain.isupper() and plain[:1].isupper()
    return named.kind == "institution" and single and government_of(plain) is None


def _join_namesakes(named: list[Named], joined: Joined) -> None:
    """Join one full name in two articles, whatever each takes it for: "Orlo Marine" is one."""
    first: dict[tuple[str, ...], Named] = {}
    for one in named:
        words = tuple(w for w in one.words if w not in LEGAL_FORMS)
        if one.kind != "unnamed" and len(words) > 1 and body_key(one.name) is None:
            joined.join(_node(one), _node(first.setdefault(words, one)))


def _node(named: Named) -> Node:
    return (named.article, named.name)


def _join_bodies(bodies: list[Named], joined: Joined) -> None:
    by_key: dict[Hashable, Named] = {}
    for body in bodies:
        key = body_key(body.name) or government_of(body.name) or body_words(body.name)
        first = by_key.setdefault(key, body)
        joined.join(_node(body), _node(first))
    opened: defaultdict[str | None, list[Named]] = defaultdict(list)
    for body in by_key.values():
        opened[initials(body.name)].append(body)
    for short in by_key.values():
        letters = acronym(short.name)
        for other in opened[letters] if letters else ():
            if body_key(short.name) == body_key(other.name):
                joined.join(_node(short), _node(other))


def _join_tellers(
    articles: Sequence[Article],
    tellers: dict[str, Node],
    named: dict[tuple[str, str], Named],
    joined: Joined,
) -> None:
    """Join an agency's or outlet's own voice with the name under which others cite it."""
    cited: dict[Hashable, Node] = {}
    for body in named.values():
        if body.kind in ("agency", "institution"):
            cited.setdefault(body_words(body.name), _node(body))
    for article in articles:
        for name in (article.agency, None if article.agency else article.outlet):
            if name and article.copy_of is None and body_words(name) in cited:
                joined.join(tellers[article.id], cited[body_words(name)])


_NAMED, _UNNAMED, _AGENCY, _AGENCY_COPY, _OUTLET = range(5)
"""How near to the source a telling is: an agency that tells what police told it passes it on."""


@dataclass
class _Party:
    """What is known of one origin while it is put together."""

    names: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    kinds: Counter[OriginKind] = field(default_factory=Counter)
    english: bool = False
    """Whether an article in English names it: others have articles of their own (die Stadt)."""


def resolve_origins(
    articles: Sequence[Article], reads: Sequence[ReadArticle]
) -> tuple[list[Claim], list[Origin]]:
    """Join speakers across articles and give every claim its origin.

    Args:
        articles: All articles.
        reads: What was read of them, in any order.

    Returns:
        The claims in the order of `reads`, each with an origin's id, and the origins, numbered
        o1, o2, ... by their first claim.
    """
    claims = [c for r in reads for c in r.claims]
    resolution = _Resolution(articles, claims)
    resolution.share_passages()
    roots = resolution.roots()
    ids = {root: f"o{i}" for i, root in enumerate(dict.fromkeys(roots), 1)}
    parties = resolution.parties(roots)
    origins = [_origin(identity, parties[root]) for root, identity in ids.items()]
    resolved = [
        Claim(**c.model_dump(by_alias=True), origin=ids[r])
        for c, r in zip(claims, roots, strict=True)
    ]
    return resolved, origins


class _Resolution:
    """The claims with the node of each: first its own, then where it belongs."""

    def __init__(self, articles: Sequence[Article], claims: Sequence[GroundedClaim]) -> None:
        self._articles = articles
        self._claims = claims
        self._own, self._joined = first_nodes(articles, claims)
        self._nodes = list(self._own)
        self._agencies = {a.id for a in articles if a.agency}
        self._order = {a.id: (str(a.published.date or "9999"), n) for n, a in enumerate(articles)}

    def roots(self) -> list[Node]:
        """Return the origin of each claim as a node."""
        return [self._joined.root(n) for n in self._nodes]

    def share_passages(self) -> None:
        """Give a passage of several articles one origin: who asserts it, else who had it first.

        Only claims without a named source move: a passage that one outlet attributes and another
        prints as its own comes from the one whom the first names.
        """
        together = Joined()
        pairs = repeated(self._claims)
        for a, b in pairs:
            together.join(together.add(a), together.add(b))
        groups: defaultdict[Node, list[int]] = defaultdict(list)
        for i in sorted({i for pair in pairs for i in pair}):
            groups[together.root(i)].append(i)
        for group in groups.values():
            self._give_one_origin(group)

    def _give_one_origin(self, group: list[int]) -> None:
        ranks = {i: self._standing(self._claims[i]) for i in group}
        sources = {self._joined.root(self._nodes[i]) for i in group if ranks[i] == _NAMED}
        if len(sources) > 1:
            return
        unknown = ("9999", 0)
        best = min(
            group, key=lambda i: (ranks[i], self._order.get(self._claims[i].article, unknown))
        )
        for i in group:
            if ranks[i] == ranks[best] == _UNNAMED:
                self._joined.join(self._nodes[i], self._nodes[best])
            elif ranks[i] > ranks[best] or ranks[i] > _AGENCY:
                self._nodes[i] = self._nodes[best]

    def _standing(self, claim: GroundedClaim) -> int:
        if claim.speaker is None:
            return _AGENCY_COPY if claim.article in self._agencies else _OUTLET
        kind = kind_of(claim.speaker, claim.speaker_text)
        if kind == "unnamed":
            return _UNNAMED
        return _AGENCY if kind == "agency" else _NAMED

    def parties(self, roots: Sequence[Node]) -> dict[Node, _Party]:
        """Return what is known of each origin; claims that moved there lend it no name."""
        names = [n for a in self._articles for n in (a.called, a.agency) if n]
        tellers = {("teller", folded(n)): n for n in names}
        agencies = {folded(a.agency) for a in self._articles if a.agency}
        english = {a.id for a in self._articles if a.language == "en"}
        parties: defaultdict[Node, _Party] = defaultdict(_Party)
        for claim, node, root in zip(self._claims, self._own, roots, strict=True):
            party = parties[root]
            if self._joined.root(node) != root:
                continue
            party.english = party.english or claim.article in english
            if claim.speaker is not None:
                _enter(party, claim, claim.speaker)
            elif node in tellers:
                party.names[tellers[node]] += 1
                is_agency = isinstance(node, tuple) and node[1] in agencies
                party.kinds["agency" if is_agency else "outlet"] += 1
            else:
                party.names[UNATTRIBUTED] += 1
        return parties


def _enter(party: _Party, claim: GroundedClaim, speaker: str) -> None:
    party.names[speaker] += 1
    party.kinds[kind_of(speaker, claim.speaker_text)] += 1
    if claim.speaker_text and claim.speaker_text.lower() not in PRONOUNS:
        party.written[claim.speaker_text] += 1


def _origin(identity: str, party: _Party) -> Origin:
    kinds: Iterable[OriginKind] = ("outlet", "agency", "person", "institution", "unnamed")
    kind: OriginKind = next((k for k in kinds if party.kinds[k]), "unnamed")
    name = _best_name(party, kind)
    kind = "unnamed" if name.lower() in PRONOUNS else kind
    if party.english:
        name = told_as(name) if kind == "unnamed" else with_article(name)
    plain = [re.sub(r"^(?:the|The)\s+", "", w) for w in party.written]
    plain = [name, *party.names, *(w for w in plain if w[:1].isupper())]
    return Origin(id=identity, name=name, names=tuple(dict.fromkeys(plain)), kind=kind)


def _best_name(party: _Party, kind: OriginKind) -> str:
    """Return the name for the page: a person's fullest, a body's most used, no capital for it."""
    ranked = sorted(party.names, key=lambda n: (-party.names[n], n))
    if not ranked:
        return UNATTRIBUTED
    if kind == "person":
        full = [n for n in ranked if kind_of(n, None) == "person" and " " in n]
        return (full or ranked)[0]
    if kind == "institution":
        own = [n for n in ranked if government_of(n) is None]
        own = own or [n for n in ranked if country_of(n) is not None] or ranked
        return next((n for n in own if not n.replace(".", "").isupper()), own[0])
    return ranked[0]
