"""Nouns of one family that name one thing of the story, and deeds that tell the same."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.story import Story
from summarize.comparison.uses import Use, in_quotes, is_plural
from summarize.domain import Article, Mention
from summarize.text.choices import families_of
from summarize.text.families import DEEDS, Family, deed_family
from summarize.text.sentences import one_sentence

MAX_OBJECT_WORDS = 2
"""Words of an object that is shown with its verb: "lose their jobs"."""

OTHERS = re.compile(
    r"\b(?:other|another|similar|previous|earlier|past|recent|further|more|any|no|every|each|second"
    r"|third|last|annual|potential|possible|future|fellow|former|rival|such)\b",
    re.IGNORECASE,
)
"""Words that tell one of the kind from the one that the story is about."""

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")

NUMBERLESS = frozenset(
    {"dead", "faithful", "congregation", "gang", "mayhem", "war"}
    | {"fire-brigade", "fire-service", "fire-department", "fire-crew"}
)
"""Words that stand for many, or for no number, in the singular."""

UNCOUNTED = frozenset({"the unrest", "the fighting", "the power failure", "the loss of jobs"})
"""What is told in the plural and the singular alike: riots are a riot."""


MADE_OF = re.compile(r" of ([a-z]+)")
ACRONYM = re.compile(r"[A-Z\d]{2,4}s?")
VERBAL = frozenset({"collapse", "stampede", "escape"})
"""Nouns whose verb tells the same event."""


class _Named(NamedTuple):
    use: Use
    family: Family
    plural: bool
    lead: str


def chosen(story: Story) -> Iterator[Use]:
    """Yield the nouns and deeds that name one thing of the story.

    Of a family, those uses count that agree in number with most of them, and that neither an old
    year nor a word like "another" tells apart: beside "the ship" others may sail; "a ship" after it
    is one of those. One of the
    family's plainest words must be told, else the others mean something else.
    """
    yield from _deeds(story)
    found = [
        *_verbs(story),
        *(n for r in story.reads for m in r.mentions for n in _named(story, m)),
    ]
    told: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        told[one.family.name].add(one.use.key)
    best = {k: _best(k, told) for k in {n.use.key for n in found}}
    of: defaultdict[str, list[_Named]] = defaultdict(list)
    for one in found:
        if best[one.use.key] == one.family.name and one.family.core & told[one.family.name]:
            of[one.family.name].append(one)
    for named in of.values():
        yield from _one_thing(story, named)


def _best(key: str, told: dict[str, set[str]]) -> str:
    """Return the family, of those a word stands in, of which most words are told."""
    families = families_of(key)
    return max(families, key=lambda f: (len(told[f.name] & f.core), len(told[f.name]))).name


def _one_thing(story: Story, named: Sequence[_Named]) -> Iterator[Use]:
    loose = [n.family.name in UNCOUNTED or n.use.key in NUMBERLESS for n in named]
    numbers = Counter(n.plural for n, free in zip(named, loose, strict=True) if not free)
    plural = numbers[True] > numbers[False]
    taken_up: dict[str, int] = {}
    for one, free in zip(named, loose, strict=True):
        article = story.article[one.use.article]
        told = taken_up.get(article.id)
        # "The flood became a torrent" names one thing; a sentence on, a torrent is another.
        second = (
            one.lead in {"a", "an"}
            and told is not None
            and not one_sentence(article.text, told, one.use.start)
        )
        if (free or one.plural == plural) and not second:
            yield one.use
        if one.lead in {"the", "this"}:
            taken_up[article.id] = one.use.end


def _named(story: Story, mention: Mention) -> Iterator[_Named]:
    """Yield the family words that head a mention."""
    article = story.article[mention.article]
    if OTHERS.search(mention.text) or _is_old(story, article, mention):
        return
    for lemma, start, end in _compounds(article.text, mention):
        families = families_of(lemma)
        if families:
            written = article.text[start:end]
            form = written if ACRONYM.fullmatch(written) else written.lower()
            lead = mention.text.split()[0].lower()
            for family in families:
                use = Use(family.name, family.kind, mention.article, form, lemma, start, end)
                yield _Named(use, family, is_plural(mention), lead)
            return


def _compounds(text: str, mention: Mention) -> Iterator[tuple[str, int, int]]:
    """Yield what may be a family's word, the longest first: "wave of mud", "power cut", "cut"."""
    words = list(re.finditer(r"[\w-]+", mention.text))
    if not words or words[-1][0] == "body":  # a body of people
        return
    end = mention.start + words[-1].end()
    made_of = MADE_OF.match(text, mention.end)
    if made_of:
        start = mention.start + words[-1].start()
        yield f"{mention.head}-of-{made_of[1]}", start, made_of.end()
    last = words[-1][0].lower().removesuffix("s") if "-" in words[-1][0] else mention.head
    for size in (2, 1):
        if len(words) >= size:
            before = [w[0].lower() for w in words[-size:-1]]
            yield "-".join([*before, last]), mention.start + words[-size].start(), end


def _verbs(story: Story) -> Iterator[_Named]:
    """Yield the verbs that tell what a noun of the same form tells: it collapsed."""
    for read in story.reads:
        for action in read.actions:
            for family in families_of(action.lemma) if action.lemma in VERBAL else ():
                form, where = action.text.lower(), (action.start, action.end)
                use = Use(family.name, family.kind, read.article, form, action.lemma, *where)
                yield _Named(use, family, plural=False, lead="")


def _is_old(story: Story, article: Article, mention: Mention) -> bool:
    """Whether the sentence tells of a year before the printing: of another quake."""
    printed = article.published.date
    years = [int(y) for s, e in story.sentences(article.id) if s <= mention.start < e
             for y in YEAR.findall(article.text[s:e])]  # fmt: skip
    return bool(years) and printed is not None and max(years) < printed.year


def _deeds(story: Story) -> Iterator[Use]:
    """Yield verbs with objects that tell the same as a noun of a family: "rigged prices"."""
    for read in story.reads:
        article = story.article[read.article]
        seen: set[int] = set()
        for action in read.actions:
            family = deed_family(action.lemma, action.patient or "")
            span = action.patient_span
            if family is None or span is None or in_quotes(article, action.start):
                continue
            seen.add(action.start)
            yield _deed(family.name, article, action.start, action.end, max(action.end, span[1]))
        if article.language == "en":
            yield from (d for d in _headlined(article) if d.start not in seen)


def _headlined(article: Article) -> Iterator[Use]:
    """Yield deeds by their words: headlines have verbs parsed as nouns ("axes jobs")."""
    for name, pattern in _patterns().items():
        for match in pattern.finditer(article.text):
            if not in_quotes(article, match.start()):
                yield _deed(name, article, match.start(), match.end("verb"), match.end())


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            rf"\b(?P<verb>(?:{'|'.join(verbs.split())})(?:e?s|e?d|ing)?) "
            rf"(?:(?:its|their|some|about|up to|[\d,]+) )*(?:{'|'.join(objects.split())})s\b",
            re.IGNORECASE,
        )
        for name, (verbs, objects) in DEEDS.items()
    }


def _deed(name: str, article: Article, start: int, verb_end: int, end: int) -> Use:
    if len(article.text[verb_end:end].split()) > MAX_OBJECT_WORDS:
        end = verb_end
    term = article.text[start:end].lower()
    return Use(name, "thing", article.id, term, term, start, end)
