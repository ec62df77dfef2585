"""One utterance in several accounts: the same, cut, stitched together, or in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Rendering, Utterance
from summarize.text.words import Signature, opposed, sign

Difference = Literal["identical", "cut", "stitched", "translated", "paraphrased"]

MIN_WORDS = 5
"""Shorter quotations are terms, not utterances."""

SAME_WORDS = 0.6
"""Share of words in common from which two quotations are one utterance, whoever is named."""

SAME_SPEAKER = 0.5
"""The same for two quotations of one speaker: below it, on twelve real stories, they were two
utterances as often as one."""

FEWEST = 3
"""Words of content in common below which likeness is chance: a wall that collapsed is in many of
an earthquake's quotations."""

MISSPELT = 75.0
"""Indel similarity (0-100) of two words in one place from which they are one, inflected or spelt
otherwise ("damages", "damaged": 86); "sustained" and "suffered" have 47. Not swept."""

REWORDED = 0.75
"""Likeness of words below which two quotations are translations rather than small rewordings."""

QUOTED = re.compile(
    r'"[^"\n]*"|\u201c[^\u201c\u201d\n]*\u201d|\u2018[^\u2018\n]*?\u2019(?![a-z])|\u00ab[^\u00ab\u00bb\n]*\u00bb'
)
"""Words between quotation marks: someone else's."""

WORD = re.compile(r"[\w\u2019'-]+")


class Quotation(NamedTuple):
    """Words between quotation marks, at least `MIN_WORDS`."""

    claim: Claim
    text: str
    signature: Signature


def utterances(story: Story) -> list[Utterance]:
    """Return the utterances that two accounts or more quote, in order of their first mention."""
    quotations = [q for a in story.articles for q in _quotations(story, a)]
    home = list(range(len(quotations)))  # of each, the first quotation that it belongs with
    for i, j in _sharing(quotations):
        if _home(home, i) != _home(home, j) and _same(story, quotations[i], quotations[j]):
            home[_home(home, j)] = _home(home, i)
    groups: dict[int, list[Quotation]] = {}
    for i, quotation in enumerate(quotations):
        groups.setdefault(_home(home, i), []).append(quotation)
    return [
        _utterance(story, g) for g in groups.values() if len(story.accounts(q.claim for q in g)) > 1
    ]


def _sharing(quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotations, by index, that have a word of content in common."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, quotation in enumerate(quotations):
        terms = quotation.signature.terms
        for i in {i for term in terms for i in holders[term]}:
            yield i, j
        for term in terms:
            holders[term].append(j)


def _home(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = i = home[home[i]]
    return i


def _quotations(story: Story, article: Article) -> list[Quotation]:
    found = []
    for match in QUOTED.finditer(article.text):
        text = match[0][1:-1].strip(" ,")
        claim = next(
            (c for c in story.by_article[article.id] if _covers(c, match.start(), match.end())),
            None,
        )
        if claim is not None and len(WORD.findall(text)) >= MIN_WORDS:
            found.append(Quotation(claim, text, sign(text)))
    return found


def _covers(claim: Claim, start: int, end: int) -> bool:
    shared = min(claim.end, end) - max(claim.start, start)
    return shared > (end - start) / 2 or shared > (claim.end - claim.start) / 2


def _same(story: Story, one: Quotation, other: Quotation) -> bool:
    if story.account(one.claim.article) == story.account(other.claim.article):
        return False
    shorter = min(len(one.signature.terms), len(other.signature.terms))
    if not shorter:
        return False
    shared = len(one.signature.terms & other.signature.terms) / shorter
    if shared >= SAME_WORDS and shorter >= FEWEST:
        return True
    speaker = one.claim.origin == other.claim.origin and one.claim.speaker is not None
    enough = len(one.signature.terms & other.signature.terms) >= FEWEST
    return speaker and enough and shared >= SAME_SPEAKER


def _utterance(story: Story, group: Sequence[Quotation]) -> Utterance:
    fullest = max(group, key=lambda q: (len(WORD.findall(q.text)), q.claim.id))
    differences = [compare_words(q.text, fullest.text) for q in group]
    order: tuple[Difference, ...] = ("identical", "cut", "stitched", "paraphrased", "translated")
    worst = max((d for d, _ in differences), key=order.index)
    return Utterance(
        speaker=_speaker(story, group),
        difference=worst,
        renderings=tuple(
            Rendering(claim=q.claim.id, article=q.claim.article, quote=q.text, marked=marked)
            for q, (_, marked) in zip(group, differences, strict=True)
        ),
    )


def _speaker(story: Story, group: Sequence[Quotation]) -> str | None:
    """Return who said it, by name where any account names them."""
    claims = [q.claim for q in group if q.claim.speaker]
    named = [c for c in claims if story.origin[c.origin].kind != "unnamed"]
    if named:
        return story.origin[named[0].origin].name
    return claims[0].speaker if claims else None


def compare_words(text: str, fullest: str) -> tuple[Difference, str]:
    """Say how a rendering differs from the fullest one, and mark where.

    Args:
        text: The rendering.
        fullest: The longest rendering of the same utterance.

    Returns:
        The difference, and the rendering with "[\u2026]" where words of the fullest are missing
        and its own other words between "\u2039" and "\u203a".
    """
    mine, theirs = WORD.findall(text), WORD.findall(fullest)
    matcher = SequenceMatcher(
        a=[w.lower() for w in theirs], b=[w.lower() for w in mine], autojunk=False
    )
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    kept = sum(b.size for b in blocks)
    if kept == len(mine) == len(theirs) or _respelt(matcher, mine, theirs):
        return "identical", text
    marked = _marked(matcher, mine, theirs)
    if kept == len(mine):
        return (
            "cut" if _in_one_piece(matcher) or "\u2026" in text or "..." in text else "stitched"
        ), marked
    return ("paraphrased" if matcher.ratio() >= REWORDED else "translated"), marked


def _respelt(matcher: SequenceMatcher[str], mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether nothing differs but the spelling of single words: a slip is no paraphrase."""
    changes = [o for o in matcher.get_opcodes() if o[0] != "equal"]
    pairs = [
        (w, v)
        for tag, a, b, c, d in changes
        if tag == "replace" and b - a == d - c
        for w, v in zip(theirs[a:b], mine[c:d], strict=True)
    ]
    replaced = all(tag == "replace" and b - a == d - c for tag, a, b, c, d in changes)
    return replaced and all(
        w[:1].isalpha() and fuzz.ratio(w.lower(), v.lower()) >= MISSPELT
        and opposed(w, v) is None for w, v in pairs
    )  # fmt: skip


def _in_one_piece(matcher: SequenceMatcher[str]) -> bool:
    """Whether words are missing only before and after, not between."""
    inner = matcher.get_opcodes()
    missing = [i for i, (tag, *_) in enumerate(inner) if tag == "delete"]
    return all(i in {0, len(inner) - 1} for i in missing)


def _marked(matcher: SequenceMatcher[str], mine: Sequence[str], theirs: Sequence[str]) -> str:
    parts = []
    for tag, a, b, start, end in matcher.get_opcodes():
        own = " ".join(mine[start:end])
        if tag == "equal":
            parts.append(own)
        elif tag == "delete":
            parts.append("[\u2026]")
        elif tag == "insert" or len(theirs[a:b]):
            parts.append(f"\u2039{own}\u203a")
    return " ".join(parts)
