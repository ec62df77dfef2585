"""English words: what a comparison counts, their forms, their like and their opposites."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

# --- how much two short statements share: weighted words, names and numbers, without a parse


FUNCTION_WORDS_TEXT = """
    a an the this that these those it its itself he him his she her hers they them their theirs
    we us our ours you your i me my mine who whom whose which what where when why how
    and or but nor so yet for of in on at by to from with without into onto over under after
    before during since until till while as than then there here about against among between
    through across around near off out up down per via within along toward towards upon amid
    be am is are was were been being do does did done doing have has had having will would
    shall should can could may might must ought not no n't never also too very more most much
    many some any each every all both few other another such same own only just even still
    already again once if though although because however meanwhile s t
    say says said saying tell tells told add adds added adding report reports reported
    according announce announced claim claims claimed state stated quote quoted
    one two new year-old give gives gave given giving get gets got make makes made making
    take takes took taken taking put puts come comes came go goes went gone
"""
FUNCTION_WORDS = frozenset(FUNCTION_WORDS_TEXT.split())
"""Closed-class words and words of saying: they tell nothing about what a statement is of."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SUFFIXES_TEXT = """
    izations ization ations ation ating ated ates ate ingly ments ment ities ions ings ists
    ing ion ity ies ied ern ers ist ed es er ly or al s e y
"""
SUFFIXES = tuple(SUFFIXES_TEXT.split())
POSSESSIVE = re.compile(r"['\u2019]s?\b")


class Signature(NamedTuple):
    """What is compared of one statement.

    Attributes:
        terms: Stems of its content words and of the words of its names.
        names: The name words among them, lower case.
        numbers: Its numbers as exact values.
    """

    terms: frozenset[str]
    names: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()


class Weights:
    """Rarity of each term among a set of statements: inverse document frequency, smoothed."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for signature in signatures:
            counted.update(signature.terms)
            total += 1
        self._total = max(total, 1)
        self._unseen = self._weight(0)
        self._weights = {term: self._weight(n) for term, n in counted.items()}
        self._sums: dict[frozenset[str], float] = {}

    def of(self, term: str) -> float:
        """Return the weight of a term, above zero; unseen terms weigh most."""
        return self._weights.get(term, self._unseen)

    def sum(self, terms: frozenset[str]) -> float:
        """Return the weight of several terms; exact, whatever their order."""
        found = self._sums.get(terms)
        if found is None:
            found = self._sums[terms] = math.fsum(map(self.of, terms))
        return found

    def _weight(self, count: int) -> float:
        return math.log(1 + self._total / (count + 1)) + 0.1

    def overlap(self, first: Signature, second: Signature) -> float:
        """Return how much two statements share, from 0 to 1: Dice's coefficient by weight.

        Measured against the mean of both containments on the evals' labelled facts: 7 pairs
        wrongly joined instead of 23 for the same number rightly joined, since two words of a
        long sentence no longer make it the short one's equal.
        """
        both = first.terms & second.terms
        if not both:
            return 0.0
        return 2 * math.fsum(map(self.of, both)) / (self.sum(first.terms) + self.sum(second.terms))


def sign(
    text: str,
    *,
    lemmas: Sequence[str] | None = None,
    names: Sequence[str] = (),
    numbers: Iterable[float] = (),
) -> Signature:
    """Return the signature of a statement.

    Args:
        text: The statement; read only where no lemmas are given.
        lemmas: Its content words, where a parse knows them.
        names: Its proper names as written.
        numbers: The values of its figures.
    """
    name_words = frozenset(stem(w) for n in names for w in content_words(n))
    words = lemmas if lemmas is not None else content_words(text)
    # Lemmas are run through `content_words` too: a hyphen or a word of saying may be in them.
    terms = frozenset(stem(w) for lemma in words for w in content_words(lemma))
    values = frozenset(numbers)
    # A number is a word too: the rarer, the more it says that two statements are one.
    figures = frozenset(f"#{v:.10g}" for v in values if v > SMALL_NUMBER)
    return Signature(terms | name_words | figures, name_words, values)


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry its matter, lower case, in order."""
    words = WORD.findall(POSSESSIVE.sub("", text).lower())
    return [w for w in words if w not in FUNCTION_WORDS and len(w) > 1]


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem, so that "evacuation" and "evacuated" meet.

    A few suffixes of English, longest first, and never down to fewer than four letters.
    """
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


