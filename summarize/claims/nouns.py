"""Around a number in the parse: its noun, what governs that noun, and what is done or happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.languages import word_set
from summarize.text.numbers import NumberMention
from summarize.text.numberwords import number_words
from summarize.text.parsing import text_of
from summarize.text.units import UNIT_WORDS
from summarize.text.words import PASTS, PEOPLE, TOLL_OF, TOLLS, past_participle, past_tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = ("NOUN", "PROPN")
GENERIC = word_set("counting", "generic")
"""Words that stand for what was counted before."""
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "LOC"})
"""Kinds of names whose own number or measure is nothing that is told of them so briefly."""
SUMS = frozenset({"total", "toll", "number", "figure", "tally", "count", "sum", "estimate"})
"""Nouns that say that there is a number, and not of what."""
SEAMS = frozenset({"-", "\u2010", "\u2011"})
KEPT_WORDS = 2
"""Words in front of a noun that are kept: "Syrian power plants"."""

_EMPTY_ADJECTIVES = word_set("counting", "empty_adjectives")


def is_human(noun: Token) -> bool:
    """Whether a noun names people."""
    singular = noun.lower_.removesuffix("s")
    return (
        noun.lemma_.lower() in PEOPLE
        or singular in PEOPLE
        or noun.ent_type_ in ("NORP", "PERSON")
        or noun.lower_.endswith(_OF_MEN)
        or noun.lower_ == "crowd"
    )


_OF_MEN = ("men", "man", "women", "woman", "people", "folk")


def whole(noun: Token) -> Token:
    """Return the noun that a modifier belongs to: "22-man crew", "three debate nights"."""
    while noun.dep_ in ("compound", "nmod") and noun.tag_ in ("NN", "NNP") and _leans(noun):
        noun = noun.head
    return noun


def _leans(noun: Token) -> bool:
    """Whether a noun stands right before the noun that it modifies, no dash between them."""
    head = noun.head
    if head.pos_ not in NOUNS or head.i <= noun.i:
        return False
    return all(t.is_alpha or t.text in SEAMS for t in noun.doc[noun.i + 1 : head.i]) and (
        noun.whitespace_ != "" or noun.doc[noun.i + 1].text in SEAMS
    )


def phrase(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the noun with the words that it needs: "power plants", "Syrian citizens"."""
    kept = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod") and c.is_alpha and not c.like_num
        and not (mention is not None and mention.start <= c.idx < mention.end)
        and c.lower_ not in _EMPTY_ADJECTIVES and not _is_scale(c)
    ][-KEPT_WORDS:]  # fmt: skip
    own = set(_chain(noun))
    words = [_of_nation(c) + w for c in kept if c not in own and (w := _chained(c))]
    return " ".join([*words, _chained(noun) or _cased(noun)])


def _of_nation(token: Token) -> str:
    """Return the first half of a nation's name: the South of "South African"."""
    before = token.nbor(-1) if token.i else None
    if before is None or token.dep_ != "amod" or before.head != token or before.pos_ != token.pos_:
        return ""
    return f"{before.text} " if before.text in _QUARTERS and token.text[:1].isupper() else ""


_QUARTERS = frozenset({"North", "South", "East", "West", "Central", "New", "Sri", "Saudi", "Costa"})


