"""What the accounts call a person beside the name: "the striker", "a father of two"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarize.comparison.story import Story
from summarize.comparison.uses import LEADING, Use
from summarize.domain import Mention
from summarize.text.choices import BESIDE_NAMES, is_person, roles_of
from summarize.text.saying import PERSON_NOUNS, TITLES

MOST_PERSONS = 3
"""Rows for persons: the most named ones; of the others a reader needs the names only."""

MIN_ACCOUNTS = 2
"""Accounts that describe a person, from which their words can be compared."""

NAME = re.compile(r"(?:[A-Z][\w'\u2019-]+\s?)+$")
AFTER = re.compile(r"\s*,\s+(?=(?:an?|the|his|her|their|its|\d\d)\b|[a-z])")
BEFORE = re.compile(r"\s*,\s*$")
CLOSES = re.compile(r"\s*(?:[.,;:)]|of\b|who\b|from\b|at\b|in\b|for\b|with\b|on\b)")
"""What follows an apposition; a verb or "and" tells that it is none."""

SURE = PERSON_NOUNS | BESIDE_NAMES
OFFICES = frozenset(
    {"official", "minister", "brigadier", "adviser", "aide", "prosecutor", "lawyer", "attorney"}
    | {"candidate", "nominee", "incumbent", "lawmaker", "politician"}
)
"""Beside titles: who holds an office is called by it in many ways, and nobody takes a side."""

TIMES = re.compile(r"(?:yesterday|today|tomorrow|morning|afternoon|night|\w+day)\b", re.IGNORECASE)
"""Words that the parse takes into a phrase and that tell nothing of a person."""

FAMILY = frozenset({"father", "mother", "son", "daughter", "brother", "sister", "husband", "wife"})
OF = re.compile(r" of \w+")
"""A father is one of somebody: "father of two"."""
THE = re.compile(r"[Tt]he (?!new|former|other|next|first|second)(?:[a-z-]+ ){0,2}[a-z-]+$")
MAX_WORDS = 4

PLAIN = frozenset({"man", "woman", "person", "people", "spokesman", "spokeswoman", "spokesperson"})
"""Nouns that tell nothing of a person, or that many share."""


class _Told(NamedTuple):
    person: str
    use: Use


def persons(story: Story) -> Iterator[Use]:
    """Yield what the most named persons are called, beside their names and without them."""
    named = _named(story)
    told = list(_beside(story, named))
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        heads[one.use.key.split()[-1]].add(one.person)
    alone = _alone(heads)
    told += _without_name(story, named, alone, {(t.use.article, t.use.end) for t in told})
    for person in _main(told, named):
        uses = [t.use for t in told if t.person == person]
        if _compares(uses):
            yield from uses


def _alone(heads: Mapping[str, set[str]]) -> Mapping[str, str]:
    """Return the nouns that call one person alone, and those that call the same part: forward."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for head, people in heads.items():
        for word in roles_of(head):
            parts[word] |= people
    return {w: next(iter(p)) for w, p in parts.items() if len(p) == 1 and w not in PLAIN}