SMALL_NUMBER = 12
"""Up to a dozen, numbers are met by chance."""


# --- past tense and past participle of English verbs


_ALIKE = """
    bend bent, bind bound, bleed bled, breed bred, bring brought, build built, buy bought, catch
    caught, cling clung, creep crept, deal dealt, dig dug, feed fed, feel felt, fight fought,
    find found, flee fled, fling flung, get got, grind ground, hang hung, have had, hear heard,
    hold held, keep kept, lay laid, lead led, leave left, lend lent, light lit, lose lost, make
    made, mean meant, meet met, mislead misled, pay paid, rebuild rebuilt, repay repaid, resell
    resold, retell retold, say said, seek sought, sell sold, send sent, shine shone, shoot shot,
    sit sat, sleep slept, slide slid, speed sped, spend spent, spin spun, stand stood, stick
    stuck, sting stung, strike struck, string strung, sweep swept, swing swung, teach taught,
    tell told, think thought, understand understood, uphold upheld, weep wept, win won, wind
    wound, withhold withheld, withstand withstood, wring wrung, misunderstand misunderstood,
    outsell outsold, overhear overheard, overpay overpaid, oversleep overslept, overspend
    overspent, outspend outspent, remake remade, rethink rethought, spit spat, undersell
    undersold, underpay underpaid, unwind unwound
"""
"""Verbs whose past tense and participle are one form."""

_UNCHANGED = """
    bet bid broadcast burst cast cost cut forecast hit hurt let offset put quit read reset rid
    set shed shut slit split spread thrust typecast undercut upset
"""
"""Verbs that have one form for all."""

_APART = """
    arise arose arisen, be was been, bear bore borne, beat beat beaten, become became become,
    begin began begun, bite bit bitten, blow blew blown, break broke broken, choose chose
    chosen, come came come, do did done, draw drew drawn, drink drank drunk, drive drove driven,
    eat ate eaten, fall fell fallen, fly flew flown, foresee foresaw foreseen, forbid forbade
    forbidden, forego forewent foregone, forget forgot forgotten, forgive forgave forgiven,
    forsake forsook forsaken, freeze froze frozen, give gave given, go went gone, grow grew
    grown, hide hid hidden, know knew known, lie lay lain, mistake mistook mistaken, outdo
    outdid outdone, outgrow outgrew outgrown, outrun outran outrun, overcome overcame overcome,
    overdo overdid overdone, override overrode overridden, overrun overran overrun, oversee
    oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, prove proved
    proven, redo redid redone, ride rode ridden, ring rang rung, rise rose risen, run ran run,
    see saw seen, shake shook shaken, show showed shown, shrink shrank shrunk, retake retook
    retaken, rewrite rewrote rewritten, sew sewed sewn, sing sang sung, sink sank sunk, slay
    slew slain, sow sowed sown, speak spoke spoken, spring sprang sprung, steal stole stolen,
    strew strewed strewn, stride strode stridden, strive strove striven, swear swore sworn,
    swell swelled swollen, swim swam swum, take took taken, tear tore torn, throw threw thrown,
    tread trod trodden, undergo underwent undergone, undertake undertook undertaken, underwrite
    underwrote underwritten, undo undid undone, wake woke woken, wear wore worn, weave wove
    woven, withdraw withdrew withdrawn, write wrote written
"""
"""Verbs that have two."""

