"""Where claims come from: speakers joined across articles, relays looked through, copies seen.

The origin is who asserts: a person under all spellings, a body under its names and acronyms, the
agency whose copy an outlet runs, or the outlet itself. Who passed the words on stays in `via`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarize.comparison.joining import Joined, Node, first_nodes
from summarize.comparison.naming import PRONOUNS, body_key, kind_of, office_words
from summarize.comparison.passages import repeated, same_numbers, shared
from summarize.comparison.unnamed import (
    UNATTRIBUTED,
    is_hearsay,
    is_one_person,
    told_as,
    with_article,
)
from summarize.domain import Article, Claim, GroundedClaim, Origin, OriginKind, ReadArticle
from summarize.text.countries import country_of, folded, government_of

SAME_MATTER = 0.34
"""Share of the shorter claim's content stems that a government's claim shares with the claim of
its own official in the same article for both to be one statement."""
SAME_STATEMENT = 0.6
"""The same share where the official is a person: only the headline's own statement is his."""
_NAMED, _UNNAMED, _AGENCY, _AGENCY_COPY, _OUTLET = range(5)
"""How near to the source a telling is: an agency that tells what police told it passes it on."""


@dataclass
class _Party:
    """What is known of one origin while it is put together."""

    names: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    kinds: Counter[OriginKind] = field(default_factory=Counter)
    firm: bool = False


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
    resolution.speak_for_governments()
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
        self._own, self._joined, self._firms = first_nodes(articles, claims)
        self._nodes = list(self._own)
        self._agencies = {a.id for a in articles if a.agency}
        self._order = {a.id: (str(a.published.date or "9999"), n) for n, a in enumerate(articles)}

    def roots(self) -> list[Node]:
        """Return the origin of each claim as a node."""
        return [self._joined.root(n) for n in self._nodes]

    def speak_for_governments(self) -> None:
        """Give "Norway says S" to the Norwegian ministry that says S in the same article.

        A headline puts a country's name for its minister's, so there the minister who says S in
        the body will do as well; elsewhere "Norway says" is not his word.
        """
        officials: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        people: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for i, claim in enumerate(self._claims):
            country = _official_of(claim)
            if country is not None:
                officials[claim.article, country].append(i)
            for name in _countries_served(claim):
                people[claim.article, name].append(i)
        for i, claim in enumerate(self._claims):
            country = government_of(claim.speaker) if claim.speaker else None
            if country is None:
                continue
            rivals = [(j, SAME_MATTER) for j in officials[claim.article, country]]
            if claim.part == "headline":
                rivals += [
                    (j, SAME_STATEMENT) for j in self._all_of(people[claim.article, country])
                ]
            self._nodes[i] = self._spoken(i, rivals)

    def _all_of(self, some: Sequence[int]) -> list[int]:
        """Return all claims of the people who speak in some: an office is given but once."""
        speakers = {(self._claims[i].article, self._claims[i].speaker) for i in some}
        return [i for i, c in enumerate(self._claims) if (c.article, c.speaker) in speakers]

    def _spoken(self, i: int, rivals: Sequence[tuple[int, float]]) -> Node:
        """Return the node of the rival whose statement a claim gives; its own where none does."""
        quote = self._claims[i].quote
        matters = [
            (shared(quote, self._claims[j].quote), -j, j)
            for j, least in rivals
            if shared(quote, self._claims[j].quote) >= least
            and same_numbers(quote, self._claims[j].quote)
        ]
        return self._own[max(matters)[2]] if matters else self._nodes[i]

    def share_passages(self) -> None:
        """Give a passage of several articles one origin: who asserts it, else who had it first.

        Only claims without a named source move: a passage that one outlet attributes and another
        prints as its own comes from the one whom the first names.
        """
        together = Joined()
        for i in range(len(self._claims)):
            together.add(i)
        for a, b in repeated(self._claims):
            together.join(a, b)
        groups: defaultdict[Node, list[int]] = defaultdict(list)
        for i in range(len(self._claims)):
            groups[together.root(i)].append(i)
        for group in groups.values():
            if len(group) > 1:
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
            if ranks[best] == _NAMED and self._is_one_person(i):
                self._joined.join(self._own[i], self._nodes[best])
            elif ranks[i] == ranks[best] == _UNNAMED:
                self._joined.join(self._nodes[i], self._nodes[best])
            elif ranks[i] > ranks[best] or ranks[i] > _AGENCY:
                self._nodes[i] = self._nodes[best]

    def _is_one_person(self, i: int) -> bool:
        """Tell whether somebody without a name is quoted: "a resident", whom others name."""
        claim = self._claims[i]
        named = claim.speaker is not None and claim.mode == "direct"
        return named and self._standing(claim) == _UNNAMED and is_one_person(claim.speaker or "")

    def _standing(self, claim: GroundedClaim) -> int:
        if claim.speaker is None:
            return _AGENCY_COPY if claim.article in self._agencies else _OUTLET
        kind = kind_of(claim.speaker, claim.speaker_text)
        if kind == "unnamed" or is_hearsay(claim.speaker):
            return _UNNAMED
        return _AGENCY if kind == "agency" else _NAMED

    def parties(self, roots: Sequence[Node]) -> dict[Node, _Party]:
        """Return what is known of each origin; claims that moved there lend it no name."""
        tellers = {
            ("teller", folded(key)): name
            for a in self._articles
            for key, name in (
                (a.called, a.called),
                (a.agency, a.agency),
            )
            if key and name
        }
        agencies = {folded(a.agency) for a in self._articles if a.agency}
        parties: defaultdict[Node, _Party] = defaultdict(_Party)
        for claim, node, root in zip(self._claims, self._own, roots, strict=True):
            party = parties[root]
            if self._joined.root(node) != root:
                continue
            if claim.speaker is not None:
                _enter(party, claim, claim.speaker)
                party.firm = party.firm or claim.speaker in self._firms
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


