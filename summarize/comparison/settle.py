"""What would settle it: the articles' own words that evidence is missing, quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.comparison.story import Story
from summarize.domain import Article, Finding, Missing

_PHRASES = (
    r"no (?:\w+ ){0,2}(?:confirmation|evidence|proof|indication|details?|comment|access)",
    r"no (?:\w+ ){0,2}(?:explanation|verification)",
    r"(?:not|never|unable to|impossible to|yet to)(?: be| been)?(?: \w+ly)? (?:confirm|verif)\w*",
    r"(?:not|never|unable to|impossible to)(?: be| been)?(?: \w+ly)? (?:corroborat|authentic)\w*",
    r"\w+n['\u2019]t (?:be |been )?(?:\w+ly )?(?:confirm|verif|corroborat|authenticat)\w*",
    r"(?:could|can)(?:not| not) (?:be )?(?:\w+ly )?(?:reach|access|confirm|verif)\w*",
    r"(?:provided|gave|offered|released|disclosed) (?:no|few) (?:\w+ )?(?:details?|figures?)",
    r"without (?:giving|providing|offering) (?:\w+ )?(?:details?|evidence|proof)",
    r"(?:declined|refused) to (?:comment|say|give|identify|name|disclose|provide)",
    r"unconfirmed|unverified",
    r"not been (?:stated|disclosed|released|established)",
    r"(?:cause|motive|number|identity) (?:\w+ ){0,5}(?:unknown|unclear)",
    r"(?:it is|it was|it['\u2019]s|remains?) (?:not (?:yet )?(?:known|clear)|unknown|unclear)",
    r"did not (?:immediately )?(?:respond|reply|comment|elaborate|say who)",
    r"(?:doesn['\u2019]t|does not|did not) (?:cite|name|identify) \w+ sources?",
)
LACKING = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)
"""What newswriting says when something is not known; phrases of attribution guides (Reuters
Handbook of Journalism, "Sources" and "Attribution")."""

NEAR = 1
"""A sentence may say of the one beside it what is missing."""

MOSTLY = 0.6
"""Share of a passage that is one statement: the rest says who said it."""

MAX_WORDS = 30
MAX_PER_FINDING = 4


def lacking(story: Story) -> list[Missing]:
    """Return the passages that say what is not known or not confirmed, in order."""
    return [m for a in story.articles for m in _in_article(story, a)]


def settle(story: Story, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, with what is missing attached to disputes and one-origin ones."""
    missing = lacking(story)
    return [
        f.model_copy(update={"settle": tuple(_about(story, f, missing)[:MAX_PER_FINDING])})
        if f.kind == "disputed" or _one_origin(f)
        else f
        for f in findings
    ]


def _one_origin(finding: Finding) -> bool:
    return len({o for p in finding.positions for o in p.origins}) == 1


def _about(story: Story, finding: Finding, missing: Sequence[Missing]) -> list[Missing]:
    """Return the passages that stand in or right after a finding's sentences."""
    at = {
        (c.article, story.sentence_number(c))
        for c in (story.claim[i] for p in finding.positions for i in p.claims)
    }
    near = at | {(a, n + NEAR) for a, n in at if not _new_paragraph(story, a, n + NEAR)}
    shown = (
        {i for p in finding.positions[:2] for i in p.claims}
        if finding.kind == "disputed"
        else set()
    )
    return [
        m
        for m in missing
        if (m.article, _number(story, m)) in near and not _is_side(story, m, shown)
    ]


def _is_side(story: Story, missing: Missing, shown: set[str]) -> bool:
    """Whether a passage is hardly more than a statement that is shown as a side."""
    if missing.claim not in shown:
        return False
    return len(story.claim[missing.claim].text) >= MOSTLY * len(missing.quote)


def _new_paragraph(story: Story, article: str, number: int) -> bool:
    sentences = story.sentences(article)
    if number >= len(sentences):
        return True
    start, _ = sentences[number]
    return "\n" in story.article[article].text[max(0, start - 2) : start]


def _number(story: Story, missing: Missing) -> int:
    starts = [s for s, _ in story.sentences(missing.article)]
    return max(i for i, s in enumerate(starts) if s <= missing.start)


def _in_article(story: Story, article: Article) -> list[Missing]:
    found = []
    for start, end in story.sentences(article.id):
        match = LACKING.search(article.text, start, end)
        if match is None:
            continue
        first, last = _clause(article.text, start, end, match)
        claim = next(
            (c.id for c in story.by_article[article.id] if c.start <= match.start() < c.end), None
        )
        quote = article.text[first:last]
        found.append(Missing(claim=claim, article=article.id, quote=quote, start=first, end=last))
    return found


def _clause(text: str, start: int, end: int, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the sentence, or of the part around the words where it is long."""
    last = start + len(text[start:end].rstrip())
    if len(text[start:last].split()) <= MAX_WORDS:
        return start, last
    commas = [m.end() for m in re.finditer(r"[,;:\u2014] ", text[start:last])]
    before = max((start + c for c in commas if start + c <= match.start()), default=start)
    after = min((start + c - 2 for c in commas if start + c - 2 >= match.end()), default=last)
    return before, after
