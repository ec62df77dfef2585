"""Families of words among which a writer chooses: one thing or act, told neutrally or not.

The families follow WordNet 3.0 (Princeton University): sister terms under one hypernym, kept
where newswriting uses them for the same referent. They cover the kinds of news that turn on such
choices (conflict, crime, disaster, business, protest, migration); none is made for one story.
"""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

Kind = Literal["side", "place", "act", "person", "thing"]


CORE = 3
"""Words at the head of each family that stand for it alone."""


class Family(NamedTuple):
    """Words that may name one referent.

    Attributes:
        name: What the family is called on the page: its plainest name.
        kind: As in `Wording.kind`.
        words: Lemmas, lower case; of compounds, with hyphens ("job-cut").
        core: The plainest of them: without one of these in the story, the others mean something
            else (a halt in production, a wave of anger).
    """

    name: str
    kind: Kind
    words: frozenset[str]
    core: frozenset[str]


NOUNS: dict[str, str] = {
    "the halt in fighting": "ceasefire cease-fire truce armistice pause lull halt",
    "the fighting": "war conflict aggression hostility violence fighting insurgency uprising",
    "the military campaign": "offensive onslaught assault invasion incursion clean-up blitz",
    "the theft": "robbery heist theft raid burglary smash-and-grab hold-up stickup holdup",
    "those who stole": "thief robber burglar raider crook bandit culprit gang ram-raider looter",
    "what was taken": "booty loot haul swag plunder proceeds",
    "the earthquake": "earthquake quake tremor temblor tremblor",
    "the storm": "storm hurricane cyclone typhoon tempest gale",
    "the fire": "fire blaze inferno conflagration wildfire",
    "the flood": "flood flooding deluge torrent inundation flash-flood mudslide wave-of-mud",
    "the explosion": "explosion blast detonation bombing bang",
    "the ship": "ship vessel freighter car-carrier cargo-ship container-ship tanker ferry trawler "
    "steamer liner",
    "the dead": "victim body corpse fatality dead",
    "the price agreement": "price-fixing cartel collusion price-rigging",
    "what has to be paid": "fine penalty levy",
    "the sentence": "sentence prison-sentence jail-term suspended-sentence suspended-term "
    "probation",
    "the illness": "outbreak epidemic pandemic",
    "the crash": "crash accident collision wreck disaster tragedy",
    "the killing": "killing murder massacre slaughter assassination execution bloodbath carnage",
    "the protest": "protest demonstration rally riot unrest uprising march",
    "those who protest": "protester protestor demonstrator rioter activist marcher",
    "those who move": "migrant refugee evacuee immigrant asylum-seeker expatriate",
    "the loss of jobs": "layoff redundancy job-cut lay-off job-loss staff-cut dismissal downsizing",
    "the takeover": "takeover acquisition merger buyout purchase",
    "those accused": "defendant suspect accused culprit perpetrator criminal killer",
}
"""Name on the page: nouns, by their lemmas."""

ACTS: dict[str, str] = {
    "taking territory": "capture recapture retake reclaim free liberate seize conquer occupy "
    "overrun regain wrest",
    "leaving": "flee escape evacuate displace expel deport relocate",
    "killing": "kill murder slaughter massacre execute assassinate neutralise neutralize "
    "eliminate martyr butcher",
    "seizing people": "arrest detain abduct kidnap",
    "stealing": "steal rob nab snatch grab loot swipe",
    "ending a job": "sack fire dismiss axe oust",
    "falling": "fall drop decline slip plunge plummet tumble slump crash sink",
    "rising": "rise climb increase gain jump soar surge rocket skyrocket",
    "criticising": "criticise criticize condemn slam denounce rebuke lambast",
}
"""Name on the page: verbs, by their lemmas."""


DEEDS: dict[str, tuple[str, str]] = {
    "the loss of jobs": ("cut shed axe slash scrap lose trim", "job post position"),
    "the price agreement": ("fix rig", "price"),
}
"""Name on the page, as in `NOUNS`: verbs that tell the same with one of these objects."""


@functools.cache
def deed_family(verb: str, patient: str) -> Family | None:
    """Return the family of a verb with its object, by their lemmas: "shed jobs"."""
    for name, (verbs, objects) in DEEDS.items():
        if verb in verbs.split() and patient in objects.split():
            words = frozenset(NOUNS[name].split())
            return Family(name, "thing", words, words)
    return None


@functools.cache
def noun_family(lemma: str) -> Family | None:
    """Return the family of a noun, by its lemma."""
    return _found(NOUNS, "thing", lemma)


@functools.cache
def act_family(lemma: str) -> Family | None:
    """Return the family of a verb, by its lemma."""
    return _found(ACTS, "act", lemma)


def _found(families: dict[str, str], kind: Kind, lemma: str) -> Family | None:
    for name, words in families.items():
        listed = words.split()
        if lemma in listed:
            is_person = name.startswith(("those ", "the dead"))
            core = frozenset(listed[:CORE])
            return Family(name, "person" if is_person else kind, frozenset(listed), core)
    return None
