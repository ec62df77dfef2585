"""One node per source: who speaks in each article, and which of them are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations

from summarize.comparison.firms import firm_names
from summarize.comparison.naming import (
    LEGAL_FORMS,
    Named,
    acronym,
    alike,
    body_key,
    body_words,
    initials,
    is_role,
    kind_of,
    office_words,
    same_body,
    same_person,
    sounds,
)
from summarize.comparison.unnamed import is_hearsay, spoken_for
from summarize.domain import Article, GroundedClaim
from summarize.text.countries import folded, government_of
from summarize.text.saying import COMPANY_NOUNS, GENERIC_BODIES, PUBLIC_SPEAKERS

Node = Hashable
"""A speaker of one article, or whoever tells an article in its own voice."""


LONGEST_FIRM = 3
"""Words of a firm's name of which the first alone may stand for it."""


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
) -> tuple[list[Node], Joined, set[str]]:
    """Return the node of each claim, the nodes of one source joined, and which names are firms'."""
    joined = Joined()
    tellers = _tellers(articles, joined)
    firms = firm_names(articles, (c.speaker for c in claims if c.speaker))
    named = _named(claims, firms)
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
    _join_short_firms([n for n in named.values() if n.kind in ("institution", "person")], joined)
    _join_namesakes(list(named.values()), joined)
    _join_short_titles([n for n in named.values() if n.kind == "agency"], joined)
    _join_roles(list(named.values()), joined)
    _join_heads(list(named.values()), joined)
    _join_spokespeople(list(named.values()), joined)
    _join_unnamed([n for n in named.values() if n.kind == "unnamed"], joined)
    _join_tellers(articles, tellers, named, joined)
    return nodes, joined, firms


def _tellers(articles: Sequence[Article], joined: Joined) -> dict[str, Node]:
    """Return who tells an article in its own voice: its agency, its original, or its outlet."""
    by_id = {a.id: a for a in articles}
    tellers = {}
    for article in articles:
        first, seen = article, {article.id}
        while first.copy_of in by_id and first.copy_of not in seen:
            seen.add(first.copy_of)
            first = by_id[first.copy_of]
        agency = article.agency or first.agency
        name = agency or first.called
        tellers[article.id] = joined.add(("teller", folded(name)))
    return tellers


def _named(claims: Sequence[GroundedClaim], firms: set[str]) -> dict[tuple[str, str], Named]:
    """Return the speakers of each article with the words at their cues."""
    found: dict[tuple[str, str], Named] = {}
    for rank, claim in enumerate(claims):
        if claim.speaker is None or is_hearsay(claim.speaker):
            continue
        key = (claim.article, claim.speaker)
        if key not in found:
            kind = kind_of(claim.speaker, claim.speaker_text)
            found[key] = Named(claim.speaker, claim.article, rank, kind)
        named = found[key]
        if claim.speaker_text:
            named.written.add(claim.speaker_text)
            if named.kind != "person" and kind_of(claim.speaker, claim.speaker_text) == "person":
                named.kind = "person"
        if claim.speaker in firms:
            named.kind = "institution"
    return found


def _join_people(people: list[Named], joined: Joined) -> None:
    """Join people of one name; a surname alone joins where only one person bears it."""
    blocks: defaultdict[str, list[Named]] = defaultdict(list)
    for person in people:
        if person.words:
            blocks[sounds(person.words[-1])[:2]].append(person)
    for block in blocks.values():
        spelt = _by_words(block, joined)
        full = [people for words, people in spelt.items() if len(words) > 1]
        for (one, *_), (other, *_) in combinations(full, 2):
            if same_person(one, other):
                joined.join(_node(one), _node(other))
        for short in (p for p in block if len(p.words) == 1):
            bearers = {joined.root(_node(f[0])) for f in full if _bears(f, short)}
            if len(bearers) == 1:
                joined.join(_node(short), bearers.pop())


def _by_words(people: Sequence[Named], joined: Joined) -> dict[tuple[str, ...], list[Named]]:
    """Return people by the words of their names, those of one spelling joined."""
    spelt: dict[tuple[str, ...], list[Named]] = {}
    for person in people:
        same = spelt.setdefault(person.words, [])
        same.append(person)
        joined.join(_node(person), _node(same[0]))
    return spelt


