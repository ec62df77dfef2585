"""What a number counts, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number quantifies, and what is said to happen to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.amounts import NumberMention
from summarize.text.units import LENGTHS, TIME_UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
_TOLL_OF = {word: toll for toll, words in TOLLS.items() for word in words}

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

GENERIC = frozenset({"other", "more", "one", "those", "they", "them", "whom", "which", "who"})
SUMS = frozenset({"total", "toll", "number", "figure", "tally", "count", "sum"})
WEAK_VERBS = frozenset(
    {
        "be", "have", "include", "say", "see", "report", "become", "make", "take", "give", "get",
        "do", "put", "bring", "estimate", "believe", "tell", "announce", "add", "show", "leave",
        "involve", "confirm", "remain", "contain", "comprise", "total", "reach", "number", "rise",
    }
)  # fmt: skip
"""Verbs that alone say nothing of what happened to what is counted."""
HELPING_VERBS = frozenset({"help", "let", "allow", "enable", "force", "leave", "see"})
TRYING = frozenset(
    {"try", "attempt", "want", "seek", "plan", "begin", "start", "manage", "fail", "refuse", "wait"}
)  # fmt: skip
"""Verbs that make another verb the act, and may leave it undone."""
GRANTING = frozenset({"grant", "give", "offer", "deny"})
"""Verbs that say little without their object: "granted amnesty"."""
STATES = frozenset(
    {
        "dead", "missing", "injured", "wounded", "hurt", "trapped", "homeless", "stranded",
        "displaced", "unaccounted", "sick", "ill", "infected", "alive", "damaged", "destroyed",
        "evacuated", "arrested", "detained", "killed", "flattened", "hospitalised",
        "hospitalized", "rescued", "unemployed",
    }
)  # fmt: skip
"""What can be said of the counted by a word right behind it."""

_IRREGULAR = {
    "leave": "left", "flee": "fled", "lose": "lost", "find": "found", "hold": "held",
    "steal": "stolen", "take": "taken", "bring": "brought", "sell": "sold", "buy": "bought",
    "send": "sent", "build": "built", "shoot": "shot", "hit": "hit", "cut": "cut", "lay": "laid",
    "fall": "fallen", "drive": "driven", "give": "given", "see": "seen", "break": "broken",
    "win": "won", "pay": "paid", "spend": "spent", "raise": "raised", "freeze": "frozen",
    "free": "freed", "hurt": "hurt", "set": "set", "make": "made", "get": "got", "go": "gone",
    "come": "come", "feed": "fed", "catch": "caught", "put": "put", "show": "shown",
    "speak": "spoken", "write": "written", "hide": "hidden", "choose": "chosen", "meet": "met",
    "fight": "fought", "strike": "struck", "beat": "beaten", "seek": "sought", "burn": "burned",
}  # fmt: skip
_ANTECEDENT_REACH = 400
"""Characters back in which a number without a noun ("another 4,000") finds one."""


class Counted(NamedTuple):
    """What is counted: the noun phrase, and what happens to it."""

    noun: str | None
    act: str | None = None
    agent: bool = False
    human: bool = False

    @property
    def words(self) -> str | None:
        """The two in short words."""
        if self.noun is None and self.act is None:
            return None
        noun = self.noun or "people"
        if self.act is None:
            return noun
        if self.agent:
            return f"{noun} {'who' if self.human else 'that'} {self.act}"
        return f"{noun} {self.act}"


def counted(
    doc: Doc, mention: NumberMention, apposed: Counted | None = None, before: Counted | None = None
) -> Counted:
    """Return what a number of a parsed text counts.

    Args:
        doc: The parse.
        mention: The number.
        apposed: What the number just before it measures, for amounts in brackets.
        before: What the last plain count before it counts, for "another 4,000" and "the total".
    """
    top = _top(doc, mention)
    if top is None:
        return Counted(None)
    if apposed is not None and _is_apposed(doc.text, mention):
        return apposed
    if mention.kind == "count" and (part := _part(doc, top, mention, before)) is not None:
        return part
    if mention.kind == "count":
        return _of_count(top, mention, before)
    return _of_measure(doc, top, mention)


# --- where the number stands ----------------------------------------------------------------


def _top(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the highest word of the number and its unit."""
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inside = {t.i for t in span}
    token = span[0]
    while token.head.i in inside and token.head != token:
        token = token.head
    return token


