"""One utterance in several accounts: the same, cut, stitched together, or in other words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Rendering, Utterance
from summarize.text.quotations import find_quotations
from summarize.text.words import opposed, sign

Difference = Literal["identical", "cut", "stitched", "paraphrased"]

MIN_WORDS = 5
"""Shorter quotations are terms, not utterances."""

SAME_WORDS = 0.75
"""Share of the shorter quotation's words that stand in the other in their order, from which both
are one utterance."""

FEWEST = 3
"""Words of content in common below which likeness is chance: a wall that collapsed is in many of
an earthquake's quotations."""

MISSPELT = 75.0
"""Indel similarity (0-100) of two words in one place from which they are one, inflected or spelt
otherwise ("damages", "damaged": 86); "sustained" and "suffered" have 47. Not swept."""

WORD = re.compile(r"[\w\u2019'-]+")


class Quotation(NamedTuple):
    """Words between quotation marks, at least `MIN_WORDS`."""

    claim: Claim
    text: str
    terms: frozenset[str]  # stems of its words of content


def utterances(story: Story) -> list[Utterance]:
    """Return the utterances that two accounts or more quote, in order of their first mention."""
    quotations = [q for a in story.articles for q in _quotations(story, a)]
    near: defaultdict[int, list[int]] = defaultdict(list)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, quotation in enumerate(quotations):
        shared = Counter(i for term in quotation.terms for i in holders[term])
        for i in sorted(i for i, terms in shared.items() if terms >= FEWEST):
            if _same(story, quotations[i], quotation):
                near[i].append(j)
                near[j].append(i)
        for term in quotation.terms:
            holders[term].append(j)
    found: list[list[int]] = []
    taken: set[int] = set()
    for i in sorted(near, key=lambda i: (-len(WORD.findall(quotations[i].text)), i)):
        group = [i, *(j for j in near[i] if j not in taken)] if i not in taken else []
        if len(group) > 1:
            taken.update(group)
            found.append(sorted(group))
    return [_utterance(story, [quotations[i] for i in group]) for group in sorted(found)]


def _quotations(story: Story, article: Article) -> list[Quotation]:
    found = []
    for quotation in find_quotations(article.text).items:
        text = article.text[quotation.start : quotation.end].strip(" ,")
        claims = story.by_article[article.id]
        claim = next((c for c in claims if _covers(c, *quotation.outer)), None)
        if claim is not None and len(WORD.findall(text)) >= MIN_WORDS:
            found.append(Quotation(claim, text, sign(text).terms))
    return found


def _covers(claim: Claim, start: int, end: int) -> bool:
    shared = min(claim.end, end) - max(claim.start, start)
    return shared > min(end - start, claim.end - claim.start) / 2


def _same(story: Story, one: Quotation, other: Quotation) -> bool:
    """Whether two quotations give one utterance: most of the shorter one's words in their order."""
    if story.account[one.claim.article] == story.account[other.claim.article]:
        return False
    mine, theirs = _words(one.text), _words(other.text)
    blocks = _matcher(mine, theirs).get_matching_blocks()
    return sum(b.size for b in blocks) >= SAME_WORDS * min(len(mine), len(theirs))


def _utterance(story: Story, group: Sequence[Quotation]) -> Utterance:
    """Return an utterance by its renderings; who said it by name where any account has one."""
    fullest = max(group, key=lambda q: (len(WORD.findall(q.text)), q.claim.id))
    differences = [compare_words(q.text, fullest.text) for q in group]
    order: tuple[Difference, ...] = ("identical", "cut", "stitched", "paraphrased")
    told = [(q.claim.speaker, story.origin[q.claim.origin]) for q in group if q.claim.speaker]
    named = [o.name for _, o in told if o.kind != "unnamed"] or [speaker for speaker, _ in told]
    return Utterance(
        speaker=next(iter(named), None),
        difference=max((d for d, _ in differences), key=order.index),
        renderings=tuple(
            Rendering(claim=q.claim.id, article=q.claim.article, quote=q.text, marked=marked)
            for q, (_, marked) in zip(group, differences, strict=True)
        ),
    )


def compare_words(text: str, fullest: str) -> tuple[Difference, str]:
    """Return how a rendering differs from the fullest one, and the rendering marked.

    "[\u2026]" stands where words of the fullest are missing, and its own other words stand between
    "\u2039" and "\u203a".
    """
    mine, theirs = WORD.findall(text), WORD.findall(fullest)
    changes = [c for c in _matcher(_words(text), _words(fullest)).get_opcodes() if c[0] != "equal"]
    changes = [c for c in changes if not _is_respelt(c, mine, theirs)]
    if not changes:
        return "identical", text
    marked = _marked(changes, mine)
    if any(tag != "delete" for tag, *_ in changes):
        return "paraphrased", marked
    inner = [c for c in changes if c[1] > 0 and c[2] < len(theirs)]
    left_open = "\u2026" in text or "..." in text
    return ("stitched" if inner and not left_open else "cut"), marked


def _words(text: str) -> list[str]:
    """Return the words of a text as they are compared: case, apostrophes and dots aside."""
    return [re.sub("['\u2019-]", "", w.lower()) for w in WORD.findall(text)]


def _matcher(mine: Sequence[str], theirs: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(a=theirs, b=mine, autojunk=False)


Change = tuple[str, int, int, int, int]
"""What is done to words of the fullest rendering, and which of the other take their place."""


def _is_respelt(change: Change, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether nothing differs but the spelling or inflection of the words: a slip is no change."""
    tag, a, b, c, d = change
    one, other = "".join(theirs[a:b]).lower(), "".join(mine[c:d]).lower()
    if tag != "replace" or not one[:1].isalpha():
        return False
    negates = ["n't" in w or "n\u2019t" in w or "not" in w for w in (one, other)]
    likeness = fuzz.ratio(one, other)
    return negates[0] == negates[1] and likeness >= MISSPELT and opposed(one, other) is None


def _marked(changes: Sequence[Change], mine: Sequence[str]) -> str:
    """Return a rendering with its changes marked; a run of them is marked as one."""
    parts: list[str] = []
    told = 0
    for tag, a, b, start, end in changes:
        parts += mine[told:start]
        if tag == "delete" and b > a:
            parts.append("[\u2026]")
        else:
            parts.append(f"\u2039{' '.join(mine[start:end])}\u203a")
        told = end
    return " ".join([*parts, *mine[told:]])
