"""What those are called to whom the story happened: who was arrested, killed, trapped, brought out.

The same deed done to somebody in several accounts is told of the same people, whatever they are
called: demonstrators here, criminals there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.comparison.story import Story
from summarize.comparison.uses import Use, in_quotes, is_plural
from summarize.domain import Action, Mention
from summarize.text.agents import side_of
from summarize.text.choices import families_of
from summarize.text.saying import PERSON_NOUNS

DEEDS: dict[str, str] = {
    "arrested": "arrest detain apprehend",
    "killed": "kill murder slay die",
    "shot": "shoot",
    "trapped": "trap entomb strand",
    "rescued": "rescue save",
    "abducted": "abduct kidnap",
    "infected": "infect sicken",
}
"""Name on the page: verbs of which somebody is the patient, by their lemmas (Levin 1993, classes of
killing and capture; plain words of disaster news)."""

ONE_ONLY = frozenset({"killed"})
"""Where many are, accounts tell of different ones: militants here, civilians there."""

FATE_OF = {verb: fate for fate, verbs in DEEDS.items() for verb in verbs.split()}

GENERIC = frozenset({"man", "woman", "person", "people", "other", "individual", "victim", "one"})
"""Nouns that tell nothing of somebody; where all accounts use only these there is no choice."""

RESERVED = re.compile(r"(?:\b(?:suspected|alleged|accused|would-be|so-called) )?\S+$")
"""A noun with the reserve before it: a suspected pirate is no pirate."""

FEWEST = 2
"""Accounts that name them."""


def fates(story: Story) -> Iterator[Use]:
    """Yield what those are called who were arrested, trapped, rescued: by deed and number."""
    rows: defaultdict[str, list[Use]] = defaultdict(list)
    for read in story.reads:
        for action in read.actions:
            fate = FATE_OF.get(action.lemma)
            if fate is None or in_quotes(story.article[read.article], action.start):
                continue
            for mention in read.mentions:
                if is_meant(action, mention) and _is_person(mention):
                    use = _use(fate, mention)
                    rows[use.referent].append(use)
    for uses in rows.values():
        if _is_one(uses):
            yield from uses


def _is_one(uses: Sequence[Use]) -> bool:
    """Whether several accounts tell of somebody, none of them by two words: of two people, that is.

    Words that tell nothing of somebody make no row.
    """
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for use in uses:
        heads[use.article].add(use.key.split()[-1])
    vague = GENERIC if uses[0].referent.startswith("those") else GENERIC - {"man", "woman"}
    one_each = all(len(h - vague) < FEWEST for h in heads.values())
    return len(heads) >= FEWEST and one_each and bool({u.key for u in uses} - GENERIC)


def is_meant(action: Action, mention: Mention) -> bool:
    """Whether a mention names whom a deed is done to, or who dies."""
    dies = action.lemma == "die"
    span = action.agent_span if dies else action.patient_span
    head = action.agent if dies else action.patient
    if (
        span is None
        or head != mention.head
        or (FATE_OF[action.lemma] in ONE_ONLY and many(mention))
    ):
        return False
    return span[0] <= mention.end <= span[1] + 1


def many(mention: Mention) -> bool:
    """Whether more than one is meant."""
    return is_plural(mention) or mention.head == "police"


def _is_person(mention: Mention) -> bool:
    head = mention.head
    people = side_of(head) in {"people", "armed opposition"} or head in PERSON_NOUNS | GENERIC
    return people or any(f.kind == "person" for f in families_of(head))


def _key(word: str, mention: Mention) -> str:
    return " ".join([*word.lower().split()[:-1], mention.head])


def _use(fate: str, mention: Mention) -> Use:
    word = RESERVED.search(mention.text)[0]  # type: ignore[index]
    referent = f"those {fate}" if many(mention) else f"who was {fate}"
    start = mention.end - len(word)
    return Use(
        referent, "person", mention.article, word.lower(), _key(word, mention), start, mention.end
    )