def definite(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the phrase of a noun with "the" where it is one thing: "the new bridge"."""
    one = noun.tag_ in ("NN", "NNP") and any(c.dep_ in ("det", "poss") for c in noun.children)
    words = phrase(noun, mention)
    return f"the {words}" if one else words


def _is_scale(token: Token) -> bool:
    """Whether a word belongs to the number before it: "943K jobs", "half a dozen houses"."""
    if token.lower_ in number_words("en").scales:
        return True
    before = token.nbor(-1) if token.i else token
    return before.like_num and not before.whitespace_


def _chained(token: Token) -> str:
    """Return a word with what hyphens join to it; "" where that is a measure ("three-year")."""
    chain = list(_chain(token))
    if any(t.like_num or t.lower_.rstrip("s") in UNIT_WORDS for t in chain):
        return ""
    return "".join(_cased(t) for t in chain)


def _chain(token: Token) -> Iterator[Token]:
    doc, first, last = token.doc, token.i, token.i
    while first >= 2 and doc[first - 1].text in SEAMS and not doc[first - 1].whitespace_:
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text in SEAMS and not doc[last + 1].whitespace_:
        last += 2
    yield from doc[first : last + 1]


def _cased(token: Token) -> str:
    return token.text if token.pos_ == "PROPN" or token.ent_type_ else token.lower_


def object_of(token: Token, *prepositions: str) -> Token | None:
    """Return the noun that a preposition joins to a word: "the cost (of) repairs"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return pobj_of(child)
    return None


def pobj_of(preposition: Token) -> Token | None:
    """Return the noun that a preposition governs."""
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def topic_before(token: Token) -> Token | None:
    """Return what a label in front of a statement names: the depth, in "Depth: 42 km".

    The label is the same line up to a colon, or a sentence before of a few words and no verb.
    """
    sent = token.sent
    label = [t for t in sent if t.i < token.i]
    colon = next((t.i for t in reversed(label) if t.text == ":"), None)
    if colon is not None:
        said = any(t.pos_ in ("VERB", "AUX") or t.is_quote for t in label if t.i > colon)
        return None if said else _last_noun([t for t in label if t.i < colon])
    if sent.start and "\n" not in (before := sent.doc[sent.start - 1].sent).text.rstrip(" "):
        noun = _last_noun(list(before))
        return before.root if noun is not None and before.root.pos_ == "NOUN" else noun
    return None


LABEL_WORDS = 5
"""Words of a label; more are a sentence."""


def _last_noun(words: list[Token]) -> Token | None:
    if len([w for w in words if w.is_alpha]) > LABEL_WORDS:
        return None
    if words and words[0].pos_ == "ADP":  # "On paper: 90"
        return None
    if any(w.pos_ in ("VERB", "AUX") for w in words):
        return None
    if any(w.ent_type_ in ("DATE", "TIME") for w in words):
        return None
    return next((w for w in reversed(words) if w.pos_ == "NOUN" and w.lemma_ not in SUMS), None)


# --- what is said to happen to a counted noun: "civilians who left", "people killed"


WEAK_VERBS = word_set("counting", "weak_verbs")
"""Verbs that alone say nothing of what happened to what is counted."""
SPEECH_VERBS = frozenset(
    {"say", "speak", "tell", "report", "give", "list", "name", "mention", "find", "show"}
)
"""Verbs of those who only relay a number."""
HELPING_VERBS = frozenset({"help", "let", "allow", "enable", "force", "leave", "see", "expect"})
TRYING = word_set("counting", "trying")
"""Verbs that make another verb the act, and may leave it undone."""
GRANTING = frozenset({"grant", "give", "offer", "deny"})
"""Verbs that say little without their object: "granted amnesty"."""
STATES = word_set("counting", "states")
"""What can be said of the counted by a word right behind it."""
_LINKING = word_set("counting", "linking")
"""Verbs whose complement is the state of what is counted: "left homeless", "shot dead"."""
_OPEN_VERBS = word_set("counting", "open_verbs")
"""Verbs that need an object: without one they are passive, as in headlines ("four boys freed")."""


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


class Context(NamedTuple):
    """What the numbers around a number count.

    Attributes:
        apposed: What the number just before it in its sentence measures or counts.
        wholes: Counts before it in this sentence and the last one, the latest first, with value.
        before: What the last plain count before it counts, for "another 4,000" and "the total".
        amount: What the last amount in the same sort of unit is of, for "the sum".
    """

    apposed: Counted | None = None
    wholes: tuple[tuple[float, Counted], ...] = ()
    before: Counted | None = None
    amount: Counted | None = None


def of_noun(noun: Token) -> Counted:
    """Return a counted noun with its act; deaths and injuries are told of people."""
    toll = TOLL_OF.get(noun.lemma_.lower()) or TOLL_OF.get(noun.lower_)
    if toll:
        return Counted("people", toll, human=True)
    if noun.lower_ == "lives" and noun.head.lemma_ in ("lose", "claim", "take", "cost"):
        return Counted("people", "killed", human=True)
    if noun.lower_ in STATES:
        return Counted("people", noun.lower_, human=True)
    if (toll := _told_in_front(noun)) is not None:
        return Counted(noun.lower_, toll, human=True)
    act, agent = act_of(noun)
    if noun.lower_ in GENERIC or noun.lower_ == "olds":  # "two 19-year-olds"
        return Counted("people", act, agent=agent, human=True)
    return Counted(phrase(noun), act, agent=agent, human=is_human(noun))


def act_of(noun: Token) -> tuple[str | None, bool]:
    """Return what happens to a counted thing, and whether it does it itself."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    readers = [_state_behind, _participle_behind, _verb_above]
    if following.text == ",":  # what follows a comma adds to the statement, it is not its matter
        readers.reverse()
    readers.append(_stay)
    for reader in readers:
        act, agent = reader(noun)
        if act is not None:
            return TOLL_OF.get(act, act), agent and act not in TOLLS
    return None, False


def _told_in_front(noun: Token) -> str | None:
    """Return the toll that an adjective tells: "27 injured people were brought to the clinic"."""
    if not is_human(noun):
        return None
    told = (c for c in noun.lefts if c.dep_ == "amod" and c.lower_ in STATES)
    return next((TOLL_OF[c.lower_] for c in told if c.lower_ in TOLL_OF), None)


_STATE_AHEAD = re.compile(
    r"(?:\s+(?:is|are|was|were|be|been|have|has|had|still|also|now|remain|remained|reported|feared"
    r"|reportedly|confirmed|presumed))*\s+(?P<state>[a-z]+)\b"
)


def _state_behind(noun: Token) -> tuple[str | None, bool]:
    end = noun.idx + len(noun)
    ahead = _STATE_AHEAD.match(text_of(noun.doc), end)
    if ahead is not None and ahead["state"] in STATES:
        return TOLL_OF.get(ahead["state"], ahead["state"]), False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _LINKING:
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "xcomp") and child.lower_ in STATES:
                return TOLL_OF.get(child.lemma_.lower(), child.lower_), False
    return None, False


def _participle_behind(noun: Token) -> tuple[str | None, bool]:
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return _said(child, agent=False), False
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ not in WEAK_VERBS:
            return _said(child, agent=True), True
        if child.dep_ == "relcl" and _has_relative_subject(child) and not _is_denied(child):
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
    if _is_carried(noun):
        return None, False
    if token.dep_ == "pobj" and token.head.lower_ == "of" and _is_many(token.head.head):
        if _is_whole(token, token.head.head):
            return None, False
        token = token.head.head  # "dozens of villagers", "a column of 8,000 people"
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX") or verb == token or is_broken(token, verb):
        return None, False
    if _is_denied(verb):
        return None, False
    if token.dep_ == "dobj" and verb.lemma_ in HELPING_VERBS:  # "helped 300 villagers flee"
        below = _carried_on(verb, ("xcomp", "ccomp"))
        act = _said(below, agent=True) if below is not None else None
        return act, act is not None
    if token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and verb.lemma_ not in HELPING_VERBS):
        act = _said(verb, agent=False)
        return act, False
    if token.dep_ == "nsubj" and _is_open(verb):
        return _said(verb, agent=False), False
    if token.dep_ == "nsubj":
        act = _said(verb, agent=True)
        return act, act is not None
    if token.dep_ == "attr" and verb.lemma_ == "be":
        return _among_those(verb)
    return None, False


def _is_carried(noun: Token) -> bool:
    """Whether a participle governs a subject of the parse: "a ferry carrying 90 people sank"."""
    first = noun.left_edge.i
    before = noun.doc[first - 1] if first and noun.dep_ == "nsubj" else None
    if before is not None and before.lower_ == "with":  # "a plane with 80 people on board crashed"
        return True
    if before is None or before.tag_ != "VBG" or before.dep_ != "acl":
        return False
    return not any(c.dep_ == "dobj" for c in before.children)


def _is_whole(token: Token, part: Token) -> bool:
    """Whether a count is the whole that another is a part of: "60 of its 220 residents left"."""
    counted = any(c.dep_ == "nummod" for c in token.children)
    return counted and (part.like_num or part.lemma_.lower() in _PARTS)


_PARTS = frozenset({"half", "third", "quarter", "majority", "rest", "most"})


def _is_open(verb: Token) -> bool:
    """Whether a verb without its object stands as headlines have the passive."""
    alone = not any(c.dep_ in ("dobj", "ccomp", "xcomp", "aux") for c in verb.children)
    return verb.lemma_ in _OPEN_VERBS and verb.tag_ in ("VBD", "VBN") and alone


def _stay(noun: Token) -> tuple[str | None, bool]:
    """Read where the counted are as what they do: "people who were in shelters"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in ("be", "remain", "stay"):
        return None, False
    if any(c.dep_ in ("neg", "attr", "aux", "acomp") for c in verb.children):
        return None, False
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _WHEREABOUTS and child.i > verb.i:
            words = [t for t in child.subtree if t.i <= child.i + _STAY_WORDS]
            if words[-1].pos_ == "NOUN" and not any(t.like_num or t.is_punct for t in words):
                be = "was" if noun.tag_ == "NN" else "were"
                return f"{be} {' '.join(t.text for t in words)}", True
    return None, False


_WHEREABOUTS = frozenset({"in", "on", "at", "without", "under", "behind"})
_STAY_WORDS = 2
"""Words behind the preposition of a short whereabouts: "on the run", "in temporary shelters"."""


def _is_many(head: Token) -> bool:
    """Whether "of" joins what is counted to a word of amount: "dozens of", "a column of"."""
    return head.pos_ == "NUM" or head.like_num or head.lemma_.lower() in _COLLECTIVES


_COLLECTIVES = word_set("counting", "collectives")
"""Nouns of amount and of gatherings: what they do, those do whom they consist of."""


def _is_denied(verb: Token) -> bool:
    """Whether a verb is negated: who did not vote is not among those who voted."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_broken(token: Token, verb: Token) -> bool:
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
    if verb.lower_ == "missing" or lemma in TOLL_OF:
        return TOLL_OF.get(lemma, "missing")
    if (idiom := _idiom(verb, agent=agent)) is not None:
        return idiom
    particle = next(
        (c for c in verb.children if c.lower_ in _WAYS and c.dep_ in _way_links(c)), None
    )
    if particle is not None and lemma not in ("be", "have"):
        it = " it" if lemma == "make" and verb.nbor().lower_ == "it" else ""
        return f"{past(verb, agent=agent)}{it} {particle.lower_}"
    if lemma in TRYING and (below := _carried_on(verb)) is not None:
        return f"{past(verb, agent=agent)} to {below.lemma_.lower()}"
    if lemma in GRANTING and (thing := _object(verb)) is not None and not _is_counted(thing):
        return f"{past(verb, agent=agent)} {thing.lower_}"
    if lemma in WEAK_VERBS and not (lemma == "leave" and agent):
        below = _carried_on(verb, ("xcomp",) if agent else _CARRIERS)
        return _said(below, agent=agent) if below is not None else None
    bare = _bare_object(verb) if agent else None
    return past(verb, agent=agent) + (f" {bare.lower_}" if bare is not None else "")


def _way_links(token: Token) -> tuple[str, ...]:
    """Return how a word of direction may hang on its verb; "out of the town" is a preposition."""
    return ("prt", "advmod", "prep") if token.lower_ in ("out", "away") else ("prt", "advmod")


_WAYS = frozenset({"out", "away", "off", "down", "up", "back", "home"})


def _idiom(verb: Token, *, agent: bool) -> str | None:
    """Read what a light verb does only with its object: "took part", "lost their lives"."""
    lemma = verb.lemma_.lower()
    thing = _object(verb)
    if agent and lemma == "lose" and thing is not None and thing.lemma_ == "life":
        return "killed"
    if agent and lemma == "turn" and any(c.lower_ == "out" for c in verb.children):
        return "gathered"
    if lemma == "take" and thing is not None and thing.lower_ in ("part", "refuge", "shelter"):
        return f"{past(verb, agent=True)} {thing.lower_}"
    if agent or lemma not in _BRINGING:
        return None
    goals = (object_of(verb, "to"), object_of(verb, "into", "in"))
    if goals[0] is not None and goals[0].lemma_ == "hospital":
        return "hospitalised"
    return "arrested" if goals[1] is not None and goals[1].lower_ == "custody" else None


_BRINGING = frozenset({"take", "bring", "rush", "airlift", "carry", "admit", "transport"})


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)


def _is_counted(noun: Token) -> bool:
    return any(c.like_num for c in noun.children)


def _bare_object(verb: Token) -> Token | None:
    """Return an object that is one with its verb: "lost power", "committed suicide"."""
    thing = _object(verb)
    if thing is None:
        return None
    owned = verb.lemma_ in _LOSING and all(c.dep_ == "poss" for c in thing.children)
    plain = not list(thing.children) and thing.i == verb.i + 1
    return thing if plain or owned else None


_LOSING = frozenset({"lose", "win", "keep", "risk", "gain", "quit"})
"""Verbs that say nothing without what is lost or won: "lost their homes"."""


_CARRIERS = ("xcomp", "advcl", "ccomp")


def _carried_on(verb: Token, links: tuple[str, ...] = _CARRIERS) -> Token | None:
    return next((c for c in verb.children if c.dep_ in links and c.pos_ == "VERB"), None)


def past(verb: Token, *, agent: bool) -> str:
    """Return the past form: of what is done to the counted its participle."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBD" and agent:
        return verb.lower_
    if lemma not in PASTS and verb.lower_.endswith("ed"):
        return verb.lower_  # the lemma of "fined" is not always "fine"
    if verb.tag_ == "VBN":
        return PASTS.get(lemma, verb.lower_) if agent else verb.lower_
    return past_tense(lemma) if agent else past_participle(lemma)


def upward(token: Token, steps: int) -> Iterator[Token]:
    """Yield a token and what governs it, so many steps up."""
    for _ in range(steps):
        yield token
        if token.head == token:
            return
        token = token.head


# --- the words that a number hangs on: its noun, and what is said right behind it


def top_of(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the highest word of the number and its unit."""
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inside = {t.i for t in span}
    token = span[0]
    while token.head.i in inside and token.head != token:
        token = token.head
    return token


def is_apposed(text: str, mention: NumberMention) -> bool:
    """Whether the number stands in brackets behind another: "two million euros ($2.6m)"."""
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(
        re.search(
            r"\d[^.()]{0,24}\s?\(\s?\Z|(?:million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|kilomet(?:re|er)s|miles|feet)[\s\-\w]{0,12}\s?\(\s?\Z|\((?=[^()\d]*\d)[^()]*[;,/]\s?\Z",
            before,
        )
    )


def noun_of(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that a number quantifies."""
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PRON" and found.lower_ in ("whom", "which"):
                return antecedent(found)
            return None if found is not None and found.like_num else found
    if top.pos_ in NOUNS and top.idx >= mention.core_end:
        return whole(top)
    head = top.head
    if head.i < top.i and head.lower_ in _HOURS:  # "until Monday noon 104 had signed"
        return None
    if any(t.text == "," for t in top.doc[top.i + 1 : head.i]):  # "is 450, full stop"
        return None
    if top.dep_ == "quantmod" and head.like_num and head.dep_ == "nummod":
        head = head.head  # "five of 40 samples"
    if top.dep_ in ("nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "poss", "det"):
        if head.pos_ in NOUNS and head.lower_.rstrip("s") not in UNIT_WORDS:
            return whole(head)
        if head.lower_ in STATES or head.lower_ in GENERIC:
            return head
        if head.pos_ in ("VERB", "ADJ") and head.tag_ in ("VBN", "JJ") and head.i == top.i + 1:
            return head
    return None


_HOURS = word_set("counting", "hours")
"""Nouns of the time of day, which nothing right behind them counts."""


def antecedent(token: Token) -> Token | None:
    """Return the noun that "whom" or "which" stands for."""
    for above in upward(token, 6):
        if above.dep_ == "relcl" and above.head.pos_ in ("NOUN", "PROPN"):
            return above.head
    return None


def act_behind(top: Token) -> tuple[str, bool] | None:
    """Read what follows a number without a noun: "3,000 more surrendered", "14 others trapped"."""
    for token in top.doc[top.i + 1 : top.i + 3]:
        if token.lower_ in STATES:
            return TOLL_OF.get(token.lemma_.lower(), token.lower_), False
        if token.tag_ == "VBD" and token.lemma_ not in WEAK_VERBS:
            act = past(token, agent=True)
            return TOLL_OF.get(token.lemma_.lower(), act), token.lemma_.lower() not in TOLL_OF
        if token.lower_ not in GENERIC and token.lower_ not in ("others", "people"):
            return None
    return None


# --- what a number is said of: the subject of "reached 800", the object of "put the crowd at 800"


_ESTIMATING = word_set("counting", "estimating")
"""Verbs that give their object a size."""


def estimated(above: Token, preposition: str) -> Token | None:
    """Return what somebody puts "at" an amount; the phrase may hang on a word in between."""
    if preposition not in ("at", "to"):
        return None
    while above.dep_ in ("pobj", "prep") and above.head != above:
        above = above.head
    verb = above.head if above.dep_ == "dobj" else above
    if verb.lemma_ not in _ESTIMATING:
        return None
    return next(
        (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ in NOUNS), None
    )


MEASURING = word_set("counting", "measuring")
"""Verbs whose object is a measure of their subject."""
SIZING = MEASURING | {
    "stand", "rise", "fall", "climb", "drop", "grow", "increase", "decrease", "swell", "shrink",
    "number", "pass", "surpass", "jump",
}  # fmt: skip
_ROLES = ("nsubjpass", "dobj", "nsubj")


def sized_by(top: Token) -> Token | None:
    """Return what is said to have a bare number: "put the crowd at 800", "turnout reached 800"."""
    if top.dep_ == "pobj":
        above = top.head.head
        if (found := estimated(above, top.head.lower_)) is not None:
            return found
        fits = top.head.lower_ in ("at", "to", "from", "by") and above.lemma_ in SIZING
        return subject_of(above) if fits and above.pos_ in ("VERB", "AUX") else None
    if top.dep_ in ("attr", "dobj", "acomp", "npadvmod", "nummod") and top.head.lemma_ in SIZING:
        return subject_of(top.head) if top.head.pos_ in ("VERB", "AUX") else None
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the noun that a clause is about: its object where something is done to that."""
    if verb.pos_ in NOUNS:
        return verb
    if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
        return verb.head
    for dependency in ("nsubjpass", "nsubj") if verb.lemma_ in SIZING else _ROLES:
        for child in verb.children:
            if child.dep_ == dependency and child.pos_ in NOUNS:
                relays = dependency == "nsubj" and verb.lemma_ in SPEECH_VERBS
                return None if relays else child
            if child.dep_ == dependency != "dobj" and child.tag_ == "WDT":
                return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in NOUNS else None
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None and (verb.dep_ == "ccomp" or own.lower_ not in ("it", "they")):
        return None  # "shows it is 90 percent" tells nothing of what shows it
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl") and verb.head != verb:
        return subject_of(verb.head)
    return None


_FALLS = word_set("counting", "falls")
_RISES = word_set("counting", "rises")
CHANGES = _FALLS | _RISES
"""Words that say that something changed by an amount, whatever it came to."""


def direction(word: str) -> str:
    """Return "fall" or "rise" for a word of change."""
    return "fall" if word in _FALLS else "rise"


def change_by(top: Token) -> str | None:
    """Return whether a share is by how much something fell or rose: "fell (by) 5 percent"."""
    head = top.head
    if top.dep_ == "pobj":
        head = head.head if head.lower_ == "by" else top
    word = head.lower_ if head.pos_ in ("ADV", "ADJ", "ADP") else head.lemma_.lower()
    return direction(word) if head != top and word in CHANGES else None
