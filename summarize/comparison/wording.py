"""Who calls whom what: the main referents of the story and each account's words for them.

Referents are found by general word families and by the sides that nouns and their modifiers
name; a row stands only where accounts differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.described import described
from summarize.comparison.sides import Parties, party_of
from summarize.comparison.story import Story
from summarize.domain import Action, Article, Mention, Term, Wording
from summarize.text.agents import PLACE_NOUNS, side_of
from summarize.text.families import Kind, act_family, deed_family, noun_family
from summarize.text.loaded import QUOTED, is_loaded
from summarize.text.saying import PERSON_NOUNS, STAFF

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

MAX_TERM_WORDS = 5

LEADING = re.compile(
    r"^(?:(?:the|a|an|some|any|all|its|their|his|her|our|these|those|this|that|several|many|more|"
    r"most|both|other|another|every|each|no|at|least|about|around|nearly|up|to|over|such|than|of|"
    r"hundreds|thousands|dozens|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""Words before a term that do not name: articles, counts."""


ATTRIBUTIVE = frozenset({
    "regime", "government", "army", "rebel", "militant", "insurgent", "terrorist", "jihadist",
    "extremist", "separatist", "opposition",
})  # fmt: skip
"""Party nouns that stand before other nouns: "government fire", "rebel rockets"."""
MOVERS = "those who move"
MOVING = frozenset({"falling", "rising"})
"""Acts that compare only where the same thing moves."""
OF_PEOPLE = frozenset({"execute", "eliminate", "neutralise", "neutralize", "butcher"})
"""Verbs of killing that have other objects: plans, rivals in a cup."""
MAX_OBJECT_WORDS = 2
"""Words of an object that is shown with its verb: "lose their jobs"."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_GOES_ON = re.compile(r" of (?:the )?[A-Z]")
"""A party noun that begins a name: "Army of the North" is no army of the state's."""


class Use(NamedTuple):
    """One use of a term for a referent.

    Attributes:
        referent: The row it belongs to.
        kind: The row's kind.
        article: Where it is used.
        term: As written there.
        key: What makes two uses one term: its words with the last one as lemma.
        start: Offset of the term in the article.
        end: End of it, exclusive.
    """

    referent: str
    kind: Kind
    article: str
    term: str
    key: str
    start: int
    end: int


def wording(story: Story) -> list[Wording]:
    """Return the referents that the accounts name differently, the most telling first."""
    uses = [*_sides(story), *_places(story), *_acts(story), *_things(story), *_movers(story)]
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
    quoted = all(_in_quotes(story.article[u.article], u.start) for u in uses)
    return f"\u201c{form}\u201d" if quoted else form


def _differs(uses: Sequence[Use]) -> bool:
    """Whether two accounts use different terms."""
    terms: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        terms[use.article].add(use.key)
    distinct = {frozenset(t) for t in terms.values()}
    least = MIN_MOVERS if uses[0].referent == MOVERS else MIN_COUNT
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
    named = [(m, p) for m in mentions if (p := party_of(m)) is not None]
    if not _at_odds(named):
        return
    for mention, side in named:
        if _bare(mention) or NAME_GOES_ON.match(story.article[mention.article].text, mention.end):
            continue
        referent = parties.referent(mention, side)
        if referent:
            yield from _use(referent, "side", mention)


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


def _is_place(action: Action, places: Sequence[Mention]) -> bool:
    if action.patient in PLACE_NOUNS:
        return True
    span = action.patient_span
    return span is not None and any(m.start < span[1] and span[0] < m.end for m in places)


def _at_odds(named: Iterable[tuple[Mention, str]]) -> bool:
    """Whether the story has parties to name: someone in arms, or a loaded word for a party."""
    return any(side == "armed opposition" or is_loaded(m.text) for m, side in named)


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


def _acts(story: Story) -> Iterator[Use]:
    for read in story.reads:
        article = story.article[read.article]
        places = [m for m in read.mentions if m.label in PLACE_LABELS]
        for action in read.actions:
            family = act_family(action.lemma)
            if family is None or _in_quotes(article, action.start):
                continue
            if family.name == "taking territory" and not _is_place(action, places):
                continue
            if not _is_meant(article, action, family.name):
                continue
            form, span = action.text.lower(), (action.start, action.end)
            name = f"{family.name} ({action.agent})" if family.name in MOVING else family.name
            yield Use(name, "act", article.id, form, action.lemma, *span)


def _is_meant(article: Article, action: Action, family: str) -> bool:
    """Whether a verb of several meanings is used in its family's: nobody is sacked by firing on."""
    following = article.text[action.end : action.end + 8].split()[:1]
    if family in MOVING:
        return action.agent is not None and action.patient is None and following != ["to"]
    if family == "ending a job" or action.lemma in OF_PEOPLE:
        return _is_person(action.patient) and not {"on", "at", "upon"} & set(following)
    return True


def _is_person(lemma: str | None) -> bool:
    return lemma is not None and (side_of(lemma) == "people" or lemma in PERSON_NOUNS | STAFF)


def _things(story: Story) -> Iterator[Use]:
    found = [u for r in story.reads for m in r.mentions for u in _thing(story, m)]
    yield from _deeds(story)
    told = {u.key for u in found}
    for use in found:
        family = noun_family(use.key)
        if family and family.core & told:
            yield use


def _thing(story: Story, mention: Mention) -> Iterator[Use]:
    """Yield the family word that heads a mention, with the noun before it where both make it."""
    text = story.article[mention.article].text
    words = list(re.finditer(r"[\w-]+", text[mention.start : mention.end]))
    for size in (2, 1):
        lemma = "-".join([*(w[0].lower() for w in words[-size:-1]), mention.head])
        family = noun_family(lemma)
        if family is not None and len(words) >= size and words[-1][0] != "body":
            start, end = mention.start + words[-size].start(), mention.start + words[-1].end()
            form = text[start:end].lower()
            yield Use(family.name, family.kind, mention.article, form, lemma, start, end)
            return


def _deeds(story: Story) -> Iterator[Use]:
    """Yield verbs with objects that tell the same as a noun of a family: "rigged prices"."""
    for read in story.reads:
        article = story.article[read.article]
        for action in read.actions:
            family = deed_family(action.lemma, action.patient or "")
            span = action.patient_span
            if family is None or span is None or _in_quotes(article, action.start):
                continue
            end = max(action.end, span[1])
            if len(article.text[action.end : end].split()) > MAX_OBJECT_WORDS:
                end = action.end
            term = article.text[action.start : end].lower()
            where = (action.start, end)
            yield Use(family.name, "thing", article.id, term, term, *where)


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


def _use(referent: str, kind: Kind, mention: Mention) -> Iterator[Use]:
    lead = LEADING.match(mention.text)
    skip = lead.end() if lead else 0
    if " and " in mention.text:  # "stop the fighting and evacuate rebels", read as one phrase
        skip = mention.text.rfind(" ") + 1
    term = " ".join(mention.text[skip:].split()).strip("\"\u201c\u201d'\u2018\u2019")
    start = mention.start + skip
    if term and len(term.split()) <= MAX_TERM_WORDS:
        key = " ".join([*term.lower().split()[:-1], mention.head])
        yield Use(referent, kind, mention.article, term, key, start, mention.end)


def _in_quotes(article: Article, at: int) -> bool:
    line = article.text.rfind("\n", 0, at) + 1
    end = article.text.find("\n", at)
    paragraph = article.text[line : end if end >= 0 else None]
    return any(m.start() < at - line < m.end() for m in QUOTED.finditer(paragraph))