def _is_apposed(text: str, mention: NumberMention) -> bool:
    """Whether the number stands in brackets behind another: "two million euros ($2.6m)"."""
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(
        re.search(
            r"\d[^.()]{0,24}\s?\(\s?\Z|(?:million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|kilomet(?:re|er)s|miles|feet)[\s\-\w]{0,12}\s?\(\s?\Z|\([^()]*\d[^()]*[;,/]\s?\Z",
            before,
        )
    )


def _part(doc: Doc, top: Token, mention: NumberMention, before: Counted | None) -> Counted | None:
    """Read a part by its whole: "384 civilians, including 45 children, were killed"."""
    behind = doc.text[max(0, mention.start - 24) : mention.start].lower()
    noun = _noun_of(top, mention)
    if before is None or noun is None or not _PART_CUE.search(behind):
        return None
    own = _of_noun(noun)
    if own.act is not None and own.act not in (before.act, None) and own.act in TOLLS:
        return own
    return before._replace(noun=_phrase(noun), human=own.human)


_PART_CUE = re.compile(
    r"(?:\bincluding(?:\s+at\s+least)?|\bamong\s+(?:them|these)(?:\s+were)?,?)\s+\Z"
)


def _upward(token: Token, steps: int) -> Iterator[Token]:
    for _ in range(steps):
        yield token
        if token.head == token:
            return
        token = token.head


# --- plain counts ---------------------------------------------------------------------------


def _of_count(top: Token, mention: NumberMention, before: Counted | None) -> Counted:
    if (total := _sum_above(top)) is not None:
        return _of_sum(total, before)
    noun = _noun_of(top, mention)
    if noun is None:
        return _elliptical(top, before)
    if noun.lemma_.lower() in GENERIC or noun.lower_ in GENERIC:
        return _elliptical(noun, before)
    return _of_noun(noun)


def _noun_of(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that a number quantifies."""
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PRON" and found.lower_ in ("whom", "which"):
                return _antecedent(found)
            return found
    if top.pos_ in ("NOUN", "PROPN") and top.idx >= mention.core_end:
        return top
    head = top.head
    if top.dep_ in ("nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "poss", "det"):
        if head.pos_ in ("NOUN", "PROPN") or head.lower_ in STATES or head.lower_ in GENERIC:
            return head
        if head.pos_ in ("VERB", "ADJ") and head.tag_ in ("VBN", "JJ") and head.i == top.i + 1:
            return head
    return None


def _antecedent(token: Token) -> Token | None:
    """Return the noun that "whom" or "which" stands for."""
    for above in _upward(token, 6):
        if above.dep_ == "relcl" and above.head.pos_ in ("NOUN", "PROPN"):
            return above.head
    return None


def _elliptical(top: Token, before: Counted | None) -> Counted:
    """Read "another 4,000 made it out", "killing at least one", "two others missing"."""
    act, agent = _act_behind(top) or _act(top)
    subject = _people_in_front(top)
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    if subject is not None:
        whole = _of_noun(subject)
        return whole if act is None else whole._replace(act=act, agent=agent)
    if before is None:
        return Counted("people", act, agent=agent, human=True) if act and agent else Counted(None)
    return before if act is None else before._replace(act=act, agent=agent)


def _act_behind(top: Token) -> tuple[str, bool] | None:
    """Read what follows a number without a noun: "3,000 more surrendered", "14 others trapped"."""
    for token in top.doc[top.i + 1 : top.i + 3]:
        if token.lower_ in STATES:
            return _TOLL_OF.get(token.lemma_.lower(), token.lower_), False
        if token.tag_ == "VBD" and token.lemma_ not in WEAK_VERBS:
            act = _past(token, agent=True)
            return _TOLL_OF.get(token.lemma_.lower(), act), token.lemma_.lower() not in _TOLL_OF
        if token.lower_ not in GENERIC and token.lower_ not in ("others", "people"):
            return None
    return None


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, where they stand before the number."""
    for token in top.sent:
        if token.i >= top.i:
            return None
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.tag_ in ("NNS", "NNPS")
            and _is_human(token)
        ):
            return token
    return None