def _official_of(claim: GroundedClaim) -> str | None:
    """Return the country for which a ministry or an army speaks, not its bare name.

    A minister speaks too, but "Norway says" is not his word: what a person said is that person's.
    """
    if claim.speaker is None or government_of(claim.speaker) is not None:
        return None
    if kind_of(claim.speaker, claim.speaker_text) != "institution":
        return None
    if body_key(claim.speaker) is not None:
        return country_of(claim.speaker)
    return country_of(claim.speaker_text) if claim.speaker_text else None


def _countries_served(claim: GroundedClaim) -> set[str]:
    """Return the country whose office a person's words at the cue name."""
    if claim.speaker is None or kind_of(claim.speaker, claim.speaker_text) != "person":
        return set()
    office = claim.speaker_text or ""
    country = country_of(office)
    return {country} if country and office_words(office) - {country.lower()} else set()


def _origin(identity: str, party: _Party) -> Origin:
    kinds: Iterable[OriginKind] = ("outlet", "agency", "person", "institution", "unnamed")
    kind: OriginKind = next((k for k in kinds if party.kinds[k]), "unnamed")
    if kind == "person" and party.firm:
        kind = "institution"
    name = _best_name(party, kind)
    kind = "unnamed" if name.lower() in PRONOUNS else kind
    name = told_as(name) if kind == "unnamed" else with_article(name)
    plain = [re.sub(r"^(?:the|The)\s+", "", w) for w in party.written]
    plain = [name, *party.names, *(w for w in plain if w[:1].isupper())]
    return Origin(id=identity, name=name, names=tuple(dict.fromkeys(plain)), kind=kind)


def _best_name(party: _Party, kind: OriginKind) -> str:
    """Return the name for the page: a person's fullest, a body's most used, most used first."""
    ranked = sorted(party.names, key=lambda n: (-party.names[n], n))
    if not ranked:
        return UNATTRIBUTED
    if kind == "person":
        full = [n for n in ranked if kind_of(n, None) == "person" and " " in n]
        return (full or ranked)[0]
    if kind == "institution":
        own = [n for n in ranked if government_of(n) is None] or ranked
        return next((n for n in own if not n.replace(".", "").isupper()), own[0])
    return ranked[0]