_DOUBLING = """
    abet acquit admit allot commit compel concur confer control debug deter dispel embed equip
    excel expel extol incur infer kidnap occur omit outfit patrol permit program propel rebel
    recap recur refer regret remit repel submit transfer transmit worship
"""
"""Verbs of more syllables than one that double their last consonant."""

PASTS: dict[str, str] = {}
"""Irregular verbs and their past tense."""

PARTICIPLES: dict[str, str] = {}
"""Irregular verbs and their past participle."""

for _entry in (_ALIKE + "," + _APART).split(","):
    _verb, *_forms = _entry.split()
    PASTS[_verb], PARTICIPLES[_verb] = _forms[0], _forms[-1]
PASTS.update({v: v for v in _UNCHANGED.split()})
PARTICIPLES.update({v: v for v in _UNCHANGED.split()})


_DOUBLED = re.compile(r"(?:[^aeiou]+|qu|[^aeiou]*u(?=i))[aeiou][^aeiouwxy]")
"""One syllable that ends in one vowel and one consonant doubles it: "planned"."""

_TWICE = frozenset(_DOUBLING.split())


def past_tense(lemma: str) -> str:
    """Return the past tense of a verb: "slept", "fled", "admitted"."""
    return PASTS.get(lemma) or _regular(lemma)


def past_participle(lemma: str) -> str:
    """Return the past participle of a verb: "stolen", "gone", "admitted"."""
    return PARTICIPLES.get(lemma) or _regular(lemma)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma in _TWICE or _DOUBLED.fullmatch(lemma):
        return f"{lemma}{lemma[-1]}ed"
    if len(lemma) > 2 and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma.endswith("ic"):
        return lemma + "ked"
    return lemma + "ed"


# --- words for people and what befalls them, as the news counts it


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


# --- words that may stand for each other in a statement without changing the fact


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


# --- words that cannot both be true of one thing: the antonyms of WordNet 3.0, compared by lemma


PARTS_OF_SPEECH = {"ADJ": "a", "NOUN": "n", "ADV": "r", "VERB": "v"}
"""WordNet's letters for spaCy's parts of speech; any other word belongs to a closed class."""
CLOSED_CLASS = "f"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def antonyms(lemma: str, pos: str) -> frozenset[str]:
    """Return the words that are opposites of a word.

    Args:
        lemma: Its lemma, lower case.
        pos: Its part of speech, as spaCy names it.
    """
    return _antonyms()[PARTS_OF_SPEECH.get(pos, CLOSED_CLASS)].get(lemma, frozenset())


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """Return two words by which two texts stand against each other, if any.

    Only nouns, verbs, adjectives and adverbs are asked that the other text does not have; without
    a parse they meet by their stems, whatever their part of speech.
    """
    mine, theirs = _stems(one), _stems(other)
    for form in sorted(mine.keys() - theirs.keys()):
        against = _by_stem().get(form, frozenset()) & (theirs.keys() - mine.keys())
        if against:
            return mine[form], theirs[min(against)]
    return None


def _stems(text: str) -> dict[str, str]:
    return {_stem(word.lower()): word for word in _WORD.findall(text)}


def _stem(word: str) -> str:
    return stem(_verbs().get(word, word))


@functools.cache
def _verbs() -> Mapping[str, str]:
    """Return the verbs of irregular past tenses and participles, by these."""
    return {form: verb for forms in (PARTICIPLES, PASTS) for verb, form in forms.items()}


@functools.cache
def _antonyms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    path = files("summarize") / "languages" / "en" / "antonyms.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pos, one, other = line.split("\t")
            found[pos][one].add(other)
            found[pos][other].add(one)
    return {
        pos: {word: frozenset(others) for word, others in words.items()}
        for pos, words in found.items()
    }


@functools.cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pos, words in _antonyms().items():
        for word, others in words.items() if pos != CLOSED_CLASS else ():
            found[_stem(word)].update(map(_stem, others))
    return {word: frozenset(others - {word}) for word, others in found.items()}
