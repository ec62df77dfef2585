"""Words for people and what befalls them, as the news counts it."""

from __future__ import annotations

# The three human tolls of the Sendai framework's loss data (deaths, injured, missing), with the
# words that newswire uses for each. Their names are the same whatever the wording.
TOLLS = {
    "killed": frozenset(
        {
            "kill", "die", "perish", "dead", "death", "fatality", "slay", "massacre", "drown",
            "murder", "deceased", "toll", "killing",
        }
    ),
    "injured": frozenset({"injure", "injury", "wound", "hurt", "injured", "wounded", "casualty"}),
    "missing": frozenset({"missing", "unaccounted"}),
}  # fmt: skip
TOLL_OF = {word: toll for toll, words in TOLLS.items() for word in words}

_PEOPLE = """
    people person man woman child civilian resident citizen villager inhabitant refugee evacuee
    migrant victim passenger worker employee militant rebel fighter insurgent soldier troop gunman
    policeman policewoman officer student patient girl boy prisoner hostage protester demonstrator
    tourist survivor family member miner driver player voter adult baby robber thief suspect other
    commando terrorist jihadist detainee commuter customer journalist teacher pupil doctor nurse
    crew accomplice activist actor actress addict adviser aide ally analyst applicant architect
    arsonist artist assailant asylum-seeker athlete attacker author backer banker believer
    bishop blogger bomber bricklayer brother builder buyer bystander candidate captain captive
    caretaker celebrity champion clerk climber coach colleague companion compatriot competitor
    congressman conscript consumer contractor contributor convict cop couple critic cyclist dancer
    daughter dealer defector defendant delegate deputy designer detective developer diplomat
    director dissident diver donor dweller economist editor elder engineer entrepreneur executive
    expert extremist fan farmer father firefighter fireman fisherman follower footballer foreigner
    founder friend fugitive gangster goalkeeper graduate grandchild guard guest guy hacker
    heir hiker holidaymaker homeowner hunter husband illustrator imam immigrant individual infant
    inmate inspector instructor investigator investor juror judge kid kidnapper laborer labourer
    lawmaker lawyer leader legislator librarian listener local looter lover manager mariner marine
    marksman mayor medic mercenary merchant midwife minister minor monk mother motorcyclist
    motorist mourner murderer musician neighbor neighbour newcomer novice nun observer
    offender official onlooker operator opponent orphan owner paramedic parent parishioner
    participant partner partygoer pastor peacekeeper pedestrian pensioner physician pilgrim pilot
    pirate plaintiff politician priest producer professor programmer prosecutor prostitute publisher
    reader recruit referee relative reporter rescuer reservist respondent retiree reveller rider
    rioter runner sailor scholar scientist seafarer seaman senator servant serviceman settler
    shareholder shepherd shooter shopkeeper shopper singer sister skier smuggler sniper someone son
    spectator sponsor spouse staffer stewardess striker subscriber suitor supporter surgeon
    swimmer taxpayer technician teen teenager tenant toddler trader trafficker trainee traveler
    traveller treasurer trooper truck-driver twin undergraduate vendor veteran viewer visitor
    volunteer waiter waitress walker warden warrior whistleblower widow widower wife witness
    worshipper worshiper writer youngster youth
"""
PEOPLE = frozenset(_PEOPLE.split())
"""Nouns of people: what they do is told with "who"."""
