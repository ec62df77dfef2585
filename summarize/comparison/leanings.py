"""Where the accounts put a party or a group: right-wing here, anti-migrant there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from summarize.comparison.story import Story
from summarize.comparison.uses import Use

LEANING = (
    r"(?:far|hard|centre|center|extreme)-(?:right|left)|right-wing|left-wing|right-leaning"
    r"|left-leaning|centrist|populist|nationalist|ultra-?nationalist|liberal|conservative|socialist"
    r"|communist|social-democratic|libertarian|islamist|secular|extremist|radical|moderate|hardline"
    r"|hard-line|eurosceptic|separatist|reformist|progressive|(?:anti|pro)-[A-Za-z]+"
)
"""Words for political positions (Wikipedia, "Political spectrum" and "Political party": the words
for positions in its boxes on parties)."""

_NAME = r"(?P<name>(?:[A-Z][\w\u2019'-]+)(?: (?:of |for |the )*[A-Z][\w\u2019'-]+)*)"
_BEFORE = re.compile(
    rf"\b(?P<words>(?:{LEANING})(?:(?:,| and|, and)? (?:{LEANING}))*)"
    rf" (?:(?:party|movement|group|alliance|bloc|coalition),? )?{_NAME}"
)
_AFTER = re.compile(
    rf"{_NAME},? (?:(?:is|was) )?(?:an?|the) (?P<words>(?:{LEANING})(?:(?:,| and)? (?:{LEANING}))*)"
    r" (?:party|movement|group|alliance|bloc|coalition)\b"
)


def leanings(story: Story) -> Iterator[Use]:
    """Yield the positions that accounts give to one name, beside the name."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for article in story.articles:
        if article.language != "en":
            continue
        for match in (*_BEFORE.finditer(article.text), *_AFTER.finditer(article.text)):
            name = re.sub(r"['\u2019]s$", "", match["name"])
            term, span = match["words"], match.span("words")
            found[name].append(Use(name, "side", article.id, term, term.lower(), *span))
    for uses in found.values():
        if len({u.article for u in uses}) > 1:
            yield from uses
