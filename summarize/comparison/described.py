"""What the accounts call a firm beside its name: "battery giant", "the maker of home batteries"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from summarize.comparison.story import Story
from summarize.domain import Mention
from summarize.text.meaning import stem
from summarize.text.saying import COMPANY_NOUNS

_FIRMS = COMPANY_NOUNS - {"carrier"}
"""A car carrier is a ship."""
_NOUN = "|".join(sorted(_FIRMS))
_BESIDE_NAME = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?) )?(?P<words>(?:[\w-]+ ){{1,3}}(?:{_NOUN})) "
    r"(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)"
)
"""A firm's trade beside its name: "Dutch-based battery maker Corvane"."""
_OF = re.compile(r" of ((?:[a-z-]+ )?[a-z-]+)")
"""What a maker makes: "of home batteries"."""


def described(story: Story) -> Iterator[tuple[str, Mention, str, int, int]]:
    """Yield the firm, the mention, the words for it and their span in the article.

    A description without the name counts where it shares a word of the trade with one that stands
    beside the name ("battery maker Corvane ... the battery giant"), in an account that names the
    firm, and where no other firm of the story is described by that word.
    """
    trades = _trades(story)
    for read in story.reads:
        text = story.article[read.article].text
        for mention in read.mentions:
            beside = _BESIDE_NAME.match(text, mention.start)
            if beside:
                if beside["name"] in trades.values():
                    yield beside["name"], mention, beside["words"], *beside.span("words")
            elif mention.head in _FIRMS:
                yield from _unnamed(text, mention, trades)


def _trades(story: Story) -> dict[str, str]:
    """Return the stems of the words that describe one firm alone, with its name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for read in story.reads:
        for mention in read.mentions:
            beside = _BESIDE_NAME.match(story.article[read.article].text, mention.start)
            if beside:
                for word in beside["words"].split()[:-1]:
                    if word.islower() and word.isalpha():
                        found[stem(word)].add(beside["name"])
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


def _unnamed(
    text: str, mention: Mention, trades: dict[str, str]
) -> Iterator[tuple[str, Mention, str, int, int]]:
    """Yield a description that stands alone: in the singular, with a word of the firm's trade."""
    lead = re.match(r"(?:the|an?) ", mention.text, re.IGNORECASE)
    start = mention.start + (lead.end() if lead else 0)
    end = mention.end
    made = _OF.match(text, end)
    if made:
        end = made.end()
    words = text[start:end].split()
    firms = {trades[s] for s in map(stem, (w.lower() for w in words)) if s in trades}
    plural = not any(w.lower() == mention.head for w in words)
    if (
        len(firms) != 1
        or plural
        or re.search(r"\b(?:another|other|rival|second)\b", text[start:end])
    ):
        return
    (firm,) = firms
    if re.search(rf"\b{re.escape(firm)}\b", text):
        yield firm, mention, text[start:end], start, end