def _bears(people: Sequence[Named], short: Named) -> bool:
    """Whether any of the people of one spelling is whom a surname names; the office may tell."""
    surname = alike(people[0].words[-1], short.words[-1])
    return surname and any(same_person(short, p) for p in people)


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
            if same_body(short.name, other.name):
                joined.join(_node(short), _node(other))


def _join_short_titles(media: list[Named], joined: Joined) -> None:
    """Join "the Herald" with the one paper of the story whose full name ends so."""
    titles: defaultdict[str, list[Named]] = defaultdict(list)
    for medium in media:
        if len(medium.words) > 1:
            titles[medium.words[-1]].append(medium)
    for short in (m for m in media if len(m.words) == 1):
        full = {joined.root(_node(m)) for m in titles[short.words[0]]}
        if len(full) == 1:
            joined.join(_node(short), full.pop())


def _join_short_firms(bodies: list[Named], joined: Joined) -> None:
    """Join "Corvane" with the one firm of the story called "Corvane Storage".

    "Oslo" is not "Oslo district court": what a place lends its name to says what kind of body it
    is, and a country stands for its government. A firm that reads like a person's name ("Halden
    Marine") has to be called both in one article.
    """
    firms: defaultdict[str, list[Named]] = defaultdict(list)
    for body in bodies:
        if _may_be_firm(body):
            firms[body.words[0]].append(body)
    for short in (b for b in bodies if _may_be_surname(b)):
        full = [
            b for b in firms[folded(short.name)] if b.kind != "person" or b.article == short.article
        ]
        if len({b.words for b in full}) == 1:
            for body in full:
                joined.join(_node(short), _node(body))


def _may_be_firm(named: Named) -> bool:
    """Tell whether the first word of a name may stand for it."""
    words = named.words
    return (
        1 < len(words) <= LONGEST_FIRM
        and not set(words) & (GENERIC_BODIES | PUBLIC_SPEAKERS)
        and "of" not in words
        and body_key(named.name) is None
    )


def _join_roles(named: list[Named], joined: Joined) -> None:
    """Join "Norway's foreign minister" with the one person of that office."""
    people = [n for n in named if n.kind == "person" and not is_role(n.name)]
    serving: defaultdict[frozenset[str], list[Node]] = defaultdict(list)
    for person in people:
        serving[person.office].append(_node(person))
    roles: defaultdict[frozenset[str], list[Node]] = defaultdict(list)
    for role in (n for n in named if is_role(n.name)):
        roles[office_words(role.name)].append(_node(role))
    for office, held in roles.items():
        those = (nodes for borne, nodes in serving.items() if office <= borne)
        bearers = {joined.root(n) for nodes in those for n in nodes}
        if len(bearers) == 1:
            joined.join(held[0], bearers.pop())
        for node in held[1:]:
            joined.join(held[0], node)


def _join_heads(named: list[Named], joined: Joined) -> None:
    """Join "the watchdog" with the one body of its article that is called so: "police watchdog"."""
    for short in named:
        word = short.name.lower()
        if " " in word or word not in GENERIC_BODIES - COMPANY_NOUNS:
            continue
        full = [n for n in named if n.article == short.article and n is not short]
        full = [n for n in full if n.name.lower().split()[-1] == word]
        if len({joined.root(_node(n)) for n in full}) == 1:
            joined.join(_node(short), _node(full[0]))


def _join_spokespeople(named: list[Named], joined: Joined) -> None:
    """Join "a spokesman for Corvane" with Corvane: it is that body's word."""
    bodies = {body_words(n.name): n for n in named if n.kind != "unnamed"}
    for source in named:
        whose = spoken_for(source.name)
        if whose is not None and body_words(whose) in bodies:
            joined.join(_node(source), _node(bodies[body_words(whose)]))


def _join_unnamed(unnamed: list[Named], joined: Joined) -> None:
    """Join what one article calls "a police source" and "the police source"; never across."""
    first: dict[tuple[str, str], Named] = {}
    for source in unnamed:
        plain = re.sub(r"^(?:the|an?|one|some) ", "", folded(source.name))
        joined.join(_node(source), _node(first.setdefault((source.article, plain), source)))


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
