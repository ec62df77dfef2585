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

PEOPLE = frozenset(
    {
        "people", "person", "man", "woman", "child", "civilian", "resident", "citizen",
        "villager", "inhabitant", "refugee", "evacuee", "migrant", "victim", "passenger",
        "worker", "employee", "militant", "rebel", "fighter", "insurgent", "soldier", "troop",
        "gunman", "policeman", "officer", "student", "patient", "girl", "boy", "prisoner",
        "hostage", "protester", "demonstrator", "tourist", "survivor", "family", "member",
        "miner", "driver", "player", "voter", "adult", "baby", "robber", "thief", "suspect",
        "other", "commando", "terrorist", "jihadist", "detainee", "commuter", "customer",
        "journalist", "teacher", "pupil", "doctor", "nurse", "crew",
    }
)  # fmt: skip
"""Nouns of people: what they do is told with "who"."""

IRREGULAR = {
    "leave": "left", "flee": "fled", "lose": "lost", "find": "found", "hold": "held",
    "steal": "stolen", "take": "taken", "bring": "brought", "sell": "sold", "buy": "bought",
    "send": "sent", "build": "built", "shoot": "shot", "hit": "hit", "cut": "cut", "lay": "laid",
    "fall": "fallen", "drive": "driven", "give": "given", "see": "seen", "break": "broken",
    "win": "won", "pay": "paid", "spend": "spent", "raise": "raised", "freeze": "frozen",
    "free": "freed", "hurt": "hurt", "set": "set", "make": "made", "get": "got", "go": "gone",
    "come": "come", "feed": "fed", "catch": "caught", "put": "put", "show": "shown",
    "speak": "spoken", "write": "written", "hide": "hidden", "choose": "chosen", "meet": "met",
    "draw": "drawn", "keep": "kept", "shed": "shed", "rise": "risen", "fly": "flown",
    "throw": "thrown", "grow": "grown", "know": "known", "run": "run", "quit": "quit",
    "fight": "fought", "strike": "struck", "beat": "beaten", "seek": "sought", "burn": "burned",
}  # fmt: skip
"""Past participles that are not made with -ed."""