def _named(story: Story) -> Mapping[str, Counter[str]]:
    """Return the surnames of those named, with how often each account names them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for read in story.reads:
        for mention in read.mentions:
            name = NAME.search(mention.text)
            if mention.label == "PERSON" and name:
                found[_surname(name[0])][mention.article] += 1
    return found


def _surname(name: str) -> str:
    return re.sub(r"['\u2019]s$", "", name.rsplit(maxsplit=1)[-1])


def _beside(story: Story, named: Mapping[str, Counter[str]]) -> Iterator[_Told]:
    """Yield descriptions that stand beside a name: before it, after it, in one phrase with it."""
    for read in story.reads:
        text = story.article[read.article].text
        ends = [(m, _surname(n[0])) for m in read.mentions
                if m.label == "PERSON" and (n := NAME.search(m.text))]  # fmt: skip
        plain = [m for m in read.mentions if m.label != "PERSON" and is_person(m.head)]
        for mention, person in ends:
            if person not in named:
                continue
            yield from _in_front(mention, person)
            name_at = mention.start + NAME.search(mention.text).start()  # type: ignore[union-attr]
            for other in plain:
                if _follows(text, mention, other) or _precedes(text, other, mention, name_at):
                    yield from _telling(other, person, text)


def _in_front(mention: Mention, person: str) -> Iterator[_Told]:
    """Yield the nouns in one phrase with the name: "Dutch striker Jan Verhaal"."""
    name = NAME.search(mention.text)
    if name is None:
        return
    words = mention.text[: name.start()].rstrip()
    last = words.split()[-1:] if words else []
    if not last or not is_person(last[0].lower()) or re.search(r"['\u2019]|\band\b|,", words):
        return
    whole = mention.model_copy(
        update={"text": words, "head": last[0].lower(), "end": mention.start + len(words)}
    )
    yield from _telling(whole, person, "")


def _follows(text: str, name: Mention, other: Mention) -> bool:
    """Whether a phrase stands in apposition after a name: "Verhaal, a father of two,"."""
    between = AFTER.fullmatch(text, name.end, other.start + 1) or AFTER.match(text, name.end)
    return (
        between is not None
        and between.end() == other.start
        and CLOSES.match(text, other.end) is not None
    )


def _precedes(text: str, other: Mention, name: Mention, name_at: int) -> bool:
    """Whether a phrase stands in apposition before a name: "his agent, Piet Maas,"."""
    between = text[other.end : name.start]
    ends = text[name.end : name.end + 1]
    if between == " " and other.head in BESIDE_NAMES | PERSON_NOUNS:  # "their striker Jan Maas"
        return True
    return (
        name_at == name.start
        and BEFORE.fullmatch(between) is not None
        and LEADING.match(other.text) is not None
        and ends in {",", ".", ";"}
    )


def _telling(mention: Mention, person: str, text: str) -> Iterator[_Told]:
    lead = LEADING.match(mention.text)
    skip = lead.end() if lead else 0
    term = " ".join(mention.text[skip:].split())
    end = mention.end
    if mention.head in FAMILY and (of := OF.match(text, end)):
        term, end = term + of[0], of.end()
    plural = term.split()[-1].lower() != mention.head and mention.head not in FAMILY
    if plural or TIMES.search(term) or len(term.split()) > MAX_WORDS:
        return
    key = " ".join([*term.lower().split()[:-1], mention.head])
    start = mention.start + skip
    yield _Told(person, Use(person, "person", mention.article, term, key, start, end))


def _without_name(
    story: Story,
    named: Mapping[str, Counter[str]],
    alone: Mapping[str, str],
    seen: set[tuple[str, int]],
) -> Iterator[_Told]:
    """Yield "the striker" where no other person of the story is called so."""
    for read in story.reads:
        for mention in read.mentions:
            person = alone.get(mention.head)
            if person is None or (mention.article, mention.end) in seen:
                continue
            if THE.match(mention.text) and named[person][mention.article]:
                yield from _telling(mention, person, "")


def _main(told: list[_Told], named: Mapping[str, Counter[str]]) -> list[str]:
    """Return the persons described by several accounts, the most named first."""
    accounts: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        accounts[one.person].add(one.use.article)
    several = [p for p, a in accounts.items() if len(a) >= MIN_ACCOUNTS and _is_known(told, p)]
    several.sort(key=lambda p: (-len(named[p]), -named[p].total(), p))
    return several[:MOST_PERSONS]


def _is_known(told: list[_Told], person: str) -> bool:
    """Whether a word tells for sure that the name is a person's, and more than the office."""
    heads = {t.use.key.split(" of ")[0].split()[-1] for t in told if t.person == person}
    return bool(heads & SURE) and bool(heads - TITLES - OFFICES)


def _compares(uses: list[Use]) -> bool:
    """Whether two accounts use nouns that the other does not: more than one striker, "former"."""
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for use in uses:
        heads[use.article].add(use.key.split()[-1] if " of " not in use.key else use.key)
    return len(heads) > 1 and len({frozenset(h) for h in heads.values()}) > 1
