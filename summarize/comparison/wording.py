"""Who calls whom what: the main referents of the story and each account's words for them.

Referents are found by general word families and by the sides that nouns and their modifiers
name; a row stands only where accounts differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.sides import Parties, party_of
from summarize.comparison.story import Story
from summarize.domain import Action, Article, Mention, Term, Wording
from summarize.text.agents import PLACE_NOUNS, side_of
from summarize.text.families import Kind, act_family, noun_family
from summarize.text.loaded import QUOTED, is_loaded

HELD = re.compile(
    r"\b([A-Za-z]+)-(?:held|controlled|occupied|ruled|run)\b(?: [a-z]+\b)?"
    r"|\b[a-z]+ (?:still )?(?:held|controlled|occupied|ruled) by (?:the )?([A-Za-z]+)\b"
    r"|\b[a-z]+ (?:still )?under (?:the )?([A-Za-z]+) control\b"
)
"""An area named by who holds it: "rebel-held valley", "areas held by the rebels"."""

TAKEN = re.compile(
    r"\b(?:occupied|liberated|besieged|recaptured|annexed|freed|seized|captured|encircled)"
    r" (?:[a-z]+ )?([a-z]+)\b"
)
"""An area named by what was done to it: "the occupied east"."""

MIN_COUNT = 2
"""A row with fewer uses in all is chance."""

MAX_TERM_WORDS = 5

LEADING = re.compile(
    r"^(?:(?:the|a|an|some|any|all|its|their|his|her|our|these|those|this|that|several|many|more|"
    r"most|both|other|another|every|each|no|at|least|about|around|nearly|up|to|over|such|than|of|"
    r"hundreds|thousands|dozens|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""Words before a term that do not name: articles, counts."""


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
    uses = [*_sides(story), *_places(story), *_acts(story), *_things(story)]
    rows: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        rows[use.referent].append(use)
    found = [_row(story, referent, used) for referent, used in rows.items() if _differs(used)]
    return sorted(found, key=_importance)


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
    return len(uses) >= MIN_COUNT and len(terms) > 1 and len(distinct) > 1


def _importance(row: Wording) -> tuple[object, ...]:
    kinds = ("side", "place", "act", "person", "thing")
    loaded = sum(t.count for t in row.terms if t.loaded)
    return (kinds.index(row.kind), -loaded, -sum(t.count for t in row.terms), row.referent)


# --- where uses are found


def _sides(story: Story) -> Iterator[Use]:
    """Yield what the accounts call the parties: those who hold a state, those in arms."""
    mentions = [m for r in story.reads for m in r.mentions]
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
                who = "the government side" if holder == "state" else "the armed opposition"
                yield _place(f"areas held by {who}", article, *match.span())
        for match in TAKEN.finditer(article.text):
            if _names_place(match[1]):
                yield _place("areas taken or surrounded", article, *match.span())


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
            form, span = action.text.lower(), (action.start, action.end)
            yield Use(family.name, "act", article.id, form, action.lemma, *span)


def _things(story: Story) -> Iterator[Use]:
    for read in story.reads:
        for mention in read.mentions:
            family = noun_family(mention.head)
            if family is not None:
                start = mention.start + mention.text.lower().rfind(mention.head[:4])
                word = re.match(r"[\w-]+", story.article[mention.article].text[start:])
                if word:
                    where = start, start + len(word[0])
                    form = word[0].lower()
                    yield Use(family.name, family.kind, mention.article, form, mention.head, *where)


def _use(referent: str, kind: Kind, mention: Mention) -> Iterator[Use]:
    lead = LEADING.match(mention.text)
    skip = lead.end() if lead else 0
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
