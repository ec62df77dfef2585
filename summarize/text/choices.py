"""Further families of nouns among which a writer chooses, for the wording table alone.

Checked against WordNet 3.1 (Princeton University): most words share a synset, or a hypernym at most
three steps up, with one of the two that head their family; figurative words ("saga", "scare",
"mayhem") and compounds that it lacks were added by hand. Unlike those of
`summarize.text.families`, these words do not stand for each other when facts are compared: that one
account has inmates where another has fugitives is what the table shows.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from summarize.text.agents import side_of
from summarize.text.families import CORE, NOUNS, Family
from summarize.text.saying import PERSON_NOUNS

PEOPLE: dict[str, str] = {
    "the prisoners": "prisoner inmate convict captive",
    "those who got away": "fugitive escapee runaway absconder",
    "the hostages": "hostage captive",
    "those who fight the fire": "firefighter fireman fire-crew fire-brigade fire-service "
    "fire-department",
    "the worshippers": "worshipper parishioner churchgoer congregation worshiper faithful",
    "the fans": "fan supporter",
    "the officers": "police-officer policeman cop officer constable marksman",
    "the attackers": "attacker gunman assailant shooter hijacker pirate sniper",
    "the miners": "miner mineworker pitman mine-worker coalminer",
    "the soldiers": "soldier trooper commando marine paratrooper serviceman",
    "the sailors": "sailor seafarer seaman mariner crewman crew-member crewmember deckhand",
    "the smugglers": "smuggler trafficker drug-runner",
    "the informant": "whistleblower whistle-blower informant informer leaker",
}
"""Name on the page: nouns for people, by their lemmas."""

THINGS: dict[str, str] = {
    "the escape": "escape breakout jailbreak break-out jail-break prison-break getaway",
    "the collapse": "collapse cave-in rockfall rock-fall",
    "the slides of earth": "landslide landslip mudslide rockslide mudflow",
    "the power failure": "power-cut power-outage blackout outage power-failure",
    "the film": "film movie motion-picture epic saga blockbuster flick sequel",
    "the cinemas": "cinema theatre theater movie-theater movie-theatre multiplex movie-house",
    "the vehicle": "suv 4x4 four-by-four off-roader jeep",
    "the shop": "shop store boutique",
    "the offer": "offer bid tender",
    "the find": "seizure bust haul cache stash drug-bust",
    "the unrest": "riot unrest disorder rioting violence trouble disturbance uprising mayhem "
    "anarchy turmoil",
    "the scandal": "scandal controversy furore furor",
    "the shooting": "shooting shootout gunfight shoot-out gun-battle firefight",
    "the crush": "crush stampede trampling",
    "the strike": "strike walkout stoppage walk-out work-stoppage industrial-action",
    "the attack on computers": "hack cyberattack data-breach cyber-attack hacking breach intrusion",
    "the fraud": "fraud scam swindle",
    "the bribes": "bribe kickback payoff backhander sweetener",
    "the rescue of the firm": "bailout rescue-package rescue-deal lifeline",
    "the downturn": "recession downturn slump slowdown",
    "the separation": "divorce split break-up separation breakup",
    "the dispute": "dispute feud spat quarrel rift standoff",
    "the victory": "victory win triumph",
    "the defeat": "defeat drubbing thrashing rout trouncing",
    "the wave": "tsunami tidal-wave",
    "the infection": "outbreak epidemic scare pandemic",
}
"""Name on the page: nouns for things and events, by their lemmas."""


class Deed(NamedTuple):
    """Verbs among which a writer chooses for what is done by, or to, things of one kind.

    Attributes:
        name: What it is called on the page.
        verbs: Lemmas.
        strong: Those of them without which there is no choice.
        agents: Lemmas of nouns that do it; any where empty.
        patients: Lemmas of nouns that it is done to; any where empty.
    """

    name: str
    verbs: frozenset[str]
    strong: frozenset[str]
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STORMS = _words("storm hurricane cyclone typhoon tornado blizzard gale wind")
BUILDINGS = _words("house home building village town school church block apartment")
GAMES = _words("match game tie fixture final semi-final derby concert show race")

DEEDS: tuple[Deed, ...] = (
    Deed(
        "what the storm does",
        _words("hit strike batter slam lash pound pummel ravage devastate tear rip smash hammer"),
        _words("batter slam lash pound pummel ravage devastate tear rip smash hammer"),
        agents=STORMS,
    ),
    Deed(
        "what happens to buildings",
        _words("destroy flatten level raze wreck demolish obliterate ruin"),
        _words("flatten level raze wreck demolish obliterate ruin"),
        patients=BUILDINGS,
    ),
    Deed(
        "the end of the match",
        _words("stop halt abandon suspend cancel"),
        _words("abandon suspend cancel halt"),
        patients=GAMES,
    ),
    Deed(
        "the damage",
        _words("cut sever break snap slice rupture damage"),
        _words("sever snap slice rupture"),
        patients=_words("cable pipeline line pipe wire link tendon ligament"),
    ),
)
"""Verbs by the kind of what does it or bears it (Levin 1993: hitting, breaking, destroying)."""

ROLES = (
    "striker forward attacker hitman marksman centre-forward goalscorer",
    "goalkeeper keeper",
    "coach manager boss trainer",
    "priest pastor vicar clergyman cleric parson chaplain",
    "singer vocalist star frontman rocker crooner diva",
    "businessman tycoon magnate mogul entrepreneur financier industrialist",
    "chairman president boss chief",
    "killer gunman shooter murderer assassin",
    "leader ruler dictator strongman autocrat",
    "doctor physician surgeon medic",
    "pilot captain skipper airman",
)
"""Nouns by which one person is called in one part, in news of sport, faith, business and crime:
sister terms in WordNet, as above."""


@functools.cache
def roles_of(lemma: str) -> frozenset[str]:
    """Return the nouns that may call the same person as a noun does, that one too."""
    return frozenset(w for words in ROLES for w in words.split() if lemma in words.split()) | {
        lemma
    }


BESIDE_NAMES = frozenset(
    """
    ace acrobat aide ally apprentice architect athlete boy boyfriend brother celebrity chef clerk
    convict cousin daughter diplomat dropout envoy expatriate fiance fiancee forward friend fugitive
    girl girlfriend graduate grandfather grandmother guard guru heir hero heroine hitman husband
    immigrant incumbent lad legend magnate migrant model mogul monarch monk native nun nurse partner
    pensioner pilot recruit refugee sister son star teen tycoon uncle veteran vicar widow widower
    wife winger bishop agent international skipper pro rookie icon maverick slugger baseman
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Nouns for people that do not look it (persons in WordNet, by one of their first senses)."""

TRADE = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|ee|ard|ant)$")
"""What nouns for people mostly end in. "The winter" does too: only beside a name does it count."""

NO_PERSON = re.compile(
    r"(?:former|senior|junior|prior|latter|later|other|longer|major|minor|important|quarter|winter|letter|summer|number|\w*paper|order|tower|river|center|power|matter|offer"
    r"|\w*ember|october|answer|error|floor|door|committee|fee|guarantee|restaurant|disaster|dinner"
    r"|plant|border|chapter|theater|character|computer|corner|career|war|yard|board|card|standard)$"
)
"""What ends so and is none."""


@functools.cache
def is_person(lemma: str) -> bool:
    """Whether a noun that stands beside a person's name tells who that is, by its lemma."""
    if lemma in PERSON_NOUNS | BESIDE_NAMES or side_of(lemma) == "people":
        return True
    if any(f.kind == "person" for f in families_of(lemma)):
        return True
    return bool(TRADE.match(lemma)) and not NO_PERSON.match(lemma)


@functools.cache
def families_of(lemma: str) -> tuple[Family, ...]:
    """Return all families in which a noun stands, by its lemma; a word may have two meanings."""
    named = [(name, words) for table in (NOUNS, PEOPLE, THINGS) for name, words in table.items()]
    return tuple(_family(name, words.split()) for name, words in named if lemma in words.split())


def _family(name: str, words: list[str]) -> Family:
    is_person = name in PEOPLE or name.startswith(("those ", "the dead"))
    return Family(
        name, "person" if is_person else "thing", frozenset(words), frozenset(words[:CORE])
    )
