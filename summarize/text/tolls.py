"""Words for people and what befalls them, as the news counts it."""

from __future__ import annotations

from summarize.text.verbs import PARTICIPLES

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

_NOUNS_TOO = frozenset(
    """bet bid bound broadcast burst cast cost forecast ground offset read split spread thought
    thrust wound""".split()  # noqa: SIM905 - a list of words reads better so
)
IRREGULAR = {verb: form for verb, form in PARTICIPLES.items() if form not in _NOUNS_TOO}
"""Past participles that are not made with -ed, but for those that are nouns as well ("a bid")."""
