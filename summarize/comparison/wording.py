"""Who calls whom what: the main referents of the story and each account's words for them.

Referents are found by general word families and by the sides that nouns and their modifiers
name; a row stands only where accounts differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from summarize.comparison.acts import acts, deeds
from summarize.comparison.chosen import chosen
from summarize.comparison.described import described
from summarize.comparison.fates import fates
from summarize.comparison.leanings import leanings
from summarize.comparison.persons import persons
from summarize.comparison.sides import Parties, party_of
from summarize.comparison.story import Story
from summarize.comparison.uses import LEADING, Use, in_quotes, is_plural, use_of
from summarize.domain import Article, Mention, Term, Wording
from summarize.text.agents import PLACE_NOUNS, side_of
from summarize.text.families import noun_family
from summarize.text.loaded import is_loaded

HELD = re.compile(
    r"\b([A-Za-z]+)-(?:held|controlled|occupied|ruled|run)\b(?: [a-z]+\b)?"
    r"|\b[a-z]+ (?:still )?(?:held|controlled|occupied|ruled) by (?:the )?([A-Za-z]+)\b"
    r"|\b[a-z]+ (?:still )?under (?:the )?([A-Za-z]+) control\b"
)
"""An area named by who holds it: "rebel-held valley", "areas held by the rebels"."""

TAKEN = re.compile(
    r"\b(?:occupied|liberated|besieged|recaptured|annexed|freed|seized|captured|encircled)"
    r" (?:[a-z]+ )??((?:" + "|".join(sorted(PLACE_NOUNS)) + r")s?)\b"
)
"""An area named by what was done to it: "the occupied east"."""

HELD_BY_REBELS = "areas held by the armed opposition"
PARTS_OF_PLACES = frozenset({
    "area", "part", "east", "west", "north", "south", "district", "quarter", "pocket", "side",
    "territory", "neighbourhood", "neighborhood",
})  # fmt: skip
"""What the held part of a place is called; a besieged town may be another place."""
SURROUNDED = "areas occupied or surrounded"

MIN_COUNT = 2
"""A row with fewer uses in all is chance."""

MIN_MOVERS = 3
"""Uses from which those who move are of weight in the story."""

GOVERNMENT = "the government side"
MIN_GOVERNMENT = 3
"""Accounts from which a government's names are compared, where none of them is loaded: one tells of
the ministry, another of the army."""

SPELT = {"elling": "eling", "tre": "ter", "our": "or", "llery": "lry", "ise": "ize", "yre": "ire"}
SPELLING = re.compile("|".join(rf"(?<=\w){s}(?=s?\b)" for s in SPELT))
"""Endings of British spelling, with the American ones (Wikipedia, "American and British English
spelling differences")."""

ATTRIBUTIVE = frozenset({
    "regime", "government", "army", "rebel", "militant", "insurgent", "terrorist", "jihadist",
    "extremist", "separatist", "opposition",
})  # fmt: skip
"""Party nouns that stand before other nouns: "government fire", "rebel rockets"."""
MOVERS = "those who move"
NO_PARTY = frozenset({"hijacker", "mutineer"})
"""Those in arms who are no side of a conflict."""
UNSURE = frozenset(
    {"gunman", "opposition", "faction", "fighter", "separatist", "secessionist", "extremist"}
)
"""Words for those in arms that mean others too: robbers, parties in a parliament, those
who vote to secede."""
NAME_GOES_ON = re.compile(r" of (?:the )?[A-Z]")
"""A party noun that begins a name: "Army of the North" is no army of the state's."""


def wording(story: Story) -> list[Wording]:
    """Return the referents that the accounts name differently, the most telling first."""
    uses = [*_sides(story), *leanings(story), *_places(story), *acts(story), *deeds(story)]
    uses += [*persons(story), *fates(story), *_movers(story), *chosen(story)]
    uses += [
        Use(firm, "thing", mention.article, term, term.lower(), start, end)
        for firm, mention, term, start, end in described(story)
    ]
    rows: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        rows[use.referent].append(use)
    _join_places(rows)
    found = [_row(story, referent, used) for referent, used in rows.items() if _differs(used)]
    return sorted(found, key=_importance)


def _join_places(rows: dict[str, list[Use]]) -> None:
    """Take the besieged and the occupied areas for those of the opposition, where it holds some."""
    if HELD_BY_REBELS in rows:
        for use in rows.pop(SURROUNDED, []):
            part = use.key.rsplit(maxsplit=1)[-1].rstrip("s") in PARTS_OF_PLACES
            referent = HELD_BY_REBELS if part else SURROUNDED
            rows[referent].append(use._replace(referent=referent))


def _row(story: Story, referent: str, uses: Sequence[Use]) -> Wording:
    by_term: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        by_term[use.article, use.key].append(use)
    terms = [
        Term(
            article=article,
            term=_as_written(story, same),
            count=len(same),
            spans=tuple((u.start, u.end) for u in same),
            loaded=is_loaded(same[0].term),
        )
        for (article, _), same in by_term.items()
    ]
    order = {a.id: i for i, a in enumerate(story.articles)}
    terms.sort(key=lambda t: (order[t.article], -t.count, t.term))
    return Wording(referent=referent, kind=uses[0].kind, terms=tuple(terms))


def _as_written(story: Story, uses: Sequence[Use]) -> str:
    """Return the commonest form, between quotation marks where it is quoted each time."""
    form = Counter(u.term for u in uses).most_common(1)[0][0]
    quoted = all(in_quotes(story.article[u.article], u.start) for u in uses)
    return f"\u201c{form}\u201d" if quoted else form


def _differs(uses: Sequence[Use]) -> bool:
    """Whether two accounts use different terms.

    A police officer is an officer, and a theatre is a theater.
    """
    terms: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        key = use.key if use.kind in ("side", "place") else use.key.rsplit("-", 1)[-1]
        terms[use.article].add(SPELLING.sub(lambda m: SPELT[m[0]], key))
    distinct = {frozenset(t) for t in terms.values()}
    least = MIN_MOVERS if uses[0].referent == MOVERS else MIN_COUNT
    if uses[0].referent.startswith(GOVERNMENT) and not any(is_loaded(u.term) for u in uses):
        return len(terms) >= MIN_GOVERNMENT and len(distinct) > 1
    return len(uses) >= least and len(terms) > 1 and len(distinct) > 1


def _importance(row: Wording) -> tuple[object, ...]:
    kinds = ("side", "place", "act", "person", "thing")
    loaded = sum(t.count for t in row.terms if t.loaded)
    return (kinds.index(row.kind), -loaded, -sum(t.count for t in row.terms), row.referent)


# --- where uses are found


def _sides(story: Story) -> Iterator[Use]:
    """Yield what the accounts call the parties: those who hold a state, those in arms."""
    mentions = [m for r in story.reads for n in r.mentions for m in (n, *_modifying(n))]
    parties = Parties(mentions)
    named = [(m, p) for m in mentions if not _alone(m) and (p := party_of(m)) is not None]
    if not _at_odds(named):
        return
    for mention, side in named:
        if _bare(mention) or NAME_GOES_ON.match(story.article[mention.article].text, mention.end):
            continue
        referent = parties.referent(mention, side)
        if referent:
            use = use_of(referent, "side", mention)
            yield from (use,) if use else ()


def _alone(mention: Mention) -> bool:
    """Whether a mention is of those in arms who are no side of a conflict: one gunman is none."""
    return mention.head in NO_PARTY or (mention.head == "gunman" and not is_plural(mention))


def _modifying(mention: Mention) -> Iterator[Mention]:
    """Yield the party words that stand before a noun for something else: "regime fire"."""
    if party_of(mention) is not None:
        return
    for word in re.finditer(r"(?<![\w-])[a-z]+(?![\w-])", mention.text):
        if word.end() < len(mention.text) and word[0] in ATTRIBUTIVE:
            start = mention.start + word.start()
            end = mention.start + word.end()
            more = {"start": start, "end": end, "text": word[0], "head": word[0], "label": None}
            yield mention.model_copy(update=more)


def _bare(mention: Mention) -> bool:
    """Whether a mention is only "forces": anyone's."""
    return mention.head == "force" and LEADING.sub("", mention.text).lower() in {"force", "forces"}


def _at_odds(named: Iterable[tuple[Mention, str]]) -> bool:
    """Whether the story has parties to name: someone in arms, or a loaded word for a party.

    A gunman may be a robber, and the opposition may sit in parliament.
    """
    return any(
        (side == "armed opposition" and m.head not in UNSURE) or is_loaded(m.text)
        for m, side in named
    )


def _places(story: Story) -> Iterator[Use]:
    for article in story.articles:
        for match in HELD.finditer(article.text):
            holder = side_of((match[1] or match[2] or match[3]).lower().rstrip("s"))
            if holder in {"state", "armed opposition"}:
                where = "areas held by the government side" if holder == "state" else HELD_BY_REBELS
                yield _place(where, article, *match.span())
        for match in TAKEN.finditer(article.text):
            surrounded = match[0].split()[0] in {"occupied", "besieged", "encircled"}
            where = SURROUNDED if surrounded else "areas taken"
            yield _place(where, article, *match.span())


def _place(referent: str, article: Article, start: int, end: int) -> Use:
    words = article.text[start:end].split()
    if "-" in words[0] and not _names_place(words[-1]):
        words = words[:1]
    elif "-" not in words[0] and referent.startswith("areas held") and not _names_place(words[0]):
        start += len(words[0]) + 1
        words = words[1:]
    end = start + len(" ".join(words))
    term = " ".join(words)
    return Use(referent, "place", article.id, term, term.lower(), start, end)


def _names_place(word: str) -> bool:
    return word in PLACE_NOUNS or word.rstrip("s") in PLACE_NOUNS


def _movers(story: Story) -> Iterator[Use]:
    """Yield what those are called who flee or are brought out: people, refugees, hostages."""
    for read in story.reads:
        for action in read.actions:
            brought = action.lemma in {"evacuate", "displace", "expel", "deport"}
            if not brought and action.lemma != "flee":
                continue
            span = action.patient_span if brought else action.agent_span
            head = action.patient if brought else action.agent
            for mention in read.mentions:
                if span and head == mention.head and span[0] <= mention.end <= span[1] + 1:
                    people = side_of(mention.head) == "people" or mention.label == "NORP"
                    start = mention.end - len(mention.text.split()[-1])
                    word = story.article[mention.article].text[start : mention.end]
                    if people and noun_family(mention.head) is None:
                        where = (start, mention.end)
                        yield Use(MOVERS, "person", mention.article, word, mention.head, *where)
