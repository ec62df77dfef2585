"""What is measured: a price, a change, a distance, a span of time, an age, a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.claims.nouns import (
    CHANGES,
    GENERIC,
    MEASURING,
    NAMED,
    NOUNS,
    SIZING,
    SPEECH_VERBS,
    SUMS,
    WEAK_VERBS,
    Context,
    Counted,
    act_of,
    change_by,
    definite,
    direction,
    estimated,
    is_broken,
    is_human,
    object_of,
    past,
    phrase,
    pobj_of,
    subject_of,
    topic_before,
    whole,
)
from summarize.languages import word_set
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.units import CURRENCY_PREFIXES, LENGTHS, MASSES, SPEEDS, UNIT_WORDS
from summarize.text.words import PASTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- how fast something moves, and how deep it falls


def of_motion(top: Token, mention: NumberMention) -> str | None:
    """Return "speed" or "fall of the bus" where a measure is of something that moves.

    Args:
        top: The highest word of the number and its unit.
        mention: The measure.
    """
    if mention.unit in SPEEDS:
        return _speed(top, mention)
    return _fall(top) if mention.unit in LENGTHS else None


def _speed(top: Token, mention: NumberMention) -> str | None:
    """Name what moves so fast "speed"; a speed limit and winds have names of their own."""
    above = top.head.head if top.dep_ == "pobj" else top.head
    if above.pos_ in NOUNS or (top.pos_ in NOUNS and top.idx >= mention.end):
        return None
    subject = subject_of(above) if above.pos_ in ("VERB", "AUX") else None
    return None if subject is not None and subject.lemma_.lower() in _FLOWING else "speed"


_FLOWING = frozenset({"wind", "gust", "speed", "limit", "current", "storm", "hurricane", "typhoon"})
"""Subjects that keep their own names: their speed is what is known of them."""


def _fall(top: Token) -> str | None:
    """Read "The bus plunged 20 metres" as the depth of a fall."""
    if top.dep_ not in ("dobj", "npadvmod") or top.head.lemma_ not in _FALLING:
        return None
    subject = next((c for c in top.head.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in NOUNS:
        return None
    return f"fall of {definite(subject)}"


_FALLING = frozenset({"fall", "drop", "plunge", "tumble", "plummet"})


# --- what a length is: how far from where, how deep, how long


_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
_WAY = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off|from"
    r"|beneath|below|above|under|away|offshore|inland|out|apart|upstream|downstream|upriver|down|underground|inside)\b"
    r"(?:\s+(?:of|from|to\s+sea)\b)?)(?P<the>\s+(?:the|its|their|his|her)\b)?"
)
_PLACE = re.compile(
    r"(?:\s+(?!(?:where|when|which|who|and|to|that|as|said|after|before|on|in|at)\b)[a-z]+){0,4}?\s+"
    r"(?P<place>[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2})"
)
_SURFACE = re.compile(r"\s+(?:surface|ground|seabed|sea|water|earth)\b")
_DEPTHS = frozenset({"beneath", "below", "under"})


def of_distance(doc: Doc, top: Token, mention: NumberMention) -> str | None:
    """Return what a length is by the words behind it: "distance from Oslo", "height of tower".

    Args:
        doc: The parse.
        top: The highest word of the number and its unit.
        mention: The length.
    """
    extent = _EXTENTS.get(re.split(r"[\s\-]", mention.text)[-1].lower())
    if extent is not None:
        noun = _extended(top)
        return f"{extent} of {definite(noun, mention)}" if noun is not None else extent
    found = _WAY.match(text_of(doc), mention.end)
    if found is None:
        return "distance" if top.dep_ == "pobj" and top.head.lower_ == "within" else None
    return _way(doc, found)


def _way(doc: Doc, found: re.Match[str]) -> str | None:
    text, way = text_of(doc), " ".join(found["way"].split())
    if way in ("down", "underground"):
        return "depth"
    if way in _DEPTHS:
        return "depth" if _SURFACE.match(text, found.end()) else None
    if found["way"] == "inside" and found["the"]:
        return None  # "two metres inside the tunnel"
    place = _PLACE.match(text, found.end())
    if place is not None and (thing := _of_nation(doc, place)) is not None:
        return f"distance {way} the {thing}"
    if place is not None:
        return f"distance {way} {place['place']}"
    if found["the"]:
        article = doc.char_span(found.start("the") + 1, found.end("the"))
        noun = article[0].head if article is not None else None
        return f"distance {way} the {noun.lower_}" if noun is not None else None
    return f"distance {way}"


def _of_nation(doc: Doc, place: re.Match[str]) -> str | None:
    """Return "Sudanese border" where only the nation of a border or a coast is a name."""
    span = doc.char_span(place.start("place"), place.end("place"))
    if span is None or span[-1].tag_ != "JJ":
        return None
    noun = span[-1].head
    return f"{place['place']} {noun.lower_}" if noun.pos_ in NOUNS and noun.i > span[-1].i else None


def _extended(top: Token) -> Token | None:
    """Return what is so long: "the tunnel, 30 metres long," or "the tower is 70 m high"."""
    for token in (top, top.head):
        head = token.head
        if head.pos_ in NOUNS and token.dep_ in (
            "amod",
            "appos",
            "acl",
            "compound",
            "nmod",
            "advmod",
        ):
            return head
        if head.pos_ in ("VERB", "AUX"):
            subject = (c for c in head.children if c.dep_ == "nsubj" and c.pos_ in NOUNS)
            return next(subject, None)
    return None


# --- who is how old


_NAME = r"(?:[A-Z](?:[\w'\u2019\-]*|\.(?:[A-Z]\.)*)\s+){0,5}[A-Z][\w'\u2019\-]+"
_NAME_BEFORE = re.compile(
    rf"(?:(?<![\w'\u2019.-])|(?<=\s['\u2019]))(?P<name>{_NAME})(?:,\s+(?:now\s+|aged\s+)?|\s+\(|(?:,\s+who)?\s+(?:is|turned)\s+)\Z"
)
_NAME_AFTER = re.compile(rf"\s+(?P<name>{_NAME})")
_TITLES = re.compile(
    r"\A(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Fr|Sgt|Lt|Capt|Col|Gen|Coun|Cllr|Officer"
    r"|Don|Do[n\u00f1]a|Se\u00f1ora?|President|Senator|Mayor|Judge|The|A|An|And|But|When|While|As|In|By|For|With)\.?\s+)+"
)
_OWNED = re.compile(r"['\u2019]s?\Z")
_PERSON_OF = re.compile(r"\b(?!ages?\b)(?P<who>[A-Za-z]+)\s+of\s+\Z")
_STEPS = 3
"""Links from an age up to the person; "X, a 40-year-old unarmed man" takes three."""


def of_age(doc: Doc, text: str, mention: NumberMention) -> str:
    """Return whose age a number is: "age of Jane Doe", "age of the girl"; "age" where none is told.

    Args:
        doc: The parse.
        text: Its text.
        mention: The age.
    """
    line = text[max(0, mention.start - 80) : mention.start].rpartition("\n")[2]
    before = _NAME_BEFORE.search(line)
    found = before or _NAME_AFTER.match(text, mention.end)
    name = _TITLES.sub("", _OWNED.sub("", found["name"])) if found is not None else ""
    if name and (before is not None or " " in name):
        return f"age of {name}"
    person = _PERSON_OF.search(text[max(0, mention.start - 24) : mention.start])
    if person is not None and mention.text.isdigit():
        return f"age of the {person['who'].lower()}"
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is not None and len(span) and _is_who(doc, span.end, mention):
        return "age"
    whose = next(_bearers(span.root), None) if span is not None and len(span) else None
    if whose is None:
        return "age"
    return f"age of {whose}" if whose[:1].isupper() else f"age of the {whose}"


def _is_who(doc: Doc, end: int, mention: NumberMention) -> bool:
    """Whether "the 29-year-old" itself stands for somebody that the sentence does not name."""
    if not mention.text.lower().endswith("old") or end >= len(doc):
        return False
    before, following = doc[max(0, end - 8) : end], doc[end]
    linked = any(t.lemma_ in ("be", "become") for t in before)
    plain = following.pos_ in (*NOUNS, "ADJ") and following.lower_ not in _PAST_FORMS
    return not plain and not linked and following.text not in ("-", "\u2011")


_PAST_FORMS = frozenset(PASTS.values())
"""Forms that the parse takes for nouns behind "old": "the 29-year-old flew"."""


def _bearers(token: Token) -> Iterator[str]:
    """Yield whom an age belongs to: a name first, else what the person is called."""
    plain: str | None = None
    thing = token.head
    if (
        thing.pos_ == "NOUN"
        and thing.i > token.i
        and not is_human(thing)
        and thing.lower_ not in UNIT_WORDS
    ):
        yield thing.lower_
    for _ in range(_STEPS):
        if token.dep_ in ("pobj", "ROOT"):
            break
        token = token.head
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        for noun in (token, subject):
            if noun is None or noun.pos_ not in NOUNS:
                continue
            if noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", ""):
                yield _full_name(noun)
            if noun.pos_ == "NOUN" and is_human(noun):
                plain = plain or noun.lower_
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl"):
            break
    if plain is not None:
        yield plain


def _full_name(noun: Token) -> str:
    return " ".join(
        [c.text for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"] + [noun.text]
    )


# --- what an amount of money, a share or a measure is of: "depth", "offer", "eastern part"


_TREMORS = frozenset({"quake", "earthquake", "aftershock", "aftershocks", "tremor", "temblor"})
_AMOUNTS = SUMS | {"amount", "range"}
"""Nouns that only say that there is an amount."""
_GAUGES = frozenset(
    {"cost", "price", "value", "length", "height", "width", "size", "weight", "volume", "capacity"}
)
"""Nouns that say what is measured, and need to say of what."""
_RATE = re.compile(
    r"\s+(?:per|an?|each|every)\s+(?P<unit>year|season|month|week|day|hour|minute|share|head|household"
    r"|person|ton|tonne|barrel|ounce|litre|liter|gallon|pound|kilo|ticket|night|match|game|mile)\b(?!\s+(?:earlier|ago|before|later|after|on)\b)"
)
_ERROR = re.compile(r"\bmargin\s+of\s+(?:sampling\s+)?error\b[^.;]{0,30}\Z", re.IGNORECASE)
_IDIOMS = frozenset(
    {
        "north",
        "excess",
        "region",
        "order",
        "neighbourhood",
        "neighborhood",
        "upwards",
        "range",
        "vicinity",
    }
)
"""Nouns of "in the region of", which only bound the amount behind them."""


def of_measure(doc: Doc, top: Token, mention: NumberMention, near: Context) -> Counted:
    """Return what a measure of a parsed text is of.

    Args:
        doc: The parse.
        top: The highest word of the number and its unit.
        mention: The number.
        near: What the numbers around it count.
    """
    if mention.unit in LENGTHS and (way := of_distance(doc, top, mention)) is not None:
        return Counted(way)
    if mention.text.lower().endswith("dwt"):
        return Counted("deadweight")
    if mention.kind in ("percent", "count") and _ERROR.search(text_of(doc)[: mention.start][-60:]):
        return Counted("margin of error")
    top = _past_idiom(top)
    if (moved := of_motion(top, mention)) is not None:
        return Counted(moved)
    noun = _measured(top, mention)
    if noun is None and mention.kind == "percent":
        noun = _fronted(top)
    if mention.unit == "magnitude":
        return Counted(noun.lower_ if noun is not None and noun.lower_ in _TREMORS else "quake")
    if noun is not None and (
        noun.lower_.rstrip("s") in UNIT_WORDS or noun.text in CURRENCY_PREFIXES
    ):
        noun = None
    if noun is None:
        return _unnamed(top, mention, near)
    if noun.lemma_.lower() in GENERIC or noun.pos_ == "PRON":
        return near.amount if mention.kind == "money" and near.amount else Counted(None)
    found = _named(noun, mention, near)
    if mention.kind == "percent" and (act := _act_of_share(top)) is not None:
        found = found._replace(act=act)
    elif mention.kind == "percent" and found.noun is not None and (way := change_by(top)):
        told = found.noun.startswith(("fall in ", "rise in ")) or noun.lemma_.lower() in CHANGES
        found = found if told else Counted(f"{way} in {found.noun}")
    return _rated(doc, mention, found)


def _rated(doc: Doc, mention: NumberMention, found: Counted) -> Counted:
    rate = _RATE.match(text_of(doc), mention.end)
    if rate is None or found.noun is None:
        return found
    return found._replace(noun=f"{found.noun} per {rate['unit']}")


def _past_idiom(top: Token) -> Token:
    """Step over "north of", "in the region of": what governs them governs the amount."""
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in _IDIOMS:
        return top.head.head
    return top


def _named(noun: Token, mention: NumberMention, near: Context) -> Counted:
    """Return the words for a noun that has a measure, with what an empty noun is of."""
    lemma = noun.lemma_.lower()
    below = object_of(noun, "of", "in", "for")
    if below is not None and (
        below.pos_ not in NOUNS or below.ent_type_ in NAMED or _is_within(below, mention)
    ):
        below = None
    if lemma in _AMOUNTS:
        if below is not None:
            return Counted(phrase(below, mention))
        if near.amount is not None:
            return near.amount
        topic = topic_before(noun)
        return Counted(phrase(topic)) if topic is not None else Counted(None)
    if mention.unit in MASSES and _is_weighed(noun, mention):
        return Counted(f"weight of {definite(noun, mention)}")
    if lemma in CHANGES:
        return _changed(noun, below, mention, near)
    if below is not None and lemma in _GAUGES:
        return Counted(f"{noun.lower_} of {definite(below, mention)}")
    return Counted(phrase(noun, mention))


def _changed(noun: Token, below: Token | None, mention: NumberMention, near: Context) -> Counted:
    """Return what fell or rose by an amount: "a drop of 5 percent in sales", "the drop was"."""
    way = direction(noun.lemma_.lower())
    if below is not None:
        return Counted(f"{way} in {phrase(below, mention)}")
    if near.amount is None or near.amount.noun is None or phrase(noun, mention) != noun.lower_:
        return Counted(phrase(noun, mention))
    told = near.amount.noun.startswith(("fall in ", "rise in "))
    return near.amount if told else Counted(f"{way} in {near.amount.noun}")


def _is_weighed(noun: Token, mention: NumberMention) -> bool:
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.lemma_ == "weigh" and verb.idx < mention.start


def _is_within(token: Token, mention: NumberMention) -> bool:
    return token.like_num or mention.start <= token.idx < mention.end


def _unnamed(top: Token, mention: NumberMention, near: Context) -> Counted:
    """Name a measure without a noun by its label, by the amount before it, or by its unit."""
    if mention.unit in MASSES and near.apposed is not None and near.apposed.noun is not None:
        behind = text_of(top.doc)[max(0, mention.start - 4) : mention.start]
        return Counted(f"weight of {near.apposed.noun}") if _OR.search(behind) else Counted(None)
    topic = topic_before(top)
    if topic is not None and mention.kind != "percent":
        return Counted(phrase(topic))
    if mention.kind == "percent" and near.amount is not None and top.dep_ == "conj":
        return near.amount
    relayed = _is_relayed(top)
    if near.amount is not None and relayed:
        return near.amount
    return Counted(None) if relayed else _by_dimension(top, mention)


_OR = re.compile(r"(?:\(|\bor |, )\Z")
"""What joins a weight to the count of what weighs so much: "12,400 boxes, or 186 tonnes"."""


def _is_relayed(top: Token) -> bool:
    """Whether an amount is only said, or stands behind who says it: "The agency lists 42 km"."""
    verb = top.head.head if top.dep_ in ("pobj", "attr") and top.head.pos_ == "ADP" else top.head
    if verb.lemma_ == "find" and top.dep_ == "dobj":  # "have so far found 4 million euros"
        return False
    return verb.lemma_ in SPEECH_VERBS or (top.head.pos_ in NOUNS and top.head.ent_type_ in NAMED)


def _act_of_share(top: Token) -> str | None:
    """Return what is done to a share: "reclaimed 85 percent of the valley"."""
    if top.dep_ != "dobj" or top.head.lemma_.lower() in WEAK_VERBS | MEASURING:
        return None
    return past(top.head, agent=False)


def _by_dimension(top: Token, mention: NumberMention) -> Counted:
    """Name what a bare measure is by its unit and what is done: "area cleared"."""
    noun = _of_unit(mention)
    if noun is not None and (done := _what_is(top)) is not None:
        return Counted(noun, done)
    act, agent = act_of(top) if mention.kind == "percent" and top.dep_ == "nsubj" else (None, False)
    if noun is not None and agent and top.head.lemma_ not in SPEECH_VERBS | SIZING:
        return Counted(noun, act, agent=True)
    if noun is None or top.dep_ not in ("dobj", "nsubjpass") or top.head.pos_ != "VERB":
        return Counted(None)
    particle = next((c for c in top.head.children if _is_particle(c)), None)
    if particle is not None and mention.kind == "money":
        return Counted(noun, f"{past(top.head, agent=False)} {particle.lower_}")
    if top.head.lemma_.lower() in WEAK_VERBS | _CONTESTS | (
        _LYING if noun == "distance" else set()
    ):
        return Counted(None)
    weighs = top.head.lemma_ == "weigh"
    return Counted(noun, None if weighs else past(top.head, agent=False))


def _what_is(top: Token) -> str | None:
    """Read "what they paid in is 4 million" as what is paid in."""
    if top.dep_ != "attr" or top.head.lemma_ != "be":
        return None
    verb = next((c for c in top.head.children if c.dep_ == "csubj"), None)
    if verb is None or not any(c.lower_ == "what" for c in verb.children):
        return None
    particle = next((f" {c.lower_}" for c in verb.children if _is_particle(c)), "")
    return past(verb, agent=False) + particle


def _is_particle(token: Token) -> bool:
    return token.lower_ in _PARTICLES and not list(token.children)


_PARTICLES = frozenset({"in", "aside", "up", "back", "away", "off"})
"""Words that make a light verb say what is done to money: "took in", "put aside"."""
_LYING = frozenset({"lie", "stand", "sit", "find", "stop", "start", "begin", "end", "live"})
"""Verbs with which a length says where, and not how far anything went."""
_CONTESTS = frozenset({"lead", "trail", "beat", "defeat", "edge"})
"""Verbs whose object is a rival, and whose numbers are the result."""


def _of_unit(mention: NumberMention) -> str | None:
    unit = mention.unit or ""
    if mention.kind in ("money", "percent"):
        return "amount" if mention.kind == "money" else "part"
    if unit.endswith("** 2") or unit in ("hectare", "acre"):
        return "area"
    if unit in MASSES:
        return "weight"
    return "distance" if unit in LENGTHS else None


def _fronted(top: Token) -> Token | None:
    """Read the whole in front: "Of the harvest, 80 percent is lost"."""
    for token in reversed(list(top.sent)):
        opens = token.i == top.sent.start or token.nbor(-1).text in (":", ";", "\u2013", "\u2014")
        if token.i < top.i and token.lower_ == "of" and opens:
            return next((c for c in token.children if c.dep_ == "pobj"), None)
    return None


def _measured(top: Token, mention: NumberMention) -> Token | None:
    if top.idx < mention.core_start:  # the noun of "north of £750,000"
        return _governor(top)
    found = object_of(top, "of")
    if found is None:
        found = _held_in(top, mention)
    if found is not None and found.i > top.i and not _is_within(found, mention):
        return _skip_worth(found)
    if top.pos_ in NOUNS and top.idx >= mention.end:
        return whole(top)
    if top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss"):
        head = top.head
        if head.lower_ == "worth":
            return _worth(head)
        if head.pos_ in NOUNS and head.lower_.rstrip("s") not in UNIT_WORDS:
            return _skip_worth(whole(head))
    return _governor(top)


def _held_in(top: Token, mention: NumberMention) -> Token | None:
    """Return what money is given as: "$3 million in aid"; "at $6 in morning trade" is no such."""
    if top.dep_ == "pobj" and top.head.lower_ in ("at", "to", "from", "by"):
        return None
    following = top.doc[top.i + 1] if top.i + 1 < len(top.doc) else top
    beside = following.lower_ == "in" and following.dep_ == "prep"
    found = object_of(top, "in") or (pobj_of(following) if beside else None)
    if found is None or found.ent_type_ in NAMED or found.like_num:
        return None
    if any(
        c.dep_ == "det" or (c.dep_ == "conj" and found.lower_ == "cash") for c in found.children
    ):
        return None
    return (
        found if found.pos_ in NOUNS and mention.kind in ("money", "percent", "measure") else None
    )


def _skip_worth(noun: Token) -> Token:
    """Step from "worth" to the goods: "€2 million worth of loot"."""
    if noun.lower_ != "worth":
        return noun
    return object_of(noun, "of") or noun


def _worth(token: Token) -> Token | None:
    below = _skip_worth(token)
    if below != token:
        return below
    if token.i and token.nbor(-1).pos_ in NOUNS:
        return token.nbor(-1)
    return token.head if token.head.pos_ in NOUNS else subject_of(token.head)


def _governor(top: Token) -> Token | None:
    """Return what has this measure: "a depth of 10 km", "the fine was 5 million"."""
    if is_broken(top, top.head):
        return None
    if top.dep_ == "pobj":
        return _above(top)
    if top.dep_ in ("attr", "dobj", "acomp", "oprd", "advcl", "npadvmod", "appos", "dep", "amod"):
        head = top.head
        if head.pos_ in NOUNS:
            return None if head.ent_type_ in NAMED else head
        if top.dep_ == "dobj" and head.lemma_ not in MEASURING | CHANGES:
            return None
        while head.pos_ in ("ADV", "ADJ", "ADP") and head.head != head:  # "closed 2 % lower"
            head = head.head
        return subject_of(head)
    return None


def _above(top: Token) -> Token | None:
    """Return what has a measure behind a preposition: "a depth of 10 km", "put the bill at £3m"."""
    preposition, above = top.head, top.head.head
    while above.lower_ in UNIT_WORDS or above.pos_ in ("ADV", "ADJ", "NUM"):
        if above.lower_ in GENERIC:
            return above
        if above.head == above:
            return None
        above = above.head
    if (found := estimated(above, preposition.lower_)) is not None:
        return found
    if preposition.lower_ == "with" or above.lemma_ in _SWAPS:
        return None
    if above.pos_ in NOUNS:
        if above.ent_type_ in NAMED and preposition.lower_ != "of":
            return None
        loose = preposition.lower_ == "at" and above.dep_ in ("dobj", "pobj")
        return above if not loose or above.lemma_ in _PRICED else None
    if above.lower_ == "worth":
        return _worth(above)
    if above.lemma_ in SPEECH_VERBS:
        return None
    subject = subject_of(above)
    reckons = subject is not None and is_human(subject) and above.lemma_ not in SIZING
    return None if reckons and preposition.lower_ in ("at", "to") else subject


_SWAPS = frozenset({"return", "exchange"})
"""Nouns of "in return for", which have no measure."""
_PRICED = word_set("counting", "priced")
"""Nouns that themselves are at a price or a measure: "an offer at £17m"."""