def _sum_above(top: Token) -> Token | None:
    """Return the "total" or "toll" that a number is the value of: "bringing the total to 9"."""
    verb = None
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "at", "of", "from"):
        verb = top.head.head
    elif top.dep_ in ("attr", "dobj", "npadvmod", "nummod", "acomp", "dep", "oprd"):
        verb = top.head
    if verb is None:
        return None
    if verb.lemma_.lower() in SUMS:
        return verb
    names = ("nsubj", "nsubjpass", "dobj", "appos")
    return next((c for c in verb.children if c.dep_ in names and c.lemma_.lower() in SUMS), None)


def _of_sum(total: Token, before: Counted | None) -> Counted:
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    for child in total.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return _of_noun(found)
    return before if before is not None else Counted(_phrase(total))


# --- money, shares, measures ----------------------------------------------------------------


def _of_measure(doc: Doc, top: Token, mention: NumberMention) -> Counted:
    way = _DIRECTION.match(doc.text, mention.end) if mention.unit in LENGTHS else None
    if way is not None:
        return Counted(f"distance {way['way']}")
    noun = _valued(doc, mention) or _measured(top, mention)
    if noun is None and mention.unit != "magnitude":
        return _by_dimension(top, mention)
    if noun is not None and (noun.lemma_.lower() in GENERIC or noun.pos_ == "PRON"):
        return Counted(None)
    if mention.unit == "magnitude":
        return Counted(noun.lower_ if noun is not None and noun.lower_ in _TREMORS else "quake")
    if noun is None:
        return Counted(None)
    act = _act_of_share(top) if mention.kind == "percent" else None
    rate = _RATE.match(doc.text, mention.end)
    return Counted(_phrase(noun, mention) + (rate.group() if rate else ""), act)


_RATE = re.compile(
    r"\s+(?:per|an?)\s+(?:year|season|month|week|day|hour|share|head|household|person)\b"
)
_WORTH = re.compile(r"\b(?:worth|valued\s+at|estimated\s+at|estimated\s+to\s+be\s+worth)\s+\Z")


