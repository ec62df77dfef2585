"""Words for those who act in the news: who belongs to a state, who bears arms against one.

Plain nouns of English newswriting, grouped as style guides group them when they say which of
them to prefer (Reuters Handbook of Journalism, BBC Guidance on reporting terrorism). The groups
tell one side from the other; they do not say who is right.
"""

from __future__ import annotations

from typing import Literal

Side = Literal["state", "armed opposition", "people"]

STATE = """
    government regime army military troop troops force forces soldier police authority
    authorities administration junta airforce navy gendarmerie coalition
"""
ARMED = """
    rebel rebels militant militants insurgent insurgents terrorist terrorists jihadist jihadists
    jihadi extremist extremists fighter fighters gunman gunmen guerrilla guerrillas separatist
    separatists opposition faction factions militia militias hijacker mutineer secessionist
"""
PLACES = """
    area city town village district province region east west north south part territory
    stronghold neighbourhood neighborhood side quarter land pocket base port airport suburb
    capital island border crossing bridge hill valley coast street
"""
PEOPLE = """
    civilian civilians people person resident residents family families man woman child children
    hostage hostages villager villagers citizen citizens worker workers passenger passengers
    refugee refugees evacuee evacuees student students inhabitant local
"""

SIDES: dict[Side, frozenset[str]] = {
    "state": frozenset(STATE.split()),
    "armed opposition": frozenset(ARMED.split()),
    "people": frozenset(PEOPLE.split()),
}


PLACE_NOUNS = frozenset(PLACES.split())
"""Common nouns for what may be taken and held."""


def side_of(head: str) -> Side | None:
    """Return the side that a noun names, by its lemma; None for all other nouns."""
    return next((side for side, words in SIDES.items() if head.lower() in words), None)
