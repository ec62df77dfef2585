"""Words that may stand for each other in a statement without changing the fact.

Chosen from the synonym sets of WordNet 3.0 (Princeton University) for common words of newswire,
narrowly: "inquiry" for "investigation", but not "murder" for "killing", nor "brother" for
"relative". A pair that changes degree, manner, intent or legal meaning is not here.
"""

from __future__ import annotations

import functools

from summarize.text.meaning import stem

_GROUPS = """
    injure wound
    police cops
    say state tell announce
    reveal disclose
    car automobile
    lawyer attorney
    attempt try
    effort attempt
    begin start commence launch initiate
    end finish conclude terminate
    stop halt cease discontinue
    continue persist proceed
    die perish decease
    leave depart
    flee escape
    arrive reach
    buy purchase acquire buying purchasing procurement
    sell vend
    big large
    huge enormous massive immense vast
    small little
    quick fast rapid swift
    help aid assist assistance
    attempt bid
    show display exhibit
    build construct erect
    use utilise utilize employ
    need require
    give provide supply
    keep retain
    choose select pick
    happen occur
    fall drop decline decrease
    tumble plunge plummet slump
    rise increase climb grow
    surge soar
    ask request
    order command instruct direct
    ban prohibit outlaw
    allow permit let
    stay remain
    recapture retake
    destroy demolish wreck
    damage harm
    hit strike
    collapse cave-in
    fire blaze
    inquiry enquiry investigation probe
    investigate probe
    evidence proof
    accusation allegation
    arrest detain apprehend
    jail imprison prison
    plane aircraft aeroplane airplane
    ship vessel
    quake earthquake tremor
    child kid
    sick ill unwell
    sickness illness
    company firm business corporation
    talk discussion negotiation
    talks negotiations discussions
    deal agreement accord pact
    truce ceasefire cease-fire armistice
    meeting gathering
    vote ballot
    rule regulation
    aim goal objective
    plan scheme
    country nation
    people person
    civilian noncombatant
    resident inhabitant
    worker employee
    staff personnel
    soldier troop serviceman
    weapon arm
    robbery heist theft
    jewel jewellery jewelry gem
    money cash
    revenue turnover
    game match
    player athlete
    coach trainer
    film movie
    picture image photo photograph
    phone telephone
    near close
    later afterwards subsequently
    earlier previously beforehand
    also too additionally
    often frequently
    within inside
    toward towards
    though although
    while whilst
    decide resolve determine
    concern worry
    warn caution
    visit tour
    move shift relocate
    send dispatch
    carry transport convey
    look gaze peer peek
    see observe witness
    free release liberate
    contain restrain
    cut reduce lower
    raise lift
    propose suggest
    answer reply respond
    mistake error
    problem difficulty
    result outcome consequence
    consequence aftermath fallout
    cause reason
    amount sum
    part portion
    place location site
    street road
    building structure
    statement announcement declaration
    official functionary
    spokesman spokesperson spokeswoman
    fighter combatant
    bombardment shelling
    protest demonstration
    protester demonstrator
    crowd throng
    storm tempest
    flood inundation
    rain rainfall
    snow snowfall
    cold chilly
    wealthy rich affluent
    poor needy
    old elderly aged
    young youthful
    new fresh novel
    popular well-liked
    famous renowned well-known
    important significant
    whole entire complete
    main principal chief primary
    same identical
    various diverse
    sufficient enough adequate
    difficult hard
    easy simple
    correct right
    wrong incorrect
    safe secure
    dangerous hazardous perilous
    deadly fatal lethal
    angry furious
    happy glad
    consecutive successive straight
    annual yearly
    daily everyday
    further additional extra another
    unnamed unidentified anonymous
    evident clear obvious
    share stock
    rebuild reconstruct rebuilding reconstruction
    electricity power
    euros euro
    injure wound hurt
    guard warder
    jail prison
    inmate prisoner
    firefighter fireman
    carmaker automaker
    policeman police-officer officer
    border frontier
    treaty pact
    law legislation
    salary wage pay
    holiday vacation
    rival competitor
    boss chief
    teenager youth
    telephone phone
    aircraft plane jet
    doctor physician
    proof evidence
    hospital clinic
"""


def synonyms(word: str) -> frozenset[str]:
    """Return the stems of the words that may stand for a word, given by its stem or lemma."""
    return _table().get(stem(word), frozenset())


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        stems = {stem(w) for w in line.split()}
        for one in stems:
            table.setdefault(one, set()).update(stems - {one})
    return {word: frozenset(others) for word, others in table.items()}