def _valued(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the goods right in front of "worth" or "valued at" and an amount."""
    since = max(0, mention.start - 40)
    found = _WORTH.search(doc.text[since : mention.start])
    if not found:
        return None
    span = doc.char_span(since + found.start(), mention.start, alignment_mode="expand")
    if span is None or not span.start or doc[span.start - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    return doc[span.start - 1]


_TREMORS = frozenset({"quake", "earthquake", "aftershock", "aftershocks", "tremor", "temblor"})
_DIRECTION = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off|from"
    r"|beneath|below|above)\b(?:\s+(?:of|from))?(?:\s+the\s+[a-z]+(?:\s+of)?)?"
    r"(?:\s+[A-Z][\w\u2019'-]+){0,3})"
)


def _act_of_share(top: Token) -> str | None:
    """Return what is done to a share: "reclaimed 85 percent of the valley"."""
    if top.dep_ != "dobj" or top.head.lemma_.lower() in WEAK_VERBS:
        return None
    return _past(top.head, agent=False)


def _by_dimension(top: Token, mention: NumberMention) -> Counted:
    """Name what a bare measure is by its unit and what is done: "area cleared"."""
    unit = mention.unit or ""
    noun = "area" if unit.endswith("** 2") else None
    if top.dep_ == "dobj" and top.head.pos_ == "VERB" and top.head.lemma_.lower() not in WEAK_VERBS:
        act = _past(top.head, agent=False)
        return Counted(noun or ("amount" if mention.kind == "money" else "distance"), act)
    return Counted(noun)


def _measured(top: Token, mention: NumberMention) -> Token | None:
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in") and child.i > top.i:
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return _skip_worth(found)
    if top.pos_ in ("NOUN", "PROPN") and top.idx >= mention.end:
        return top
    if top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss"):
        head = top.head
        if head.lower_ == "worth":
            return _worth(head)
        if head.pos_ in ("NOUN", "PROPN"):
            return _skip_worth(head)
    return None if mention.unit in TIME_UNITS else _governor(top)


def _skip_worth(noun: Token) -> Token:
    """Step from "worth" to the goods: "€2 million worth of loot"."""
    if noun.lower_ != "worth":
        return noun
    found = [g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return found[0] if found else noun


def _worth(token: Token) -> Token | None:
    below = _skip_worth(token)
    if below != token:
        return below
    if token.i and token.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return token.nbor(-1)
    return token.head if token.head.pos_ in ("NOUN", "PROPN") else _subject(token.head)


def _governor(top: Token) -> Token | None:
    """Return what has this measure: "a depth of 10 km", "the fine was 5 million"."""
    if top.dep_ == "pobj":
        above = top.head.head
        if above.pos_ in ("NOUN", "PROPN"):
            return above
        return _worth(above) if above.lower_ == "worth" else _subject(above)
    if top.dep_ in ("attr", "dobj", "acomp", "oprd", "advcl", "npadvmod", "appos", "dep"):
        head = top.head
        if head.pos_ in ("NOUN", "PROPN"):
            return head
        if top.dep_ == "dobj" and head.lemma_ not in MEASURING:
            return None
        return _subject(head)
    return None


MEASURING = frozenset(
    {
        "be",
        "reach",
        "cost",
        "total",
        "measure",
        "weigh",
        "span",
        "cover",
        "hit",
        "exceed",
        "top",
        "near",
    }
)
"""Verbs whose object is a measure of their subject."""


_ROLES = ("nsubjpass", "dobj", "nsubj")


def _subject(verb: Token) -> Token | None:
    if verb.pos_ in ("NOUN", "PROPN"):
        return verb
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    for dependency in ("nsubjpass", "nsubj") if verb.lemma_ in MEASURING else _ROLES:
        for child in verb.children:
            if child.dep_ == dependency and child.pos_ in ("NOUN", "PROPN"):
                return child
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl") and verb.head != verb:
        return _subject(verb.head)
    return None


# --- the noun and what happens to it ---------------------------------------------------------


def _of_noun(noun: Token) -> Counted:
    toll = _TOLL_OF.get(noun.lemma_.lower()) or _TOLL_OF.get(noun.lower_)
    if toll:
        return Counted("people", toll, human=True)
    if noun.lower_ == "lives" and noun.head.lemma_ in ("lose", "claim", "take", "cost"):
        return Counted("people", "killed", human=True)
    if noun.lower_ in STATES:
        return Counted("people", noun.lower_, human=True)
    act, agent = _act(noun)
    return Counted(_phrase(noun), act, agent=agent, human=_is_human(noun))


def _is_human(noun: Token) -> bool:
    singular = noun.lower_.removesuffix("s")
    return (
        noun.lemma_.lower() in PEOPLE or singular in PEOPLE or noun.ent_type_ in ("NORP", "PERSON")
    )


def _phrase(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the noun with the words that it needs: "power plants", "Syrian citizens"."""
    kept = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod") and c.is_alpha and not c.like_num
        and c.lower_ not in TIME_UNITS
        and not (mention is not None and mention.start <= c.idx < mention.end)
        and c.lower_ not in _EMPTY_ADJECTIVES
    ][-2:]  # fmt: skip
    words = [*kept, noun]
    return " ".join(w.text if w.pos_ == "PROPN" or w.ent_type_ else w.lower_ for w in words)


_EMPTY_ADJECTIVES = frozenset(
    {
        "other",
        "more",
        "further",
        "additional",
        "some",
        "many",
        "several",
        "total",
        "least",
        "estimated",
        "magnitude",
        "strong",
        "powerful",
        "massive",
        "huge",
        "worth",
        "just",
    }
)


