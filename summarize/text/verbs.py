"""Past tense and past participle of English verbs.

Irregular verbs as any comprehensive grammar lists them (Quirk, Greenbaum, Leech, Svartvik: A
Comprehensive Grammar of the English Language, 3.11-3.19), in the forms of the news, without the
archaic ones. A test holds them against the exceptions of the parser's own lemmatizer (WordNet's).
"""

from __future__ import annotations

import re

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
