"""Verbs of one family that tell one deed of the story: captured, freed; hit, battered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.comparison.story import Story
from summarize.comparison.uses import Use, in_quotes
from summarize.domain import Action, Article, Mention
from summarize.text.agents import PLACE_NOUNS, side_of
from summarize.text.choices import DEEDS, Deed
from summarize.text.families import act_family
from summarize.text.saying import PERSON_NOUNS, STAFF

MOVING = frozenset({"falling", "rising"})
"""Acts that compare only where the same thing moves."""
CRITICISING = "criticising"
"""Compares only where the same is criticised."""
OF_PEOPLE = frozenset({"execute", "eliminate", "neutralise", "neutralize", "butcher"})
"""Verbs of killing that have other objects: plans, rivals in a cup."""
VAGUE = frozenset({None, "it", "they", "he", "she", "this", "that", "which", "what", "who"})
MARKETS = frozenset({
    "share", "stock", "price", "index", "profit", "sale", "revenue", "earnings", "currency",
    "pound", "dollar", "euro", "rouble", "ruble", "yen", "rate", "export", "import", "value",
    "market", "income", "turnover", "output", "rating", "support", "popularity", "margin",
})  # fmt: skip
"""What falls and rises in figures: of a tree, "crashed" is no strong word for it."""
STRONG = {
    "leaving": frozenset({"evacuate", "displace", "expel", "deport"}),
    "seizing people": frozenset({"abduct", "kidnap"}),
    "stealing": frozenset({"loot", "swipe", "snatch"}),
    "falling": frozenset({"plunge", "plummet", "tumble", "slump", "crash"}),
    "rising": frozenset({"jump", "soar", "surge", "rocket", "skyrocket"}),
}
"""Words of a family without which there is no choice: that one arrests and the other detains, that
one falls and the other declines, tells a reader nothing."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def acts(story: Story) -> Iterator[Use]:
    """Yield the verbs of the families that any story may turn on: taking, leaving, seizing."""
    found = list(_of_families(story))
    told: defaultdict[str, set[str]] = defaultdict(set)
    for use in found:
        told[use.referent].add(use.key)
    for use in found:
        strong = STRONG.get(use.referent.split(" (")[0])
        if strong is None or strong & told[use.referent]:
            yield use


def _of_families(story: Story) -> Iterator[Use]:
    for read in story.reads:
        article = story.article[read.article]
        places = [m for m in read.mentions if m.label in PLACE_LABELS]
        for action in read.actions:
            family = act_family(action.lemma)
            if family is None or in_quotes(article, action.start):
                continue
            if family.name == "taking territory" and not _is_place(action, places):
                continue
            if family.name == CRITICISING and action.patient in VAGUE:
                continue
            if not _is_meant(article, action, family.name):
                continue
            form, span = action.text.lower(), (action.start, action.end)
            name = family.name
            if name in MOVING:
                name = f"{name} ({action.agent})"
            elif name == CRITICISING:
                name = f"{name} ({action.patient})"
            yield Use(name, "act", article.id, form, action.lemma, *span)


def _is_meant(article: Article, action: Action, family: str) -> bool:
    """Whether a verb of several meanings is used in its family's: nobody is sacked by firing on."""
    following = article.text[action.end : action.end + 8].split()[:1]
    if family in MOVING:
        return action.agent in MARKETS and action.patient is None and following != ["to"]
    if family == "ending a job" or action.lemma in OF_PEOPLE:
        return _is_person(action.patient) and not {"on", "at", "upon"} & set(following)
    return True


def _is_person(lemma: str | None) -> bool:
    return lemma is not None and (side_of(lemma) == "people" or lemma in PERSON_NOUNS | STAFF)


def _is_place(action: Action, places: Sequence[Mention]) -> bool:
    if action.patient in PLACE_NOUNS:
        return True
    span = action.patient_span
    return span is not None and any(m.start < span[1] and span[0] < m.end for m in places)


def deeds(story: Story) -> Iterator[Use]:
    """Yield verbs that tell what one kind of thing does or bears, where one of them is strong."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for read in story.reads:
        article = story.article[read.article]
        for action in read.actions:
            for deed in DEEDS:
                if _is_deed(deed, action, article) and not in_quotes(article, action.start):
                    form, span = action.text.lower(), (action.start, action.end)
                    use = Use(deed.name, "act", article.id, form, action.lemma, *span)
                    found[deed.name].append(use)
    for deed in DEEDS:
        if deed.strong & {u.key for u in found[deed.name]}:
            yield from found[deed.name]


def _is_deed(deed: Deed, action: Action, article: Article) -> bool:
    if action.lemma not in deed.verbs:
        return False
    if deed.agents and not _is_named(action.agent, deed.agents, article):
        return False
    return not deed.patients or action.patient in deed.patients


def _is_named(noun: str | None, kind: frozenset[str], article: Article) -> bool:
    """Whether a noun is of a kind, or the name of one of that kind: "Hurricane Lenora"."""
    if noun is None or noun in kind:
        return noun is not None
    named = rf"\b(?:{'|'.join(sorted(kind))}) {re.escape(noun)}\b"
    return re.search(named, article.text, re.IGNORECASE) is not None