def _act(noun: Token) -> tuple[str | None, bool]:
    """Return what happens to a counted thing, and whether it does it itself."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    readers = [_state_behind, _participle_behind, _verb_above]
    if following.text == ",":  # what follows a comma adds to the statement, it is not its matter
        readers.reverse()
    for reader in readers:
        act, agent = reader(noun)
        if act is not None:
            return _TOLL_OF.get(act, act), agent and act not in TOLLS
    return None, False


def _state_behind(noun: Token) -> tuple[str | None, bool]:
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.lower_ in STATES:
        return _TOLL_OF.get(following.lemma_.lower(), following.lower_), False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "xcomp") and child.lower_ in STATES:
                return _TOLL_OF.get(child.lemma_.lower(), child.lower_), False
    return None, False


def _participle_behind(noun: Token) -> tuple[str | None, bool]:
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return _said(child, agent=False), False
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ not in WEAK_VERBS:
            return _said(child, agent=True), True
        if child.dep_ == "relcl" and _has_relative_subject(child):
            return _said(child, agent=True), True
        if child.dep_ == "prep" and child.lower_ in ("among", "of"):
            for grandchild in child.children:
                act, agent = _participle_behind(grandchild)
                if act is not None and grandchild.pos_ == "PRON":
                    return act, agent
    return None, False


def _has_relative_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in verb.children)


def _verb_above(noun: Token) -> tuple[str | None, bool]:
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.pos_ in ("NOUN", "NUM")
    ):
        token = token.head.head  # "dozens of villagers", "a column of 8,000 people"
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX") or verb == token or _is_broken(token, verb):
        return None, False
    if token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and verb.lemma_ not in HELPING_VERBS):
        act = _said(verb, agent=False)
        return act, False
    if token.dep_ == "nsubj":
        act = _said(verb, agent=True)
        return act, act is not None
    if token.dep_ == "attr" and verb.lemma_ == "be":
        return _among_those(verb)
    return None, False


def _is_broken(token: Token, verb: Token) -> bool:
    """Whether a dash, colon or semicolon parts a noun from the verb that the parse gives it."""
    first, last = sorted((token.i, verb.i))
    return any(t.text in _BREAKS for t in token.doc[first:last])


_BREAKS = frozenset({"\u2013", "\u2014", "--", ";", ":"})


def _among_those(verb: Token) -> tuple[str | None, bool]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "among":
            for grandchild in child.children:
                act, agent = _participle_behind(grandchild)
                if act is not None:
                    return act, agent
    return None, False


def _said(verb: Token, *, agent: bool) -> str | None:
    """Return a verb as the act: "evacuated", "left", "made it out"."""
    lemma = verb.lemma_.lower()
    if lemma in _TOLL_OF:
        return _TOLL_OF[lemma]
    particle = next(
        (c for c in verb.children if c.dep_ in ("prt", "advmod") and c.lower_ in _WAYS), None
    )
    if lemma == "take" and (light := _light_object(verb)) is not None:
        return light
    if particle is not None:
        it = " it" if lemma == "make" and verb.nbor().lower_ == "it" else ""
        return f"{_past(verb, agent=agent)}{it} {particle.lower_}"
    if lemma in TRYING and (below := _carried_on(verb)) is not None:
        return f"{_past(verb, agent=agent)} to {below.lemma_.lower()}"
    if lemma in GRANTING and (thing := _object(verb)) is not None:
        return f"{_past(verb, agent=agent)} {thing.lower_}"
    if lemma in WEAK_VERBS and not (lemma == "leave" and agent):
        below = _carried_on(verb)
        return _said(below, agent=agent) if below is not None else None
    return _past(verb, agent=agent)


_WAYS = frozenset({"out", "away", "off", "down", "up", "back", "home"})


def _light_object(verb: Token) -> str | None:
    """Read "taking part", "take refuge" as the act."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in ("part", "refuge", "shelter"):
            return f"{_past(verb, agent=True)} {child.lower_}"
    return None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)


def _carried_on(verb: Token) -> Token | None:
    return next(
        (c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.pos_ == "VERB"),
        None,
    )


def _past(verb: Token, *, agent: bool) -> str:
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and agent):
        return verb.lower_
    lemma = verb.lemma_.lower()
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if len(lemma) > 2 and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def people_of(words: Iterable[str]) -> set[str]:
    """Return those of some lower-case words that are nouns of people, in the singular."""
    return {w.rstrip("s") if w not in PEOPLE else w for w in words} & PEOPLE
